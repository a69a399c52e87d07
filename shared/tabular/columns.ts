import { type Choice, take } from './choice.ts'
import { type CurrencyMarks, chooseCurrency } from './choose-currency.ts'
import { type CompanyName, chooseFacts, chooseOthers } from './choose-facts.ts'
import { chooseItem } from './choose-item.ts'
import { chooseCurrencyColumn, choosePrices } from './choose-prices.ts'
import { chooseQuantity } from './choose-quantity.ts'
import { chooseParent, choosePlaces } from './choose-structure.ts'
import { claimsOf, isOwnTable, ownField } from './claims.ts'
import { NONE } from './column-questions.ts'
import { type ColumnView, type TableView, viewTable } from './column-view.ts'
import { currencyOf } from './currency.ts'
import { FIELDS, type Field, HEADINGS } from './fields.ts'
import { findHeader, headingsAt } from './find-header.ts'
import { normalHeading } from './heading.ts'
import { otherThing } from './other-headings.ts'
import type { Answers, TableQuestion } from './question.ts'

export { normalHeading } from './heading.ts'

export type Rows = readonly (readonly string[])[]

/** What each column of a table says. */
export interface Mapping {
  /** The row of the headings, from 0; null: the table has none. */
  header: number | null
  /** How many rows the headings take; absent: one. */
  headerRows?: number
  /** The field of each column; null: the column is not taken over. */
  columns: readonly (Field | null)[]
  /** The currency of prices that name none; absent: not known. */
  currency?: string
  /** How many units the prices are for where no column says it; absent: one. */
  pricePer?: string
}

/** A mapping with how sure each column is, and what must be answered before it can be used. */
export interface SuggestedMapping extends Mapping {
  /** From 0 to 1 (1: the heading names the field). */
  confidence: readonly number[]
  /** What two readings of the table leave open. A column that is asked for is not taken. */
  questions: TableQuestion[]
  /** Why columns that look like a field are not taken for it. */
  remarks: readonly { column: number; field: Field; text: string }[]
}

/** What is known of a table beside its cells. */
export interface SuggestOptions {
  /** The row of the headings, from 0; null: there are none; absent: it is searched for. */
  header?: number | null
  answers?: Answers
  marks?: CurrencyMarks | undefined
  /** The currency of the workspace. */
  currency?: string | null
  companies?: readonly CompanyName[]
}

/**
 * Suggests what the columns of a table are, by their headings and what stands below them. What two
 * readings fit is asked in `questions`, and is not taken until an answer settles it.
 */
export function suggestMapping(rows: Rows, options: SuggestOptions = {}): SuggestedMapping {
  const answers = options.answers ?? {}
  const given = headerAnswer(answers) ?? options.header
  const { header, headerRows } =
    given === undefined ? findHeader(rows) : { header: given, headerRows: 1 }
  const headings = headingsAt(rows, header, headerRows)
  const view = viewTable(rows, headings, header === null ? 0 : header + headerRows)
  const choice = choiceOf(view, answers)
  const pricePer = isOwnTable(view.columns) ? takeOwn(choice) : choose(choice, options)
  const currency = chooseCurrency(choice, { marks: options.marks, workspace: options.currency })
  return {
    header,
    ...(headerRows > 1 ? { headerRows } : {}),
    columns: choice.columns,
    ...(currency ? { currency } : {}),
    ...(pricePer ? { pricePer } : {}),
    confidence: choice.confidence,
    questions: choice.questions,
    remarks: remarksOf(choice),
  }
}

function choose(choice: Choice, { companies = [] }: SuggestOptions): string | null {
  choosePlaces(choice)
  chooseItem(choice)
  chooseParent(choice)
  chooseQuantity(choice)
  const pricePer = choosePrices(choice)
  chooseCurrencyColumn(choice)
  chooseFacts(choice)
  chooseOthers(choice, companies)
  return pricePer
}

/** The headings of a table; those over two rows are joined. */
export function headingsOf(rows: Rows, { header, headerRows }: Mapping): readonly string[] {
  return headingsAt(rows, header, headerRows)
}

/** What keeps a mapping from being used, one sentence each. */
export function checkMapping({ columns }: Mapping, quantity?: string | null): string[] {
  const problems: string[] = []
  const has = (field: Field) => columns.includes(field)
  if (!has('item') && !has('manufacturerPartNumber')) problems.push('No column is the part number')
  if (!has('quantity') && !has('designators') && !quantity) {
    problems.push('No column is the quantity')
  }
  if (has('level') && has('parent')) {
    problems.push('The structure comes from a level column or from a parent column, not from both')
  }
  for (const field of new Set(columns)) {
    if (field === null || field === 'note') continue
    const times = columns.filter((other) => other === field).length
    if (times > 1) problems.push(`${times} columns are the ${HEADINGS[field].toLowerCase()}`)
  }
  return problems
}

/** A key under which a mapping can be remembered: the same for the same headings in any order. */
export function mappingKey(headings: readonly string[]): string {
  const names = headings.map(normalHeading).filter((name) => name !== '')
  return [...new Set(names)].sort().join('|')
}

/** The name of a column as a spreadsheet has it: A, B, … AA. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter
}

/** The columns that an answer means: by heading, without case and punctuation where none is written so, or by "#3". */
export function columnsNamed(name: string, headings: readonly string[], width: number): number[] {
  const place = /^#(\d+)$/.exec(name)
  if (place) return Number(place[1]) >= 1 && Number(place[1]) <= width ? [Number(place[1]) - 1] : []
  const exact = headings.flatMap((text, i) => (text.trim() === name.trim() ? [i] : []))
  if (exact.length > 0) return exact
  const wanted = normalHeading(name)
  return headings.flatMap((text, i) => (wanted !== '' && normalHeading(text) === wanted ? [i] : []))
}

/** The row of the headings that an answer says, from 1; 0: there are none. */
function headerAnswer({ header }: Answers): number | null | undefined {
  if (header === undefined || !/^\d+$/.test(header)) return undefined
  return header === '0' ? null : Number(header) - 1
}

function choiceOf(view: TableView, answers: Answers): Choice {
  const choice: Choice = {
    view,
    claims: claimsOf(view.columns),
    answers,
    columns: Array(view.columns.length).fill(null),
    confidence: Array(view.columns.length).fill(0),
    questions: [],
    settled: new Set<Field>(),
  }
  const headings = view.columns.map(({ heading }) => heading.text)
  for (const field of FIELDS) {
    const answer = answers[field]
    if (answer === undefined || isOther(field, answer)) continue
    choice.settled.add(field)
    const [column, ...more] = answer === NONE ? [] : columnsNamed(answer, headings, headings.length)
    if (column === undefined || more.length > 0) continue
    take(choice, view.columns[column] as ColumnView, field, 1)
  }
  return choice
}

/** Whether an answer about a field names no column, but a currency or a number of units. */
function isOther(field: Field, answer: string): boolean {
  if (field === 'currency') return currencyOf(answer).ok
  return field === 'priceUnit' && /^\d+$/.test(answer)
}

function takeOwn(choice: Choice): null {
  for (const column of choice.view.columns) {
    const field = ownField(column)
    const isFree = field !== null && !choice.settled.has(field)
    if (isFree && choice.columns[column.index] === null) take(choice, column, field, 1)
  }
  return null
}

function remarksOf({ view, columns }: Choice): SuggestedMapping['remarks'] {
  return view.columns.flatMap((column) =>
    (['origin', 'eccn'] as const).flatMap((field) => {
      if (columns[column.index] !== null || !LOOKS_LIKE[field].test(column.heading.whole)) return []
      const text = otherThing(field, column.heading.whole)
      return text ? [{ column: column.index, field, text }] : []
    }),
  )
}

const LOOKS_LIKE = {
  origin: /countr|origin|\bcoo\b|land|pays|pais|国|國/,
  eccn: /eccn|dual use|ausfuhrliste|al nummer|al nr/,
}
