import { type Axis, sameAxis } from './axis.ts'
import { Response } from './response.ts'
import type { Reading, Subject } from './subject.ts'

/** Amounts along an axis. */
export interface Scale {
  axis: Axis
  amounts: readonly string[]
}

/** The verdict for every pair of amounts: `cells[y][x]`. */
export interface TwoWay {
  x: Scale
  y: Scale
  cells: Reading[][]
}

/** The verdict over two amounts at once. Throws a RangeError where both are the same one. */
export function twoWay(subject: Subject, x: Scale, y: Scale): TwoWay {
  if (sameAxis(x.axis, y.axis)) throw new RangeError('two amounts must be two')
  const response = Response.of(subject, [x.axis, y.axis])
  const cells = y.amounts.map((down) => x.amounts.map((across) => response.reading([across, down])))
  return { x, y, cells }
}
