import { count } from '../../ui/format.ts'
import type { PartCounts } from './part-filters.ts'

/** How complete the parts are, in one line. */
export function Completeness({ counts, shown }: { counts: PartCounts; shown: number }) {
  const { parts, usOrigin, asked, filters } = counts
  const facts = [
    `${usOrigin.toLocaleString('en')} of US origin`,
    `${filters.noOrigin.toLocaleString('en')} without origin`,
    asked === 0
      ? 'nothing is asked of any for your destinations'
      : `${asked.toLocaleString('en')} of which the rules ask something for your destinations`,
  ]
  const visible = shown === parts ? '' : `${shown.toLocaleString('en')} shown of `
  return (
    <span data-testid="completeness">{`${visible}${count(parts, 'part')}: ${facts.join(', ')}`}</span>
  )
}
