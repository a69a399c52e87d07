import { create } from 'zustand'
import type { Output } from '../../shared/ipc/contract.ts'
import type { Party } from '../../shared/model/party.ts'
import type { ListMapping } from '../../shared/model/screening.ts'
import type { Touched } from '../../shared/workspace/views.ts'
import { call } from './call.ts'
import { latest } from './latest.ts'
import { attempt } from './workspace.ts'

export type Loaded = Output<'parties.list'>
export type Screening = Output<'parties.screen'>
export type ChosenList = NonNullable<Output<'parties.chooseList'>>
export type ListDifference = NonNullable<Output<'parties.difference'>>

type Work = 'reading' | 'screening'

interface Job {
  id: string
  done: number
  total: number
}

interface TradePartiesStore {
  /** The parties, the lists and what was decided; null: not loaded. */
  loaded: Loaded | null
  /** What the lists at hand have of the parties; null: not screened yet. */
  screening: Screening | null
  /** What is worked out, and how far it is: a list that is read, and parties that are screened. */
  jobs: Partial<Record<Work, Job>>
  /** A file that was chosen as a list and is not taken over yet. */
  chosen: ChosenList | null
  /** What a newer list says differently, by the list. */
  difference: {
    list: string
    found: ListDifference | null
    /** What the shipments that it touches would answer now, by their hash; null: not asked yet. */
    today: ReadonlyMap<string, Output<'shipments.today'>['rows'][number]> | null
  } | null
}

const empty: TradePartiesStore = {
  loaded: null,
  screening: null,
  jobs: {},
  chosen: null,
  difference: null,
}

export const useTradeParties = create<TradePartiesStore>(() => empty)

const ticket = latest()
let lastJob = 0

/** Takes one more job up; gives its id. */
function begin(work: Work): string {
  const id = `${work}-${++lastJob}`
  const { jobs } = useTradeParties.getState()
  useTradeParties.setState({ jobs: { ...jobs, [work]: { id, done: 0, total: 0 } } })
  return id
}

/** Whether a job is the one that is worked on and not given up. */
function isAtWork(work: Work, id: string): boolean {
  return useTradeParties.getState().jobs[work]?.id === id
}

/** Takes a job off, where it is still the one that is worked on. */
function end(work: Work, id: string): void {
  if (!isAtWork(work, id)) return
  const { [work]: _ended, ...jobs } = useTradeParties.getState().jobs
  useTradeParties.setState({ jobs })
}

/** Loads the register, and screens it where something to screen it against is there. */
export async function loadTradeParties(): Promise<void> {
  const isLatest = ticket()
  giveUp('screening')
  await attempt('list the parties', async () => {
    const loaded = await call('parties.list')
    if (!isLatest()) return
    useTradeParties.setState(({ loaded: before, screening }) => ({
      loaded,
      screening: screening && before && stillOf(screening, before, loaded),
    }))
    const job = begin('screening')
    const screening = await call('parties.screen', { job }).finally(() => end('screening', job))
    if (isLatest() && !screening.cancelled) useTradeParties.setState({ screening })
  })
}

/**
 * What of a screening still holds: nothing where the lists are others, and nobody whose names, country or
 * addresses are others. Until they are screened again they are not screened, and never nothing near.
 */
export function stillOf(screening: Screening, before: Loaded, now: Loaded): Screening | null {
  if (listsKey(before) !== listsKey(now)) return null
  const known = new Map(before.parties.map((party) => [party.id, soughtKey(party)]))
  const same = new Set(
    now.parties.filter((party) => known.get(party.id) === soughtKey(party)).map(({ id }) => id),
  )
  return { ...screening, screened: screening.screened.filter(({ party }) => same.has(party)) }
}

function listsKey({ lists }: Loaded): string {
  return JSON.stringify(lists.map(({ id, content, isHere }) => [id, content, isHere]))
}

function soughtKey({ name, otherNames = [], country = null, addresses = [] }: Party): string {
  return JSON.stringify([name, otherNames, country, addresses])
}

/** Reads them again where a change touched them; what a newer list turns is asked again after any. */
export async function followTradeParties(touched: Touched | null): Promise<void> {
  if (!useTradeParties.getState().loaded) return
  if (!touched || touched.parties) await loadTradeParties()
  // What shipments would answer turns with products, licences and rules too.
  const { difference } = useTradeParties.getState()
  if (difference?.found) await askTouched(difference.list, difference.found)
}

export function clearTradeParties(): void {
  ticket()
  giveUp('reading')
  giveUp('screening')
  useTradeParties.setState(empty)
}

export function showScreeningProgress(id: string, done: number, total: number): void {
  const { jobs } = useTradeParties.getState()
  for (const work of ['reading', 'screening'] as const)
    if (isAtWork(work, id))
      useTradeParties.setState({ jobs: { ...jobs, [work]: { id, done, total } } })
}

/** Stops what is worked out; what was shown stays. */
export function giveUp(work: Work): void {
  const job = useTradeParties.getState().jobs[work]
  if (!job) return
  void call('parties.giveUp', { job: job.id })
  end(work, job.id)
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
  const job = begin('reading')
  await attempt('read the list', async () => {
    const chosen = await ask(job)
    if (isAtWork('reading', job) && chosen) useTradeParties.setState({ chosen })
  })
  end('reading', job)
}

export function leaveChosen(): void {
  useTradeParties.setState({ chosen: null })
}

/** Asks what a list says differently from the one before it, and what its shipments would answer now. */
export async function showDifference(list: string): Promise<void> {
  await attempt('compare the lists', async () => {
    const found = await call('parties.difference', { job: `difference-${++lastJob}`, list })
    useTradeParties.setState({ difference: { list, found, today: null } })
    if (found) await askTouched(list, found)
  })
}

/** What the kept checks that a difference touches would answer now. */
async function askTouched(list: string, found: ListDifference): Promise<void> {
  const hashes = found.shipments.map(({ hash }) => hash)
  if (hashes.length === 0) return
  useTradeParties.setState({ difference: { list, found, today: null } })
  const { rows } = await call('shipments.today', { job: `difference-${++lastJob}`, hashes })
  if (useTradeParties.getState().difference?.found === found)
    useTradeParties.setState({
      difference: { list, found, today: new Map(rows.map((row) => [row.hash, row])) },
    })
}

export function leaveDifference(): void {
  useTradeParties.setState({ difference: null })
}
