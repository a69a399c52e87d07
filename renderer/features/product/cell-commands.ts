import type { Price } from '../../../shared/model/schema.ts'
import { type ReadCell, read, unreadable } from '../../../shared/tabular/cell.ts'
import { cleanCell } from '../../../shared/tabular/clean.ts'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import type { BomRow } from '../../../shared/workspace/views.ts'
import { readItemCell } from '../../ui/grid/columns/read-item-cell.ts'
import { type TypedAs, typedPrice, typedQuantity } from '../../ui/typed.ts'
import { COLUMN_NAMES, cellText, type EditableColumn } from './cell-text.ts'

/** What a typed text is read against. */
export interface CellContext {
  /** What an id belongs to; undefined: to nothing yet. */
  typeOf: (id: string) => 'part' | 'product' | undefined
  /** The company of the group that a text names, by id or name. */
  readCompany: (text: string) => ReadCell<string | null>
  as: TypedAs
}

/**
 * The commands that make a cell say what was typed; none where it says so already. Facts are those of
 * the item, on every line that it is on; quantity, unit and note are those of the line.
 */
export function cellCommands(
  row: BomRow,
  column: EditableColumn,
  typed: string,
  context: CellContext,
): ReadCell<SingleCommand[]> {
  const text = cleanCell(typed).trim()
  if (text === cellText(row, column)) return read([])
  const { line } = row
  switch (column) {
    case 'item':
      return itemCommands(row, text, context)
    case 'quantity':
      return map(typedQuantity(text, context.as), (quantity) =>
        quantity === row.quantity ? [] : [{ kind: 'setLine', line, quantity }],
      )
    case 'unit':
      return read([{ kind: 'setLine', line, details: { unit: text || null } }])
    case 'note':
      return read([{ kind: 'setLine', line, details: { note: text || null } }])
    case 'price':
      return map(typedPrice(text, row.price as Price | null, context.as), (price) => [
        change(row, { price }),
      ])
    default:
      return factCommands(row, column, text, context)
  }
}

/** A row as it is after commands about its item and line. */
export function rowAfter(row: BomRow, commands: readonly SingleCommand[]): BomRow {
  let after = row
  for (const command of commands) {
    if (command.kind === 'changePart' || command.kind === 'changeProduct') {
      if (command.id !== row.item) continue
      const { madeBy, ...set } = command.set as Partial<BomRow> & { madeBy?: string | null }
      after = { ...after, ...set, ...(madeBy !== undefined && { supplier: madeBy }) }
    }
    if (command.kind === 'setLine' && command.line === row.line) {
      const { quantity = after.quantity, item = after.item, details } = command
      after = { ...after, quantity, item, unit: details?.unit ?? after.unit }
    }
  }
  return after
}

function itemCommands(
  row: BomRow,
  item: string,
  { typeOf }: CellContext,
): ReadCell<SingleCommand[]> {
  if (item === '') return unreadable('A line has an item: Ctrl+- removes the line.')
  const put: SingleCommand = { kind: 'setLine', line: row.line, item }
  if (typeOf(item)) return read([put])
  return read([{ kind: 'setPart', part: { id: item, kind: 'commodity' }, unlessKnown: true }, put])
}

function factCommands(
  row: BomRow,
  column: EditableColumn,
  text: string,
  { readCompany, as }: CellContext,
): ReadCell<SingleCommand[]> {
  if (row.itemType === 'product') {
    if (column === 'origin')
      return unreadable(`${row.item} has its origin from the company that makes it.`)
    if (column === 'supplier') return map(readCompany(text), (madeBy) => [change(row, { madeBy })])
  }
  const context = { price: row.price as Price | null, ...as }
  const cell = readItemCell(column, text, context)
  if (!cell.ok) return { ...cell, message: sentence(cell.message) }
  return read([change(row, cell.value)], ...cell.remarks)
}

function change({ item, itemType }: BomRow, set: Record<string, unknown>): SingleCommand {
  const kind = itemType === 'product' ? 'changeProduct' : 'changePart'
  return { kind, id: item, set } as SingleCommand
}

/** What is done to one column of many rows, for the history. */
export function bulkName(column: EditableColumn, text: string, rows: number): string {
  const value = text.trim() === '' ? 'not known' : text.trim()
  return `Set ${COLUMN_NAMES[column]} of ${rows} lines to ${value}`
}

/** What was done to one column of many rows, for who did it. */
export function bulkSaid(column: EditableColumn, text: string, rows: number): string {
  const what = `${COLUMN_NAMES[column]} of ${rows} ${rows === 1 ? 'line' : 'lines'}`
  return text.trim() === '' ? `Emptied: ${what}` : `Set to ${text.trim()}: ${what}`
}

/** A row of which a cell could not be set, and why. */
export interface Refused {
  row: BomRow
  problem: string
  readings: readonly string[] | undefined
}

/** The commands that set one column of many rows; items that are on several of them are set once. */
export function bulkCommands(
  rows: readonly BomRow[],
  column: EditableColumn,
  text: string,
  context: CellContext,
): { commands: SingleCommand[]; refused: Refused[] } {
  const commands = new Map<string, SingleCommand>()
  const refused: Refused[] = []
  for (const row of rows) {
    const cell = cellCommands(row, column, text, context)
    if (!cell.ok) refused.push({ row, problem: cell.message, readings: cell.readings })
    else for (const command of cell.value) commands.set(JSON.stringify(command), command)
  }
  return { commands: [...commands.values()], refused }
}

function map<T, U>(cell: ReadCell<T>, change: (value: T) => U): ReadCell<U> {
  return cell.ok ? read(change(cell.value), ...cell.remarks) : cell
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
