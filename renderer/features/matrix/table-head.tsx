import { actsWorstFirst } from '../../../shared/calc/result/act.ts'
import { exactShareText } from '../../../shared/money/display.ts'
import { type Order, orderBy } from '../../stores/matrix-view.ts'
import tone from '../../ui/tone.module.css'
import { ACTS } from '../../ui/verdict.tsx'
import styles from './grid.module.css'
import type { Band, Column } from './lines.ts'
import { cellsWide, SIZES } from './sizes.ts'
import type { CellWindow } from './use-cell-window.ts'

interface TableHeadProps {
  columns: readonly Column[]
  bands: readonly Band[]
  part: CellWindow
  order: Order
  activeColumn: number
}

/** The rule groups with what they rest on, and below them the destinations; a press sorts. */
export function TableHead({ columns, bands, part, order, activeColumn }: TableHeadProps) {
  const isBy = (code: string) => typeof order.by !== 'string' && order.by.destination === code
  return (
    <thead className={styles.head}>
      <tr className={styles.bands} aria-rowindex={1}>
        <th className={styles.corner} scope="row" aria-colindex={1}>
          Rule group
        </th>
        {bands.map(({ group, from, count }) => (
          <th
            key={group.id}
            className={styles.band}
            style={{ width: cellsWide(count) }}
            scope="colgroup"
            colSpan={count}
            aria-colindex={from + 2}
            title={`${group.title}: ${basisOf(group)}`}
            data-testid={`band-${group.id}`}
          >
            <span className={styles.group} style={{ left: SIZES.frozen }}>
              {group.title}
              <span className={styles.basis}>{basisOf(group)}</span>
            </span>
          </th>
        ))}
      </tr>
      <tr className={styles.names} aria-rowindex={2}>
        <th className={styles.frozen} scope="col" aria-colindex={1} aria-sort={sortOf(order)}>
          <button
            type="button"
            className={`${styles.sort} ${styles.product}`}
            tabIndex={-1}
            title="Sorts by name"
            onClick={() => orderBy('name')}
          >
            Product
          </button>
          {actsWorstFirst.map((act) => {
            const { word, Icon } = ACTS[act]
            return (
              <button
                key={act}
                type="button"
                className={`${styles.sort} ${styles.count} ${tone.tone}`}
                tabIndex={-1}
                title={`How many destinations: ${word}. Sorts by the worst.`}
                aria-label={`${word}: number of destinations`}
                data-act={act}
                onClick={() => orderBy('worst')}
              >
                <Icon size={13} />
              </button>
            )
          })}
        </th>
        {columns.slice(part.firstCell, part.endCell).map(({ code, name }, i) => (
          <th
            key={code}
            className={styles.destination}
            style={i === 0 ? { marginLeft: cellsWide(part.firstCell) } : undefined}
            scope="col"
            aria-colindex={part.firstCell + i + 2}
            aria-sort={!isBy(code) ? 'none' : order.isReversed ? 'ascending' : 'descending'}
            data-sorted={isBy(code)}
            data-active={part.firstCell + i === activeColumn}
            title={`${name} (${code}). Sorts by the share there.`}
          >
            <button
              type="button"
              className={styles.sort}
              tabIndex={-1}
              onClick={() => orderBy({ destination: code })}
              data-testid={`column-${code}`}
            >
              <span className={styles.word}>{name}</span>
              <span className={styles.word}>
                {code}
                {isBy(code) && (order.isReversed ? ' ▲' : ' ▼')}
              </span>
            </button>
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** What a rule group rests on: its Country Groups, its level and the paragraphs. */
function basisOf({ members, level, cite }: Band['group']): string {
  const parts = [members, level && `level ${exactShareText(level)}`, cite]
  return parts.filter(Boolean).join(' · ')
}

/** How the first column is sorted, which has the names and the counts. */
function sortOf({ by, isReversed }: Order): 'ascending' | 'descending' | 'none' {
  if (by !== 'name' && by !== 'worst') return 'none'
  return isReversed === (by === 'worst') ? 'ascending' : 'descending'
}
