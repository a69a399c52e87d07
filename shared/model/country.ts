import iso from 'i18n-iso-countries'

const alpha2 = new Set(Object.keys(iso.getAlpha2Codes()))
alpha2.add('XK')

/** The regions that the rules treat apart from the country they lie in (746.6). */
export const REGIONS = ['UA-CRIMEA', 'UA-DNR', 'UA-LNR'] as const

/** Whether `code` is an ISO 3166-1 alpha-2 country code (Kosovo's user-assigned `XK` included). */
export function isCountryCode(code: string): boolean {
  return alpha2.has(code)
}

/** Whether `code` names a country, a territory, or a region that the rules treat apart. */
export function isDestinationCode(code: string): boolean {
  return isCountryCode(code) || (REGIONS as readonly string[]).includes(code)
}
