import { percentFigure, readRatio, roundedAmount, safeRoundedAmount } from '../money/display.ts'
import { add, divide, format, multiply, type Ratio } from '../money/ratio.ts'
import { verdictWord } from './act-words.ts'
import { cellOfNumber, type SheetCell, type SheetData } from './sheet.ts'
import { STATEMENT } from './statement.ts'
import { cellText, type TableCell, type TableReport } from './table.ts'

const HEADINGS = [
  'Verdict',
  'Exception to look at',
  'Share, low, %',
  'Share, high, %',
  'Level, %',
  'Paragraph',
  'Headroom, points',
]

/**
 * A matrix as a list, a row a product and destination, with verdict, share, level, paragraph,
 * headroom and, where prices are known, selling price and lowest price in columns of their own;
 * figures are numbers. null: the table has no verdicts.
 */
export function verdictSheet(table: TableReport): SheetData<SheetCell> | null {
  const places = table.columns.flatMap(({ kind, name }, at) =>
    kind === 'share' ? [{ name, at }] : [],
  )
  const about = table.columns.flatMap(({ kind, name }, at) =>
    kind === 'share' ? [] : [{ name, at }],
  )
  const verdicts = table.rows.flatMap(({ cells }) => cells.flatMap((cell) => verdictOf(cell) ?? []))
  if (verdicts.length === 0) return null
  const hasPrices = verdicts.some(({ price }) => price !== undefined)
  const unit = table.currency ? `, ${table.currency}` : ''
  const intro = [table.title, table.subtitle, ...table.notes].filter(Boolean).map((text) => [text])
  return {
    name: 'Verdicts',
    header: intro.length + 1,
    rows: [
      ...intro,
      [null],
      [
        ...about.map(({ name }) => name),
        table.places ?? 'Destination',
        ...HEADINGS,
        ...(hasPrices ? [`Selling price${unit}`, `Lowest price${unit}`] : []),
        'Remark',
      ],
      ...table.rows.flatMap(({ cells }) =>
        places.map(({ name, at }) => [
          ...about.map((column) => cellText(cells[column.at] ?? '')),
          name,
          ...figures(cells[at] ?? '', hasPrices),
        ]),
      ),
      [null],
      [STATEMENT],
    ],
  }
}

function figures(cell: TableCell, hasPrices: boolean): SheetCell[] {
  const verdict = verdictOf(cell)
  const none: SheetCell[] = HEADINGS.slice(1).map(() => null)
  const word = typeof cell === 'string' ? null : verdictWord(cell)
  if (!verdict || typeof cell === 'string' || !word)
    return [cellText(cell), ...none, ...(hasPrices ? [null, null] : []), null]
  const { low, high, level, rule } = verdict
  const limit = level === null ? undefined : readRatio(level)
  const number = (share: string): SheetCell => ({
    number: cellOfNumber(percentFigure(readRatio(share), limit)),
  })
  return [
    word,
    verdict.candidates || null,
    low === null ? 'not known' : number(low),
    high === null ? (low === null ? 'not known' : 'no bound') : number(high),
    level === null ? 'none' : { number: cellOfNumber(percentFigure(readRatio(level))) },
    rule ?? 'not decided',
    headroom(low, high, level),
    ...(hasPrices ? [priceCell(verdict.price ?? null), lowestPrice(verdict)] : []),
    cell.note !== undefined && cell.note !== (rule ?? 'not decided') ? cell.note : null,
  ]
}

function priceCell(price: string | null): SheetCell {
  return price === null ? 'not known' : { number: cellOfNumber(roundedAmount(price)) }
}

/** The selling price from which on the high share is not above the level, all else as it is. */
function lowestPrice({ high, level, price = null }: CellVerdict): SheetCell {
  if (level === null) return 'none'
  if (high === null || price === null || !/[1-9]/.test(level)) return 'not known'
  const content = multiply(readRatio(high), readRatio(price))
  const lowest = format(divide(content, readRatio(level)))
  return { number: cellOfNumber(safeRoundedAmount(lowest, 'up')) }
}

/** Percentage points from the high share up to the level, below zero from the low share down to it. */
function headroom(low: string | null, high: string | null, level: string | null): SheetCell {
  if (low === null || level === null) return null
  const limit = readRatio(level)
  const over = less(limit, readRatio(low))
  const points = (of: Ratio): SheetCell => ({
    number: cellOfNumber(roundedAmount(format({ n: of.n * 100n, d: of.d }))),
  })
  if (over.n < 0n) return points(over)
  if (high === null) return 'open'
  const room = less(limit, readRatio(high))
  return room.n < 0n ? 'open' : points(room)
}

function less(a: Ratio, { n, d }: Ratio): Ratio {
  return add(a, { n: -n, d })
}

type CellVerdict = NonNullable<Exclude<TableCell, string>['verdict']>

function verdictOf(cell: TableCell): CellVerdict | undefined {
  return typeof cell === 'string' ? undefined : cell.verdict
}
