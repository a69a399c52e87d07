import { cellsFit } from './cell-kinds.ts'
import {
  askFor,
  bestOf,
  type Choice,
  columnOf,
  distinct,
  has,
  isAsked,
  isFree,
  openClaims,
  take,
} from './choice.ts'
import { ASKED, type Claim, SURE, UNREADABLE, USUAL, WEAK } from './claims.ts'
import { samplesOf } from './column-questions.ts'
import { type ColumnView, numbersOf, shareOf } from './column-view.ts'
import { isCurrencyCode } from './currency.ts'
import type { Field } from './fields.ts'

/**
 * Chooses the price columns. Quantity × unit price = extended price shows which is which, and how many
 * units a price is for. Gives that number where a heading or the product says it and no column does.
 */
export function choosePrices(choice: Choice): string | null {
  const quantity = columnOf(choice, 'quantity')
  const units = unitClaims(choice)
  const extended = choice.settled.has('extendedPrice')
    ? [columnOf(choice, 'extendedPrice')].flatMap((column) => (column ? [column] : []))
    : openClaims(choice, 'extendedPrice')
        .filter(isOfNumbers)
        .map(({ column }) => column)
  const per = choosePer(choice, units)
  const product = (unit: ColumnView, whole: ColumnView, count: number) =>
    quantity ? isProduct(quantity, unit, whole, count, per) : false

  const unit = chooseUnit(choice, units, extended, product)
  const others = [...extended, ...units.map(({ column }) => column)].filter(
    (column, i) =>
      column !== unit &&
      isFree(choice, column) &&
      (i < extended.length || (unit && product(unit, column, countOf(unit.heading.per)))),
  )
  if (!unit) {
    takeUnreadable(choice)
    if (!choice.settled.has('extendedPrice')) chooseExtendedAlone(choice, others)
    return null
  }
  const counted = countOf(unit.heading.per)
  const whole =
    others.find((column) => product(unit, column, counted)) ??
    others.find((column) => product(unit, column, 1)) ??
    others[0]
  if (choice.settled.has('extendedPrice') || !whole) {
    return settlePer(choice, unit, whole, product)
  }
  const isSwapped = !product(unit, whole, counted) && product(whole, unit, 1)
  if (isSwapped && !choice.settled.has('unitPrice') && canBeUnit(choice, whole)) {
    take(choice, whole, 'unitPrice', USUAL)
    take(choice, unit, 'extendedPrice', USUAL)
    return null
  }
  const [claim] = openClaims(choice, 'extendedPrice').filter(({ column }) => column === whole)
  take(choice, whole, 'extendedPrice', claim?.score ?? USUAL)
  return settlePer(choice, unit, whole, product)
}

/** A column that is surely the price stays it though its cells cannot be read: its rows say so. */
function takeUnreadable(choice: Choice): void {
  if (choice.settled.has('unitPrice')) return
  const [claim] = openClaims(choice, 'unitPrice').filter(({ score }) => score >= SURE)
  if (claim && !isOfNumbers(claim)) take(choice, claim.column, 'unitPrice', UNREADABLE)
}

type Product = (unit: ColumnView, whole: ColumnView, count: number) => boolean

/** Columns that may be the unit price; a unit, or a number of units, that holds amounts is one too. */
function unitClaims(choice: Choice): Claim[] {
  const { claims } = choice
  const named = openClaims(choice, 'unitPrice').filter(isOfNumbers)
  const others = (['priceUnit', 'unit'] as const)
    .flatMap((field) => openClaims(choice, field))
    .filter(
      ({ column, field }) =>
        column.filled.length > 0 &&
        isOfNumbers({ column }) &&
        (!cellsFit(field, column) || (field === 'priceUnit' && isOpenPer(column))) &&
        !claims.some((claim) => claim.column === column && claim.field === 'unitPrice'),
    )
    .map(({ column, field }): Claim => {
      const score = cellsFit(field, column) ? ASKED : WEAK
      return { column, field: 'unitPrice', score }
    })
  return [...named, ...others]
}

/** The column of the number of units that a price is for, where there is a price beside it. */
function choosePer(choice: Choice, units: readonly Claim[]): ColumnView | null {
  if (choice.settled.has('priceUnit')) return columnOf(choice, 'priceUnit') ?? null
  const named = openClaims(choice, 'priceUnit')
  const claims = named.filter(({ column }) => cellsFit('priceUnit', column))
  const strange = named.find(({ column }) => isOfUnknownUnits(column))
  if (claims.length === 0 && strange) {
    take(choice, strange.column, 'priceUnit', UNREADABLE)
    return strange.column
  }
  const [best] = bestOf(claims)
  if (!best || (isOpenPer(best.column) && !hasPrice(choice, units, best.column))) return null
  take(choice, best.column, 'priceUnit', best.score)
  return best.column
}

/** Units of a price that are neither a number nor one piece, such as C for hundred: their rows say so. */
function isOfUnknownUnits({ filled, heading }: ColumnView): boolean {
  return (
    /\b(uom|unit of measure)\b/.test(heading.whole) &&
    filled.some((cell) => !/^(1|ea|each|pcs?|pieces?|units?|un|st|stk)\.?$/i.test(cell.trim()))
  )
}

/** "Price per" over a count, where no other column is a price, may be the price itself. */
function isOpenPer({ heading, filled }: ColumnView): boolean {
  return filled.length > 0 && /^(price|cost|preis) (per|pro)$/.test(heading.whole)
}

function hasPrice(choice: Choice, units: readonly Claim[], per: ColumnView): boolean {
  return has(choice, 'unitPrice') || units.some(({ column }) => column !== per)
}

function chooseUnit(
  choice: Choice,
  claims: readonly Claim[],
  extended: readonly ColumnView[],
  product: Product,
): ColumnView | null {
  if (choice.settled.has('unitPrice')) return columnOf(choice, 'unitPrice') ?? null
  const free = claims.filter(({ column }) => isFree(choice, column))
  const best = bestOf(free)
  const [first] = best
  if (!first) return null
  const wholes = [...extended, ...best.map(({ column }) => column)]
  const shown = best.filter(({ column }) =>
    wholes.some((whole) => whole !== column && product(column, whole, countOf(column.heading.per))),
  )
  const [only] = best.length === 1 ? best : shown.length === 1 ? shown : []
  const isShown = shown.some((claim) => claim === only)
  const hidden = only && !isShown ? unnamedUnit(choice, only.column) : null
  if (hidden) {
    take(choice, hidden, 'unitPrice', WEAK)
    return hidden
  }
  if (only && !isAsked(only)) {
    take(choice, only.column, 'unitPrice', only.score)
    return only.column
  }
  const columns = best.map(({ column }) => column)
  askFor(choice, 'unitPrice', columns, { none: true })
  return null
}

/** A price under a heading of its own of which what seems to be the unit price is the product. */
function unnamedUnit(choice: Choice, whole: ColumnView): ColumnView | null {
  const quantities = choice.claims
    .filter(({ field, column }) => field === 'quantity' && isOfNumbers({ column }))
    .map(({ column }) => column)
  const found = choice.view.columns.filter(
    (column) =>
      isFree(choice, column) &&
      column !== whole &&
      (column.heading.currency !== null ||
        PRICE.test(column.heading.whole) ||
        column.heading.whole.includes('$')) &&
      !OTHER_PRICE.test(column.heading.whole) &&
      column.filled.length > 0 &&
      isOfNumbers({ column }) &&
      !choice.claims.some(
        (claim) => claim.column === column && claim.score > ASKED && cellsFit(claim.field, column),
      ) &&
      quantities.some((quantity) => isProduct(quantity, column, whole, 1, null)) &&
      !quantities.some((quantity) => isProduct(quantity, whole, column, 1, null)),
  )
  return found.length === 1 ? (found[0] ?? null) : null
}

function chooseExtendedAlone(choice: Choice, columns: readonly ColumnView[]): void {
  const claims = openClaims(choice, 'extendedPrice').filter(({ column }) =>
    columns.includes(column),
  )
  const best = bestOf(claims)
  const [first] = best
  if (!first) return
  const isOpen = best.length > 1 || isAsked(first) || isBareNumber(first)
  if (!isOpen) {
    take(choice, first.column, 'extendedPrice', first.score)
    return
  }
  const asked = best.map(({ column }) => column)
  askFor(choice, 'extendedPrice', asked, { none: true })
}

/** "Total" or "Amount" over whole numbers may be a count. */
function isBareNumber({ column }: Claim): boolean {
  const isVague = /^(totals?|amount|gesamt|summe|合计|合計|합계|totale|valor)$/.test(
    column.heading.whole,
  )
  return isVague && shareOf(column, (cell) => /^\d+$/.test(cell)) === 1
}

/** How many units the price is for: as the product shows, else as the heading says, else asked. */
function settlePer(
  choice: Choice,
  unit: ColumnView,
  whole: ColumnView | undefined,
  product: Product,
): string | null {
  const answer = choice.answers.pricePer
  if (answer !== undefined && /^\d+$/.test(answer)) return answer === '1' ? null : answer
  if (choice.settled.has('priceUnit') || columnOf(choice, 'priceUnit')) return null
  const { per, isPerOpen } = unit.heading
  const counts = [...new Set([...(per ? [per] : []), '1', '10', '100', '1000', '10000'])]
  const shown = whole ? counts.find((count) => product(unit, whole, countOf(count))) : undefined
  if (shown !== undefined) return shown === '1' ? null : shown
  if (per === null || per === '1') return null
  if (!isPerOpen && !whole?.filled.length) return per
  askPer(choice, unit, per)
  return null
}

function askPer(choice: Choice, unit: ColumnView, per: string): void {
  const reading = (value: string, label: string) => ({
    value,
    label,
    columns: [unit.index],
    samples: samplesOf(choice.view, unit, (cell) => `${cell} for ${value}`),
  })
  choice.questions.push({
    id: 'pricePer',
    about: 'priceUnit',
    text: `How many units are the prices of “${unit.heading.text}” for?`,
    readings: [
      reading(per, `Prices are for ${per} units`),
      reading('1', 'Prices are for one unit'),
    ],
    option: `--answer pricePer=${per}`,
  })
  choice.settled.add('priceUnit')
}

/** Whether quantity × price / count is the other price in nearly every row, where that says something. */
function isProduct(
  quantity: ColumnView,
  unit: ColumnView,
  whole: ColumnView,
  count: number,
  per: ColumnView | null,
): boolean {
  const [quantities, prices, totals] = [quantity, unit, whole].map(numbersOf)
  const counts = per ? numbersOf(per) : null
  let told = 0
  let held = 0
  for (const row of unit.cells.keys()) {
    const [q, price, total] = [quantities?.[row], prices?.[row], totals?.[row]]
    const divisor = counts ? (counts[row] ?? 1) : count
    if (!q || !price || !total || (q === 1 && divisor === 1)) continue
    told++
    const off = Math.abs((q * price) / divisor - total)
    if (off <= tolerance(whole.cells[row]) + (q / divisor) * tolerance(unit.cells[row])) held++
  }
  return told > 0 && held / told >= 0.8
}

/** Half of the last digit that a cell shows. */
function tolerance(cell = ''): number {
  const digits = /[.,](\d+)\D*$/.exec(cell)?.[1]?.length ?? 0
  return digits === 0 ? 1e-9 : 0.500001 / 10 ** digits
}

function countOf(per: string | null): number {
  return per === null ? 1 : Number(per)
}

function canBeUnit({ claims }: Choice, column: ColumnView): boolean {
  return claims.some((claim) => claim.column === column && claim.score >= WEAK)
}

function isOfNumbers({ column }: { column: ColumnView }): boolean {
  return cellsFit('unitPrice', column)
}

/** The currency columns that differ are asked for; else the fullest is taken. */
export function chooseCurrencyColumn(choice: Choice): void {
  if (choice.settled.has('currency')) return
  const claims = openClaims(choice, 'currency').filter(
    ({ column, score }) => score >= SURE && cellsFit('currency', column),
  )
  const said = claims.filter(({ column }) => column.filled.length > 0)
  const best = distinct(said.length > 0 ? said : claims)
  const [first] = best
  if (first && best.length === 1) {
    take(choice, first.column, 'currency', first.score)
    return
  }
  if (best.length > 0) {
    const columns = best.map(({ column }) => column)
    askFor(choice, 'currency', columns)
    return
  }
  const [unreadable] = openClaims(choice, 'currency').filter(
    ({ column, score }) => score >= SURE && column.filled.length > 0,
  )
  if (unreadable) {
    take(choice, unreadable.column, 'currency', UNREADABLE)
    return
  }
  const codes = columnsOfCodes(choice)
  if (codes.length > 0) askFor(choice, 'currency', codes, { none: true })
}

/** Columns of currency codes beside a price, under headings that do not say so. */
function columnsOfCodes(choice: Choice): ColumnView[] {
  const isPrice = (field: Field) => has(choice, field) || choice.settled.has(field)
  if (!isPrice('unitPrice') && !isPrice('extendedPrice')) return []
  return choice.view.columns.filter(
    (column) =>
      isFree(choice, column) && column.filled.length > 0 && column.filled.every(isCurrencyCode),
  )
}

/** Asks for the price where no column was taken for it and some hold amounts of money. */
export function askForPrice(choice: Choice): void {
  const fields = ['unitPrice', 'extendedPrice'] as const
  if (fields.some((field) => has(choice, field) || choice.settled.has(field))) return
  const columns = choice.view.columns.filter(
    (column) =>
      isFree(choice, column) &&
      column.filled.length > 0 &&
      isOfNumbers({ column }) &&
      !OTHER_PRICE.test(column.heading.whole) &&
      (shareOf(column, showsCurrency) >= 0.5 || PRICE.test(column.heading.whole)) &&
      !choice.claims.some((claim) => claim.column === column && claim.score > ASKED),
  )
  if (columns.length > 0) askFor(choice, 'unitPrice', columns, { none: true })
}

function showsCurrency(cell: string): boolean {
  return /[$€£¥₩₹₽₺₪]|\b(USD|EUR|GBP|JPY|CNY|CHF)\b/.test(cell)
}

/** Prices that are not what is paid for a part. */
const OTHER_PRICE = /target|list|avg|average|budget|last|sale|sell|min|max|material/

const PRICE = /price|cost|preis|prix|precio|prezzo|价|単価|단가|цена/
