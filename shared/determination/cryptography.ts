/** What is asked of the runtime's cryptography. Node's and the browser's both do it. */
export interface Cryptography {
  /** The SHA-256 of the UTF-8 bytes of a text, as 64 hexadecimal digits in lower case. */
  sha256(text: string): Promise<string>
  /**
   * Whether a signature is that of a text's UTF-8 bytes by an Ed25519 key (RFC 8032). Signature and
   * public key are hexadecimal digits in lower case, 128 and 64 of them.
   */
  isSignedBy(text: string, signature: string, key: string): Promise<boolean>
  /** The SHA-256 of the 32 bytes of a public key: what a person compares. */
  fingerprint(key: string): Promise<string>
}

/** The key of an office, which signs. */
export interface Signer {
  /** The public key, as 64 hexadecimal digits. */
  key: string
  /** The Ed25519 signature of a text's UTF-8 bytes, as 128 hexadecimal digits. */
  sign(text: string): Promise<string>
}
