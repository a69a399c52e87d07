import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clearFloors, followFloors, matrixFloors } from '../../../renderer/stores/floors.ts'
import { shownAnswer } from '../../../renderer/stores/question-store.ts'
import { useWorkspace } from '../../../renderer/stores/workspace.ts'
import type { WorkspaceState } from '../../../shared/workspace/views.ts'

interface Asked {
  name: string
  input: { job: string }
  answer: (answer: unknown) => void
}

let asked: Asked[] = []
const question = { products: ['W'], destinations: ['CN'], method: 'look-through' as const }
const shown = (revision: number) =>
  shownAnswer(matrixFloors.useQuestion.getState(), question, revision)
const floors = (revision: number, cancelled = false) => ({
  ok: true,
  value: { revision, cancelled, rows: [] },
})
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

function open(revision: number): void {
  const workspace = { path: 'a.minimis', revision, day: '2026-11-24' } as WorkspaceState
  useWorkspace.setState({ workspace })
}

beforeEach(() => {
  asked = []
  const call = (name: string, input: Asked['input']) =>
    new Promise((answer) => asked.push({ name, input, answer }))
  vi.stubGlobal('window', { minimis: { call } })
  open(1)
})

afterEach(() => {
  clearFloors()
  vi.unstubAllGlobals()
})

test('an edit while prices are worked out gives them up and asks again; the older answer is dropped', async () => {
  void matrixFloors.ask(question)
  open(2)
  followFloors()
  const [first, cancel, second] = asked
  expect(asked.map(({ name }) => name)).toEqual([
    'evaluate.floors',
    'evaluate.cancel',
    'evaluate.floors',
  ])
  expect(cancel?.input).toEqual({ job: first?.input.job })
  first?.answer(floors(1))
  await settled()
  expect(shown(2)).toEqual({ state: 'updating', older: null })
  second?.answer(floors(2))
  await settled()
  expect(shown(2).state).toBe('current')
})

test('stopped prices say so, until they are asked for again', async () => {
  void matrixFloors.ask(question)
  matrixFloors.stop()
  expect(matrixFloors.useQuestion.getState()).toMatchObject({ job: null, isStopped: true })
  asked[0]?.answer(floors(1))
  await settled()
  expect(shown(1)).toEqual({ state: 'updating', older: null })
  void matrixFloors.again()
  expect(matrixFloors.useQuestion.getState().isStopped).toBe(false)
  asked.at(-1)?.answer(floors(1))
  await settled()
  expect(shown(1).state).toBe('current')
})

test('prices that cannot be worked out say why, for the revision that they were asked at', async () => {
  void matrixFloors.ask(question)
  asked[0]?.answer({ ok: false, failure: { code: 'internal', message: 'The worker has ended.' } })
  await settled()
  const failed = shown(1)
  expect(failed).toMatchObject({ state: 'failed', error: { message: 'The worker has ended.' } })
  expect(shown(2)).toEqual({ state: 'updating', older: null })
})
