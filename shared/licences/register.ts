import type { CalendarDay } from '../model/calendar-day.ts'
import { withThousands } from '../money/display.ts'
import { type Deadline, deadlinesOf } from './deadlines.ts'
import type { KeptLicence, Licence, LicenceRole } from './schema.ts'
import { LICENCE_STATES, type LicenceState } from './stages.ts'
import { type Standing, standingOn } from './standing.ts'

/** An application or a licence as the register shows it on a day. */
export interface RegisteredLicence {
  id: number
  licence: Licence
  standing: Standing
  deadlines: Deadline[]
}

/** The register on a day, in the order of a board: by state, and the one that is longest in it first. */
export function licenceRegister(
  kept: readonly KeptLicence[],
  day: CalendarDay,
): RegisteredLicence[] {
  return kept
    .map(({ id, licence, events }) => {
      const standing = standingOn(licence, events, day)
      return { id, licence, standing, deadlines: deadlinesOf(standing, day) }
    })
    .sort(
      (a, b) =>
        placeOf(a.standing.state) - placeOf(b.standing.state) ||
        (b.standing.age ?? 0) - (a.standing.age ?? 0) ||
        a.id - b.id,
    )
}

const places = new Map(LICENCE_STATES.map((state, place) => [state, place]))

function placeOf(state: LicenceState): number {
  return places.get(state) ?? LICENCE_STATES.length
}

/** How many there are in each state that one is in, in the order of a board. */
export function countsByState(
  register: readonly RegisteredLicence[],
): { state: LicenceState; count: number }[] {
  const states = Map.groupBy(register, ({ standing }) => standing.state)
  return [...states].map(([state, those]) => ({ state, count: those.length }))
}

/** A deadline with whose it is. */
export interface RegisteredDeadline extends Deadline {
  licence: number
  reference: string
}

/** The deadlines of all, the earliest first; what is counted no further comes last. */
export function allDeadlines(register: readonly RegisteredLicence[]): RegisteredDeadline[] {
  return register
    .flatMap(({ id, licence: { reference }, deadlines }) =>
      deadlines.map((deadline) => ({ ...deadline, licence: id, reference })),
    )
    .sort((a, b) => (a.daysLeft ?? LATEST) - (b.daysLeft ?? LATEST))
}

const LATEST = Number.MAX_SAFE_INTEGER

/** How long is left until a deadline, in words. */
export function daysLeftText({ daysLeft }: Pick<Deadline, 'daysLeft'>): string {
  if (daysLeft === null) return 'on hold'
  if (daysLeft === 0) return 'today'
  const days =
    Math.abs(daysLeft) === 1 ? '1 day' : `${withThousands(String(Math.abs(daysLeft)))} days`
  return daysLeft > 0 ? `in ${days}` : `${days} ago`
}

/** The parties of a role by name and country. */
export function partiesOf({ parties }: Licence, role: LicenceRole): string {
  return parties
    .filter((party) => party.role === role)
    .map(({ name, country }) => (country ? `${name} (${country})` : name))
    .join('; ')
}

/** What is left of a licence, an item each, exact amounts written by `amount`; empty: it is not issued. */
export function leftText(
  { items }: Pick<Standing, 'items'>,
  amount: (exact: string) => string = withThousands,
): string {
  return items
    .map(({ left, unit, currency }) => {
      const parts = [
        left.quantity === null ? null : `${amount(left.quantity)} ${unit ?? 'pieces'}`,
        left.value === null ? null : `${amount(left.value)} ${currency ?? ''}`.trim(),
      ].filter((part) => part !== null)
      return parts.length > 0 ? parts.join(', ') : 'no limit named'
    })
    .join('; ')
}
