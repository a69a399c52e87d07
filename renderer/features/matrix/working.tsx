import { Button, Progress } from '@mantine/core'
import { resumeMatrix, stopMatrix, useMatrix } from '../../stores/matrix.ts'
import { wholeText } from '../../ui/format.ts'
import { useDelayed } from '../../ui/use-delayed.ts'
import styles from './matrix.module.css'

/** How far the verdicts are worked out, and the way to stop; nothing where they all are. */
export function Working() {
  const { progress, isStopped } = useMatrix()
  const isLate = useDelayed(progress !== null)
  if (isStopped) {
    return (
      <span className={styles.working} data-testid="matrix-stopped">
        stopped
        <Button variant="default" onClick={resumeMatrix} data-testid="matrix-resume">
          Go on
        </Button>
      </span>
    )
  }
  if (!progress || !isLate) return null
  const { done, total } = progress
  return (
    <span className={styles.working} data-testid="matrix-progress">
      <output>
        {wholeText(done)} of {wholeText(total)}
      </output>
      <Progress
        className={styles.bar}
        size="sm"
        value={(done / Math.max(1, total)) * 100}
        aria-label="Products worked out"
      />
      <Button variant="default" onClick={stopMatrix} title="Esc" data-testid="matrix-stop">
        Cancel
      </Button>
    </span>
  )
}
