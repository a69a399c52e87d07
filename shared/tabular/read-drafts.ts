import { cleanCell } from './clean.ts'
import { NONE } from './column-questions.ts'
import { columnLetters, type Mapping, type Rows } from './columns.ts'
import { type DraftRow, KEEPABLE } from './draft.ts'
import { type Field, HEADINGS } from './fields.ts'
import { fittedProblem, notFitted } from './fitted.ts'
import { currencyOfHeading } from './heading.ts'
import { headingsOf } from './headings.ts'
import { itemFormOf } from './item-text.ts'
import { MarksByCell } from './marks.ts'
import { type DecimalMark, findDecimalMark } from './number.ts'
import type { RowProblem, TableInput } from './plan.ts'
import { type CellProblem, type RowReading, readRow } from './row.ts'
import type { RowContext } from './row-cells.ts'
import { skipReason } from './skip.ts'
import { hasStates } from './us-states.ts'

/** The rows of a table as they are read one by one, before they are set beside each other. */
export interface ReadTable {
  /** The rows with clean cells. */
  rows: Rows
  drafts: DraftRow[]
  /** Rows that are no data, by their places from 0, with the reason. */
  skipped: Map<number, string>
}

/** Reads every row of a table, or says why it is passed over. */
export function readDrafts(given: TableInput): ReadTable {
  const marks = new MarksByCell(given.marks)
  const merged = fillMerged(
    given.rows.map((row) => row.map(cleanCell)),
    given.mapping,
    marks,
  )
  const input = { ...given, rows: merged.rows }
  const { rows, mapping, answers = {} } = input
  const headings = headingsOf(rows, mapping)
  const skipped = new Map<number, string>()
  const isWide = wideRows(rows, mapping, headings)
  const noLines = rows.map((row, index) => skipReason(row, index, rows, mapping, headings))
  const context = contextOf(input, headings, noLines)
  const columns = columnsOf(mapping)
  const drafts: DraftRow[] = []
  rows.forEach((row, index) => {
    const reason = noLines[index] ?? notFitted(row, mapping) ?? marks.leftOut(index, answers)
    if (reason) {
      skipped.set(index, reason)
      return
    }
    const draft = draftOf(row, index, input, columns, context, marks)
    draft.problems.push(...marks.rowProblems(index))
    for (const field of merged.filled.get(index) ?? [])
      draft.warnings.push({ field, text: '', message: MERGED })
    if (isWide(row)) draft.problems.push(TOO_WIDE)
    drafts.push(draft)
  })
  return { rows, drafts, skipped }
}

/** The column of each field, the first one; -1: there is none. */
interface Columns {
  columnOf(field: Field): number
  notes: readonly number[]
}

function columnsOf({ columns }: Mapping): Columns {
  const places = new Map(columns.map((field) => [field, columns.indexOf(field)]))
  return {
    columnOf: (field) => places.get(field) ?? -1,
    notes: columns.flatMap((field, i) => (field === 'note' ? [i] : [])),
  }
}

function draftOf(
  row: readonly string[],
  index: number,
  input: TableInput,
  { columnOf, notes }: Columns,
  context: Omit<RowContext, 'broken' | 'formatCurrency'>,
  marks: MarksByCell,
): DraftRow {
  const mark = (field: Field) =>
    input.numbers?.[index]?.[columnOf(field)] ? '.' : context.mark(field)
  const reading: RowReading = readRow(
    (field) => {
      if (field !== 'note') return row[columnOf(field)] ?? ''
      const texts = notes.map((column) => (row[column] ?? '').trim())
      return texts.filter((text) => text !== '').join('; ')
    },
    {
      ...context,
      mark,
      broken: (field) => marks.broken(index, columnOf(field)),
      formatCurrency: (field) => marks.currency(index, columnOf(field)),
    },
  )
  const { values, warnings } = reading
  warnings.push(...marks.remarks(index))
  const fitted = fittedProblem(row, input.mapping)
  if (fitted) reading.problems.push(fitted)
  const keeps = (problem: CellProblem) =>
    input.keepBrokenFields === true && KEEPABLE.has(problem.field)
  return {
    index,
    values,
    warnings,
    kept: reading.problems.filter(keeps),
    problems: reading.problems.filter((problem) => !keeps(problem)),
    place: { parent: null, depth: 1 },
    isRoot: false,
  }
}

/** Fields that a merged cell says of all its rows; a quantity or a price is that of the first one. */
const OF_ALL_MERGED: ReadonlySet<Field> = new Set<Field>([
  'origin',
  'eccn',
  'currency',
  'supplier',
  'madeBy',
  'kind',
  'hts',
])

const MERGED = 'is read from the merged cell above'

/** The rows with the text of merged cells in each of their rows, for fields that hold for all of them. */
function fillMerged(
  rows: string[][],
  { columns }: Mapping,
  marks: MarksByCell,
): { rows: string[][]; filled: Map<number, Field[]> } {
  const filled = new Map<number, Field[]>()
  rows.forEach((row, index) => {
    columns.forEach((field, column) => {
      const from = field && OF_ALL_MERGED.has(field) ? marks.mergedInto(index, column) : null
      const text = from === null ? '' : (rows[from]?.[column] ?? '')
      if (!field || text === '' || (row[column] ?? '').trim() !== '') return
      row[column] = text
      filled.set(index, [...(filled.get(index) ?? []), field])
    })
  })
  return { rows, filled }
}

/** Rows with cells beyond the headings are broken, unless most rows have such a column without a heading. */
function wideRows(
  rows: Rows,
  { header }: Mapping,
  headings: readonly string[],
): (row: readonly string[]) => boolean {
  if (header === null) return () => false
  const isWide = (row: readonly string[]) =>
    row.slice(headings.length).some((cell) => cell.trim() !== '')
  const data = rows.slice(header + 1).filter((row) => row.some((cell) => cell.trim() !== ''))
  const wide = data.filter(isWide).length
  return wide >= 3 && wide * 2 > data.length ? () => false : isWide
}

const TOO_WIDE: CellProblem = {
  field: 'item',
  text: '',
  message: 'has more cells than there are headings: it may be shifted',
}

/** What is wrong with a cell, with its row and the heading of its column. */
export function located(
  problem: CellProblem,
  index: number,
  { rows, mapping }: TableInput,
): RowProblem {
  const column = mapping.columns.indexOf(problem.field)
  const heading = headingsOf(rows, mapping)[column]
  const name =
    column < 0
      ? HEADINGS[problem.field]
      : heading?.trim().replace(/\s+/g, ' ') || `column ${columnLetters(column)}`
  return { ...problem, row: index + 1, column: name }
}

const NUMBER_FIELDS = ['quantity', 'unitPrice', 'extendedPrice', 'priceUnit', 'usShare'] as const

function contextOf(
  {
    rows,
    numbers,
    mapping,
    companies = [],
    defaults = {},
    answers = {},
    remarkOfEccn = () => null,
  }: TableInput,
  headings: readonly string[],
  noLines: readonly (string | null)[],
): Omit<RowContext, 'broken' | 'formatCurrency'> {
  const data = [...rows.keys()].filter((i) => noLines[i] === null)
  const cells = (field: Field, textOnly = false) => {
    const column = mapping.columns.indexOf(field)
    const used = textOnly ? data.filter((i) => !numbers?.[i]?.[column]) : data
    return column < 0 ? [] : used.map((i) => rows[i]?.[column] ?? '')
  }
  const marks = new Map<Field, DecimalMark | 'mixed' | null>(
    NUMBER_FIELDS.map((field) => [field, findDecimalMark(cells(field, true))]),
  )
  const others = new Set([...marks.values()].filter((mark) => mark !== null))
  const [shared] = others
  const fallback = others.size === 1 && shared !== 'mixed' ? (shared ?? null) : null
  const headingOf = (field: Field) => headings[mapping.columns.indexOf(field)] ?? ''
  const shares = cells('usShare').map((cell) => Number(cell.trim().replace(',', '.')))
  return {
    has: (field) => mapping.columns.includes(field),
    mark: (field) => {
      const said = answers[`decimal:${field}`] ?? answers.decimal ?? defaults.decimal
      if (said === '.' || said === ',') return said
      const found = marks.get(field) ?? null
      return found === 'mixed' ? null : (found ?? fallback)
    },
    headingCurrency:
      currencyOfHeading(headingOf('unitPrice')) ?? currencyOfHeading(headingOf('extendedPrice')),
    pricePer: mapping.pricePer ?? null,
    countsDesignators: mapping.countsDesignators ?? false,
    itemForm: itemFormOf(cells('item')),
    remarkOfEccn,
    originsHaveStates: hasStates(cells('origin')),
    sharesArePercent:
      headingOf('usShare').includes('%') && (shares.some((share) => share > 1) || 'open'),
    currency: defaults.currency ?? (answers.currency === NONE ? null : answers.currency) ?? null,
    leavesOutPrices: answers.currency === NONE,
    basis: defaults.basis,
    quantity: defaults.quantity ?? null,
    remembered: new Map(),
    company: (text) => {
      const wanted = text.trim().toLowerCase()
      const byId = companies.find(({ id }) => id.toLowerCase() === wanted)
      const byName = companies.filter(({ name }) => name?.trim().toLowerCase() === wanted)
      return byId?.id ?? (byName.length === 1 ? (byName[0]?.id ?? null) : null)
    },
  }
}
