import { cellsFit, isCounting } from './cell-kinds.ts'
import {
  askFor,
  bestOf,
  type Choice,
  columnOf,
  distinct,
  isAsked,
  openClaims,
  take,
} from './choice.ts'
import { countsParts } from './choose-structure.ts'
import { type Claim, SURE, UNREADABLE } from './claims.ts'
import { askColumn, NONE, samplesOf } from './column-questions.ts'
import { type ColumnView, numbersOf } from './column-view.ts'
import { countDesignators } from './designators.ts'

/** Chooses the quantity of a line, and what it is for. */
export function chooseQuantity(choice: Choice): void {
  if (!choice.settled.has('baseQuantity')) {
    const [base] = bestOf(openClaims(choice, 'baseQuantity').filter(isOfNumbers))
    if (base) take(choice, base.column, 'baseQuantity', base.score)
  }
  if (choice.settled.has('quantity')) return
  const claims = openClaims(choice, 'quantity')
  const numbers = claims.filter(isOfNumbers)
  const breaks = numbers.filter(({ column }) => isOneOfBreaks(choice, column))
  const usable = numbers.filter((claim) => !breaks.includes(claim))
  const best = bestOf(usable.filter((claim) => !isAsked(claim)))
  const [first] = best
  if (first && best.length === 1) {
    if (PER_SEVERAL.test(first.column.heading.text)) ask(choice, best, true)
    else if (isForSeveral(choice, first.column)) askForSeveral(choice, first)
    else take(choice, first.column, 'quantity', first.score)
    return
  }
  if (best.length > 1) {
    ask(choice, best, false)
    return
  }
  if (countsParts(choice)) return
  const asked = distinct([...usable.filter(isAsked), ...breaks])
  if (asked.length > 0) {
    ask(choice, asked, true)
    return
  }
  const broken = claims.filter(({ score, column }) => score >= SURE && !isUnit(choice, column))
  if (numbers.length === 0 && broken[0]) {
    take(choice, broken[0].column, 'quantity', UNREADABLE)
    return
  }
  const isNamed = choice.claims.some(({ field }) => field === 'item')
  if (!isNamed) askAnyNumbers(choice)
}

/** A heading that says how many of the product its quantities are for. */
const PER_SEVERAL = /(\b(per|for|pro|je|par)|×|\bx|\/)\s*[1-9]\d+\b/i

/** Whether each quantity is the same multiple of the designators beside it: that of several boards. */
function isForSeveral(choice: Choice, quantity: ColumnView): boolean {
  const designators = columnOf(choice, 'designators')
  if (!designators) return false
  const quantities = numbersOf(quantity)
  const times = designators.cells.flatMap((cell, row) => {
    const [count, given] = [countDesignators(cell), quantities[row]]
    return count !== null && given ? [given / count] : []
  })
  return times.length >= ROWS_THAT_TELL && (times[0] ?? 0) >= 2 && new Set(times).size === 1
}

const ROWS_THAT_TELL = 3

function askForSeveral(choice: Choice, { column }: Claim): void {
  const designators = columnOf(choice, 'designators')
  const question = askColumn(choice.view, 'quantity', [column])
  const counted = designators
    ? samplesOf(choice.view, designators, (cell) => `${countDesignators(cell) ?? '?'}`)
    : []
  choice.questions.push({
    ...question,
    text: `Each quantity of “${column.heading.text}” is a multiple of its designators. Which holds?`,
    readings: question.readings.map((reading) =>
      reading.value === NONE
        ? { ...reading, label: 'The number of designators', samples: counted }
        : reading,
    ),
  })
  choice.settled.add('quantity')
  choice.asked.add(column.index)
}

function ask(choice: Choice, claims: readonly Claim[], none: boolean): void {
  const columns = claims.map(({ column }) => column)
  askFor(choice, 'quantity', columns, { none })
}

/** In a table without known headings every column of numbers may be the quantity. */
function askAnyNumbers(choice: Choice): void {
  const { view, columns } = choice
  const free = view.columns.filter(
    (column) =>
      columns[column.index] === null && column.filled.length > 0 && cellsFit('quantity', column),
  )
  const notCounting = free.filter((column) => column.index > 0 || !isCounting(column))
  const claims = (notCounting.length > 0 ? notCounting : free).map(
    (column): Claim => ({ column, field: 'quantity', score: 0 }),
  )
  if (claims.length > 0) ask(choice, distinct(claims), true)
}

function isOfNumbers({ column }: Claim): boolean {
  return cellsFit('quantity', column)
}

function isUnit(choice: Choice, column: ColumnView): boolean {
  const named = choice.claims.some((claim) => claim.column === column && claim.field === 'unit')
  return named && cellsFit('unit', column)
}

/** Whether "Quantity 1" stands beside "Quantity 2": the quantities of price breaks. */
function isOneOfBreaks(choice: Choice, { heading }: ColumnView): boolean {
  if (heading.series === null) return false
  return choice.claims.some(
    ({ field, column }) =>
      field === 'quantity' &&
      column.heading.series !== null &&
      column.heading.series !== heading.series,
  )
}
