import type {
  DirectProductAnswer,
  DirectProductCertificate,
  DirectProductRecord,
} from '../model/direct-product.ts'
import type { PartFacts } from '../model/schema.ts'
import type { Answer } from './answer.ts'
import type { RulePack } from './pack.ts'
import { groundOf, type Reason, reasonOf } from './reason.ts'
import type { DirectProductQuestion } from './schema.ts'

/** Whose record an answer stands in: of the product or part itself, or of the company that makes it. */
export type AnswerOwner = 'product' | 'company'

/** What is recorded of one owner. */
export interface OwnedRecord {
  owner: AnswerOwner
  /** Its id. */
  id: string
  record: DirectProductRecord | null | undefined
}

/** The item that is asked about: what its answers rest on, and the records, the nearest first. */
export interface AskedItem {
  eccn: string | null
  madeBy: string | null
  facts: PartFacts
  records: readonly OwnedRecord[]
}

/** The answer to a question with what it rests on. */
export interface AnsweredQuestion {
  question: DirectProductQuestion
  answer: Answer
  reasons: readonly Reason[]
  /** Whose record answers; null: none, or a fact of the product. */
  owner: AnswerOwner | null
  /** Somebody was asked and does not know, so that it is an unresolved red flag. */
  isRedFlag: boolean
  /** Answers that are there and no longer stand, since what they rest on changed. */
  lapsed: readonly LapsedAnswer[]
}

/** What an answer rested on that is another by now. */
export type Changed = 'question' | 'eccn' | 'madeBy'

export interface LapsedAnswer {
  owner: AnswerOwner
  record: DirectProductAnswer
  changed: Changed
}

/** A question of the pack by its id. Throws a RangeError on one that it does not have. */
export function questionById(pack: RulePack, id: string): DirectProductQuestion {
  const question = pack.directProduct.questions?.find((one) => one.id === id)
  if (!question) throw new RangeError(`the rule pack has no direct product question ${id}`)
  return question
}

/** Why an answer of a record no longer stands; null: it does. */
export function changedSince(
  { restsOn }: DirectProductAnswer,
  question: DirectProductQuestion,
  owner: AnswerOwner,
  { eccn, madeBy }: Pick<AskedItem, 'eccn' | 'madeBy'>,
): Changed | null {
  if (!restsOn) return null
  if (restsOn.question != null && restsOn.question !== question.question) return 'question'
  if (owner === 'company') return null
  if (restsOn.eccn !== undefined && (restsOn.eccn ?? null) !== eccn) return 'eccn'
  if (restsOn.madeBy !== undefined && (restsOn.madeBy ?? null) !== madeBy) return 'madeBy'
  return null
}

/**
 * What is known of a question for an item: by the nearest record that says something, the item's own
 * before its maker's. A yes to a narrower question is a yes, a no to a wider one a no; where they
 * contradict each other the yes holds. What nobody has answered is unknown.
 */
export function answeredQuestion(pack: RulePack, id: string, item: AskedItem): AnsweredQuestion {
  const question = questionById(pack, id)
  const { settledBy } = question
  const recordedFact = settledBy ? item.facts[settledBy.fact] : undefined
  const known: AnsweredQuestion = {
    question,
    answer: 'unknown',
    reasons: [],
    owner: null,
    isRedFlag: false,
    lapsed: lapsedOf(question, item),
  }
  for (const owned of item.records) {
    if (owned.owner === 'company' && !question.ofCompany) continue
    const found = inRecord(pack, question, owned, item)
    if (found) return { ...known, ...found, owner: owned.owner }
    if (isAskedInVain(question, owned, item)) known.isRedFlag = true
  }
  if (settledBy && recordedFact === settledBy.value)
    return { ...known, ...answered(pack, question, settledBy.answer, null), isRedFlag: false }
  return { ...known, reasons: openReasons(pack, known) }
}

type Found = Pick<AnsweredQuestion, 'answer' | 'reasons' | 'isRedFlag'>

function inRecord(
  pack: RulePack,
  question: DirectProductQuestion,
  owned: OwnedRecord,
  item: AskedItem,
): Found | null {
  const given = (one: DirectProductQuestion) => standing(one, owned, item)
  const own = given(question)
  if (own?.answer === true) return answered(pack, question, true, own)
  for (const narrower of narrowerThan(pack, question)) {
    const record = given(narrower)
    if (record?.answer === true) return answered(pack, question, true, record, narrower)
  }
  if (own?.answer === false) return answered(pack, question, false, own)
  for (const wider of widerThan(pack, question)) {
    const record = given(wider)
    if (record?.answer === false) return answered(pack, question, false, record, wider)
  }
  return null
}

function isAskedInVain(
  question: DirectProductQuestion,
  owned: OwnedRecord,
  item: AskedItem,
): boolean {
  return standing(question, owned, item)?.answer === null
}

/** The answer of a record that still stands. */
function standing(
  question: DirectProductQuestion,
  { owner, record }: OwnedRecord,
  item: AskedItem,
): DirectProductAnswer | null {
  if (owner === 'company' && !question.ofCompany) return null
  const answers = record?.answers
  const found = answers && Object.hasOwn(answers, question.id) ? answers[question.id] : undefined
  return found && changedSince(found, question, owner, item) === null ? found : null
}

function lapsedOf(question: DirectProductQuestion, item: AskedItem): LapsedAnswer[] {
  return item.records.flatMap(({ owner, record }) => {
    const found = record?.answers?.[question.id]
    const changed = found && changedSince(found, question, owner, item)
    return found && changed ? [{ owner, record: found, changed }] : []
  })
}

function answered(
  pack: RulePack,
  question: DirectProductQuestion,
  answer: boolean,
  record: DirectProductAnswer | null,
  by: DirectProductQuestion = question,
): Found {
  const why = answer ? by.yes : by.no
  const said = record && saidBy(record)
  const words = said ? `${why} (${said})` : why
  const reason = reasonOf(pack, by, words)
  return { answer: answer ? 'yes' : 'no', reasons: [reason], isRedFlag: false }
}

function openReasons(pack: RulePack, { isRedFlag, lapsed }: AnsweredQuestion): Reason[] {
  return [
    ...(isRedFlag ? [groundOf(pack, 'direct-product-red-flag')] : []),
    ...lapsed.map(({ record, changed }) =>
      groundOf(pack, `direct-product-lapsed-${LAPSED[changed]}`, {
        record: saidBy(record) || 'nobody named',
      }),
    ),
  ]
}

const LAPSED: Record<Changed, string> = {
  question: 'question',
  eccn: 'eccn',
  madeBy: 'maker',
}

/** Who said so, when and on what ground; '': nobody is named. */
export function saidBy({ who, on, source }: DirectProductAnswer): string {
  return [who, on, source].filter((one) => one != null && one !== '').join(', ')
}

/** The questions that this one lies within, at any distance, the nearest first. */
export function widerThan(
  pack: RulePack,
  question: DirectProductQuestion,
): DirectProductQuestion[] {
  const found = new Set<DirectProductQuestion>()
  const next = [...(question.within ?? [])]
  for (const id of next) {
    const wider = questionById(pack, id)
    if (found.has(wider)) continue
    found.add(wider)
    next.push(...(wider.within ?? []))
  }
  return [...found]
}

function narrowerThan(pack: RulePack, question: DirectProductQuestion): DirectProductQuestion[] {
  return (pack.directProduct.questions ?? []).filter(
    (one) => one !== question && widerThan(pack, one).includes(question),
  )
}

/** Whether a certificate was given for the item as it is classified now. */
export function isForEccn(one: DirectProductCertificate, eccn: string | null): boolean {
  return one.eccn == null || one.eccn === eccn
}

/** What the certificates of a record say of a rule; null: nothing. */
export function certified(
  pack: RulePack,
  rule: string,
  { records, eccn }: AskedItem,
  day: string,
): { answer: Answer; reasons: Reason[] } | null {
  const scope = pack.directProduct.certificate?.scopes.find(({ rules }) => rules.includes(rule))
  for (const { record, owner } of records) {
    const certificates = (record?.certificates ?? []).filter(
      (one) => one.on <= day && (owner === 'company' || isForEccn(one, eccn)),
    )
    if (certificates.length === 0) continue
    const words = (one: DirectProductCertificate) => ({
      signed: [one.signedBy, one.company, one.on].filter((part) => part != null).join(', '),
      rule: scope?.id ?? rule,
    })
    const naming = scope && certificates.find(({ scopes }) => scopes.includes(scope.id))
    if (naming)
      return {
        answer: 'yes',
        reasons: [groundOf(pack, 'certificate-names', words(naming))],
      }
    const [silent] = certificates
    if (!silent) continue
    if (scope?.silence === 'out')
      return { answer: 'no', reasons: [groundOf(pack, 'certificate-silent', words(silent))] }
    return {
      answer: 'unknown',
      reasons: [groundOf(pack, 'certificate-proves-nothing', words(silent))],
    }
  }
  return null
}
