import { create } from 'zustand'
import type { BomRow, Touched } from '../../shared/workspace/views.ts'
import { asCallError, call } from './call.ts'
import { edit } from './edits.ts'
import { latest } from './latest.ts'
import { mergeRows } from './merge.ts'
import { attempt } from './workspace.ts'

/** A quantity that was typed and is not in `boms`: under way, or refused with a reason. */
export interface TypedQuantity {
  text: string
  problem: string | null
  /** The revision that holds it; null: not written yet, or refused. */
  revision: number | null
}

interface BomStore {
  /** The product on screen. */
  product: string | null
  /** The lines of the product, and of each sub-assembly that was opened, as of `revision`. */
  boms: Record<string, BomRow[]>
  revision: number | null
  typed: Record<number, TypedQuantity>
}

const empty = { product: null, boms: {}, revision: null, typed: {} }

export const useBom = create<BomStore>(() => empty)

const ticket = latest()

/** The lines of the product on screen; null: not loaded. */
export function rowsOf({ product, boms }: BomStore): BomRow[] | null {
  return (product !== null && boms[product]) || null
}

/** Shows a product: reads its lines. */
export async function loadBom(product: string): Promise<void> {
  if (useBom.getState().product !== product) useBom.setState({ ...empty, product })
  await load([product])
}

/** Reads the lines of sub-assemblies too, each once. */
export async function openSubAssemblies(ids: readonly string[]): Promise<void> {
  const { boms } = useBom.getState()
  await load([...new Set([...Object.keys(boms), ...ids])])
}

async function load(ids: readonly string[]): Promise<void> {
  const isLatest = ticket()
  await attempt(`read the bill of materials of ${ids[0]}`, async () => {
    const answers = await Promise.all(ids.map((product) => call('bom.rows', { product })))
    const revision = answers[0]?.revision ?? null
    if (!isLatest()) return
    if (answers.some((answer) => answer.revision !== revision)) return load(ids)
    const boms = Object.fromEntries(ids.map((id, i) => [id, answers[i]?.rows ?? []]))
    show(boms, revision)
  })
}

let queue = Promise.resolve()

/** Brings the lines to a revision, one after another; `touched` says what changed from the one before it. */
export function followBom(revision: number, touched: Touched | null): Promise<void> {
  queue = queue.then(() => bringTo(revision, touched))
  return queue
}

async function bringTo(revision: number, touched: Touched | null): Promise<void> {
  const { boms, revision: from } = useBom.getState()
  const loaded = Object.keys(boms)
  if (loaded.length === 0) return
  if (!touched || from !== revision - 1) return load(loaded)
  const isLatest = ticket()
  await attempt('read the bill of materials', async () => {
    const items = new Set(touched.items)
    const lines = new Set(touched.lines)
    const fresh: Record<string, BomRow[]> = {}
    for (const product of loaded) {
      const rows = boms[product] ?? []
      if (touched.linesOf.includes(product)) {
        fresh[product] = (await call('bom.rows', { product })).rows
        continue
      }
      const asked = rows
        .filter((row) => lines.has(row.line) || items.has(row.item))
        .map(({ line }) => line)
      if (asked.length === 0) continue
      const answer = await call('bom.rows', { product, lines: asked })
      fresh[product] = mergeRows(rows, asked, withPlaces(answer.rows, rows), ({ line }) => line)
    }
    // Lines of a later revision may be among them; the change to it is followed next.
    if (isLatest()) show({ ...boms, ...fresh }, revision)
  })
}

export function clearBom(): void {
  ticket()
  useBom.setState(empty)
}

/** Sends a typed quantity; a refusal stays at the cell with what was typed. */
export async function setQuantity(line: number, text: string, problem: string | null) {
  keep(line, { text, problem, revision: null })
  if (problem !== null) return
  try {
    const { revision } = await edit({ kind: 'setLine', line, quantity: text })
    if (useBom.getState().typed[line]?.text !== text) return
    if ((useBom.getState().revision ?? 0) >= revision) forgetQuantity(line)
    else keep(line, { text, problem: null, revision })
  } catch (error) {
    keep(line, { text, problem: asCallError(error).message, revision: null })
  }
}

/** Forgets what was typed and refused; the cell shows what is true again. */
export function forgetQuantity(line: number): void {
  useBom.setState(({ typed: { [line]: _, ...typed } }) => ({ typed }))
}

function show(boms: Record<string, BomRow[]>, revision: number | null): void {
  useBom.setState(({ typed }) => ({
    boms,
    revision,
    typed: stillOpen(typed, Object.values(boms).flat(), revision ?? 0),
  }))
}

/** Lines that were read alone do not know their place; it has not changed. */
function withPlaces(fresh: readonly BomRow[], rows: readonly BomRow[]): BomRow[] {
  const places = new Map(rows.map(({ line, position }) => [line, position]))
  return fresh.map((row) => ({ ...row, position: places.get(row.line) ?? row.position }))
}

function keep(line: number, quantity: TypedQuantity): void {
  useBom.setState(({ typed }) => ({ typed: { ...typed, [line]: quantity } }))
}

/** What was typed and is neither in the rows of this revision nor of a line that is gone. */
function stillOpen(typed: Record<number, TypedQuantity>, rows: BomRow[], revision: number) {
  if (Object.keys(typed).length === 0) return typed
  const lines = new Set(rows.map(({ line }) => line))
  return Object.fromEntries(
    Object.entries(typed).filter(([line, quantity]) => {
      const isWritten = quantity.revision !== null && quantity.revision <= revision
      return lines.has(Number(line)) && !isWritten
    }),
  )
}
