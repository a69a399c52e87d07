import { Button, Progress } from '@mantine/core'
import styles from './rules.module.css'

interface PreviewStateProps {
  /** What is asked, in words, such as "what turns". */
  asked: string
  /** How far it is worked out, in percent; null: nothing is being worked out. */
  progress: number | null
  hasDestinations: boolean
  /** What is shown was worked out for an older revision. */
  isOlder: boolean
  onCancel: () => void
}

/** How far the effect of other rules on the verdicts is worked out, or why it cannot be. */
export function PreviewState(props: PreviewStateProps) {
  const { asked, progress, hasDestinations, isOlder, onCancel } = props
  return (
    <>
      {progress !== null && (
        <div className={styles.progress}>
          <Progress value={progress} aria-label={`Working out ${asked}`} />
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </div>
      )}
      {!hasDestinations && <p>No default destination: choose some in Settings to see {asked}.</p>}
      {isOlder && <p>Worked out for an older revision. Ask again.</p>}
    </>
  )
}
