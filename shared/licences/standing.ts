import { type CalendarDay, dayAfter, daysBetween } from '../model/calendar-day.ts'
import { withThousands } from '../money/display.ts'
import { countedDays, type Hold } from './clock.ts'
import { drawDown, type GrantedItem, giveBack, toleranceOf, undrawn } from './draw-down.ts'
import { clockOf } from './process.ts'
import type { EventOf, Licence, LicenceCondition, LicenceEvent } from './schema.ts'
import { type LicenceState, refusalOfMove, STATE_WORDS, type Stage } from './stages.ts'
import { endOfPeriod, type LastDay, lastDayOf } from './validity.ts'

/** A condition with who was told of it, and who has acknowledged it. */
export interface StandingCondition extends LicenceCondition {
  parties: { name: string; told: CalendarDay | null; acknowledged: CalendarDay | null }[]
  isOpen: boolean
}

/** How an application or a licence stands on a day. */
export interface Standing {
  state: LicenceState
  stage: Stage
  /** The first day of the state; null: a draft. */
  since: CalendarDay | null
  /** Calendar days since then. */
  age: number | null
  controlNumber: string | null
  number: string | null
  registered: CalendarDay | null
  /** Days since the registration, at most up to the decision, and those of them that count (750.4). */
  days: { calendar: number; counted: number } | null
  /** The first day on which it was issued, returned or finally denied; null: it is not decided. */
  decided: CalendarDay | null
  holds: readonly (Hold & { because: string })[]
  isHeld: boolean
  referred: CalendarDay | null
  escalated: { to: EventOf<'escalated'>['to']; day: CalendarDay } | null
  /** The day of the letter that announces a denial. */
  letter: CalendarDay | null
  answered: CalendarDay | null
  /** BIS has said that the denial does not become final. */
  isNotFinal: boolean
  /** The day on which a denial became final. */
  deniedOn: CalendarDay | null
  appealed: CalendarDay | null
  issued: CalendarDay | null
  lastDay: LastDay | null
  items: readonly GrantedItem[]
  /** The share by which their values may be exceeded (750.11); that is in what is left already. */
  tolerance: string
  conditions: readonly StandingCondition[]
  /** What does not fit together in what is recorded; null: it does. */
  problem: string | null
}

interface Folding extends Omit<Standing, 'state' | 'age' | 'days' | 'problem'> {
  shipments: Map<string, EventOf<'shipped'>>
  noLongerTo: Stage
  /** The day of the shipment that took the last of it. */
  usedUp: CalendarDay | null
}

/** The events of a licence in the order of their days; those of one day as they were recorded. */
export function inOrder(events: readonly LicenceEvent[]): LicenceEvent[] {
  return [...events].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** How a licence stands at the end of a day, by the events up to it. */
export function standingOn(
  licence: Licence,
  events: readonly LicenceEvent[],
  day: CalendarDay,
): Standing {
  const past = inOrder(events).filter((event) => event.day <= day)
  const { at, problem } = folded(licence, past)
  lapse(at, day)
  const { shipments: _, noLongerTo: __, usedUp: ___, ...standing } = at
  const { registered, holds, decided } = at
  const state = problem === null ? stateOf(at, day) : 'unclear'
  const since = problem === null ? sinceOf(at, state) : problem.day
  const end = decided ?? day
  return {
    ...standing,
    state,
    since,
    age: since === null ? null : daysBetween(since, day),
    days:
      registered === null
        ? null
        : {
            calendar: daysBetween(registered, end),
            counted: countedDays(registered, end, holds),
          },
    problem: problem && wordsOf(problem),
  }
}

/** What does not fit together in the whole history of a licence, in words; null: it does. */
export function problemOfHistory(licence: Licence, events: readonly LicenceEvent[]): string | null {
  const { problem } = folded(licence, inOrder(events))
  return problem && wordsOf(problem)
}

interface Problem {
  day: CalendarDay
  what: string
}

function wordsOf({ day, what }: Problem): string {
  return `${day}: ${what}`
}

function folded(
  licence: Licence,
  events: readonly LicenceEvent[],
): { at: Folding; problem: Problem | null } {
  const at = beginning()
  for (const event of events) {
    lapse(at, event.day)
    const what = apply(at, event, licence)
    if (what !== null) return { at, problem: { day: event.day, what } }
  }
  return { at, problem: null }
}

function beginning(): Folding {
  return {
    stage: 'draft',
    since: null,
    controlNumber: null,
    number: null,
    registered: null,
    decided: null,
    holds: [],
    isHeld: false,
    referred: null,
    escalated: null,
    letter: null,
    answered: null,
    isNotFinal: false,
    deniedOn: null,
    appealed: null,
    issued: null,
    lastDay: null,
    items: [],
    conditions: [],
    tolerance: '0',
    shipments: new Map(),
    noLongerTo: 'issued',
    usedUp: null,
  }
}

/** An intent to deny of which BIS says nothing else by its last day is a denial, final on that day (750.6). */
function lapse(at: Folding, day: CalendarDay): void {
  if (at.stage !== 'intent-to-deny' || at.letter === null || at.isNotFinal) return
  const final = dayAfter(at.letter, clockOf('denial-final').days)
  if (day <= final) return
  endHold(at, final)
  enter(at, 'denied', final)
  at.deniedOn = final
}

/** The stages that end the clock of 750.4. */
const DECIDED: ReadonlySet<Stage> = new Set([
  ...(['issued', 'denied', 'returned-deficient', 'returned-not-needed'] as const),
])

function enter(at: Folding, stage: Stage, day: CalendarDay): void {
  at.stage = stage
  at.since = day
  if (DECIDED.has(stage)) at.decided ??= day
}

function endHold(at: Folding, day: CalendarDay): void {
  if (!at.isHeld) return
  at.holds = at.holds.map((hold) => (hold.to === null ? { ...hold, to: day } : hold))
  at.isHeld = false
}

/** Applies an event, or says why it cannot be so. */
function apply(at: Folding, event: LicenceEvent, licence: Licence): string | null {
  const refusal = refusalOfMove(event.kind, at.stage, at.isHeld)
  if (refusal !== null) return refusal
  const { day } = event
  switch (event.kind) {
    case 'filed':
      at.controlNumber = event.controlNumber ?? null
      enter(at, 'filed', day)
      return null
    case 'registered':
      at.controlNumber = event.controlNumber ?? at.controlNumber
      at.registered = day
      enter(at, 'registered', day)
      return null
    case 'returned':
      endHold(at, day)
      enter(at, event.why === 'deficient' ? 'returned-deficient' : 'returned-not-needed', day)
      return null
    case 'held':
      at.holds = [...at.holds, { from: day, to: null, because: event.because }]
      at.isHeld = true
      return null
    case 'hold-ended':
      endHold(at, day)
      return null
    case 'referred':
      at.referred = day
      enter(at, 'referred', day)
      return null
    case 'escalated':
      at.escalated = { to: event.to, day }
      enter(at, 'escalated', day)
      return null
    case 'intent-to-deny':
      at.letter = day
      at.answered = null
      enter(at, 'intent-to-deny', day)
      return null
    case 'answered':
      at.answered = day
      return null
    case 'not-final':
      at.isNotFinal = true
      return null
    case 'denied':
      at.deniedOn ??= day
      enter(at, 'denied', day)
      return null
    case 'appealed':
      return appeal(at, day)
    case 'issued':
      return issue(at, event, licence)
    case 'told':
    case 'acknowledged':
      return tell(at, event)
    case 'shipped':
      return ship(at, event)
    case 'not-shipped': {
      const shipped = at.shipments.get(event.shipment)
      if (!shipped) return `no shipment ${event.shipment} was drawn down`
      at.shipments.delete(event.shipment)
      at.items = giveBack(at.items, shipped.items, at.tolerance)
      return null
    }
    case 'extended':
      return extend(at, event)
    case 'suspended':
      at.noLongerTo = at.stage
      enter(at, 'suspended', day)
      return null
    case 'reinstated':
      enter(at, at.noLongerTo, day)
      return null
    case 'replaced':
    case 'revoked':
      enter(at, event.kind, day)
      return null
  }
}

function appeal(at: Folding, day: CalendarDay): string | null {
  if (at.appealed !== null) return `it was appealed on ${at.appealed} already`
  const last = dayAfter(at.deniedOn ?? day, clockOf('appeal').days)
  if (day > last)
    return `an appeal must be received by ${last}, 45 days after the denial became final (756.2(c))`
  at.appealed = day
  enter(at, 'appealed', day)
  return null
}

function issue(at: Folding, event: EventOf<'issued'>, { type }: Licence): string | null {
  const { day, number, expires, period, items, conditions } = event
  if (expires != null && expires < day) return `its last day ${expires} is before its issue`
  at.number = number
  at.issued = day
  at.lastDay = lastDayOf(expires ?? endOfPeriod(day, period))
  at.tolerance = toleranceOf(type, event)
  at.items = undrawn(items, at.tolerance)
  at.conditions = conditions.map((condition) =>
    standing({
      ...condition,
      parties: condition.tell.map((name) => ({ name, told: null, acknowledged: null })),
    }),
  )
  enter(at, 'issued', day)
  return null
}

function standing(condition: Omit<StandingCondition, 'isOpen'>): StandingCondition {
  const { parties, acknowledge } = condition
  const isOpen = parties.some(
    ({ told, acknowledged }) => told === null || (acknowledge && acknowledged === null),
  )
  return { ...condition, isOpen }
}

function tell(at: Folding, event: EventOf<'told'> | EventOf<'acknowledged'>): string | null {
  const { kind, day, party: name } = event
  const condition = at.conditions[event.condition - 1]
  if (!condition) return `the licence has no condition ${event.condition}`
  const party = condition.parties.find((one) => one.name === name)
  if (!party) return `condition ${event.condition} is not to be told to ${name}`
  if (kind === 'acknowledged' && party.told === null)
    return `${name} was not told of condition ${event.condition} before`
  const after = kind === 'told' ? { ...party, told: day } : { ...party, acknowledged: day }
  at.conditions = at.conditions.map((one) =>
    one === condition
      ? standing({ ...one, parties: one.parties.map((other) => (other === party ? after : other)) })
      : one,
  )
  return null
}

function ship(at: Folding, event: EventOf<'shipped'>): string | null {
  const { day, shipment, items } = event
  if (at.shipments.has(shipment)) return `shipment ${shipment} was drawn down already`
  if (at.lastDay && day > at.lastDay.day) return `the licence expired on ${at.lastDay.day}`
  const drawn = drawDown(at.items, items, at.tolerance)
  if (!drawn.ok) return drawn.why
  at.items = drawn.items
  if (isUsedUp(at)) at.usedUp = day
  at.shipments.set(shipment, event)
  return null
}

function extend(at: Folding, { day, expires, askedOn }: EventOf<'extended'>): string | null {
  const { lastDay } = at
  if (askedOn > day) return `it was asked for on ${askedOn}, after that day`
  if (lastDay && askedOn > lastDay.day)
    return `it was asked for on ${askedOn}, when the licence was no longer valid (750.7(g)(1)-(2))`
  if (lastDay && expires <= lastDay.by) return `${expires} is no later than the day that it had`
  at.lastDay = lastDayOf(expires)
  enter(at, 'extended', day)
  return null
}

function stateOf(at: Folding, day: CalendarDay): LicenceState {
  if (at.isHeld) return 'held'
  if (at.stage !== 'issued' && at.stage !== 'extended') return at.stage
  if (at.lastDay && day > at.lastDay.day) return 'expired'
  if (isUsedUp(at)) return 'exhausted'
  return at.conditions.some(({ isOpen }) => isOpen) ? 'approved-with-conditions' : at.stage
}

function isUsedUp({ items }: Pick<Folding, 'items'>): boolean {
  return items.length > 0 && items.every(({ isExhausted }) => isExhausted)
}

/** The first day of a state: that of its stage, where neither a hold, the calendar nor a shipment made it. */
function sinceOf(at: Folding, state: LicenceState): CalendarDay | null {
  switch (state) {
    case 'held':
      return at.holds.find(({ to }) => to === null)?.from ?? at.since
    case 'expired':
      return at.lastDay && dayAfter(at.lastDay.day, 1)
    case 'exhausted':
      return at.usedUp ?? at.since
    case 'approved-with-conditions':
      return at.issued
    default:
      return at.since
  }
}

/** Whether something may be shipped under a licence that stands so. */
export function isLive({ state }: Pick<Standing, 'state'>): boolean {
  return state === 'issued' || state === 'extended' || state === 'approved-with-conditions'
}

/** The state in words, with the day that it is of. */
export function stateText({ state, since }: Pick<Standing, 'state' | 'since'>): string {
  return since === null ? STATE_WORDS[state] : `${STATE_WORDS[state]} since ${since}`
}

/** How long BIS has had it, or had it until it decided, in words; empty: it was never registered. */
export function daysText({ days, decided }: Pick<Standing, 'days' | 'decided'>): string {
  if (days === null) return ''
  const span = decided === null ? 'since its registration' : `from its registration to ${decided}`
  return `${withThousands(String(days.calendar))} ${days.calendar === 1 ? 'day' : 'days'} ${span}, ${withThousands(String(days.counted))} counted`
}
