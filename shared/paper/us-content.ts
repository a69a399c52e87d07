import type { UsContent } from '../calc/explain/made-of.ts'
import { readRatio } from '../money/display.ts'
import { add, type Ratio, ZERO } from '../money/ratio.ts'
import type { Answer } from '../rules/answer.ts'

/** The US content of one ECCN that is treated alike. */
export interface EccnContent {
  /** null: not known. */
  eccn: string | null
  /** Whether it is controlled for the destination. */
  counts: Answer
  /** Whether that it is of US origin is sure. */
  isSure: boolean
  items: number
  /** In the reporting currency, of those whose value is known. */
  value: Ratio
  /** How many items have no known value. */
  unpriced: number
}

/** US content added up by ECCN: what counts first, then by value. */
export function byEccn(content: readonly UsContent[]): EccnContent[] {
  const groups = new Map<string, EccnContent & { names: Set<string> }>()
  for (const { item, eccn, counts, origin, value } of content) {
    const isSure = origin === 'us'
    const key = `${eccn} ${counts} ${isSure}`
    const group = groups.get(key) ?? {
      eccn,
      counts,
      isSure,
      items: 0,
      value: ZERO,
      unpriced: 0,
      names: new Set<string>(),
    }
    group.names.add(item)
    if (value === null) group.unpriced++
    else group.value = add(group.value, readRatio(value))
    groups.set(key, group)
  }
  return [...groups.values()]
    .map(({ names, ...group }) => ({ ...group, items: names.size }))
    .sort((a, b) => ORDER[a.counts] - ORDER[b.counts] || byValue(a.value, b.value))
}

/** What counts comes first. */
export const ORDER: Record<Answer, number> = { yes: 0, unknown: 1, no: 2 }

function byValue(a: Ratio, b: Ratio): number {
  const difference = b.n * a.d - a.n * b.d
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/**
 * What the US content is worth at least and at the most, in the reporting currency: at least what is of
 * US origin for certain, at the most what may be too; `high` null: something has no known value, or not
 * all that lies in the product is listed.
 */
export function allUsContent(
  content: readonly UsContent[],
  isListed: boolean,
): { low: Ratio; high: Ratio | null } {
  let low = ZERO
  let high: Ratio | null = isListed ? ZERO : null
  for (const { origin, value } of content) {
    if (value === null) {
      high = null
      continue
    }
    const worth = readRatio(value)
    if (origin === 'us') low = add(low, worth)
    if (high) high = add(high, worth)
  }
  return { low, high }
}
