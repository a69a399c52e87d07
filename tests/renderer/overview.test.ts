import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  cancelOverview,
  clearOverview,
  followOverview,
  loadOverview,
  overviewStanding,
  showOverviewProgress,
  useOverview,
} from '../../renderer/stores/overview.ts'
import { useScreen } from '../../renderer/stores/screen.ts'
import { useWorkspace } from '../../renderer/stores/workspace.ts'
import type { WorkspaceState } from '../../shared/workspace/views.ts'

interface Asked {
  name: string
  input: { job: string }
  answer: (value: unknown) => void
}

let asked: Asked[] = []

/** A main process that answers when the test says so. */
beforeEach(() => {
  asked = []
  const call = (name: string, input: { job: string }) =>
    new Promise((resolve) => asked.push({ name, input, answer: resolve }))
  vi.stubGlobal('window', { minimis: { call, on: () => () => {} } })
  useScreen.setState({ screen: { kind: 'home' } })
  at(1)
})

afterEach(() => {
  clearOverview()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function at(revision: number, destinations = ['CN', 'RU']): void {
  const workspace = { revision, settings: { destinations } } as unknown as WorkspaceState
  useWorkspace.setState({ workspace })
}

const overviews = () => asked.filter(({ name }) => name === 'evaluate.overview')
const cancels = () =>
  asked.filter(({ name }) => name === 'evaluate.cancel').map(({ input }) => input.job)

async function answer(question: Asked | undefined, value: unknown): Promise<void> {
  question?.answer({ ok: true, value })
  await vi.waitFor(() => undefined)
  await Promise.resolve()
}

const row = { product: 'P', worst: 'subject', outcomes: ['subject', 'subject'] }
const question = { destinations: ['CN', 'RU'], method: 'look-through' as const }

test('an overview is current for its revision, older for another, none for another question', () => {
  const answered = { question, revision: 7 }
  expect(overviewStanding(answered, question, 7)).toBe('current')
  expect(overviewStanding(answered, question, 8)).toBe('older')
  expect(overviewStanding(answered, { ...question, destinations: ['RU', 'CN'] }, 7)).toBe('none')
  expect(overviewStanding(answered, { ...question, destinations: ['CN'] }, 7)).toBe('none')
  expect(overviewStanding(answered, { ...question, method: 'second-incorporation' }, 7)).toBe(
    'none',
  )
  expect(overviewStanding(null, question, 7)).toBe('none')
})

test('the answer to a question that was overtaken is dropped, and its job cancelled', async () => {
  void loadOverview()
  at(2)
  followOverview()
  const [first, second] = overviews()
  expect(cancels()).toEqual([first?.input.job])
  await answer(second, { revision: 2, cancelled: false, rows: [row] })
  await answer(first, { revision: 1, cancelled: false, rows: [] })
  expect(useOverview.getState()).toMatchObject({ job: null, answered: { revision: 2 } })
  expect(useOverview.getState().answered?.rows.get('P')).toEqual(row)
})

test('what the user stopped stays stopped, and what was shown stays', async () => {
  void loadOverview()
  await answer(overviews()[0], { revision: 1, cancelled: false, rows: [row] })
  at(2)
  followOverview()
  cancelOverview()
  await answer(overviews()[1], { revision: 2, cancelled: false, rows: [] })
  expect(useOverview.getState()).toMatchObject({ isStopped: true, job: null })
  expect(useOverview.getState().answered?.revision).toBe(1)
})

test('progress of another job is not shown', () => {
  void loadOverview()
  const job = overviews()[0]?.input.job ?? ''
  showOverviewProgress('another', 5, 9)
  showOverviewProgress(job, 3, 9)
  expect(useOverview.getState().job).toEqual({ id: job, done: 3, total: 9 })
})

test('a failure is kept with what it says', async () => {
  void loadOverview()
  overviews()[0]?.answer({ ok: false, failure: { code: 'internal', message: 'It broke.' } })
  await vi.waitFor(() => expect(useOverview.getState().error?.message).toBe('It broke.'))
  expect(useOverview.getState().job).toBeNull()
})

test('behind other screens it waits until the workspace is left alone', () => {
  vi.useFakeTimers()
  useScreen.setState({ screen: { kind: 'parts' } })
  followOverview()
  vi.advanceTimersByTime(4000)
  followOverview()
  vi.advanceTimersByTime(4500)
  expect(overviews()).toHaveLength(0)
  vi.advanceTimersByTime(1000)
  expect(overviews()).toHaveLength(1)
})

test('without destinations nothing is asked', async () => {
  at(1, [])
  await loadOverview()
  expect(overviews()).toHaveLength(0)
  expect(useOverview.getState().answered?.rows.size).toBe(0)
})
