import type { PartyRole } from '../model/party.ts'
import type { ProductFacts } from '../model/schema.ts'
import type { Footnote } from '../model/screening.ts'
import { type Answer, all, any, is } from './answer.ts'
import { partFact, type Setting } from './content.ts'
import { isAmong } from './destination.ts'
import type { DirectProductFinding } from './direct-product.ts'
import { type JudgedProduct, type NoLevelFinding, noLevelFinding } from './no-level.ts'
import type { RulePack } from './pack.ts'
import { distinct, type Reason, reasonOf } from './reason.ts'
import type { PartyList, PartyRules } from './schema.ts'

/** What is known of one party: on which kinds of lists it is, and which footnotes its entries have. */
export interface PartyListing {
  party: string
  /** What it is in the transaction. */
  roles: readonly PartyRole[]
  /** By the id of the kind of list: yes and no where a person decided, or nothing was near. */
  lists: Readonly<Record<string, Answer>>
  /** Confirmed by a person: yes; unknown where its entry was not read for it. */
  footnotes: Readonly<Record<Footnote, Answer>>
}

/** What one kind of list asks of a transaction. */
export interface ListFinding {
  list: string
  title: string
  effect: PartyList['effect']
  answer: Answer
  /** The parties that it reaches, or may. */
  parties: readonly string[]
  reason: Reason
}

/** What the parties of a transaction bring with them. */
export interface PartyFindings {
  lists: readonly ListFinding[]
  /** Whether a party with the footnote is there in a role that the Entity List reaches. */
  footnotes: Readonly<Record<Footnote, { answer: Answer; parties: readonly string[] }>>
}

/** The rows of a pack about parties. Throws a RangeError where it has none: it was made before them. */
export function partyRulesOf(pack: RulePack): PartyRules {
  if (!pack.partyRules) throw new RangeError('the rule pack says nothing of parties')
  return pack.partyRules
}

/** The kind of list that an entry's source names; null: a list that no row speaks of. */
export function listOfSource(pack: RulePack, source: string): PartyList | null {
  const given = source.trim().toLowerCase()
  return (
    partyRulesOf(pack).lists.find(
      ({ named, called = [] }) =>
        named.some((words) => given.includes(words)) ||
        called.some((name) => name.toLowerCase() === given),
    ) ?? null
  )
}

/**
 * What the parties of a transaction bring with them, each in its role: the Entity List reaches those of
 * 748.5(c) to (f) alone, a denial order any role (736.2(b)(4)). A party whose role is not known may be
 * in any.
 */
export function partyFindings(pack: RulePack, parties: readonly PartyListing[]): PartyFindings {
  const { lists, opens } = partyRulesOf(pack)
  const entityList = lists.find(({ id }) => id === ENTITY_LIST)
  const found = lists.map((list): ListFinding => {
    const reached = parties.map((party) => ({
      party: party.party,
      answer: all([isReached(list, party), party.lists[list.id] ?? 'unknown']),
    }))
    return {
      list: list.id,
      title: list.title,
      effect: list.effect,
      ...strongest(reached),
      reason: reasonOf(pack, list, list.why),
    }
  })
  const footnote = (number: Footnote) =>
    strongest(
      parties.map((party) => ({
        party: party.party,
        answer: all([
          entityList ? isReached(entityList, party) : 'unknown',
          party.lists[ENTITY_LIST] ?? 'unknown',
          party.footnotes[number],
        ]),
      })),
    )
  const footnotes = Object.fromEntries(
    opens.map(({ footnote: number }) => [number, footnote(number)]),
  ) as unknown as PartyFindings['footnotes']
  return { lists: found, footnotes }
}

/** The list whose entries have footnotes. */
export const ENTITY_LIST = 'entity'

function isReached({ roles }: PartyList, party: PartyListing): Answer {
  const asParty = party.roles.filter((role) => role !== 'owner')
  if (asParty.length === 0) return party.roles.length > 0 ? 'no' : 'unknown'
  return !roles || asParty.some((role) => roles.includes(role)) ? 'yes' : 'no'
}

function strongest(found: readonly { party: string; answer: Answer }[]): {
  answer: Answer
  parties: string[]
} {
  const answer = any(found.map((one) => one.answer))
  const those = answer === 'no' ? [] : found.filter((one) => one.answer === answer)
  return { answer, parties: those.map(({ party }) => party) }
}

/** The product and the setting that the rules of 734.9 were asked for. */
export interface SettledFor {
  facts: ProductFacts
  setting: Pick<Setting, 'destination'>
  /**
   * Knowledge that the item goes into, or makes, what an entity with the footnote makes, buys or orders,
   * though that entity is no party here.
   */
  listedBuyer: Answer
}

/**
 * The rules of 734.9 with what the parties settle of them: a rule that turned on the parties is in where
 * a party has its footnote, or who is known to buy what the item goes into; out where none has and nothing
 * else brings it in; and open where that is not known. `missing` names what would settle it: `parties`,
 * `listedBuyer`, or a fact of the product.
 */
export function settledByParties(
  pack: RulePack,
  findings: readonly DirectProductFinding[],
  { footnotes }: PartyFindings,
  { facts, setting, listedBuyer }: SettledFor,
): DirectProductFinding[] {
  return findings.map((finding) => {
    const row = partyRulesOf(pack).opens.find(({ rule }) => rule === finding.rule)
    if (!row || finding.state === 'out') return finding
    const { answer, parties } = footnotes[row.footnote]
    const because = (why: string) => distinct([...finding.reasons, reasonOf(pack, row, why)])
    if (answer === 'yes') {
      const why = `${parties.join(', ')}: Footnote ${row.footnote} of the Entity List`
      const state = finding.state === 'by-party' ? 'in' : finding.state
      return { ...finding, state, reasons: because(why) }
    }
    if (finding.state === 'in') return finding
    const fact = pack.directProduct.rules.find(({ id }) => id === row.rule)?.party?.fact
    const isAsked = fact && isAmong(pack, setting.destination, fact.destinations)
    const byFact = isAsked ? is(partFact(facts, fact.name), true) : 'no'
    if (listedBuyer === 'yes') {
      const why = `it goes into what an entity with Footnote ${row.footnote} makes, buys or orders`
      const state = finding.state === 'by-party' ? 'in' : finding.state
      return { ...finding, state, reasons: because(why) }
    }
    if (answer === 'no' && byFact === 'no' && listedBuyer === 'no') {
      const why = `no party has Footnote ${row.footnote} of the Entity List, nor who buys what it goes into`
      return { ...finding, state: 'out', reasons: because(why), missing: [] }
    }
    const whose = parties.length > 0 ? parties.join(', ') : 'a party'
    const why = `whether ${whose} has Footnote ${row.footnote} of the Entity List is open`
    return {
      ...finding,
      state: 'open',
      reasons: answer === 'unknown' ? because(why) : finding.reasons,
      missing: [
        ...finding.missing,
        ...(answer === 'unknown' ? ['parties'] : []),
        ...(listedBuyer === 'unknown' ? ['listedBuyer'] : []),
        ...(byFact === 'unknown' && fact ? [fact.name] : []),
      ],
    }
  })
}

/**
 * The case of 734.4(a) that a Footnote 5 party brings in at any destination: no level applies. `content`
 * says whether content that brings the case in lies in the product. null: the pack has none.
 */
export function noLevelByParty(
  pack: RulePack,
  { footnotes }: PartyFindings,
  product: JudgedProduct,
  content: Answer,
  setting: Setting,
): NoLevelFinding | null {
  const row = partyRulesOf(pack).opens.find(({ noLevel }) => noLevel !== undefined)
  const rule = pack.noLevel.rules.find(({ id }) => id === row?.noLevel)
  if (!row?.assumes || !rule) return null
  const facts = { ...product.facts, [row.assumes]: true }
  const found = noLevelFinding(pack, rule, { ...product, facts }, content, setting)
  const answer = all([found.answer, footnotes[row.footnote].answer])
  return { ...found, answer }
}
