import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { session, small } from '../db/support.ts'

const main = join(import.meta.dirname, '../../cli/main.ts')

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'minimis-values-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

function calc(path: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [main, 'calc', path, '--to', 'CN', '--json'],
    { encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, NO_COLOR: '1' } },
  )
  return { status, stdout, stderr }
}

test('a workspace with values that the model refuses has no result, and each is named', () => {
  const path = join(folder(), 'w.minimis')
  Workspace.create(path, session(), { model: small() }).close()
  expect(calc(path).status).toBe(0)
  const database = new Database(path)
  database.pragma('ignore_check_constraints = ON')
  database.exec(`UPDATE part SET origin = 'us' WHERE id = 'P1';
    UPDATE bom_line SET quantity = '-1' WHERE id = 2`)
  database.close()
  expect(calc(path)).toEqual({
    status: 2,
    stdout: '',
    stderr: [
      `error ${path}: 2 values in this file are not what they must be.`,
      `error ${path}: table part, row "P1", column origin: "us" is not an ISO 3166-1 alpha-2 country code`,
      `error ${path}: table bom_line, row "2" of "W", column quantity: "-1" must not be negative`,
      '',
    ].join('\n'),
  })
})

const MODELS: [name: string, change: (text: string) => string, problem: string][] = [
  [
    'a price of 200,000 digits',
    (text) => text.replace('"10.50"', `"1.${'1'.repeat(200_000)}"`),
    'parts[0].price.amount: has more than 100 characters',
  ],
  [
    'a name that stands twice',
    (text) => text.replace('"origin":"US"', '"origin":"US","origin":"DE"'),
    ': line 1, column 289: has the name "origin" twice',
  ],
  [
    'lists within lists',
    (text) =>
      text.replace('"format"', `"deep":${'['.repeat(200_000)}${']'.repeat(200_000)},"format"`),
    'lies more than 64 levels deep',
  ],
  [
    'an id of a megabyte',
    (text) => text.replaceAll('"P1"', `"${'P'.repeat(1_000_000)}"`),
    'parts[0].id: has more than 1000 characters',
  ],
]

for (const [name, change, problem] of MODELS) {
  test(`a model file with ${name} is refused in a few words`, () => {
    const path = join(folder(), 'model.json')
    writeFileSync(path, change(JSON.stringify(small())))
    const { status, stdout, stderr } = calc(path)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(problem)
    expect(stderr.length).toBeLessThan(5000)
  })
}

test('constructor and __proto__ are names like any other', () => {
  const path = join(folder(), 'model.json')
  const plain = JSON.stringify(small())
  const renamed = (text: string) =>
    [
      ['P1', 'constructor'],
      ['S', '__proto__'],
      ['E1', 'toString'],
    ].reduce((all, [from, to]) => all.replaceAll(`"${from}"`, `"${to}"`), text)
  writeFileSync(path, plain)
  const expected = calc(path)
  writeFileSync(path, renamed(plain))
  const { status, stdout } = calc(path)
  expect([status, expected.status]).toEqual([0, 0])
  expect(JSON.parse(stdout)).toEqual(JSON.parse(renamed(expected.stdout)))
  expect(stdout).toContain('"product": "__proto__"')
})

test('a pipe is refused, and nobody waits', () => {
  const place = folder()
  for (const name of ['pipe.json', 'pipe.minimis']) {
    const path = join(place, name)
    spawnSync('mkfifo', [path])
    const { status, stderr } = calc(path)
    expect([status, stderr]).toEqual([2, expect.stringContaining('is no file')])
  }
})

/** Sub-assemblies inside one another, so many. */
function chain(depth: number): string {
  const product = (i: number) => ({
    ...{ id: `S${i}`, kind: 'commodity', madeBy: 'E1' },
    lines: [{ item: i < depth ? `S${i + 1}` : 'P1', quantity: '1' }],
  })
  const products = Array.from({ length: depth + 1 }, (_, i) => product(i))
  return JSON.stringify({ ...small(), products })
}

test('sub-assemblies inside one another are worked out or refused at a stated depth', () => {
  const path = join(folder(), 'model.json')
  writeFileSync(path, chain(5000))
  const { status, stdout, stderr } = calc(path)
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toContain('products[501]: lies more than 500 sub-assemblies deep')
  writeFileSync(path, chain(500))
  expect(calc(path).status).toBe(0)
})
