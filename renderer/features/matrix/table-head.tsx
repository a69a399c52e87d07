import { type Order, orderBy } from '../../stores/matrix-view.ts'
import { VERDICTS } from '../../ui/verdict.tsx'
import styles from './grid.module.css'
import { COUNT_WIDTH, NAME_WIDTH, SIZES } from './sizes.ts'
import tone from './tone.module.css'
import type { CellWindow } from './use-cell-window.ts'
import { type Band, type Column, OUTCOMES } from './view.ts'

interface TableHeadProps {
  columns: readonly Column[]
  bands: readonly Band[]
  part: CellWindow
  order: Order
  activeColumn: number
}

/** The rule groups with what they rest on, and below them the destinations; a press sorts. */
export function TableHead({ columns, bands, part, order, activeColumn }: TableHeadProps) {
  const sorted = (isIt: boolean) =>
    isIt ? (order.isReversed ? 'ascending' : 'descending') : 'none'
  const isBy = (code: string) => typeof order.by !== 'string' && order.by.destination === code
  return (
    <thead className={styles.head}>
      <tr className={styles.bands} aria-rowindex={1}>
        <th className={styles.corner} style={{ width: SIZES.frozen }} scope="row">
          Rule group
        </th>
        {bands.map(({ group, from, count }) => (
          <th
            key={group.id}
            className={styles.band}
            style={{ width: count * SIZES.cell }}
            scope="colgroup"
            colSpan={count}
            aria-colindex={from + 6}
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
        <th
          className={styles.product}
          scope="col"
          aria-sort={order.by === 'name' ? (order.isReversed ? 'descending' : 'ascending') : 'none'}
        >
          <button
            type="button"
            className={styles.sort}
            tabIndex={-1}
            onClick={() => orderBy('name')}
          >
            Product
          </button>
        </th>
        {OUTCOMES.map((outcome, i) => {
          const { word, Icon } = VERDICTS[outcome]
          return (
            <th
              key={outcome}
              className={`${styles.count} ${tone.tone}`}
              style={{ left: NAME_WIDTH + i * COUNT_WIDTH }}
              scope="col"
              title={`How many destinations: ${word}. Sorts by the worst.`}
              aria-sort={sorted(order.by === 'worst' && i === 0)}
              data-outcome={outcome}
            >
              <button
                type="button"
                className={styles.sort}
                tabIndex={-1}
                aria-label={`${word}: number of destinations`}
                onClick={() => orderBy('worst')}
              >
                <Icon size={13} />
              </button>
            </th>
          )
        })}
        {columns.slice(part.firstCell, part.endCell).map(({ code, name }, i) => (
          <th
            key={code}
            className={styles.destination}
            style={i === 0 ? { marginLeft: part.firstCell * SIZES.cell } : undefined}
            scope="col"
            aria-colindex={part.firstCell + i + 6}
            aria-sort={sorted(isBy(code))}
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
  const parts = [members, level && `level ${Number(level) * 100} %`, cite]
  return parts.filter(Boolean).join(' · ')
}
