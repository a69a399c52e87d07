import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { readModel } from '../../shared/model/read.ts'
import type { PackFiles } from '../../shared/rules/schema.ts'
import { writeXlsx } from '../../shared/sheets/xlsx.ts'
import { packText, rowOf } from '../db/another-pack.ts'
import { session, small } from '../db/support.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'minimis-questions-'))
const output = join(folder, 'model.json')
afterAll(() => rmSync(folder, { recursive: true }))

function minimis(path: string, ...args: string[]) {
  rmSync(output, { force: true })
  const run = spawnSync(
    process.execPath,
    [join(root, 'cli/main.ts'), 'import', path, '--product', 'W', '-o', output, ...args],
    { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  )
  const lines = run.stderr.trimEnd().split('\n')
  const errors = lines.filter((line) => line.startsWith('error ')).map((line) => line.slice(6))
  return { status: run.status, stderr: run.stderr, errors }
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** What was written: each line with the origin, ECCN and price of its part. */
function lines(path: string, ...args: string[]): string[] {
  const { status, stderr } = minimis(path, ...args)
  expect(status, stderr).toBe(0)
  const model = readModel(readFileSync(output, 'utf8'))
  if (!model.ok) throw new Error(JSON.stringify(model.problems))
  const { parts, products } = model.value
  return products.flatMap(({ id, lines: own = [] }) =>
    own.map(({ item, quantity }) => {
      const part = parts.find((row) => row.id === item)
      const price = part?.price ? `${part.price.amount} ${part.price.currency}` : ''
      return [`${id}: ${quantity} ${item}`, part?.origin ?? '', price].filter(Boolean).join(', ')
    }),
  )
}

/** Imports that end with 2, write nothing, and say these lines. */
function refused(path: string, ...args: string[]): string[] {
  const { status, errors, stderr } = minimis(path, ...args)
  expect([status, existsSync(output)], stderr).toEqual([2, false])
  return errors
}

describe('What a table leaves open ends with 2, its readings and the option that settles it', () => {
  test('Which column the part number is', () => {
    const path = file('two.csv', 'Part Number,Item Code,Qty\nA-1,9001,2\nA-2,9002,1\n')
    expect(refused(path)).toEqual([
      `${path}: Which column is the part number?`,
      '  --take item="Item Code"  “Item Code” (9001; 9002)',
      '  --take item="Part Number"  “Part Number” (A-1; A-2)',
    ])
    expect(lines(path, '--take', 'item=Part Number')).toEqual(['W: 2 A-1', 'W: 1 A-2'])
    expect(lines(path, '--take', 'item=#2')).toEqual(['W: 2 9001', 'W: 1 9002'])
  })

  test('Whether a country is that of origin', () => {
    const path = file('country.csv', 'Part Number,Qty,Country\nA-1,2,US\n')
    expect(refused(path)).toEqual([
      `${path}: Is “Country” the country of origin?`,
      '  --take origin=Country  “Country” (US → United States)',
      '  --take origin=-  No column is the country of origin',
    ])
    expect(lines(path, '--take', 'origin=Country')).toEqual(['W: 2 A-1, US'])
    expect(lines(path, '--take', 'origin=-')).toEqual(['W: 2 A-1'])
  })

  test('The currency, which is never assumed', () => {
    const path = file('currency.csv', 'Part Number,Qty,Unit Price\nA-1,2,4.50\n')
    const [question, first] = refused(path)
    expect(question).toContain('currency')
    expect(first).toContain('--currency ')
    expect(lines(path, '--currency', 'EUR')).toEqual(['W: 2 A-1, 4.50 EUR'])
    expect(refused(path, '--currency', 'gold')).toEqual(['--currency: "gold" is no currency'])
  })

  test('The decimal mark', () => {
    const path = file('decimal.csv', 'Part Number;Qty;Price EUR\nA-1;1;1.250\nA-2;1;2.500\n')
    expect(refused(path)[0]).toContain('decimal mark')
    expect(lines(path, '--decimal', ',')).toEqual(['W: 1 A-1, 1250 EUR', 'W: 1 A-2, 2500 EUR'])
    expect(lines(path, '--decimal', '.')).toEqual(['W: 1 A-1, 1.250 EUR', 'W: 1 A-2, 2.500 EUR'])
    expect(refused(path, '--decimal', ';')).toEqual(['--decimal: ";" is neither "." nor ","'])
  })

  test('Which holds, the level or the parent', () => {
    const table = 'Level,Parent,Item,Qty\n1,W,A-1,1\n2,A-1,B-1,2\n2,A-2,B-2,2\n1,W,A-2,1\n'
    const path = file('structure.csv', table)
    expect(refused(path).slice(1)).toEqual([
      '  --answer structure=level  The levels of “Level” (1 → level 1; 2 → level 2)',
      '  --answer structure=parent  The assemblies of “Parent” (W → a line of W; A-1 → a line of A-1; A-2 → a line of A-2)',
    ])
    expect(lines(path, '--answer', 'structure=parent')).toEqual([
      'W: 1 A-1',
      'W: 1 A-2',
      'A-1: 2 B-1',
      'A-2: 2 B-2',
    ])
  })

  test('Which sheet, where several list parts; a cover and hidden sheets are none', async () => {
    const rows = [
      ['Part Number', 'Qty'],
      ['A', '1'],
    ]
    const cover = { name: 'Cover', rows: [['Bill of materials'], ['Author', 'J. Doe']] }
    const one = file('one.xlsx', await writeXlsx([cover, { name: 'List', rows }]))
    expect(lines(one)).toEqual(['W: 1 A'])
    const both = [cover, { name: 'Rev A', rows }, { name: 'Rev B', rows }]
    const two = file('both.xlsx', await writeXlsx(both))
    expect(refused(two)).toEqual([
      `${two}: Which sheet is the bill of materials?`,
      '  --sheet "Rev A"  “Rev A”, 2 rows',
      '  --sheet "Rev B"  “Rev B”, 2 rows',
    ])
    expect(lines(two, '--sheet', 'Rev B')).toEqual(['W: 1 A'])
  })

  test('Which table, where headings stand twice, and no headings at all', () => {
    const twice = 'Item,Qty,Ref,Value\n,,R1,4k7\n,,R2,4k7\nItem,Qty,Ref,Value\n1,2,"R1,R2",4k7\n'
    const path = file('twice.csv', twice)
    expect(refused(path)[1]).toContain('--header 4 ')
    expect(lines(path, '--header', '4')).toEqual(['W: 2 4k7'])
    const bare = file('bare.csv', 'A-1,2\nB-1,3\n')
    expect(lines(bare, '--header', '0', '--take', 'item=#1', '--take', 'quantity=#2')).toEqual([
      'W: 2 A-1',
      'W: 3 B-1',
    ])
  })
})

describe('The options that settle', () => {
  test('Name a delimiter', () => {
    const path = file('tilde.csv', 'Part Number~Qty\nA-1~2\n')
    expect(lines(path, '--delimiter', '~')).toEqual(['W: 2 A-1'])
  })

  test('Are refused where they settle nothing', () => {
    const path = file('plain.csv', 'Part Number,Qty,Qty\nA-1,2,2\n')
    expect(refused(path, '--take', 'part=Part Number', '--take', 'item', '--answer', 'x')).toEqual([
      '--answer: "x" is not of the form ID=VALUE',
      expect.stringMatching(/^--take: "part" is no field; there is level, parent,/),
      '--take: "item" is not of the form FIELD="Heading"',
    ])
    expect(refused(path, '--take', 'item=Nummer', '--take', 'quantity=Qty')).toEqual([
      '--take item: no column is headed "Nummer"; there is Part Number, Qty, Qty',
      '--take quantity: 2 columns are headed "Qty": say #2 or #3',
    ])
    expect(refused(path, '--header', 'x')).toEqual([
      '--header: "x" is not the number of a row, or 0 where there are none',
    ])
    const map = file('map.json', '{"columns":{"Part Number":"item","#2":"quantity"}}')
    expect(refused(path, '--map', map, '--take', 'item=#1')).toEqual([
      '--map: says the columns, and --take and --header say them too',
    ])
    expect(lines(path, '--map', map)).toEqual(['W: 2 A-1'])
  })
})

describe('What is said of a table', () => {
  test('Ends after a thousand problems, and long cells are cut', () => {
    const rows = Array.from({ length: 1500 }, (_, i) => `P-${i},x`)
    const many = refused(
      file('many.csv', `Part Number,Qty\nP,${'z'.repeat(5000)}\n${rows.join('\n')}\n`),
    )
    expect(many).toHaveLength(1001)
    expect(many.at(-1)).toBe('501 more problems')
    expect(many[0]?.length).toBeLessThan(400)
  })

  test('Names what a column is not, and counts designators where there is no quantity', () => {
    const path = file('eu.csv', 'MPN,Designator,ECCN (EU)\nA-1,"R1-R3, R7",3A001A2\n')
    const { stderr } = minimis(path)
    expect(stderr).toContain('note   ECCN (EU): not taken over: not the US ECCN\n')
    expect(stderr).toContain('note quantities are counted from the designators\n')
    expect(lines(path)).toEqual(['W: 4 A-1'])
  })

  test('Says that facts of parts are no lines', () => {
    const path = file('facts.csv', 'Part Number,COO,ECCN\nA-1,US,EAR99\n')
    expect(refused(path)).toEqual([
      `${path}: No column is the quantity: the table tells facts of parts, and no lines of a product; with --facts in the place of --product they are taken`,
    ])
  })
})

describe('What an import writes over', () => {
  const table = file('over.csv', 'Part Number,Quantity\nA,1\n')
  const writing = (target: string) => {
    const args = ['import', table, '--product', 'W', '-o', target]
    return spawnSync(process.execPath, [join(root, 'cli/main.ts'), ...args], { encoding: 'utf8' })
  }

  test.each([
    ['the table itself', table, 'is the table itself'],
    ['a file of another kind', file('notes.txt', 'mine'), 'is no model file'],
    ['a workspace', file('ws.minimis', 'SQLite format 3\0'), 'is no model file'],
    ['a folder', folder, 'is no file that a model can stand in'],
  ])('is not %s', (_, target, message) => {
    const before = target === folder ? null : readFileSync(target)
    const { status, stderr } = writing(target)
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)])
    if (before) expect(readFileSync(target)).toEqual(before)
  })

  test('may be a model file, or an empty one', () => {
    const target = file('empty.json', '')
    expect(writing(target).status).toBe(0)
    expect(writing(target).status).toBe(0)
  })
})

test('what is passed over and what is overwritten is told row by row', () => {
  const base = file('base.csv', 'Part Number,Quantity,Origin\nA,1,DE\nB,1,DE\n')
  expect(minimis(base).status).toBe(0)
  const model = file('base.json', readFileSync(output))
  const next = file('next.csv', 'Part Number,Quantity,Origin,Note\nA,1,US,\nB,1,DE,not fitted\n')
  const { stderr } = minimis(next, '--into', model, '--lines', 'update')
  expect(stderr).toContain('row 2, A: Country of origin DE → US')
  expect(stderr).toContain('row 3 is passed over: not fitted (not fitted)')
})

test('a paragraph that the rule pack does not name is remarked', () => {
  const table = file('eccn.csv', 'Part Number,Quantity,ECCN\nA,1,3A001.zz\nB,1,3A001.a.2\n')
  const { stderr } = minimis(table)
  expect(stderr).toContain('row 2, ECCN: no rule of the pack names 3A001.zz: check the paragraph')
  expect(stderr).not.toContain('row 3, ECCN')
})

test('an ECCN is looked at by the rules in force in the workspace that it goes into', async () => {
  const path = join(folder, 'rules.minimis')
  const workspace = Workspace.create(path, session(), { model: small() })
  const pack = rowOf(await packText('ear-adopted', withZz))
  const reasons = { on: '2026-11-29', reason: 'A notice' }
  workspace.adoptPack({ pack: pack.id, hash: pack.hash, ...reasons }, [pack])
  workspace.close()
  const table = file('adopted.csv', 'Part Number,Quantity,ECCN\nA,1,3A001.zz\nB,1,3A099\n')
  const { stderr } = minimis(table, '--into', path, '--lines', 'add')
  expect(stderr).toContain('row 3, ECCN: 3A099 is not in the rule pack')
  expect(stderr).not.toContain('row 2, ECCN')
})

/** The rules of 3A001 name one paragraph more. */
function withZz({ eccns }: PackFiles): void {
  const entry = eccns.flatMap(({ entries }) => entries).find(({ eccn }) => eccn === '3A001')
  entry?.rows[0]?.scope.push({ in: ['zz'] })
}

test('a table without a row below its headings is refused', () => {
  const { status, errors } = minimis(file('bare.csv', 'Part Number,Qty,Origin\n'))
  expect([status, errors]).toEqual([2, [expect.stringContaining('there is no row below')]])
})
