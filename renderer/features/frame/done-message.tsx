import { Button } from '@mantine/core'
import { forgetDone, useDone } from '../../stores/done.ts'
import { redo, undo } from '../../stores/edits.ts'
import { placeOf } from './done-place.ts'
import styles from './frame.module.css'

/** What undo, delete, fill, paste or an import did, how to take it back, and where to see it. */
export function DoneMessage() {
  const done = useDone((store) => store.done)
  if (!done) return null
  const place = placeOf(done.touched)
  return (
    <output className={styles.done} data-testid="done">
      <span className={styles.doneText} title={done.text}>
        {done.text}
        {place && <span className={styles.donePlace}> ({place.name})</span>}
      </span>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => void (done.back === 'undo' ? undo() : redo())}
        data-testid="done-back"
      >
        {done.back === 'undo' ? 'Undo' : 'Redo'}
      </Button>
      {place && (
        <Button size="compact-xs" variant="default" onClick={place.show} data-testid="done-show">
          Show
        </Button>
      )}
      <Button size="compact-xs" variant="subtle" aria-label="Dismiss" onClick={forgetDone}>
        ×
      </Button>
    </output>
  )
}
