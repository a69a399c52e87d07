import type { Rows } from './columns.ts'
import { listsOfParts } from './lists-of-parts.ts'
import type { TableQuestion } from './question.ts'

interface NamedSheet {
  name: string
  rows: Rows
  /** How many rows it has, where not all are looked at. */
  size?: number | undefined
  isHidden?: boolean | undefined
}

/** Which sheet of a file is read, or which of several lists of parts in it is to be chosen. */
export interface ChosenSheet<T> {
  /** The one that lists parts, else the first that is shown; absent: no sheet has a row. */
  first: T | undefined
  /** Those that list parts. */
  lists: readonly T[]
  /** Asked where there are several lists of parts; null: there is nothing to ask. */
  question: TableQuestion | null
}

/** The sheet that lists parts; where several do, it is asked which. Sheets without a cell do not count. */
export function chooseSheet<T extends NamedSheet>(sheets: readonly T[]): ChosenSheet<T> {
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== '')))
  const lists = listsOfParts(filled)
  const visible = filled.filter(({ isHidden }) => !isHidden)
  const [first] = lists.length > 0 ? lists : visible.length > 0 ? visible : filled
  return { first, lists, question: lists.length > 1 ? sheetQuestion(lists) : null }
}

function sheetQuestion(sheets: readonly NamedSheet[]): TableQuestion {
  return {
    id: 'sheet',
    about: 'sheet',
    text: 'Which sheet is the bill of materials?',
    readings: sheets.map(({ name, rows, size = rows.length }) => ({
      value: name,
      label: `“${name}”, ${size} rows`,
      columns: [],
      samples: [],
    })),
    option: `--sheet "${sheets[0]?.name}"`,
  }
}
