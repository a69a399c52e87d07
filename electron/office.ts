import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { cryptography } from '../db/cryptography.ts'
import { moveFile } from '../db/files.ts'
import {
  KeyProblem,
  LEAST_PASSPHRASE,
  newOfficeKey,
  type OfficeKey,
  officeKeyIn,
  openedKey,
  publicKeyIn,
  sealedKey,
} from '../db/office-key.ts'
import type { OfficeState } from '../shared/ipc/determination-calls.ts'
import { Refusal } from './ipc/refusal.ts'
import { readChosen } from './shell/read-chosen.ts'
import { readOwn } from './shell/read-own.ts'

/** Bytes of a key file, which has some six hundred. */
const LARGEST_KEY_FILE = 2 ** 20

/** The system's own store of secrets, as Electron's `safeStorage`. */
export interface SafeStore {
  isEncryptionAvailable(): boolean
  encryptString(text: string): Buffer
  decryptString(sealed: Buffer): string
}

const bySystemSchema = z.strictObject({
  format: z.literal('minimis-office-key'),
  version: z.literal(1),
  key: z.string().regex(/^[0-9a-f]{64}$/),
  /** The private key, sealed by the system's store of secrets for this user. */
  sealed: z.string(),
})

/**
 * The key of the office by which determinations are signed on this computer. It is made on first use
 * and kept by the system's store of secrets; where the system has none, in a file that a passphrase
 * opens, which is asked for once in a sitting.
 */
export class Office {
  private readonly path: string
  private readonly store: SafeStore
  private opened: OfficeKey | null = null

  /** `path`: the file that the key is kept in. */
  constructor(path: string, store: SafeStore) {
    this.path = path
    this.store = store
  }

  async state(): Promise<OfficeState> {
    const keptBy = this.store.isEncryptionAvailable() ? 'system' : 'passphrase'
    if (!existsSync(this.path)) return { fingerprint: null, keptBy, isOpen: false, problem: null }
    try {
      const { key, isBySystem } = this.kept()
      if (isBySystem) this.opened ??= this.openedBySystem()
      return {
        fingerprint: await cryptography.fingerprint(key),
        keptBy: isBySystem ? 'system' : 'passphrase',
        isOpen: this.opened !== null,
        problem: null,
      }
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      const problem = `The key of this office cannot be used: ${why}. Take it from its backup. It lies in ${this.path}.`
      return { fingerprint: null, keptBy, isOpen: false, problem }
    }
  }

  /** Makes the key. Throws a Refusal where there is one, or the passphrase is too short. */
  async make(passphrase: string | null): Promise<OfficeState> {
    if (existsSync(this.path)) throw new Refusal('refused', 'This office has a key already.')
    const made = newOfficeKey()
    const text = await this.textOf(made, passphrase)
    this.write(text)
    this.opened = made
    return this.state()
  }

  /** Opens the key with its passphrase, until the app ends. */
  async unlock(passphrase: string): Promise<OfficeState> {
    this.opened = await opening(this.data(), passphrase)
    return this.state()
  }

  /** What signs. Throws a Refusal where there is no key, or its passphrase is needed first. */
  async signer(): Promise<OfficeKey> {
    const { fingerprint, problem } = await this.state()
    if (problem !== null) throw new Refusal('refused', problem)
    if (fingerprint === null) throw new Refusal('refused', 'This office has no key yet.')
    if (!this.opened) throw new Refusal('refused', 'The passphrase of the office key is needed.')
    return this.opened
  }

  /** The text of a file with the key that a passphrase opens. */
  async backup(passphrase: string): Promise<string> {
    await this.signer()
    requireLong(passphrase)
    return sealedKey(this.opened as OfficeKey, passphrase)
  }

  /** Takes the key from a backup. The one that is here is kept aside, and never removed. */
  async take(file: string, passphrase: string): Promise<OfficeState> {
    const taken = await opening(await dataIn(file), passphrase)
    const text = await this.textOf(taken, passphrase)
    this.write(text)
    this.opened = taken
    return this.state()
  }

  private async textOf(key: OfficeKey, passphrase: string | null): Promise<string> {
    if (this.store.isEncryptionAvailable()) {
      const sealed = this.store.encryptString(key.privateKey.toString('hex')).toString('base64')
      const kept = { format: 'minimis-office-key', version: 1, key: key.key, sealed }
      return `${JSON.stringify(kept, null, 2)}\n`
    }
    requireLong(passphrase ?? '')
    return sealedKey(key, passphrase ?? '')
  }

  private data(): unknown {
    return JSON.parse(readOwn(this.path))
  }

  private kept(): { key: string; isBySystem: boolean } {
    const data = this.data()
    const bySystem = bySystemSchema.safeParse(data)
    if (bySystem.success) return { key: bySystem.data.key, isBySystem: true }
    return { key: publicKeyIn(data), isBySystem: false }
  }

  private openedBySystem(): OfficeKey {
    const { key, sealed } = bySystemSchema.parse(this.data())
    const privateKey = this.store.decryptString(Buffer.from(sealed, 'base64'))
    const opened = officeKeyIn(Buffer.from(privateKey, 'hex'))
    if (opened.key !== key) throw new Error('the file is of another key')
    return opened
  }

  /**
   * Writes the file, to the disk, for its owner alone. One that is there is kept aside; where the new
   * one does not get its place, it is put back.
   */
  private write(text: string): void {
    mkdirSync(dirname(this.path), { recursive: true })
    const part = `${this.path}.part`
    rmSync(part, { force: true })
    const file = openSync(part, 'wx', 0o600)
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    const aside = existsSync(this.path) ? freeName(this.path) : null
    if (aside !== null) moveFile(this.path, aside)
    try {
      moveFile(part, this.path)
    } catch (error) {
      if (aside !== null) moveFile(aside, this.path)
      throw error
    }
  }
}

function requireLong(passphrase: string): void {
  if (passphrase.length < LEAST_PASSPHRASE)
    throw new Refusal('refused', `A passphrase has at least ${LEAST_PASSPHRASE} characters.`)
}

async function opening(data: unknown, passphrase: string): Promise<OfficeKey> {
  try {
    return await openedKey(data, passphrase)
  } catch (error) {
    if (!(error instanceof KeyProblem)) throw error
    const [first = ''] = error.problems
    throw new Refusal('refused', `The key is not opened: ${first}.`, [...error.problems])
  }
}

async function dataIn(file: string): Promise<unknown> {
  const bytes = await readChosen(file, LARGEST_KEY_FILE)
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Refusal('not-readable', `${file} is no backup of an office key: ${why}`)
  }
}

function freeName(path: string): string {
  for (let number = 1; ; number++) {
    const name = `${path}.${number}.aside`
    if (!existsSync(name)) return name
  }
}
