import { declarationWords, factWords, NOT_RECORDED, reportsWords } from './input-words.ts'
import type { InputRate, LineInput } from './inputs.ts'
import { cellOfNumber, type SheetCell, type SheetData } from './sheet.ts'

export const INPUTS = 'Inputs'

const COLUMNS: readonly [string, (input: LineInput) => SheetCell][] = [
  ['Item', ({ item }) => item],
  ['Name', ({ name }) => name],
  ['What it is', ({ role, isDeclared }) => (isDeclared ? 'declared US content of a part' : role)],
  ['Kind', ({ kind }) => kind],
  ['ECCN', ({ eccn }) => recorded(eccn)],
  ['Classified by', ({ classification }) => recorded(classification?.who)],
  ['Classified on', ({ classification }) => recorded(classification?.on)],
  ['Classification source', ({ classification }) => recorded(classification?.source)],
  ['Classification state', ({ classification }) => recorded(classification?.state)],
  ['Classification note', ({ classification }) => classification?.note ?? null],
  ['Origin, or made in', ({ origin }) => recorded(origin)],
  ['Supplier or maker', ({ company }) => recorded(company)],
  ['Path', ({ path }) => path.join(' / ')],
  ['Quantity on each line', ({ quantities }) => quantities.join(' × ')],
  ['Paths', ({ paths }) => paths],
  ['Quantity', ({ quantity }) => number(quantity)],
  ['Unit price', ({ price }) => (price ? number(price.amount) : NOT_RECORDED)],
  ['Currency', ({ price }) => recorded(price?.currency)],
  ['Price basis', ({ price }) => recorded(price?.basis)],
  ['Price valid from', ({ price }) => recorded(price?.validFrom)],
  ['Price source', ({ price }) => recorded(price?.source)],
  ['Price of', ({ price }) => (price ? priceOf(price.of) : null)],
  ...rateColumns(0, 'Rate'),
  ...rateColumns(1, 'Second rate'),
  ['Declared US share', ({ declaration }) => declaration && number(declaration.share)],
  ['Declaration', ({ declaration }) => declaration && declarationWords(declaration)],
  ['Facts answered', ({ facts }) => facts.map(factWords).join('; ')],
  ['One-time reports', (input) => reportsWords(input).join('; ')],
]

/** What a result was worked out from, a row a line of it; the product stands first. */
export function inputSheet(inputs: readonly LineInput[]): SheetData<SheetCell> {
  return {
    name: INPUTS,
    rows: [
      COLUMNS.map(([heading]) => heading),
      ...inputs.map((input) => COLUMNS.map(([, cell]) => cell(input))),
    ],
    header: 0,
  }
}

/** Where the inputs sheet says something of the input at an index, as a formula names the cell. */
export function inputCell(heading: string, index: number): string {
  const column = COLUMNS.findIndex(([name]) => name === heading)
  if (column < 0) throw new RangeError(`no column ${heading}`)
  return `${INPUTS}!${columnName(column)}${index + 2}`
}

/** The letters of a column of a sheet, from 0. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26)
  const letter = String.fromCharCode(65 + (index % 26))
  return rest === 0 ? letter : columnName(rest - 1) + letter
}

function rateColumns(at: number, name: string): [string, (input: LineInput) => SheetCell][] {
  const of = (say: (rate: InputRate) => SheetCell) => (input: LineInput) => {
    const rate = input.rates?.[at]
    return rate ? say(rate) : null
  }
  return [
    [name, of(({ rate }) => number(rate))],
    [`${name} pair`, of(({ from, to }) => `${from} to ${to}`)],
    [`${name} date`, of(({ asOf }) => asOf)],
    [`${name} source`, of(({ source }) => recorded(source))],
  ]
}

function priceOf(of: NonNullable<LineInput['price']>['of']): string {
  if (of === 'sales') return 'orders and forecast in all'
  return of === 'item' ? 'one item' : `one item for ${of.destination}`
}

function recorded(text: string | null | undefined): string {
  return text ?? NOT_RECORDED
}

function number(text: string): SheetCell {
  return { number: cellOfNumber(text) }
}
