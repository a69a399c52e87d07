import { canonicalJson } from '../model/canonical-json.ts'
import { namesOf, type Party } from '../model/party.ts'
import type { ListedParty, ScreeningDecision } from '../model/screening.ts'
import type { Hit, HitState } from './standing.ts'

/** How an entry stands. */
export const STATE_WORDS: Record<HitState, string> = {
  same: 'the same',
  'not-same': 'not the same',
  unsure: 'not sure',
  open: 'to be decided',
  again: 'to be decided again',
  gone: 'no longer listed',
  'no-list': 'list not at hand',
}

/** What differs between what a decision rests on and what stands now, in sentences without a full stop. */
export function changedSince(
  party: Party,
  entry: ListedParty,
  { restsOn: { names, entry: was } }: ScreeningDecision,
): string[] {
  const now = namesOf(party)
  const isRenamed = canonicalJson([...names].sort()) !== canonicalJson([...now].sort())
  return [
    ...(isRenamed ? [`the names of the party were ${quoted(names)} and are ${quoted(now)}`] : []),
    ...MEMBERS.flatMap(([member, words, verb]) => {
      const [before, after] = [textOf(was[member]), textOf(entry[member])]
      if (before === after) return []
      return [`${words} ${verb[0]} ${quoted(before)} and ${verb[1]} ${quoted(after)}`]
    }),
  ]
}

const ONE = ['was', 'is'] as const
const SEVERAL = ['were', 'are'] as const

const MEMBERS: readonly [keyof ListedParty & string, string, typeof ONE | typeof SEVERAL][] = [
  ['name', 'the name of the entry', ONE],
  ['alternates', 'its other names', SEVERAL],
  ['source', 'its list', ONE],
  ['type', 'its type', ONE],
  ['addresses', 'its addresses', SEVERAL],
  ['programs', 'its programmes', SEVERAL],
  ['licenseRequirement', 'its licence requirement', ONE],
  ['licensePolicy', 'its licence policy', ONE],
  ['federalRegisterNotice', 'its notice in the Federal Register', ONE],
  ['startDate', 'its start date', ONE],
  ['remarks', 'its remarks', SEVERAL],
]

function textOf(value: ListedParty[keyof ListedParty]): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  return value
    .map((one) =>
      typeof one === 'string' ? one : [one.text, one.country].filter(Boolean).join(', '),
    )
    .join('; ')
}

function quoted(text: string | readonly string[]): string {
  const words = typeof text === 'string' ? text : text.join('; ')
  if (words === '') return 'not given'
  return words.length > MOST_QUOTED ? `"${words.slice(0, MOST_QUOTED)}…"` : `"${words}"`
}

/** Characters that are quoted of what was and of what is. */
const MOST_QUOTED = 400

/** Why hits keep it open whether a party is on a list: how many, and what of each kind is lacking. */
export function openHits(hits: readonly Pick<Hit, 'state' | 'list'>[]): string[] {
  const those = (state: Hit['state']) => hits.filter((hit) => hit.state === state)
  const told = (state: Hit['state'], words: string) => {
    const { length } = those(state)
    return length === 0 ? [] : [`${length} ${length === 1 ? 'entry' : 'entries'} ${words}`]
  }
  const lists = [...new Set(those('no-list').map(({ list }) => list))]
  return [
    ...told('open', 'to be decided'),
    ...told('again', 'decided before and changed since, to be decided again'),
    ...told('gone', 'decided before and on the list no more'),
    ...told('unsure', 'of which somebody was not sure'),
    ...lists.map((list) => `something was decided by ${list}, which is not at hand`),
  ]
}
