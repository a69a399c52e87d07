import { createHash, createPublicKey, verify } from 'node:crypto'
import type { Cryptography } from '../shared/determination/cryptography.ts'

/** The cryptography of Node. */
export const cryptography: Cryptography = {
  sha256: async (text) => createHash('sha256').update(text).digest('hex'),
  fingerprint: async (key) => createHash('sha256').update(key, 'hex').digest('hex'),
  async isSignedBy(text, signature, key) {
    try {
      const x = Buffer.from(key, 'hex').toString('base64url')
      const known = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
      return verify(null, Buffer.from(text), known, Buffer.from(signature, 'hex'))
    } catch {
      // Bytes that are no key verify nothing.
      return false
    }
  },
}
