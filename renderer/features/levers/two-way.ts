import { VERDICT_WORDS } from '../../../shared/report/words.ts'
import type { Reading } from '../../../shared/scenario/levers/subject.ts'
import type { TwoWay } from '../../../shared/scenario/levers/two-way.ts'
import { exactText } from '../../ui/format.ts'
import type { PictureTable } from '../../ui/picture-table.ts'
import type { AxisChoice } from './axis-words.ts'
import { boundsText } from './figures.ts'

/** The two amounts of a table. */
export interface AxisPair {
  x: AxisChoice
  y: AxisChoice
}

/** The place of the present amount in its scale; -1: it is not there. */
export function presentAt(amounts: readonly string[], now: string): number {
  return amounts.indexOf(now)
}

/** A cell in words: both amounts, the verdict and the share. */
export function cellText(
  { x, y }: AxisPair,
  amounts: { x: string; y: string },
  { outcome, share, threshold }: Reading,
): string {
  const at = `${x.name} ${exactText(amounts.x)} ${x.currency}, ${y.name} ${exactText(amounts.y)} ${y.currency}`
  return `${at}: ${VERDICT_WORDS[outcome].word}, ${boundsText(share, threshold)}`
}

/** The table as text: a row an amount of y, each cell its share and verdict. */
export function twoWayTable({ x, y }: AxisPair, answer: TwoWay): PictureTable {
  return {
    columns: [
      { name: `${y.name} (${y.currency}) \\ ${x.name} (${x.currency})`, isNumber: true },
      ...answer.x.amounts.map((amount) => ({ name: exactText(amount), isNumber: true })),
    ],
    rows: answer.cells.map((row, at) => [
      exactText(answer.y.amounts[at] ?? ''),
      ...row.map(
        ({ outcome, share, threshold }) =>
          `${boundsText(share, threshold)} ${VERDICT_WORDS[outcome].word}`,
      ),
    ]),
  }
}

/** How many cells have each outcome, those that occur. */
export function countsOf({ cells }: TwoWay): [Reading['outcome'], number][] {
  const all = Map.groupBy(cells.flat(), ({ outcome }) => outcome)
  return [...all].map(([outcome, found]) => [outcome, found.length])
}
