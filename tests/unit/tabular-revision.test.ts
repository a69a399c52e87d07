import { describe, expect, test } from 'vitest'
import { checkModel } from '../../shared/model/read.ts'
import type { Model } from '../../shared/model/schema.ts'
import { applyPlan } from '../../shared/tabular/apply.ts'
import { suggestMapping } from '../../shared/tabular/columns.ts'
import { commandsOf } from '../../shared/tabular/commands.ts'
import { factKey } from '../../shared/tabular/items.ts'
import { knownItems } from '../../shared/tabular/known.ts'
import { planRows } from '../../shared/tabular/plan.ts'
import { linesOfModel } from '../../shared/tabular/present-lines.ts'
import { type LinesWay, productsListed, reviseLines } from '../../shared/tabular/revision.ts'
import { commandsOfRevision } from '../../shared/tabular/revision-commands.ts'

const EMPTY: Model = {
  format: 'minimis-model',
  version: 1,
  currency: 'USD',
  rates: [],
  entities: [],
  parts: [],
  products: [{ id: 'W', kind: 'commodity', lines: [] }],
}

const rowsOf = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((line) =>
      line
        .trim()
        .split('|')
        .map((cell) => cell.trim()),
    )

function planOf(model: Model, table: string, way: LinesWay) {
  const rows = rowsOf(table)
  return planRows({
    rows,
    mapping: suggestMapping(rows),
    product: 'W',
    known: knownItems(model),
    revises: way !== 'add',
  })
}

function revised(model: Model, table: string, way: LinesWay, leftOut?: ReadonlySet<string>) {
  const plan = planOf(model, table, way)
  const present = linesOfModel(model)
  const revision = reviseLines(plan, present)
  const commands = commandsOfRevision(plan, revision, { way, leftOut, present })
  const after = checkModel(applyPlan(model, commands))
  if (!after.ok) throw new Error(JSON.stringify(after.problems))
  return { plan, revision, commands, model: after.value }
}

/** A model with the table in it. */
const first = (table: string) => applyPlan(EMPTY, commandsOf(planOf(EMPTY, table, 'add')))

const linesOf = (model: Model, id = 'W') =>
  model.products
    .find((product) => product.id === id)
    ?.lines.map((line) => {
      const { unit, note, alternates } = line as { unit?: string; note?: string } & typeof line
      const more = [unit, note, ...((alternates as string[]) ?? [])].filter(Boolean).join(' ')
      return `${line.quantity} ${line.item}${more === '' ? '' : ` ${more}`}`
    })

const told = (model: Model, table: string, way: LinesWay = 'update') =>
  revised(model, table, way)
    .revision.entries.filter(({ kind }) => kind !== 'same')
    .map(
      ({ kind, product, item, changes }) =>
        `${kind} ${product} > ${item}${changes.map((c) => ` ${c.field} ${c.from} ${c.to}`).join('')}`,
    )

const MARCH = `
  Level | Part number | Quantity | Unit | Note | Country of origin
  1     | R1          | 4        |      | near the fan | DE
  1     | SUB         | 2        |      |      |
  2     | U1          | 1        |      |      | US
  2     | R1          | 3        |      |      | DE
  1     | C1          | 2        | m    |      | JP`

const APRIL = `
  Level | Part number | Quantity | Unit | Note | Country of origin
  1     | SUB         | 2.0      |      |      |
  2     | U1          | 5        |      |      | US
  1     | R1          | 4        |      |      | FR
  1     | D1          | 1        |      |      | US`

describe('A table over lines that are there', () => {
  const march = first(MARCH)

  test('says line by line what differs', () => {
    expect(told(march, APRIL)).toEqual([
      'added W > D1',
      'removed W > C1',
      'changed SUB > U1 quantity 1 5',
      'removed SUB > R1',
    ])
  })

  test('updates the lines, and leaves what a row leaves blank', () => {
    const { model } = revised(march, APRIL, 'update')
    expect(linesOf(model)).toEqual(['4 R1 near the fan', '2 SUB', '1 D1'])
    expect(linesOf(model, 'SUB')).toEqual(['5 U1'])
    expect(model.parts.find(({ id }) => id === 'R1')?.origin).toBe('FR')
    expect(model.parts.map(({ id }) => id)).toContain('C1')
  })

  test('puts the lines of the table in the place of those that are there', () => {
    const { model } = revised(march, APRIL, 'replace')
    expect(linesOf(model)).toEqual(['2 SUB', '4 R1', '1 D1'])
    expect(linesOf(model, 'SUB')).toEqual(['5 U1'])
  })

  test('adds lines where that is asked for', () => {
    const { model } = revised(march, 'Part number | Quantity\nR1 | 1', 'add')
    expect(linesOf(model)).toEqual(['4 R1 near the fan', '2 SUB', '2 C1 m', '1 R1'])
  })

  test.each<LinesWay>(['update', 'replace'])('%s: the same table again changes nothing', (way) => {
    expect(revised(march, MARCH, way).commands).toEqual([])
    const april = revised(march, APRIL, way).model
    expect(revised(april, APRIL, way).commands).toEqual([])
  })

  test('keeps what is left out as it was', () => {
    const { revision } = revised(march, APRIL, 'update')
    const keys = revision.entries.filter(({ kind }) => kind !== 'same').map(({ key }) => key)
    const leftOut = new Set([...keys, factKey('R1', { field: 'origin' })])
    expect(revised(march, APRIL, 'update', leftOut).commands).toEqual([])
  })

  test('names the products of which lines are asked for', () => {
    expect(productsListed(planOf(march, APRIL, 'update'))).toEqual(['W', 'SUB'])
  })

  test('makes a part a sub-assembly with the lines of the table', () => {
    const table = `
      Level | Part number | Quantity
      1 | R1 | 4
      1 | SUB | 2
      2 | U1 | 1
      2 | R1 | 3
      1 | C1 | 2
      2 | U1 | 7`
    const { model, revision } = revised(march, table, 'update')
    expect(revision.counts).toMatchObject({ added: 1, changed: 0, removed: 0 })
    expect(linesOf(model, 'C1')).toEqual(['7 U1'])
  })

  test('takes a sub-assembly the other way round only where that closes no circle', () => {
    const table = `
      Level | Part number | Quantity
      1 | R1 | 4
      2 | SUB | 2`
    const [, , sub] = planOf(march, table, 'update').outcomes
    expect(sub?.kind).toBe('broken')
  })
})

describe('Lines with the same item', () => {
  const twice = first(`
    Part number | Quantity | Note
    R1 | 2 | left
    R1 | 3 | right
    R1 | 4 | above`)

  test('are matched to equal ones first, and then in their order', () => {
    const table = 'Part number | Quantity | Note\nR1 | 4 | above\nR1 | 5 | right'
    expect(told(twice, table)).toEqual([
      'changed W > R1 quantity 2 5 note left right',
      'removed W > R1',
    ])
  })

  test('in another order are the same lines', () => {
    const table = 'Part number | Quantity | Note\nR1 | 4 | above\nR1 | 3 | right\nR1 | 2 | left'
    expect(told(twice, table)).toEqual([])
    expect(linesOf(revised(twice, table, 'replace').model)).toEqual([
      '4 R1 above',
      '3 R1 right',
      '2 R1 left',
    ])
  })
})

describe('Rows that are broken', () => {
  test('do not remove the line of the item that they name', () => {
    const model = first('Part number | Quantity\nR1 | 2\nR2 | 3\nR3 | 4')
    const table = 'Part number | Quantity\nR1 | 2\nR2 | many'
    const { revision, commands } = revised(model, table, 'update')
    const entry = revision.entries.find(({ item }) => item === 'R2')
    expect(entry).toMatchObject({ kind: 'kept', reason: 'row 3 names R2 and is broken' })
    expect(commands).toEqual([{ kind: 'removeLine', line: 3 }])
  })
})
