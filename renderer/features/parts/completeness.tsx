import { count, wholeText } from '../../ui/format.ts'
import type { PartCounts } from './part-filters.ts'

/** How complete the parts are, in one line. */
export function Completeness({ counts, shown }: { counts: PartCounts; shown: number }) {
  const { parts, usOrigin, asked, filters } = counts
  const facts = [
    `${wholeText(usOrigin)} of US origin`,
    `${wholeText(filters.noOrigin)} without origin`,
    asked === 0
      ? 'nothing is asked of any for your destinations'
      : `${wholeText(asked)} of which the rules ask something for your destinations`,
  ]
  const visible = shown === parts ? '' : `${wholeText(shown)} shown of `
  return (
    <span data-testid="completeness">{`${visible}${count(parts, 'part')}: ${facts.join(', ')}`}</span>
  )
}
