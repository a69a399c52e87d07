import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { Evaluator } from '../../electron/evaluation/evaluator.ts'
import { Studies } from '../../electron/evaluation/studies.ts'
import type { Context } from '../../electron/handlers/context.ts'
import { evaluateHandlers } from '../../electron/handlers/evaluate.ts'
import { exportHandlers } from '../../electron/handlers/export.ts'
import { scenariosHandlers } from '../../electron/handlers/scenarios.ts'
import { answer } from '../../electron/ipc/answer.ts'
import type { Handlers, HandlersOf } from '../../electron/ipc/handlers.ts'
import { LongEdits } from '../../electron/long-edits.ts'
import { OpenWorkspace } from '../../electron/open-workspace.ts'
import { today } from '../../electron/shell/today.ts'
import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import type { Input, Output } from '../../shared/ipc/contract.ts'
import type { Change, Scenario } from '../../shared/model/scenario.ts'
import type { Model } from '../../shared/model/schema.ts'
import { currentPack, packIds } from '../../shared/rules/packs/index.ts'
import { Base } from '../../shared/scenario/base.ts'
import { compare } from '../../shared/scenario/compare.ts'
import { Costs } from '../../shared/scenario/cost.ts'
import { levers } from '../../shared/scenario/levers/levers.ts'
import { smallestSets } from '../../shared/scenario/levers/sets.ts'
import { tornado } from '../../shared/scenario/levers/tornado.ts'
import { uncertainty } from '../../shared/scenario/levers/uncertainty.ts'
import { limits } from '../../shared/scenario/limits.ts'
import { Overlaid } from '../../shared/scenario/overlaid.ts'
import { overlay } from '../../shared/scenario/overlay.ts'
import { waterfall } from '../../shared/scenario/waterfall.ts'
import { DEFAULT_PREFERENCES } from '../../shared/workspace/preferences.ts'
import type { WorkspaceState } from '../../shared/workspace/views.ts'
import { benchModel } from '../bench/model.ts'
import { telecom } from '../db/support.ts'

const file = new URL('../../electron/evaluation/worker.ts', import.meta.url).pathname
const look = 'look-through' as const
const question = { product: 'ER-4200', destination: 'CN', method: look }

const stopped: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stopped.splice(0)) await stop()
})

const scenario = (name: string, changes: Change[], onTopOf?: string): Scenario => ({
  format: 'minimis-scenario',
  version: 1,
  name,
  ...(onTopOf !== undefined && { onTopOf }),
  changes,
})
const japan = scenario('Japan', [
  { kind: 'setOrigin', where: { filter: { origin: 'US', eccn: '3A001' } }, origin: 'JP' },
])
const cheaper = scenario(
  'Cheaper',
  [
    { kind: 'scalePrice', where: { filter: { origin: 'US' } }, factor: '0.5' },
    { kind: 'setOrigin', where: { part: 'NONE' }, origin: 'JP' },
  ],
  'Japan',
)

type Name = keyof (HandlersOf<'evaluate'> & HandlersOf<'scenarios'> & HandlersOf<'export'>)
type Progress = { job: string; done: number; total: number }

/** The whole main process without a window: a new workspace with a model and scenarios. */
function opened(model: Model, scenarios: readonly Scenario[] = [], path: string | null = null) {
  const folder = mkdtempSync(join(tmpdir(), 'minimis-scenarios-'))
  const told: (WorkspaceState | null)[] = []
  const workspace = new OpenWorkspace((state) => told.push(state))
  workspace.create(join(folder, 'w.minimis'), model)
  onTestFinished(() => workspace.closeFiles())
  for (const one of scenarios)
    workspace.edit((open) => open.apply({ kind: 'saveScenario', scenario: one }))
  const progress: Progress[] = []
  const evaluator = new Evaluator(file, (job, done, total) => progress.push({ job, done, total }))
  const studies = new Studies(new Evaluator(file, () => {}))
  stopped.push(
    () => evaluator.stop(),
    () => studies.stop(),
  )
  const offered: string[] = []
  const dialogs = {
    placeForExport: async (name: string, format: string) => {
      offered.push(`${name}.${format}`)
      return path
    },
    scenarioToImport: async () => path,
  }
  const longEdits = new LongEdits(() => {})
  const context = {
    workspace,
    evaluator,
    studies,
    longEdits,
    dialogs,
    preferences: { get: () => DEFAULT_PREFERENCES },
    appVersion: '9.8.7',
  } as unknown as Context
  const handlers = {
    ...evaluateHandlers(context),
    ...scenariosHandlers(context),
    ...exportHandlers(context),
  }
  const failures: unknown[] = []
  /** A call as the window makes it, checked both ways. */
  async function call<N extends Name>(name: N, input: Input<N>) {
    const answered = await answer(handlers as Handlers, name, input, (_, error) =>
      failures.push(error),
    )
    expect(failures).toEqual([])
    return answered as { ok: true; value: Output<N> } | Extract<typeof answered, { ok: false }>
  }
  async function value<N extends Name>(name: N, input: Input<N>) {
    const answered = await call(name, input)
    if (!answered.ok) throw new Error(JSON.stringify(answered.failure))
    return answered.value
  }
  return { workspace, handlers, call, value, told, progress, offered, folder }
}

/** What the core says of scenarios over a model. */
function core(model: Model, stacks: readonly Scenario[][]) {
  const evaluation = LiveEvaluation.of(model, { pack: currentPack(), choices: {}, day: today() })
  const base = new Base(model)
  const overlaid = stacks.map(
    (stack) =>
      new Overlaid(() => evaluation, overlay(base, stack, { day: today(), packs: packIds })),
  )
  return { evaluation, overlaid, costs: Costs.of(base, today()) }
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown

test('a comparison is the one of the core, with what became of the changes', async () => {
  const { workspace, value, progress } = opened(telecom(), [japan, cheaper])
  const model = workspace.shown().model()
  const destinations = ['CN', 'IR', 'RU', 'TR', 'IN', 'AE', 'VN', 'IL', 'SY', 'KP']
  const asked = { products: ['ER-4200', 'ASM-DFE'], destinations, method: look }
  const answered = await value('evaluate.compare', { job: 'c', scenarios: [2, 1], ...asked })
  const { evaluation, overlaid, costs } = core(model, [[japan, cheaper], [japan]])
  expect(answered.revision).toBe(3)
  expect(plain(answered.rows)).toEqual(plain(compare(evaluation, overlaid, costs, asked)))
  expect(answered.scenarios).toMatchObject([
    { id: 2, name: 'Cheaper', column: 0, problem: null },
    { id: 1, name: 'Japan', column: 1, problem: null },
  ])
  expect(
    answered.scenarios[0]?.reports.map(({ scenario: of, fits, why }) => [of, fits, why]),
  ).toEqual([
    ['Japan', true, null],
    ['Cheaper', true, null],
    ['Cheaper', false, expect.stringContaining('NONE')],
  ])
  expect(
    answered.rows.some(({ destinations: some }) =>
      some.some(({ scenarios }) => scenarios.some(({ flip }) => flip)),
    ),
  ).toBe(true)
  expect(progress.at(-1)).toEqual({ job: 'c', done: 20, total: 20 })
})

test('a draft stands in for its scenario, also under the one that stands on it', async () => {
  const { workspace, value } = opened(telecom(), [japan, cheaper])
  const model = workspace.shown().model()
  const korea = scenario('Japan', [
    { kind: 'setOrigin', where: { part: 'IC-NPU-400' }, origin: 'KR' },
  ])
  const fresh = scenario('New', [{ kind: 'setEccn', where: { part: 'IC-NPU-400' }, eccn: 'EAR99' }])
  const asked = { products: ['ER-4200'], destinations: ['CN'], method: look }
  const drafts = [{ id: 1, scenario: korea }, { scenario: fresh }]
  const answered = await value('evaluate.compare', { job: 'c', scenarios: [2], drafts, ...asked })
  const { evaluation, overlaid, costs } = core(model, [[korea, cheaper], [fresh]])
  expect(plain(answered.rows)).toEqual(plain(compare(evaluation, overlaid, costs, asked)))
  expect(answered.scenarios.map(({ id, name }) => [id, name])).toEqual([
    [2, 'Cheaper'],
    [null, 'New'],
  ])
  expect(workspace.shown().scenarios()[0]?.scenario.changes).toEqual(japan.changes)
})

test('a draft that cannot be laid over the base says why and has no column', async () => {
  const { value, call } = opened(telecom(), [japan])
  const lost = scenario('Lost', [], 'Nowhere')
  const asked = { products: ['ER-4200'], destinations: ['CN'], method: look }
  const drafts = [{ scenario: lost }]
  const answered = await value('evaluate.compare', { job: 'c', scenarios: [1], drafts, ...asked })
  expect(answered.scenarios).toMatchObject([
    { id: 1, column: 0, problem: null },
    { id: null, column: null, problem: expect.stringContaining('"Nowhere"') },
  ])
  expect(answered.rows[0]?.destinations[0]?.scenarios).toHaveLength(1)
  const checked = await value('scenarios.check', { scenarios: [1], drafts })
  expect(checked.scenarios.map(({ problem }) => problem === null)).toEqual([true, false])
  expect(await call('evaluate.waterfall', { ...question, drafts })).toMatchObject({
    ok: false,
    failure: { code: 'not-found', message: expect.stringContaining('"Nowhere"') },
  })
})

test('one to four scenarios are compared, and what does not exist is refused', async () => {
  const { call } = opened(telecom(), [japan])
  const asked = { job: 'c', products: null, destinations: ['CN'], method: look }
  for (const scenarios of [[], [1, 1, 1, 1, 1]])
    expect(await call('evaluate.compare', { ...asked, scenarios })).toMatchObject({
      ok: false,
      failure: { code: 'invalid-input', details: ['input: name one to 4 scenarios'] },
    })
  expect(await call('evaluate.compare', { ...asked, scenarios: [7] })).toMatchObject({
    failure: { code: 'not-found', message: 'There is no scenario with the number 7.' },
  })
  const product = { ...asked, scenarios: [1], products: ['NONE'] }
  expect(await call('evaluate.compare', product)).toMatchObject({
    failure: { code: 'not-found', message: 'There is no product NONE.' },
  })
})

test('a long comparison is cancelled, and others are answered meanwhile', async () => {
  const model = benchModel(20_000)
  const part = model.parts[0]?.id ?? ''
  const one = scenario('One', [{ kind: 'setOrigin', where: { part }, origin: 'JP' }])
  const { value, progress } = opened(model, [one])
  const destinations = ['CN', 'IR', 'RU', 'TR', 'IN', 'AE', 'VN', 'IL', 'SY', 'KP']
  const job = value('evaluate.compare', {
    job: 'long',
    scenarios: [1],
    products: null,
    destinations,
    method: look,
  })
  let isDone = false
  void job.then(() => {
    isDone = true
  })
  await value('evaluate.result', { product: 'M0', destination: 'CN', method: look })
  expect(isDone).toBe(false)
  await value('evaluate.cancel', { job: 'long' })
  expect(await job).toMatchObject({ cancelled: true, rows: [] })
  expect(progress.some(({ job: of }) => of === 'long')).toBe(true)
})

test('a waterfall and what no scenario changes are those of the core', async () => {
  const { workspace, value } = opened(telecom(), [japan, cheaper])
  const { overlaid } = core(workspace.shown().model(), [[japan, cheaper]])
  const [over] = overlaid
  if (!over) throw new Error('no overlay')
  const answered = await value('evaluate.waterfall', { ...question, scenario: 2 })
  expect(answered.revision).toBe(3)
  expect(plain(answered.waterfall)).toEqual(plain(waterfall(over, question)))
  const result = over.whole.result('ER-4200', 'CN', look)
  expect(plain(answered.limits)).toEqual(plain(limits(result, currentPack())))
})

test('a waterfall needs a scenario, and of one that is not there the number is named', async () => {
  const { call } = opened(telecom(), [japan])
  expect(await call('evaluate.waterfall', question)).toMatchObject({
    failure: { code: 'invalid-input', message: 'A waterfall needs a scenario.' },
  })
  expect(await call('evaluate.waterfall', { ...question, scenario: 9 })).toMatchObject({
    failure: { code: 'not-found', message: 'There is no scenario with the number 9.' },
  })
})

test('when the base moves on, a scenario says which of its changes no longer fits', async () => {
  const aimed = scenario('Aimed', [
    {
      kind: 'setQuantity',
      where: { product: 'ASM-DFE', line: 3, item: 'IC-FPGA-MID' },
      quantity: '2',
    },
    { kind: 'setOrigin', where: { part: 'IC-NPU-400' }, origin: 'JP' },
  ])
  const { workspace, value } = opened(telecom(), [aimed])
  const fits = async () =>
    (await value('scenarios.check', { scenarios: [1] })).scenarios[0]?.reports.map((one) => one.why)
  expect(await fits()).toEqual([null, null])
  const line = workspace.shown().bom('ASM-DFE')[2]?.line ?? 0
  workspace.edit((open) => open.apply({ kind: 'setLine', line, item: 'IC-FPGA-SML' }))
  expect(await fits()).toEqual(['line 3 of ASM-DFE holds IC-FPGA-SML, not IC-FPGA-MID', null])
})

test('applying is one edit; what does not fit is refused by name, or left out', async () => {
  const { workspace, value, call, told } = opened(telecom(), [japan, cheaper])
  expect(await call('scenarios.apply', { id: 2 })).toMatchObject({
    ok: false,
    failure: {
      code: 'unfit',
      details: [expect.stringMatching(/^Cheaper, change 2 \(setOrigin\): .*NONE/)],
    },
  })
  const { overlaid } = core(workspace.shown().model(), [[japan, cheaper]])
  const expected = overlaid[0]?.whole.result('ER-4200', 'CN', look)
  expect(await value('scenarios.apply', { id: 2, skipUnfit: true })).toEqual({ revision: 4 })
  expect(told.at(-1)).toMatchObject({ revision: 4, undo: 'Apply scenario Cheaper' })
  const answered = await value('evaluate.result', question)
  expect(answered.revision).toBe(4)
  expect(plain('result' in answered && answered.result)).toEqual(plain(expected))
})

test('an applied scenario is not made a second time by being shown, nor is one below it', async () => {
  const { value, call } = opened(telecom(), [japan, cheaper])
  const asked = { scenarios: [1, 2], products: null, destinations: ['CN'], method: look }
  const before = await value('evaluate.compare', { job: 'a', ...asked })
  await value('scenarios.apply', { id: 2, skipUnfit: true })
  const after = await value('evaluate.compare', { job: 'b', ...asked })
  const shares = ({ rows }: typeof after, of: 'base' | 0 | 1) =>
    rows.map(({ destinations: [row] }) => {
      const figures = of === 'base' ? row?.base : row?.scenarios[of]?.figures
      return [figures?.outcome, figures?.share]
    })
  expect(shares(after, 'base')).toEqual(shares(before, 1))
  expect(shares(before, 1)).not.toEqual(shares(before, 0))
  for (const of of [0, 1] as const) expect(shares(after, of)).toEqual(shares(after, 'base'))
  expect(after.scenarios[1]?.reports.map(({ inBase }) => inBase)).toEqual([4, 4, undefined])
  const over = await value('evaluate.waterfall', { ...question, scenario: 2 })
  expect(over.waterfall.steps.map(({ moves }) => moves.low)).toEqual(['0', '0', '0'])
  expect(await call('scenarios.apply', { id: 1 })).toMatchObject({ failure: { code: 'applied' } })
})

test('a scenario goes out as a file and comes in again, and a file that is none says where', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-file-')), 's.json')
  const first = opened(telecom(), [japan], path)
  expect(await first.value('scenarios.exportFile', { id: 1 })).toEqual({ path })
  expect(first.offered).toEqual(['Japan.json'])
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ ...japan, base: { revision: 2 } })
  expect(await first.call('scenarios.importFile', undefined)).toMatchObject({
    failure: { code: 'refused', message: expect.stringContaining('number 1') },
  })
  const second = opened(telecom(), [], path)
  const imported = await second.value('scenarios.importFile', undefined)
  expect(imported).toEqual({ name: 'Japan', revision: 2 })
  expect(second.told.at(-1)).toMatchObject({ revision: 2, undo: 'Add scenario Japan' })
  expect((await second.value('scenarios.list', undefined)).scenarios).toMatchObject([
    { id: 1, writtenAt: 2, scenario: { name: 'Japan', changes: japan.changes } },
  ])
  writeFileSync(path, JSON.stringify({ ...japan, name: 7, changes: [{ kind: 'setOrigin' }] }))
  const refused = await second.call('scenarios.importFile', undefined)
  expect(refused).toMatchObject({ ok: false, failure: { code: 'not-readable' } })
  const details = refused.ok ? [] : refused.failure.details
  expect(details).toContainEqual(expect.stringMatching(/^name: /))
  expect(details).toContainEqual(expect.stringMatching(/^changes\[0\]/))
  const gone = opened(telecom(), [], null)
  expect(await gone.value('scenarios.importFile', undefined)).toBeNull()
})

test('levers over the base and over a scenario are those of the core, with alternates of the lines', async () => {
  const { workspace, value } = opened(telecom(), [japan])
  const [line] = workspace.shown().bom('ER-4200')
  const alternate = 'IC-CPLD'
  workspace.edit((open) =>
    open.apply({ kind: 'setLine', line: line?.line ?? 0, details: { alternates: [alternate] } }),
  )
  const alternates = { [line?.item ?? '']: [alternate] }
  const { evaluation, overlaid } = core(workspace.shown().model(), [[japan]])
  const subject = { evaluation, pack: currentPack(), day: today(), ...question }
  const over = { ...subject, evaluation: overlaid[0]?.whole ?? evaluation }
  for (const [of, scenario] of [
    [subject, undefined],
    [over, 1],
  ] as const) {
    const asked = { job: 'l', ...question, ...(scenario && { scenario }) }
    const found = await value('evaluate.levers', asked)
    expect(found).toMatchObject({ revision: 3, cancelled: false })
    expect(plain(found.answer)).toEqual(plain(levers(of, { alternates })))
    const sets = await value('evaluate.smallestSets', { ...asked, target: '0.05' })
    expect(plain(sets.answer)).toEqual(plain(smallestSets(of, { alternates, target: '0.05' })))
    const bars = await value('evaluate.tornado', asked)
    expect(plain(bars.answer)).toEqual(plain({ bars: tornado(of) }))
  }
  const ranges = [{ axis: { kind: 'selling-price' as const }, low: '5000', high: '15000' }]
  const sampled = await value('evaluate.uncertainty', {
    job: 'u',
    ...question,
    ranges,
    seed: 7,
    samples: 200,
  })
  expect(plain(sampled.answer)).toEqual(
    plain(uncertainty(subject, ranges, { seed: 7, samples: 200 })),
  )
})

test('two amounts at once run around where they stand, and one amount twice is refused', async () => {
  const { value, call } = opened(telecom())
  const x = { axis: { kind: 'selling-price' as const } }
  const y = { axis: { kind: 'part-price' as const, item: 'IC-NPU-400' }, amounts: ['1', '500'] }
  const { answer: table } = await value('evaluate.twoWay', { job: 't', ...question, x, y })
  expect(table?.x.amounts).toHaveLength(11)
  expect(table?.cells.map((row) => row.length)).toEqual([11, 11])
  const price = telecom().products.find(({ id }) => id === 'ER-4200')?.prices?.CN?.amount
  expect(table?.x.amounts[5]).toBe(price)
  const gone = { ...y, axis: { kind: 'part-price' as const, item: 'NONE' } }
  for (const other of [x, gone])
    expect(await call('evaluate.twoWay', { job: 't', ...question, x, y: other })).toMatchObject({
      ok: false,
      failure: { code: 'not-found' },
    })
})

test('a study that is given up ends, and another one that waits is answered', async () => {
  const { value } = opened(benchModel(5_000))
  const asked = { product: 'M0', destination: 'CN', method: look }
  const ranges = [{ axis: { kind: 'selling-price' as const }, low: '1', high: '99999' }]
  const long = value('evaluate.uncertainty', {
    job: 'long',
    ...asked,
    ranges,
    samples: 100_000,
  })
  const other = value('evaluate.tornado', { job: 'other', ...asked })
  await value('evaluate.result', asked)
  await value('evaluate.cancel', { job: 'long' })
  expect(await long).toEqual({ revision: 1, cancelled: true, answer: null })
  expect((await other).answer?.bars.length).toBeGreaterThan(0)
})

test('the result under a scenario is the one of the core, with the items that it rests on', async () => {
  const { workspace, value } = opened(telecom(), [japan, cheaper])
  const { overlaid } = core(workspace.shown().model(), [[japan, cheaper]])
  const asked = { product: 'ER-4200', destination: 'CN', method: look, scenario: 2 } as const
  const answered = await value('evaluate.over', asked)
  const expected = overlaid[0]?.whole.result('ER-4200', 'CN', look)
  expect(answered).toMatchObject({ revision: 3, pack: null, scenario: { name: cheaper.name } })
  expect(plain(answered.result)).toEqual(plain(expected))
  const items = new Set(answered.model.parts.map(({ id }) => id))
  const { counted, notCounted, unknown } = answered.result
  for (const { path } of [...counted, ...notCounted, ...unknown])
    for (const item of path.slice(-1))
      expect(items.has(item) || answered.model.products.some(({ id }) => id === item)).toBe(true)
})

test('a report under a scenario says which one, on which revision, and rests on its changes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'minimis-over-'))
  const path = join(folder, 'r.json')
  const { workspace, value, offered } = opened(telecom(), [japan, cheaper], path)
  const { overlaid } = core(workspace.shown().model(), [[japan, cheaper]])
  const asked = { product: 'ER-4200', destination: 'CN', method: look } as const
  await value('export.result', { ...asked, scenario: 2, format: 'json' })
  const written = JSON.parse(readFileSync(path, 'utf8'))
  expect(offered).toEqual([expect.stringContaining(cheaper.name)])
  expect(written.results).toEqual([plain(overlaid[0]?.whole.result('ER-4200', 'CN', look))])
  expect(written.record.revision).toBe(3)
  expect(written.scenario).toMatchObject({ name: cheaper.name, isSaved: true })
  const changes = written.scenario.changes as { scenario: string; fits: boolean }[]
  expect(changes.map(({ scenario }) => scenario)).toEqual([
    ...japan.changes.map(() => japan.name),
    ...cheaper.changes.map(() => cheaper.name),
  ])
  await value('export.result', { ...asked, scenario: 2, format: 'html' })
  const page = readFileSync(path, 'utf8')
  expect(page).toContain(`under the scenario “${cheaper.name}”`)
  expect(page).toContain('over the base at revision 3')
  expect(page).toContain('Changes of the scenario')
  await value('export.result', { ...asked, format: 'json' })
  expect(JSON.parse(readFileSync(path, 'utf8'))).not.toHaveProperty('scenario')
})

test('a report under a draft says that it is not saved', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-over-')), 'r.html')
  const { call, value } = opened(telecom(), [japan], path)
  const asked = { product: 'ER-4200', destination: 'CN', method: look, format: 'html' } as const
  const draft = { ...japan, changes: [...japan.changes].slice(0, 0) }
  await value('export.result', { ...asked, scenario: 1, drafts: [{ id: 1, scenario: draft }] })
  expect(readFileSync(path, 'utf8')).toContain('which is not saved')
  const refused = await call('export.result', { ...asked, scenario: 9 })
  expect(refused).toMatchObject({ ok: false, failure: { code: 'not-found' } })
})
