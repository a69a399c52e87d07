import { openHits } from '../../../shared/parties/open-why.ts'
import type { Standing } from '../../../shared/parties/standing.ts'
import { isSettled } from '../../../shared/parties/standing.ts'
import type { RulePack } from '../../../shared/rules/pack.ts'
import { partyRulesOf } from '../../../shared/rules/party-rules.ts'
import { type ReadCell, unreadable } from '../../../shared/tabular/cell.ts'
import { readDay } from '../../ui/read-day.ts'

/** How a party stands, in a few words for a cell and in a sentence. */
export interface PartyState {
  words: string
  why: string
  tone: 'fail' | 'open' | 'quiet'
}

/** How a party stands by the lists at hand; none of it is a clearance. */
export function stateOf(
  pack: RulePack,
  standing: Standing | undefined,
  lists: { count: number; missing: number },
): PartyState {
  if (lists.count === 0)
    return { words: 'no list', why: 'No list has been read to screen it against.', tone: 'open' }
  if (!standing?.isScreened)
    return { words: 'not screened', why: 'It was not screened yet.', tone: 'open' }
  const { hits, notComparable, listing, affiliation, openWhy } = standing
  const again = hits.filter(({ state }) => state === 'again').length
  const noList = hits.filter(({ state }) => state === 'no-list').length
  const unsure = hits.filter(({ state }) => state === 'unsure').length
  const open = hits.filter((hit) => !isSettled(hit)).length - unsure - noList
  const listed = partyRulesOf(pack).lists.filter(({ id }) => listing.lists[id] === 'yes')
  const others = hits.filter(({ state }) => state === 'same')
  if (listed.length > 0 || others.length > 0) {
    const on = listed.map(({ title }) => title)
    const names = on.length > 0 ? on : [...new Set(others.map(({ entry }) => entry.source))]
    const words = open > 0 ? `listed, ${open} to decide` : 'listed'
    return { words, why: `Listed: ${names.join(', ')}.`, tone: 'fail' }
  }
  if (open > 0)
    return {
      words: again === open ? `${open} to decide again` : `${open} to decide`,
      why: `${openHits(hits).join('; ')}.`,
      tone: 'open',
    }
  if (unsure > 0)
    return { words: 'not sure', why: `Of ${unsure} somebody was not sure.`, tone: 'open' }
  if (notComparable.length > 0)
    return {
      words: 'not by name alone',
      why: notComparable.map(({ name, why }) => `${name}: ${why}`).join('; '),
      tone: 'open',
    }
  if (lists.missing > 0)
    return { words: 'list missing', why: 'A list is not beside the workspace.', tone: 'open' }
  if (noList > 0)
    return { words: 'list missing', why: `${openHits(hits).join('; ')}.`, tone: 'open' }
  if (affiliation.redFlags.length > 0)
    return {
      words: 'owner unknown',
      why: `The share of ${affiliation.redFlags.join(', ')} is not known (Red Flag 29).`,
      tone: 'open',
    }
  const isKnown = partyRulesOf(pack).lists.every(({ id }) => openWhy[id] === undefined)
  if (!isKnown) {
    const why = [...new Set(Object.values(openWhy).flat())]
    return {
      words: 'nothing near, open',
      why: `No entry of the lists at hand is near, yet it is open: ${why.join('; ')}.`,
      tone: 'open',
    }
  }
  return {
    words: 'nothing near',
    why: 'No entry of the lists at hand is near, or each was decided not to be it. That is no clearance: lists change, and names hide.',
    tone: 'quiet',
  }
}

/** Days after which a list is marked as old: the Consolidated Screening List changes nearly each day. */
export const STALE_AFTER = 7

/** How old a list is, in whole days. */
export function ageOf(asOf: string, today: string): number {
  return Math.round((Date.parse(today) - Date.parse(asOf)) / 86_400_000)
}

/** The day that is typed for a list: asked for where it is blank, and never one to come. */
export function dayOfList(text: string, today: string): ReadCell<string> {
  if (text.trim() === '')
    return unreadable('Give the day of the list: when it was issued, not when it is read.')
  const day = readDay(text)
  if (!day.ok || day.value <= today) return day
  return unreadable(`${day.value} is after today, ${today}.`)
}
