import type { CalendarDay } from '../model/calendar-day.ts'
import type { Hit, Standing } from '../parties/standing.ts'
import type { PartyHit, ShipmentParty } from './schema.ts'

/**
 * What the register of trade parties says of one of a shipment: its hits with what people decided of
 * them, and what is open beside them. null: it was not compared with any list.
 */
export function screeningOf(
  { hits, notComparable, affiliation, isScreened }: Standing,
  lists: readonly string[],
  on: CalendarDay,
): NonNullable<ShipmentParty['screening']> | null {
  if (!isScreened || lists.length === 0) return null
  const { answer, redFlags, isOpen } = affiliation
  const owners = [
    ...(answer === 'no' ? [] : [`listed parties ${answer === 'yes' ? '' : 'may '}own it by half`]),
    ...redFlags.map((owner) => `the share of ${owner} is not known (Red Flag 29)`),
    ...(isOpen ? ['who owns it in the end is not known'] : []),
  ]
  return {
    lists: [...lists],
    on,
    hits: hits.map(hitOf),
    notComparable: [
      ...notComparable.map(({ name, why, list }) => `${name}, ${list}: ${why}`),
      ...owners,
    ],
  }
}

/** A hit as a shipment has it; one whose decision rests on another state is nobody's decision any more. */
function hitOf({ entry, listed, state, decision }: Hit): PartyHit {
  const head = {
    list: entry.source,
    entry: entry.id,
    name: listed,
    requirement: entry.licenseRequirement,
  }
  if (!decision || (state !== 'same' && state !== 'not-same' && state !== 'unsure')) return head
  const { who, on, reason, footnotes } = decision
  return {
    ...head,
    decision: {
      by: who ?? 'not recorded',
      on: on ?? null,
      why: reason,
      is: state === 'not-same' ? 'different' : state,
      footnotes,
    },
  }
}
