import { DIRECT_PRODUCT_STATES } from '../../shared/report/direct-product.ts'
import type { DirectProductState } from '../../shared/rules/direct-product.ts'
import styles from './direct-product-state.module.css'

const SIGNS: Record<DirectProductState, string> = { in: '●', open: '?', 'by-party': '◐', out: '–' }

/** The state of a rule of 734.9: a sign, a word and a colour. */
export function DirectProductSign({ state }: { state: DirectProductState }) {
  return (
    <span className={styles.state} data-state={state}>
      <span className={styles.sign} aria-hidden="true">
        {SIGNS[state]}
      </span>{' '}
      {DIRECT_PRODUCT_STATES[state]}
    </span>
  )
}
