import { percent, readRatio } from '../../shared/calc/display.ts'
import { divide, round } from '../../shared/money/ratio.ts'

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const dayOfYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })
const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })

/** The name of a country, or its code where it has none. */
export function countryName(code: string): string {
  try {
    return regions.of(code) ?? code
  } catch {
    return code
  }
}

/** An exact amount to two decimals, to more where two would show it as zero, with thousands set apart. */
export function amountText(exact: string): string {
  const amount = readRatio(exact)
  let digits = 2
  while (amount.n !== 0n && !/[1-9]/.test(round(amount, digits).text)) digits++
  const { text } = round(amount, digits)
  return text.replace(/\B(?=(\d{3})+(?=\.))/g, ',')
}

/** An amount with every digit that it has, to two decimals at least, with thousands set apart. */
export function exactText(decimal: string): string {
  const [whole = '', fraction = ''] = decimal.split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction.padEnd(2, '0')}`
}

/** An amount with its unit. */
export function moneyText(exact: string, currency: string): string {
  return currency ? `${amountText(exact)} ${currency}` : amountText(exact)
}

/** An exact share in percent, to more than two decimals where two would hide which side of the level it is on. */
export function shareText(exact: string, level?: string | null): string {
  return percent(readRatio(exact), level ? readRatio(level) : undefined)
}

/** A decimal share in percent, with every digit that it has. */
export function exactPercent(share: string): string {
  const [whole = '', fraction = ''] = share.split('.')
  const digits = fraction.padEnd(2, '0')
  const percents = (whole + digits.slice(0, 2)).replace(/^0+(?=\d)/, '')
  const rest = digits.slice(2).replace(/0+$/, '')
  return `${percents}${rest && `.${rest}`} %`
}

/** A value as its share of a price, in percent; null where either is not known. */
export function shareOfPrice(value: string | null, price: string | null): string | null {
  if (value === null || price === null || !/[1-9]/.test(price)) return null
  return percent(divide(readRatio(value), readRatio(price)))
}

/** An exact share as percentage points. */
export function pointsText(exact: string): string {
  return `${round({ n: readRatio(exact).n * 100n, d: readRatio(exact).d }, 2).text} pts`
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

/** `1 line`, `2 lines`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`
}

export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 ** 2) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`
}
