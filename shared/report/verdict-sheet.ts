import { percentFigure, readRatio, roundedAmount } from '../money/display.ts'
import { add, format, type Ratio } from '../money/ratio.ts'
import { cellOfNumber, type SheetCell, type SheetData } from './sheet.ts'
import { STATEMENT } from './statement.ts'
import type { TableCell, TableReport } from './table.ts'
import { VERDICT_WORDS } from './words.ts'

const HEADINGS = [
  'Destination',
  'Verdict',
  'Share, low, %',
  'Share, high, %',
  'Level, %',
  'Paragraph',
  'Headroom, points',
  'Remark',
]

/**
 * A matrix as a list, a row a product and destination, with verdict, share, level, paragraph and
 * headroom in columns of their own; shares are numbers. null: the table has no verdicts.
 */
export function verdictSheet(table: TableReport): SheetData<SheetCell> | null {
  const places = table.columns.flatMap(({ kind, name }, at) =>
    kind === 'share' ? [{ name, at }] : [],
  )
  const about = table.columns.flatMap(({ kind, name }, at) =>
    kind === 'share' ? [] : [{ name, at }],
  )
  const hasVerdicts = table.rows.some(({ cells }) => cells.some((cell) => verdictOf(cell)))
  if (!hasVerdicts) return null
  const intro = [table.title, table.subtitle, ...table.notes].filter(Boolean).map((text) => [text])
  return {
    name: 'Verdicts',
    header: intro.length + 1,
    rows: [
      ...intro,
      [null],
      [...about.map(({ name }) => name), ...HEADINGS],
      ...table.rows.flatMap(({ cells }) =>
        places.map(({ name, at }) => [
          ...about.map((column) => textOf(cells[column.at] ?? '')),
          name,
          ...figures(cells[at] ?? ''),
        ]),
      ),
      [null],
      [STATEMENT],
    ],
  }
}

function figures(cell: TableCell): SheetCell[] {
  const verdict = verdictOf(cell)
  if (!verdict || typeof cell === 'string' || !cell.outcome)
    return [textOf(cell), null, null, null, null, null, null]
  const { low, high, level, rule } = verdict
  const limit = level === null ? undefined : readRatio(level)
  const number = (share: string): SheetCell => ({
    number: cellOfNumber(percentFigure(readRatio(share), limit)),
  })
  return [
    VERDICT_WORDS[cell.outcome].word,
    low === null ? 'not known' : number(low),
    high === null ? (low === null ? 'not known' : 'no bound') : number(high),
    level === null ? 'none' : { number: cellOfNumber(percentFigure(readRatio(level))) },
    rule ?? 'not decided',
    headroom(low, high, level),
    cell.note !== undefined && cell.note !== (rule ?? 'not decided') ? cell.note : null,
  ]
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

function verdictOf(cell: TableCell) {
  return typeof cell === 'string' ? undefined : cell.verdict
}

function textOf(cell: TableCell): string {
  return typeof cell === 'string' ? cell : cell.text
}
