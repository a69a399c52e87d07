import type { Cryptography } from './cryptography.ts'

/** What is used of the Web Cryptography that browsers and Node have (`crypto.subtle`). */
export interface Subtle<Key> {
  digest(algorithm: 'SHA-256', data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
  importKey(
    format: 'raw',
    data: Uint8Array<ArrayBuffer>,
    algorithm: 'Ed25519',
    extractable: boolean,
    usages: 'verify'[],
  ): Promise<Key>
  verify(
    algorithm: 'Ed25519',
    key: Key,
    signature: Uint8Array<ArrayBuffer>,
    data: Uint8Array<ArrayBuffer>,
  ): Promise<boolean>
}

/** Cryptography by `crypto.subtle`; `utf8` gives the bytes of a text, as `TextEncoder` does. */
export function webCryptography<Key>(
  subtle: Subtle<Key>,
  utf8: (text: string) => Uint8Array<ArrayBuffer>,
): Cryptography {
  const sha256 = async (bytes: Uint8Array<ArrayBuffer>) =>
    hexOf(new Uint8Array(await subtle.digest('SHA-256', bytes)))
  return {
    sha256: (text) => sha256(utf8(text)),
    fingerprint: (key) => sha256(bytesOfHex(key)),
    async isSignedBy(text, signature, key) {
      try {
        const known = await subtle.importKey('raw', bytesOfHex(key), 'Ed25519', false, ['verify'])
        return await subtle.verify('Ed25519', known, bytesOfHex(signature), utf8(text))
      } catch (error) {
        // Bytes that are no key verify nothing; a runtime without Ed25519 cannot say so.
        if ((error as Error).name === 'NotSupportedError') throw error
        return false
      }
    },
  }
}

/** Bytes as hexadecimal digits in lower case. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function bytesOfHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
