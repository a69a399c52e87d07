import type { Part } from '../model/schema.ts'

type Declaration = NonNullable<Part['usContent']>

/** Why a supplier's declaration no longer stands. */
export type Lapse = 'expired' | 'withdrawn'

/**
 * Why a declaration of US content cannot be relied on, on a day; null: it can. It holds on the last
 * day of its validity, and no longer on the day on which it is withdrawn.
 */
export function lapseOf({ validUntil, withdrawnOn }: Declaration, day: string): Lapse | null {
  if (withdrawnOn != null && withdrawnOn <= day) return 'withdrawn'
  return validUntil != null && validUntil < day ? 'expired' : null
}
