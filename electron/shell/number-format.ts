import type { Preferences } from '../../shared/workspace/preferences.ts'

/** How numbers are written in a locale, as the nearest of the formats that the app knows. */
export function numberFormatOf(locale: string): Preferences['numberFormat'] {
  const parts = partsOf(locale)
  const of = (type: Intl.NumberFormatPartTypes) =>
    parts.find((part) => part.type === type)?.value ?? ''
  if (of('decimal') === ',') return of('group') === '.' ? '1.234,56' : '1 234,56'
  return /['’]/.test(of('group')) ? "1'234.56" : '1,234.56'
}

function partsOf(locale: string): Intl.NumberFormatPart[] {
  try {
    return new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1234567.89)
  } catch {
    return []
  }
}
