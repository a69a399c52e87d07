import { z } from 'zod'
import { LONGEST_OFFICIAL_TEXT, MOST_OFFICIAL_TEXTS } from '../bounds.ts'
import { canonicalJson } from '../model/canonical-json.ts'
import { issueWords } from '../model/issue.ts'
import { parseJson } from '../model/json.ts'
import { type Problem, pathText, type Read } from '../model/read.ts'
import { checkPack } from '../rules/check.ts'
import type { OfficialText } from '../rules/official-text.ts'
import { type PackFiles, packFilesSchema } from '../rules/schema.ts'
import type { Cryptography, Signer } from './cryptography.ts'

const hexadecimal = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`))

/** A rule pack as a file that alone suffices: its rows, their hash, and who signed them. */
const packFileSchema = z.strictObject({
  format: z.literal('minimis-pack'),
  version: z.literal(1),
  files: packFilesSchema,
  /** SHA-256 of the canonical JSON of `files`: the hash by which determinations name the pack. */
  hash: hexadecimal(64),
  /** null: nobody signed it. */
  signature: z.strictObject({ key: hexadecimal(64), value: hexadecimal(128) }).nullable(),
  /** The official words of places that the pack cites, for the use of whoever built it. */
  texts: z
    .strictObject({
      /** SHA-256 of the canonical JSON of `places`; a signature is of it too. */
      hash: hexadecimal(64),
      places: z
        .array(
          z.strictObject({
            place: z.string().min(3).max(100),
            text: z.string().min(1).max(LONGEST_OFFICIAL_TEXT),
          }),
        )
        .min(1)
        .max(MOST_OFFICIAL_TEXTS),
    })
    .optional(),
})

/** A pack that was read from a file, with all that is asked of it before it is taken. */
export interface PackOfFile {
  files: PackFiles
  hash: string
  /** The fingerprint of the key that signed it; null: nobody did. */
  signedBy: string | null
  /** The official words that it carries, if any. */
  texts: OfficialText[]
}

/**
 * The text of the file of a pack, which is canonical JSON to the last byte, with the official words that
 * it is to carry.
 */
export async function packFileOf(
  files: PackFiles,
  signer: Signer | null,
  cryptography: Cryptography,
  carried: readonly OfficialText[] = [],
): Promise<string> {
  const hash = await cryptography.sha256(canonicalJson(files))
  const texts =
    carried.length > 0
      ? { hash: await cryptography.sha256(canonicalJson(carried)), places: carried }
      : undefined
  const signature = signer && {
    key: signer.key,
    value: await signer.sign(signedText(hash, signer.key, texts?.hash)),
  }
  return packFileText(files, hash, signature, texts)
}

/** As `packFileOf`, where the hashes and a signature over them are there. */
export function packFileText(
  files: PackFiles,
  hash: string,
  signature: { key: string; value: string } | null,
  texts?: { hash: string; places: readonly OfficialText[] },
): string {
  return canonicalJson({ format: 'minimis-pack', version: 1, files, hash, signature, texts })
}

/** A pack's file whose form is right; what stands in it is not yet held against its hash and signature. */
export interface OpenedPackFile {
  files: PackFiles
  /** The canonical JSON of the rows: what the hash is of. */
  rows: string
  hash: string
  /** The signature with the text that it is of; null: nobody signed. */
  signature: { key: string; value: string; of: string } | null
  /** The official words that it carries, with what their hash is of; null: none. */
  texts: { hash: string; places: OfficialText[]; of: string } | null
  /** The whole as canonical JSON. */
  text: string
}

/** What was found of a file's hash and signature. */
export interface FoundOfPackFile {
  sha256: string
  /** Of the official words; null: there are none. */
  textsSha256: string | null
  /** Whether the signature is one; true where there is none. */
  isSigned: boolean
  /** The fingerprint of its key; null: nobody signed. */
  fingerprint: string | null
}

/**
 * Reads the text of a pack's file. Gives the pack, or every reason for refusing it with its place: text
 * that is no such file, a member that no pack has, a hash or signature that is not that of its rows, and
 * rows that do not hold together (`checkPack`). Whether the key is that of a known office is for whoever
 * asks to say.
 */
export async function readPackFile(
  text: string,
  cryptography: Cryptography,
): Promise<Read<PackOfFile>> {
  const opened = openPackFile(text)
  if (!opened.ok) return opened
  const { rows, signature, texts } = opened.value
  return checkedPackFile(opened.value, {
    sha256: await cryptography.sha256(rows),
    textsSha256: texts && (await cryptography.sha256(texts.of)),
    isSigned:
      !signature || (await cryptography.isSignedBy(signature.of, signature.value, signature.key)),
    fingerprint: signature && (await cryptography.fingerprint(signature.key)),
  })
}

/** The first half of `readPackFile`, which needs no cryptography. */
export function openPackFile(text: string): Read<OpenedPackFile> {
  const json = parseJson(text)
  if (!json.ok) return refused([{ path: json.path, message: json.message }])
  const parsed = packFileSchema.safeParse(json.value)
  if (!parsed.success)
    return refused(
      parsed.error.issues.map((issue) => ({
        path: pathText(issue.path),
        message: issueWords(issue),
      })),
    )
  const { hash, signature, files, texts } = parsed.data
  const rows = textOf((json.value as { files: unknown }).files)
  const whole = textOf(json.value)
  if (rows === null || whole === null)
    return refused([{ path: 'files', message: 'holds half a character' }])
  const signed = signature && { ...signature, of: signedText(hash, signature.key, texts?.hash) }
  const carried = texts ? { ...texts, of: canonicalJson(texts.places) } : null
  return { ok: true, value: { files, rows, hash, signature: signed, texts: carried, text: whole } }
}

/** The second half of `readPackFile`: holds the file against what was found of its hash and signature. */
export function checkedPackFile(
  { files, hash, signature, texts }: OpenedPackFile,
  { sha256, textsSha256, isSigned, fingerprint }: FoundOfPackFile,
): Read<PackOfFile> {
  if (sha256 !== hash)
    return refused([{ path: 'hash', message: 'is not that of the rows: they were changed' }])
  if (texts && textsSha256 !== texts.hash)
    return refused([{ path: 'texts.hash', message: 'is not that of the texts: they were changed' }])
  if (!isSigned)
    return refused([{ path: 'signature', message: 'is not one of its key over these rows' }])
  const problems = checkPack(files).map(({ path, message }) => ({ path: `files.${path}`, message }))
  if (problems.length > 0) return refused(problems)
  const signedBy = signature && fingerprint
  return { ok: true, value: { files, hash, signedBy, texts: texts?.places ?? [] } }
}

/** What a signature is of: no signature of another kind of file is one of this. */
function signedText(hash: string, key: string, texts: string | undefined): string {
  return canonicalJson({ format: 'minimis-pack', version: 1, hash, key, texts })
}

/** The canonical JSON of data; null: they hold what no text can. */
function textOf(data: unknown): string | null {
  try {
    return canonicalJson(data)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function refused(problems: Problem[]): { ok: false; problems: Problem[] } {
  return { ok: false, problems }
}
