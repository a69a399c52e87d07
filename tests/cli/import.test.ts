import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readModel } from '../../shared/model/read.ts'
import type { Model } from '../../shared/model/schema.ts'
import { writeXlsx } from '../../shared/sheets/xlsx.ts'

const root = join(import.meta.dirname, '../..')
const boms = join(root, 'samples/boms')
const folder = mkdtempSync(join(tmpdir(), 'minimis-import-'))
afterAll(() => rmSync(folder, { recursive: true }))

function minimis(...args: string[]) {
  const run = spawnSync(process.execPath, [join(root, 'cli/main.ts'), 'import', ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  const lines = run.stderr.trimEnd().split('\n')
  return {
    status: run.status,
    stdout: run.stdout,
    stderr: run.stderr,
    errors: lines.filter((line) => line.startsWith('error ')).map((line) => line.slice(6)),
  }
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** Imports and reads the model that was written. */
function imported(...args: string[]): { model: Model; stderr: string } {
  const output = join(folder, 'model.json')
  rmSync(output, { force: true })
  const { status, stdout, stderr } = minimis(...args, '-o', output)
  expect([status, stdout], stderr).toEqual([0, ''])
  const read = readModel(readFileSync(output, 'utf8'))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return { model: read.value, stderr }
}

const part = (model: Model, id: string) => model.parts.find((row) => row.id === id)
const linesOf = (model: Model, id: string) =>
  model.products
    .find((row) => row.id === id)
    ?.lines.map(({ item, quantity }) => `${quantity} ${item}`)

describe('minimis import', () => {
  test('reads a SAP bill of materials in Windows-1252 by its mapping', () => {
    const { model } = imported(
      join(boms, 'sap-stueckliste.csv'),
      '--map',
      join(boms, 'sap-stueckliste.json'),
      '--product',
      'EG-310',
    )
    expect(linesOf(model, 'EG-310')).toEqual([
      '1 GH-4410',
      '1 BG-2000',
      '1 NT-60',
      '2.5 KB-ETH-2',
      '1 SW-FW-310',
    ])
    expect(linesOf(model, 'BG-2000')).toEqual([
      '1 IC-FPGA-35',
      '4 IC-PHY-GE',
      '1 IC-SEC-2',
      '124 R-10K-0603',
      '86 C-100N-0603',
    ])
    expect(part(model, 'GH-4410')?.supplier).toBe('Böhm Feinmechanik GmbH')
    expect(part(model, 'R-10K-0603')?.price).toEqual({
      amount: '0.00125',
      currency: 'EUR',
      basis: 'arms-length',
    })
    expect(part(model, 'IC-PHY-GE')).toMatchObject({ origin: 'US', eccn: '5A991.b.1' })
    expect(part(model, 'SW-FW-310')?.kind).toBe('software')
  })

  test('reads a KiCad export by the suggested mapping, and prints it', () => {
    const { model, stderr } = imported(join(boms, 'kicad-sensor.csv'), '--product', 'SN-1')
    expect(linesOf(model, 'SN-1')).toHaveLength(8)
    expect(part(model, 'LSM6DSOTR')).not.toHaveProperty('origin')
    expect(stderr).toContain('note   MPN: item\n')
    expect(stderr).toContain('note   Footprint: not taken over\n')
    expect(stderr).toContain('row 9, COO: "?" was read as unknown')
  })

  test('reads the first sheet of an Altium workbook below its titles, numbers exactly', () => {
    const { model, stderr } = imported(
      join(boms, 'altium-motion-controller.xlsx'),
      '--product',
      'MC-7',
    )
    expect(linesOf(model, 'MC-7')).toEqual([
      '1 PWR-01-B',
      '1 TMS320F28379D',
      '2 AD7606BSTZ',
      '4 LTST-C190GKT',
    ])
    expect(linesOf(model, 'PWR-01-B')).toEqual(['3 IRF7343TRPBF', '1 WSL25121L000'])
    expect(part(model, 'IRF7343TRPBF')?.price).toEqual({ amount: '0.1', currency: 'USD' })
    expect(part(model, 'WSL25121L000')?.price?.amount).toBe('1.234')
    expect(stderr).toContain('sheet "BOM" of BOM, Notes')
  })

  test('adds to a model, and changes only what the table says', () => {
    const table = file('more.csv', 'Part Number,Qty,COO\nIC-SEC-LT,3,US\nNEW-1,1,DE\n')
    const demo = join(root, 'samples/telecom.json')
    const before = JSON.parse(readFileSync(demo, 'utf8')) as Model
    const into = ['--product', 'SC-220', '--into', demo]
    const { model } = imported(table, ...into, '--lines', 'add')
    expect(model.parts).toHaveLength(before.parts.length + 1)
    expect(linesOf(model, 'SC-220')?.slice(-2)).toEqual(['3 IC-SEC-LT', '1 NEW-1'])
    expect(part(model, 'IC-SEC-LT')).toEqual({ ...part(before, 'IC-SEC-LT'), origin: 'US' })
    expect(model.rates).toEqual(before.rates)
  })

  test('takes another sheet by its name', async () => {
    const bytes = await writeXlsx([
      {
        name: 'One',
        rows: [
          ['Part Number', 'Qty'],
          ['A', '1'],
        ],
      },
      {
        name: 'Two',
        rows: [
          ['Part Number', 'Qty'],
          ['B', '2'],
        ],
      },
    ])
    const path = file('two.xlsx', bytes)
    const { model } = imported(path, '--product', 'W', '--sheet', 'Two')
    expect(linesOf(model, 'W')).toEqual(['2 B'])
    const wrong = minimis(path, '--product', 'W', '--sheet', 'Three', '-o', join(folder, 'x.json'))
    expect(wrong.errors).toEqual([`--sheet: ${path} has no sheet "Three"; there is One, Two`])
  })

  test('keeps rows with facts that cannot be read only where that is asked for', () => {
    const table = file('facts.csv', 'Part Number,Qty,ECCN\nA,1,9Z\n')
    const { model, stderr } = imported(table, '--product', 'W', '--keep-broken-fields')
    expect(model.parts).toEqual([{ id: 'A', kind: 'commodity' }])
    expect(stderr).toContain('row 2, ECCN: left unknown: "9Z" is no ECCN')
  })
})

describe('What cannot be imported ends with 2, a line for each problem, and nothing written', () => {
  const good = file('good.csv', 'Part Number,Qty\nA,1\n')
  const bad = file('bad.csv', 'Part Number,Qty,COO\nA,x,Narnia\n,1,US\nB,,US\n')
  const mapping = file('map.json', '{"header":"x","columns":{"A":"thing"},"decimal":";"}')
  const missing = file('missing.json', '{"columns":{"Part Number":"item","Menge":"quantity"}}')
  const noQuantity = file('no-quantity.json', '{"columns":{"Part Number":"item"}}')
  const noJson = file('no.json', '{')
  const model = file(
    'model-in.json',
    JSON.stringify({
      format: 'minimis-model',
      version: 1,
      currency: 'EUR',
      parts: [{ id: 'P', kind: 'commodity' }],
      products: [],
    }),
  )
  const old = file('old.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]))

  test.each<[string, string[], string[]]>([
    [
      'rows, by row and column',
      [bad, '--product', 'W'],
      [
        'bad.csv: row 2, COO: "Narnia" is no country',
        'bad.csv: row 2, Qty: "x" is not a number',
        'bad.csv: row 3, Part Number: has no part number',
        'bad.csv: row 4, Qty: has no quantity',
      ],
    ],
    [
      'a mapping, by member',
      [good, '--product', 'W', '--map', mapping],
      ['map.json: header:', 'map.json: columns.A:', 'map.json: decimal:'],
    ],
    [
      'a mapping that does not fit',
      [good, '--product', 'W', '--map', missing],
      ['missing.json: columns.Menge: no such heading; there is Part Number, Qty'],
    ],
    [
      'a mapping without a quantity',
      [good, '--product', 'W', '--map', noQuantity],
      ['no-quantity.json: No column is the quantity'],
    ],
    [
      'a mapping that is no JSON',
      [good, '--product', 'W', '--map', noJson],
      ['no.json: line 1, column 2: is not valid JSON'],
    ],
    ['no file', ['nowhere.csv', '--product', 'W'], ['nowhere.csv: no such file']],
    ['no product', [good], ['usage: minimis import']],
    ['an old workbook', [old, '--product', 'W'], ['old.xls is in the old .xls format']],
    [
      'a part for a product',
      [good, '--product', 'P', '--into', model],
      ['--product: "P" is a part of'],
    ],
    ['an unknown encoding', [good, '--product', 'W', '--encoding', 'klingon'], ['--encoding:']],
  ])('%s', (_, args, expected) => {
    const output = join(folder, 'never.json')
    const { status, stdout, errors, stderr } = minimis(...args, '-o', output)
    expect([status, stdout], stderr).toEqual([2, ''])
    expect(errors).toHaveLength(expected.length)
    expected.forEach((text, i) => {
      expect(errors[i]).toContain(text)
    })
    expect(existsSync(output)).toBe(false)
    expect(stderr).not.toMatch(/^ {4}at /m)
  })
})
