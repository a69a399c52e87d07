import { KeyProblem, openedKey, publicKeyIn } from '../db/office-key.ts'
import type { Signer } from '../shared/determination/cryptography.ts'
import { loadJson } from './options.ts'
import { UsageError } from './usage-error.ts'

/** The public key of a key file, which needs no passphrase. */
export function publicKeyOf(path: string): string {
  const data = loadJson(path)
  try {
    return publicKeyIn(data)
  } catch (error) {
    throw usageErrorOf(path, error)
  }
}

/** The office of a key file. Throws a UsageError where the passphrase does not open it. */
export async function openKeyFile(path: string, passphrase: string): Promise<Signer> {
  const data = loadJson(path)
  try {
    return await openedKey(data, passphrase)
  } catch (error) {
    throw usageErrorOf(path, error)
  }
}

function usageErrorOf(path: string, error: unknown): unknown {
  if (!(error instanceof KeyProblem)) return error
  return new UsageError(error.problems.map((problem) => `${path}: ${problem}`))
}
