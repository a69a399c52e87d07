import { createHash, createPublicKey, verify } from 'node:crypto'
import type { Cryptography } from '../shared/determination/cryptography.ts'

/** The cryptography of Node. */
export const cryptography: Cryptography = {
  sha256: async (text) => createHash('sha256').update(text).digest('hex'),
  fingerprint: async (key) => fingerprintOf(key),
  isSignedBy: async (text, signature, key) => isSignedBy(text, signature, key),
}

/** Whether a signature is that of a text by an Ed25519 key, as `Cryptography` asks it, at once. */
export function isSignedBy(text: string, signature: string, key: string): boolean {
  try {
    const x = Buffer.from(key, 'hex').toString('base64url')
    const known = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
    return verify(null, Buffer.from(text), known, Buffer.from(signature, 'hex'))
  } catch {
    // Bytes that are no key verify nothing.
    return false
  }
}

/** The fingerprint of a public key, at once. */
export function fingerprintOf(key: string): string {
  return createHash('sha256').update(key, 'hex').digest('hex')
}
