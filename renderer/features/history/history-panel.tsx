import { Button, Drawer, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { WorkspaceRevision } from '../../../shared/workspace/views.ts'
import { findInHistory, loadHistory, loadOlder, useHistory } from '../../stores/history.ts'
import { closePanel, useScreen } from '../../stores/screen.ts'
import { openPast, openPresent, useWorkspace } from '../../stores/workspace.ts'
import { dateText, timeText } from '../../ui/format.ts'
import { ChangeDetails } from './change-details.tsx'
import styles from './history.module.css'

/** Every change with who made it and when; any revision can be opened read-only. */
export function HistoryPanel() {
  const opened = useScreen((store) => store.panel === 'history')
  return (
    <Drawer opened={opened} onClose={closePanel} title="History" padding="md">
      <Changes />
    </Drawer>
  )
}

function Changes() {
  const { changes, more, find } = useHistory()
  const workspace = useWorkspace((store) => store.workspace)
  const revision = workspace?.revision

  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision is another history
  useEffect(() => void loadHistory(), [revision])

  if (!workspace || !changes) return null
  const isPast = workspace.readOnly?.reason === 'past'
  const days = Map.groupBy(changes, ({ at }) => dateText(at))
  return (
    <>
      {isPast && (
        <Button mb="sm" fullWidth onClick={backToPresent}>
          Back to the present
        </Button>
      )}
      <TextInput
        aria-label="Find in the history"
        placeholder="Find an item, a person, a value"
        value={find}
        onChange={(event) => findInHistory(event.currentTarget.value)}
        data-testid="history-find"
      />
      {changes.length === 0 && (
        <p className={styles.none}>
          {find.trim() === '' ? 'Nothing was changed yet.' : 'No change has this in it.'}
        </p>
      )}
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <h2 className={styles.day}>{day}</h2>
          <ol className={styles.changes}>
            {ofDay.map((change) => (
              <ChangeRow
                key={change.revision}
                change={change}
                isShown={change.revision === revision}
              />
            ))}
          </ol>
        </section>
      ))}
      {more && (
        <Button variant="subtle" onClick={loadOlder}>
          Older changes
        </Button>
      )}
    </>
  )
}

function ChangeRow({ change, isShown }: { change: WorkspaceRevision; isShown: boolean }) {
  const { revision, at, who, what, undoes, reason, machine } = change
  const [isOpen, setOpen] = useState(false)
  return (
    <li className={styles.change} aria-current={isShown || undefined} data-testid="change">
      <span className={styles.revision}>{revision}</span>
      <span className={styles.what}>
        {what}
        {undoes !== null && <span className={styles.muted}> takes back {undoes}</span>}
        {reason && <span className={styles.who}>Reason: {reason}</span>}
        <span className={styles.who}>
          {who}
          {machine && ` on ${machine}`}, <time dateTime={at}>{timeText(at)}</time>{' '}
          <button
            type="button"
            className={styles.more}
            aria-expanded={isOpen}
            aria-label={`${isOpen ? 'less' : 'before and after'}, revision ${revision}`}
            onClick={() => setOpen(!isOpen)}
            data-testid={`show-changes-${revision}`}
          >
            {isOpen ? 'less' : 'before and after'}
          </button>
        </span>
        {isOpen && <ChangeDetails revision={revision} />}
      </span>
      {isShown ? (
        <span className={styles.muted}>on screen</span>
      ) : (
        <Button
          variant="subtle"
          onClick={() => openRevision(revision)}
          aria-label={`Open revision ${revision} read-only`}
          data-testid={`open-revision-${revision}`}
        >
          Open
        </Button>
      )}
    </li>
  )
}

async function openRevision(revision: number): Promise<void> {
  closePanel()
  await openPast(revision)
}

async function backToPresent(): Promise<void> {
  closePanel()
  await openPresent()
}
