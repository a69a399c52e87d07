import { exactShareText, readRatio, roundedAmount, shareText } from '../money/display.ts'
import { compare } from '../money/ratio.ts'
import type { ReportDocument } from './document.ts'
import { inputCell } from './input-sheet.ts'
import type { LineInput } from './inputs.ts'
import { cellOfExact, cellOfNumber, type SheetCell, type SheetData } from './sheet.ts'

const NOT_KNOWN = 'not known'
const NO_BOUND = 'no bound'

/** The row of the sheet, from 1, that holds the headings of the lines; the product follows. */
const HEADINGS_ROW = 11

const NOTE =
  'The cells count in double precision, about 15 digits; shares are rounded to the last digit that ' +
  'the report shows. Minimis counts without rounding: its figures stand under Exactly.'

/**
 * The share built up again by formulas over the inputs sheet: quantity times price times rate of
 * each line that counts or may count (Supp. 2(a)(1)-(2) to Part 734), their sums, and the share
 * against the level.
 */
export function calculationSheet({
  inputs,
  currency,
  amounts,
}: ReportDocument): SheetData<SheetCell> {
  const { price, controlled, share, level } = amounts
  const lines = inputs.flatMap((input, index) =>
    input.counts === 'no' ? [] : [lineOf(input, index)],
  )
  const product = HEADINGS_ROW + 1
  const last = HEADINGS_ROW + lines.length
  const sum = (column: string) =>
    last > product ? `SUM(${column}${product + 1}:${column}${last})` : '0'
  const known = (exact: string | null, formula: string, otherwise: string): SheetCell =>
    exact === null ? otherwise : { formula, shown: cellOfNumber(roundedAmount(exact)) }
  const noHigh = controlled.low === null ? NOT_KNOWN : NO_BOUND
  return {
    name: 'Calculation',
    header: 0,
    rows: [
      ['What', 'Value', 'Exactly', 'How'],
      [
        `Selling price, ${currency}`,
        known(price, `I${product}`, NOT_KNOWN),
        cellOfExact(price),
        'unit price x rate',
      ],
      [
        `Controlled US content, low, ${currency}`,
        known(controlled.low, sum('J'), NOT_KNOWN),
        cellOfExact(controlled.low),
        'the lines that count',
      ],
      [
        `Controlled US content, high, ${currency}`,
        known(controlled.high, sum('K'), noHigh),
        cellOfExact(controlled.high),
        'the lines that count or may count',
      ],
      shareRow('low', 'B3', share.low, level, NOT_KNOWN),
      shareRow('high', 'B4', share.high, level, share.low === null ? NOT_KNOWN : NO_BOUND),
      ['Level, %', level === null ? 'none' : { number: figureOf(level, null) }, null, null],
      ['The share is', againstLevel(share.low, share.high, level), null, 'not above: it may pass'],
      [NOTE],
      [null],
      [
        'Item',
        'Path',
        'Counts',
        'Quantity',
        'Unit price',
        'Rate',
        'Second rate',
        'Declared share',
        `Value, ${currency}`,
        'In the low bound',
        'In the high bound',
        'Value exactly',
      ],
      ...lines.map((line, i) => line(product + i)),
    ],
  }
}

function shareRow(
  bound: string,
  content: string,
  exact: string | null,
  level: string | null,
  otherwise: string,
): SheetCell[] {
  if (exact === null) return [`Share, ${bound}, %`, otherwise, null, null]
  const shown = figureOf(exact, level)
  const digits = shown.split('.')[1]?.length ?? 0
  return [
    `Share, ${bound}, %`,
    { formula: `ROUND(100*${content}/B2,${digits})`, shown: cellOfNumber(shown) },
    cellOfExact(exactShareText(exact)),
    `controlled US content / selling price, to ${digits} decimals`,
  ]
}

/** A share in percent as the report shows it, as a bare number. */
function figureOf(share: string, level: string | null): string {
  return shareText(share, level).replace(' %', '')
}

function againstLevel(low: string | null, high: string | null, level: string | null): SheetCell {
  if (level === null) return 'not compared'
  if (low === null) return NOT_KNOWN
  const otherwise = high === null ? '"open"' : 'IF(B6<=B7,"not above","open")'
  const isAbove = compare(readRatio(low), readRatio(level)) > 0
  const isBelow = high !== null && compare(readRatio(high), readRatio(level)) <= 0
  const shown = isAbove ? 'above' : isBelow ? 'not above' : 'open'
  return { formula: `IF(B5>B7,"above",${otherwise})`, shown }
}

/** A line of the calculation for the row that it will stand in. */
function lineOf(input: LineInput, index: number): (row: number) => SheetCell[] {
  const { item, path, counts, quantity, price, rates, value, isDeclared, declaration } = input
  const from = (heading: string, shown: string): SheetCell => ({
    formula: inputCell(heading, index),
    shown,
  })
  const rate = (at: number, heading: string): SheetCell => {
    const used = rates?.[at]
    return used ? from(heading, used.rate) : { number: '1' }
  }
  /** A rate that is quoted the other way round divides. */
  const by = (at: number) => (rates?.[at]?.isInverse ? '/' : '*')
  const isShared = isDeclared && declaration !== null && declaration.lapse === null
  const amount = value === null ? null : cellOfNumber(roundedAmount(value))
  return (row) => [
    item,
    path.join(' / '),
    counts === 'yes' ? 'yes' : counts === null ? 'the product' : 'may',
    from('Quantity', quantity),
    price ? from('Unit price', price.amount) : NOT_KNOWN,
    rate(0, 'Rate'),
    rate(1, 'Second rate'),
    isShared ? from('Declared US share', declaration.share) : { number: '1' },
    amount === null
      ? NOT_KNOWN
      : { formula: `D${row}*E${row}${by(0)}F${row}${by(1)}G${row}*H${row}`, shown: amount },
    ...(counts === null
      ? [null, null]
      : [
          boundCell(row, amount !== null && counts === 'yes' ? amount : null),
          boundCell(row, amount),
        ]),
    cellOfExact(value),
  ]
}

function boundCell(row: number, amount: string | null): SheetCell {
  return amount === null ? { number: '0' } : { formula: `I${row}`, shown: amount }
}
