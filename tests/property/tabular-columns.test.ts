import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldsOf } from '../../shared/tabular/claims.ts'
import { type Rows, suggestMapping } from '../../shared/tabular/columns.ts'
import type { Field } from '../../shared/tabular/fields.ts'
import { readHeading } from '../../shared/tabular/heading.ts'
import { SYNONYMS } from '../../shared/tabular/synonyms.ts'

const SEED = 20261128
const RUNS = 200

interface Column {
  field: Field | null
  heading: string
  cells: string[]
}

/** Fields of which a wrong column would change a verdict. */
const DECIDING = [
  'item',
  'quantity',
  'unitPrice',
  'currency',
  'origin',
  'eccn',
  'level',
] as const satisfies Field[]

const HEADINGS: Record<(typeof DECIDING)[number], string> = {
  item: 'Part No.',
  quantity: 'Qty',
  unitPrice: 'Unit cost',
  currency: 'Curr.',
  origin: 'COO',
  eccn: 'US ECCN',
  level: 'Lvl',
}

const cellsOf: Record<(typeof DECIDING)[number], fc.Arbitrary<string>> = {
  item: fc.stringMatching(/^[A-Z]{2}-\d{3}$/),
  quantity: fc.integer({ min: 1, max: 40 }).map(String),
  unitPrice: fc.integer({ min: 1, max: 9999 }).map((cents) => (cents / 100).toFixed(2)),
  currency: fc.constantFrom('USD', 'EUR'),
  origin: fc.constantFrom('US', 'Germany', 'JP', 'Malaysia'),
  eccn: fc.constantFrom('EAR99', '3A001.a.2', '5A991', '3A991.a.2'),
  level: fc.constantFrom('1', '2'),
}

/** Headings that name one field only, and surely. */
const synonymsOf = (field: Field) =>
  SYNONYMS[field].sure.filter((name) => {
    const found = fieldsOf(readHeading(name))
    return found.size === 1 && found.has(field)
  })

const tables = fc.integer({ min: 3, max: 8 }).chain((rows) =>
  fc
    .tuple(
      ...DECIDING.map((field) => {
        const cells = fc.array(cellsOf[field], { minLength: rows, maxLength: rows })
        return cells.map(
          (given): Column => ({ field, heading: HEADINGS[field], cells: tidy(field, given) }),
        )
      }),
      fc.subarray([...DECIDING.keys()], { minLength: 3 }),
    )
    .map((parts) => {
      const kept = parts.at(-1) as number[]
      const columns = parts.slice(0, -1) as Column[]
      return columns.filter(
        ({ field }, i) => field === 'item' || field === 'quantity' || kept.includes(i),
      )
    }),
)

/** Part numbers differ from each other, and levels begin with 1. */
function tidy(field: Field, cells: string[]): string[] {
  if (field === 'item') return cells.map((cell, row) => `${cell}-${row}`)
  return field === 'level' ? ['1', ...cells.slice(1)] : cells
}

const foreign = fc.record({
  heading: fc.constantFrom(
    'Ship From Country',
    'Supplier Country',
    'Country of Diffusion',
    'ECCN (EU)',
    'Dual-Use Code',
    'Min Qty',
    'Total Qty',
    'Stock',
    'Target Price',
    'Warehouse',
    'Revision',
    'Lead time',
    'Item No.',
    'Line',
    'Plant',
    'Category',
    'Type',
    'Foo',
  ),
  kind: fc.constantFrom('count', 'number', 'country', 'eccn', 'word'),
})

function rowsOf(columns: readonly Column[]): Rows {
  const count = columns[0]?.cells.length ?? 0
  const body = Array.from({ length: count }, (_, row) =>
    columns.map(({ cells }) => cells[row] ?? ''),
  )
  return [columns.map(({ heading }) => heading), ...body]
}

/** The cells that each deciding field is read from; "asked" where that is left open. */
function readingOf(columns: readonly Column[]): Record<string, string> {
  const { columns: fields, questions } = suggestMapping(rowsOf(columns))
  return Object.fromEntries(
    DECIDING.map((field) => {
      const at = fields.indexOf(field)
      const isAsked = questions.some(
        ({ about }) => about === field || (about === 'structure' && field === 'level'),
      )
      if (at < 0) return [field, isAsked ? 'asked' : 'none']
      return [field, (columns[at]?.cells ?? []).join('|')]
    }),
  )
}

function expectSameOrAsked(read: Record<string, string>, base: Record<string, string>): void {
  for (const field of DECIDING) {
    if (read[field] !== 'asked') expect([field, read[field]]).toEqual([field, base[field]])
  }
}

function check<T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void): void {
  fc.assert(fc.property(arbitrary, holds), { seed: SEED, numRuns: RUNS })
}

describe('What is read of a table', () => {
  test('Is what its headings say, without a question', () => {
    check(tables, (columns) => {
      const read = readingOf(columns)
      for (const field of DECIDING) {
        const own = columns.find((column) => column.field === field)
        expect([field, read[field]]).toEqual([field, own ? own.cells.join('|') : 'none'])
      }
    })
  })

  test('Does not depend on the order of its columns', () => {
    const shuffled = tables.chain((columns) =>
      fc.tuple(
        fc.constant(columns),
        fc.shuffledSubarray(columns, { minLength: columns.length, maxLength: columns.length }),
      ),
    )
    check(shuffled, ([columns, others]) => {
      expect(readingOf(others)).toEqual(readingOf(columns))
    })
  })

  test('Is the same under other words for its headings', () => {
    const renamed = tables.chain((columns) =>
      fc
        .tuple(
          ...columns.map(({ field, heading }) => {
            const names = field === null ? [] : synonymsOf(field)
            return names.length > 0 ? fc.constantFrom(...names) : fc.constant(heading)
          }),
        )
        .map((headings) => [
          columns,
          columns.map((column, i) => ({ ...column, heading: headings[i] as string })),
        ]),
    )
    check(renamed, ([columns = [], others = []]) => {
      expectSameOrAsked(readingOf(others), readingOf(columns))
    })
  })

  test('Is the same or asked beside columns about other things', () => {
    const widened = fc.tuple(tables, fc.array(foreign, { minLength: 1, maxLength: 4 }), fc.nat())
    check(widened, ([columns, others, seed]) => {
      const added = others.map(({ heading, kind }, i): Column => {
        const cells = (columns[0]?.cells ?? []).map((_, row) => foreignCell(kind, row, seed + i))
        return { field: null, heading, cells }
      })
      const at = seed % (columns.length + 1)
      const wide = [...columns.slice(0, at), ...added, ...columns.slice(at)]
      expectSameOrAsked(readingOf(wide), readingOf(columns))
    })
  })
})

function foreignCell(kind: string, row: number, seed: number): string {
  const pick = (values: string[]) => values[(row * 7 + seed) % values.length] as string
  if (kind === 'count') return `${(row + 1) * 10}`
  if (kind === 'number') return `${((row + 3) * (seed % 97)) % 89}.5`
  if (kind === 'country') return pick(['US', 'France', 'CN'])
  if (kind === 'eccn') return pick(['3A001A2', 'EAR99', '5A002A1'])
  return pick(['alpha', 'beta', 'gamma ray'])
}
