import { setImmediate } from 'node:timers/promises'
import { beforeEach, expect, test, vi } from 'vitest'
import { levers } from '../../renderer/stores/levers.ts'
import { shownAnswer } from '../../renderer/stores/question-store.ts'
import {
  checkQuestion,
  checks,
  compareQuestion,
  comparison,
} from '../../renderer/stores/scenario-answers.ts'
import {
  applyScenario,
  changeDraft,
  chooseScenario,
  clearScenarios,
  dropDraft,
  editScenario,
  loadScenarios,
  moveScenario,
  removeScenario,
  saveDraft,
  unchooseScenario,
  useScenarios,
} from '../../renderer/stores/scenarios.ts'
import { start } from '../../renderer/stores/start.ts'
import { showWorkspace, useWorkspace } from '../../renderer/stores/workspace.ts'
import type { Scenario } from '../../shared/model/scenario.ts'
import type { ScenarioRow, Touched } from '../../shared/workspace/views.ts'
import { FakeMain } from './fake-main.ts'

let main = new FakeMain()
const listeners: ((data: unknown) => void)[] = []
let told: (state: unknown) => void = () => undefined
vi.stubGlobal('window', {
  minimis: {
    call: (name: string, input: unknown) => main.call(name, input),
    on: (event: string, listener: (data: unknown) => void) => {
      if (event === 'job.progress') listeners.push(listener)
      if (event === 'workspace.changed') told = listener
      return () => undefined
    },
  },
})
start()

const untouched: Touched = {
  items: [],
  lines: [],
  products: [],
  linesOf: [],
  companies: false,
  rates: false,
  prices: false,
  settings: false,
  rules: false,
  names: false,
  scenarios: false,
  parties: false,
  licences: false,
}

const scenario = (name: string): Scenario => ({
  format: 'minimis-scenario',
  version: 1,
  name,
  changes: [],
})
const row = (id: number): ScenarioRow => ({ id, scenario: scenario(`S${id}`), writtenAt: id })
const asked = { products: null, destinations: ['CN'], method: 'look-through' as const }

beforeEach(async () => {
  main = new FakeMain()
  main.beforeAnswer = () => told(main.untold.shift())
  useWorkspace.setState({ workspace: null, refusal: null })
  showWorkspace(null)
  main.scenarios = [row(1), row(2), row(3), row(4), row(5)]
  showWorkspace(main.state())
  await loadScenarios()
})

/** An edit by someone in this window, with what it touched. */
async function edited(touched: Touched | null): Promise<void> {
  main.edit()
  showWorkspace({ ...main.state(), touched })
  await setImmediate()
}

const sent = (name: string) => main.calls.filter((one) => one.name === name)
const cancelled = () =>
  sent('evaluate.cancel')
    .map(({ input }) => (input as { job: string }).job)
    .filter((job) => !job.startsWith('overview'))
const ids = () => useScenarios.getState().rows?.map(({ id }) => id)

function shownComparison() {
  const { workspace } = useWorkspace.getState()
  return shownAnswer(
    comparison.useQuestion.getState(),
    compareQuestion(asked),
    workspace?.revision ?? 0,
  )
}

test('the list is read again after a change of scenarios, and after no other', async () => {
  expect(ids()).toEqual([1, 2, 3, 4, 5])
  await edited({ ...untouched, items: ['P1'] })
  expect(sent('scenarios.list')).toHaveLength(1)
  main.scenarios = [row(2)]
  await edited({ ...untouched, scenarios: true })
  expect(ids()).toEqual([2])
  await edited(null)
  expect(sent('scenarios.list')).toHaveLength(3)
})

test('at most four scenarios stand beside the base, in the order in which they were chosen', () => {
  expect([3, 1, 2, 3, 5, 4].map((id) => chooseScenario(id))).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
  ])
  expect(useScenarios.getState().chosen).toEqual([3, 1, 2, 5])
  unchooseScenario(1)
  expect(chooseScenario(4)).toBe(true)
  expect(compareQuestion(asked).scenarios).toEqual([3, 2, 5, 4])
})

test('what is gone is not chosen any more, and a draft of it becomes a new one', async () => {
  chooseScenario(1)
  chooseScenario(2)
  editScenario({ id: 1, scenario: scenario('S1') })
  main.scenarios = [row(2)]
  await edited({ ...untouched, scenarios: true })
  expect(useScenarios.getState()).toMatchObject({ chosen: [2], draft: { id: null } })
})

test('a draft stands in for its scenario in questions; a new one needs a place of its own', () => {
  editScenario({ id: 2, scenario: scenario('S2') })
  changeDraft((before) => ({ ...before, name: 'Two' }))
  const draft = { id: 2, scenario: scenario('Two') }
  expect(checkQuestion()).toEqual({ scenarios: [1, 2, 3, 4, 5], drafts: [draft] })
  for (const id of [1, 2, 3, 4]) chooseScenario(id)
  expect(compareQuestion(asked)).toEqual({ ...asked, scenarios: [1, 2, 3, 4], drafts: [draft] })
  editScenario({ id: null, scenario: scenario('New') })
  expect(compareQuestion(asked).drafts).toEqual([])
  unchooseScenario(4)
  expect(compareQuestion(asked).drafts).toEqual([{ scenario: scenario('New') }])
  dropDraft()
  expect(compareQuestion(asked).drafts).toEqual([])
})

test('saving sends the draft as one edit, ends editing and gives its number', async () => {
  editScenario({ id: null, scenario: scenario('New') })
  main.scenarios = [...main.scenarios, { id: 9, scenario: scenario('New'), writtenAt: 1 }]
  expect(await saveDraft()).toBe(9)
  expect(sent('edit.apply').map(({ input }) => input)).toEqual([
    { kind: 'saveScenario', scenario: scenario('New') },
  ])
  expect(useScenarios.getState().draft).toBeNull()
  editScenario({ id: 9, scenario: scenario('Renamed') })
  await saveDraft()
  expect(sent('edit.apply').at(-1)?.input).toEqual({
    kind: 'saveScenario',
    id: 9,
    scenario: scenario('Renamed'),
  })
})

test('removing, moving and applying are one edit each', async () => {
  await removeScenario(1)
  await moveScenario(2, null)
  await applyScenario(3)
  await applyScenario(3, { skipUnfit: true, again: true })
  expect(main.calls.filter(({ name }) => /apply/.test(name)).map(({ input }) => input)).toEqual([
    { kind: 'removeScenario', id: 1 },
    { kind: 'moveScenario', id: 2, before: null },
    { id: 3, skipUnfit: false, again: false },
    { id: 3, skipUnfit: true, again: true },
  ])
})

test('a comparison is current at its revision, older after an edit, and is asked again', async () => {
  chooseScenario(1)
  void comparison.ask(compareQuestion(asked))
  expect(shownComparison()).toEqual({ state: 'updating', older: null })
  main.answer(0, false)
  await setImmediate()
  expect(shownComparison()).toMatchObject({ state: 'current', answered: { revision: 1 } })
  await edited({ ...untouched, items: ['P1'] })
  expect(shownComparison()).toMatchObject({ state: 'updating', older: { revision: 1 } })
  main.answer(0, false)
  await setImmediate()
  expect(shownComparison()).toMatchObject({ state: 'current', answered: { revision: 2 } })
  chooseScenario(2)
  expect(shownComparison()).toEqual({ state: 'updating', older: null })
})

test('an answer of another revision than the one on screen is not taken', async () => {
  void comparison.ask(compareQuestion({ ...asked, products: ['P'] }))
  main.edit()
  main.answer(0, false)
  await setImmediate()
  expect(comparison.useQuestion.getState()).toMatchObject({ answered: null, job: null })
})

test('a question that is overtaken is given up in the main process, and its answer dropped', async () => {
  chooseScenario(1)
  void comparison.ask(compareQuestion(asked))
  const first = comparison.useQuestion.getState().job?.id
  chooseScenario(2)
  void comparison.ask(compareQuestion(asked))
  expect(cancelled()).toEqual([first])
  main.answer(1, false)
  main.answer(0, false)
  await setImmediate()
  const { answered } = comparison.useQuestion.getState()
  expect(answered?.question.scenarios).toEqual([1, 2])
})

test('progress is shown of the job that is under way, and of no other', () => {
  void comparison.ask(compareQuestion({ ...asked, products: ['P'] }))
  const id = comparison.useQuestion.getState().job?.id
  for (const listen of listeners) listen({ job: 'compare-0', done: 9, total: 9 })
  for (const listen of listeners) listen({ job: id, done: 3, total: 8 })
  expect(comparison.useQuestion.getState().job).toEqual({ id, done: 3, total: 8 })
})

test('what the user stopped stays stopped until the next change', async () => {
  const question = { product: 'P', destination: 'CN', method: 'look-through' as const }
  void levers.ask(question)
  levers.stop()
  expect(cancelled().at(-1)).toMatch(/^levers-/)
  main.answer(0, false)
  await setImmediate()
  expect(levers.useQuestion.getState()).toMatchObject({ isStopped: true, answered: null })
  await edited({ ...untouched, items: ['P'] })
  expect(levers.useQuestion.getState()).toMatchObject({ isStopped: false })
  main.answer(0, false)
  await setImmediate()
  expect(levers.useQuestion.getState().answered).toMatchObject({ question, revision: 2 })
  levers.leave()
  await edited(null)
  expect(sent('evaluate.levers')).toHaveLength(2)
})

test('a failure is shown with the question that failed, and asking again goes on', async () => {
  void checks.ask(checkQuestion())
  main.answer(0, true)
  await setImmediate()
  const shown = () => shownAnswer(checks.useQuestion.getState(), checkQuestion(), 1)
  expect(shown()).toMatchObject({ state: 'failed', error: { code: 'internal' } })
  void checks.again()
  main.answer(0, false)
  await setImmediate()
  expect(shown()).toMatchObject({ state: 'current' })
})

test('with the file go its scenarios, drafts and answers', async () => {
  chooseScenario(1)
  editScenario({ id: null, scenario: scenario('New') })
  void comparison.ask(compareQuestion(asked))
  main.answer(0, false)
  await setImmediate()
  main.path = 'B.minimis'
  showWorkspace(main.state())
  expect(useScenarios.getState()).toEqual({ rows: null, chosen: [], draft: null })
  expect(comparison.useQuestion.getState().answered).toBeNull()
  clearScenarios()
})
