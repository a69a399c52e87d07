import { create } from 'zustand'
import type { Command } from '../../shared/workspace/commands.ts'
import { asCallError } from './call.ts'
import { edit } from './edits.ts'
import { inOne } from './together.ts'

/** What was typed in a cell and is not in the rows: under way, or refused with a reason. */
export interface TypedCell {
  text: string
  problem: string | null
  /** Texts of which one can be meant by it. */
  readings?: readonly string[] | undefined
  /** The revision that holds it; null: not written yet, or refused. */
  revision: number | null
}

/** What a typed text asks for: a command, or nothing for the reason given. */
export type Made =
  | { ok: true; command: Command }
  | { ok: false; problem: string; readings?: readonly string[] | undefined }

interface CellStore {
  typed: Record<string, TypedCell>
}

export const useCells = create<CellStore>(() => ({ typed: {} }))

export function cellKey(line: number, column: string): string {
  return `${line}:${column}`
}

/** Sends what was typed in a cell; a refusal stays at the cell with what was typed. */
export async function sendCell(
  key: string,
  text: string,
  made: Made,
  shownRevision: () => number | null,
): Promise<void> {
  if (!made.ok)
    return keep(key, { text, problem: made.problem, readings: made.readings, revision: null })
  keep(key, { text, problem: null, revision: null })
  try {
    const { revision } = await edit(made.command)
    await inOne(() => {
      if (useCells.getState().typed[key]?.text !== text) return
      if ((shownRevision() ?? 0) >= revision) forgetCell(key)
      else keep(key, { text, problem: null, revision })
    })
  } catch (error) {
    keep(key, { text, problem: asCallError(error).message, revision: null })
  }
}

/** Forgets what was typed and refused; the cell shows what is true again. */
export function forgetCell(key: string): void {
  if (!(key in useCells.getState().typed)) return
  useCells.setState(({ typed: { [key]: _, ...typed } }) => ({ typed }))
}

/** Forgets what the rows of a revision have by now, and what was typed on lines that are gone. */
export function settleCells(revision: number, isThere: (line: number) => boolean): void {
  const { typed } = useCells.getState()
  const entries = Object.entries(typed)
  if (entries.length === 0) return
  const open = entries.filter(([key, cell]) => {
    const isWritten = cell.revision !== null && cell.revision <= revision
    return isThere(Number.parseInt(key, 10)) && !isWritten
  })
  if (open.length < entries.length) useCells.setState({ typed: Object.fromEntries(open) })
}

export function clearCells(): void {
  useCells.setState({ typed: {} })
}

function keep(key: string, cell: TypedCell): void {
  useCells.setState(({ typed }) => ({ typed: { ...typed, [key]: cell } }))
}
