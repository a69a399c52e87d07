import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { requireAsFetched } from '../../scripts/runtime/older.ts'
import { treeHash } from '../../scripts/runtime/tree-hash.ts'

const LOADER = join(import.meta.dirname, '..', '..', 'scripts', 'runtime', 'loader')
const APP = join('resources', 'app')

/** A folder laid out as a runtime is, and the hash that it has. */
function laidOut(): { folder: string; hash: string } {
  const folder = mkdtempSync(join(tmpdir(), 'minimis-runtime-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, APP, 'node_modules', 'driver'), { recursive: true })
  for (const name of ['electron', 'icudtl.dat', join(APP, 'node_modules', 'driver', 'binary')])
    writeFileSync(join(folder, name), `${name} ${'x'.repeat(5000)}`)
  cpSync(LOADER, join(folder, APP), { recursive: true })
  const hash = treeHash(folder, ['resources/app/main.cjs', 'resources/app/package.json'])
  return { folder, hash }
}

const CHANGES: Record<string, (folder: string) => void> = {
  'a changed byte': (folder) => flip(join(folder, 'electron'), 2500),
  'a changed driver': (folder) => flip(join(folder, APP, 'node_modules', 'driver', 'binary'), 9),
  'a changed loader': (folder) => flip(join(folder, APP, 'main.cjs'), 20),
  'a missing file': (folder) => rmSync(join(folder, 'icudtl.dat')),
  'a missing loader': (folder) => rmSync(join(folder, APP, 'main.cjs')),
  'a further file': (folder) => writeFileSync(join(folder, APP, 'index.js'), '1'),
}

test('a kept runtime that is as it was fetched is let through', () => {
  const { folder, hash } = laidOut()
  requireAsFetched(folder, hash)
})

for (const [what, change] of Object.entries(CHANGES)) {
  test(`a kept runtime with ${what} is not started`, () => {
    const { folder, hash } = laidOut()
    change(folder)
    expect(() => requireAsFetched(folder, hash)).toThrow(`${folder} is not as it was fetched`)
  })
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}
