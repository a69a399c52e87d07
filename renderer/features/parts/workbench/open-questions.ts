import { missingWords } from '../../../../shared/report/words.ts'
import type { RulePack } from '../../../../shared/rules/pack.ts'
import type { PartRow } from '../../../../shared/workspace/views.ts'
import type { DecisiveItem } from '../../../stores/decisive.ts'
import { ENCRYPTION, NEED_QUESTIONS, PART_QUESTIONS } from '../../../ui/fact-questions.ts'
import type { AskedOfPart } from '../asked-of-part.ts'

/** What is answered by yes or no. */
const YES_NO = [...PART_QUESTIONS, ...NEED_QUESTIONS]

/** How a question is answered: yes or no, one of a list, or a text for a column of the register. */
export type AnswerKind =
  | { kind: 'yes-no'; fact: string; isScope: boolean }
  | { kind: 'choice'; fact: 'encryption'; choices: readonly { value: string; label: string }[] }
  | { kind: 'text'; column: string }
  | { kind: 'elsewhere' }

/** A question that parts leave open, with those parts, the most decisive first. */
export interface OpenQuestion {
  name: string
  words: string
  cite: string | null
  answer: AnswerKind
  parts: PartRow[]
  /** Open verdicts that the parts stand in, added up. */
  verdicts: number
}

const COLUMNS: Record<string, { column: string; words: string }> = {
  origin: { column: 'origin', words: 'Country of origin' },
  eccn: { column: 'eccn', words: 'ECCN' },
  paragraph: { column: 'eccn', words: 'Paragraph of the ECCN' },
  price: { column: 'amount', words: 'Unit price' },
  'us:eccn': { column: 'usEccn', words: 'ECCN of the declared US content' },
  'us:paragraph': { column: 'usEccn', words: 'Paragraph of the ECCN of the declared US content' },
}

/**
 * What the rules ask of parts for the destinations, question by question: those that stand in most
 * open verdicts first, and within one the parts that do.
 */
export function openQuestions(
  parts: readonly PartRow[],
  asked: AskedOfPart,
  decisive: ReadonlyMap<string, DecisiveItem>,
  pack: RulePack,
): OpenQuestion[] {
  const byName = new Map<string, PartRow[]>()
  for (const part of parts)
    for (const name of asked(part)) {
      const of = byName.get(name)
      if (of) of.push(part)
      else byName.set(name, [part])
    }
  const verdictsOf = ({ id }: PartRow) => decisive.get(id)?.verdicts ?? 0
  const rank = new Map([...decisive.keys()].map((id, at) => [id, at]))
  const rankOf = ({ id }: PartRow) => rank.get(id) ?? Number.POSITIVE_INFINITY
  const order = (a: PartRow, b: PartRow) =>
    compare(rankOf(a), rankOf(b)) || b.usedOn - a.usedOn || (a.id < b.id ? -1 : 1)
  return [...byName]
    .map(([name, of]) => ({
      name,
      ...wordsOf(name, pack),
      answer: answerOf(name, pack),
      parts: of.sort(order),
      verdicts: of.reduce((sum, part) => sum + verdictsOf(part), 0),
    }))
    .sort((a, b) => b.verdicts - a.verdicts || b.parts.length - a.parts.length)
}

/** How many answers are lacking: each question of each part, and what is asked of products themselves. */
export function countOpen(
  questions: readonly Pick<OpenQuestion, 'parts'>[],
  ofProducts: readonly Pick<DecisiveItem, 'missing'>[],
): number {
  const ofParts = questions.reduce((sum, { parts }) => sum + parts.length, 0)
  return ofParts + ofProducts.reduce((sum, { missing }) => sum + missing.length, 0)
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a - b
}

function wordsOf(name: string, pack: RulePack): { words: string; cite: string | null } {
  const column = COLUMNS[name]
  if (column) return { words: column.words, cite: null }
  if (name === 'usContent')
    return { words: 'A declaration of US content that still holds', cite: '734 Supp. 2(a)(1)' }
  const fact = YES_NO.find((question) => question.fact === name)
  if (fact) return { words: fact.question, cite: fact.cite }
  if (name === 'encryption')
    return { words: 'Encryption item: how does it pass?', cite: '734.4(b)' }
  const condition = pack.conditionById.get(name)
  if (condition) return { words: condition.question, cite: condition.cite }
  return { words: missingWords(name, pack), cite: null }
}

function answerOf(name: string, pack: RulePack): AnswerKind {
  const column = COLUMNS[name]
  if (column) return { kind: 'text', column: column.column }
  if (name === 'encryption') return { kind: 'choice', fact: 'encryption', choices: ENCRYPTION }
  if (YES_NO.some(({ fact }) => fact === name))
    return { kind: 'yes-no', fact: name, isScope: false }
  if (pack.conditionById.has(name)) return { kind: 'yes-no', fact: name, isScope: true }
  return { kind: 'elsewhere' }
}
