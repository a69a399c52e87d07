import { create } from 'zustand'
import type { Output } from '../../shared/ipc/contract.ts'
import type { ListMapping } from '../../shared/model/screening.ts'
import type { Touched } from '../../shared/workspace/views.ts'
import { call } from './call.ts'
import { latest } from './latest.ts'
import { attempt } from './workspace.ts'

export type Loaded = Output<'parties.list'>
export type Screening = Output<'parties.screen'>
export type ChosenList = NonNullable<Output<'parties.chooseList'>>
export type ListDifference = NonNullable<Output<'parties.difference'>>

interface TradePartiesStore {
  /** The parties, the lists and what was decided; null: not loaded. */
  loaded: Loaded | null
  /** What the lists at hand have of the parties; null: not screened yet. */
  screening: Screening | null
  /** What is worked out, and how far it is; null: nothing is. */
  job: { id: string; what: 'reading' | 'screening'; done: number; total: number } | null
  /** A file that was chosen as a list and is not taken over yet. */
  chosen: ChosenList | null
  /** What a newer list says differently, by the list. */
  difference: { list: string; found: ListDifference | null } | null
}

const empty: TradePartiesStore = {
  loaded: null,
  screening: null,
  job: null,
  chosen: null,
  difference: null,
}

export const useTradeParties = create<TradePartiesStore>(() => empty)

const ticket = latest()
let jobs = 0

/** Loads the register, and screens it where something to screen it against is there. */
export async function loadTradeParties(): Promise<void> {
  const isLatest = ticket()
  giveUpScreening()
  await attempt('list the parties', async () => {
    const loaded = await call('parties.list')
    if (!isLatest()) return
    useTradeParties.setState({ loaded })
    const id = `screening-${++jobs}`
    useTradeParties.setState({ job: { id, what: 'screening', done: 0, total: 0 } })
    const screening = await call('parties.screen', { job: id })
    if (isLatest() && !screening.cancelled) useTradeParties.setState({ screening, job: null })
  })
  if (isLatest()) useTradeParties.setState({ job: null })
}

/** Reads them again where a change touched them, or the switches by which they are looked at. */
export async function followTradeParties(touched: Touched | null): Promise<void> {
  if (!useTradeParties.getState().loaded) return
  if (!touched || touched.parties) await loadTradeParties()
}

export function clearTradeParties(): void {
  ticket()
  giveUpScreening()
  useTradeParties.setState(empty)
}

export function showScreeningProgress(id: string, done: number, total: number): void {
  const { job } = useTradeParties.getState()
  if (job?.id === id) useTradeParties.setState({ job: { ...job, done, total } })
}

/** Stops what is worked out; what was shown stays. */
export function giveUpScreening(): void {
  const { job } = useTradeParties.getState()
  if (job) void call('parties.giveUp', { job: job.id })
  useTradeParties.setState({ job: null })
}

/** Reads a file that the user chooses as a list. */
export function chooseList(): Promise<void> {
  return reading((job) => call('parties.chooseList', { job }))
}

/** Reads the file chosen last as a table by a mapping. */
export function readTable(mapping: ListMapping, source: string): Promise<void> {
  return reading((job) => call('parties.readTable', { job, mapping, source }))
}

async function reading(ask: (job: string) => Promise<ChosenList | null>): Promise<void> {
  const id = `list-${++jobs}`
  useTradeParties.setState({ job: { id, what: 'reading', done: 0, total: 0 } })
  await attempt('read the list', async () => {
    const chosen = await ask(id)
    if (useTradeParties.getState().job?.id === id && chosen) useTradeParties.setState({ chosen })
  })
  if (useTradeParties.getState().job?.id === id) useTradeParties.setState({ job: null })
}

export function leaveChosen(): void {
  useTradeParties.setState({ chosen: null })
}

/** Asks what a list says differently from the one before it. */
export async function showDifference(list: string): Promise<void> {
  await attempt('compare the lists', async () => {
    const found = await call('parties.difference', { job: `difference-${++jobs}`, list })
    useTradeParties.setState({ difference: { list, found } })
  })
}

export function leaveDifference(): void {
  useTradeParties.setState({ difference: null })
}
