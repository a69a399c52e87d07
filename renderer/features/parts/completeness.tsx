import { count, wholeText } from '../../ui/format.ts'
import type { PartCounts } from './part-filters.ts'

interface CompletenessProps {
  counts: PartCounts
  shown: number
  /** What can change a verdict is of an earlier revision, or is not worked out yet. */
  isOlder: boolean
}

/** How complete the parts are, in one line. */
export function Completeness({ counts, shown, isOlder }: CompletenessProps) {
  const { parts, usOrigin, filters } = counts
  const facts = [
    `${wholeText(usOrigin)} of US origin`,
    `${wholeText(filters.noOrigin)} without origin`,
    filters.open === 0
      ? 'nothing that is not known of them changes a verdict for your destinations'
      : `of ${wholeText(filters.open)} an answer can still change a verdict for your destinations`,
  ]
  const visible = shown === parts ? '' : `${wholeText(shown)} shown of `
  const standing = isOlder ? ' (being worked out)' : ''
  return (
    <span data-testid="completeness">{`${visible}${count(parts, 'part')}: ${facts.join(', ')}${standing}`}</span>
  )
}
