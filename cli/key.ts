import { cryptography } from '../db/cryptography.ts'
import { LEAST_PASSPHRASE, newOfficeKey, sealedKey } from '../db/office-key.ts'
import { fingerprintText } from '../shared/determination/fingerprint.ts'
import { publicKeyOf } from './office-key.ts'
import { parseOptions } from './options.ts'
import { passphraseAsked } from './passphrase.ts'
import { UsageError } from './usage-error.ts'
import { keyUsage } from './usages.ts'
import { writeNew } from './write-new.ts'

/** `minimis key`: makes a key of an office, or shows whose a key file is. */
export async function key(args: string[]): Promise<void> {
  const { values, positionals } = parseOptions({
    args,
    allowPositionals: true,
    options: {
      output: { type: 'string', short: 'o' },
      'passphrase-file': { type: 'string' },
    },
  })
  const [what, path, ...more] = positionals
  const { output } = values
  if (what === 'new' && path === undefined && output !== undefined) {
    const made = newOfficeKey()
    const text = await sealedKey(made, await newPassphrase(values['passphrase-file']))
    writeNew(output, text, { mode: 0o600 })
    await show(made.key)
  } else if (what === 'show' && path !== undefined && more.length === 0 && output === undefined) {
    await show(publicKeyOf(path))
  } else throw new UsageError([`usage: minimis ${keyUsage}`])
}

async function show(publicKey: string): Promise<void> {
  const fingerprint = await cryptography.fingerprint(publicKey)
  process.stdout.write(`key          ${publicKey}\nfingerprint  ${fingerprintText(fingerprint)}\n`)
}

async function newPassphrase(file: string | undefined): Promise<string> {
  const passphrase = await passphraseAsked(file, 'Passphrase of the new key: ')
  if (passphrase.length < LEAST_PASSPHRASE)
    throw new UsageError([`the passphrase has fewer than ${LEAST_PASSPHRASE} characters`])
  if (file === undefined && (await passphraseAsked(file, 'The same again: ')) !== passphrase)
    throw new UsageError(['the two passphrases are not the same'])
  return passphrase
}
