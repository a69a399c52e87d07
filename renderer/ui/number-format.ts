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
  const { group, decimal } = SEPARATORS[usePreferences.getState().numberFormat]
  return english.replace(/(?<=\d)[.,](?=\d)/g, (sign) => (sign === ',' ? group : decimal))
}
