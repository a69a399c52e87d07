import { type ReadCell, read, unreadable } from './cell.ts'

const CODES = new Set(Intl.supportedValuesOf('currency'))

/** Whether a cell is an ISO 4217 code, such as "EUR". */
export function isCurrencyCode(cell: string): boolean {
  return CODES.has(cell.trim())
}

/** Signs and words that mean one currency only. */
const NAMES: Record<string, string> = {
  US$: 'USD',
  USD$: 'USD',
  $US: 'USD',
  C$: 'CAD',
  CA$: 'CAD',
  CAD$: 'CAD',
  A$: 'AUD',
  AU$: 'AUD',
  S$: 'SGD',
  HK$: 'HKD',
  NT$: 'TWD',
  NZ$: 'NZD',
  MX$: 'MXN',
  R$: 'BRL',
  '€': 'EUR',
  EURO: 'EUR',
  EUROS: 'EUR',
  '£': 'GBP',
  'CN¥': 'CNY',
  RMB: 'CNY',
  人民币: 'CNY',
  人民幣: 'CNY',
  'JP¥': 'JPY',
  円: 'JPY',
  日元: 'JPY',
  美元: 'USD',
  欧元: 'EUR',
  FR: 'CHF',
  'FR.': 'CHF',
  SFR: 'CHF',
  'SFR.': 'CHF',
  '₪': 'ILS',
  '₩': 'KRW',
  '₹': 'INR',
  '₺': 'TRY',
  '₽': 'RUB',
  ZŁ: 'PLN',
  KČ: 'CZK',
}

/** Signs that several currencies share: which ones, and the one meant without a word about it. */
const SHARED: Record<string, { codes: readonly string[]; usual?: string }> = {
  $: { codes: ['USD', 'CAD', 'AUD', 'SGD', 'HKD', 'TWD', 'NZD', 'MXN'], usual: 'USD' },
  '¥': { codes: ['JPY', 'CNY'] },
  元: { codes: ['CNY', 'TWD'] },
  KR: { codes: ['SEK', 'NOK', 'DKK'] },
}

/** The currencies that share a sign in a text, such as "¥"; none where there is no such sign. */
export function currenciesSharing(text: string): readonly string[] {
  const sign = Object.keys(SHARED).find(
    (key) => key !== 'KR' && text.normalize('NFKC').includes(key),
  )
  return sign === undefined ? [] : (SHARED[sign]?.codes ?? [])
}

/** Whether a cell was refused since its sign can mean several currencies. */
export function isOpenSign(message: string): boolean {
  return /could be [A-Z]{3}( or [A-Z]{3})*: give the code$/.test(message)
}

/** How pence, cents and agorot are written in lists of prices. */
const HUNDREDTH = /^([A-Z]{2}[a-z]|GBX|ZAC|ILA|pence|cents?|ct|ct\.|¢)$/

/**
 * The currency that a sign, code or name means. A sign that several currencies share is settled by
 * the currency given, where it is one of them; "$" is otherwise USD with a remark, "¥" a problem.
 */
export function currencyOf(text: string, settling?: string | null): ReadCell<string> {
  const given = text.normalize('NFKC').trim()
  const key = given.toUpperCase()
  if (HUNDREDTH.test(given))
    return unreadable(`"${given}" is a hundredth of a currency: give the amount in whole ones`)
  if (/^[A-Z]{3}$/.test(key) && CODES.has(key)) return read(key)
  const named = NAMES[key]
  if (named) return read(named)
  const shared = SHARED[key] ?? (key === 'KR.' ? SHARED.KR : undefined)
  if (!shared) return unreadable(`"${text.trim()}" is no currency`)
  if (settling && shared.codes.includes(settling)) return read(settling)
  if (shared.usual) return read(shared.usual, `"${text.trim()}" was read as ${shared.usual}`)
  return unreadable(`"${text.trim()}" could be ${shared.codes.join(' or ')}: give the code`)
}
