import { count } from '../../ui/format.ts'
import type { Effects } from '../../ui/use-effects.ts'

/**
 * What a change does to parts of other products and to verdicts, in one sentence. `destinations`:
 * for how many verdicts were asked. A product that comes or goes has verdicts that are new or gone,
 * and none that changed.
 */
export function effectWords({ facts, verdicts }: Effects, destinations: number): string {
  const others = new Set(facts.flatMap((fact) => fact.products))
  const changed = verdicts.filter(({ before, after }) => before && after).length
  const fresh = verdicts.filter(({ before }) => !before).length
  const gone = verdicts.filter(({ after }) => !after).length
  const said = [
    facts.length > 0
      ? `${count(facts.length, 'fact')} of parts in ${count(others.size, 'other product')} changed`
      : 'Nothing changes in other products',
    ...(changed > 0 ? [`${count(changed, 'verdict')} changed`] : []),
    ...(fresh > 0 ? [`${count(fresh, 'verdict')} of a new product`] : []),
    ...(gone > 0 ? [`${count(gone, 'verdict')} gone with a product`] : []),
    ...(verdicts.length > 0 ? [] : [unchanged(destinations)]),
  ]
  return `${said.join(', ')}.`
}

function unchanged(destinations: number): string {
  return destinations === 0
    ? 'and verdicts were not asked: no destination is chosen'
    : `and no verdict changes for ${count(destinations, 'destination')}`
}

const MEMBERS: Record<string, string> = {
  eccn: 'ECCN',
  usContent: 'declared US content',
  madeBy: 'maker',
  manufacturerPartNumber: 'manufacturer part number',
  'facts.hts6': 'HTS code',
}

/** A member of an item as a person calls it. */
export function memberWords(member: string): string {
  return MEMBERS[member] ?? member.replace(/^facts\./, '')
}
