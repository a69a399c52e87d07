import { type Choice, take } from './choice.ts'
import { type CompanyName, chooseFacts, chooseOthers } from './choose-facts.ts'
import { chooseItem } from './choose-item.ts'
import { askForPrice, chooseCurrencyColumn, choosePrices } from './choose-prices.ts'
import { chooseQuantity } from './choose-quantity.ts'
import { chooseParent, choosePlaces } from './choose-structure.ts'
import { claimsOf, isOwnTable, ownField } from './claims.ts'
import { columnQuestion, NONE } from './column-questions.ts'
import { type ColumnView, type TableView, viewTable } from './column-view.ts'
import { FIELDS, type Field, HEADINGS } from './fields.ts'
import { findHeader } from './find-header.ts'
import { askHeader } from './header-question.ts'
import { normalHeading } from './heading.ts'
import { headingsOf } from './headings.ts'
import { otherThing } from './other-headings.ts'
import type { Answers, TableQuestion } from './question.ts'

export { normalHeading } from './heading.ts'

export type Rows = readonly (readonly string[])[]

/** What each column of a table says. */
export interface Mapping {
  /** The row of the headings, from 0; null: the table has none. */
  header: number | null
  /** How many rows the headings take, of which `header` is the last; absent: one. */
  headerRows?: number
  /** The field of each column; null: the column is not taken over. */
  columns: readonly (Field | null)[]
  /** For how many units each price is, where a heading says it; absent: for one. */
  pricePer?: string
  /** Quantities are counted from the designators of each row. */
  countsDesignators?: boolean
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
  const headings = headingsOf(rows, { header, headerRows })
  const view = viewTable(rows, headings, header === null ? 0 : header + 1)
  const choice = choiceOf(view, answers)
  const pricePer = isOwnTable(view.columns) ? takeOwn(choice) : choose(choice, options)
  const quantity = choice.columns.indexOf('quantity')
  const twice =
    given === undefined && header !== null && quantity >= 0
      ? askHeader(rows, header, quantity)
      : null
  if (twice) choice.questions.unshift(twice)
  return {
    header,
    ...(headerRows > 1 ? { headerRows } : {}),
    columns: choice.columns,
    ...(pricePer ? { pricePer } : {}),
    ...(countsDesignators(choice) ? { countsDesignators: true } : {}),
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
  askForPrice(choice)
  chooseFacts(choice)
  chooseOthers(choice, companies)
  return pricePer
}

/** Said of a table with neither quantities nor designators. */
export const NO_QUANTITY =
  'No column is the quantity: the table tells facts of parts, and no lines of a product'

/** What keeps a mapping from being used, one sentence each. */
export function checkMapping(
  { columns, countsDesignators }: Mapping,
  quantity?: string | null,
): string[] {
  const problems: string[] = []
  const has = (field: Field) => columns.includes(field)
  if (!has('item') && !has('manufacturerPartNumber')) problems.push('No column is the part number')
  if (!has('quantity') && !quantity && !(countsDesignators && has('designators')))
    problems.push(NO_QUANTITY)
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
    asked: new Set<number>(),
  }
  const headings = view.columns.map(({ heading }) => heading.text)
  for (const field of FIELDS) {
    const answer = answers[columnQuestion(field)]
    if (answer === undefined) continue
    choice.settled.add(field)
    const [column, ...more] = answer === NONE ? [] : columnsNamed(answer, headings, headings.length)
    if (column === undefined || more.length > 0) continue
    take(choice, view.columns[column] as ColumnView, field, 1)
  }
  return choice
}

/** Without a column of quantities the parts of each row are counted from its designators. */
function countsDesignators({ columns, settled, answers }: Choice): boolean {
  const isOpen = settled.has('quantity') && answers.quantity !== NONE
  return !columns.includes('quantity') && !isOpen && columns.includes('designators')
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
  eccn: /eccn|export control|dual use|ausfuhrliste|al nummer|al nr/,
}
