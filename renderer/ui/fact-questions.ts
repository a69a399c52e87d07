import type { TermId } from '../../shared/help/term.ts'
import type { Condition } from '../../shared/rules/schema.ts'

/** A yes/no fact with the question that it answers. */
export interface FactQuestion {
  fact: string
  question: string
  /** The paragraph that asks. */
  cite: string
  /** The word of the glossary that it turns on. */
  term?: TermId
}

/** What the rules ask about a part alone. */
export const PART_QUESTIONS: readonly FactQuestion[] = [
  {
    fact: 'incorporated',
    question: 'Is it part of the product (not only shipped beside it)?',
    cite: '734 Supp. 2',
    term: 'incorporated',
  },
  {
    fact: 'bundled',
    question: 'Software: is it reexported with the commodity and configured for it?',
    cite: '734.4, note on bundled software',
    term: 'bundled',
  },
  { fact: 'integratedCircuit', question: 'Is it an integrated circuit?', cite: '734.4(a)(8), (9)' },
  { fact: 'semiconductor', question: 'Is it a semiconductor?', cite: '734.4(a)(1)' },
  { fact: 'memory', question: 'Is it a memory circuit?', cite: '734.4(a)(1)' },
]

/** What a licence need turns on beside the ECCN, of a part and of a product itself. */
export const NEED_QUESTIONS: readonly FactQuestion[] = [
  {
    fact: 'civilTelecom',
    question: 'Is it for a civil telecommunications application?',
    cite: '774 Supp. 1, 3A001',
  },
  { fact: 'foodOrMedicine', question: 'EAR99: is it food or medicine?', cite: '746' },
  { fact: 'iranSupp7', question: 'EAR99: is it listed in Supplement 7 to Part 746?', cite: '746' },
  {
    fact: 'russiaListed',
    question: 'EAR99: is it listed in the supplements on Russia and Belarus?',
    cite: '746.5, 746.8, 746.10',
  },
  {
    fact: 'massCommunicationSoftware',
    question: 'Software: is it free, for personal communication over the internet?',
    cite: '746.6(a)(1)(i)',
  },
]

/** What the rules ask about a product alone. */
export const PRODUCT_QUESTIONS: readonly FactQuestion[] = [
  { fact: 'militaryCommodity', question: 'Is it a military commodity?', cite: '734.4(a)(5)' },
  { fact: 'encryptionTechnology', question: 'Is it encryption technology?', cite: '734.4(a)(2)' },
  { fact: 'meets3B993f1', question: 'Does it meet 3B993.f.1?', cite: '734.4(a)(3)' },
  {
    fact: 'advancedNode',
    question: 'Is the equipment for advanced-node integrated circuits?',
    cite: '734.4(a)(3)',
    term: 'advanced-node',
  },
  {
    fact: 'recipientMakesAdvancedNode',
    question: 'Is it known that its recipient will make advanced-node logic or DRAM with it?',
    cite: '734.4(a)(9)',
    term: 'advanced-node',
  },
]

/** The ways in which encryption items pass (740.17, 742.15). */
export const ENCRYPTION = [
  { value: 'published', label: 'publicly available (742.15(b))' },
  { value: 'b1', label: '740.17(b)(1)' },
  { value: 'b2', label: '740.17(b)(2)' },
  { value: 'b3', label: '740.17(b)(3)' },
  { value: 'none', label: 'none of these' },
]

/** The questions of a pack about the technical scope of an entry; their answers stand apart. */
export function scopeQuestions(conditions: readonly Condition[], eccn: string | null): Condition[] {
  const entry = eccn?.split('.')[0]
  if (!entry) return []
  return conditions.filter(({ id, fact }) => id.startsWith(`${entry}/`) && fact === undefined)
}
