import type { ReadCell } from '../../shared/tabular/cell.ts'
import type { ReadNumber } from '../../shared/tabular/number.ts'
import { usePreferences } from '../stores/preferences.ts'
import { typedNumber } from './typed.ts'

/**
 * Reads a typed number as this user writes numbers; one that can be read in two ways is asked.
 * `currency` settles "$".
 */
export function readTyped(text: string, currency = ''): ReadCell<ReadNumber> {
  const { numberFormat } = usePreferences.getState()
  return typedNumber(text, { numberFormat, currency })
}
