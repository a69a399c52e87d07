import type { Act } from '../../../shared/calc/result/act.ts'
import { percentFigure, readRatio } from '../../../shared/money/display.ts'
import { add, compare, format, type Ratio, ratio, toNumber } from '../../../shared/money/ratio.ts'
import type { MatrixRow } from '../../stores/matrix.ts'

/** The verdict of one product for one destination; amounts exact, null: not known or no bound. */
export interface MatrixCell {
  act: Act
  /** The License Exceptions to look at first, by code; '': none. */
  candidates: string
  /** The paragraph that decided; null: nothing did. */
  rule: string | null
  low: string | null
  high: string | null
  /** null: decided without a level. */
  level: string | null
  /** The selling price; null: not known. */
  price: string | null
}

/** What the text of a cell is made of. */
export type CellText = Omit<MatrixCell, 'act' | 'candidates' | 'price'>

/** How near to the level, in either direction, a share counts as near: two percentage points. */
const NEAR = ratio(2n, 100n)

/** The cell of a row at a place in the order of the answers. */
export function cellAt(row: MatrixRow, at: number): MatrixCell {
  return {
    act: row.acts[at] ?? 'undetermined',
    candidates: row.candidates[at] ?? '',
    rule: row.rules[at] ?? null,
    low: row.low[at] ?? null,
    high: row.high[at] ?? null,
    level: row.levels[at] ?? null,
    price: row.prices[row.prices.length === 1 ? 0 : at] ?? null,
  }
}

/**
 * What stands in a cell: the share in percent, its span where the bounds differ, or the paragraph
 * where a share decided nothing. It is never rounded onto a level that it is not equal to.
 */
export function cellText({ rule, low, high, level }: CellText): string {
  if (level === null) return rule === null ? 'no level' : rule.replace(/^734\.4(?=\()/, '')
  if (low === null) return 'not known'
  const limit = readRatio(level)
  const lower = readRatio(low)
  if (low === high) return percentFigure(lower, limit)
  if (high === null) return `${percentFigure(lower, limit, 1)}–?`
  return spanText(lower, readRatio(high), limit)
}

/** What stands in a cell, with the sign of percent where it is a share. */
export function cellTextWithUnit(cell: CellText): string {
  const isShare = cell.level !== null && cell.low !== null
  return isShare ? `${cellText(cell)} %` : cellText(cell)
}

/** The text of a row's cell; worked out once a row. */
export function cellTextAt(row: MatrixRow, at: number): string {
  const texts = textsOf.get(row) ?? new Map<number, string>()
  textsOf.set(row, texts)
  const text = texts.get(at) ?? cellText(cellAt(row, at))
  texts.set(at, text)
  return text
}

const textsOf = new WeakMap<MatrixRow, Map<number, string>>()

/** For sorting: the upper share, infinite where it has no bound or is not known. */
export function shareAt(row: MatrixRow, at: number): number {
  const high = row.high[at]
  return high == null ? Number.POSITIVE_INFINITY : numberOf(high)
}

/** How much of the level the upper share uses up, from 0 to 1; 0 where no level applies. */
export function heatAt(row: MatrixRow, at: number): number {
  const level = row.levels[at]
  return level == null ? 0 : Math.min(1, shareAt(row, at) / numberOf(level))
}

/** Whether a level applies and a bound of the share is near to it, on either side. */
export function isNear(row: MatrixRow, at: number): boolean {
  const level = row.levels[at]
  if (level == null) return false
  return [row.low[at], row.high[at]].some((exact) => exact != null && isNearTo(exact, level))
}

/** How far the share is from its level, exact: up to it, or with `isOver` above it; null: no level or share. */
export function roomOf({
  low,
  high,
  level,
}: Omit<MatrixCell, 'price'>): { exact: string; isOver: boolean } | null {
  if (level === null || low === null) return null
  const limit = readRatio(level)
  const over = less(readRatio(low), limit)
  if (over.n > 0n) return { exact: format(over), isOver: true }
  if (high === null) return null
  const room = less(limit, readRatio(high))
  return room.n < 0n ? null : { exact: format(room), isOver: false }
}

function spanText(low: Ratio, high: Ratio, level: Ratio): string {
  for (let digits = 1; ; digits++) {
    const [from, to] = [percentFigure(low, level, digits), percentFigure(high, level, digits)]
    if (from !== to || digits === 4) return `${from}–${to}`
  }
}

function less(a: Ratio, { n, d }: Ratio): Ratio {
  return add(a, { n: -n, d })
}

const numbers = new Map<string, number>()

const nearness = new Map<string, boolean>()

function isNearTo(exact: string, level: string): boolean {
  return known(nearness, `${exact} ${level}`, () => {
    const { n, d } = less(readRatio(exact), readRatio(level))
    return compare({ n: n < 0n ? -n : n, d }, NEAR) <= 0
  })
}

function numberOf(exact: string): number {
  return known(numbers, exact, () => toNumber(readRatio(exact)))
}

/** What was found before, or else found now; few texts stand for very many cells. */
function known<T>(found: Map<string, T>, key: string, find: () => T): T {
  const before = found.get(key)
  if (before !== undefined) return before
  if (found.size > 100_000) found.clear()
  const now = find()
  found.set(key, now)
  return now
}
