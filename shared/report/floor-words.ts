import { isAnyPrice, type LastingFloor, type PriceFloor } from '../calc/result/price-floor.ts'
import { withThousands } from '../money/display.ts'
import { minorDecimals } from '../money/minor-unit.ts'
import { parseRatio, roundUp } from '../money/ratio.ts'

/** What a list of price floors rests on, in the words of every list. */
export const FLOOR_NOTES = [
  'The lowest fair market price where the product is sold (Supplement No. 2(a)(3) to Part 734) at ' +
    'which it is not subject by reason of de minimis: at one unit of the currency less it no longer is.',
  'Between affiliates the invoice is not that price: what unaffiliated customers would pay there is.',
  'Foreign parts without a declaration are taken as free of US content, unless the switch ' +
    'foreignContentUndeclared says otherwise.',
  'All else is as recorded. Good until the day named, by what is recorded now; another price, rate, ' +
    'fact or rule may end it earlier.',
]

/** Writes an amount that stands in English in another number format. */
type Written = (english: string) => string

const asIs: Written = (english) => english

/** A floor as its amount with the currency, or why there is none. */
export function floorText(floor: PriceFloor, written: Written = asIs): string {
  const { amount, currency, none } = floor
  if (amount === null) return `none: ${none?.why ?? ''}`
  return isAnyPrice(floor) ? 'any price' : `${written(withThousands(amount))} ${currency}`
}

/** The present price in its currency, with at least the decimals of its minor unit. */
export function presentText({ price, currency }: PriceFloor, written: Written = asIs): string {
  if (price === null) return 'not known'
  const [, decimals = ''] = price.split('.')
  const missing = minorDecimals(currency) - decimals.length
  const full = missing <= 0 ? price : roundUp(parseRatio(price), minorDecimals(currency))
  return `${written(withThousands(full))} ${currency}`
}

/** What stands beside a floor: what it is of, or why there is none; empty: nothing. */
export function floorRemark(floor: PriceFloor, written: Written = asIs): string {
  const { none, of, perCopy, currency, actAtAmount } = floor
  if (none)
    return none.cite && !none.why.includes(none.cite) ? `${none.why} (${none.cite})` : none.why
  const ofSales =
    perCopy === null
      ? 'sales in all'
      : `sales in all; ${written(withThousands(perCopy))} ${currency} a copy`
  const isReached = actAtAmount === 'caught'
  const anyPrice = isReached ? 'nothing counts' : 'nothing counts: by content any price will do'
  const basis = isAnyPrice(floor) ? anyPrice : of === 'price' ? '' : ofSales
  const reached = isReached ? 'a direct product rule makes it subject at every price' : ''
  return [basis, reached].filter((words) => words !== '').join('; ')
}

/** Until when a floor is good and what ends it. */
export function untilText({ until, endedBy, next }: LastingFloor, written: Written = asIs): string {
  if (until === null) return 'nothing recorded ends it'
  const then = next ? `; then ${nextText(next, written)}` : ''
  return `until ${until}: ${endedBy.join(', ')}${then}`
}

function nextText(
  { amount, currency, none }: NonNullable<LastingFloor['next']>,
  written: Written,
): string {
  return amount === null
    ? `none: ${none?.why ?? ''}`
    : `${written(withThousands(amount))} ${currency}`
}
