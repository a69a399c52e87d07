import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { readText } from './options.ts'
import { UsageError } from './usage-error.ts'

/**
 * The passphrase of a key: the first line of a file, or typed at the terminal without being shown. It
 * is never an argument, which other users of the machine could see.
 */
export async function passphraseAsked(file: string | undefined, question: string): Promise<string> {
  if (file !== undefined) return readText(file).split(/\r?\n/, 1)[0] ?? ''
  if (!process.stdin.isTTY)
    throw new UsageError(['--passphrase-file: is needed where there is no terminal to ask at'])
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  // The terminal stops showing what is typed here, and is asked after that.
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true })
  process.stderr.write(question)
  try {
    return await new Promise((resolve, reject) => {
      const givenUp = () => reject(new UsageError(['no passphrase was given']))
      reader.once('close', givenUp)
      reader.question('').then(resolve, givenUp)
    })
  } finally {
    reader.close()
    process.stderr.write('\n')
  }
}
