import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { licencesIn } from '../../electron/shell/licences.ts'
import { packageFolder } from '../../scripts/licences.ts'

const root = join(import.meta.dirname, '../..')

test('a licence that several bundles carry is told once, in the order of names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'minimis-licences-'))
  const zod = { name: 'zod', version: '4', licence: 'MIT', text: 'terms' }
  const clsx = { name: 'clsx', version: '2', licence: 'MIT', text: '' }
  for (const [part, licences] of Object.entries({
    main: [zod],
    preload: [],
    renderer: [zod, clsx],
  })) {
    mkdirSync(join(folder, 'out', part), { recursive: true })
    writeFileSync(join(folder, 'out', part, 'licences.json'), JSON.stringify(licences))
  }
  expect(licencesIn(folder)).toEqual([clsx, zod])
})

test('a module is of the package that its path names, and the app’s own of none', () => {
  const zod = join(root, 'node_modules', 'zod')
  const core = join(root, 'node_modules', '@mantine', 'core')
  expect(packageFolder(join(zod, 'v4', 'index.js'))).toBe(zod)
  expect(packageFolder(`\0${join(core, 'esm', 'index.mjs')}?commonjs`)).toBe(core)
  expect(packageFolder(join(root, 'shared', 'money', 'ratio.ts'))).toBeNull()
})
