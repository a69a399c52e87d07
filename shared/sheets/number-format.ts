/** The currency that a number format shows, as an ISO 4217 code; null: none, or one of several. */
export function currencyInFormat(format: string): string | null {
  const [positive = ''] = format.split(';')
  const tagged = /\[\$([^\]-]*)(?:-([0-9A-Fa-f]+))?\]/.exec(positive)
  const sign = tagged?.[1]?.trim() ?? ''
  if (/^[A-Z]{3}$/.test(sign)) return sign
  const code = SIGNS[sign] ?? null
  if (code) return code
  if (tagged && (sign === '$' || sign === '')) return byLocale(tagged[2], sign)
  const quoted = /"\s*([A-Z]{3}|[€£₩₹₽₺₪])\s*"|([€£₩₹₽₺₪])/.exec(positive)
  const found = quoted?.[1] ?? quoted?.[2]
  if (!found) return null
  return SIGNS[found] ?? found
}

/** How many digits a format such as "000000" shows; null: it is of another kind. */
export function leadingZeros(format: string): number | null {
  const [positive = ''] = format.split(';')
  return /^0{2,20}$/.test(positive) ? positive.length : null
}

const SIGNS: Record<string, string> = {
  '€': 'EUR',
  '£': 'GBP',
  '₩': 'KRW',
  '₹': 'INR',
  '₽': 'RUB',
  '₺': 'TRY',
  '₪': 'ILS',
  zł: 'PLN',
  Kč: 'CZK',
  US$: 'USD',
  CA$: 'CAD',
  A$: 'AUD',
  HK$: 'HKD',
  NT$: 'TWD',
  S$: 'SGD',
}

/** The dollar of a locale by its Windows number. */
function byLocale(locale: string | undefined, sign: string): string | null {
  if (sign !== '$' || locale === undefined) return null
  return DOLLARS[locale.toUpperCase().replace(/^0+/, '')] ?? null
}

const DOLLARS: Record<string, string> = {
  '409': 'USD',
  '1009': 'CAD',
  C0C: 'CAD',
  C09: 'AUD',
  '1409': 'NZD',
  '1004': 'SGD',
  '4809': 'SGD',
  C04: 'HKD',
  '404': 'TWD',
  '80A': 'MXN',
}
