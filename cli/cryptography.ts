import { webCryptography } from '../shared/determination/web-cryptography.ts'

const encoder = new TextEncoder()

/** The cryptography of this runtime. */
export const cryptography = webCryptography(crypto.subtle, (text) => encoder.encode(text))
