/** How a number format shows a number, as far as that changes what the cell says. */
export type Showing =
  | { as: 'number' }
  | { as: 'day' }
  | { as: 'percent' }
  | { as: 'scientific' }
  /** With leading zeros: so many digits. */
  | { as: 'padded'; digits: number }

/** The formats that a workbook names by number only and that are of another kind than numbers. */
const BUILT_IN: Record<number, Showing> = {
  9: { as: 'percent' },
  10: { as: 'percent' },
  11: { as: 'scientific' },
  48: { as: 'scientific' },
}
const isBuiltInDay = (id: number) =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58)

/** How a format shows numbers, by its code, or by its number where it has no code. */
export function showingOf(id: number, code: string | undefined): Showing {
  if (code === undefined) return isBuiltInDay(id) ? { as: 'day' } : (BUILT_IN[id] ?? NUMBER)
  const [positive = ''] = bare(code).split(';')
  const digits = leadingZeros(code)
  if (digits !== null) return { as: 'padded', digits }
  if (/[ymdhs]/i.test(positive) && !/[#?]|0[^.]*[.,]0/.test(positive)) return { as: 'day' }
  if (positive.includes('%')) return { as: 'percent' }
  return /[0#?]E[+-]/i.test(positive) ? { as: 'scientific' } : NUMBER
}

const NUMBER: Showing = { as: 'number' }

/** A format without what it only shows: quoted and escaped text, colours, locales, "General". */
function bare(code: string): string {
  return code
    .replace(/"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]/gi, '')
    .replace(/General|Standard/gi, '')
}

/** How many digits a format such as "000000" shows; null: it is of another kind. */
export function leadingZeros(code: string): number | null {
  const [positive = ''] = code.split(';')
  return /^0{2,20}$/.test(positive) ? positive.length : null
}

/** The currency that a number format shows, as an ISO 4217 code; null: none, or one of several. */
export function currencyInFormat(code: string): string | null {
  const [positive = ''] = code.split(';')
  const tagged = /\[\$([^\]-]*)(?:-([0-9A-Fa-f]+))?\]/.exec(positive)
  const sign = tagged?.[1]?.trim() ?? ''
  if (sign !== '') return named(sign) ?? byLocale(sign, tagged?.[2])
  for (const [, quoted = ''] of positive.matchAll(/"([^"]*)"/g)) {
    const currency = named(quoted.trim())
    if (currency) return currency
  }
  const unquoted = /[€£₩₹₽₺₪]/.exec(positive)
  return unquoted ? named(unquoted[0]) : null
}

const CODES = new Set(Intl.supportedValuesOf('currency'))

function named(sign: string): string | null {
  return CODES.has(sign) ? sign : (SIGNS[sign] ?? null)
}

/** Signs of one currency only. */
const SIGNS: Record<string, string> = {
  '€': 'EUR',
  '£': 'GBP',
  '₩': 'KRW',
  '₹': 'INR',
  '₽': 'RUB',
  '₺': 'TRY',
  '₪': 'ILS',
  '₴': 'UAH',
  '₫': 'VND',
  '฿': 'THB',
  zł: 'PLN',
  Kč: 'CZK',
  Ft: 'HUF',
  RM: 'MYR',
  'SFr.': 'CHF',
  'Fr.': 'CHF',
  R$: 'BRL',
  US$: 'USD',
  CA$: 'CAD',
  C$: 'CAD',
  A$: 'AUD',
  AU$: 'AUD',
  NZ$: 'NZD',
  HK$: 'HKD',
  NT$: 'TWD',
  S$: 'SGD',
}

/** What a sign that several currencies share means in a locale, by the locale's Windows number. */
function byLocale(sign: string, locale: string | undefined): string | null {
  const number = locale?.toUpperCase().replace(/^0+/, '') ?? ''
  return SHARED[sign]?.[number] ?? null
}

const SHARED: Record<string, Record<string, string>> = {
  $: {
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
  },
  '¥': { '804': 'CNY', '411': 'JPY' },
  '￥': { '804': 'CNY', '411': 'JPY' },
  kr: { '41D': 'SEK', '414': 'NOK', '406': 'DKK', '814': 'NOK' },
  'kr.': { '406': 'DKK' },
}
