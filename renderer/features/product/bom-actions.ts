import type { BomRow } from '../../../shared/workspace/views.ts'
import { bomSettled, openSubAssemblies, useBom } from '../../stores/bom.ts'
import { goToLine, setOpen } from '../../stores/bom-view.ts'
import { cellKey, forgetCell, type Made, sendCell } from '../../stores/cells.ts'
import { useCompanies } from '../../stores/companies.ts'
import { useCurrencies } from '../../stores/currencies.ts'
import { asOne, edit, editAndSay } from '../../stores/edits.ts'
import { loadItems, useItems } from '../../stores/items.ts'
import { usePreferences } from '../../stores/preferences.ts'
import type { TreeRow } from '../../stores/tree.ts'
import { attempt, useWorkspace } from '../../stores/workspace.ts'
import { companyChoice, readCompany } from '../../ui/choosing/companies.ts'
import { count } from '../../ui/format.ts'
import {
  bulkCommands,
  bulkName,
  bulkSaid,
  type CellContext,
  cellCommands,
} from './cell-commands.ts'
import { COLUMN_NAMES, cellText, type EditableColumn } from './cell-text.ts'
import type { Move, Moved } from './structure.ts'

/** What typed texts are read against now. */
export function cellContext(): CellContext {
  const { currency = 'USD' } = useWorkspace.getState().workspace ?? {}
  const { numberFormat } = usePreferences.getState()
  return {
    typeOf: (id) => typesOfItems().get(id),
    readCompany: (text) =>
      readCompany(text, (useCompanies.getState().loaded?.entities ?? []).map(companyChoice)),
    as: { numberFormat, currency, currencies: useCurrencies.getState().currencies ?? [] },
  }
}

/** Writes what was typed in a cell; a refusal stays there. */
export async function writeCell(
  { row }: TreeRow,
  column: EditableColumn,
  text: string,
): Promise<void> {
  const key = cellKey(row.line, column)
  if (column === 'item') await loadItems()
  const cell = cellCommands(row, column, text, cellContext())
  if (!cell.ok) {
    void sendCell(key, text, asked(cell.message, cell.readings), shownRevision)
    return
  }
  const command = asOne(`Add part ${text.trim()} and put it on the line`, cell.value)
  if (command) void sendCell(key, text, { ok: true, command }, shownRevision)
  else forgetCell(key)
}

function asked(problem: string, readings: readonly string[] | undefined): Made {
  return { ok: false, problem, readings }
}

/** Sets a column of many lines as one change; what is refused stays at its cell. */
export async function writeCells(
  rows: readonly BomRow[],
  column: EditableColumn,
  text: string,
): Promise<{ set: number; refused: number }> {
  if (rows.length === 0) return { set: 0, refused: 0 }
  const { commands, refused } = bulkCommands(rows, column, text, cellContext())
  for (const { row, problem, readings } of refused)
    void sendCell(cellKey(row.line, column), text, asked(problem, readings), shownRevision)
  const command = asOne(bulkName(column, text, rows.length), commands)
  const set = rows.length - refused.length
  if (command)
    await attempt(`set the ${COLUMN_NAMES[column]}`, () =>
      editAndSay(bulkSaid(column, text, set), command),
    )
  return { set, refused: refused.length }
}

/** Empties a column of lines, as Delete does; a cell that cannot be empty says so. */
export function clearCells(column: EditableColumn, rows: readonly TreeRow[]): void {
  const lines = [...new Map(rows.map(({ row }) => [row.line, row])).values()]
  for (const { line } of lines) forgetCell(cellKey(line, column))
  void writeCells(
    lines.filter((row) => cellText(row, column) !== ''),
    column,
    '',
  )
}

/** The text of the first line goes to the others. */
export function fillDown(column: EditableColumn, from: TreeRow, to: readonly TreeRow[]): void {
  void writeCells(
    to.map(({ row }) => row),
    column,
    cellText(from.row, column),
  )
}

/** Removes lines as one change. */
export async function removeLines(rows: readonly TreeRow[]): Promise<void> {
  const lines = [...new Set(rows.map(({ row }) => row.line))]
  const command = asOne(
    `Remove ${lines.length} lines`,
    lines.map((line) => ({ kind: 'removeLine' as const, line })),
  )
  const said = `Removed ${count(lines.length, 'line')}`
  if (command) await attempt('remove the lines', () => editAndSay(said, command))
}

/** Opens a sub-assembly in its place, or closes it. */
export function toggleBranch({ key, row, isOpen }: TreeRow): void {
  setOpen(key, !isOpen)
  if (!isOpen) void openSubAssemblies([row.item])
}

let moving = Promise.resolve()

/** Moves a line after the moves before it, each worked out on what is on screen then. */
export function move(
  plan: () => Moved | null,
  on: { problem: (text: string) => void; turn: (part: string, go: () => void) => void },
): void {
  moving = moving.then(async () => {
    await bomSettled()
    const moved = plan()
    if (!moved) return
    if ('problem' in moved) return on.problem(moved.problem)
    const go = () => send(moved)
    if (moved.turns === undefined) await go()
    else on.turn(moved.turns, () => void go())
  })
}

async function send({ command, key, opens }: Move): Promise<void> {
  // The keyboard goes with the line as soon as it is drawn in its new place.
  goToLine({ key })
  if (opens) setOpen(opens.key, true)
  const done = await attempt('move the line', () => edit(command))
  if (!done) return goToLine(null)
  await bomSettled()
  if (opens) await openSubAssemblies([opens.item])
}

function shownRevision(): number | null {
  return useBom.getState().revision
}

let known: { rows: unknown; types: Map<string, 'part' | 'product'> } | null = null

function typesOfItems(): Map<string, 'part' | 'product'> {
  const { rows } = useItems.getState()
  if (known?.rows !== rows)
    known = { rows, types: new Map((rows ?? []).map(({ id, type }) => [id, type])) }
  return known.types
}
