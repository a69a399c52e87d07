import { type Answer, all, any, is, not } from './answer.ts'
import type { Origin, Setting } from './content.ts'
import { partFact } from './content.ts'
import { isAmong, isOnList, possibly } from './destination.ts'
import {
  type AnsweredQuestion,
  type AskedItem,
  answeredQuestion,
  certified,
} from './direct-product-answers.ts'
import { EAR99, type Eccn, isUsml, matchesPattern, within } from './eccn.ts'
import { familyPatterns } from './no-level.ts'
import type { RulePack } from './pack.ts'
import { isPossibleByEccn } from './possible-rule.ts'
import { distinct, groundOf, type Reason, reasonOf } from './reason.ts'
import type { DirectProductRule, Limb } from './schema.ts'

/**
 * What a rule of 734.9 says of a product for a destination: it does not reach it, it does, it turns on
 * what is not known, or all that is left open is who the parties are and what it is used for.
 */
export type DirectProductState = 'out' | 'in' | 'open' | 'by-party'

/** One rule of 734.9 for a product and a destination. */
export interface DirectProductFinding {
  rule: string
  name: string
  state: DirectProductState
  reasons: readonly Reason[]
  /** What would settle it where it is open: questions of the pack by their ids, facts by their names. */
  missing: readonly string[]
  /** The section that asks for a licence where the rule reaches the product; absent: it does not. */
  section?: string
  /** The items inside that the question about circuits is still asked of. */
  items?: readonly string[]
}

/** An item inside a product that is, or may hold, an integrated circuit. */
export interface InsideItem {
  id: string
  asked: AskedItem
  /** It is recorded as an integrated circuit. */
  isCircuit: boolean
}

/** What lies in a product at any depth, as far as it is listed. */
export interface Inside {
  items: readonly InsideItem[]
  isListed: boolean
}

/** The product that is asked about. */
export interface DirectProductItem {
  eccn: Eccn | null
  /** Of US origin where it is made in the United States. */
  origin: Origin
  asked: AskedItem
  /** Looked at where a rule speaks of what a product contains. */
  inside: () => Inside
}

/** The rules of 734.9 for a product and a destination, in their order; none where the pack asks nothing. */
export function directProductFindings(
  pack: RulePack,
  item: DirectProductItem,
  setting: Setting,
): DirectProductFinding[] {
  return pack.directProduct.rules.flatMap(
    (rule) => directProductFinding(pack, rule, item, setting) ?? [],
  )
}

/** One rule of 734.9; null where the pack does not say how it asks. */
export function directProductFinding(
  pack: RulePack,
  rule: DirectProductRule,
  item: DirectProductItem,
  setting: Setting,
): DirectProductFinding | null {
  if (!rule.limbs) return null
  const head = { rule: rule.id, name: rule.name }
  const out = (reasons: readonly Reason[]): DirectProductFinding => ({
    ...head,
    state: 'out',
    reasons: distinct(reasons),
    missing: [],
  })
  if (item.origin === 'us') return out([groundOf(pack, 'direct-product-us-made')])
  const product = productScope(pack, rule, item)
  if (product.answer === 'no') return out(product.reasons)
  const at = destinationScope(pack, rule, setting)
  if (at === 'no' && !rule.elsewhere)
    return out([reasonOf(pack, rule, rule.fails?.destination ?? NOT_THERE)])
  const made = howMade(pack, rule, item, setting.day)
  if (made.answer === 'no') return out(made.reasons)
  const party = partyScope(pack, rule, item, setting)
  const isByKnowledge = at === 'no'
  const byParty = party === 'yes' || isByKnowledge
  const isForeign = foreignMade(item)
  const reach = all([isForeign, product.answer, made.answer, at === 'no' ? 'yes' : at])
  const state = reach === 'unknown' ? 'open' : byParty ? 'by-party' : 'in'
  const may = state === 'open' ? 'may be ' : ''
  const reasons = [
    reasonOf(pack, rule, `${may}${rule.because ?? rule.name}`),
    ...product.reasons,
    ...made.reasons,
    ...(party === 'yes' && rule.party ? [reasonOf(pack, rule.party, rule.party.why)] : []),
    ...(isByKnowledge && rule.elsewhere
      ? [reasonOf(pack, rule.elsewhere, rule.elsewhere.why)]
      : []),
    ...partnerReasons(pack, rule, setting),
  ]
  const missing = [
    ...(isForeign === 'unknown' ? ['madeBy'] : []),
    ...product.missing,
    ...made.missing,
    ...(at === 'unknown' ? [`Country Groups of ${setting.destination.code}`] : []),
  ]
  return {
    ...head,
    state,
    reasons: distinct(reasons),
    missing: state === 'open' ? [...new Set(missing)] : [],
    ...(rule.licence && { section: rule.licence.section }),
    ...(state === 'open' && made.items.length > 0 && { items: made.items }),
  }
}

const NOT_THERE = 'the destination is none of this rule'

/**
 * Whether a rule of 734.9 reaches the product as far as the product itself tells: what it is and how
 * it is made. Where the pack does not say how the rule asks, the product's ECCN alone can rule it out.
 */
export function itemReach(
  pack: RulePack,
  rule: DirectProductRule,
  item: DirectProductItem,
  day: string,
): Answer {
  if (item.origin === 'us') return 'no'
  if (!rule.limbs) return isPossibleByEccn(pack, rule, item.eccn) ? 'unknown' : 'no'
  const product = productScope(pack, rule, item).answer
  if (product === 'no') return 'no'
  return all([product, howMade(pack, rule, item, day).answer, foreignMade(item)])
}

function foreignMade({ origin }: DirectProductItem): Answer {
  return origin === 'unknown' ? 'unknown' : 'yes'
}

interface Scope {
  answer: Answer
  reasons: readonly Reason[]
  missing: readonly string[]
}

/** Whether the product is one of the items that a rule speaks of. */
function productScope(pack: RulePack, rule: DirectProductRule, item: DirectProductItem): Scope {
  const { eccn } = item
  const { nsControlled, anyEccn, eccns, families, orFacts, orQuestions } = rule
  const asksItem = nsControlled || anyEccn || eccns || families || orFacts || orQuestions
  if (!asksItem) return { answer: 'yes', reasons: [], missing: [] }
  const missing: string[] = []
  const asked: AnsweredQuestion[] = []
  const byEccn = eccn ? eccnScope(pack, rule, item, eccn, missing) : 'unknown'
  const answers: Answer[] = [byEccn]
  if (byEccn !== 'yes' && isGoods(eccn)) {
    for (const name of orFacts ?? []) {
      const answer = is(partFact(item.asked.facts, name), true)
      if (answer === 'unknown') missing.push(name)
      answers.push(answer)
    }
    for (const { question, eccns: only } of orQuestions ?? []) {
      const among = only ? named(eccn, only) : 'yes'
      if (among === 'no') continue
      const found = answeredQuestion(pack, question, item.asked)
      asked.push(found)
      const answer = all([among, found.answer])
      if (answer === 'unknown') missing.push(question)
      answers.push(answer)
    }
  }
  const answer = any(answers)
  if (answer === 'no') {
    const why = rule.fails?.product ?? 'none of the items of this rule'
    return { answer, reasons: [reasonOf(pack, rule, why)], missing: [] }
  }
  if (answer === 'yes') return { answer, reasons: [], missing: [] }
  const open = eccn ? [] : [groundOf(pack, 'direct-product-no-eccn')]
  return {
    answer,
    reasons: [...open, ...asked.flatMap(({ reasons }) => reasons)],
    missing: eccn ? missing : ['eccn'],
  }
}

/** A defense article is on no list of the EAR, so that no list can bring it in. */
function isGoods(eccn: Eccn | null): boolean {
  return !eccn || !isUsml(eccn)
}

function eccnScope(
  pack: RulePack,
  rule: DirectProductRule,
  { asked }: DirectProductItem,
  eccn: Eccn,
  missing: string[],
): Answer {
  if (pack.entryByEccn.get(eccn.entry)?.status === 'pointer') {
    missing.push('eccn')
    return 'unknown'
  }
  const listed = all([
    named(eccn, [...(rule.eccns ?? []), ...familyPatterns(pack, rule.families)]),
    not(named(eccn, rule.exceptEccns ?? [])),
  ])
  if (listed === 'unknown') missing.push('paragraph')
  const ns = rule.nsControlled ? controlledForNs(pack, eccn, asked) : { answer: 'no' as const }
  if ('missing' in ns && ns.answer === 'unknown') missing.push(...ns.missing)
  const hasEccn = rule.anyEccn && eccn.entry !== EAR99 && !isUsml(eccn)
  return any([listed, ns.answer, hasEccn ? 'yes' : 'no'])
}

function named(eccn: Eccn | null, patterns: readonly string[]): Answer {
  if (!eccn) return patterns.length > 0 ? 'unknown' : 'no'
  return any(patterns.map((pattern) => matchesPattern(eccn, pattern)))
}

/** Whether some row of the item's entry controls it for NS reasons. */
function controlledForNs(
  pack: RulePack,
  eccn: Eccn,
  { facts }: AskedItem,
): { answer: Answer; missing: string[] } {
  if (eccn.entry === EAR99 || isUsml(eccn)) return { answer: 'no', missing: [] }
  const entry = pack.entryByEccn.get(eccn.entry)
  if (!entry) return { answer: 'unknown', missing: ['eccn'] }
  const rows = entry.rows.filter(({ reason }) => reason === 'NS')
  if (rows.length === 0 && entry.reasons.includes('NS'))
    return { answer: 'unknown', missing: ['eccn'] }
  const questions = new Set<string>()
  let paragraphIsOpen = false
  const holds = (condition: string): Answer => {
    const fact = pack.conditionById.get(condition)?.fact
    const recorded = fact ? partFact(facts, fact) : (facts.answers?.[condition] ?? null)
    if (recorded === null) questions.add(fact ?? condition)
    return is(recorded, true)
  }
  const lies = (names: readonly string[]): Answer =>
    any(names.map((name) => within(eccn.paragraph, name.split('.'))))
  const inLimb = (limb: Limb): Answer => {
    const inside = all([
      limb.in ? lies(limb.in) : 'yes',
      limb.except ? not(lies(limb.except)) : 'yes',
    ])
    if (inside === 'no') return 'no'
    if (inside === 'unknown') paragraphIsOpen = true
    return all([
      inside,
      limb.if === undefined ? 'yes' : holds(limb.if),
      limb.unless === undefined ? 'yes' : not(holds(limb.unless)),
    ])
  }
  const answer = any(rows.flatMap(({ scope }) => scope.map(inLimb)))
  return { answer, missing: [...(paragraphIsOpen ? ['paragraph'] : []), ...questions] }
}

/** Whether the rule reaches the destination itself; unknown where its groups of the day were not read. */
export function destinationScope(
  pack: RulePack,
  rule: DirectProductRule,
  setting: Pick<Setting, 'destination'>,
): Answer {
  const at = possibly(pack, setting.destination)
  const answers = at.map((one) => isAmong(pack, one, rule.destinations))
  if (answers.every(Boolean)) return 'yes'
  return answers.some(Boolean) ? 'unknown' : 'no'
}

interface Made extends Scope {
  items: readonly string[]
  /** Somebody was asked and does not know. */
  isRedFlag: boolean
}

/** Whether the item is made in one of the ways that bring the rule in, or a certificate says so. */
function howMade(
  pack: RulePack,
  rule: DirectProductRule,
  item: DirectProductItem,
  day: string,
): Made {
  const limbs = (rule.limbs ?? []).map((limb): Made => {
    const isOut = item.eccn && named(item.eccn, limb.exceptEccns ?? []) === 'yes'
    if (isOut) return { answer: 'no', reasons: [], missing: [], items: [], isRedFlag: false }
    if (limb.by === 'contains') return contains(pack, limb.question, item)
    const found = answeredQuestion(pack, limb.question, item.asked)
    const mayBeOut = item.eccn ? named(item.eccn, limb.exceptEccns ?? []) : 'no'
    return {
      answer: all([found.answer, not(mayBeOut)]),
      reasons: found.reasons,
      missing: found.answer === 'unknown' ? [limb.question] : [],
      items: [],
      isRedFlag: found.isRedFlag,
    }
  })
  const answer = any(limbs.map((limb) => limb.answer))
  const certificate = certified(pack, rule.id, item.asked, day)
  const isRedFlag = limbs.some((limb) => limb.isRedFlag)
  const settled = { missing: [], items: [], isRedFlag: false }
  if (certificate?.answer === 'yes')
    return { answer: 'yes', reasons: certificate.reasons, ...settled }
  // Silence does not resolve a red flag.
  if (certificate?.answer === 'no' && answer === 'unknown' && !isRedFlag)
    return { answer: 'no', reasons: certificate.reasons, ...settled }
  const telling = limbs.filter((limb) => limb.answer === answer)
  const of = telling.length > 0 ? telling : limbs
  return {
    answer,
    reasons: [
      ...of.flatMap(({ reasons }) => reasons),
      ...(answer === 'unknown' ? (certificate?.reasons ?? []) : []),
    ],
    missing: of.flatMap(({ missing }) => missing),
    items: of.flatMap(({ items }) => items),
    isRedFlag,
  }
}

/** Whether a circuit from such a plant is in the product: as recorded of it, else of what lies in it. */
function contains(pack: RulePack, question: string, item: DirectProductItem): Made {
  const own = answeredQuestion(pack, question, item.asked)
  if (own.answer !== 'unknown') return { ...own, missing: [], items: [], isRedFlag: false }
  const { items, isListed } = item.inside()
  const found = items.map((one) => ({ one, ...answeredQuestion(pack, question, one.asked) }))
  const answers = found.map(({ answer }) => answer)
  const answer = any(isListed ? answers : [...answers, 'unknown' as const])
  if (answer === 'yes') {
    const first = found.filter((one) => one.answer === 'yes')
    return {
      answer,
      reasons: first.flatMap(({ reasons }) => reasons),
      missing: [],
      items: [],
      isRedFlag: false,
    }
  }
  if (answer === 'no') {
    const reasons = found.flatMap((one) => one.reasons)
    return {
      answer,
      reasons: reasons.length > 0 ? reasons : [groundOf(pack, 'direct-product-no-circuits')],
      missing: [],
      items: [],
      isRedFlag: false,
    }
  }
  const open = found.filter((one) => one.answer === 'unknown')
  const circuitsFirst = [...open].sort((a, b) => Number(b.one.isCircuit) - Number(a.one.isCircuit))
  return {
    answer,
    reasons: [
      groundOf(pack, 'direct-product-circuits'),
      ...own.reasons,
      ...open.flatMap(({ reasons }) => reasons),
    ],
    missing: [...(open.length > 0 ? [question] : []), ...(isListed ? [] : ['lines'])],
    items: circuitsFirst.map(({ one }) => one.id),
    isRedFlag: own.isRedFlag || open.some((one) => one.isRedFlag),
  }
}

/** Whether the parties or the use are still asked: not where a fact of the product settles it. */
export function partyScope(
  pack: RulePack,
  rule: DirectProductRule,
  item: DirectProductItem,
  setting: Pick<Setting, 'destination'>,
): 'yes' | 'no' {
  if (!rule.partyBased) return 'no'
  const fact = rule.party?.fact
  if (!fact || !isAmong(pack, setting.destination, fact.destinations)) return 'yes'
  return item.asked.facts[fact.name] === true ? 'no' : 'yes'
}

/** Exported from a partner country, what the rule alone makes subject needs no licence by it. */
function partnerReasons(pack: RulePack, rule: DirectProductRule, setting: Setting): Reason[] {
  return isExemptFrom(pack, rule, setting) && rule.exempt
    ? [reasonOf(pack, rule.exempt, rule.exempt.why)]
    : []
}

/** Whether the country of export lifts the licence need that the rule alone would bring. */
export function isExemptFrom(
  pack: RulePack,
  { exempt }: DirectProductRule,
  { exportedFrom, day }: Setting,
): boolean {
  if (!exempt || exportedFrom === null) return false
  return isOnList(pack, exempt.exportedFrom, exportedFrom, day) === true
}
