import type { TableQuestion } from '../../../shared/tabular/question.ts'
import type { Revision } from '../../../shared/tabular/revision.ts'
import { count } from '../../ui/format.ts'

/** Whether a table takes more lines from the products that it lists than it leaves: it may be of another product. */
export function removesMost({ removed, changed, same, kept }: Revision['counts']): boolean {
  return removed > changed + same + kept
}

/** Asks whether a table with few of a product's lines is a new state of it, or a product of its own. */
export function targetQuestion(product: string, counts: Revision['counts']): TableQuestion {
  const { removed, changed, same, kept } = counts
  const stay = changed + same + kept
  const reading = (value: string, label: string, read: string) => ({
    value,
    label,
    columns: [],
    samples: [{ row: 1, text: '', read }],
  })
  return {
    id: 'target',
    about: 'structure',
    text: `Only ${stay} of the ${count(removed + stay, 'line')} of ${product} ${stay === 1 ? 'is' : 'are'} in this table. Does it update ${product}, or is it another product?`,
    readings: [
      reading('new', 'Another product', 'asks for its number; nothing is removed'),
      reading('add', `More lines of ${product}`, 'nothing is removed'),
      reading('update', `Update ${product}`, `removes ${count(removed, 'line')}`),
    ],
    option: '',
  }
}
