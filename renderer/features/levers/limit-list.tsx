import type { VerdictNow } from '../../stores/levers.ts'
import { count } from '../../ui/format.ts'
import styles from './levers.module.css'

/** What no lever takes away, whatever it does to the share. */
export function LimitList({ figures, limits }: VerdictNow) {
  const isFixed = figures.threshold === null
  return (
    <details className={styles.limits} data-testid="levers-limits">
      <summary>
        <strong>
          {isFixed ? 'No share decides this verdict' : 'A pass by a lever is no clearance'}
        </strong>
        <span className={styles.muted}>
          {' '}
          {count(limits.length, 'thing', 'things')} that no lever changes: the rules without a
          level, the foreign direct product rules, who and where the buyer is
        </span>
      </summary>
      <ul>
        {limits.map(({ text, cite }) => (
          <li key={text}>
            {text} <span className={styles.muted}>{cite}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
