import {
  compare,
  divide,
  format,
  parseRatio,
  type Ratio,
  round,
  roundDown,
  roundUp,
} from './ratio.ts'

/**
 * A share in percent to two decimals with thousands set apart, for display; to more where two would
 * show it as zero, or equal to a level that it is not equal to.
 */
export function percent(share: Ratio, level?: Ratio): string {
  return `${withThousands(percentFigure(share, level))} %`
}

/** As `percent`, to at least so many decimals, without the sign and with no thousands set apart. */
export function percentFigure(share: Ratio, level?: Ratio, decimals = 2): string {
  const differs = level !== undefined && compare(share, level) !== 0
  const shown = (figure: Ratio, digits: number) => round(hundredfold(figure), digits).text
  let digits = decimals
  while (
    isHidden(share, shown(share, digits)) ||
    (differs && shown(share, digits) === shown(level, digits))
  )
    digits++
  return shown(share, digits)
}

/** Reads what `format` writes. */
export function readRatio(text: string): Ratio {
  const [n = '0', d] = text.split('/')
  return d === undefined ? parseRatio(n) : { n: BigInt(n), d: BigInt(d) }
}

/** An exact amount to two decimals, to more where two would show it as zero. */
export function roundedAmount(exact: string): string {
  return shownBy(exact, (amount, digits) => round(amount, digits).text)
}

/** As `roundedAmount`, with thousands set apart. */
export function amountText(exact: string): string {
  return withThousands(roundedAmount(exact))
}

/** As `amountText`, rounded to the safe side: down for what there is room for, up for what is needed. */
export function safeAmountText(exact: string, to: 'down' | 'up'): string {
  return withThousands(safeRoundedAmount(exact, to))
}

/** As `safeAmountText`, without thousands set apart. */
export function safeRoundedAmount(exact: string, to: 'down' | 'up'): string {
  return shownBy(exact, to === 'down' ? roundDown : roundUp)
}

/** An amount with its unit. */
export function moneyText(exact: string, currency: string): string {
  return currency ? `${amountText(exact)} ${currency}` : amountText(exact)
}

/** An exact share in percent, to more than two decimals where two would hide which side of the level it is on. */
export function shareText(exact: string, level?: string | null): string {
  return percent(readRatio(exact), level ? readRatio(level) : undefined)
}

/** A share in percent with every digit, or as a fraction where it has no end in decimals. */
export function exactShareText(exact: string): string {
  const share = format(hundredfold(readRatio(exact)))
  return share.includes('/') ? exact : `${share} %`
}

/** A value as its exact share of a price; null where either is not known. */
export function exactShareOfPrice(value: string | null, price: string | null): string | null {
  if (value === null || price === null || !/[1-9]/.test(price)) return null
  return format(divide(readRatio(value), readRatio(price)))
}

/** A value as its share of a price, in percent; null where either is not known. */
export function shareOfPrice(value: string | null, price: string | null): string | null {
  const exact = exactShareOfPrice(value, price)
  return exact && shareText(exact)
}

/** An exact share as percentage points, to more than two decimals where two would show it as zero. */
export function pointsText(exact: string): string {
  return `${withThousands(percentFigure(readRatio(exact)))} pts`
}

function shownBy(exact: string, rounded: (amount: Ratio, digits: number) => string): string {
  const amount = readRatio(exact)
  let digits = 2
  while (isHidden(amount, rounded(amount, digits))) digits++
  return rounded(amount, digits)
}

/** Whether a text shows as zero what is not. */
function isHidden(figure: Ratio, shown: string): boolean {
  return figure.n !== 0n && !/[1-9]/.test(shown)
}

/** A decimal with thousands set apart, with the decimals that it has. */
export function withThousands(amount: string): string {
  return amount.replace(/\B(?<!\.\d*)(?=(\d{3})+(?=\.|$))/g, ',')
}

function hundredfold(value: Ratio): Ratio {
  return { n: value.n * 100n, d: value.d }
}
