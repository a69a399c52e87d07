import type { StateComparison } from '../../../shared/compare/compare-states.ts'
import type { Difference } from '../../../shared/compare/difference.ts'
import type { DifferenceEffect } from '../../../shared/compare/effects.ts'
import { movesText } from '../../ui/figure-words.ts'
import { count, countryName } from '../../ui/format.ts'

/** Why a step can be of another size than somebody expects. */
export const ORDER_OF_STEPS =
  'Taken in the order of the list: rules, switches, day, rates and companies, then the items from the innermost out. In another order the single steps can be of other sizes; their sum is the same.'

/** Where a difference is, below the product. */
export function whereText({ item, path }: Pick<Difference, 'item' | 'path'>): string {
  if (item === null) return 'the workspace'
  return path.length > 1 ? path.slice(1).join(' / ') : item
}

/** What a difference did to the share of the destination that is drawn. */
export function effectText(effect: DifferenceEffect | undefined): string {
  if (!effect) return 'moves no share'
  if (!effect.isFirst) return 'with the one above'
  const moved = movesText(effect.moves)
  return effect.together > 1 ? `${moved} together` : moved
}

/** What came of all differences. */
export function summaryText(comparison: StateComparison): string {
  const { product, isIn, before, after, destinations, differences } = comparison
  if (!isIn.before) return `${product} was not there before.`
  if (!isIn.after) return `${product} is not there after.`
  if (differences.length === 0) return 'Both states say the same, at any depth.'
  const moved = destinations.filter((_, at) => before?.[at]?.outcome !== after?.[at]?.outcome)
  if (moved.length === 0) return 'No verdict moved.'
  return `${count(moved.length, 'verdict')} of ${destinations.length} moved: ${moved.map(countryName).join(', ')}.`
}
