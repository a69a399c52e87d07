import type { VerdictNow } from '../../stores/levers.ts'
import { Citation } from '../../ui/citation.tsx'
import styles from './levers.module.css'

const ABOUT = {
  'no-level': 'the rules without a level',
  'encryption-gate': 'the encryption gate',
  'direct-product': 'the foreign direct product rules',
  buyer: 'who and where the buyer is',
} as const satisfies Record<VerdictNow['limits'][number]['about'], string>

/** What no lever takes away, whatever it does to the share. */
export function LimitList({ figures, limits }: VerdictNow) {
  const about = [...new Set(limits.map((limit) => ABOUT[limit.about]))]
  return (
    <details className={styles.limits} data-testid="levers-limits">
      <summary>
        <strong>
          {figures.threshold === null
            ? 'No share decides this verdict.'
            : 'A pass by a lever is no clearance.'}
        </strong>{' '}
        <span className={styles.muted}>No price, rate or share changes {about.join(', ')}.</span>
      </summary>
      <ul>
        {limits.map(({ text, cite }) => (
          <li key={text}>
            {text} <Citation cite={cite} />
          </li>
        ))}
      </ul>
    </details>
  )
}
