import { create } from 'zustand'
import type { Output, Seen } from '../../shared/ipc/contract.ts'
import type { ProductChange, WorkspaceRevision } from '../../shared/workspace/views.ts'
import { call } from './call.ts'
import { latest } from './latest.ts'
import type { Overview } from './overview.ts'
import { attempt } from './workspace.ts'

/** Of the changes since last time no more are read. */
const MOST_CHANGES = 200

interface HomeStore {
  /** What was seen last time; null: never. */
  seen: Seen | null
  /** What of this was read, so that "never" is not said too early. */
  isLoaded: boolean
  /** The last change of each product. */
  changes: ReadonlyMap<string, ProductChange>
  /** The changes since last time, newest first; no more than can be shown. */
  since: WorkspaceRevision[]
  /** The revision up to which changes were read. */
  revision: number
}

const empty: HomeStore = {
  seen: null,
  isLoaded: false,
  changes: new Map(),
  since: [],
  revision: 0,
}

export const useHome = create<HomeStore>(() => empty)

const ticket = latest()

/** Reads what the home screen shows beside the verdicts; what is known already is only added to. */
export async function loadHome(): Promise<void> {
  const isLatest = ticket()
  await attempt('read what changed since last time', async () => {
    const { isLoaded, changes: before, revision: after } = useHome.getState()
    const [seen, changes, since] = await Promise.all([
      call('home.seen'),
      call('home.changes', { after }),
      call('history.list', { limit: MOST_CHANGES }),
    ])
    if (!isLatest()) return
    useHome.setState({
      seen,
      isLoaded: true,
      changes: isLoaded ? merged(before, changes) : merged(new Map(), changes),
      since: seen ? since.filter(({ revision }) => revision > seen.revision) : [],
      revision: changes.revision,
    })
  })
}

/** Notes what is shown of an overview, for the next time that the workspace is opened. */
export async function markSeen({ question, revision, rows }: Overview): Promise<void> {
  const acts = Object.fromEntries(
    [...rows].map(([product, { acts: shown }]) => [
      product,
      Object.fromEntries(
        question.destinations.flatMap((code, i) => {
          const act = shown[i]
          return act ? [[code, act]] : []
        }),
      ),
    ]),
  )
  await attempt('note what was seen', () => call('home.markSeen', { revision, acts }))
}

export function clearHome(): void {
  ticket()
  useHome.setState(empty)
}

function merged(
  before: ReadonlyMap<string, ProductChange>,
  { rows }: Output<'home.changes'>,
): Map<string, ProductChange> {
  return new Map([...before, ...rows.map((row) => [row.product, row] as const)])
}
