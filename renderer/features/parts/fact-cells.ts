import type { PartFacts } from '../../../shared/model/schema.ts'
import { type ReadCell, read, saysUnknown, unreadable } from '../../../shared/tabular/cell.ts'
import { closedOffer } from '../../ui/choosing/offers.ts'
import type { Offer } from '../../ui/choosing/picking.ts'
import { ENCRYPTION } from '../../ui/fact-questions.ts'

const BEFORE = 'fact:'

const YES_NO = [{ value: 'yes' }, { value: 'no' }, { value: '?', hint: 'not known' }]
const PASSES = [
  ...ENCRYPTION.map(({ value, label }) => ({ value, hint: label })),
  { value: '?', hint: 'not known' },
]

/** A fact as a column of its own, where one text is set for many parts. */
export function factColumn(fact: string): string {
  return `${BEFORE}${fact}`
}

/** The fact of such a column; null: it is another column. */
export function factOf(column: string): string | null {
  return column.startsWith(BEFORE) ? column.slice(BEFORE.length) : null
}

/** What can be answered in such a column. */
export function answerOffer(column: string): Offer {
  return closedOffer(() => (factOf(column) === 'encryption' ? PASSES : YES_NO))
}

/** The facts of a part after an answer, typed as y, yes, n, no, "?", or a way in which encryption passes. */
export function readAnswer(
  fact: string,
  text: string,
  facts: PartFacts | null | undefined,
): ReadCell<PartFacts> {
  const typed = text.trim().toLowerCase()
  if (typed === '' || saysUnknown(typed)) return read({ ...facts, [fact]: null })
  if (fact === 'encryption') {
    const known = ENCRYPTION.some(({ value }) => value === typed)
    return known
      ? read({ ...facts, [fact]: typed } as PartFacts)
      : unreadable(`"${text.trim()}" is none of ${ENCRYPTION.map(({ value }) => value).join(', ')}`)
  }
  if (typed === 'y' || typed === 'yes') return read({ ...facts, [fact]: true })
  if (typed === 'n' || typed === 'no') return read({ ...facts, [fact]: false })
  return unreadable(`"${text.trim()}" is neither yes nor no`)
}
