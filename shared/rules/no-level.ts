import type { ProductFacts } from '../model/schema.ts'
import { compare, parseRatio } from '../money/ratio.ts'
import { type Answer, all, any, either, is, not } from './answer.ts'
import { type Content, partFact, type Setting } from './content.ts'
import { type Destination, findDestination, isAmong, isOnList } from './destination.ts'
import { type Eccn, matchesPattern, within } from './eccn.ts'
import { type Choices, chosen, type RulePack } from './pack.ts'
import { citationsIn, type Reason, reasonOf } from './reason.ts'
import type {
  ContentPredicate,
  ExporterExclusion,
  NoLevelRule,
  ProductPredicate,
} from './schema.ts'
import type { Treatment } from './treatment.ts'

/** The company that exports or reexports a product. */
export interface Shipper {
  /** Where it is located; null: not known. */
  country: string | null
  /** The country of its ultimate parent; null: not known. */
  headquarters: string | null
}

/** The product that is judged: its own ECCN, what is recorded of it, where it is made, who ships it. */
export interface JudgedProduct {
  eccn: Eccn | null
  facts: ProductFacts
  /** The country of the maker; null: not known. */
  country: string | null
  /** null: not known who ships it. */
  shipper: Shipper | null
}

/** Content that lies in a product, with its treatment there. */
export interface PresentContent {
  content: Content
  treatment: Treatment
  /** No inside an item of US make, which is one item under its own ECCN. */
  isOwn: Answer
}

/** Whether a switch has the option by which the inside of an item of US make is looked at too. */
export function looksInside(
  pack: RulePack,
  choices: Choices,
  choice: { id: string; option: string } | undefined,
): boolean {
  return choice !== undefined && chosen(pack, choices, choice.id) === choice.option
}

/** A limb of a case of 734.4(a). */
export type NoLevelLimb = 'destination' | 'product' | 'exporter' | 'content'

/** What one case of 734.4(a) says of a product. */
export interface NoLevelFinding {
  answer: Answer
  rule: NoLevelRule
  /** The limb that keeps the case from applying; null: none does for certain. */
  failed: NoLevelLimb | null
  /** The fact of the product by which its limb fails; null: not by one. */
  failedFact: string | null
  /** Whether the product, its maker and its destination are within the case, content aside. */
  product: Answer
  /** Whether content that brings the case in lies in the product. */
  content: Answer
  /** What is missing of the product itself. */
  missingOfProduct: string[]
}

/** What became of a case of 734.4(a), as far as its reason tells it. */
export type NoLevelTold = Pick<NoLevelFinding, 'answer' | 'failed' | 'failedFact'>

/** A case that does not speak of the destination. */
export const NOT_OF_DESTINATION: NoLevelTold = {
  answer: 'no',
  failed: 'destination',
  failedFact: null,
}

/** Why a case of 734.4(a) applies or may, or the limb by which it does not. */
export function noLevelReason(
  pack: RulePack,
  choices: Choices,
  rule: NoLevelRule,
  told: NoLevelTold,
): Reason {
  const failed = told.answer === 'no' ? told.failed : null
  const why = noLevelWords(pack, choices, rule, told)
  const { exporterExclusion } = rule.product
  const isAsked = exporterExclusion && failed !== 'product' && failed !== 'destination'
  return reasonOf(pack, rule, why, isAsked ? { after: citationsIn(exporterExclusion.cite) } : {})
}

function noLevelWords(
  pack: RulePack,
  choices: Choices,
  { because, fails, content }: NoLevelRule,
  { answer, failed, failedFact }: NoLevelTold,
): string {
  if (answer === 'unknown') return `may be ${because}`
  if (answer === 'yes' || failed === null) return because
  if (failedFact !== null && fails.facts?.[failedFact]) return fails.facts[failedFact]
  const asksLicence = content.some((predicate) => isLicensedOnly(pack, choices, predicate))
  if (failed === 'content' && asksLicence && fails.licensed) return fails.licensed
  return fails[failed] ?? because
}

/** Whether only content that needs a licence is asked for, by the option of a switch. */
function isLicensedOnly(
  pack: RulePack,
  choices: Choices,
  { licensedOnly }: ContentPredicate,
): boolean {
  return (
    licensedOnly !== undefined && chosen(pack, choices, licensedOnly.id) === licensedOnly.option
  )
}

/** The cases of 734.4(a) whose destinations include this one. */
export function noLevelRules(pack: RulePack, destination: Destination): NoLevelRule[] {
  return pack.noLevel.rules.filter((rule) => isAmong(pack, destination, rule.destinations))
}

/**
 * Whether one content brings a case of 734.4(a) in; kept apart from its facts' names, which
 * `missingOfContent` gives.
 */
export function bringsIn(
  pack: RulePack,
  choices: Choices,
  rule: NoLevelRule,
  { content, treatment, isOwn }: PresentContent,
): Answer {
  if (content.origin === 'foreign' || treatment.outside) return 'no'
  const inside = looksInside(pack, choices, rule.looksInside)
  const ofUsOrigin: Answer = content.origin === 'us' ? 'yes' : 'unknown'
  const matches = rule.content.map((predicate) =>
    contentAnswer(pack, choices, predicate, content, treatment),
  )
  const itself = all([ofUsOrigin, inside ? 'yes' : isOwn, treatment.isContent, any(matches)])
  return inside && mayHide(content) ? either(itself, all(['unknown', treatment.isContent])) : itself
}

/** A commodity that may be of US make and whose inside is not listed. */
function mayHide({ kind, isUnlisted }: Content): boolean {
  return kind === 'commodity' && isUnlisted === true
}

/**
 * Asks a case of 734.4(a); `content` says whether content that brings it in lies in the product. An
 * answer of yes means that no de minimis level exists; unknown, that one could be missing.
 */
export function noLevelFinding(
  pack: RulePack,
  rule: NoLevelRule,
  product: JudgedProduct,
  content: Answer,
  setting: Setting,
): NoLevelFinding {
  const ofProduct = productAnswer(pack, rule.product, product, setting)
  const answer = all([ofProduct.answer, content])
  return {
    rule,
    answer,
    failed: ofProduct.failed ?? (content === 'no' ? 'content' : null),
    failedFact: ofProduct.failedFact ?? null,
    product: ofProduct.answer,
    content,
    missingOfProduct: answer === 'unknown' ? ofProduct.missing : [],
  }
}

function contentAnswer(
  pack: RulePack,
  choices: Choices,
  predicate: ContentPredicate,
  content: Content,
  treatment: Treatment,
): Answer {
  if (predicate.anyUsOrigin) return 'yes'
  const { facts } = content
  const ofEccn = eccnAnswer(pack, predicate, content.eccn)
  if (ofEccn === 'no') return 'no'
  const answers: Answer[] = [ofEccn]
  for (const [name, wanted] of Object.entries(predicate.facts ?? {}))
    answers.push(is(partFact(facts, name), wanted))
  for (const [id, wanted] of Object.entries(predicate.answers ?? {}))
    answers.push(is(facts.answers?.[id], wanted))
  if (isLicensedOnly(pack, choices, predicate)) answers.push(treatment.needsLicence)
  return all(answers)
}

/** What the predicates of a pack say of an ECCN, once they were asked. */
const eccnAnswers = new WeakMap<RulePack, Map<ContentPredicate, WeakMap<Eccn, Answer>>>()

function eccnAnswer(pack: RulePack, predicate: ContentPredicate, eccn: Eccn | null): Answer {
  if (!eccn) return 'unknown'
  const known = knownOf(pack, predicate)
  const answer = known.get(eccn) ?? eccnAnswered(pack, predicate, eccn)
  known.set(eccn, answer)
  return answer
}

function knownOf(pack: RulePack, predicate: ContentPredicate): WeakMap<Eccn, Answer> {
  const ofPack = eccnAnswers.get(pack) ?? new Map<ContentPredicate, WeakMap<Eccn, Answer>>()
  eccnAnswers.set(pack, ofPack)
  const known = ofPack.get(predicate) ?? new WeakMap<Eccn, Answer>()
  ofPack.set(predicate, known)
  return known
}

function eccnAnswered(pack: RulePack, predicate: ContentPredicate, eccn: Eccn): Answer {
  if (pack.entryByEccn.get(eccn.entry)?.status === 'pointer') return 'unknown'
  const patterns = [...(predicate.eccns ?? []), ...familyPatterns(pack, predicate.families)]
  const named = pack.namedByEccn.get(eccn.entry)
  const lies = (name: string): Answer => {
    const scope = name.split('.')
    const answer = within(eccn.paragraph, scope)
    const exists = named?.some((paragraph) => within(paragraph, scope) === 'yes') ?? true
    return answer === 'unknown' && !exists ? 'no' : answer
  }
  const paragraphs = (names: readonly string[]) => any(names.map(lies))
  return all([
    any(patterns.map((pattern) => matchesPattern(eccn, pattern))),
    predicate.paragraphs ? paragraphs(predicate.paragraphs) : 'yes',
    predicate.exceptParagraphs ? not(paragraphs(predicate.exceptParagraphs)) : 'yes',
  ])
}

/** The ECCN patterns of named families such as the 600 series. */
export function familyPatterns(pack: RulePack, families: readonly string[] | undefined): string[] {
  return (families ?? []).flatMap(
    (id) => pack.noLevel.families.find((family) => family.id === id)?.patterns ?? [],
  )
}

function productAnswer(
  pack: RulePack,
  predicate: ProductPredicate,
  product: JudgedProduct,
  setting: Setting,
): {
  answer: Answer
  failed: 'product' | 'exporter' | null
  failedFact?: string | null
  missing: string[]
} {
  const missing: string[] = []
  const note = (answer: Answer, name: string) => {
    if (answer === 'unknown') missing.push(name)
    return answer
  }
  if (predicate.kinds && !predicate.kinds.includes(setting.productKind))
    return { answer: 'no', failed: 'product', missing }
  const own = ownEccnAnswer(predicate, product.eccn)
  if (own === 'no') return { answer: 'no', failed: 'product', missing }
  const facts = Object.entries(predicate.facts ?? {}).map(([name, wanted]) => ({
    name,
    answer: note(is(factOrImplied(predicate, product, name), wanted), name),
  }))
  if (predicate.above) {
    const { fact: name, value } = predicate.above
    facts.push({ name, answer: note(isAbove(product.facts[name], value), name) })
  }
  if (predicate.factsSettleEccn && !product.eccn && missing.length > 0) missing.unshift('eccn')
  const eccn = predicate.factsSettleEccn ? 'yes' : note(own, 'eccn')
  const exporter = exporterAnswer(pack, predicate, product, setting)
  const ofItself = all([eccn, ...facts.map(({ answer }) => answer)])
  return {
    answer: all([ofItself, exporter.answer]),
    failed: ofItself === 'no' ? 'product' : exporter.answer === 'no' ? 'exporter' : null,
    failedFact: facts.find(({ answer }) => answer === 'no')?.name ?? null,
    missing: [...missing, ...exporter.missing],
  }
}

function ownEccnAnswer(predicate: ProductPredicate, eccn: Eccn | null): Answer {
  if (!predicate.eccns) return 'yes'
  if (!eccn) return 'unknown'
  const named = (patterns: readonly string[] | undefined) =>
    any((patterns ?? []).map((pattern) => matchesPattern(eccn, pattern)))
  return all([named(predicate.eccns), not(named(predicate.exceptEccns))])
}

function factOrImplied(
  predicate: ProductPredicate,
  product: JudgedProduct,
  name: string,
): boolean | null {
  const recorded = product.facts[name]
  if (typeof recorded === 'boolean') return recorded
  const { eccn } = product
  const settled = predicate.settledBy?.[name]
  if (settled && eccn) {
    const own = any(settled.map((pattern) => matchesPattern(eccn, pattern)))
    return own === 'unknown' ? null : own === 'yes'
  }
  const implied = predicate.impliedBy?.[name]?.some(
    (pattern) => eccn && matchesPattern(eccn, pattern) === 'yes',
  )
  return implied ? true : null
}

function isAbove(recorded: unknown, level: string): Answer {
  if (typeof recorded !== 'string') return 'unknown'
  return compare(parseRatio(recorded), parseRatio(level)) > 0 ? 'yes' : 'no'
}

function exporterAnswer(
  pack: RulePack,
  predicate: ProductPredicate,
  product: JudgedProduct,
  setting: Setting,
): { answer: Answer; missing: string[] } {
  const { exportedFrom, day } = setting
  if (predicate.notExportedFrom) {
    if (exportedFrom === null) return { answer: 'unknown', missing: ['exportedFrom'] }
    const lists = isOnList(pack, predicate.notExportedFrom, exportedFrom, day)
    if (lists === null) return { answer: 'unknown', missing: ['exportedFrom'] }
    return { answer: lists ? 'no' : 'yes', missing: [] }
  }
  if (!predicate.exporterExclusion) return { answer: 'yes', missing: [] }
  const excluded = isExporterExcluded(pack, predicate.exporterExclusion, product, setting)
  return { ...excluded, answer: not(excluded.answer) }
}

/**
 * Whether who ships a product takes it out of a requirement: a company in a country of the list
 * whose ultimate parent is in none of the set (742.4(a)(4)(ii)(B)); with what is missing to say so.
 */
export function isExporterExcluded(
  pack: RulePack,
  { locatedIn, notHeadquarteredIn }: ExporterExclusion,
  { country, shipper }: Pick<JudgedProduct, 'country' | 'shipper'>,
  { exportedFrom, day }: Setting,
): { answer: Answer; missing: string[] } {
  const isLocated = (place: string) => isOnList(pack, locatedIn, place, day)
  if (!shipper) {
    if (exportedFrom === null) return { answer: 'unknown', missing: ['exportedFrom'] }
    const isElsewhere =
      country !== null && isLocated(country) === false && isLocated(exportedFrom) === false
    return isElsewhere
      ? { answer: 'no', missing: [] }
      : { answer: 'unknown', missing: ['exportedBy'] }
  }
  if (shipper.country === null) return { answer: 'unknown', missing: ['exportedBy'] }
  const located = isLocated(shipper.country)
  if (located === null) return { answer: 'unknown', missing: ['exportedBy'] }
  if (!located) return { answer: 'no', missing: [] }
  if (shipper.headquarters === null) return { answer: 'unknown', missing: ['headquarters'] }
  const seat = findDestination(pack, shipper.headquarters)
  const isBarred = seat !== null && isAmong(pack, seat, notHeadquarteredIn)
  return { answer: isBarred ? 'no' : 'yes', missing: [] }
}

/** The names of the facts of an item that a case of 734.4(a) would need to decide. */
export function missingOfContent(pack: RulePack, rule: NoLevelRule, content: Content): string[] {
  if (content.lapse) return ['usContent']
  const missing = new Set<string>()
  if (rule.looksInside && mayHide(content)) missing.add('lines')
  if (content.origin === 'unknown') missing.add('origin')
  if (!content.eccn) return [...missing.add('eccn')]
  for (const predicate of rule.content) {
    const byEccn = predicate.anyUsOrigin ? 'yes' : eccnAnswer(pack, predicate, content.eccn)
    if (byEccn === 'no') continue
    if (byEccn === 'unknown') missing.add('paragraph')
    for (const name of Object.keys(predicate.facts ?? {}))
      if (partFact(content.facts, name) === null) missing.add(name)
    for (const id of Object.keys(predicate.answers ?? {}))
      if (content.facts.answers?.[id] == null) missing.add(id)
  }
  return [...missing]
}
