import { memo } from 'react'
import { actsWorstFirst } from '../../../shared/calc/result/act.ts'
import { wholeText } from '../../ui/format.ts'
import tone from '../../ui/tone.module.css'
import { ACTS } from '../../ui/verdict.tsx'
import styles from './grid.module.css'
import type { Counts } from './lines.ts'
import { cellsWide } from './sizes.ts'
import type { CellWindow } from './use-cell-window.ts'

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

/** How many of the products shown have each act, by destination. */
export const TableFoot = memo(function TableFoot(props: TableFootProps) {
  const { totals, part, lines, isKnown, isOlder } = props
  const text = (number: number) => {
    if (isKnown === 'none') return ''
    return isKnown === 'some' ? `≥ ${wholeText(number)}` : wholeText(number)
  }
  return (
    <tfoot className={styles.foot} data-older={isOlder}>
      {actsWorstFirst.map((act, i) => {
        const { word, Icon } = ACTS[act]
        const all = totals.reduce((sum, counts) => sum + counts[act], 0)
        return (
          <tr
            key={act}
            className={styles.totals}
            aria-rowindex={lines + 3 + i}
            data-testid={`total-${act}`}
          >
            <th className={styles.frozen} scope="row" aria-colindex={1}>
              <span className={`${styles.product} ${tone.tone}`} data-act={act}>
                <Icon size={12} /> {word}
              </span>
              <span className={styles.all}>{text(all)}</span>
            </th>
            {totals.slice(part.firstCell, part.endCell).map((counts, cell) => (
              <td
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                key={part.firstCell + cell}
                className={`${styles.total} ${counts[act] === 0 ? styles.none : ''}`}
                style={cell === 0 ? { marginLeft: cellsWide(part.firstCell) } : undefined}
                aria-colindex={part.firstCell + cell + 2}
              >
                {text(counts[act])}
              </td>
            ))}
          </tr>
        )
      })}
    </tfoot>
  )
})
