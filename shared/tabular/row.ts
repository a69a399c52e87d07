import type { Kind, Price } from '../model/schema.ts'
import { compare, divide, format, multiply, parseRatio, type Ratio, round } from '../money/ratio.ts'
import { type Cell, isFormulaError, read, saysUnknown, unreadable } from './cell.ts'
import { readCountry } from './country.ts'
import { currencyOf } from './currency.ts'
import { readEccn } from './eccn.ts'
import type { Field } from './fields.ts'
import { type DecimalMark, readNumber } from './number.ts'

/** What is wrong or remarkable about one cell. */
export interface CellProblem {
  field: Field
  text: string
  message: string
}

/** What a row says about a line and its item. A member that is absent was blank. */
export interface Values {
  item: string
  manufacturerPartNumber?: string
  name?: string
  kind?: Kind
  origin?: string
  eccn?: string
  quantity?: string
  unit?: string
  price?: Price
  supplier?: string
  madeBy?: string
  usContent?: { share: string; eccn?: string }
  hts6?: string
  alternates?: string[]
  note?: string
}

export interface RowReading {
  values: Values
  problems: CellProblem[]
  warnings: CellProblem[]
}

export interface RowContext {
  /** Whether a column says this. */
  has(field: Field): boolean
  /** The decimal mark of each field's column. */
  mark(field: Field): DecimalMark | null
  /** The currency that the heading of a price column names. */
  headingCurrency: string | null
  /** Whether plain numbers in the column of US shares are percentages. */
  sharesArePercent: boolean
  currency: string | null
  basis: Price['basis']
  quantity: string | null
  /** The id of the group's company that a text names. */
  company(text: string): string | null
}

/** Reads the cells of one row; every cell that cannot be read is a problem, and none is guessed. */
export function readRow(cell: (field: Field) => string, context: RowContext): RowReading {
  const problems: CellProblem[] = []
  const warnings: CellProblem[] = []
  const values: Values = { item: '' }

  const warn = (field: Field, message: string) => {
    warnings.push({ field, text: textOf(field), message })
  }
  const fail = (field: Field, message: string) => {
    problems.push({ field, text: textOf(field), message })
  }
  const textOf = (field: Field) => cell(field).trim()

  /** The value of a cell; undefined where it is blank, says that it is unknown, or cannot be read. */
  function take<T>(field: Field, reader: (text: string) => Cell<T>): T | undefined {
    const text = textOf(field)
    if (text === '') return undefined
    if (isFormulaError(text)) {
      fail(field, `"${text}" is a formula error of the spreadsheet`)
      return undefined
    }
    if (saysUnknown(text) && !STRUCTURE.has(field)) {
      if (field !== 'note') warn(field, `"${text}" was read as unknown`)
      return undefined
    }
    const value = reader(text)
    if (!value.ok) {
      fail(field, value.message)
      return undefined
    }
    for (const remark of value.remarks) warn(field, remark)
    return value.value
  }

  const asText = (text: string) => read(text)
  readItem()
  assign('name', take('name', asText))
  assign('kind', take('kind', readKind))
  assign('origin', take('origin', readCountry))
  assign('eccn', take('eccn', readEccn))
  assign('supplier', take('supplier', asText))
  assign('madeBy', take('madeBy', readCompany))
  assign('hts6', take('hts', readHts))
  assign('alternates', take('alternates', readAlternates))
  readQuantity()
  readPrice()
  readUsContent()
  readNote()
  return { values, problems, warnings }

  function assign<K extends keyof Values>(key: K, value: Values[K] | undefined): void {
    if (value !== undefined) values[key] = value as Values[K]
  }

  function readItem(): void {
    const own = take('manufacturerPartNumber', asText)
    const item = take('item', (text) =>
      saysUnknown(text) ? unreadable<string>(`"${text}" is no part number`) : read(text),
    )
    if (item === undefined && own !== undefined) {
      values.item = own
      if (context.has('item')) warn('item', 'the manufacturer part number stands in its place')
      return
    }
    assign('manufacturerPartNumber', own)
    if (item === undefined) {
      if (!problems.some(({ field }) => field === 'item')) fail('item', 'has no part number')
      return
    }
    values.item = item
    if (/^\d[.,]\d+E\+\d+$/i.test(item)) {
      warn('item', `"${item}" looks like a number that a spreadsheet shortened`)
    }
  }

  function readQuantity(): void {
    const unit = take('unit', asText)
    const quantity = take('quantity', (text) => quantityOf(text, context.mark('quantity')))
    if (quantity) {
      values.quantity = quantity.amount
      if (quantity.unit && unit && quantity.unit.toLowerCase() !== unit.toLowerCase()) {
        fail('quantity', `is in ${quantity.unit}, and the unit is ${unit}`)
      }
      if (!/[1-9]/.test(quantity.amount)) warn('quantity', 'a quantity of 0 counts nothing')
    } else if (textOf('quantity') === '' && context.quantity) values.quantity = context.quantity
    else if (!problems.some(({ field }) => field === 'quantity'))
      fail('quantity', textOf('quantity') === '' ? 'has no quantity' : 'is no quantity')
    assign('unit', unit ?? quantity?.unit)
  }

  function readPrice(): void {
    const settling = take('currency', (text) => currencyOf(text, context.currency))
    const settled = settling ?? context.headingCurrency ?? context.currency
    const money = (field: Field) =>
      take(field, (text) => readAmount(text, context.mark(field), settled))
    const unit = money('unitPrice')
    const extended = money('extendedPrice')
    const per = take('priceUnit', (text) => quantityOf(text, context.mark('priceUnit')))
    const basis = take('basis', readBasis)
    const failed = problems.some(({ field }) => PRICE.has(field))
    const amount = unit
      ? dividedBy(unit.amount, per?.amount)
      : extended && !failed
        ? derived(extended.amount)
        : undefined
    if (amount === undefined) {
      if (basis && !failed) warn('basis', 'there is no price that it could be the basis of')
      return
    }
    const field = unit ? 'unitPrice' : 'extendedPrice'
    const said = unit?.currency ?? extended?.currency
    if (said && settling && said !== settling) {
      fail(field, `is in ${said}, and the currency is ${settling}`)
      return
    }
    if (!said && !settled) {
      fail(field, 'has no currency: give a column, or a currency for the whole table')
      return
    }
    if (problems.some((problem) => PRICE.has(problem.field))) return
    const currency = said ?? (settled as string)
    if (!isPositive(amount)) warn(field, 'a price of zero or less counts as unknown')
    const chosen = basis ?? context.basis
    values.price = chosen ? { amount, currency, basis: chosen } : { amount, currency }
    if (unit && extended) checkExtended(amount, extended)
  }

  function dividedBy(amount: string, per: string | undefined): string | undefined {
    if (per === undefined) return amount
    const exact = /[1-9]/.test(per) ? format(divide(parseRatio(amount), parseRatio(per))) : '/'
    if (!exact.includes('/')) return exact
    fail('unitPrice', `${amount} divided by ${per} has no exact decimal`)
    return undefined
  }

  function derived(total: string): string | undefined {
    const quantity = values.quantity
    if (quantity === undefined) return undefined
    const exact = /[1-9]/.test(quantity)
      ? format(divide(parseRatio(total), parseRatio(quantity)))
      : '/'
    if (!exact.includes('/')) return exact
    fail('extendedPrice', `${total} divided by ${quantity} has no exact decimal: give a unit price`)
    return undefined
  }

  function checkExtended(amount: string, extended: { amount: string; currency?: string }): void {
    if (values.quantity === undefined) return
    const exact = multiply(parseRatio(amount), parseRatio(values.quantity))
    const digits = extended.amount.split('.')[1]?.length ?? 0
    if (isNear(exact, parseRatio(extended.amount), digits)) return
    warn('extendedPrice', `${values.quantity} × ${amount} is ${round(exact, digits).text}`)
  }

  function readUsContent(): void {
    const share = take('usShare', (text) => readShare(text, context))
    const eccn = take('usEccn', readEccn)
    if (share !== undefined) values.usContent = eccn ? { share, eccn } : { share }
    else if (eccn && textOf('usShare') === '')
      fail('usEccn', 'has no share of US content beside it')
  }

  function readCompany(text: string): Cell<string> {
    const id = context.company(text)
    return id ? read(id) : unreadable(`"${text}" is no company of the group`)
  }

  function readNote(): void {
    const note = textOf('note')
    const position = textOf('position')
    const named = /^[\d.\s]*$/.test(position) ? '' : position
    const text = [named, note].filter((part) => part !== '').join('; ')
    if (text !== '') values.note = text
  }
}

/** Fields whose text is never "unknown": a dash there is a mistake or a mark. */
const STRUCTURE = new Set<Field>(['level', 'parent', 'item', 'quantity', 'position'])
const PRICE = new Set<Field>(['unitPrice', 'extendedPrice', 'priceUnit', 'currency'])

function readAmount(text: string, mark: DecimalMark | null, currency: string | null) {
  const number = readNumber(text, { mark, currency })
  if (number.ok && number.value.percent) return unreadable<never>(`"${text}" is a percentage`)
  return number
}

/** A quantity, with its unit where it stands in the same cell ("2,5 m"). */
function quantityOf(
  text: string,
  mark: DecimalMark | null,
): Cell<{ amount: string; unit?: string }> {
  const match = /^(.*?\d[.,]?)\s*(\p{L}[\p{L}²³]{0,5}\.?)$/u.exec(text)
  const whole = readNumber(text, { mark, currency: 'CNY' })
  if (whole.ok && (whole.value.currency || whole.value.percent)) {
    return unreadable(`"${text}" is no quantity`)
  }
  const [, digits = text, unit] = match ?? []
  const number = readNumber(digits, { mark })
  if (!number.ok) return number
  const { amount } = number.value
  if (amount.startsWith('-')) return unreadable(`"${text}" is a negative quantity`)
  return read(unit ? { amount, unit } : { amount }, ...number.remarks)
}

function readShare(text: string, context: RowContext): Cell<string> {
  const number = readNumber(text, { mark: context.mark('usShare') })
  if (!number.ok) return number
  const { amount, percent, currency } = number.value
  if (currency) return unreadable(`"${text}" is no share`)
  const share = percent || !context.sharesArePercent ? amount : percentOf(amount)
  if (share.startsWith('-') || compare(parseRatio(share), { n: 1n, d: 1n }) > 0) {
    return unreadable(`"${text}" is no share from 0 to 1, nor a percentage up to 100 %`)
  }
  return read(share, ...number.remarks)
}

function percentOf(amount: string): string {
  return format(divide(parseRatio(amount), { n: 100n, d: 1n }))
}

/** An HTS or HS code; its first six digits are the part that all countries share. */
function readHts(text: string): Cell<string> {
  const digits = text.replace(/[\s.]/g, '')
  if (/^\d{6}(\d{2}(\d{2,3})?)?[A-Z]?$/i.test(digits)) return read(digits.slice(0, 6))
  return unreadable(`"${text}" is no HTS code of at least six digits`)
}

/** One of the three kinds of item, in English or a word of another language for it. */
export function readKind(text: string): Cell<Kind> {
  const kind = KINDS[text.toLowerCase()]
  return kind ? read(kind) : unreadable(`"${text}" is not commodity, software or technology`)
}

const KINDS: Record<string, Kind> = {
  commodity: 'commodity',
  hardware: 'commodity',
  hw: 'commodity',
  goods: 'commodity',
  ware: 'commodity',
  güter: 'commodity',
  software: 'software',
  sw: 'software',
  firmware: 'software',
  fw: 'software',
  logiciel: 'software',
  软件: 'software',
  ソフトウェア: 'software',
  technology: 'technology',
  technologie: 'technology',
  tecnología: 'technology',
  技术: 'technology',
  技術: 'technology',
}

/** How a fair market value was found. */
export function readBasis(text: string): Cell<NonNullable<Price['basis']>> {
  const basis = BASES[text.toLowerCase().replace(/[^a-z]/g, '')]
  return basis ? read(basis) : unreadable(`"${text}" is not arms-length, comparable or cost-built`)
}

const BASES: Record<string, NonNullable<Price['basis']>> = {
  armslength: 'arms-length',
  market: 'arms-length',
  comparable: 'comparable',
  costbuilt: 'cost-built',
  cost: 'cost-built',
}

function readAlternates(text: string): Cell<string[]> {
  const parts = text.split(/\s*[;|\n]\s*|,\s+/).map((part) => part.trim())
  return read([...new Set(parts.filter((part) => part !== ''))])
}

function isPositive(amount: string): boolean {
  return !amount.startsWith('-') && /[1-9]/.test(amount)
}

/** Whether a total agrees with the exact one to within half a unit of its last digit. */
function isNear(exact: Ratio, total: Ratio, digits: number): boolean {
  return compare(parseRatio(round(exact, digits).text), total) === 0
}
