import { ACT_WORDS } from '../../../shared/report/act-words.ts'
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
  { act, share, threshold }: Reading,
): string {
  const at = `${x.name} ${exactText(amounts.x)} ${x.currency}, ${y.name} ${exactText(amounts.y)} ${y.currency}`
  return `${at}: ${ACT_WORDS[act].word}, ${boundsText(share, threshold)}`
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
        ({ act, share, threshold }) => `${boundsText(share, threshold)} ${ACT_WORDS[act].word}`,
      ),
    ]),
  }
}

/** How many cells have each act, those that occur. */
export function countsOf({ cells }: TwoWay): [Reading['act'], number][] {
  const all = Map.groupBy(cells.flat(), ({ act }) => act)
  return [...all].map(([act, found]) => [act, found.length])
}
