import type { StageFigures, StateComparison } from '../../../shared/compare/compare-states.ts'
import { isMoved, movesOf } from '../../../shared/compare/effects.ts'
import { readRatio } from '../../../shared/money/display.ts'
import { toNumber } from '../../../shared/money/ratio.ts'
import { count } from '../../ui/format.ts'
import type { WaterfallBar } from '../../ui/waterfall-bars.ts'

/** So many steps are drawn one by one: those that move the share most, and those that turn the verdict. */
const MOST_DRAWN = 10

/** One step for one destination: what it is, and from where to where it leads. */
interface Step {
  text: string
  from: StageFigures
  to: StageFigures
}

/** The states before and after, and between them the steps that change anything for one destination. */
export function effectBars(
  { before, after, stages, differences }: StateComparison,
  at: number,
  [nameBefore, nameAfter]: readonly [string, string],
): WaterfallBar[] {
  const [first, last] = [before?.[at], after?.[at]]
  if (!first || !last) return []
  let from = first
  const steps = stages.flatMap(({ figures, differences: places }): Step[] => {
    const to = figures[at]
    if (!to || !isMoved(from, to)) return []
    const step = {
      text: stageText(places.map((place) => differences[place]?.sentence ?? '')),
      from,
      to,
    }
    from = to
    return [step]
  })
  return [
    total('base', nameBefore, first),
    ...folded(steps).map((step, i) => stepBar(step, i)),
    total('scenario', nameAfter, last),
  ]
}

function stageText(sentences: readonly string[]): string {
  const [first = 'what is left', ...more] = sentences
  return more.length > 0 ? `${first}, and ${more.length} more` : first
}

function isFlip({ from, to }: Step): boolean {
  return from.act !== to.act
}

/** Steps that move little, and stand side by side, as one where there are too many. */
function folded(steps: readonly Step[]): Step[] {
  if (steps.length <= MOST_DRAWN) return [...steps]
  const largest = [...steps].sort((a, b) => weightOf(b) - weightOf(a)).slice(0, MOST_DRAWN - 2)
  const own = new Set([...largest, ...steps.filter(isFlip)])
  const runs: Step[][] = []
  for (const step of steps) {
    const run = runs.at(-1)
    if (run?.[0] && !own.has(step) && !own.has(run[0])) run.push(step)
    else runs.push([step])
  }
  return runs.map((run) => {
    const [first, last] = [run[0] as Step, run.at(-1) as Step]
    return run.length === 1
      ? first
      : { text: count(run.length, 'smaller step'), from: first.from, to: last.to }
  })
}

/** For the picture alone. */
function weightOf({ from, to }: Step): number {
  const { low, high } = movesOf(from.share, to.share)
  return Math.max(
    ...[low, high].map((move) => Math.abs(move === null ? 1 : toNumber(readRatio(move)))),
  )
}

function number(exact: string | null): number | null {
  return exact === null ? null : toNumber(readRatio(exact))
}

function total(kind: 'base' | 'scenario', text: string, figures: StageFigures): WaterfallBar {
  const { act, rule, level, share } = figures
  return {
    key: kind,
    kind,
    label: kind === 'base' ? 'before' : 'after',
    text,
    act,
    rule,
    isFlip: false,
    from: 0,
    to: number(share.low),
    high: number(share.high),
    level: number(level),
    share,
    moves: null,
    exactLevel: level,
  }
}

function stepBar(step: Step, place: number): WaterfallBar {
  const { text, from, to } = step
  return {
    key: `${place}`,
    kind: 'step',
    label: `${place + 1}`,
    text,
    act: to.act,
    rule: to.rule,
    isFlip: isFlip(step),
    from: number(from.share.low),
    to: number(to.share.low),
    high: number(to.share.high),
    level: number(to.level),
    share: to.share,
    moves: movesOf(from.share, to.share),
    exactLevel: to.level,
  }
}
