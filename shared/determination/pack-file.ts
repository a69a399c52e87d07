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
  return canonicalJson({ format: 'minimis-pack', version: 1, files, hash, signature })
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
  if (rows === null) return refused([{ path: 'files', message: 'holds half a character' }])
  if ((await cryptography.sha256(rows)) !== hash)
    return refused([{ path: 'hash', message: 'is not that of the rows: they were changed' }])
  if (signature) {
    const { key, value } = signature
    if (!(await cryptography.isSignedBy(signedText(hash, key), value, key)))
      return refused([{ path: 'signature', message: 'is not one of its key over these rows' }])
  }
  const problems = checkPack(files).map(({ path, message }) => ({ path: `files.${path}`, message }))
  if (problems.length > 0) return refused(problems)
  const signedBy = signature && (await cryptography.fingerprint(signature.key))
  return { ok: true, value: { files, hash, signedBy } }
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
