import { VERDICTS } from '../../ui/verdict.tsx'
import styles from './grid.module.css'
import { NAME_WIDTH, SIZES } from './sizes.ts'
import tone from './tone.module.css'
import type { CellWindow } from './use-cell-window.ts'
import { type Counts, OUTCOMES } from './view.ts'

interface TableFootProps {
  totals: readonly Counts[]
  part: CellWindow
  /** How many lines are above, for the row numbers. */
  lines: number
  /** No row, or not every row, is worked out yet. */
  isKnown: 'none' | 'some' | 'all'
  /** Some rows are of another revision than the one on screen. */
  isOlder: boolean
}

/** How many of the products shown have each outcome, by destination. */
export function TableFoot({ totals, part, lines, isKnown, isOlder }: TableFootProps) {
  const text = (number: number) => {
    if (isKnown === 'none') return ''
    return isKnown === 'some' ? `≥ ${number}` : number.toLocaleString('en')
  }
  return (
    <tfoot className={styles.foot} data-older={isOlder}>
      {OUTCOMES.map((outcome, i) => {
        const { word, Icon } = VERDICTS[outcome]
        const all = totals.reduce((sum, counts) => sum + counts[outcome], 0)
        return (
          <tr
            key={outcome}
            className={styles.totals}
            aria-rowindex={lines + 3 + i}
            data-testid={`total-${outcome}`}
          >
            <th className={`${styles.product} ${tone.tone}`} scope="row" data-outcome={outcome}>
              <Icon size={12} /> {word}
            </th>
            <td
              className={styles.all}
              style={{ left: NAME_WIDTH, width: SIZES.frozen - NAME_WIDTH }}
              colSpan={4}
              aria-colindex={2}
            >
              {text(all)}
            </td>
            {totals.slice(part.firstCell, part.endCell).map((counts, cell) => (
              <td
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                key={part.firstCell + cell}
                className={`${styles.total} ${counts[outcome] === 0 ? styles.none : ''}`}
                style={cell === 0 ? { marginLeft: part.firstCell * SIZES.cell } : undefined}
                aria-colindex={part.firstCell + cell + 6}
              >
                {text(counts[outcome])}
              </td>
            ))}
          </tr>
        )
      })}
    </tfoot>
  )
}
