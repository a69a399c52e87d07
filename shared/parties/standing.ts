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
 * decided rests on another name or entry (`again`), or the entry is on the list no more (`gone`).
 */
export type HitState = 'same' | 'not-same' | 'unsure' | 'open' | 'again' | 'gone'

/** An entry beside a party, with what was decided of the two. */
export interface Hit extends FoundEntry {
  state: HitState
  decision: ScreeningDecision | null
}

/** Whether a person has settled it. */
export function isSettled({ state }: Pick<Hit, 'state'>): boolean {
  return state === 'same' || state === 'not-same'
}

/** What stands beside a party: what was found, with what was decided, and what was decided and is gone. */
export function hitsOf(
  party: Party,
  { found }: Pick<Screened, 'found'>,
  decisions: readonly ScreeningDecision[],
): Hit[] {
  const own = decisions.filter((one) => one.party === party.id)
  const isOf = (hit: FoundEntry) => (one: ScreeningDecision) =>
    one.list === hit.list && one.entry === hit.entry.id
  const hits = found.map((hit): Hit => {
    const decision = own.find(isOf(hit)) ?? null
    return { ...hit, decision, state: decision ? stateOf(party, hit.entry, decision) : 'open' }
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
        state: 'gone',
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
}

/** A party with what it is, what stands beside it, and what its owners bring along. */
export interface Standing {
  party: string
  /** It was compared with the lists at hand. */
  isScreened: boolean
  hits: readonly Hit[]
  notComparable: Screened['notComparable']
  listing: PartyListing
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
  { sources }: Coverage,
): Map<string, Standing> {
  const { lists, affiliates } = partyRulesOf(pack)
  const kinds = new Set(sources.flatMap((source) => listOfSource(pack, source)?.id ?? []))
  const foundOf = new Map(screened.map((one) => [one.party, one]))
  const own = new Map(
    parties.map((party) => {
      const found = foundOf.get(party.id)
      const hits = hitsOf(party, found ?? NOTHING, decisions)
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
      const { hits, found, listed, footnotes } = own.get(party.id) as NonNullable<
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
      const listing = { party: party.id, roles, lists: after, footnotes: withOwners }
      return [
        party.id,
        {
          party: party.id,
          hits,
          isScreened: found !== undefined,
          notComparable: found?.notComparable ?? [],
          listing,
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
    return { listed, passes: by((hit) => !isAddressOnly(hit.entry)), footnotes }
  }
}

const NOTHING = { found: [] }

/** An entry that lists an address and no entity: it passes nothing down (744 Supp. 4). */
export function isAddressOnly({ name }: Pick<ListedParty, 'name'>): boolean {
  return /^address(es)?\s*\d*$/i.test(name.trim())
}

function eachFootnote(of: (footnote: Footnote) => Answer): PartyListing['footnotes'] {
  return Object.fromEntries(
    FOOTNOTES.map((footnote) => [footnote, of(footnote)]),
  ) as unknown as PartyListing['footnotes']
}
