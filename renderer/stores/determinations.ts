import { create } from 'zustand'
import type { EventAsked } from '../../shared/determination/event.ts'
import type { KeptRow } from '../../shared/determination/kept.ts'
import type { DeterminationRecord } from '../../shared/determination/schema.ts'
import { call } from './call.ts'
import { latest } from './latest.ts'
import { questionStore } from './question-store.ts'
import { goTo } from './screen.ts'
import { attempt } from './workspace.ts'

interface DeterminationsStore {
  /** Every determination in the order of its issue; null: not loaded. */
  rows: KeptRow[] | null
  /** How many were issued later than the past revision on show. */
  later: number
  /** The hashes of those that are named in the workspace and are not in it. */
  lost: readonly string[]
  /** The one that is open, with its whole record; null: the list is shown. */
  opened: { row: KeptRow; record: DeterminationRecord } | null
  /** What the list is narrowed to. */
  find: string
  /** The hash of the one that was open last; null: none was. */
  left: string | null
}

const empty: DeterminationsStore = {
  ...{ rows: null, later: 0, lost: [], opened: null, find: '', left: null },
}

export const useDeterminations = create<DeterminationsStore>(() => empty)

const ticket = latest()

/** How the determinations compare with today, worked out while the list is on screen. */
export const determinedToday = questionStore({
  name: 'determined',
  send: (_: { of: 'determinations' }, job: string) => call('evaluate.determined', { job }),
  isLong: true,
})

/** The one question of `determinedToday`. */
export const OF_DETERMINATIONS = { of: 'determinations' } as const

export async function loadDeterminations(): Promise<void> {
  const isLatest = ticket()
  await attempt('list the determinations', async () => {
    const listed = await call('determinations.list')
    if (!isLatest()) return
    const { opened } = useDeterminations.getState()
    const row = listed.rows.find(({ hash }) => hash === opened?.row.hash)
    useDeterminations.setState({ ...listed, ...(opened && row && { opened: { ...opened, row } }) })
  })
}

/** The list and what differs today, as its screen shows them. */
export async function showDeterminations(): Promise<void> {
  await loadDeterminations()
  await determinedToday.ask(OF_DETERMINATIONS)
}

export function clearDeterminations(): void {
  ticket()
  useDeterminations.setState(empty)
  determinedToday.clear()
}

export function findDeterminations(find: string): void {
  useDeterminations.setState({ find })
}

/** Opens the record of one as it was issued, on the screen of the determinations. */
export async function openDetermination(hash: string): Promise<void> {
  await attempt('open the determination', async () => {
    const opened = await call('determinations.open', { hash })
    useDeterminations.setState({ opened })
    goTo('determinations')
  })
}

export function closeDetermination(): void {
  useDeterminations.setState(({ opened }) => ({ opened: null, left: opened?.row.hash ?? null }))
}

/** Takes a row that was told anew to its place, or to the end. */
export function takeRow(row: KeptRow): void {
  useDeterminations.setState(({ rows, opened }) => ({
    rows: rows && [...rows.filter(({ hash }) => hash !== row.hash), row].sort(inOrderOf(rows)),
    opened: opened?.row.hash === row.hash ? { ...opened, row } : opened,
  }))
}

function inOrderOf(rows: readonly KeptRow[]) {
  const places = new Map(rows.map(({ hash }, place) => [hash, place]))
  const placeOf = ({ hash }: KeptRow) => places.get(hash) ?? rows.length
  return (a: KeptRow, b: KeptRow) => placeOf(a) - placeOf(b)
}

/** Records what happened to a determination after its issue. Throws a CallError where it is refused. */
export async function recordOf(hash: string, event: EventAsked): Promise<void> {
  const { row } = await call('determinations.record', { hash, event })
  takeRow(row)
}
