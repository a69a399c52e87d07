import type { StageFigures, StateComparison } from '../../../shared/compare/compare-states.ts'
import { differenceValue } from '../../../shared/compare/difference.ts'
import { effectsAt, movesOf } from '../../../shared/compare/effects.ts'
import type { TableCell, TablePart, TableReport } from '../../../shared/report/table.ts'
import type { ReportBasis } from '../../stores/report-basis.ts'
import { boundsText, movesText } from '../../ui/figure-words.ts'
import { countryName } from '../../ui/format.ts'
import { headed, textColumn } from '../../ui/report-table.ts'
import { effectText, ORDER_OF_STEPS, summaryText, whereText } from './difference-words.ts'

interface ComparedStates {
  comparison: StateComparison
  /** The two states in words. */
  names: readonly [string, string]
  /** The destination of which the effect of each difference is told. */
  chosen: string
}

/** Two states of a product as they stand beside each other on screen: verdicts, and every difference. */
export function statesReport(compared: ComparedStates, basis: ReportBasis): TableReport {
  const { comparison, names } = compared
  const { product, destinations, before, after } = comparison
  return {
    ...headed(`${product}: ${names[0]} beside ${names[1]}`, { ...basis, choices: {} }, [
      summaryText(comparison),
      'Each state is judged on the day and with the switches of its own revision; where these differ, they stand among the differences.',
    ]),
    columns: [
      textColumn('Destination'),
      ...['Before', 'After'].map((name) => ({
        name,
        align: 'right' as const,
        kind: 'share' as const,
      })),
      textColumn('Share moves, points'),
    ],
    places: 'Before or after',
    rows: destinations.map((destination, at) => {
      const [was, is] = [before?.[at], after?.[at]]
      return {
        cells: [
          `${countryName(destination)} (${destination})`,
          figuresCell(was),
          figuresCell(is),
          was && is ? movesText(movesOf(was.share, is.share)) : '',
        ],
      }
    }),
    further: [differencesPart(compared)],
  }
}

function figuresCell(figures: StageFigures | undefined): TableCell {
  if (!figures) return 'not there'
  const { act, rule, level, share } = figures
  return {
    text: boundsText(share, level),
    note: rule ?? 'not decided',
    act,
    verdict: { low: share.low, high: share.high, level, rule },
  }
}

function differencesPart({ comparison, chosen }: ComparedStates): TablePart {
  const { differences, more, destinations } = comparison
  const effects = effectsAt(comparison, destinations.indexOf(chosen))
  return {
    title: 'Differences',
    notes: [
      ORDER_OF_STEPS,
      ...(more > 0 ? [`${more} more differences are counted and not listed.`] : []),
    ],
    columns: [
      ...['Where', 'What', 'Before', 'After'].map(textColumn),
      textColumn(`Share to ${countryName(chosen)}, points`),
    ],
    rows: differences.map((difference, place) => {
      const effect = effects.get(place)
      const turns = effect?.turns && effect.isFirst ? ', turns the verdict' : ''
      return {
        cells: [
          whereText(difference),
          difference.field,
          differenceValue(difference.before),
          differenceValue(difference.after),
          `${effectText(effect)}${turns}`,
        ],
      }
    }),
  }
}
