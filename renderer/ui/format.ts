import * as display from '../../shared/money/display.ts'
import { inNumberFormat } from './number-format.ts'

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
const { time, dayOfYear, date } = momentFormats()

/** How moments are written by a locale, by default the system's: in its order and words, in Gregorian years and plain digits. */
export function momentFormats(locale?: string) {
  const of = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { calendar: 'gregory', numberingSystem: 'latn', ...options })
  return {
    time: of({ hour: '2-digit', minute: '2-digit' }),
    dayOfYear: of({ day: 'numeric', month: 'short' }),
    date: of({ dateStyle: 'medium' }),
  }
}

/** An exact amount, rounded for the screen, in the number format of this user; likewise below. */
export function amountText(exact: string): string {
  return inNumberFormat(display.amountText(exact))
}

/** As `amountText`, rounded so that it never promises more room than there is. */
export function safeAmountText(...given: Parameters<typeof display.safeAmountText>): string {
  return inNumberFormat(display.safeAmountText(...given))
}

/** An amount with its unit. */
export function moneyText(exact: string, currency: string): string {
  return currency ? `${amountText(exact)} ${currency}` : amountText(exact)
}

/** An exact share in percent, never shown as the level where it is not the level. */
export function shareText(exact: string, level?: string | null): string {
  return inNumberFormat(display.shareText(exact, level))
}

/** A value as its share of a price, in percent; null where either is not known. */
export function shareOfPrice(value: string | null, price: string | null): string | null {
  const share = display.shareOfPrice(value, price)
  return share && inNumberFormat(share)
}

/** An exact share as percentage points. */
export function pointsText(exact: string): string {
  return inNumberFormat(display.pointsText(exact))
}

/** An exact difference with its sign: `+12.00 USD`. */
export function signed(exact: string, text: (exact: string) => string): string {
  return exact.startsWith('-') ? `−${text(exact.slice(1))}` : `+${text(exact)}`
}

/** The name of a country, or its code where it has none. */
export function countryName(code: string): string {
  try {
    return regions.of(code) ?? code
  } catch {
    return code
  }
}

/** An amount with every digit that it has, to two decimals at least, with thousands set apart. */
export function exactText(decimal: string): string {
  const [whole = '', fraction = ''] = decimal.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return inNumberFormat(`${grouped}.${fraction.padEnd(2, '0')}`)
}

/** A decimal share in percent, with every digit that it has. */
export function exactPercent(share: string): string {
  const [whole = '', fraction = ''] = share.split('.')
  const digits = fraction.padEnd(2, '0')
  const percents = (whole + digits.slice(0, 2)).replace(/^0+(?=\d)/, '')
  const rest = digits.slice(2).replace(/0+$/, '')
  return inNumberFormat(`${percents}${rest && `.${rest}`} %`)
}

export function timeText(iso: string): string {
  return time.format(new Date(iso))
}

export function dateText(iso: string): string {
  return date.format(new Date(iso))
}

/** The time alone for today, else the day and the time. */
export function whenText(iso: string): string {
  const today = date.format(new Date()) === dateText(iso)
  return today ? timeText(iso) : `${dateText(iso)}, ${timeText(iso)}`
}

/** The time alone for today, the day and the month for this year, else the day. */
export function shortWhen(iso: string): string {
  const at = new Date(iso)
  const now = new Date()
  if (date.format(now) === date.format(at)) return time.format(at)
  return (at.getFullYear() === now.getFullYear() ? dayOfYear : date).format(at)
}

/** A whole number with its thousands set apart. */
export function wholeText(number: number): string {
  return inNumberFormat(number.toLocaleString('en'))
}

/** `1 line`, `2 lines`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${wholeText(number)} ${number === 1 ? one : many}`
}

export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 ** 2) return `${Math.round(bytes / 1024)} KB`
  return inNumberFormat(`${(bytes / 1024 ** 2).toFixed(1)} MB`)
}
