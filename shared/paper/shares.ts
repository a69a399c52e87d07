import { exactShareText, readRatio } from '../money/display.ts'
import { format, type Ratio, round, roundDown, roundUp } from '../money/ratio.ts'
import type { Figure } from '../report/document.ts'

/** A share in percent within its bounds, to two decimals, rounded outwards; the exact one beside it. */
export function shareRange(name: string, low: string, high: string): Figure {
  const exact =
    low === high ? exactShareText(low) : `${exactShareText(low)} to ${exactShareText(high)}`
  if (low === high) {
    const { text, exact: isWhole } = round(percent(readRatio(low)), 2)
    return { name, text: `${text} %`, exact: isWhole ? null : exact }
  }
  const least = roundDown(percent(readRatio(low)), 2)
  const most = roundUp(percent(readRatio(high)), 2)
  return { name, text: `${least} % to ${most} %`, exact }
}

/** A share in percent, every digit or as a fraction. */
export function shareOf(part: Ratio, whole: Ratio): string {
  return format({ n: part.n * whole.d, d: part.d * whole.n })
}

function percent(share: Ratio): Ratio {
  return { n: share.n * 100n, d: share.d }
}
