import { LONGEST_VALUE } from '../bounds.ts'
import type { Kind, Price } from '../model/schema.ts'
import { compare, parseRatio } from '../money/ratio.ts'
import { isFormulaError, type ReadCell, read, saysUnknown, unreadable } from './cell.ts'
import { readCountry } from './country.ts'
import { countDesignators } from './designators.ts'
import { readEccn } from './eccn.ts'
import { readAlternates, readHts, readKind, readQuantity, readShare } from './facts.ts'
import type { Field } from './fields.ts'
import { damageOf } from './item-text.ts'
import { quotient, readPrice } from './price.ts'
import type { RowCells, RowContext } from './row-cells.ts'
import { readCountryAmongStates } from './us-states.ts'

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

/** Reads the cells of one row; every cell that cannot be read is a problem, and none is guessed. */
export function readRow(cell: (field: Field) => string, context: RowContext): RowReading {
  const problems: CellProblem[] = []
  const warnings: CellProblem[] = []
  const text = (field: Field) => cell(field).trim()
  const fail = (field: Field, message: string) => {
    problems.push({ field, text: text(field), message })
  }
  const warn = (field: Field, message: string) => {
    warnings.push({ field, text: text(field), message })
  }
  const failed = (...fields: Field[]) => problems.some(({ field }) => fields.includes(field))
  const cells: RowCells = { context, text, take, fail, warn, failed }
  const item = itemOf(cells)
  const facts = factsOf(cells)
  const values = { ...item, ...facts, name: facts.name ?? item.name, ...lineOf(cells) }
  const price = readPrice(cells, values.quantity)
  const usContent = usContentOf(cells)
  return { values: known({ ...values, price, usContent }), problems, warnings }

  function take<T>(
    field: Field,
    reader: (text: string) => ReadCell<T>,
    variant?: string | null,
  ): T | undefined {
    const given = text(field)
    const broken = context.broken(field)
    if (broken !== null) {
      fail(field, broken)
      return undefined
    }
    if (given === '') return undefined
    if (isFormulaError(given)) {
      fail(field, `"${given}" is a formula error of the spreadsheet`)
      return undefined
    }
    if (given.length > LONGEST_VALUE && !TEXTS.has(field)) {
      fail(field, `has ${given.length} characters, and a value has at most ${LONGEST_VALUE}`)
      return undefined
    }
    if (saysUnknown(given) && !STRUCTURE.has(field)) {
      if (field !== 'note') warn(field, `"${given}" was read as unknown`)
      return undefined
    }
    const value = REPEATED.has(field) ? remembered(field, given, reader, variant) : reader(given)
    if (!value.ok) {
      fail(field, value.message)
      return undefined
    }
    for (const remark of value.remarks) warn(field, remark)
    return value.value
  }

  function remembered<T>(
    field: Field,
    given: string,
    reader: (text: string) => ReadCell<T>,
    variant: string | null = '',
  ): ReadCell<T> {
    const key = `${field} ${variant} ${given}`
    const known = context.remembered.get(key) as ReadCell<T> | undefined
    if (known) return known
    const value = reader(given)
    if (context.remembered.size < MOST_REMEMBERED) context.remembered.set(key, value)
    return value
  }
}

/** Fields that say the same few things in most rows, so that each text is read once for the table. */
const REPEATED = new Set<Field>(['kind', 'origin', 'eccn', 'usEccn', 'quantity', 'currency', 'hts'])

/** So many texts of a field are remembered. */
const MOST_REMEMBERED = 2000

/** Fields whose text is never "unknown": a dash there is a mistake or a mark. */
const STRUCTURE = new Set<Field>(['level', 'parent', 'item', 'quantity', 'position'])

/** Fields that are texts, as long as a cell may be. */
const TEXTS = new Set<Field>(['name', 'note', 'designators', 'alternates'])

const asText = (text: string) => read(text)

function itemOf({ context, take, fail, failed, warn }: RowCells): {
  item: string
  manufacturerPartNumber?: string | undefined
  name?: string | undefined
} {
  const own = take('manufacturerPartNumber', asText)
  const item = take('item', (text) =>
    saysUnknown(text) ? unreadable<string>(`"${text}" is no part number`) : read(text),
  )
  if (item === undefined && own !== undefined && !failed('item')) {
    if (context.has('item')) warn('item', 'the manufacturer part number stands in its place')
    const damage = damageOf(own)
    if (damage) warn('manufacturerPartNumber', damage)
    return { item: own }
  }
  if (item === undefined && !failed('item')) fail('item', 'has no part number')
  const damage = damageOf(item ?? '')
  if (damage) warn('item', damage)
  const formed = context.itemForm?.(item ?? '')
  if (formed) return { item: formed.item, manufacturerPartNumber: own, name: formed.name }
  return { item: item ?? '', manufacturerPartNumber: own }
}

function factsOf({ context, take }: RowCells) {
  const readCompany = (text: string) => {
    const id = context.company(text)
    return id ? read(id) : unreadable<string>(`"${text}" is no company of the group`)
  }
  const readOwn = (text: string) => {
    const eccn = readEccn(text)
    const remark = eccn.ok ? context.remarkOfEccn(eccn.value) : null
    return eccn.ok && remark ? read(eccn.value, ...eccn.remarks, remark) : eccn
  }
  return {
    name: take('name', asText),
    kind: take('kind', readKind),
    origin: take('origin', context.originsHaveStates ? readCountryAmongStates : readCountry),
    eccn: take('eccn', readOwn),
    supplier: take('supplier', asText),
    madeBy: take('madeBy', readCompany),
    hts6: take('hts', readHts),
    alternates: take('alternates', readAlternates),
  }
}

function lineOf(cells: RowCells) {
  const { text, take } = cells
  const unit = take('unit', asText)
  const quantity = quantityOf(cells, unit)
  // Positions that are numbers are the order of the lines; designators are worth keeping.
  const isNamed = (place: string) => !/^[\d.\s]*$/.test(place)
  const parts = [...[text('position'), text('designators')].filter(isNamed), text('note')]
  const note = parts.filter((part) => part !== '').join('; ')
  return { ...quantity, note: note === '' ? undefined : note }
}

/** The quantity of a line: as it stands, of a base quantity, counted from designators, or the usual one. */
function quantityOf({ context, text, take, fail, failed, warn }: RowCells, unit?: string) {
  const mark = context.mark('quantity')
  const given = take('quantity', (cell) => readQuantity(cell, mark), mark)
  const listed = countDesignators(text('designators'))
  const counted = context.countsDesignators && listed !== null ? `${listed}` : undefined
  const usual = text('quantity') === '' ? (counted ?? context.quantity ?? undefined) : undefined
  if (!given && !usual && !failed('quantity')) {
    const isNoList = context.countsDesignators && text('designators') !== ''
    fail(
      'quantity',
      isNoList ? 'has no quantity, and its designators are no list' : 'has no quantity',
    )
  }
  if (given?.unit && unit && given.unit.toLowerCase() !== unit.toLowerCase())
    fail('quantity', `is in ${given.unit}, and the unit is ${unit}`)
  if (given && listed !== null && !isSameNumber(given.amount, `${listed}`))
    warn('designators', `names ${listed} parts, and the quantity is ${given.amount}`)
  const amount = given?.amount ?? usual
  if (amount && !/[1-9]/.test(amount)) warn('quantity', 'a quantity of 0 counts nothing')
  const base = take('baseQuantity', (cell) => readQuantity(cell, context.mark('baseQuantity')))
  if (!amount || !base) return { quantity: amount, unit: unit ?? given?.unit }
  const each = quotient(amount, base.amount)
  if (each === null)
    fail('baseQuantity', `${amount} divided by ${base.amount} has no exact decimal`)
  return { quantity: each ?? undefined, unit: unit ?? given?.unit }
}

function isSameNumber(a: string, b: string): boolean {
  return compare(parseRatio(a), parseRatio(b)) === 0
}

function usContentOf({ context, text, take, fail }: RowCells): Values['usContent'] {
  const share = take('usShare', (cell) =>
    readShare(cell, context.mark('usShare'), context.sharesArePercent),
  )
  const eccn = take('usEccn', readEccn)
  if (share !== undefined) return eccn ? { share, eccn } : { share }
  if (eccn && text('usShare') === '') fail('usEccn', 'has no share of US content beside it')
  return undefined
}

/** The members that say something. */
function known(row: { [K in keyof Values]: Values[K] | undefined }): Values {
  const values: Record<string, unknown> = { item: '' }
  for (const name in row) {
    const value = row[name as keyof Values]
    if (value !== undefined) values[name] = value
  }
  return values as unknown as Values
}
