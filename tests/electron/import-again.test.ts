import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { Evaluator } from '../../electron/evaluation/evaluator.ts'
import { Studies } from '../../electron/evaluation/studies.ts'
import { bomHandlers } from '../../electron/handlers/bom.ts'
import type { Context } from '../../electron/handlers/context.ts'
import { editHandlers } from '../../electron/handlers/edit.ts'
import { evaluateHandlers } from '../../electron/handlers/evaluate.ts'
import { importHandlers } from '../../electron/handlers/import.ts'
import { answer } from '../../electron/ipc/answer.ts'
import type { Handlers, HandlersOf } from '../../electron/ipc/handlers.ts'
import { LongEdits } from '../../electron/long-edits.ts'
import { OpenWorkspace } from '../../electron/open-workspace.ts'
import type { Input, Output } from '../../shared/ipc/contract.ts'
import type { Model, Part, Product } from '../../shared/model/schema.ts'
import { suggestMapping } from '../../shared/tabular/columns.ts'
import { knownItems } from '../../shared/tabular/known.ts'
import { planPartFacts } from '../../shared/tabular/part-facts.ts'
import { commandsOfPartFacts } from '../../shared/tabular/part-facts-commands.ts'
import { planRows } from '../../shared/tabular/plan.ts'
import { commandsOfRepair, planRepair } from '../../shared/tabular/repair.ts'
import { productsListed, reviseLines } from '../../shared/tabular/revision.ts'
import { commandsOfRevision } from '../../shared/tabular/revision-commands.ts'
import { keepingCommands, rowsNotTakenOf } from '../../shared/tabular/rows-not-taken.ts'
import type { SingleCommand } from '../../shared/workspace/commands.ts'
import { textsOf } from '../../shared/workspace/long-batch.ts'

const stopped: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stopped.splice(0)) await stop()
})

type Name = keyof (HandlersOf<'evaluate'> &
  HandlersOf<'bom'> &
  HandlersOf<'edit'> &
  HandlersOf<'import'>)

/** The main process without a window, with calls as the window makes them. */
function opened(model: Model) {
  const workspace = new OpenWorkspace(() => {})
  workspace.create(join(mkdtempSync(join(tmpdir(), 'minimis-again-')), 'w.minimis'), model)
  onTestFinished(() => workspace.closeFiles())
  const file = new URL('../../electron/evaluation/worker.ts', import.meta.url).pathname
  const evaluator = new Evaluator(file, () => {})
  const studies = new Studies(new Evaluator(file, () => {}))
  stopped.push(
    () => evaluator.stop(),
    () => studies.stop(),
  )
  const longEdits = new LongEdits(() => {})
  const context = { workspace, evaluator, studies, longEdits } as unknown as Context
  const handlers = {
    ...evaluateHandlers(context),
    ...bomHandlers(context),
    ...editHandlers(context),
    ...importHandlers(context),
  }
  return async function call<N extends Name>(name: N, input: Input<N>): Promise<Output<N>> {
    const failures: unknown[] = []
    const found = await answer(handlers as Handlers, name, input, (_, error) => {
      failures.push(error)
    })
    expect(failures).toEqual([])
    if (!found.ok) throw new Error(JSON.stringify(found.failure))
    return found.value as Output<N>
  }
}

const kind = 'commodity' as const
const price = (amount: string) => ({ amount, currency: 'USD' })
const part = (id: string, more: Partial<Part> = {}): Part => ({
  id,
  kind,
  origin: 'JP',
  eccn: 'EAR99',
  price: price('10'),
  ...more,
})
const product = (id: string, items: string[]): Product => ({
  id,
  kind,
  eccn: 'EAR99',
  madeBy: 'DE1',
  price: price('1000'),
  facts: { militaryCommodity: false },
  lines: items.map((item) => ({ item, quantity: '1' })),
})
const model = (): Model => ({
  format: 'minimis-model',
  version: 1,
  currency: 'USD',
  rates: [],
  entities: [{ id: 'DE1', country: 'DE', headquarters: 'DE' }],
  parts: [part('CHIP', { eccn: '7A103.a', price: price('300') }), part('SCREW'), part('CASE')],
  products: [product('W', ['CHIP', 'SCREW', 'CASE']), product('X', ['CHIP'])],
})

const asked = { destinations: ['CN', 'CA'], method: 'look-through' as const }
const batch = (commands: SingleCommand[]) => ({
  what: 'Import bom.csv',
  texts: textsOf(commands),
  count: commands.length,
})

test('a revision of a table is told before it is made, keeps a broken row, and is repaired and undone', async () => {
  const call = opened(model())
  const rows = [
    ['Part Number', 'Qty', 'COO'],
    ['CHIP', '1', 'US'],
    ['SCREW', '4', 'JP'],
    ['', '2', 'US'],
  ]
  const mapping = suggestMapping(rows)
  const known = knownItems(model())
  const plan = planRows({ rows, mapping, product: 'W', known, revises: true })
  const lines = await call('bom.many', {
    asked: productsListed(plan).map((id) => ({ product: id })),
  })
  const present = new Map(lines.boms.map((bom) => [bom.product, bom.rows]))
  const revision = reviseLines(plan, present)
  expect(revision.counts).toMatchObject({ changed: 1, removed: 1, same: 1 })
  const broken = rowsNotTakenOf(plan, { rows, mapping, source: 'bom.csv' })
  const change = batch([
    ...commandsOfRevision(plan, revision, { way: 'update', present }),
    ...keepingCommands({ product: 'W', rows: broken, present: [], way: 'update' }),
  ])

  const effects = await call('evaluate.effects', {
    job: 'e',
    batch: change,
    product: 'W',
    ...asked,
  })
  expect(effects.facts).toEqual([
    { item: 'CHIP', member: 'origin', from: 'JP', to: 'US', products: ['X'] },
  ])
  expect(effects.verdicts).toMatchObject([
    { product: 'W', destination: 'CN', before: 'not-subject', after: 'no-licence' },
    { product: 'W', destination: 'CA', before: 'not-subject', after: 'no-licence-either-way' },
    { product: 'X', destination: 'CN', before: 'not-subject', after: 'no-licence' },
  ])
  expect((await call('bom.rows', { product: 'W' })).revision).toBe(effects.revision)

  await call('import.apply', { job: 'a', batch: change })
  const verdicts = await call('evaluate.matrix', { job: 'm', products: ['W', 'X'], ...asked })
  expect(verdicts.rows.map(({ outcomes }) => outcomes)).toEqual([
    ['subject', 'undetermined'],
    ['subject', 'not-subject'],
  ])
  const [kept] = (await call('bom.rowsNotTaken', { product: 'W' })).rows
  if (!kept) throw new Error('a row is kept')
  const repair = planRepair({
    product: 'W',
    row: kept,
    cells: ['NUT', '2', 'US'],
    columns: mapping.columns,
    known,
  })
  await call('import.apply', { job: 'r', batch: batch(commandsOfRepair(repair, kept)) })
  expect((await call('bom.rowsNotTaken', { product: 'W' })).rows).toEqual([])
  const after = (await call('bom.rows', { product: 'W' })).rows
  expect(after.map(({ item, quantity }) => `${quantity} ${item}`)).toEqual([
    '1 CHIP',
    '4 SCREW',
    '2 NUT',
  ])
  await call('edit.undo', undefined)
  expect((await call('bom.rowsNotTaken', { product: 'W' })).rows).toEqual([kept])
  await call('edit.undo', undefined)
  expect((await call('bom.rowsNotTaken', { product: 'W' })).rows).toEqual([])
  expect((await call('bom.rows', { product: 'W' })).rows.map(({ item }) => item)).toEqual([
    'CHIP',
    'SCREW',
    'CASE',
  ])
})

test('facts of parts come in as one change, told before it is made and undone as one', async () => {
  const call = opened(model())
  const rows = [
    ['Part Number', 'Country of Origin'],
    ['CHIP', 'US'],
    ['SCREW', 'CN'],
  ]
  const plan = planPartFacts({ rows, mapping: suggestMapping(rows), known: knownItems(model()) })
  expect(plan.counts).toMatchObject({ conflicts: 2 })
  expect(commandsOfPartFacts(plan, { overwrite: 'none' })).toEqual([])
  const change = batch(commandsOfPartFacts(plan, { overwrite: 'all' }))
  const { facts } = await call('evaluate.effects', {
    job: 'f',
    batch: change,
    product: null,
    ...asked,
  })
  expect(facts.map(({ item, to, products }) => [item, to, products])).toEqual([
    ['CHIP', 'US', ['W', 'X']],
    ['SCREW', 'CN', ['W']],
  ])
  await call('import.apply', { job: 'a', batch: change })
  const origins = async () =>
    (await call('bom.rows', { product: 'W' })).rows.map(({ origin }) => origin)
  expect(await origins()).toEqual(['US', 'CN', 'JP'])
  await call('edit.undo', undefined)
  expect(await origins()).toEqual(['JP', 'JP', 'JP'])
})
