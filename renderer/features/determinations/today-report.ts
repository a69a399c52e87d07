import type { PricedFigures } from '../../../shared/calc/result/result.ts'
import type { Effects } from '../../../shared/determination/effects.ts'
import type { TableCell, TableReport } from '../../../shared/report/table.ts'
import type { ReportBasis } from '../../stores/report-basis.ts'
import { boundsText, movesText } from '../../ui/figure-words.ts'
import { countryName } from '../../ui/format.ts'
import { headed, textColumn } from '../../ui/report-table.ts'
import { stepTexts } from './change-words.ts'

interface SinceThen {
  number: string
  product: string
  destination: string
  /** The day that it was determined for. */
  on: string
  effects: Effects
}

/** From the share that was determined to that of today, step by step, as it stands on screen. */
export function todayReport(
  { number, product, destination, on, effects: { from, to, steps } }: SinceThen,
  basis: ReportBasis,
): TableReport {
  const told = steps.filter((step) => step.of !== 'input' || step.changes.length > 0)
  return {
    ...headed(
      `${number}, ${product} to ${countryName(destination)} (${destination}): as it was determined for ${on}, beside today`,
      basis,
      told.length === 0
        ? [
            'Nothing that it rests on says something else today: no fact, price, rate, line or rule.',
          ]
        : [],
    ),
    columns: [
      textColumn('What changed'),
      textColumn('Effect on the share, points'),
      { name: 'After it', align: 'right', kind: 'share' },
    ],
    places: 'State',
    rows: [
      { cells: ['As it was determined', '', figuresCell(from)] },
      ...told.map((step) => ({
        cells: [stepTexts(step).join('; '), movesText(step.moves), figuresCell(step.to)],
      })),
      { cells: ['Today', '', figuresCell(to)] },
    ],
  }
}

function figuresCell({ outcome, rule, threshold, share, price }: PricedFigures): TableCell {
  return {
    text: boundsText(share, threshold),
    note: rule ?? 'not decided',
    outcome,
    verdict: { low: share.low, high: share.high, level: threshold, rule, price },
  }
}
