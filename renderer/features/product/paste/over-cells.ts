import type { DecimalMark } from '../../../../shared/tabular/number.ts'
import type { SingleCommand } from '../../../../shared/workspace/commands.ts'
import type { BomRow } from '../../../../shared/workspace/views.ts'
import type { TreeRow } from '../../../stores/tree.ts'
import { type CellContext, cellCommands, rowAfter } from '../cell-commands.ts'
import { cellText, type EditableColumn, isEditableColumn } from '../cell-text.ts'

/** The cells from the one that the keyboard is on, rightwards and downwards, as they are shown. */
export interface CellsBelow {
  rows: readonly TreeRow[]
  columns: readonly string[]
}

/** What a pasted cell does to the one that it falls on. */
export interface OverCell {
  id: string
  /** The line, in words; '': there is none so far down. */
  number: string
  item: string
  column: string
  from: string
  to: string
  /** Why it is not written; null: it is. */
  problem: string | null
  /** The texts of which one can be meant, where it is not written since it can mean several. */
  readings: readonly string[]
}

export interface OverPlan {
  cells: OverCell[]
  commands: SingleCommand[]
}

/** How cells that can be read in several ways are meant. */
export interface OverAnswers {
  decimal?: DecimalMark
  currency?: string
}

/** Lays a block over cells. What falls beside them or cannot be read is listed and not written. */
export function planOver(
  block: readonly (readonly string[])[],
  { rows, columns }: CellsBelow,
  context: CellContext,
  answers: OverAnswers = {},
): OverPlan {
  const cells: OverCell[] = []
  const commands: SingleCommand[] = []
  const items = new Map<string, SingleCommand[]>()
  const lines = new Map<number, SingleCommand[]>()
  block.forEach((texts, down) => {
    texts.forEach((text, across) => {
      const tree = rows[down]
      const column = columns[across]
      const id = `${down}/${across}`
      const at = {
        id,
        number: tree?.number ?? '',
        item: tree?.row.item ?? '',
        to: text.trim(),
        readings: [],
      }
      if (!tree || column === undefined) {
        const problem = tree
          ? 'The block is wider than the columns here.'
          : 'The block is longer than the lines here.'
        cells.push({ ...at, column: column ?? '', from: '', problem })
        return
      }
      const now = rowNow(tree.row, items, lines)
      if (!isEditableColumn(column)) {
        cells.push({ ...at, column, from: '', problem: 'This column is worked out, not written.' })
        return
      }
      const meant = meantText(now, column, text, context, answers)
      const cell = cellCommands(now, column, meant, context)
      const readings = cell.ok ? [] : (cell.readings ?? [])
      const problem = cell.ok ? null : cell.message
      if (cell.ok && cell.value.length === 0) return
      cells.push({ ...at, column, from: cellText(now, column), problem, readings })
      if (!cell.ok) return
      commands.push(...cell.value)
      items.set(now.item, [...(items.get(now.item) ?? []), ...cell.value])
      lines.set(now.line, [...(lines.get(now.line) ?? []), ...cell.value])
    })
  })
  return { cells, commands }
}

/** What is written in a cell that can be read in several ways, by what was answered: its number first, then its currency. */
function meantText(
  row: BomRow,
  column: EditableColumn,
  text: string,
  context: CellContext,
  { decimal, currency }: OverAnswers,
): string {
  const readingsOf = (typed: string) => {
    const cell = cellCommands(row, column, typed, context)
    return cell.ok ? [] : (cell.readings ?? [])
  }
  const ways = readingsOf(text)
  const inCurrency = (typed: string, readings: readonly string[]) =>
    readings.find((reading) => currency && reading === `${typed.trim()} ${currency}`)
  const usual: DecimalMark = context.as.numberFormat.endsWith(',56') ? ',' : '.'
  const asNumber = decimal && (decimal === usual ? ways[0] : ways[1])
  const number = inCurrency(text, ways) ?? asNumber ?? text
  return inCurrency(number, readingsOf(number)) ?? number
}

/** A row as the cells before it leave it, so that a price and its basis do not undo each other. */
function rowNow(
  row: BomRow,
  items: ReadonlyMap<string, readonly SingleCommand[]>,
  lines: ReadonlyMap<number, readonly SingleCommand[]>,
): BomRow {
  const ofLine = rowAfter(row, lines.get(row.line) ?? [])
  return rowAfter(ofLine, items.get(ofLine.item) ?? [])
}
