import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Model } from '../../shared/model/schema.ts'

const folder = mkdtempSync(join(tmpdir(), 'minimis-again-'))
afterAll(() => rmSync(folder, { recursive: true }))

const main = join(import.meta.dirname, '../../cli/main.ts')
const output = join(folder, 'after.json')

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** Imports into a model, and gives what was written; null: nothing was. */
function run(...args: string[]) {
  rmSync(output, { force: true })
  const { status, stderr } = spawnSync(process.execPath, [main, 'import', ...args, '-o', output], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  const model = existsSync(output) ? (JSON.parse(readFileSync(output, 'utf8')) as Model) : null
  return { status, stderr, model }
}

const linesOf = (model: Model | null, id: string) =>
  model?.products
    .find((product) => product.id === id)
    ?.lines.map(({ item, quantity }) => `${quantity} ${item}`)

const base = file(
  'base.json',
  JSON.stringify({
    format: 'minimis-model',
    version: 1,
    currency: 'USD',
    parts: [
      { id: 'R1', kind: 'commodity', origin: 'DE', manufacturerPartNumber: 'MPN-1' },
      { id: 'R2', kind: 'commodity', origin: 'JP', manufacturerPartNumber: 'MPN-2' },
      { id: 'R2B', kind: 'commodity', manufacturerPartNumber: 'MPN-2' },
    ],
    products: [
      {
        id: 'W',
        kind: 'commodity',
        lines: [
          { item: 'R1', quantity: '1' },
          { item: 'R2', quantity: '2' },
        ],
      },
      { id: 'X', kind: 'commodity', lines: [{ item: 'R1', quantity: '1' }] },
    ],
  }),
)
const into = ['--product', 'W', '--into', base]

describe('minimis import into a product with lines', () => {
  const table = file('april.csv', 'Part Number,Qty,COO\nR1,5,FR\nR3,1,US\n')

  test('asks what becomes of them, and writes nothing', () => {
    const { status, stderr, model } = run(table, ...into)
    expect([status, model]).toEqual([2, null])
    for (const way of ['update', 'replace', 'add']) expect(stderr).toContain(`--lines ${way}`)
  })

  test('updates them and says line by line what changes', () => {
    const { stderr, model } = run(table, ...into, '--lines', 'update')
    expect(linesOf(model, 'W')).toEqual(['5 R1', '1 R3'])
    expect(stderr).toContain('note W: R1 changed: quantity 1 → 5\n')
    expect(stderr).toContain('note W: R3 added: 1 of it\n')
    expect(stderr).toContain('note W: R2 removed\n')
    expect(stderr).toContain('1 lines added, 1 changed, 1 removed')
  })

  test('says where nothing changes', () => {
    const same = file('same.csv', 'Part Number,Qty\nR1,1\nR2,2\n')
    const { stderr, model } = run(same, ...into, '--lines', 'update')
    expect(stderr).toContain('note nothing changes\n')
    expect(linesOf(model, 'W')).toEqual(['1 R1', '2 R2'])
  })

  test('knows no other way', () => {
    const { status, stderr } = run(table, ...into, '--lines', 'merge')
    expect(status).toBe(2)
    expect(stderr).toContain('"merge" is none of update, replace, add')
  })
})

describe('minimis import --facts', () => {
  const facts = ['--facts', '--into', base]
  const part = (model: Model | null, id: string) => model?.parts.find((row) => row.id === id)

  test('brings facts to parts by their numbers, and names several of one manufacturer number', () => {
    const table = file('facts.csv', 'Part Number,COO,ECCN\nR1,,EAR99\nMPN-2,,3A991\nMPN-9,US,\n')
    const { stderr, model } = run(table, ...facts)
    expect(part(model, 'R1')).toMatchObject({ origin: 'DE', eccn: 'EAR99' })
    expect([part(model, 'R2')?.eccn, part(model, 'R2B')?.eccn]).toEqual(['3A991', '3A991'])
    expect(stderr).toContain('row 3: "MPN-2" is of R2, R2B')
    expect(stderr).toContain('row 4: no part has the number "MPN-9"')
    expect(linesOf(model, 'W')).toEqual(['1 R1', '2 R2'])
  })

  test('says what a part has otherwise, and takes it over only where that is said', () => {
    const table = file('origins.csv', 'Part Number,COO\nR1,FR\n')
    const { stderr, model } = run(table, ...facts)
    expect(part(model, 'R1')?.origin).toBe('DE')
    expect(stderr).toContain('row 2: R1, origin is DE, and the table says FR: not taken over')
    const { model: other } = run(table, ...facts, '--overwrite')
    expect(part(other, 'R1')?.origin).toBe('FR')
  })

  test('writes nothing where a cell cannot be read', () => {
    const table = file('broken.csv', 'Part Number,COO,ECCN\nR1,Atlantis,EAR99\nR2,JP,EAR99\n')
    const { status, stderr, model } = run(table, '--take', 'origin=COO', ...facts)
    expect([status, model]).toEqual([2, null])
    expect(stderr).toContain('row 2, COO')
  })

  test('is named where a table of lines has no quantity', () => {
    const table = file('facts.csv', 'Part Number,COO,ECCN\nR1,,EAR99\n')
    const { status, stderr } = run(table, '--product', 'W', '--into', base, '--lines', 'add')
    expect(status).toBe(2)
    expect(stderr).toContain('with --facts in the place of --product they are taken')
  })
})

describe('minimis import --keep-broken-rows', () => {
  const table = file('broken-rows.csv', 'Part Number,Qty,COO\nR1,1,FR\nR9,many,US\n')

  test('keeps them with the product instead of writing nothing', () => {
    const { status, stderr } = run(table, ...into, '--lines', 'update')
    expect(status).toBe(2)
    expect(stderr).toContain('row 3')
    const kept = run(table, ...into, '--lines', 'update', '--keep-broken-rows')
    expect(kept.stderr).toContain(
      'W keeps 1 row of broken-rows.csv not taken over, and is incomplete',
    )
    const product = kept.model?.products.find(({ id }) => id === 'W')
    expect(product?.rowsNotTaken).toMatchObject([
      { source: 'broken-rows.csv', row: 3, cells: ['R9', 'many', 'US'] },
    ])
    const model = file('kept.json', JSON.stringify(kept.model))
    const mended = file('mended.csv', 'Part Number,Qty,COO\nR1,1,FR\nR9,2,US\n')
    const again = run(mended, '--product', 'W', '--into', model, '--lines', 'update')
    expect(again.stderr).toContain('1 rows that W kept of earlier tables are kept no longer')
    expect(again.model?.products.find(({ id }) => id === 'W')).not.toHaveProperty('rowsNotTaken')
  })

  test('says what changes in parts of other products', () => {
    const { stderr } = run(table, ...into, '--lines', 'update', '--keep-broken-rows')
    expect(stderr).toContain('note R1, also in X: origin DE → FR\n')
  })
})
