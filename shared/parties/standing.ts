import { canonicalJson } from '../model/canonical-json.ts'
import { namesOf, type Party, type PartyRole } from '../model/party.ts'
import {
  FOOTNOTES,
  type Footnote,
  type ListedParty,
  type ScreeningDecision,
} from '../model/screening.ts'
import { type Answer, any } from '../rules/answer.ts'
import { type Choices, chosen, type RulePack } from '../rules/pack.ts'
import { ENTITY_LIST, listOfSource, type PartyListing, partyRulesOf } from '../rules/party-rules.ts'
import { type Affiliation, affiliations } from './affiliates.ts'
import { changedSince, openHits } from './open-why.ts'
import type { NotComparable } from './screen.ts'

/** An entry that may be a party, as it was found in a list. */
export interface FoundEntry {
  /** The list of the workspace that it is of. */
  list: string
  entry: ListedParty
  listed: string
  sought: string
  likeness: number
  reasons: string[]
}

/** What was found of one party in the lists at hand. */
export interface Screened {
  party: string
  found: FoundEntry[]
  notComparable: (NotComparable & { list: string })[]
}

/**
 * How a party and an entry stand: decided by a person, or open: nobody has decided (`open`), what was
 * decided rests on another name or entry (`again`), the entry is on the list no more (`gone`), or the
 * list that it stood on is not at hand, and says nothing of it (`no-list`).
 */
export type HitState = 'same' | 'not-same' | 'unsure' | 'open' | 'again' | 'gone' | 'no-list'

/** An entry beside a party, with what was decided of the two. */
export interface Hit extends FoundEntry {
  state: HitState
  decision: ScreeningDecision | null
  /** What has changed since it was decided, in words, where it is to be decided again. */
  changes: readonly string[]
}

/** Whether a person has settled it. */
export function isSettled({ state }: Pick<Hit, 'state'>): boolean {
  return state === 'same' || state === 'not-same'
}

/**
 * What stands beside a party: what was found, with what was decided, and what was decided and is gone.
 * `lists`: those that are at hand.
 */
export function hitsOf(
  party: Party,
  { found }: Pick<Screened, 'found'>,
  decisions: readonly ScreeningDecision[],
  lists: readonly string[],
): Hit[] {
  const own = decisions.filter((one) => one.party === party.id)
  const isOf = (hit: FoundEntry) => (one: ScreeningDecision) =>
    one.list === hit.list && one.entry === hit.entry.id
  const hits = found.map((hit): Hit => {
    const decision = own.find(isOf(hit)) ?? null
    if (!decision) return { ...hit, decision, state: 'open', changes: [] }
    const state = stateOf(party, hit.entry, decision)
    const changes = state === 'again' ? changedSince(party, hit.entry, decision) : []
    return { ...hit, decision, state, changes }
  })
  const gone = own
    .filter((one) => one.answer !== 'not-same' && !found.some((hit) => isOf(hit)(one)))
    .map(
      (decision): Hit => ({
        list: decision.list,
        entry: decision.restsOn.entry,
        listed: decision.restsOn.entry.name,
        sought: party.name,
        likeness: 0,
        reasons: [],
        decision,
        changes: [],
        state: lists.includes(decision.list) ? 'gone' : 'no-list',
      }),
    )
  return [...hits, ...gone]
}

function stateOf(party: Party, entry: ListedParty, decision: ScreeningDecision): HitState {
  const { answer, restsOn } = decision
  const isAsItWas =
    sameNames(restsOn.names, namesOf(party)) &&
    canonicalJson(restsOn.entry) === canonicalJson(entry)
  return isAsItWas ? answer : 'again'
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return canonicalJson([...a].sort()) === canonicalJson([...b].sort())
}

/** What is known of the lists at hand. */
export interface Coverage {
  /** The sources of their entries. */
  sources: readonly string[]
  /** Those lists of the workspace of which the entries were compared, by id. */
  lists: readonly string[]
}

/** A party with what it is, what stands beside it, and what its owners bring along. */
export interface Standing {
  party: string
  /** It was compared with the lists at hand. */
  isScreened: boolean
  hits: readonly Hit[]
  notComparable: Screened['notComparable']
  listing: PartyListing
  /** Why it is not known whether it is on a list, by the kind of list; nothing of one that is known. */
  openWhy: Readonly<Record<string, readonly string[]>>
  affiliation: Affiliation
}

/**
 * How the parties of a register stand by the lists at hand and what people decided. The rule of
 * affiliates counts as its switch says: in force, stayed, or not known, so that what it would add is open.
 */
export function standings(
  pack: RulePack,
  choices: Choices,
  parties: readonly Party[],
  screened: readonly Screened[],
  decisions: readonly ScreeningDecision[],
  { sources, lists: atHand }: Coverage,
): Map<string, Standing> {
  const { lists, affiliates } = partyRulesOf(pack)
  const kinds = new Set(sources.flatMap((source) => listOfSource(pack, source)?.id ?? []))
  const foundOf = new Map(screened.map((one) => [one.party, one]))
  const own = new Map(
    parties.map((party) => {
      const found = foundOf.get(party.id)
      const hits = hitsOf(party, found ?? NOTHING, decisions, atHand)
      return [party.id, { hits, found, ...ownListing(hits, found) }] as const
    }),
  )
  const passing = new Set(lists.flatMap(({ id, passesDown }) => (passesDown ? [id] : [])))
  const owned = affiliations(
    parties,
    (id) => any([...passing].map((kind) => own.get(id)?.passes[kind] ?? 'unknown')),
    affiliates.percent,
  )
  const option = chosen(pack, choices, affiliates.switch.id)
  const isInForce = option === affiliates.switch.option
  const isUnknown = option === 'unknown'
  return new Map(
    parties.map((party) => {
      const { hits, found, listed, footnotes, why } = own.get(party.id) as NonNullable<
        ReturnType<typeof own.get>
      >
      const affiliation = owned.get(party.id) as Affiliation
      const counts: Answer = isInForce
        ? affiliation.answer
        : isUnknown && affiliation.answer !== 'no'
          ? 'unknown'
          : 'no'
      const brings = (of: (id: string) => Answer): Answer => {
        if (counts === 'no') return 'no'
        const fromSure = any(affiliation.owners.map(of))
        if (counts === 'yes' && fromSure === 'yes') return 'yes'
        const isOpen = affiliation.isOpen || affiliation.mayOwn.length > 0 || fromSure !== 'no'
        return isOpen ? 'unknown' : 'no'
      }
      const after = Object.fromEntries(
        lists.map(({ id }) => [
          id,
          passing.has(id)
            ? any([
                listed[id] as Answer,
                brings((owner) => own.get(owner)?.passes[id] ?? 'unknown'),
              ])
            : (listed[id] as Answer),
        ]),
      )
      const withOwners = eachFootnote((footnote) =>
        any([
          footnotes[footnote],
          brings((owner) => own.get(owner)?.footnotes[footnote] ?? 'unknown'),
        ]),
      )
      const roles: readonly PartyRole[] = party.roles ?? []
      const openWhy = Object.fromEntries(
        lists.flatMap(({ id }) => {
          if (after[id] !== 'unknown') return []
          const ofOwners = brings((owner) => own.get(owner)?.passes[id] ?? 'unknown') !== 'no'
          return [
            [id, [...why(id), ...(passing.has(id) && ofOwners ? ownersWhy(affiliation) : [])]],
          ]
        }),
      )
      const listing = { party: party.id, roles, lists: after, footnotes: withOwners }
      return [
        party.id,
        {
          party: party.id,
          hits,
          isScreened: found !== undefined,
          notComparable: found?.notComparable ?? [],
          listing,
          openWhy,
          affiliation,
        },
      ]
    }),
  )

  /** What its own names say of a party; `passes`: what it passes down, which an address does not. */
  function ownListing(hits: readonly Hit[], found: Screened | undefined) {
    const kindOf = new Map(hits.map((hit) => [hit, listOfSource(pack, hit.entry.source)?.id]))
    const isOpen = !found || found.notComparable.length > 0
    const answerIn = (kind: string, those: readonly Hit[]): Answer => {
      const answers = those.map(
        ({ state }): Answer => (state === 'same' ? 'yes' : state === 'not-same' ? 'no' : 'unknown'),
      )
      return any([...answers, isOpen || !kinds.has(kind) ? 'unknown' : 'no'])
    }
    const by = (keep: (hit: Hit) => boolean) =>
      Object.fromEntries(
        lists.map(({ id }) => [
          id,
          answerIn(
            id,
            hits.filter((hit) => kindOf.get(hit) === id && keep(hit)),
          ),
        ]),
      )
    const listed = by(() => true)
    const entries = hits.filter(
      (hit) => kindOf.get(hit) === ENTITY_LIST && hit.state !== 'not-same',
    )
    const footnotes = eachFootnote((footnote) =>
      any([
        ...entries.map(({ state, decision }): Answer => {
          if (state !== 'same' || !decision || decision.footnotes === null) return 'unknown'
          return decision.footnotes.includes(footnote) ? 'yes' : 'no'
        }),
        listed[ENTITY_LIST] === 'unknown' ? 'unknown' : 'no',
      ]),
    )
    const why = (kind: string) => [
      ...(found ? [] : ['it was not screened']),
      ...(kinds.has(kind) ? [] : ['no list at hand has entries of it']),
      ...(found?.notComparable ?? []).map(({ name }) => `${name} is not settled by its name alone`),
      ...openHits(hits.filter((hit) => kindOf.get(hit) === kind)),
    ]
    return { listed, why, passes: by((hit) => !isAddressOnly(hit.entry)), footnotes }
  }
}

const NOTHING = { found: [] }

/** What is not known of the owners of a party, in words; at least one. */
function ownersWhy({ owners, mayOwn, isOpen }: Affiliation): string[] {
  const ways = [
    ...(isOpen ? ['who owns it in the end is not known'] : []),
    ...(mayOwn.length > 0 ? [`its owner ${mayOwn.join(', ')} may be listed`] : []),
    ...(owners.length > 0 ? [`its owner ${owners.join(', ')} is listed`] : []),
  ]
  return ways.length > 0 ? ways : ['what its owners bring along is not known']
}

/** An entry that lists an address and no entity: it passes nothing down (744 Supp. 4). */
export function isAddressOnly({ name }: Pick<ListedParty, 'name'>): boolean {
  return /^address(es)?\s*\d*$/i.test(name.trim())
}

function eachFootnote(of: (footnote: Footnote) => Answer): PartyListing['footnotes'] {
  return Object.fromEntries(
    FOOTNOTES.map((footnote) => [footnote, of(footnote)]),
  ) as unknown as PartyListing['footnotes']
}
