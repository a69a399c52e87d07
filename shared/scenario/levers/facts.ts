import type { ModelPatch } from '../../model/patch.ts'
import { type Part, type Product, partFactsSchema, productFactsSchema } from '../../model/schema.ts'
import type { Other } from './others.ts'
import { itemOf, type Subject } from './subject.ts'

type Answer = boolean | string

/** What facts that are asked for by name can be answered with. */
const ANSWERS: readonly Answer[] = [true, false, 'published', 'b1', 'b2', 'b3', 'none']

/** Each answer that could be given to what is missing of an item: facts, and questions of the pack. */
export function answersOf(subject: Subject, id: string, missing: readonly string[]): Other[] {
  const { part, product } = itemOf(subject.evaluation.model, id) ?? {}
  return missing.flatMap((name): Other[] => {
    if (part && subject.pack.conditionById.has(name))
      return [true, false].map((answer) =>
        otherOf(id, `answers.${name}`, answer, answered(part, name, answer)),
      )
    const schema: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> =
      part ? partFactsSchema.shape : productFactsSchema.shape
    return ANSWERS.filter((answer) => schema[name]?.safeParse(answer).success).map((answer) =>
      otherOf(id, name, answer, withFact({ part, product }, name, answer)),
    )
  })
}

/** `fact` as a change of a scenario names it. */
function otherOf(id: string, fact: string, answer: Answer, patch: ModelPatch): Other {
  const to = answer === true ? 'yes' : answer === false ? 'no' : answer
  const what = `if ${fact.replace(/^answers\./, '')} of ${id} were ${to}`
  const change = { kind: 'setFact', item: id, fact, value: answer } as const
  return { kind: 'fact', from: null, to, what, patch, change }
}

function withFact(
  { part, product }: { part?: Part | undefined; product?: Product | undefined },
  name: string,
  answer: Answer,
): ModelPatch {
  if (part) return { parts: [{ ...part, facts: { ...part.facts, [name]: answer } }] }
  return product ? { products: [{ ...product, facts: { ...product.facts, [name]: answer } }] } : {}
}

function answered(part: Part, condition: string, answer: boolean): ModelPatch {
  const answers = { ...part.facts?.answers, [condition]: answer }
  return { parts: [{ ...part, facts: { ...part.facts, answers } }] }
}
