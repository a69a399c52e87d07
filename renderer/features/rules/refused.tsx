import type { CallError } from '../../stores/call.ts'
import styles from './rules.module.css'

/** Why rules are refused, with every reason. */
export function Refused({ error }: { error: CallError }) {
  return (
    <div role="alert" className={styles.effect} data-testid="pack-refused">
      <p>{error.message}</p>
      <ul className={styles.list}>
        {error.details.map((detail) => (
          <li key={detail}>{detail}</li>
        ))}
      </ul>
    </div>
  )
}
