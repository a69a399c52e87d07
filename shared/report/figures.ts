import { headroomOf } from '../calc/result/headroom.ts'
import type { Bounds, Figures, Result } from '../calc/result/result.ts'
import { amountText, exactShareText, moneyText, shareText } from '../money/display.ts'
import type { Figure } from './document.ts'
import { basisWords } from './words.ts'

const NOT_KNOWN = 'not known'
const NO_BOUND = 'no bound'

/** The figures that a verdict rests on: share, level, content, price and what lies between. */
export function figuresOf(result: Result, currency: string): Figure[] {
  const { threshold, price, priceBasis } = result
  return [
    shareFigure(result, threshold),
    levelFigure(result),
    controlledFigure(result, currency),
    {
      name: 'Fair market selling price',
      text:
        price === null
          ? NOT_KNOWN
          : `${moneyText(price, currency)} (basis: ${basisWords(priceBasis)})`,
      exact: price,
    },
    ...headroomFigure(result, currency),
  ]
}

/** The share of controlled US content in the price. */
export function shareFigure({ share }: Pick<Figures, 'share'>, level: string | null): Figure {
  const text = (exact: string) => shareText(exact, level)
  return span('Share of controlled US content', share, text, exactShareText)
}

/** The value of the controlled US content. */
export function controlledFigure(
  { controlled }: Pick<Figures, 'controlled'>,
  currency: string,
): Figure {
  return span('Controlled US content', controlled, amountText, (exact) => exact, currency)
}

function levelFigure({ threshold, rule }: Result): Figure {
  const name = 'De minimis level'
  if (threshold !== null)
    return { name, text: shareText(threshold), exact: exactShareText(threshold) }
  const text =
    rule === null
      ? 'none applied: the jurisdiction of the content comes first'
      : `none: ${rule} decides before any percentage`
  return { name, text, exact: null }
}

function headroomFigure(result: Result, currency: string): Figure[] {
  const headroom = headroomOf(result)
  if (!headroom) return []
  const { low, high, isOver } = headroom
  const name = isOver ? 'Above the level by' : 'Headroom below the level'
  if (low === null && high !== null)
    return [{ name, text: `at most ${moneyText(high, currency)}`, exact: `at most ${high}` }]
  return [span(name, headroom, amountText, (exact) => exact, currency)]
}

function span(
  name: string,
  { low, high }: Bounds,
  text: (exact: string) => string,
  exactly: (exact: string) => string,
  unit = '',
): Figure {
  if (low === null) return { name, text: NOT_KNOWN, exact: null }
  const withUnit = (figure: string) => `${figure} ${unit}`.trimEnd()
  if (low === high) return { name, text: withUnit(text(low)), exact: exactly(low) }
  if (high === null)
    return {
      name,
      text: `${withUnit(text(low))} to ${NO_BOUND}`,
      exact: `${exactly(low)} to ${NO_BOUND}`,
    }
  return {
    name,
    text: `${text(low)} to ${withUnit(text(high))}`,
    exact: `${exactly(low)} to ${exactly(high)}`,
  }
}
