import { create } from 'zustand'
import type { Method } from '../../shared/calc/result/result.ts'
import type { Output } from '../../shared/ipc/contract.ts'
import { allDestinations } from '../../shared/rules/destination.ts'
import type { WorkspaceState } from '../../shared/workspace/views.ts'
import { asCallError, type CallError, call } from './call.ts'
import { latest } from './latest.ts'
import { affectedProducts, effectOf } from './matrix-effect.ts'
import { currentPack } from './packs.ts'
import { useWorkspace } from './workspace.ts'

export type MatrixRow = Output<'evaluate.matrix'>['rows'][number]

/** The verdicts of one product for every destination of the pack, and the revision that they hold at. */
export interface AnsweredRow {
  row: MatrixRow
  revision: number
}

/** The answers of one method, by product. */
export type Sheet = ReadonlyMap<string, AnsweredRow>

/** What the screen needs: products in the order in which they are wanted. */
interface Wanted {
  products: readonly string[]
  methods: readonly Method[]
}

interface MatrixStore {
  sheets: Record<Method, Sheet>
  /** How many products are worked out and how many are wanted; null: nothing is being worked out. */
  progress: { done: number; total: number } | null
  /** The user stopped the work before it was finished. */
  isStopped: boolean
  error: CallError | null
}

const nothing: Record<Method, Sheet> = {
  'look-through': new Map(),
  'second-incorporation': new Map(),
}
const empty: MatrixStore = { sheets: nothing, progress: null, isStopped: false, error: null }

export const useMatrix = create<MatrixStore>(() => empty)

const FIRST_CHUNK = 4
const MOST_IN_CHUNK = 128
/** How long a chunk of products should take, in milliseconds: short enough to see them appear. */
const CHUNK_TIME = 300

const ticket = latest()
let wanted: Wanted | null = null
let running: string | null = null
let jobs = 0
let following: Promise<void> = Promise.resolve()
/** Changes of which it is not found out yet what they touch: nobody looks at the matrix meanwhile. */
let unread: { after: WorkspaceState; before: WorkspaceState }[] = []

/** Works out what of this is missing or older than the revision on screen, in this order. */
export function askMatrix(next: Wanted): void {
  const known = new Set<string>([...(wanted?.products ?? []), ...(wanted?.methods ?? [])])
  const isMore = [...next.products, ...next.methods].some((id) => !known.has(id))
  wanted = next
  if (isMore) useMatrix.setState({ isStopped: false })
  void work()
}

/** The screen was left: what is under way is given up. */
export function leaveMatrix(): void {
  wanted = null
  giveUp()
}

/** Stops the work; what is worked out stays. */
export function stopMatrix(): void {
  if (running === null) return
  giveUp()
  useMatrix.setState({ isStopped: true })
}

/** Goes on after a stop or an error. */
export function resumeMatrix(): void {
  useMatrix.setState({ isStopped: false, error: null })
  void work()
}

export function clearMatrix(): void {
  giveUp()
  unread = []
  useMatrix.setState(empty)
}

/** After a change: rows that it cannot have changed hold at the new revision too. */
export function followMatrix(after: WorkspaceState, before: WorkspaceState): void {
  unread.push({ after, before })
  useMatrix.setState({ isStopped: false, error: null })
  void work()
}

/** Finds out what the changes so far touch, one after another. */
function followed(): Promise<void> {
  const changes = unread
  unread = []
  following = following.then(async () => {
    for (const { after, before } of changes) {
      const effect = effectOf(after, before)
      const affected = effect === 'all' ? null : await affectedProducts(effect)
      if (affected) carryOver(before.revision, after.revision, affected)
    }
  })
  return following
}

/** The products of the wanted ones whose row of this method is not of the revision on screen. */
function missing(method: Method, revision: number): string[] {
  const sheet = useMatrix.getState().sheets[method]
  return (wanted?.products ?? []).filter((id) => (sheet.get(id)?.revision ?? -1) < revision)
}

/** Asks chunk after chunk until nothing is missing; what is missing is looked up anew each time. */
async function work(): Promise<void> {
  if (running !== null || !wanted || useMatrix.getState().isStopped) return
  const job = `matrix-${++jobs}`
  const isLatest = ticket()
  running = job
  let size = FIRST_CHUNK
  try {
    for (;;) {
      await followed()
      const { workspace } = useWorkspace.getState()
      if (!isLatest() || !wanted || !workspace) return
      const { products, methods } = wanted
      const open = methods.map((method) => missing(method, workspace.revision))
      const at = open.findIndex((ids) => ids.length > 0)
      const method = methods[at]
      if (method === undefined) return useMatrix.setState({ error: null })
      const total = products.length * methods.length
      const done = total - open.reduce((sum, ids) => sum + ids.length, 0)
      useMatrix.setState({ progress: { done, total }, error: null })
      const started = performance.now()
      const asked = open[at]?.slice(0, size) ?? []
      const destinations = matrixDestinations()
      const answer = await call('evaluate.matrix', { job, products: asked, destinations, method })
      if (!isLatest() || answer.cancelled) return
      keep(method, answer)
      size = nextSize(size, performance.now() - started)
    }
  } catch (error) {
    if (isLatest()) useMatrix.setState({ error: asCallError(error) })
  } finally {
    if (running === job) {
      running = null
      useMatrix.setState({ progress: null })
    }
  }
}

/** How many products to ask for after so many took so long. */
export function nextSize(size: number, took: number): number {
  const fitting = Math.floor((size * CHUNK_TIME) / Math.max(1, took))
  return Math.max(1, Math.min(MOST_IN_CHUNK, size * 2, fitting))
}

/** Every destination of the pack in force, in the order of the answers. */
export function matrixDestinations(): string[] {
  return allDestinations(currentPack())
}

function keep(method: Method, { revision, rows }: Output<'evaluate.matrix'>): void {
  useMatrix.setState(({ sheets }) => {
    const sheet = new Map(sheets[method])
    for (const row of rows) sheet.set(row.product, { row, revision })
    return { sheets: { ...sheets, [method]: sheet } }
  })
}

function carryOver(from: number, to: number, affected: ReadonlySet<string>): void {
  const carried = (sheet: Sheet): Sheet =>
    new Map(
      [...sheet].map(([id, answered]) => {
        const holds = answered.revision === from && !affected.has(id)
        return [id, holds ? { ...answered, revision: to } : answered]
      }),
    )
  useMatrix.setState(({ sheets }) => ({
    sheets: {
      'look-through': carried(sheets['look-through']),
      'second-incorporation': carried(sheets['second-incorporation']),
    },
  }))
}

function giveUp(): void {
  ticket()
  if (running === null) return
  const job = running
  running = null
  useMatrix.setState({ progress: null })
  void call('evaluate.cancel', { job }).catch(() => undefined)
}
