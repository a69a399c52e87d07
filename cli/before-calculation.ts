import type { ResultSummary } from '../shared/calc/evaluation.ts'
import type { Result } from '../shared/calc/result/result.ts'
import { BEFORE_CALCULATION, calculationWords } from '../shared/report/before-calculation.ts'
import type { RulePack } from '../shared/rules/pack.ts'
import { destinationsNamed } from './destinations-named.ts'

/**
 * Whether a calculation is asked for at all, destinations of which it is the same together; nothing
 * where it is asked for everywhere, or where nothing is said.
 */
export function calculationLines(
  results: readonly Pick<ResultSummary, 'destination' | 'calculation'>[],
  pack: RulePack,
): string[] {
  const alike = new Map<string, string[]>()
  for (const { destination, calculation } of results) {
    if (!calculation) continue
    const text = calculationWords(calculation, pack)
    alike.set(text, [...(alike.get(text) ?? []), destination])
  }
  if (results.every(({ calculation }) => (calculation?.asked ?? 'yes') === 'yes')) return []
  return [
    `  ${BEFORE_CALCULATION}:`,
    ...[...alike].map(([text, destinations]) => `    ${destinationsNamed(destinations)}: ${text}`),
  ]
}

/** What is told before the calculation of one result, each ground with its citations. */
export function explainedCalculation({ product, destination, calculation }: Result): string | null {
  if (!calculation) return null
  return [
    `${product} to ${destination}, before the calculation:`,
    ...calculation.reasons.map(({ why, cite }) => `  ${why} (${cite.join('; ')})`),
  ].join('\n')
}
