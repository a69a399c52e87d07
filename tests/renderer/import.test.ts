import { expect, test } from 'vitest'
import type { PlanReply, PlanRequest } from '../../renderer/features/import/plan-messages.ts'
import { commandsOfPlanned, type Planned } from '../../renderer/features/import/planned.ts'
import { Planner, type PlanThread } from '../../renderer/features/import/planner.ts'
import { toRemember } from '../../renderer/features/import/profile.ts'
import { readTable, type TableContext } from '../../renderer/features/import/read-table.ts'
import {
  NO_SETTINGS,
  withAnswer,
  withColumn,
  withHeader,
  withoutAnswer,
} from '../../renderer/features/import/settings.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import type { Rows } from '../../shared/tabular/columns.ts'
import type { KnownItem } from '../../shared/tabular/known.ts'

const CONTEXT: TableContext = {
  product: 'TOP',
  use: null,
  way: 'add',
  known: [],
  present: [],
  companies: [],
  profiles: [],
  currencies: ['CHF'],
  rules: currentPack(),
  settings: null,
}

const BOM = [
  ['Part Number', 'Qty', 'Unit price (EUR)', 'Country of origin', 'ECCN'],
  ['P-1', '2', '1.50', 'Germany', 'EAR99'],
  ['P-2', 'many', '3.10', 'United States', '3A001.a.2'],
]

const read = (rows: Rows, context: Partial<TableContext> = {}) =>
  readTable({ rows }, { ...CONTEXT, ...context })
const whats = (rows: Rows, context: Partial<TableContext> = {}) =>
  read(rows, context).reading.outcomes.map(({ what, item }) => `${what} ${item}`)

test('each row says what becomes of it, with what its item says then', () => {
  const { reading } = read(BOM)
  expect(reading).toMatchObject({ use: 'lines', isReady: true, questions: [], problems: [] })
  expect(reading.outcomes).toMatchObject([
    { row: 1, what: 'passed over' },
    {
      row: 2,
      what: 'new',
      item: 'P-1',
      quantity: '2',
      price: { amount: '1.50', currency: 'EUR' },
      origin: 'DE',
      eccn: 'EAR99',
    },
    { row: 3, what: 'not taken' },
  ])
})

test('a cell shows what it is read as where that is not what it says', () => {
  const { samples } = read(BOM).reading
  expect(samples[1]?.readings).toEqual([
    null,
    null,
    { tone: 'value', text: '1.50 EUR' },
    { tone: 'value', text: 'DE' },
    null,
  ])
  expect(samples[2]?.readings[1]).toMatchObject({ tone: 'problem' })
})

test('a currency that is not told is asked, with that of the workspace first', () => {
  const rows = [
    ['Part Number', 'Qty', 'Unit price'],
    ['P-1', '2', '1.50'],
  ]
  const { reading, planned } = read(rows)
  const [question] = reading.questions
  const [reads] = question?.readings ?? []
  expect([question?.id, reads?.value, reading.isReady]).toEqual(['currency', 'CHF', false])
  expect([planned, reading.outcomes]).toEqual([null, []])
  if (!question || !reads) throw new Error('nothing is asked')
  const settings = withAnswer(reading.settings, question, reads)
  expect(read(rows, { settings }).reading.outcomes[1]).toMatchObject({
    price: { amount: '1.50', currency: 'CHF' },
  })
  expect(withoutAnswer(settings, 'currency').answers).toEqual({})
})

test('a column that is said to be the part number takes that from the other one', () => {
  const { reading } = read([
    ['Part Number', 'Order code', 'Qty'],
    ['P-1', 'X-9', '2'],
  ])
  const settings = withColumn(reading.settings, 1, 'item', reading.mapping.columns)
  const next = read(
    [
      ['Part Number', 'Order code', 'Qty'],
      ['P-1', 'X-9', '2'],
    ],
    { settings },
  ).reading
  expect(next.mapping.columns).toEqual([null, 'item', 'quantity'])
  expect(next.outcomes[1]).toMatchObject({ what: 'new', item: 'X-9' })
})

test('other headings drop what was said of the columns', () => {
  const settings = withColumn(NO_SETTINGS, 1, 'item', [])
  expect(withHeader(settings, 3)).toEqual({ ...NO_SETTINGS, header: 3 })
})

test('columns are read as they were before under the same headings, in any order', () => {
  const headings = ['Part Number', 'Qty', 'Ref']
  const kept = toRemember(headings, ['item', 'quantity', 'note'], 'TOP', NO_SETTINGS, 'replace')
  const profiles = kept.flatMap((command) =>
    command.kind === 'rememberMapping' ? [{ key: command.key, mapping: command.mapping }] : [],
  )
  const rows = [
    ['Ref', 'Part Number', 'Qty'],
    ['R1', 'P-1', '2'],
  ]
  expect(read(rows, { profiles }).reading).toMatchObject({
    isRecalled: true,
    wayBefore: 'replace',
    mapping: { columns: ['note', 'item', 'quantity'] },
  })
  expect(read(rows, { profiles, product: 'OTHER' }).reading).toMatchObject({
    isRecalled: true,
    wayBefore: null,
  })
})

test('what is remembered and cannot be read is left aside', () => {
  const strange = ['part number|qty', 'part number|qty for TOP'].map((key) => ({
    key,
    mapping: { columns: { qty: 'no field' } },
  }))
  const rows = [
    ['Part Number', 'Qty'],
    ['P-1', '2'],
  ]
  expect(read(rows, { profiles: strange }).reading).toMatchObject({
    isRecalled: false,
    mapping: { columns: ['item', 'quantity'] },
  })
})

const KNOWN: KnownItem[] = [
  { id: 'P-1', type: 'part', origin: 'DE' },
  { id: 'P-2', type: 'part', origin: 'US' },
  { id: 'P-3', type: 'part' },
  { id: 'TOP', type: 'product' },
]
const PRESENT = [
  [
    'TOP',
    [
      { line: 7, item: 'P-1', quantity: '2' },
      { line: 8, item: 'P-2', quantity: '1' },
    ],
  ],
] as const

const kinds = (planned: Planned | null, leftOut: string[] = [], chosen: string[] = []) =>
  planned
    ? commandsOfPlanned(planned, { leftOut: new Set(leftOut), chosen: new Set(chosen) }).map(
        ({ kind }) => kind,
      )
    : null

test('the next revision of a table changes, adds and removes, each by its own check mark', () => {
  const rows = [
    ['Part Number', 'Qty'],
    ['P-1', '3'],
    ['P-3', '1'],
  ]
  const context = { known: KNOWN, present: PRESENT, way: 'update' } as const
  const { reading, planned } = read(rows, context)
  expect(whats(rows, context)).toEqual(['passed over ', 'changed P-1', 'line P-3', 'removed P-2'])
  expect(kinds(planned)).toEqual(['removeLine', 'setLine', 'addLine'])
  const removed = reading.outcomes.at(-1)?.keys ?? []
  expect(kinds(planned, [...removed])).toEqual(['setLine', 'addLine'])
})

test('the same table twice changes nothing', () => {
  const rows = [
    ['Part Number', 'Qty'],
    ['P-1', '2'],
    ['P-2', '1'],
  ]
  const context = { known: KNOWN, present: PRESENT, way: 'update' } as const
  expect(whats(rows, context)).toEqual(['passed over ', 'same P-1', 'same P-2'])
  expect(kinds(read(rows, context).planned)).toEqual([])
})

test('a table without quantities tells facts of parts, and overwrites none unasked', () => {
  const rows = [
    ['Part Number', 'Country of origin'],
    ['P-1', 'Mexico'],
    ['P-3', 'Japan'],
    ['P-9', 'Japan'],
  ]
  const { reading, planned } = read(rows, { known: KNOWN })
  expect(reading.use).toBe('facts')
  expect(whats(rows, { known: KNOWN })).toEqual([
    'passed over ',
    'same P-1',
    'conflict P-1',
    'changed P-3',
    'no such part P-9',
  ])
  const conflict = reading.outcomes[2]
  expect(conflict).toMatchObject({
    detail: 'Country of origin: DE here, MX in the table',
    isTaken: false,
  })
  expect(kinds(planned)).toEqual(['changePart'])
  expect(kinds(planned, [], [...(conflict?.keys ?? []), 'row:4'])).toEqual([
    'changePart',
    'changePart',
    'setPart',
  ])
})

class FakeThread implements PlanThread {
  readonly asked: PlanRequest[] = []
  onmessage: PlanThread['onmessage'] = null
  onerror: PlanThread['onerror'] = null
  isOver = false
  postMessage(request: PlanRequest): void {
    this.asked.push(request)
  }
  terminate(): void {
    this.isOver = true
  }
  reply(data: PlanReply): void {
    this.onmessage?.({ data })
  }
}

test('of readings that wait for a thread, the last one asked for is made', async () => {
  const thread = new FakeThread()
  const planner = new Planner({ rows: BOM }, thread)
  const [first, second, third] = ['A', 'B', 'C'].map((product) =>
    planner.read({ ...CONTEXT, product }),
  )
  const { reading } = read(BOM)
  thread.reply({ kind: 'reading', reading })
  thread.reply({ kind: 'reading', reading })
  expect([await first, await second, await third]).toEqual([reading, null, reading])
  const products = thread.asked.map((request) =>
    request.kind === 'read' ? request.context.product : request.kind,
  )
  expect(products).toEqual(['table', 'A', 'C'])
  planner.close()
  expect(thread.isOver).toBe(true)
})
