import { Button } from '@mantine/core'
import { forgetDone, useDone } from '../../stores/done.ts'
import { redo, undo } from '../../stores/edits.ts'
import { useScreen } from '../../stores/screen.ts'
import { placeOf } from './done-place.ts'
import styles from './frame.module.css'

/** What an edit, undo, fill, paste or an import did, how to take it back, and where to see it. */
export function DoneMessage() {
  const { done, leftOut } = useDone()
  const screen = useScreen((store) => store.screen)
  if (leftOut)
    return (
      <div className={styles.done} data-testid="left-out">
        <span className={styles.doneText} title={leftOut.text}>
          Not written: “{leftOut.text}”
        </span>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            forgetDone()
            leftOut.putBack()
          }}
          data-testid="put-back"
        >
          Put back
        </Button>
        <Dismiss />
      </div>
    )
  if (!done) return null
  const place = placeOf(done.touched, screen)
  return (
    <div className={styles.done} data-testid="done">
      <span className={styles.doneText} title={done.text}>
        {done.text}
        {place && !place.isHere && (
          <span className={styles.donePlace}> ({place.name}, not on this screen)</span>
        )}
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
      <Dismiss />
    </div>
  )
}

function Dismiss() {
  return (
    <Button size="compact-xs" variant="subtle" aria-label="Dismiss" onClick={forgetDone}>
      ×
    </Button>
  )
}
