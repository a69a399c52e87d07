import type { Part } from '../../../shared/model/schema.ts'
import { type ReadCell, read, unreadable } from '../../../shared/tabular/cell.ts'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import type { PartRow } from '../../../shared/workspace/views.ts'
import {
  isItemColumn,
  type PartChange,
  readItemCell,
} from '../../ui/grid/columns/read-item-cell.ts'
import type { TypedAs } from '../../ui/typed.ts'
import { factOf, readAnswer } from './fact-cells.ts'

/** One text for one column of a part. */
export interface CellText {
  column: string
  text: string
}

/**
 * The command that makes cells of a part say what was typed, read from the left: an amount and the
 * currency beside it belong together. The first that cannot be read refuses them all.
 */
export function changeOf(
  part: PartRow,
  cells: readonly CellText[],
  as: TypedAs,
): ReadCell<SingleCommand> {
  let set: PartChange = {}
  for (const { column, text } of cells) {
    const fact = factOf(column)
    if (fact !== null) {
      const answer = readAnswer(fact, text, (set.facts ?? part.facts) as Part['facts'])
      if (!answer.ok) return answer
      set = { ...set, facts: answer.value }
      continue
    }
    const price = (set.price === undefined ? part.price : set.price) as Part['price']
    const usContent = (
      set.usContent === undefined ? part.usContent : set.usContent
    ) as Part['usContent']
    const cell = readItemCell(column, text, { price, usContent, ...as })
    if (!cell.ok) return cell
    set = { ...set, ...cell.value }
  }
  return read({ kind: 'changePart', id: part.id, set })
}

/** One text for a column of many parts. */
export function changesOf(
  parts: readonly PartRow[],
  column: string,
  text: string,
  as: TypedAs,
): ReadCell<SingleCommand[]> {
  return all(parts, (part) => changeOf(part, [{ column, text }], as))
}

/**
 * A pasted block over the parts from one on and the columns from one on, as they are shown. It is
 * taken whole or not at all.
 */
export function pasteOver(
  block: readonly (readonly string[])[],
  parts: readonly PartRow[],
  columns: readonly string[],
  as: TypedAs,
): ReadCell<SingleCommand[]> {
  const width = Math.max(...block.map((row) => row.length))
  if (block.length > parts.length)
    return unreadable(
      `the block has ${block.length} rows, and there are ${parts.length} from here on`,
    )
  const over = columns.slice(0, width)
  const fixed = over.find((column) => !isItemColumn(column))
  if (width > columns.length || fixed !== undefined)
    return unreadable('the block is wider than the columns that can be changed from here on')
  const pasted = new Map(parts.slice(0, block.length).map((part, i) => [part, block[i] ?? []]))
  return all([...pasted.keys()], (part) => {
    const cells = (pasted.get(part) ?? []).map((text, i) => ({ column: over[i] as string, text }))
    return changeOf(part, cells, as)
  })
}

function all(
  parts: readonly PartRow[],
  change: (part: PartRow) => ReadCell<SingleCommand>,
): ReadCell<SingleCommand[]> {
  const commands: SingleCommand[] = []
  for (const part of parts) {
    const cell = change(part)
    if (!cell.ok)
      return unreadable(parts.length === 1 ? cell.message : `${part.id}: ${cell.message}`)
    commands.push(cell.value)
  }
  return read(commands)
}
