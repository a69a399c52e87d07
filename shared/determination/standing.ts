import type { CalendarDay } from '../model/calendar-day.ts'
import { type CheckedEvent, isVouchedFor } from './event.ts'

/** How a determination stands, that which weighs most first. */
export const STANDINGS = [
  'broken',
  'superseded',
  'awaiting',
  'expired',
  'gone',
  'inputs-changed',
  'rules-changed',
  'valid',
] as const
export type Standing = (typeof STANDINGS)[number]

/** What is asked of a determination for its standing. */
export interface StandingQuestion {
  /** What is kept is what was issued. */
  isWhole: boolean
  isSuperseded: boolean
  approval: Approval
  validUntil: CalendarDay | null
  /** The day of determination that holds now. */
  day: CalendarDay
  /** What differs today; null: not looked at yet. */
  today: { inputs: 'same' | 'changed' | 'gone'; rules: 'same' | 'changed' } | null
}

/** All that holds of a determination; none where nothing speaks against it but it was not looked at yet. */
export function standingsOf(asked: StandingQuestion): Standing[] {
  const { isWhole, isSuperseded, approval, validUntil, day, today } = asked
  const holds: Record<Standing, boolean> = {
    broken: !isWhole,
    superseded: isSuperseded,
    awaiting: approval === 'awaiting',
    expired: validUntil !== null && validUntil < day,
    gone: today?.inputs === 'gone',
    'inputs-changed': today?.inputs === 'changed',
    'rules-changed': today?.rules === 'changed',
    valid: false,
  }
  const found = STANDINGS.filter((standing) => holds[standing])
  return found.length === 0 && today ? ['valid'] : found
}

/** `none`: nobody else has to approve it. */
export type Approval = 'none' | 'awaiting' | 'approved'

/**
 * Whether somebody other than the one who made it has to approve it, and has. An approval that is not
 * signed, or was changed, is none: whoever can write to the file can write it.
 */
export function approvalOf(madeBy: string, events: readonly CheckedEvent[]): Approval {
  if (approvalBy(madeBy, events)) return 'approved'
  return events.some(({ kind }) => kind === 'approval-asked') ? 'awaiting' : 'none'
}

/** The approval that counts, by another user than the one who made it; null: there is none. */
export function approvalBy(madeBy: string, events: readonly CheckedEvent[]): CheckedEvent | null {
  const counts = (event: CheckedEvent) =>
    event.kind === 'approved' && event.user !== madeBy && isVouchedFor(event)
  return events.findLast(counts) ?? null
}
