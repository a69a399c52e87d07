import { create } from 'zustand'
import { DEFAULT_PREFERENCES, type Preferences } from '../../shared/workspace/preferences.ts'

export type NumberFormat = Preferences['numberFormat']

const SEPARATORS: Record<NumberFormat, { group: string; decimal: string }> = {
  '1,234.56': { group: ',', decimal: '.' },
  '1.234,56': { group: '.', decimal: ',' },
  '1 234,56': { group: '\u00a0', decimal: ',' },
  "1'234.56": { group: "'", decimal: '.' },
}

/** How numbers are written on screen; the preferences keep it up to date. */
export const useNumberFormat = create<Pick<Preferences, 'numberFormat'>>(() => ({
  numberFormat: DEFAULT_PREFERENCES.numberFormat,
}))

/** A text with a number as it is written in English, written as this user writes numbers. */
export function inNumberFormat(english: string): string {
  const { group, decimal } = SEPARATORS[useNumberFormat.getState().numberFormat]
  return english.replace(/(?<=\d)[.,](?=\d)/g, (sign) => (sign === ',' ? group : decimal))
}
