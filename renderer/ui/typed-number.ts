import type { ReadCell } from '../../shared/tabular/cell.ts'
import type { ReadNumber } from '../../shared/tabular/number.ts'
import { usePreferences } from '../stores/preferences.ts'
import { typedNumber } from './typed.ts'

/**
 * Reads a typed number as this user writes numbers: "1,234" is one and a fraction, or a thousand and
 * more, by the preference. What can be read one way only is read that way. `currency` settles "$".
 */
export function readTyped(text: string, currency = ''): ReadCell<ReadNumber> {
  const { numberFormat } = usePreferences.getState()
  return typedNumber(text, { numberFormat, currency })
}
