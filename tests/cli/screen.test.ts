import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'minimis-screen-'))

function minimis(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'cli/main.ts'), 'screen', ...args],
    { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  )
  return { status, stdout, stderr }
}

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const json = file(
  'list.json',
  JSON.stringify({
    results: [
      {
        id: 'e1',
        source: 'Entity List (EL) - Bureau of Industry and Security',
        name: 'Zarya Optika OOO',
        addresses: [{ city: 'Minsk', country: 'BY' }],
        license_requirement:
          'All items subject to the EAR (see §§ 734.9(g) and 744.21 of the EAR)3',
      },
    ],
  }),
)
const csv = file(
  'list.csv',
  '_id,source,name,alt_names\n1,SDN,Halyard Shipping,"Halyard; H S"\n2,,X,\n',
)

test('names are looked up in lists, with why and what is to be confirmed', () => {
  const { status, stdout } = minimis('Заря Оптика', '--list', json, '--country', 'BY')
  expect(status).toBe(3)
  expect(stdout).toContain('Zarya Optika OOO')
  expect(stdout).toContain('an address in BY')
  expect(stdout).toMatch(/ 3$/m)
  expect(stdout).toContain('nobody is decided on here')
})

test('no name that is near is no clearance, and a row that was not read is not passed over', () => {
  expect(minimis('Nordlicht Optik', '--list', json)).toMatchObject({ status: 0, stderr: '' })
  const { status, stdout, stderr } = minimis('Nordlicht Optik', '--list', csv)
  expect(status).toBe(3)
  expect(stdout).toContain('That is no clearance')
  expect(stderr).toContain('list.csv: not read: row 3: no source')
})

test('a table of names is screened as one JSON document', () => {
  const names = file('names.csv', 'name,country,aliases\nHALYARD,,\nKestrel,DE,Halyard Shipping\n')
  const { status, stdout } = minimis('--names', names, '--list', csv, '--list', json, '--json')
  const { format, lists, screened } = JSON.parse(stdout)
  expect([status, format, lists.length]).toEqual([3, 'minimis-screening', 2])
  expect(screened.map(({ hits }: { hits: unknown[] }) => hits.length)).toEqual([1, 1])
  expect(screened[1].hits[0]).toMatchObject({ sought: 'Halyard Shipping', likeness: 1 })
})

test('what is no list, no name or no country is refused with its place', () => {
  const other = file('other.json', '{"a": 1}')
  const broken = file('broken.json', '{"results": [')
  const noNames = file('nameless.csv', 'id\n1\n')
  for (const [args, said] of [
    [['X', '--list', other], 'other.json: This is no screening list'],
    [['X', '--list', broken], 'broken.json: not JSON'],
    [['X', '--list', join(folder, 'none.json')], 'none.json'],
    [['X', '--list', folder], folder],
    [['--names', noNames, '--list', json], 'nameless.csv: row 1: no column "name"'],
    [['X', '--list', json, '--country', 'Belarus'], '--country Belarus'],
    [['X', '--list', json, '--most', '0'], '--most 0'],
    [['X'], 'usage: minimis screen'],
    [['--list', json], 'usage: minimis screen'],
  ] as const) {
    const { status, stdout, stderr } = minimis(...args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(said)
  }
})
