import type { Result } from '../calc/result/result.ts'
import { exactShareText, moneyText, readRatio, shareText } from '../money/display.ts'
import { roundDown } from '../money/ratio.ts'
import type { Figure } from './document.ts'

const OPEN =
  'from which share of controlled US content in them on the outcome is another is not known'

/** What a result assumes of undeclared foreign parts, and how much rests on it; null: nothing. */
export function assumedFigure(
  { assumed, outcome }: Pick<Result, 'assumed' | 'outcome'>,
  currency: string,
): Figure | null {
  if (!assumed) return null
  const { parts, value, shareOfPrice, flipsAt, flipIsOpen } = assumed.undeclaredForeign
  const name = 'Undeclared foreign parts'
  if (value === null)
    return {
      name,
      text: `${parts}, of which at least one has no known value; how much rests on them is not known`,
      exact: null,
    }
  const share = shareOfPrice === null ? '' : `, ${shareText(shareOfPrice)} of the price`
  return {
    name,
    text: `${parts}, worth ${moneyText(value, currency)}${share}; ${flipIsOpen ? OPEN : flipWords(flipsAt, outcome)}`,
    exact: flipsAt === null ? value : `${value}; flips beyond ${exactShareText(flipsAt)}`,
  }
}

/** From which share of counting US content in them on the outcome is another, rounded down. */
export function flipWords(flipsAt: string | null, outcome: Result['outcome']): string {
  if (outcome === 'subject') return 'the outcome stands whatever lies in them'
  if (flipsAt === null) return 'no US content in them would change the outcome'
  const { n, d } = readRatio(flipsAt)
  const least = roundDown({ n: n * 100n, d }, 2)
  return n <= 0n
    ? 'any controlled US content in them would change the outcome'
    : `with more than ${least} % of controlled US content in them the outcome is another`
}
