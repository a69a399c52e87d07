import type { DecimalMark } from '../../../shared/tabular/number.ts'
import { usePreferences } from '../../stores/preferences.ts'

/** The decimal mark of the number format that the user prefers. */
export function decimalMark(): DecimalMark {
  return usePreferences.getState().numberFormat.endsWith(',56') ? ',' : '.'
}
