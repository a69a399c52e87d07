import { type Axis, axisName } from '../../../shared/scenario/levers/axis.ts'
import type { Bar } from '../../../shared/scenario/levers/tornado.ts'
import { exactText } from '../../ui/format.ts'

/** An amount that can move, where it stands now. */
export interface AxisChoice {
  /** Its name, which no other has. */
  name: string
  axis: Axis
  now: string
  currency: string
}

/** The amounts that the share can turn on, those that move it most first. */
export function axisChoices(bars: readonly Bar[]): AxisChoice[] {
  return bars.flatMap(({ axis, now, currency }) =>
    now === null ? [] : [{ name: axisName(axis), axis, now, currency }],
  )
}

/** An amount along an axis with its unit. */
export function axisAmount(amount: string, currency: string): string {
  return `${exactText(amount)} ${currency}`
}
