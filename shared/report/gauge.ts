import { readRatio, shareText } from '../money/display.ts'
import { toNumber } from '../money/ratio.ts'
import type { ReportDocument } from './document.ts'
import { html, type Markup } from './markup.ts'

const WIDTH = 600
const BAR = { top: 18, height: 14 }

/** The share drawn against the level: full up to its low bound, pale up to its high one. */
export function gaugeMarkup({
  amounts: { share, level },
}: Pick<ReportDocument, 'amounts'>): Markup {
  if (share.low === null || level === null) return html``
  const low = toNumber(readRatio(share.low))
  const high = share.high === null ? null : toNumber(readRatio(share.high))
  const at = toNumber(readRatio(level))
  const most = Math.max(at * 1.6, low * 1.2, (high ?? 0) * 1.2, Number.MIN_VALUE)
  const x = (of: number) => Math.min(WIDTH, (of / most) * WIDTH).toFixed(1)
  const end = high === null ? `${WIDTH}` : x(high)
  const shareWords =
    share.low === share.high
      ? shareText(share.low, level)
      : `${shareText(share.low, level)} to ${share.high === null ? 'no bound' : shareText(share.high, level)}`
  const words = `Share ${shareWords}, level ${shareText(level)}`
  const isLate = at / most > 0.6
  return html`<svg class="gauge" viewBox="0 0 ${WIDTH} 50" role="img" aria-label="${words}">
<rect x="0" y="${BAR.top}" width="${end}" height="${BAR.height}" fill="#c4c4c4"/>
<rect x="0" y="${BAR.top}" width="${x(low)}" height="${BAR.height}" fill="#444"/>
<rect x="0" y="${BAR.top}" width="${WIDTH}" height="${BAR.height}" fill="none" stroke="#000" stroke-width="0.8"/>
<line x1="${x(at)}" x2="${x(at)}" y1="4" y2="${BAR.top + BAR.height + 4}" stroke="#000" stroke-width="2"/>
<text x="${isLate ? (Number(x(at)) - 5).toFixed(1) : (Number(x(at)) + 5).toFixed(1)}" y="13" font-size="11" text-anchor="${isLate ? 'end' : 'start'}">level ${shareText(level)}</text>
<text x="0" y="46" font-size="11">share ${shareWords}</text>
</svg>
`
}
