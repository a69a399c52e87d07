import { z } from 'zod'
import { canonicalJson } from '../model/canonical-json.ts'
import { issueWords } from '../model/issue.ts'
import { parseJson } from '../model/json.ts'
import { type Problem, pathText, type Read } from '../model/read.ts'
import { checkPack } from '../rules/check.ts'
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
})

/** A pack that was read from a file, with all that is asked of it before it is taken. */
export interface PackOfFile {
  files: PackFiles
  hash: string
  /** The fingerprint of the key that signed it; null: nobody did. */
  signedBy: string | null
}

/** The text of the file of a pack, which is canonical JSON to the last byte. */
export async function packFileOf(
  files: PackFiles,
  signer: Signer | null,
  cryptography: Cryptography,
): Promise<string> {
  const hash = await cryptography.sha256(canonicalJson(files))
  const signature = signer && {
    key: signer.key,
    value: await signer.sign(signedText(hash, signer.key)),
  }
  return packFileText(files, hash, signature)
}

/** As `packFileOf`, where the hash of the rows and a signature over it are there. */
export function packFileText(
  files: PackFiles,
  hash: string,
  signature: { key: string; value: string } | null,
): string {
  return canonicalJson({ format: 'minimis-pack', version: 1, files, hash, signature })
}

/** A pack's file whose form is right; what stands in it is not yet held against its hash and signature. */
export interface OpenedPackFile {
  files: PackFiles
  /** The canonical JSON of the rows: what the hash is of. */
  rows: string
  hash: string
  /** The signature with the text that it is of; null: nobody signed. */
  signature: { key: string; value: string; of: string } | null
  /** The whole as canonical JSON. */
  text: string
}

/** What was found of a file's hash and signature. */
export interface FoundOfPackFile {
  sha256: string
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
  const { rows, signature } = opened.value
  return checkedPackFile(opened.value, {
    sha256: await cryptography.sha256(rows),
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
  const { hash, signature, files } = parsed.data
  const rows = textOf((json.value as { files: unknown }).files)
  const whole = textOf(json.value)
  if (rows === null || whole === null)
    return refused([{ path: 'files', message: 'holds half a character' }])
  const signed = signature && { ...signature, of: signedText(hash, signature.key) }
  return { ok: true, value: { files, rows, hash, signature: signed, text: whole } }
}

/** The second half of `readPackFile`: holds the file against what was found of its hash and signature. */
export function checkedPackFile(
  { files, hash, signature }: OpenedPackFile,
  { sha256, isSigned, fingerprint }: FoundOfPackFile,
): Read<PackOfFile> {
  if (sha256 !== hash)
    return refused([{ path: 'hash', message: 'is not that of the rows: they were changed' }])
  if (!isSigned)
    return refused([{ path: 'signature', message: 'is not one of its key over these rows' }])
  const problems = checkPack(files).map(({ path, message }) => ({ path: `files.${path}`, message }))
  if (problems.length > 0) return refused(problems)
  return { ok: true, value: { files, hash, signedBy: signature && fingerprint } }
}

/** What a signature is of: no signature of another kind of file is one of this. */
function signedText(hash: string, key: string): string {
  return canonicalJson({ format: 'minimis-pack', version: 1, hash, key })
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
