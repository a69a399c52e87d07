import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  scrypt,
  sign,
} from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { Signer } from '../shared/determination/cryptography.ts'
import { pathText } from '../shared/model/read.ts'

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

/** A key file that cannot be used, and why, one place a line. */
export class KeyProblem extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems[0] ?? 'the key cannot be used')
    this.name = 'KeyProblem'
    this.problems = problems
  }
}

/** The key of an office: what signs, and its private key as PKCS #8. */
export interface OfficeKey extends Signer {
  privateKey: Buffer
  /** As `sign`, at once: within a transaction. */
  signNow(text: string): string
}

/** A new Ed25519 key. */
export function newOfficeKey(): OfficeKey {
  return officeKeyOf(generateKeyPairSync('ed25519').privateKey)
}

/** The office of a private key (PKCS #8). Throws where the bytes are no Ed25519 key. */
export function officeKeyIn(privateKey: Buffer): OfficeKey {
  return officeKeyOf(createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' }))
}

/** The text of a file with a key in it that a passphrase opens. */
export async function sealedKey(
  { key, privateKey }: OfficeKey,
  passphrase: string,
): Promise<string> {
  const salt = randomBytes(16)
  const iv = randomBytes(12)
  const cipher = createCipheriv(CIPHER, await sealingKey(passphrase, salt), iv)
  cipher.setAAD(Buffer.from(key))
  const sealed = Buffer.concat([cipher.update(privateKey), cipher.final()])
  const file: KeyFile = {
    format: 'minimis-key',
    version: 1,
    key,
    scrypt: { salt: salt.toString('hex'), ...COST },
    iv: iv.toString('hex'),
    tag: cipher.getAuthTag().toString('hex'),
    sealed: sealed.toString('hex'),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** The public key of a key file's data, which needs no passphrase. Throws a KeyProblem. */
export function publicKeyIn(data: unknown): string {
  return keyFileOf(data).key
}

/** The office of a key file's data. Throws a KeyProblem where the passphrase does not open it. */
export async function openedKey(data: unknown, passphrase: string): Promise<OfficeKey> {
  const { key, scrypt: cost, iv, tag, sealed } = keyFileOf(data)
  let opened: OfficeKey
  try {
    const opening = await sealingKey(passphrase, Buffer.from(cost.salt, 'hex'))
    const decipher = createDecipheriv(CIPHER, opening, Buffer.from(iv, 'hex'))
    decipher.setAAD(Buffer.from(key))
    decipher.setAuthTag(Buffer.from(tag, 'hex'))
    opened = officeKeyIn(
      Buffer.concat([decipher.update(Buffer.from(sealed, 'hex')), decipher.final()]),
    )
  } catch {
    throw new KeyProblem(['this passphrase does not open the key, or the file was changed'])
  }
  if (opened.key !== key) throw new KeyProblem(['key: is not the public key of the key inside'])
  return opened
}

function officeKeyOf(privateKey: KeyObject): OfficeKey {
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new KeyProblem(['is no Ed25519 key'])
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  const signNow = (text: string) => sign(null, Buffer.from(text), privateKey).toString('hex')
  return {
    key: Buffer.from(x, 'base64url').toString('hex'),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }),
    signNow,
    sign: async (text) => signNow(text),
  }
}

function keyFileOf(data: unknown): KeyFile {
  const parsed = keyFileSchema.safeParse(data)
  if (parsed.success) return parsed.data
  throw new KeyProblem(
    parsed.error.issues.map((issue) => `${pathText(issue.path)}: ${issue.message}`),
  )
}

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt)

function sealingKey(passphrase: string, salt: Buffer): Promise<Buffer> {
  const { n: N, r, p } = COST
  return derive(passphrase.normalize('NFC'), salt, 32, { N, r, p, maxmem: 256 * N * r })
}
