import { create } from 'zustand'
import type { Method } from '../../shared/calc/result/result.ts'
import type { Output } from '../../shared/ipc/contract.ts'
import { asCallError, type CallError, call } from './call.ts'
import { latest } from './latest.ts'
import { useResult } from './result.ts'
import { useScreen } from './screen.ts'
import { useWorkspace } from './workspace.ts'

export type OverviewRow = Output<'evaluate.overview'>['rows'][number]

export interface OverviewQuestion {
  destinations: readonly string[]
  method: Method
}

/** How the products stand, with the question and the revision that this answers. */
export interface Overview {
  question: OverviewQuestion
  revision: number
  rows: ReadonlyMap<string, OverviewRow>
}

interface OverviewStore {
  answered: Overview | null
  /** The job that is working it out, and how far it is; null: none is. */
  job: { id: string; done: number; total: number } | null
  /** The user stopped it; it is not worked out again before the next change. */
  isStopped: boolean
  error: CallError | null
}

/** How long the workspace is left alone before it is worked out anew behind other screens, in milliseconds. */
const QUIET = 5000

const empty = { answered: null, job: null, isStopped: false, error: null }

export const useOverview = create<OverviewStore>(() => empty)

const ticket = latest()
let jobs = 0
let waiting: ReturnType<typeof setTimeout> | undefined

/** What the home screen asks now. */
export function overviewQuestion(): OverviewQuestion {
  const destinations = useWorkspace.getState().workspace?.settings.destinations ?? []
  return { destinations, method: useResult.getState().method }
}

/** What may be shown of an overview: as `standing` of a single result. */
export function overviewStanding(
  answered: Pick<Overview, 'question' | 'revision'> | null,
  question: OverviewQuestion,
  revision: number,
): 'current' | 'older' | 'none' {
  if (!answered) return 'none'
  const { destinations, method } = answered.question
  const same =
    method === question.method &&
    destinations.length === question.destinations.length &&
    destinations.every((code, i) => code === question.destinations[i])
  if (!same) return 'none'
  return answered.revision === revision ? 'current' : 'older'
}

/** Works out how every product stands; what is being worked out already is given up. */
export async function loadOverview(): Promise<void> {
  stop()
  const { workspace } = useWorkspace.getState()
  if (!workspace) return
  const isLatest = ticket()
  const question = overviewQuestion()
  const id = `overview-${++jobs}`
  useOverview.setState({ job: { id, done: 0, total: 0 }, isStopped: false, error: null })
  try {
    const { destinations, method } = question
    const answer =
      destinations.length > 0
        ? await call('evaluate.overview', { job: id, destinations: [...destinations], method })
        : { revision: workspace.revision, cancelled: false, rows: [] }
    if (!isLatest()) return
    if (answer.cancelled) return useOverview.setState({ job: null, isStopped: true })
    const rows = new Map(answer.rows.map((row) => [row.product, row]))
    useOverview.setState({ answered: { question, revision: answer.revision, rows }, job: null })
  } catch (error) {
    if (isLatest()) useOverview.setState({ job: null, error: asCallError(error) })
  }
}

/** Works it out anew after a change: at once on the home screen, elsewhere once it is quiet. */
export function followOverview(): void {
  clearTimeout(waiting)
  stop()
  if (useScreen.getState().screen.kind === 'home') void loadOverview()
  else waiting = setTimeout(loadOverview, QUIET)
}

/** Stops at the user's wish; what was shown stays. */
export function cancelOverview(): void {
  const { job } = useOverview.getState()
  if (!job) return
  stop()
  useOverview.setState({ isStopped: true })
}

export function showOverviewProgress(job: string, done: number, total: number): void {
  if (useOverview.getState().job?.id === job)
    useOverview.setState({ job: { id: job, done, total } })
}

export function clearOverview(): void {
  clearTimeout(waiting)
  stop()
  useOverview.setState(empty)
}

/** Gives up the job that is under way: its answer is dropped. */
function stop(): void {
  ticket()
  const { job } = useOverview.getState()
  if (!job) return
  useOverview.setState({ job: null })
  call('evaluate.cancel', { job: job.id }).catch(() => undefined)
}
