import type { Quantile, Uncertainty } from '../../../shared/scenario/levers/uncertainty.ts'
import { shareText, wholeText } from '../../ui/format.ts'
import type { PictureTable } from '../../ui/picture-table.ts'
import { drawnShare } from './figures.ts'

/** The shares between which nine tenths of the samples lie; null: not known, or without a bound. */
export function middleOf({ quantiles }: Uncertainty): { from: string; to: string } | null {
  const at = (part: string) => quantiles.find((quantile) => quantile.at === part)
  const from = at('0.05')?.low
  const to = at('0.95')?.high
  return from && to ? { from, to } : null
}

/** The least and the most share of all samples; null: not known, or without a bound. */
export function spanOf({ quantiles }: Uncertainty): { from: string; to: string } | null {
  const from = quantiles[0]?.low
  const to = quantiles.at(-1)?.high
  return from && to ? { from, to } : null
}

/** How likely an outcome is, never shown as none or all where it is not. */
export function fractionText(fraction: string): string {
  return shareText(fraction, '1')
}

export function outOf(count: number, samples: number): string {
  return `${wholeText(count)} of ${wholeText(samples)}`
}

/** A point of the curve: the part of the samples with this share or less. */
export interface CurvePoint {
  share: number
  part: number
}

/** The curve of the low or the high shares; what is not known or without a bound is left out. */
export function curveOf(quantiles: readonly Quantile[], end: 'low' | 'high'): CurvePoint[] {
  return quantiles.flatMap((quantile) => {
    const share = drawnShare(quantile[end])
    return share === null ? [] : [{ share, part: drawnShare(quantile.at) ?? 0 }]
  })
}

export function quantileText({ at, low, high }: Quantile, level: string | null): string {
  const text = (share: string | null, missing: string) =>
    share === null ? missing : shareText(share, level)
  const shares =
    low === high ? text(low, 'not known') : `${text(low, 'not known')} to ${text(high, 'no bound')}`
  return `${shareText(at)} of the samples at or under ${shares}`
}

export function quantileTable(quantiles: readonly Quantile[], level: string | null): PictureTable {
  return {
    columns: [
      { name: 'Part of the samples', isNumber: true },
      { name: 'Low share at or under', isNumber: true },
      { name: 'High share at or under', isNumber: true },
    ],
    rows: quantiles.map(({ at, low, high }) => [
      shareText(at),
      low === null ? 'not known' : shareText(low, level),
      high === null ? 'no bound' : shareText(high, level),
    ]),
  }
}
