import type { EventKind } from './schema.ts'

/** Where an application or a licence is, by what was last decided of it. */
export type Stage =
  | 'draft'
  | 'filed'
  | 'registered'
  | 'referred'
  | 'escalated'
  | 'intent-to-deny'
  | 'denied'
  | 'appealed'
  | 'returned-deficient'
  | 'returned-not-needed'
  | 'issued'
  | 'extended'
  | 'suspended'
  | 'replaced'
  | 'revoked'

/** The state that is shown: the stage, and what a hold, conditions, draw-down and the day make of it. */
export type LicenceState =
  | Stage
  | 'held'
  | 'approved-with-conditions'
  | 'exhausted'
  | 'expired'
  /** What is recorded does not fit together. */
  | 'unclear'

/** In the order of a board. */
export const LICENCE_STATES: readonly LicenceState[] = [
  'draft',
  'filed',
  'registered',
  'held',
  'referred',
  'escalated',
  'intent-to-deny',
  'denied',
  'appealed',
  'returned-deficient',
  'returned-not-needed',
  'approved-with-conditions',
  'issued',
  'extended',
  'suspended',
  'exhausted',
  'expired',
  'replaced',
  'revoked',
  'unclear',
]

export const STATE_WORDS: Record<LicenceState, string> = {
  draft: 'draft',
  filed: 'filed',
  registered: 'registered',
  held: 'hold without action',
  referred: 'referred',
  escalated: 'escalated',
  'intent-to-deny': 'intent to deny',
  denied: 'denied, final',
  appealed: 'appealed',
  'returned-deficient': 'returned without action, deficient',
  'returned-not-needed': 'returned without action, no licence needed',
  'approved-with-conditions': 'approved, conditions to be told',
  issued: 'issued',
  extended: 'extended',
  suspended: 'suspended',
  exhausted: 'exhausted',
  expired: 'expired',
  replaced: 'replaced',
  revoked: 'revoked',
  unclear: 'unclear',
}

const PENDING = ['registered', 'referred', 'escalated'] as const
const LIVE = ['issued', 'extended'] as const

/** From which stages an event may come, and the paragraphs by which it does. */
interface Move {
  from: readonly Stage[]
  cite: string
  /** It may come while the application is on hold without action. */
  whileHeld?: true
}

/** In the order in which they are offered: what mostly comes next stands first. */
const MOVES: Record<EventKind, Move> = {
  filed: { from: ['draft'], cite: '748.1(d)' },
  registered: { from: ['filed'], cite: '748.6(b); 750.4(a)(1)' },
  answered: { from: ['intent-to-deny'], cite: '750.6', whileHeld: true },
  shipped: { from: LIVE, cite: '750.7(f)' },
  referred: { from: ['registered'], cite: '750.4' },
  escalated: { from: ['referred', 'escalated'], cite: '750.4' },
  'intent-to-deny': { from: PENDING, cite: '750.6' },
  'hold-ended': {
    from: [...PENDING, 'intent-to-deny', 'appealed'],
    cite: '750.4(b)',
    whileHeld: true,
  },
  issued: { from: ['draft', ...PENDING, 'intent-to-deny', 'appealed'], cite: '748.6(c); 750.7' },
  'not-final': { from: ['intent-to-deny'], cite: '750.6', whileHeld: true },
  denied: { from: ['intent-to-deny', 'appealed'], cite: '750.6' },
  appealed: { from: ['denied'], cite: '750.6(b); 756.2(c)' },
  held: { from: [...PENDING, 'intent-to-deny', 'appealed'], cite: '750.4(b)' },
  returned: {
    from: ['filed', ...PENDING, 'intent-to-deny'],
    cite: '750.4(a)(2)',
    whileHeld: true,
  },
  told: { from: [...LIVE, 'suspended'], cite: '750.7(d)' },
  acknowledged: { from: [...LIVE, 'suspended'], cite: '750.7(d)' },
  extended: { from: LIVE, cite: '750.7(g)(1)-(2)' },
  replaced: { from: LIVE, cite: '750.7(h)(4)' },
  suspended: { from: LIVE, cite: '750.8' },
  reinstated: { from: ['suspended'], cite: '750.8' },
  revoked: { from: [...LIVE, 'suspended'], cite: '750.8' },
  'not-shipped': {
    from: [...LIVE, 'suspended', 'revoked', 'replaced'],
    cite: '750.7(f)',
  },
}

export const EVENT_WORDS: Record<EventKind, string> = {
  filed: 'filed',
  registered: 'registered',
  returned: 'returned without action',
  held: 'hold without action',
  'hold-ended': 'hold ended',
  referred: 'referred',
  escalated: 'escalated',
  'intent-to-deny': 'intent to deny',
  answered: 'intent to deny answered',
  'not-final': 'denial not final',
  denied: 'denied',
  appealed: 'appealed',
  issued: 'issued',
  told: 'condition told',
  acknowledged: 'condition acknowledged',
  shipped: 'shipped',
  'not-shipped': 'not shipped',
  extended: 'extended',
  replaced: 'replaced',
  suspended: 'suspended',
  reinstated: 'reinstated',
  revoked: 'revoked',
}

/** Why an event cannot come at a stage, in words; null: it can. */
export function refusalOfMove(kind: EventKind, stage: Stage, isHeld: boolean): string | null {
  const { from, cite, whileHeld } = MOVES[kind]
  if (!from.includes(stage))
    return `${EVENT_WORDS[kind]} does not follow on ${STATE_WORDS[stage]}; it comes after ${from.map((one) => STATE_WORDS[one]).join(', or ')} (${cite})`
  if (kind === 'hold-ended' && !isHeld) return 'there is no hold to end (750.4(b))'
  if (isHeld && !whileHeld)
    return `${EVENT_WORDS[kind]} does not come while the application is on hold: end the hold on its day first (750.4(b))`
  return null
}

/** The events that may come at a stage, in their order. */
export function movesAt(stage: Stage, isHeld: boolean): EventKind[] {
  return (Object.keys(MOVES) as EventKind[]).filter(
    (kind) => refusalOfMove(kind, stage, isHeld) === null,
  )
}

/** The paragraphs by which an event comes. */
export function citeOfMove(kind: EventKind): string {
  return MOVES[kind].cite
}
