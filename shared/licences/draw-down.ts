import { withThousands } from '../money/display.ts'
import { add, compare, format, multiply, parseRatio, type Ratio, ZERO } from '../money/ratio.ts'
import { PROCESS } from './process.ts'
import type { DrawnItem, EventOf, Licence, LicenceItem } from './schema.ts'

/** An item of a licence with what of it is used up; amounts are exact text. */
export interface GrantedItem extends LicenceItem {
  drawn: { quantity: string; value: string }
  /** What may still be shipped; null: the paper names no such limit. */
  left: { quantity: string | null; value: string | null }
  isExhausted: boolean
}

/** The share, as exact text, by which the value of a licence may be exceeded (750.11): of exports from the United States alone. */
export function toleranceOf(
  type: Licence['type'],
  { period, noTolerance }: Pick<EventOf<'issued'>, 'period' | 'noTolerance'>,
): string {
  const mayExceed = type === 'export' && period !== 'short-supply' && !noTolerance
  return mayExceed ? PROCESS.tolerance.export.value : '0'
}

/** Items of a licence of which nothing is drawn yet. */
export function undrawn(items: readonly LicenceItem[], tolerance: string): GrantedItem[] {
  return items.map((item) => granted(item, ZERO, ZERO, tolerance))
}

/**
 * What is left once more is drawn down, in quantity and in value, or why that cannot be: nothing is
 * ever drawn beyond a limit that the paper names.
 */
export function drawDown(
  items: readonly GrantedItem[],
  drawn: readonly DrawnItem[],
  tolerance: string,
): { ok: true; items: GrantedItem[] } | { ok: false; why: string } {
  const after = [...items]
  for (const draw of drawn) {
    const place = draw.item - 1
    const item = after[place]
    if (!item) return refused(`the licence has no item ${draw.item}`)
    const why = refusalOf(item, draw)
    if (why !== null) return refused(`item ${draw.item}, ${item.description}: ${why}`)
    const quantity = add(parseRatio(item.drawn.quantity), amount(draw.quantity))
    const value = add(parseRatio(item.drawn.value), amount(draw.value))
    after[place] = granted(item, quantity, value, tolerance)
  }
  return { ok: true, items: after }
}

/** As `drawDown` backwards, for a shipment that was not made; it must be one that was drawn. */
export function giveBack(
  items: readonly GrantedItem[],
  drawn: readonly DrawnItem[],
  tolerance: string,
): GrantedItem[] {
  return items.map((item, place) => {
    const those = drawn.filter((draw) => draw.item === place + 1)
    if (those.length === 0) return item
    const less = (from: string, given: readonly (string | null | undefined)[]) =>
      given.reduce((left, one) => add(left, negated(amount(one))), parseRatio(from))
    const quantity = less(
      item.drawn.quantity,
      those.map((draw) => draw.quantity),
    )
    const value = less(
      item.drawn.value,
      those.map((draw) => draw.value),
    )
    return granted(item, quantity, value, tolerance)
  })
}

function refusalOf({ quantity, value, currency, unit, left }: GrantedItem, draw: DrawnItem) {
  if (quantity != null) {
    if (draw.quantity == null) return 'the licence limits the quantity, and none is given'
    if (compare(parseRatio(draw.quantity), amount(left.quantity)) > 0)
      return `${withThousands(draw.quantity)} would exceed the ${withThousands(left.quantity ?? '0')} ${unit ?? 'pieces'} that are left (750.7(f))`
  }
  if (value == null) return null
  if (draw.value == null) return 'the licence limits the value, and none is given'
  if (draw.currency != null && draw.currency !== currency)
    return `its value is in ${draw.currency}, and that of the licence in ${currency ?? 'no currency'}`
  if (compare(parseRatio(draw.value), amount(left.value)) > 0)
    return `${withThousands(draw.value)} would exceed the ${withThousands(left.value ?? '0')} ${currency ?? ''} that are left (750.7(f), 750.11)`
  return null
}

function granted(item: LicenceItem, quantity: Ratio, value: Ratio, tolerance: string): GrantedItem {
  const { drawn: _, left: __, isExhausted: ___, ...paper } = item as GrantedItem
  const leftOf = (limit: Ratio | null, drawn: Ratio) => limit && add(limit, negated(drawn))
  const byQuantity = leftOf(limitOf(item.quantity), quantity)
  const limit = limitOf(item.value)
  const byValue = leftOf(limit && add(limit, multiply(limit, parseRatio(tolerance))), value)
  const isUsedUp = (left: Ratio | null) => left !== null && compare(left, ZERO) <= 0
  return {
    ...paper,
    drawn: { quantity: format(quantity), value: format(value) },
    left: { quantity: byQuantity && format(byQuantity), value: byValue && format(byValue) },
    isExhausted: isUsedUp(byQuantity) || (isUsedUp(byValue) && limit !== null && limit.n !== 0n),
  }
}

function limitOf(text: string | null | undefined): Ratio | null {
  return text == null ? null : parseRatio(text)
}

function amount(text: string | null | undefined): Ratio {
  return text == null ? ZERO : parseRatio(text)
}

function negated({ n, d }: Ratio): Ratio {
  return { n: -n, d }
}

function refused(why: string): { ok: false; why: string } {
  return { ok: false, why }
}
