import type { DirectProductAnswer, DirectProductCertificate } from '../../model/direct-product.ts'
import type { Answer } from '../../rules/answer.ts'
import { findDestination } from '../../rules/destination.ts'
import { type DirectProductState, directProductFindings } from '../../rules/direct-product.ts'
import {
  type AnswerOwner,
  answeredQuestion,
  type Changed,
  saidBy,
} from '../../rules/direct-product-answers.ts'
import type { DirectProductQuestion } from '../../rules/schema.ts'
import type { ProductContents } from '../content/product-contents.ts'
import { directProductItem } from '../verdict/direct-product.ts'
import type { Judge } from '../verdict/judge.ts'

/** A question of 734.9 as it stands for a product and some destinations. */
export interface AskedQuestion {
  id: string
  question: string
  of: DirectProductQuestion['of']
  /** The entries of technology and software that it asks about. */
  inputs: readonly string[]
  /** It may be answered for the maker and all that it makes. */
  ofCompany: boolean
  cite: string
  answer: Answer
  /** Some rule is open for one of the destinations for want of the answer. */
  isAsked: boolean
  /** It was asked and nobody knows. */
  isRedFlag: boolean
  /** The rules that are open for want of it. */
  rules: readonly string[]
  /** The answer of its own record, as it stands; null: there is none, another question answers or nobody has. */
  own: { owner: AnswerOwner; record: DirectProductAnswer } | null
  /** Why its answer is what it is, where it is known. */
  why: string | null
  /** Answers that no longer stand, and since what changed. */
  lapsed: readonly { owner: AnswerOwner; said: string; changed: Changed }[]
  /** The items inside of which it is still open. */
  items: readonly { id: string; name: string | null; isCircuit: boolean }[]
}

/** The state of each rule for a destination, in the order of the rules. */
export interface StatesOfDestination {
  destination: string
  states: readonly DirectProductState[]
}

/** The guided questions about the direct product rules for a product and some destinations. */
export interface Questionnaire {
  product: string
  /** null: no maker is recorded. */
  maker: { id: string; name: string | null } | null
  questions: readonly AskedQuestion[]
  rules: readonly { id: string; name: string }[]
  destinations: readonly StatesOfDestination[]
  /** Facts, and not answers, that rules are open for, such as the ECCN. */
  otherMissing: readonly string[]
  certificates: {
    product: readonly DirectProductCertificate[]
    maker: readonly DirectProductCertificate[]
  }
}

/**
 * The questions of 734.9 in the order in which they are asked, each with what is known: those whose
 * answer some rule is open for, and those that are answered. Throws a RangeError on a destination that
 * does not exist.
 */
export function questionnaireOf(
  contents: ProductContents,
  { pack, day }: Judge,
  product: string,
  codes: readonly string[],
): Questionnaire {
  const item = contents.product(product)
  const asked = directProductItem(contents, item)
  const found = codes.map((code) => {
    const destination = findDestination(pack, code)
    if (!destination) throw new RangeError(`no destination ${code}`)
    const { exportedFrom } = item.maker
    const setting = { destination, exportedFrom, productKind: item.product.kind, day }
    return { destination: code, findings: directProductFindings(pack, asked, setting) }
  })
  const open = found.flatMap(({ findings }) => findings).filter(({ state }) => state === 'open')
  const questions = (pack.directProduct.questions ?? []).map((question): AskedQuestion => {
    const { id, of, inputs = [], ofCompany = false, cite } = question
    const answered = answeredQuestion(pack, id, asked.asked)
    const wanting = open.filter(({ missing }) => missing.includes(id))
    const items = of === 'circuit' ? wanting.flatMap((finding) => finding.items ?? []) : []
    const isVain = items.length > 0 && items.every((inside) => isRedFlagOf(contents, inside, id))
    return {
      id,
      question: question.question,
      of,
      inputs,
      ofCompany,
      cite,
      answer: answered.answer,
      isAsked: wanting.length > 0,
      isRedFlag: answered.isRedFlag || isVain,
      rules: [...new Set(wanting.map(({ rule }) => rule))],
      own: ownRecord(id),
      why: answered.answer === 'unknown' ? null : (answered.reasons[0]?.why ?? null),
      lapsed: answered.lapsed.map(({ owner, record, changed }) => ({
        owner,
        said: saidBy(record),
        changed,
      })),
      items: [...new Set(items)].map((inside) => insideItem(contents, inside)),
    }
  })
  const names = new Set(questions.map(({ id }) => id))
  const other = open.flatMap(({ missing }) => missing.filter((name) => !names.has(name)))
  const { madeBy, directProduct } = item.product
  const maker = madeBy == null ? undefined : contents.entities.get(madeBy)
  return {
    product,
    maker: maker ? { id: maker.id, name: maker.name ?? null } : null,
    questions: questions.filter(({ isAsked, own, lapsed }) => isAsked || own || lapsed.length > 0),
    rules: pack.directProduct.rules.map(({ id, name }) => ({ id, name })),
    destinations: found.map(({ destination, findings }) => ({
      destination,
      states: findings.map(({ state }) => state),
    })),
    otherMissing: [...new Set(other)],
    certificates: {
      product: directProduct?.certificates ?? [],
      maker: maker?.directProduct?.certificates ?? [],
    },
  }

  function ownRecord(id: string): AskedQuestion['own'] {
    for (const { owner, record } of asked.asked.records) {
      const own = record?.answers?.[id]
      if (own) return { owner, record: own }
    }
    return null
  }
}

function insideItem(contents: ProductContents, id: string) {
  const part = contents.parts.get(id)?.part
  const name = part?.name ?? contents.products.get(id)?.product.name ?? null
  return { id, name, isCircuit: part?.facts?.integratedCircuit === true }
}

/** Whether the answer of an item inside is recorded as not known. */
function isRedFlagOf(contents: ProductContents, id: string, question: string): boolean {
  const item = contents.parts.get(id)?.part ?? contents.products.get(id)?.product
  return item?.directProduct?.answers?.[question]?.answer === null
}
