import type { Bounds } from '../calc/result/result.ts'
import { readRatio } from '../money/display.ts'
import { add, format } from '../money/ratio.ts'
import type { StageFigures, StateComparison } from './compare-states.ts'

/** What a difference did for one destination. */
export interface DifferenceEffect {
  /** By how much it moves the bounds of the share, exact; null: one of two is not known. */
  moves: Bounds
  /** Whether it turns the verdict. */
  turns: boolean
  /** How many differences make this step, it among them. */
  together: number
  /** It is the first of these, at which the effect is told. */
  isFirst: boolean
}

/** What each difference did for the destination at a place, by its place in the list; none: it moves no share. */
export function effectsAt(
  { stages, before }: Pick<StateComparison, 'stages' | 'before'>,
  at: number,
): Map<number, DifferenceEffect> {
  const effects = new Map<number, DifferenceEffect>()
  let from = before?.[at]
  for (const { differences: places, figures } of stages) {
    const to = figures[at]
    if (!from || !to) break
    const step = { moves: movesOf(from.share, to.share), turns: from.act !== to.act }
    for (const [i, place] of places.entries())
      effects.set(place, { ...step, together: places.length, isFirst: i === 0 })
    from = to
  }
  return effects
}

/** By how much the bounds of a share move, exact; null: one of the two is not known. */
export function movesOf(from: Bounds, to: Bounds): Bounds {
  return { low: difference(from.low, to.low), high: difference(from.high, to.high) }
}

/** Whether anything of a verdict is another: outcome, paragraph, level or a bound of the share. */
export function isMoved(from: StageFigures | undefined, to: StageFigures | undefined): boolean {
  return JSON.stringify(from) !== JSON.stringify(to)
}

function difference(from: string | null, to: string | null): string | null {
  if (from === null || to === null) return null
  const { n, d } = readRatio(from)
  return format(add(readRatio(to), { n: -n, d }))
}
