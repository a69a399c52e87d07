import { factsChangedElsewhere } from '../shared/calc/effects.ts'
import type { Model } from '../shared/model/schema.ts'
import { note } from './import-text.ts'
import { oneLine, problemLines } from './problems.ts'

/** Says what changes in items that also lie in other products than the one that is imported. */
export function noteElsewhere(before: Model, after: Model, product: string | null): void {
  const lines = factsChangedElsewhere(before, after, product).map(
    ({ item, member, from, to, products }) =>
      `${item}, also in ${products.join(', ')}: ${member} ${from ?? 'not known'} → ${to ?? 'not known'}`,
  )
  for (const line of problemLines(lines, 'change')) note(oneLine(line))
}
