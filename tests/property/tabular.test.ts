import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkModel } from '../../shared/model/read.ts'
import type { Model, Part, Product } from '../../shared/model/schema.ts'
import { compare, format, parseRatio } from '../../shared/money/ratio.ts'
import { readCsv, writeCsv } from '../../shared/sheets/csv.ts'
import { readXlsx, writeXlsx } from '../../shared/sheets/xlsx.ts'
import { applyPlan } from '../../shared/tabular/apply.ts'
import { readBlock, writeBlock } from '../../shared/tabular/block.ts'
import { type Mapping, suggestMapping } from '../../shared/tabular/columns.ts'
import { commandsOf } from '../../shared/tabular/commands.ts'
import { FIELDS, type Field } from '../../shared/tabular/fields.ts'
import { knownItems } from '../../shared/tabular/known.ts'
import { readNumber } from '../../shared/tabular/number.ts'
import { planRows } from '../../shared/tabular/plan.ts'
import { linesOfModel } from '../../shared/tabular/present-lines.ts'
import {
  LINES_WAYS,
  type LinesWay,
  productsListed,
  reviseLines,
} from '../../shared/tabular/revision.ts'
import { commandsOfRevision } from '../../shared/tabular/revision-commands.ts'
import {
  applyRowCommands,
  keepingCommands,
  rowsNotTakenOf,
} from '../../shared/tabular/rows-not-taken.ts'
import { rowsOf } from '../../shared/tabular/write.ts'

const SEED = 20260924
const RUNS = 300

function check<T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void, runs = RUNS): void {
  fc.assert(fc.property(arbitrary, holds), { seed: SEED, numRuns: runs })
}

const decimal = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.integer({ min: 0, max: 8 }))
  .map(([units, scale]) => {
    const digits = `${units}`.padStart(scale + 1, '0')
    return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  })

/** The text as people of different countries write it, with groups of thousands. */
function written(amount: string, group: string, mark: string): string {
  const [whole = '', fraction] = amount.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group)
  return fraction === undefined ? grouped : `${grouped}${mark}${fraction}`
}

describe('Numbers', () => {
  test('Are read exactly in every style, once the decimal mark is known', () => {
    const style = fc.constantFrom(
      ['.', ','],
      ["'", '.'],
      [' ', ','],
      ['\u00a0', ','],
      ['\u202f', ','],
      [',', '.'],
      ['', '.'],
      ['', ','],
    )
    check(fc.tuple(decimal, style, fc.boolean()), ([amount, [group, mark], negative]) => {
      const text = `${negative ? '-' : ''}${written(amount, group as string, mark as string)}`
      const cell = readNumber(text, { mark: mark as ',' | '.' })
      expect(cell.ok, text).toBe(true)
      const value = cell.ok ? cell.value.amount : '0'
      expect(compare(parseRatio(value), parseRatio(negative ? `-${amount}` : amount))).toBe(0)
    })
  })

  test('Have a remark or only one reading where no decimal mark is known', () => {
    const style = fc.constantFrom(['.', ','], [',', '.'], [' ', ','])
    check(fc.tuple(decimal, style), ([amount, [group, mark]]) => {
      const cell = readNumber(written(amount, group as string, mark as string))
      if (!cell.ok || cell.remarks.length > 0) return
      expect(compare(parseRatio(cell.value.amount), parseRatio(amount))).toBe(0)
    })
  })
})

const text = fc
  .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  .map((value) =>
    value
      .normalize('NFC')
      .replace(/[\r\n\t\0]/g, ' ')
      .trim(),
  )
  .filter((value) => /^[\p{L}]/u.test(value) && !/^total|^sum/i.test(value))
const word = fc
  .stringMatching(/^[A-Z][a-z]{2,8}( [A-Z0-9]{1,4})?$/)
  .filter((value) => value !== 'Tba')
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

const price = fc.record(
  {
    amount: decimal,
    currency: fc.constantFrom('USD', 'EUR', 'CNY'),
    basis: fc.constantFrom('arms-length', 'comparable', 'cost-built'),
  },
  { requiredKeys: ['amount', 'currency'] },
)
const eccn = fc.constantFrom('EAR99', '3A001.a.2', '5A991', '9A610.x', 'USML:XI(c)', '7A994')
const kind = fc.constantFrom<'commodity' | 'software' | 'technology'>(
  'commodity',
  'software',
  'technology',
)

const partOf = (id: string): fc.Arbitrary<Part> =>
  fc
    .record({
      name: maybe(word),
      kind,
      origin: maybe(fc.constantFrom('US', 'DE', 'HK', 'TW', 'XK')),
      eccn: maybe(eccn),
      price: maybe(price),
      supplier: maybe(word),
      usContent: maybe(
        fc.record(
          { share: fc.constantFrom('0', '0.125', '1', '0.0301'), eccn },
          { requiredKeys: ['share'] },
        ),
      ),
      facts: maybe(fc.constant({ hts6: '854231' })),
      manufacturerPartNumber: maybe(word),
    })
    .map((part) => known({ id, ...part }) as Part)

const productOf = (id: string, below: readonly string[]): fc.Arbitrary<Product> =>
  fc
    .record({
      name: maybe(word),
      kind,
      eccn: maybe(eccn),
      madeBy: maybe(fc.constantFrom('DE1', 'MX1')),
      price: maybe(price),
      lines: fc.array(
        fc
          .record({
            item: fc.constantFrom(...below),
            quantity: fc.constantFrom('1', '2', '0.5', '12.25', '0', '1000', '1.234'),
            unit: maybe(fc.constantFrom('m', 'kg', 'pcs')),
            note: maybe(word),
            alternates: maybe(fc.constant(['P0'])),
          })
          .map((line) => known(line)),
        { minLength: 1, maxLength: 5 },
      ),
    })
    .map((product) => known({ id, ...product }) as Product)

/** The members that say something. */
function known<T extends object>(row: T): T {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as T
}

/**
 * A product W over sub-assemblies that may be shared and nested, with all that a table can carry. P0
 * always stands on a line, since a table gives alternates that do not as notes.
 */
const model: fc.Arbitrary<Model> = fc
  .tuple(
    fc.tuple(partOf('P0'), partOf('007'), partOf('1.50'), partOf('-X=1')),
    fc.tuple(
      productOf('W', ['P0', '007', '1.50', '-X=1', 'S1', 'S2']),
      productOf('S1', ['P0', '007', 'S2']),
      productOf('S2', ['P0', '-X=1']),
    ),
  )
  .map(([parts, products]) => ({
    format: 'minimis-model',
    version: 1,
    currency: 'USD',
    rates: [],
    entities: [
      { id: 'DE1', name: 'Example Werke', country: 'DE' },
      { id: 'MX1', country: 'MX' },
    ],
    parts,
    products: products.map((product) =>
      product.id === 'W'
        ? { ...product, lines: [{ item: 'P0', quantity: '1' }, ...product.lines] }
        : product,
    ),
  }))

/** What of a model is below W, with amounts in one form. */
function essence({ parts, products }: Model): unknown {
  const used = new Set(['W'])
  for (const id of used) {
    for (const line of products.find((row) => row.id === id)?.lines ?? []) used.add(line.item)
  }
  const rows = [...parts, ...products].filter(({ id }) => used.has(id))
  const plain = (value: unknown) =>
    typeof value === 'string' && /^\d+\.\d*0+$/.test(value) ? value.replace(/\.?0+$/, '') : value
  const sorted = rows.sort((a, b) => (a.id < b.id ? -1 : 1))
  return JSON.parse(
    JSON.stringify(sorted, (key, value) => (AMOUNTS.has(key) ? plain(value) : value)),
  )
}

const AMOUNTS = new Set(['amount', 'share', 'quantity'])

function imported(rows: readonly string[][], original: Model, numbers?: boolean[][]): Model {
  const { entities, currency, rates } = original
  const root = { id: 'W', kind: 'commodity' as const, lines: [] }
  const base: Model = { ...original, entities, currency, rates, parts: [], products: [root] }
  const plan = planRows({
    rows,
    numbers,
    mapping: suggestMapping(rows),
    product: 'W',
    known: knownItems(base),
    companies: entities,
  })
  const broken = plan.outcomes.flatMap((row) => (row.kind === 'broken' ? row.problems : []))
  expect(broken).toEqual([])
  expect(plan.outcomes).toHaveLength(rows.length)
  return applyPlan(base, commandsOf(plan))
}

describe('A table that Minimis writes', () => {
  test('Gives the same items and lines when it is read, directly, as CSV and as a block', () => {
    check(model, (original) => {
      const rows = rowsOf(original, 'W')
      const forms = [rows, readCsv(writeCsv(rows).slice(1)).rows, readBlock(writeBlock(rows))]
      const semicolons = readCsv(writeCsv(rows, ';').slice(1)).rows
      for (const form of [...forms, semicolons]) {
        const again = imported(form, original)
        expect(checkModel(again).ok).toBe(true)
        expect(essence(again)).toEqual(essence(original))
      }
    })
  })

  test('Gives the same items and lines when it is read from a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(model, async (original) => {
        const bytes = await writeXlsx([{ name: 'BOM', rows: rowsOf(original, 'W') }])
        const [sheet] = readXlsx(bytes)
        const again = imported(sheet?.rows ?? [], original, sheet?.numbers)
        expect(essence(again)).toEqual(essence(original))
      }),
      { seed: SEED, numRuns: 60 },
    )
  })

  test('Adds nothing new but its lines when it is read into the model that it is of', () => {
    check(model, (original) => {
      const rows = rowsOf(original, 'W')
      const plan = planRows({
        rows,
        mapping: suggestMapping(rows),
        product: 'W',
        known: knownItems(original),
        companies: original.entities,
      })
      expect(plan.counts).toMatchObject({ adds: 0, updates: 0, broken: 0 })
      expect(new Set(commandsOf(plan).map(({ kind }) => kind))).toEqual(new Set(['addLine']))
    })
  })
})

/** What a table of W makes of a model by the way asked for. */
function revised(rows: readonly string[][], base: Model, way: LinesWay) {
  const plan = planRows({
    rows,
    mapping: suggestMapping(rows),
    product: 'W',
    known: knownItems(base),
    companies: base.entities,
    revises: true,
  })
  expect(plan.counts.broken).toBe(0)
  const present = linesOfModel(base)
  const commands = commandsOfRevision(plan, reviseLines(plan, present), { way, present })
  return { plan, commands, model: applyPlan(base, commands) }
}

const ways = fc.constantFrom<LinesWay>('update', 'replace')

describe('A table that is imported again', () => {
  test('Changes nothing in the model that it is of', () => {
    check(fc.tuple(model, ways), ([original, way]) => {
      expect(revised(rowsOf(original, 'W'), original, way).commands).toEqual([])
    })
  })

  test('Gives the lines of the table, and the second time nothing more', () => {
    check(fc.tuple(model, model, ways), ([before, next, way]) => {
      const rows = rowsOf(next, 'W')
      const { plan, model: after } = revised(rows, before, way)
      expect(checkModel(after).ok).toBe(true)
      for (const id of productsListed(plan)) {
        const counted = (of: Model) =>
          (of.products.find((product) => product.id === id)?.lines ?? []).map(
            ({ item, quantity }) => `${item} ${format(parseRatio(quantity))}`,
          )
        const [is, wanted] = [counted(after), counted(next)]
        if (way === 'replace') expect(is).toEqual(wanted)
        else expect(is.toSorted()).toEqual(wanted.toSorted())
      }
      expect(revised(rows, after, way).commands).toEqual([])
    })
  })
})

describe('A table of anything', () => {
  const cell = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('', '1', '2', 'A', 'B', 'S', 'W', '1.1', '..2', 'US') },
    {
      weight: 3,
      arbitrary: fc.constantFrom('EAR99', '3A001', '1,234', '5 €', '$', '-', '?', '#N/A'),
    },
    { weight: 2, arbitrary: fc.string({ maxLength: 8 }) },
    { weight: 1, arbitrary: text },
  )
  const table = fc.record({
    rows: fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }),
    header: fc.option(fc.integer({ min: 0, max: 3 })),
    columns: fc.uniqueArray(fc.constantFrom<Field>(...FIELDS), { maxLength: 8 }),
    keepBrokenFields: fc.boolean(),
    way: fc.constantFrom(...LINES_WAYS),
  })

  test('Has one outcome a row, loses no line, and gives commands that make a valid model', () => {
    check(
      table,
      ({ rows, header, columns, keepBrokenFields, way }) => {
        const mapping: Mapping = { header, columns }
        const base = {
          format: 'minimis-model' as const,
          version: 1 as const,
          currency: 'USD',
          rates: [],
          entities: [],
          parts: [{ id: 'A', kind: 'commodity' as const }],
          products: [
            {
              id: 'W',
              kind: 'commodity' as const,
              lines: way === 'add' ? [] : [{ item: 'S', quantity: '2' }],
            },
            { id: 'S', kind: 'commodity' as const, lines: [{ item: 'A', quantity: '1' }] },
          ],
        }
        const plan = planRows({
          rows,
          mapping,
          product: 'W',
          known: knownItems(base),
          defaults: { currency: 'EUR' },
          keepBrokenFields,
          revises: way !== 'add',
        })
        expect(plan.outcomes.map(({ row }) => row)).toEqual(rows.map((_, i) => i + 1))
        for (const outcome of plan.outcomes) {
          if (outcome.kind === 'broken') expect(outcome.problems.length).toBeGreaterThan(0)
          if (outcome.kind === 'skipped') expect(outcome.reason).not.toBe('')
        }
        const present = linesOfModel(base)
        const revision = reviseLines(plan, present)
        const commands = commandsOfRevision(plan, revision, { way, present })
        const kept = rowsNotTakenOf(plan, { rows, mapping, source: 'any.csv' })
        expect(kept).toHaveLength(plan.counts.broken)
        const keeping = keepingCommands({ product: 'W', rows: kept, present: [], way })
        const model = checkModel(applyRowCommands(applyPlan(base, commands), keeping))
        expect(model.ok ? [] : model.problems).toEqual([])
      },
      3000,
    )
  })
})
