import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { beforeEach, expect, test, vi } from 'vitest'
import {
  clearDestinations,
  evaluateDestinations,
  useByDestination,
} from '../../renderer/stores/by-destination.ts'
import { edit } from '../../renderer/stores/edits.ts'
import {
  chooseDestination,
  chooseMethod,
  clearResult,
  retry,
  shownAhead,
  shownResult,
  useResult,
} from '../../renderer/stores/result.ts'
import { goTo, goToProduct, resetScreen, useScreen } from '../../renderer/stores/screen.ts'
import { type AnsweredTo, shownOf } from '../../renderer/stores/standing.ts'
import { start } from '../../renderer/stores/start.ts'
import { showAll } from '../../renderer/stores/together.ts'
import { showWorkspace, useWorkspace } from '../../renderer/stores/workspace.ts'
import type { Method } from '../../shared/calc/result/result.ts'
import type { WorkspaceState } from '../../shared/workspace/views.ts'
import { FakeMain, type Stamp } from './fake-main.ts'

const DESTINATIONS = ['CN', 'IR', 'RU']
const METHODS: Method[] = ['look-through', 'second-incorporation']

let main = new FakeMain()
let told: (state: WorkspaceState | null) => void = () => undefined
vi.stubGlobal('window', {
  minimis: {
    call: (name: string, input: unknown) => main.call(name, input),
    on: (event: string, listener: (state: WorkspaceState | null) => void) => {
      if (event === 'workspace.changed') told = listener
      return () => undefined
    },
  },
})
start()

async function begin(): Promise<void> {
  main = new FakeMain()
  underWay = 0
  clearResult()
  clearDestinations()
  useWorkspace.setState({ workspace: null, refusal: null })
  resetScreen()
  chooseDestination('CN')
  chooseMethod('look-through')
  showWorkspace(main.state())
  goToProduct('P')
  await setImmediate()
}

beforeEach(begin)

interface OnScreen {
  product: string
  destination: string
  method: Method
  revision: number
  path: string
}

/** What the screen is about; null: it shows no product. */
function onScreen(): OnScreen | null {
  const { screen } = useScreen.getState()
  const { workspace } = useWorkspace.getState()
  if (screen.kind !== 'product' || !workspace) return null
  const { destination, method } = useResult.getState()
  const { revision, path } = workspace
  return { product: screen.id, destination, method, revision, path }
}

function destinationsQuestion({ product, method }: OnScreen) {
  return { product, method, destinations: DESTINATIONS }
}

/** The result as the panel shows it. */
function result({ product, revision }: OnScreen) {
  return shownResult(useResult.getState(), product, revision)
}

/** The verdicts by destination as the picture shows them. */
function byDestination(screen: OnScreen) {
  return shownOf(useByDestination.getState(), destinationsQuestion(screen), screen.revision)
}

function stampOf(value: unknown): Stamp {
  return value as Stamp
}

/** Throws where something is shown that is not the answer to what the screen is about. */
function checkShown(): void {
  const screen = onScreen()
  if (!screen) return
  const { product, destination, method, path, revision } = screen
  const shown = result(screen)
  const found = shown.state === 'current' ? shown.answered : shown.older
  if (found) {
    const stamp = stampOf(found.result)
    expect(stamp).toMatchObject({ path, question: { product, destination, method } })
    expect(found).toMatchObject({ revision: stamp.revision, currency: stamp.currency })
    expect(found.choices).toEqual({ at: `${path} ${stamp.revision}` })
    checkRevision(shown.state, found, stamp, revision)
  }
  const ahead = shownAhead(useResult.getState(), product, revision)
  if (ahead) {
    expect(shown.state).toBe('updating')
    const stamp = stampOf(ahead.figures)
    expect(stamp).toMatchObject({ path, revision, question: { product, destination, method } })
  }
  if (shown.state === 'failed') {
    const failed = JSON.parse(shown.error.message)
    expect(failed).toMatchObject({ path, question: { product, destination, method } })
    expect(failed.revision).toBeGreaterThanOrEqual(revision)
  }
  const spread = byDestination(screen)
  const row = spread.state === 'current' ? spread.answered : spread.older
  if (row) {
    const stamp = stampOf(row.row)
    const question = { products: [product], destinations: DESTINATIONS, method }
    expect(stamp).toMatchObject({ path, question })
    checkRevision(spread.state, row, stamp, revision)
  }
}

function checkRevision(
  state: string,
  answered: AnsweredTo<unknown>,
  stamp: Stamp,
  revision: number,
): void {
  expect(answered.revision).toBe(stamp.revision)
  if (state === 'current') expect(stamp.revision).toBe(revision)
  else expect(stamp.revision).toBeLessThan(revision)
}

type Step =
  | { do: 'edit' | 'editHere' | 'hear' | 'waitLong' | 'switchFile' | 'leave' }
  | { do: 'retry' | 'askDestinations' }
  | { do: 'product'; id: string }
  | { do: 'destination'; code: string }
  | { do: 'method'; method: Method }
  | { do: 'takeUp' | 'answer' | 'fail'; at: number }

const at = fc.nat({ max: 60 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Step>({ do: 'edit' }, { do: 'editHere' }) },
  { weight: 3, arbitrary: fc.constant<Step>({ do: 'hear' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'waitLong' }) },
  { weight: 1, arbitrary: fc.constantFrom<Step>({ do: 'switchFile' }, { do: 'leave' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'retry' }) },
  { weight: 3, arbitrary: fc.constant<Step>({ do: 'askDestinations' }) },
  { weight: 2, arbitrary: fc.constantFrom('P', 'Q').map((id): Step => ({ do: 'product', id })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...DESTINATIONS).map((code): Step => ({ do: 'destination', code })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...METHODS).map((method): Step => ({ do: 'method', method })),
  },
  { weight: 3, arbitrary: at.map((at): Step => ({ do: 'takeUp', at })) },
  { weight: 6, arbitrary: at.map((at): Step => ({ do: 'answer', at })) },
  { weight: 1, arbitrary: at.map((at): Step => ({ do: 'fail', at })) },
)

function take(step: Step): void {
  const screen = onScreen()
  const at = 'at' in step ? step.at % main.pending.length : 0
  if (step.do === 'edit') main.edit()
  else if (step.do === 'editHere') editHere()
  else if (step.do === 'hear') hear()
  else if (step.do === 'waitLong') showAll()
  else if (step.do === 'switchFile') switchFile()
  else if (step.do === 'leave') goTo('parts')
  else if (step.do === 'product') goToProduct(step.id)
  else if (step.do === 'destination') chooseDestination(step.code)
  else if (step.do === 'method') chooseMethod(step.method)
  else if (step.do === 'takeUp') main.takeUp(at)
  else if (step.do === 'answer') main.answer(at, false)
  else if (step.do === 'fail') main.answer(at, true)
  else if (step.do === 'retry' && screen) void retry(screen.product)
  else if (screen) void evaluateDestinations(destinationsQuestion(screen))
}

/** The window hears of the next edit. */
function hear(): void {
  const state = main.untold.shift()
  if (state) told(state)
}

/** The edits of this window that have not ended. */
let underWay = 0

function editHere(): void {
  underWay++
  void edit({ kind: 'removePart', id: 'P1' }).then(() => underWay--)
}

/** Opens another file; the main process tells of it before it answers anything about it. */
function switchFile(): void {
  main.path = main.path === 'A.minimis' ? 'B.minimis' : 'A.minimis'
  main.untold = []
  showWorkspace(main.state())
}

/** Lets the window hear everything and answers every question, the last one first. */
async function settle(): Promise<void> {
  while (main.untold.length > 0 || main.pending.length > 0) {
    if (main.untold.length > 0) hear()
    else main.answer(main.pending.length - 1, false)
    await setImmediate()
    checkShown()
  }
  showAll()
  checkShown()
}

test('no order of edits, choices and answers shows an answer as one that it is not', async () => {
  const seen = { current: 0, updating: 0, failed: 0, older: 0, ahead: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      await begin()
      for (const each of steps) {
        take(each)
        checkShown()
        await setImmediate()
        checkShown()
        const screen = onScreen()
        if (!screen) continue
        const shown = result(screen)
        seen[shown.state]++
        if (shown.state !== 'current' && shown.older) seen.older++
        if (shownAhead(useResult.getState(), screen.product, screen.revision)) seen.ahead++
      }
    }),
    { seed: 20261128, numRuns: 5000 },
  )
  for (const [state, times] of Object.entries(seen)) expect(times, state).toBeGreaterThan(100)
})

test('once every answer is there, the result on screen is the current one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      await begin()
      for (const each of steps) {
        take(each)
        await setImmediate()
      }
      goToProduct('Q')
      await setImmediate()
      await settle()
      const screen = onScreen()
      if (!screen) throw new Error('no product is on screen')
      const { state } = result(screen)
      // A failure stands until it is asked again.
      if (state === 'failed') void retry('Q')
      await settle()
      expect(result(screen).state).toBe('current')
      expect(underWay).toBe(0)
    }),
    { seed: 20261129, numRuns: 2000 },
  )
})

test('the figures before an edit stay as those of their revision until the new ones come', async () => {
  main.answer(0, false)
  await setImmediate()
  main.edit()
  hear()
  expect(onScreen()).toMatchObject({ revision: 1 })
  expect(result(onScreen() as OnScreen).state).toBe('current')
  showAll()
  const screen = onScreen() as OnScreen
  expect(screen.revision).toBe(2)
  expect(result(screen)).toMatchObject({ state: 'updating', older: { revision: 1 } })
  expect(shownAhead(useResult.getState(), 'P', 2)).toBeNull()
  main.answer(0, false)
  await setImmediate()
  expect(result(screen)).toMatchObject({ state: 'updating', older: { revision: 1 } })
  expect(shownAhead(useResult.getState(), 'P', 2)).toMatchObject({ revision: 2 })
  main.answer(0, false)
  await setImmediate()
  expect(result(screen)).toMatchObject({ state: 'current', answered: { revision: 2 } })
})

test('a verdict that comes soon is shown in one with its revision, and never before it', async () => {
  main.answer(0, false)
  await setImmediate()
  main.edit()
  hear()
  const seen: [number | undefined, string][] = []
  const look = () => seen.push([onScreen()?.revision, result(onScreen() as OnScreen).state])
  look()
  main.answer(0, false)
  await setImmediate()
  look()
  expect(shownAhead(useResult.getState(), 'P', 2)).toMatchObject({ revision: 2 })
  main.answer(0, false)
  await setImmediate()
  look()
  expect(seen).toEqual([
    [1, 'current'],
    [2, 'updating'],
    [2, 'current'],
  ])
})

test('of two edits that are shown in one, each is followed once', async () => {
  main.answer(0, false)
  await setImmediate()
  const asked = () => main.calls.filter(({ name }) => name === 'bom.many').length
  const before = asked()
  main.edit()
  main.edit()
  hear()
  hear()
  await settle()
  expect(onScreen()).toMatchObject({ revision: 3 })
  expect(result(onScreen() as OnScreen).state).toBe('current')
  expect(main.calls.filter(({ name }) => name === 'evaluate.result')).toHaveLength(3)
  expect(asked() - before).toBeLessThanOrEqual(2)
})

test('an edit that is told of after the file was left is not shown in the next file', async () => {
  main.edit()
  hear()
  switchFile()
  showAll()
  expect(useWorkspace.getState().workspace?.path).toBe('B.minimis')
})

test('an answer that comes before the news of its revision waits for the next one', async () => {
  main.edit()
  main.answer(0, false)
  await setImmediate()
  expect(result(onScreen() as OnScreen)).toEqual({ state: 'updating', older: null })
  hear()
  await settle()
  expect(result(onScreen() as OnScreen)).toMatchObject({
    state: 'current',
    answered: { revision: 2 },
  })
})

test('a failure is gone once another question is on screen, and a retry asks again', async () => {
  main.answer(0, true)
  await setImmediate()
  expect(result(onScreen() as OnScreen).state).toBe('failed')
  goToProduct('Q')
  expect(result(onScreen() as OnScreen)).toEqual({ state: 'updating', older: null })
  main.answer(0, true)
  await setImmediate()
  void retry('Q')
  expect(result(onScreen() as OnScreen)).toEqual({ state: 'updating', older: null })
  await settle()
  expect(result(onScreen() as OnScreen).state).toBe('current')
})
