import type { Act } from './act.ts'
import type { Bounds, Outcome } from './result.ts'

/** Why no selling price makes a product not subject. */
export interface NoFloor {
  code:
    | 'jurisdiction'
    | 'outside'
    | 'no-level'
    | 'encryption-gate'
    | 'report-required'
    | 'open'
    | 'unbounded'
    | 'no-rate'
  /** In words, to stand after "none:". */
  why: string
  /** The paragraph that decides; null: something is not known. */
  cite: string | null
}

/**
 * The lowest fair market selling price at which a product is not subject for a destination, all else
 * as it is (Supplement No. 2(a)(3) to Part 734).
 */
export interface PriceFloor {
  destination: string
  treatedAs?: string
  /** The price of one, or what software sells for in all. */
  of: 'price' | 'sales'
  /** The currency of the price, or of the workspace where there is none. */
  currency: string
  /**
   * The smallest amount in the currency's minor unit at which the high share is not above the level;
   * one unit less, and the outcome is another. null: there is none.
   */
  amount: string | null
  /** Of sales, the lowest price of each copy, in the minor unit; null: it is of a price, or there is none. */
  perCopy: string | null
  none: NoFloor | null
  /** The outcome at the present price. */
  outcome: Outcome
  /** What that outcome asks for. */
  act: Act
  /** What is asked for once the share passes at the amount; null: there is none. */
  actAtAmount: Act | null
  /** The present price as exact text in the currency; null: there is none above zero. */
  price: string | null
  /** The share up to which it passes; null: no share decides. */
  level: string | null
  /** The controlled US content in the reporting currency, of all copies where it is of sales. */
  controlled: Bounds
  /** The most that it may be at the present price; null: there is no price or no level. */
  highestContent: string | null
}

/** A price floor with the day until which it is good. */
export interface LastingFloor extends PriceFloor {
  product: string
  /** The last day of it; null: nothing that is recorded ends it. */
  until: string | null
  /** What turns on the day after. */
  endedBy: string[]
  /** What stands in its place from then on; null: nothing ends it, or it was not looked at. */
  next: Pick<PriceFloor, 'amount' | 'currency' | 'none'> | null
}

/** Nothing counts or may count, so that every price above zero will do. */
export function isAnyPrice({ amount, controlled }: PriceFloor): boolean {
  return amount !== null && controlled.high === '0'
}
