import { wholeText } from '../../ui/format.ts'
import styles from './plan.module.css'
import type { WritingProgress } from './use-writing.ts'

/** How far a change is that is being written. */
export function WritingBar({ progress: { done, total } }: { progress: WritingProgress }) {
  return (
    <span className={styles.note} data-testid="import-writing">
      <progress aria-label="Writing" value={done} max={total} /> Writing {wholeText(done)} of{' '}
      {wholeText(total)} steps
    </span>
  )
}
