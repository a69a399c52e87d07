import type { Preferences } from '../../shared/workspace/preferences.ts'
import { usePreferences } from '../stores/preferences.ts'

export type NumberFormat = Preferences['numberFormat']

const SEPARATORS: Record<NumberFormat, { group: string; decimal: string }> = {
  '1,234.56': { group: ',', decimal: '.' },
  '1.234,56': { group: '.', decimal: ',' },
  '1 234,56': { group: '\u00a0', decimal: ',' },
  "1'234.56": { group: "'", decimal: '.' },
}

/** A text with a number as it is written in English, written as this user writes numbers. */
export function inNumberFormat(english: string): string {
  return writtenIn(usePreferences.getState().numberFormat, english)
}

/** As `typeable`, as this user writes numbers. */
export function typeableHere(exact: string): string {
  return typeable(usePreferences.getState().numberFormat, exact)
}

/** A text with a number as it is written in English, in a number format. */
export function writtenIn(format: NumberFormat, english: string): string {
  const { group, decimal } = SEPARATORS[format]
  return english.replace(/(?<=\d)[.,](?=\d)/g, (sign) => (sign === ',' ? group : decimal))
}

/**
 * A number as it can be typed again: 1.125 looks like a thousand and more where the comma is the
 * decimal mark, and the other way round, so that it gets a zero at its end.
 */
export function typeable(format: NumberFormat, exact: string): string {
  const text = /^-?[1-9]\d{0,2}\.\d{3}$/.test(exact) ? `${exact}0` : exact
  return writtenIn(format, text)
}
