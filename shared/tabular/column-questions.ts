import type { ColumnView, TableView } from './column-view.ts'
import { countryName, readCountry } from './country.ts'
import { readEccn } from './eccn.ts'
import type { Field } from './fields.ts'
import { readNumber } from './number.ts'
import type { Reading, TableQuestion } from './question.ts'

/** The answer that takes no column for a field. */
export const NONE = '-'

const SAMPLES_SHOWN = 3

const NOUNS: Partial<Record<Field, string>> = {
  item: 'the part number',
  manufacturerPartNumber: 'the manufacturer’s part number',
  quantity: 'the quantity of a line',
  unitPrice: 'the price of one unit',
  extendedPrice: 'the price of the whole line',
  priceUnit: 'the number of units that a price is for',
  currency: 'the currency of the prices',
  origin: 'the country of origin',
  eccn: 'the US ECCN',
  level: 'the level',
  parent: 'the assembly that a line belongs to',
  notFitted: 'the mark of parts that are not fitted',
  baseQuantity: 'the quantity of the product that the quantities are for',
}

/** How a column is named in an answer: by its heading, or by its place where that is not its own. */
export function columnName(view: TableView, column: ColumnView): string {
  const { text } = column.heading
  const isOwn =
    text !== '' &&
    text !== NONE &&
    view.columns.filter(({ heading }) => heading.text === text).length === 1
  return isOwn ? text : `#${column.index + 1}`
}

/** The id of the question which column a field is; `currency` alone asks for a currency. */
export function columnQuestion(field: Field): string {
  return field === 'currency' ? 'currencyColumn' : field
}

/** Asks which column a field is, or whether the only one that may be it is. */
export function askColumn(
  view: TableView,
  field: Field,
  columns: readonly ColumnView[],
  options: { none?: boolean; currency?: string | null } = {},
): TableQuestion {
  const noun = NOUNS[field] ?? `the ${field}`
  const readings: Reading[] = columns.map((column) => ({
    value: columnName(view, column),
    label: labelOf(view, column),
    columns: [column.index],
    samples: samplesOf(view, column, (cell) => readAs(field, cell, column, options.currency)),
  }))
  if (options.none || readings.length === 1) readings.push(noneOf(noun))
  const [only] = readings
  const text = columns.length === 1 ? `Is ${only?.label} ${noun}?` : `Which column is ${noun}?`
  const id = columnQuestion(field)
  return { id, about: field, text, readings, option: `--take ${field}="${only?.value}"` }
}

function noneOf(noun: string): Reading {
  return { value: NONE, label: `No column is ${noun}`, columns: [], samples: [] }
}

function labelOf(view: TableView, column: ColumnView): string {
  const { text } = column.heading
  const name = columnName(view, column)
  if (text === '') return `column ${column.index + 1}`
  return name === text ? `“${text}”` : `“${text}” (column ${column.index + 1})`
}

/** The first cells of a column that say different things, with what they are read as. */
export function samplesOf(
  view: TableView,
  column: ColumnView,
  readAs: (cell: string) => string,
): Reading['samples'] {
  const shown = new Map<string, number>()
  column.cells.forEach((cell, i) => {
    if (cell !== '' && shown.size < SAMPLES_SHOWN && !shown.has(cell)) shown.set(cell, i)
  })
  return [...shown].map(([text, i]) => ({
    row: (view.rows[i] ?? 0) + 1,
    text,
    read: readAs(text),
  }))
}

function readAs(
  field: Field,
  cell: string,
  column: ColumnView,
  currency: string | null | undefined,
): string {
  if (field === 'origin') {
    const country = readCountry(cell)
    return country.ok ? countryName(country.value) : 'no country'
  }
  if (field === 'eccn') {
    const eccn = readEccn(cell)
    return eccn.ok ? eccn.value : 'no ECCN'
  }
  if (field === 'unitPrice' || field === 'extendedPrice') {
    const settled = column.heading.currency ?? currency ?? null
    const price = readNumber(cell, { mark: column.mark, currency: settled })
    if (!price.ok) return 'no price'
    return [price.value.amount, price.value.currency ?? settled].filter(Boolean).join(' ')
  }
  return cell
}
