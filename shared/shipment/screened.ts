import { LONGEST_TEXT } from '../bounds.ts'
import type { CalendarDay } from '../model/calendar-day.ts'
import { STATE_WORDS } from '../parties/open-why.ts'
import type { Hit, Standing } from '../parties/standing.ts'
import type { RulePack } from '../rules/pack.ts'
import { listOfSource, partyRulesOf } from '../rules/party-rules.ts'
import type { PartyHit, ShipmentParty } from './schema.ts'

type PartyScreening = NonNullable<ShipmentParty['screening']>

/**
 * What the register of trade parties says of one of a shipment: its hits with what people decided of
 * them, and what is open beside them. null: it was not compared with any list.
 */
export function screeningOf(
  { hits, notComparable, affiliation, isScreened }: Standing,
  lists: readonly string[],
  on: CalendarDay,
): PartyScreening | null {
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
function hitOf({ entry, listed, state, decision, list, changes }: Hit): PartyHit {
  const head = {
    list: entry.source,
    entry: entry.id,
    name: listed,
    requirement: entry.licenseRequirement,
  }
  if (!decision) return head
  const { who, on, reason, footnotes } = decision
  if (state !== 'same' && state !== 'not-same' && state !== 'unsure') {
    const since =
      state === 'again'
        ? `since then ${changes.join('; ')}`
        : state === 'no-list'
          ? `${list} is not at hand`
          : 'the list has the entry no more'
    const said = `${STATE_WORDS[decision.answer]}: ${reason} (${[who, on].filter(Boolean).join(', ')})`
    const earlier = `It was decided before to be ${said}; ${since}`
    return { ...head, earlier: earlier.slice(0, LONGEST_TEXT) }
  }
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

/**
 * Two screenings of a party as one, of the earlier day: what either found stands. A hit that nobody
 * decided gives way to the same entry where somebody did.
 */
export function together(a: PartyScreening, b: PartyScreening): PartyScreening {
  const hits = [...a.hits, ...b.hits]
  const isSameEntry = (one: PartyHit) => (other: PartyHit) =>
    one.list === other.list && one.entry === other.entry
  return {
    lists: [...new Set([...a.lists, ...b.lists])],
    on: a.on < b.on ? a.on : b.on,
    hits: hits.filter((hit, at) => {
      if (hit.decision) return true
      const alike = hits.filter(isSameEntry(hit))
      return !alike.some(({ decision }) => decision) && hits.findIndex(isSameEntry(hit)) === at
    }),
    notComparable: [...new Set([...a.notComparable, ...b.notComparable])],
  }
}

/**
 * The lists that the rules name, of which none of the sources of the entries at hand is and which
 * nobody names as screened elsewhere, in words.
 */
export function listsNotRead(
  pack: RulePack,
  sources: readonly string[],
  elsewhere: readonly string[] = [],
): string[] {
  const named = elsewhere.flatMap((lists) => lists.split(/[,;]/))
  if (named.some((list) => ALL_LISTS.test(list))) return []
  const read = new Set([...sources, ...named].map((source) => listOfSource(pack, source)?.id))
  return partyRulesOf(pack)
    .lists.filter(({ id }) => !read.has(id))
    .map(({ title }) => `the lists that were read have no entry of the ${title}`)
}

/** The Consolidated Screening List has the entries of every list that the rules name. */
const ALL_LISTS = /\bconsolidated screening list\b|\bCSL\b/i
