import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  askMatrix,
  clearMatrix,
  followMatrix,
  leaveMatrix,
  nextSize,
  resumeMatrix,
  stopMatrix,
  useMatrix,
} from '../../../renderer/stores/matrix.ts'
import { effectOf } from '../../../renderer/stores/matrix-effect.ts'
import { useWorkspace } from '../../../renderer/stores/workspace.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import { DEFAULT_SETTINGS } from '../../../shared/workspace/settings.ts'
import type { Touched, WorkspaceState } from '../../../shared/workspace/views.ts'
import { pass, rowOf } from './rows.ts'

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

const state = (revision: number, more: Partial<WorkspaceState> = {}): WorkspaceState => ({
  path: 'a.minimis',
  name: 'a',
  currency: 'USD',
  revision,
  day: '2026-11-24',
  today: '2026-11-24',
  readOnly: null,
  undo: null,
  redo: null,
  changedAt: null,
  touched: untouched,
  settings: DEFAULT_SETTINGS,
  counts: { parts: 0, products: 0, lines: 0, entities: 0 },
  ...more,
})

/** Asked products, chunk by chunk; a chunk is answered when `answer` is called. */
let asked: { products: string[]; method: string; answer: () => void; fail: () => void }[] = []
let cancelled: string[] = []
let revision = 1
/** Which products a line of which has the item. */
let usedOn: Record<string, string[]> = {}

function evaluate({ products = [], method }: Input<'evaluate.matrix'>) {
  return new Promise((resolve) => {
    const value = () => ({
      revision,
      cancelled: false,
      rows: products.map((id) => rowOf(id, [pass('0.1')])),
    })
    asked.push({
      products: [...products],
      method,
      answer: () => resolve({ ok: true, value: value() }),
      fail: () => resolve({ ok: false, failure: { code: 'internal', message: 'it broke' } }),
    })
  })
}

async function answerCall(name: string, input: unknown): Promise<unknown> {
  if (name === 'evaluate.matrix') return evaluate(input as Input<'evaluate.matrix'>)
  if (name === 'evaluate.cancel') cancelled.push((input as { job: string }).job)
  if (name !== 'items.detail') return { ok: true, value: undefined }
  const { item } = input as Input<'items.detail'>
  const uses = (usedOn[item] ?? []).map((product) => ({ product }))
  return { ok: true, value: { revision, detail: { usedOn: uses } } }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

async function answerAll(): Promise<void> {
  for (let before = -1; before !== asked.length; ) {
    before = asked.length
    for (const chunk of asked) chunk.answer()
    await settle()
  }
}

function show(next: WorkspaceState): void {
  const { workspace: before } = useWorkspace.getState()
  revision = next.revision
  useWorkspace.setState({ workspace: next })
  if (before) followMatrix(next, before)
}

const ids = Array.from({ length: 30 }, (_, i) => `P${i}`)
const want = (products = ids) => askMatrix({ products, methods: ['look-through'] })
const rows = () => useMatrix.getState().sheets['look-through']
const at = (wanted: number) =>
  [...rows()].filter(([, row]) => row.revision === wanted).map(([id]) => id)

beforeEach(() => {
  vi.stubGlobal('window', { minimis: { call: answerCall } })
  asked = []
  cancelled = []
  usedOn = {}
  revision = 1
  useWorkspace.setState({ workspace: state(1), info: null })
})

afterEach(() => {
  leaveMatrix()
  clearMatrix()
  vi.unstubAllGlobals()
})

test('products are asked for in the order wanted, a few first, and appear as they are answered', async () => {
  want()
  await settle()
  expect(asked).toHaveLength(1)
  const first = asked[0]?.products ?? []
  expect(first).toEqual(ids.slice(0, first.length))
  expect(first.length).toBeLessThan(ids.length)
  asked[0]?.answer()
  await settle()
  expect([...rows().keys()]).toEqual(first)
  expect(useMatrix.getState().progress).toEqual({ done: first.length, total: ids.length })
  await answerAll()
  expect(at(1)).toEqual(ids)
  expect(asked.flatMap(({ products }) => products)).toEqual(ids)
  expect(useMatrix.getState().progress).toBeNull()
})

test('what is worked out is not asked for again', async () => {
  want()
  await settle()
  await answerAll()
  const before = asked.length
  want([...ids].reverse())
  await settle()
  expect(asked).toHaveLength(before)
})

test('stopping keeps what is there, and going on asks for the rest only', async () => {
  want()
  await settle()
  asked[0]?.answer()
  await settle()
  const done = rows().size
  stopMatrix()
  expect(cancelled).toHaveLength(1)
  expect(useMatrix.getState()).toMatchObject({ isStopped: true, progress: null })
  asked[1]?.answer()
  await settle()
  expect(rows().size).toBe(done)
  want()
  await settle()
  expect(asked).toHaveLength(2)
  resumeMatrix()
  await settle()
  await answerAll()
  expect(at(1)).toHaveLength(ids.length)
  expect(asked.slice(2).flatMap(({ products }) => products)).toEqual(ids.slice(done))
})

test('after an edit of an item only what contains it is worked out again', async () => {
  usedOn = { U1: ['P3'], P3: ['P7'] }
  want()
  await settle()
  await answerAll()
  asked = []
  show(state(2, { touched: { ...untouched, items: ['U1'], prices: true } }))
  await settle()
  await settle()
  expect(at(1)).toEqual(['P3', 'P7'])
  await answerAll()
  expect(asked.flatMap(({ products }) => products)).toEqual(['P3', 'P7'])
  expect(at(2)).toHaveLength(ids.length)
})

test('after a change that can move any figure, the older rows stay until they are worked out again', async () => {
  want()
  await settle()
  await answerAll()
  asked = []
  show(state(2, { touched: { ...untouched, rates: true } }))
  await settle()
  expect(at(1)).toHaveLength(ids.length)
  await answerAll()
  expect(at(2)).toHaveLength(ids.length)
})

test('an answer that comes after the next edit counts for its own revision only', async () => {
  want(['P1'])
  await settle()
  const [late] = asked
  late?.answer()
  show(state(2, { touched: null }))
  revision = 1
  await settle()
  expect(rows().get('P1')?.revision ?? 1).toBe(1)
  revision = 2
  await answerAll()
  expect(at(2)).toEqual(['P1'])
})

test('a failure is shown, and trying again goes on', async () => {
  want()
  await settle()
  asked[0]?.fail()
  await settle()
  expect(useMatrix.getState().error?.message).toBe('it broke')
  expect(useMatrix.getState().progress).toBeNull()
  resumeMatrix()
  await settle()
  await answerAll()
  expect(useMatrix.getState().error).toBeNull()
  expect(at(1)).toHaveLength(ids.length)
})

test('both methods are worked out, the one on screen first', async () => {
  askMatrix({ products: ['P1', 'P2'], methods: ['second-incorporation', 'look-through'] })
  await settle()
  await answerAll()
  expect(asked.map(({ method }) => method)).toEqual(['second-incorporation', 'look-through'])
})

test('chunks grow while they are quick and shrink to one product where they are slow', () => {
  expect(nextSize(4, 10)).toBe(8)
  expect(nextSize(8, 600)).toBe(4)
  expect(nextSize(1, 60_000)).toBe(1)
  expect(nextSize(100, 1)).toBe(128)
})

test('a change of names of sets or of often asked destinations moves no figure', () => {
  const settings = { ...DEFAULT_SETTINGS, destinations: ['CN'] }
  const touched = { ...untouched, settings: true }
  expect(effectOf(state(2, { settings, touched }), state(1))).toEqual([])
})

test.each([
  ['another currency', state(2, { currency: 'EUR' })],
  ['another switch', state(2, { settings: { ...DEFAULT_SETTINGS, choices: { s: 'x' } } })],
  ['a rate', state(2, { touched: { ...untouched, rates: true } })],
  ['a company', state(2, { touched: { ...untouched, companies: true } })],
  ['a line of which the product is not known', state(2, { touched: { ...untouched, lines: [1] } })],
  ['a change that was not followed', state(2, { touched: null })],
  ['more than one change', state(3)],
])('%s can move any figure', (_, after) => {
  expect(effectOf(after, state(1))).toBe('all')
})
