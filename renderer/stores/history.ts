import { create } from 'zustand'
import { countriesBeginning } from '../../shared/tabular/country.ts'
import type { WorkspaceRevision } from '../../shared/workspace/views.ts'
import { call } from './call.ts'
import { latest } from './latest.ts'
import { attempt } from './workspace.ts'

const PAGE = 100

/** So long nothing must be typed before a long history is searched. */
const PAUSE_MS = 250

/** Shorter texts begin the names of too many countries. */
const SHORTEST_NAME = 3

interface HistoryStore {
  /** The changes, newest first; null: not loaded. */
  changes: WorkspaceRevision[] | null
  /** The revision before which there is more to read or to search; null: there is not. */
  next: number | null
  /** What is looked for in them; '': all. */
  find: string
  /** What was typed last is not searched yet. */
  isSearching: boolean
}

const EMPTY: HistoryStore = { changes: null, next: null, find: '', isSearching: false }

export const useHistory = create<HistoryStore>(() => EMPTY)

const ticket = latest()
let pause: ReturnType<typeof setTimeout> | undefined

/** Looks for changes by what they say, who made them, and what they set, once typing pauses. */
export function findInHistory(find: string): void {
  useHistory.setState({ find, isSearching: true })
  clearTimeout(pause)
  pause = setTimeout(() => void loadHistory(), PAUSE_MS)
}

/** Reads the newest changes, or searches them. */
export function loadHistory(): Promise<void> {
  clearTimeout(pause)
  return load([], null)
}

/** Reads or searches on where the last time ended. */
export async function loadOlder(): Promise<void> {
  const { changes, next } = useHistory.getState()
  if (changes && next !== null) await load(changes, next)
}

async function load(known: readonly WorkspaceRevision[], before: number | null): Promise<void> {
  const isLatest = ticket()
  useHistory.setState({ isSearching: true })
  await attempt('read the history', async () => {
    const { changes, next } = await read({ limit: PAGE, ...(before !== null && { before }) })
    if (isLatest()) useHistory.setState({ changes: [...known, ...changes], next })
  })
  if (isLatest()) useHistory.setState({ isSearching: false })
}

async function read(page: { limit: number; before?: number }) {
  const find = useHistory.getState().find.trim()
  if (find !== '') {
    const countries = find.length < SHORTEST_NAME ? [] : countriesBeginning(find)
    return call('history.find', { ...page, find, countries })
  }
  const changes = await call('history.list', page)
  const last = changes.length === PAGE ? changes.at(-1) : undefined
  return { changes, next: last?.revision ?? null }
}
