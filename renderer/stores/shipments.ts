import { create } from 'zustand'
import type { Output } from '../../shared/ipc/contract.ts'
import type { Party } from '../../shared/model/party.ts'
import type { ShipmentAnswer } from '../../shared/shipment/check.ts'
import type { Shipment } from '../../shared/shipment/schema.ts'
import { asCallError, call } from './call.ts'
import { sayLeftOut } from './done.ts'
import { inTurn } from './edits.ts'
import { latest } from './latest.ts'
import { usePreferences } from './preferences.ts'
import { useResult } from './result.ts'
import { useScreen } from './screen.ts'
import { draftOf, emptyDraft, isTyped, type ShipmentDraft, shipmentOf } from './shipment-draft.ts'
import { attempt, useWorkspace } from './workspace.ts'

type KeptRow = Output<'shipments.list'>['rows'][number]
type Today = Output<'shipments.today'>['rows'][number]
type OrderBook = NonNullable<Output<'shipments.readOrders'>>
export type Verification = Output<'shipments.verify'>['verification']
export type { KeptRow }

/** A shipment that was answered, and the state that it was answered by. */
interface Checked {
  answer: ShipmentAnswer
  shipment: Shipment
  revision: number
}

interface ShipmentsStore {
  /** The checks that are kept, the last one first; null: not loaded. */
  rows: readonly KeptRow[] | null
  /** How many were kept later than the past revision on show. */
  later: number
  /** What each would answer now, by its hash; null: not asked. */
  today: ReadonlyMap<string, Today> | null
  /** The revision that `today` is of. */
  todayOf: number | null
  /** The parties of the register; null: not loaded. */
  parties: readonly Party[] | null
  draft: ShipmentDraft
  checked: Checked | null
  /** The one that is open, and whether it is what was kept; null: a new one is typed. */
  opened: (Output<'shipments.open'> & { verification: Verification | null }) | null
  /** The order book that was read last. */
  book: OrderBook | null
  /** What is shown beside the list. */
  view: 'new' | 'kept' | 'book'
  problems: readonly string[]
  /** What is worked out, and how far it is. */
  job: { id: string; what: 'check' | 'orders' | 'today'; done: number; total: number } | null
}

function closed(): ShipmentsStore {
  return {
    ...{
      rows: null,
      later: 0,
      today: null,
      todayOf: null,
      parties: null,
      checked: null,
      opened: null,
      book: null,
    },
    ...{ draft: emptyDraft(), view: 'new', problems: [], job: null },
  }
}

export const useShipments = create<ShipmentsStore>(closed)

const ticket = latest()
let lastJob = 0

/** What the screen shows: the checks that are kept, and the parties to pick from. */
export async function loadShipments(): Promise<void> {
  const isLatest = ticket()
  await attempt('list the checks', async () => {
    const [{ rows, later, revision }, { parties }] = await Promise.all([
      call('shipments.list'),
      call('parties.list'),
    ])
    if (!isLatest()) return
    const { todayOf, opened } = useShipments.getState()
    const isSame = todayOf === revision
    const isOpened = ({ hash }: KeptRow) => hash === opened?.row.hash
    useShipments.setState({
      rows: rows.toReversed(),
      ...{ later, parties },
      // It may have been confirmed, or that taken back, while another screen was on.
      opened: opened && { ...opened, row: rows.find(isOpened) ?? opened.row },
      // What was worked out of another state is not shown as of this one.
      ...(!isSame && { today: null }),
    })
    if (rows.length === 0) return useShipments.setState({ today: new Map() })
    const id = begin('today')
    const found = await call('shipments.today', { job: id }).finally(() => end(id))
    if (isLatest() && !found.cancelled)
      useShipments.setState({
        today: new Map(found.rows.map((row) => [row.hash, row])),
        todayOf: found.revision,
      })
  })
}

/** Reads them again after a change, where they are on screen: any may turn an answer. */
export async function followShipments(): Promise<void> {
  const { rows, opened } = useShipments.getState()
  if (!rows || useScreen.getState().screen.kind !== 'shipments') return
  await loadShipments()
  if (opened) await openCheck(opened.row.hash, { isShown: false })
}

/** Forgets what was read; what is typed stays, as on another day or in another revision of the file. */
export function clearShipments(): void {
  ticket()
  giveUpShipments()
  const { draft } = useShipments.getState()
  useShipments.setState({ ...closed(), draft })
}

/** Forgets what is typed, which is of another file. */
export function resetShipmentDraft(): void {
  useShipments.setState({ draft: emptyDraft() })
}

/** Changes what is typed; what was answered is of another shipment then. */
export function changeDraft(change: Partial<ShipmentDraft>): void {
  useShipments.setState(({ draft }) => ({
    draft: { ...draft, ...change },
    checked: null,
    problems: [],
  }))
}

/** Takes a shipment as one that is typed, to be changed, asked as of today and kept; asks it at once. */
export async function askAgain(shipment: Shipment): Promise<void> {
  const { draft: before, checked } = useShipments.getState()
  const draft = draftOf(shipment, usePreferences.getState().who ?? '')
  useShipments.setState({ draft, checked: null, problems: [], view: 'new' })
  if (isTyped(before)) layAside(before, checked)
  await check()
}

/**
 * Goes on with the shipment that is half typed; where that is on screen already, begins another and
 * offers to put it back.
 */
export function newShipment(): void {
  const { view, draft, checked } = useShipments.getState()
  if (view !== 'new') {
    useShipments.setState({ view: 'new', problems: [] })
    return
  }
  beginShipment()
  if (isTyped(draft)) layAside(draft, checked)
}

/** Offers to put back a shipment that gave way to another. */
function layAside(draft: ShipmentDraft, checked: ShipmentsStore['checked']): void {
  sayLeftOut(draft.reference.trim() || 'a shipment that was half typed', () =>
    useShipments.setState({ draft, checked, problems: [], view: 'new' }),
  )
}

function beginShipment(): void {
  useShipments.setState({ draft: emptyDraft(), checked: null, problems: [], view: 'new' })
}

/** Asks for the answer to what is typed. */
export async function check(): Promise<void> {
  const { draft } = useShipments.getState()
  const day = useWorkspace.getState().workspace?.day ?? ''
  const read = shipmentOf(draft, day)
  if (!read.ok) return useShipments.setState({ problems: read.problems, checked: null })
  const { shipment } = read
  const { method } = useResult.getState()
  await refusable(async () => {
    const id = begin('check')
    const { answer, revision } = await call('shipments.check', {
      ...{ job: id, shipment, method },
    }).finally(() => end(id))
    if (answer && useShipments.getState().draft === draft)
      useShipments.setState({ checked: { answer, shipment, revision }, problems: [] })
  })
}

/** Keeps the check that was answered; with `confirm` its licence is drawn down with it. */
export async function keep(confirm: boolean): Promise<void> {
  const { checked } = useShipments.getState()
  if (!checked) return
  const { shipment, revision, answer } = checked
  const { method } = useResult.getState()
  await refusable(async () => {
    const job = `shipments-${++lastJob}`
    const asked = { job, shipment, method, revision, on: answer.day, confirm }
    let kept: Output<'shipments.keep'> | null = null
    const send = async () => {
      kept = await call('shipments.keep', asked)
      return kept
    }
    await (confirm ? inTurn(send) : send())
    beginShipment()
    await loadShipments()
    const { hash } = kept as unknown as Output<'shipments.keep'>
    await openCheck(hash)
  })
}

/** Draws down the licence of a check that is kept, as its shipment stands now. */
export async function confirmKept(hash: string): Promise<void> {
  await refusable(async () => {
    const job = `shipments-${++lastJob}`
    await inTurn(() => call('shipments.confirm', { job, hash }))
  })
}

/** Opens a check that is kept, and verifies it. */
export async function openCheck(hash: string, { isShown = true } = {}): Promise<void> {
  await attempt('open the check', async () => {
    const opened = await call('shipments.open', { hash })
    const isAnother = useShipments.getState().opened?.row.hash !== hash
    useShipments.setState(({ opened: before }) => ({
      opened: { ...opened, verification: isAnother ? null : (before?.verification ?? null) },
      ...(isShown && { view: 'kept' as const }),
      ...(isAnother && { problems: [] }),
    }))
    const { verification } = await call('shipments.verify', { hash })
    useShipments.setState(({ opened: now }) =>
      now?.row.hash === hash ? { opened: { ...now, verification } } : {},
    )
  })
}

/** Reads an order book and answers what can be read of it. */
export async function readOrders(): Promise<void> {
  const { method } = useResult.getState()
  await attempt('read the order book', async () => {
    const id = begin('orders')
    const book = await call('shipments.readOrders', { job: id, method }).finally(() => end(id))
    if (book) useShipments.setState({ book, view: 'book' })
  })
}

/** Stops what is worked out. */
export function giveUpShipments(): void {
  const { job } = useShipments.getState()
  if (!job) return
  void call('shipments.giveUp', { job: job.id })
  end(job.id)
}

export function showShipmentProgress(id: string, done: number, total: number): void {
  const { job } = useShipments.getState()
  if (job?.id === id) useShipments.setState({ job: { ...job, done, total } })
}

async function refusable(work: () => Promise<void>): Promise<void> {
  useShipments.setState({ problems: [] })
  try {
    await work()
  } catch (error) {
    const { message, details } = asCallError(error)
    useShipments.setState({ problems: [message, ...details] })
  }
}

function begin(what: 'check' | 'orders' | 'today'): string {
  const id = `shipments-${++lastJob}`
  useShipments.setState({ job: { id, what, done: 0, total: 0 } })
  return id
}

function end(id: string): void {
  if (useShipments.getState().job?.id === id) useShipments.setState({ job: null })
}
