import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keepList } from '../../db/screening/kept-lists.ts'
import { systemSession, Workspace } from '../../db/workspace.ts'
import type { ListedParty } from '../../shared/model/screening.ts'
import { readCslRows } from '../../shared/parties/csl-rows.ts'
import { readCsv } from '../../shared/sheets/csv.ts'

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

test('the parties of a workspace are screened against the lists that lie beside it', () => {
  const path = join(folder, 'w.minimis')
  const workspace = Workspace.create(path, systemSession('Anna'))
  for (const [id, name] of [
    ['C-1', 'Halyard Shipping Ltd'],
    ['C-2', 'Nordlicht Optik'],
  ] as const)
    workspace.apply({ kind: 'setParty', party: { id, name, roles: ['end-user'] } })
  const alone = () => minimis('--workspace', path)
  expect(alone()).toMatchObject({ status: 3, stderr: '' })
  const { parties, problems } = readCslRows(readCsv(readFileSync(csv, 'utf8')).rows)
  const content = keepList(workspace.path, parties, [])
  const reading = { file: 'list.csv', sha256: content, content, asOf: '2026-11-20' }
  const counts = { readOn: '2026-11-24', parties: 1, names: 3, notRead: problems.length }
  workspace.apply({ kind: 'setScreeningList', list: { id: 'CSL', ...reading, ...counts } })
  const open = minimis('--workspace', path, '--json')
  expect(open.status).toBe(3)
  const { screened } = JSON.parse(open.stdout)
  expect(screened.map(({ hits }: { hits: unknown[] }) => hits.length)).toEqual([1, 0])
  workspace.apply({
    kind: 'decideScreening',
    decision: {
      party: 'C-1',
      list: 'CSL',
      entry: '1',
      answer: 'not-same',
      reason: 'another firm',
      footnotes: null,
      restsOn: { names: ['Halyard Shipping Ltd'], entry: parties[0] as ListedParty },
    },
  })
  workspace.close()
  const { status, stdout } = alone()
  expect([status, stdout]).toEqual([0, expect.stringContaining('another firm')])
  rmSync(`${path}-lists`, { recursive: true })
  expect(alone()).toMatchObject({ status: 3, stdout: expect.stringContaining('read it again') })
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

test('a list of nobody, and a name that is not there or is misread, are no pass', () => {
  const empty = file('empty.json', '{"results":[]}')
  const refused = (...args: string[]) => {
    const { status, stderr } = minimis(...args)
    expect(status, stderr).toBe(2)
    return stderr
  }
  expect(refused('Zarya', '--list', empty)).toContain(
    'empty.json: This screening list has no party',
  )
  const nameless = file('nameless.csv', 'name,address\nKestrel,\n,\n,Main street 4\n')
  expect(refused('--names', nameless, '--list', json)).toContain(
    'nameless.csv: row 4: no name to be screened',
  )
  const western = join(folder, 'western.csv')
  writeFileSync(western, Buffer.from('name\nKöhler\n', 'latin1'))
  expect(refused('--names', western, '--list', json)).toContain('western.csv: It is not in UTF-8')
})
