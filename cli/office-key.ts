import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  scryptSync,
  sign,
} from 'node:crypto'
import { z } from 'zod'
import type { Signer } from '../shared/determination/cryptography.ts'
import { pathText } from '../shared/model/read.ts'
import { loadJson } from './options.ts'
import { UsageError } from './usage-error.ts'

/** The cost of a guess at the passphrase: 128 MiB and about half a second. */
const COST = { n: 2 ** 17, r: 8, p: 1 }
const CIPHER = 'aes-256-gcm'
export const LEAST_PASSPHRASE = 12

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))
const keyFileSchema = z.strictObject({
  format: z.literal('minimis-key'),
  version: z.literal(1),
  key: hex(32),
  scrypt: z.strictObject({
    salt: hex(16),
    n: z.literal(COST.n),
    r: z.literal(COST.r),
    p: z.literal(COST.p),
  }),
  iv: hex(12),
  tag: hex(16),
  /** The private key as PKCS #8, sealed with AES-256-GCM. */
  sealed: z.string().regex(/^([0-9a-f]{2}){1,200}$/),
})
type KeyFile = z.infer<typeof keyFileSchema>

/** A new Ed25519 key of an office, as the text of a file that a passphrase opens. */
export function newKeyFile(passphrase: string): { key: string; text: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const key = hexOfPublic(publicKey)
  const salt = randomBytes(16)
  const iv = randomBytes(12)
  const cipher = createCipheriv(CIPHER, sealingKey(passphrase, salt), iv)
  cipher.setAAD(Buffer.from(key))
  const plain = privateKey.export({ format: 'der', type: 'pkcs8' })
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  const file: KeyFile = {
    format: 'minimis-key',
    version: 1,
    key,
    scrypt: { salt: salt.toString('hex'), ...COST },
    iv: iv.toString('hex'),
    tag: cipher.getAuthTag().toString('hex'),
    sealed: sealed.toString('hex'),
  }
  return { key, text: `${JSON.stringify(file, null, 2)}\n` }
}

/** The public key of a key file, which needs no passphrase. */
export function publicKeyOf(path: string): string {
  return keyFileOf(path).key
}

/** The office of a key file. Throws a UsageError where the passphrase does not open it. */
export function openKeyFile(path: string, passphrase: string): Signer {
  const { key, scrypt, iv, tag, sealed } = keyFileOf(path)
  let privateKey: KeyObject
  try {
    const opening = sealingKey(passphrase, Buffer.from(scrypt.salt, 'hex'))
    const decipher = createDecipheriv(CIPHER, opening, Buffer.from(iv, 'hex'))
    decipher.setAAD(Buffer.from(key))
    decipher.setAuthTag(Buffer.from(tag, 'hex'))
    const plain = Buffer.concat([decipher.update(Buffer.from(sealed, 'hex')), decipher.final()])
    privateKey = createPrivateKey({ key: plain, format: 'der', type: 'pkcs8' })
  } catch {
    throw new UsageError([
      `${path}: this passphrase does not open the key, or the file was changed`,
    ])
  }
  if (hexOfPublic(createPublicKey(privateKey)) !== key)
    throw new UsageError([`${path}: key: is not the public key of the key inside`])
  return {
    key,
    sign: async (text) => sign(null, Buffer.from(text), privateKey).toString('hex'),
  }
}

function keyFileOf(path: string): KeyFile {
  const parsed = keyFileSchema.safeParse(loadJson(path))
  if (parsed.success) return parsed.data
  throw new UsageError(
    parsed.error.issues.map((issue) => `${path}: ${pathText(issue.path)}: ${issue.message}`),
  )
}

function sealingKey(passphrase: string, salt: Buffer): Buffer {
  const { n: N, r, p } = COST
  return scryptSync(passphrase.normalize('NFC'), salt, 32, { N, r, p, maxmem: 256 * N * r })
}

function hexOfPublic(key: KeyObject): string {
  const { x = '' } = key.export({ format: 'jwk' })
  return Buffer.from(x, 'base64url').toString('hex')
}
