import type { ResultSummary } from '../shared/calc/evaluation.ts'
import type { Result } from '../shared/calc/result/result.ts'
import { DIRECT_PRODUCT_STATES, directProductCounts } from '../shared/report/direct-product.ts'
import type { RulePack } from '../shared/rules/pack.ts'
import { destinationsNamed } from './destinations-named.ts'

/** How many rules of 734.9 reach a product or may, destinations of which it is the same together. */
export function directProductLines(
  results: readonly Pick<ResultSummary, 'destination' | 'directProduct' | 'reachedBy'>[],
): string[] {
  const alike = new Map<string, string[]>()
  for (const { destination, directProduct, reachedBy = [] } of results) {
    if (!directProduct) continue
    const named = reachedBy.length > 0 ? `: reached by ${reachedBy.join(', ')}` : ''
    const text = `${directProductCounts(directProduct)}${named}`
    alike.set(text, [...(alike.get(text) ?? []), destination])
  }
  if (alike.size === 0) return []
  return [
    '  Direct product rules (734.9), whatever the share is; --explain names them:',
    ...[...alike].map(([text, destinations]) => `    ${destinationsNamed(destinations)}: ${text}`),
  ]
}

/** Every rule of 734.9 of a result in a line, and the questions that are open. */
export function explainedRules(result: Result, pack: RulePack): string {
  const { product, destination, directProductRules = [] } = result
  const questions = new Map(pack.directProduct.questions?.map(({ id, question }) => [id, question]))
  const lines = directProductRules.map(({ rule, name, state, reasons, section }) => {
    const why = [...new Set(reasons.map((reason) => reason.why))].join('; ')
    const licence = section === undefined ? '' : `; licence by ${section}`
    return `  ${rule} ${name}: ${DIRECT_PRODUCT_STATES[state]}${licence}. ${why}`
  })
  const open = new Set(directProductRules.flatMap(({ missing }) => missing))
  const asked = [...open].map((id) => `    ${id}: ${questions.get(id) ?? 'not recorded'}`)
  return [
    `${product} to ${destination}, direct product rules:`,
    ...lines,
    ...(asked.length > 0 ? ['  To be answered:', ...asked] : []),
  ].join('\n')
}
