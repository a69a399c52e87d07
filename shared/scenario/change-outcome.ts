import { sameValue, type Touch, touchKey, valueText } from './touch.ts'

/** What became of one change. Where it does not fit, `why` says so and nothing was changed. */
export interface ChangeOutcome {
  touched: Touch[]
  why: string | null
  /** What a reader should know beside it: what was passed over, what stays as it is. */
  says: string[]
  /** Whether another change that touches this would make this one do something else. */
  turnsOn(touch: Touch): boolean
}

const NOTHING = () => false

export const ALREADY = 'already so'

/** A change that does not fit. */
export function refused(why: string, turnsOn: ChangeOutcome['turnsOn'] = NOTHING): ChangeOutcome {
  return { touched: [], why, says: [], turnsOn }
}

/** A change that touches what differs; where nothing does, it is already so. */
export function done(
  touched: Touch[],
  turnsOn: ChangeOutcome['turnsOn'] = NOTHING,
  says: string[] = [],
): ChangeOutcome {
  if (touched.length === 0) return refused(ALREADY, turnsOn)
  return { touched, why: null, says, turnsOn }
}

/** The touches of members of one thing; members that stay the same are none. */
export function touchesOf(
  of: Pick<Touch, 'what' | 'id'>,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): { touched: Touch[]; turnsOn: ChangeOutcome['turnsOn'] } {
  const all = Object.keys(after).map((member) => ({
    ...of,
    member,
    from: valueText(before[member]),
    to: valueText(after[member]),
  }))
  const keys = new Set(all.map(touchKey))
  return {
    touched: all.filter(({ member }) => !sameValue(before[member], after[member])),
    turnsOn: (touch) => keys.has(touchKey(touch)),
  }
}
