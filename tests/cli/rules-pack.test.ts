import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packFileOf } from '../../shared/determination/pack-file.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { cryptography } from '../determination/support.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'minimis-cli-pack-'))
const minimis = (...args: string[]) => {
  const run = spawnSync(process.execPath, [join(root, 'cli/main.ts'), 'rules', ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  return { status: run.status, stdout: run.stdout, stderr: run.stderr }
}

test('a pack is written as a file, shown from it, and differs from the one here in nothing', () => {
  const path = join(folder, 'here.minimis-pack')
  expect(minimis('export', '-o', path)).toMatchObject({ status: 0, stderr: '' })
  const bytes = readFileSync(path)
  const shown = JSON.parse(minimis('show', path, '--json').stdout)
  expect(shown).toMatchObject({ id: 'ear-2026-09-24', signedBy: null, isKnown: false })
  expect(minimis('diff', path).stdout).toContain('no verdict differs because of rows')
  const again = minimis('export', '-o', path)
  expect([again.status, again.stderr.includes('is there already')]).toEqual([2, true])
  expect(readFileSync(path).equals(bytes)).toBe(true)
})

test('a pack with other rows is told as sentences, and one that is damaged is refused', async () => {
  const files = structuredClone(currentPack().files)
  files.header.id = 'ear-2027-01-01'
  files.countries.countries.find(({ code }) => code === 'KZ')?.groups.push('D:5')
  const path = join(folder, 'next.minimis-pack')
  writeFileSync(path, await packFileOf(files, null, cryptography))
  const { status, stdout } = minimis('diff', path)
  expect(status).toBe(0)
  expect(stdout).toContain('Kazakhstan entered D:5.')
  expect(stdout).toContain('(--words)')
  truncateSync(path, 200_000)
  const cut = minimis('show', path)
  expect([cut.status, cut.stdout]).toEqual([2, ''])
  expect(cut.stderr).toMatch(/line 1, column \d+/)
  truncateSync(path, 33 * 2 ** 20)
  expect(minimis('diff', 'ear-2026-09-24', path).stderr).toContain('more than the')
})
