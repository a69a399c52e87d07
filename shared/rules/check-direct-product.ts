import { parseEccn, within } from './eccn.ts'
import type { PackFiles } from './schema.ts'

/** What is wrong with a pack: where, and one sentence. */
export interface PackProblem {
  path: string
  message: string
}

/**
 * What does not hold among the rules of 734.9: every question, family and scope that is named exists,
 * every question is asked by a rule, a wider question stands before a narrower one and asks about all
 * of its entries, and what is asked of a company is asked of all that it lies within.
 */
export function directProductProblems({ directProduct, noLevel }: PackFiles): PackProblem[] {
  const { questions = [], rules, certificate } = directProduct
  const problems: PackProblem[] = []
  const fail = (path: string, message: string) =>
    problems.push({ path: `directProduct.${path}`, message })
  const at = new Map(questions.map(({ id }, i) => [id, i]))
  const asked = new Set<string>()
  const ask = (id: string, path: string) => {
    asked.add(id)
    if (!at.has(id)) fail(path, `no question ${id}`)
  }
  if (at.size < questions.length) fail('questions', 'two questions with one id')
  for (const [i, rule] of rules.entries()) {
    const path = `rules[${i}]`
    for (const { question } of rule.limbs ?? []) ask(question, `${path}.limbs`)
    for (const { question } of rule.orQuestions ?? []) ask(question, `${path}.orQuestions`)
    for (const family of rule.families ?? [])
      if (!noLevel.families.some(({ id }) => id === family))
        fail(`${path}.families`, `no family ${family}`)
    if ((rule.partyBased === true) !== (rule.party !== undefined) && rule.limbs)
      fail(path, 'needs what it turns on where it is partyBased, and nowhere else')
  }
  for (const [i, question] of questions.entries()) {
    const path = `questions[${i}]`
    if (!asked.has(question.id)) fail(path, `no rule asks ${question.id}`)
    for (const id of question.within ?? []) {
      const place = at.get(id)
      const wider = place === undefined ? undefined : questions[place]
      if (place === undefined || !wider) {
        fail(`${path}.within`, `no question ${id}`)
        continue
      }
      if (place >= i) fail(`${path}.within`, `${id} is wider and stands after it`)
      if (wider.of !== question.of || wider.ofCompany !== question.ofCompany)
        fail(`${path}.within`, `${id} is asked of something else`)
      const outside = question.inputs?.filter(
        (input) => !wider.inputs?.some((one) => covers(one, input)),
      )
      if (outside && outside.length > 0)
        fail(`${path}.inputs`, `${outside.join(', ')} is not within ${id}`)
    }
  }
  for (const [i, { rules: named }] of (certificate?.scopes ?? []).entries())
    for (const id of named)
      if (!rules.some((rule) => rule.id === id))
        fail(`certificate.scopes[${i}].rules`, `no rule ${id}`)
  return problems
}

/** Whether every ECCN that one pattern matches is matched by another. */
function covers(wide: string, narrow: string): boolean {
  const [a, b] = [parseEccn(wide), parseEccn(narrow)]
  const entry = [...a.entry].every((character, i) => character === '?' || character === b.entry[i])
  return entry && within(b.paragraph, a.paragraph) === 'yes'
}
