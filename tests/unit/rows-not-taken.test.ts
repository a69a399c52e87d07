import { describe, expect, test } from 'vitest'
import { openRows, type RowNotTaken, rowsInWords } from '../../shared/model/rows-not-taken.ts'
import type { Model } from '../../shared/model/schema.ts'
import { suggestMapping } from '../../shared/tabular/columns.ts'
import { type KnownItem, knownItems } from '../../shared/tabular/known.ts'
import { planRows } from '../../shared/tabular/plan.ts'
import { commandsOfRepair, planRepair } from '../../shared/tabular/repair.ts'
import {
  applyRowCommands,
  keepingCommands,
  rowsNotTakenOf,
  trayOfModel,
} from '../../shared/tabular/rows-not-taken.ts'

const W: KnownItem = { id: 'W', type: 'product', kind: 'commodity', lines: [] }
const SUB: KnownItem = { id: 'SUB', type: 'part', kind: 'commodity' }

const TABLE = [
  ['Level', 'Part number', 'Quantity'],
  ['1', 'R1', '2'],
  ['1', 'SUB', '1'],
  ['2', 'U1', 'many'],
  ['1', '', '3'],
]

function broken(rows: string[][]): RowNotTaken[] {
  const mapping = suggestMapping(rows)
  const plan = planRows({ rows, mapping, product: 'W', known: [W] })
  return rowsNotTakenOf(plan, { rows, mapping, source: 'bom.csv' })
}

const row = (cells: string[], more: Partial<RowNotTaken> = {}): RowNotTaken => ({
  source: 'bom.csv',
  row: 2,
  headings: ['Part number', 'Quantity'],
  cells,
  problems: [],
  ...more,
})

describe('Broken rows', () => {
  test('are kept as they stand, with what they lay under and what is wrong with them', () => {
    expect(broken(TABLE)).toEqual([
      {
        source: 'bom.csv',
        row: 4,
        headings: ['Level', 'Part number', 'Quantity'],
        cells: ['2', 'U1', 'many'],
        problems: [{ column: 'Quantity', message: expect.any(String) }],
        under: 'SUB',
      },
      {
        source: 'bom.csv',
        row: 5,
        headings: ['Level', 'Part number', 'Quantity'],
        cells: ['1', '', '3'],
        problems: [{ column: 'Part number', message: 'has no part number' }],
      },
    ])
  })

  test('are told by table', () => {
    const rows = [row([]), row([], { source: 'b.csv' }), row([])]
    expect(rowsInWords(rows)).toBe('2 rows of bom.csv and 1 row of b.csv')
    expect(rowsInWords(rows.slice(0, 1))).toBe('1 row of bom.csv')
    expect(openRows([row([]), row([], { setAside: { why: 'a total' } })])).toHaveLength(1)
  })

  test('are not kept twice, and give way to those of a table that takes the place of the lines', () => {
    const there = { ...row(['R1', '?']), id: 1 }
    const aside = { ...row(['Total', '9 x']), id: 2, setAside: { why: 'a total' } }
    const gone = { ...row(['R2', '?']), id: 3 }
    const rows = [row(['R1', '?'], { row: 8 }), row(['R3', '?']), row(['Total', '9 x'])]
    const present = [there, aside, gone]
    const kept = { kind: 'keepRows', product: 'W', rows: [row(['R3', '?'])] }
    const commands = (way: 'update' | 'add') =>
      keepingCommands({ product: 'W', rows, present, way })
    expect(commands('update')).toEqual([{ kind: 'removeRow', row: 3 }, kept])
    expect(commands('add')).toEqual([kept])
    expect(keepingCommands({ product: 'W', rows: [], present: [aside], way: 'update' })).toEqual([])
  })

  test('of a model file are numbered through, kept and removed', () => {
    const product = { id: 'W', kind: 'commodity' as const, lines: [] }
    const model: Model = {
      format: 'minimis-model',
      version: 1,
      currency: 'USD',
      rates: [],
      entities: [],
      parts: [],
      products: [
        { ...product, id: 'X', rowsNotTaken: [row(['A'])] },
        { ...product, rowsNotTaken: [row(['B']), row(['C'])] },
      ],
    }
    expect(trayOfModel(model).get('W')).toEqual([
      { ...row(['B']), id: 2 },
      { ...row(['C']), id: 3 },
    ])
    const after = applyRowCommands(model, [
      { kind: 'removeRow', row: 1 },
      { kind: 'removeRow', row: 2 },
      { kind: 'keepRows', product: 'W', rows: [row(['D'])] },
    ])
    expect(after.products).toEqual([
      { ...product, id: 'X' },
      { ...product, rowsNotTaken: [row(['C']), row(['D'])] },
    ])
    expect(knownItems(after)).toHaveLength(2)
  })
})

describe('A repair', () => {
  const columns = ['level', 'item', 'quantity'] as const
  const [child, nameless] = broken(TABLE) as [RowNotTaken, RowNotTaken]
  const repair = (of: RowNotTaken, cells: string[], known = [W, SUB]) =>
    planRepair({ product: 'W', row: of, cells, columns, known })

  test('adds the line where the row lay, and keeps the row no longer', () => {
    const repaired = repair(child, ['2', 'U1', '4'])
    expect(repaired.outcome).toMatchObject({
      kind: 'adds',
      line: { product: 'SUB', quantity: '4' },
    })
    expect(commandsOfRepair(repaired, { id: 7 })).toEqual([
      { kind: 'turnIntoProduct', part: 'SUB' },
      { kind: 'setPart', part: { id: 'U1', kind: 'commodity' } },
      { kind: 'addLine', product: 'SUB', line: { item: 'U1', quantity: '4' } },
      { kind: 'removeRow', row: 7 },
    ])
    const own = repair(nameless, ['1', 'R9', '3'])
    expect(commandsOfRepair(own, { id: 8 }).at(-2)).toEqual({
      kind: 'addLine',
      product: 'W',
      line: { item: 'R9', quantity: '3' },
    })
  })

  test('fills in what is unknown of its part, and overwrites nothing unless that is chosen', () => {
    const known: KnownItem = { id: 'G-1', type: 'part', kind: 'commodity', origin: 'US' }
    const headings = ['Part number', 'Quantity', 'Country of origin', 'ECCN']
    const repaired = planRepair({
      product: 'W',
      row: { headings },
      cells: ['G-1', '3', 'DE', 'EAR99'],
      columns: ['item', 'quantity', 'origin', 'eccn'],
      known: [W, known],
    })
    expect(repaired.conflicts).toMatchObject([{ field: 'origin', from: 'US', to: 'DE' }])
    const set = (taken?: ReadonlySet<string>) =>
      commandsOfRepair(repaired, { id: 7 }, taken).flatMap((one) =>
        one.kind === 'changePart' ? [one.set] : [],
      )
    expect(set()).toEqual([{ eccn: 'EAR99' }])
    expect(set(new Set(['item:G-1:origin']))).toEqual([{ origin: 'DE', eccn: 'EAR99' }])
  })

  test('waits until what the row lay under is there, and until its cells can be read', () => {
    const waiting = repair(child, ['2', 'U1', '4'], [W])
    expect(waiting.problem).toBe('belongs to SUB, which is not there yet')
    expect(commandsOfRepair(waiting, { id: 7 })).toEqual([])
    expect(commandsOfRepair(repair(child, ['2', 'U1', 'many']), { id: 7 })).toEqual([])
    expect(commandsOfRepair(repair(child, ['', '', '']), { id: 7 })).toEqual([])
  })

  test('reads a row without headings by its columns', () => {
    const bare = { headings: [] }
    const { outcome } = planRepair({
      product: 'W',
      row: bare,
      cells: ['1', 'R9', '2'],
      columns,
      known: [W],
    })
    expect(outcome).toMatchObject({ kind: 'adds', item: 'R9' })
  })
})
