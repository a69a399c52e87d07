import { add, compare, type Ratio, ZERO } from '../../money/ratio.ts'
import { standOf } from './axis.ts'
import type { Subject } from './subject.ts'

/** What a verdict can turn on. */
export interface Matter {
  /**
   * The items inside the product, the most decisive first: those that a case without a level or the
   * encryption gate is about, then those that are unknown in the order in which to ask, then those
   * that count, by value.
   */
  items: string[]
  /** What is missing of an item, or of the product itself. */
  missing: ReadonlyMap<string, readonly string[]>
}

/** The items that the verdict can turn on, and what is missing of them. */
export function matterOf({ evaluation, product, destination, method }: Subject): Matter {
  const { steps, unknown } = evaluation.result(product, destination, method)
  const { contributions } = evaluation.numerator(product, destination, method)
  const deciding = steps
    .filter(({ step, answer }) => step !== 'jurisdiction' && answer !== 'does-not-apply')
    .flatMap(({ items }) => items)
  const values = new Map<string, Ratio>()
  for (const { item, value } of contributions)
    values.set(item, add(values.get(item) ?? ZERO, value ?? ZERO))
  const byValue = [...values].sort(([, a], [, b]) => compare(b, a)).map(([item]) => item)
  const named = [...deciding, ...unknown.map(({ path }) => path)].map((path) => path.at(-1) ?? '')
  const missing = new Map<string, string[]>()
  for (const { path, missing: names } of unknown) {
    const item = path.at(-1) ?? ''
    missing.set(item, [...new Set([...(missing.get(item) ?? []), ...names])])
  }
  return { items: [...new Set([...named, ...byValue])].filter((item) => item !== product), missing }
}

/** The currencies that the numerator and the selling price are in. */
export function currenciesOf(subject: Subject): string[] {
  const { evaluation, product, destination, method } = subject
  const { contributions } = evaluation.numerator(product, destination, method)
  return [
    standOf(subject, { kind: 'selling-price' }).currency,
    ...contributions.flatMap(({ currency }) => currency ?? []),
  ]
}
