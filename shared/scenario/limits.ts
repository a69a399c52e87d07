import type { Result, Step } from '../calc/result/result.ts'
import { listed } from '../model/listed.ts'
import type { RulePack } from '../rules/pack.ts'

/** What no change of sourcing, price or place of production takes away. */
export interface Limit {
  about: 'direct-product' | 'no-level' | 'encryption-gate' | 'buyer'
  text: string
  cite: string
}

/**
 * What a scenario cannot change about a result: the direct product rules, content that no share makes
 * small enough, and who and where the buyer is. Named from the result's own steps and notices.
 */
export function limits({ steps, notices }: Result, pack: RulePack): Limit[] {
  const byDestination = new Set(
    pack.files.notices.notices.flatMap(({ code, destinations }) => (destinations ? [code] : [])),
  )
  return [
    ...notices.flatMap(({ code, text, cite }) =>
      code === 'FDP' ? [{ about: 'direct-product' as const, text, cite }] : [],
    ),
    ...steps.flatMap(stepLimit),
    {
      about: 'buyer',
      text: 'Sanctions, end uses and end users go by who and where the buyer is, whatever is changed in the product.',
      cite: '744',
    },
    ...notices.flatMap(({ code, text, cite }) =>
      code === 'AFFILIATES' || byDestination.has(code)
        ? [{ about: 'buyer' as const, text, cite }]
        : [],
    ),
  ]
}

function stepLimit({ step, answer, why, rule, cite, items }: Step): Limit[] {
  if (step !== 'no-level' && step !== 'encryption-gate') return []
  if (answer === 'does-not-apply') return []
  const content = itemsText(items)
  const text =
    answer === 'applies'
      ? `${why}${content}: no share is small enough while this holds`
      : `${why}${content}: if this holds, no share is small enough`
  return [{ about: step, text, cite: cite.join('; ') || rule }]
}

function itemsText(items: readonly string[][]): string {
  const names = [...new Set(items.map((path) => path.at(-1) ?? ''))]
  return names.length === 0 ? '' : ` (${listed(names, 3)})`
}
