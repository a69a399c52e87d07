import { create } from 'zustand'
import type { BomRow } from '../../shared/workspace/views.ts'
import { asCallError, call } from './call.ts'
import { edit } from './edits.ts'
import { latest } from './latest.ts'
import { attempt } from './workspace.ts'

/** A quantity that was typed and is not in `rows`: under way, or refused with a reason. */
export interface TypedQuantity {
  text: string
  problem: string | null
  /** The revision that holds it; null: not written yet, or refused. */
  revision: number | null
}

interface BomStore {
  product: string | null
  /** The lines as of `revision`; null: not loaded. */
  rows: BomRow[] | null
  revision: number | null
  typed: Record<number, TypedQuantity>
}

const empty = { product: null, rows: null, revision: null, typed: {} }

export const useBom = create<BomStore>(() => empty)

const ticket = latest()

export async function loadBom(product: string): Promise<void> {
  const isLatest = ticket()
  if (useBom.getState().product !== product) useBom.setState({ ...empty, product })
  await attempt(`read the bill of materials of ${product}`, async () => {
    const { rows, revision } = await call('bom.rows', { product })
    if (!isLatest()) return
    useBom.setState(({ typed }) => ({ rows, revision, typed: stillOpen(typed, rows, revision) }))
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

function keep(line: number, quantity: TypedQuantity): void {
  useBom.setState(({ typed }) => ({ typed: { ...typed, [line]: quantity } }))
}

/** What was typed and is neither in the rows of this revision nor of a line that is gone. */
function stillOpen(typed: Record<number, TypedQuantity>, rows: BomRow[], revision: number) {
  const lines = new Set(rows.map(({ line }) => line))
  return Object.fromEntries(
    Object.entries(typed).filter(([line, quantity]) => {
      const isWritten = quantity.revision !== null && quantity.revision <= revision
      return lines.has(Number(line)) && !isWritten
    }),
  )
}
