import { Button, Drawer, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { WorkspaceRevision } from '../../../shared/workspace/views.ts'
import { startComparing } from '../../stores/comparing.ts'
import { findInHistory, loadHistory, loadOlder, useHistory } from '../../stores/history.ts'
import { closePanel, useScreen } from '../../stores/screen.ts'
import { openPast, openPresent, useWorkspace } from '../../stores/workspace.ts'
import { dateText, timeText } from '../../ui/format.ts'
import { ChangeDetails } from './change-details.tsx'
import styles from './history.module.css'
import { NameForm } from './name-form.tsx'
import { VersionList } from './version-list.tsx'

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
  const { changes, next, find, isSearching } = useHistory()
  const [chosen, setChosen] = useState<number | null>(null)
  const workspace = useWorkspace((store) => store.workspace)
  const revision = workspace?.revision

  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision is another history
  useEffect(() => void loadHistory(), [revision])

  if (!workspace || !changes) return null
  const isPast = workspace.readOnly?.reason === 'past'
  const names = new Map(workspace.settings.versions.map((one) => [one.revision, one.name]))
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
        placeholder="Find a version, an item, a person, a value, a country"
        maxLength={200}
        value={find}
        onChange={(event) => findInHistory(event.currentTarget.value)}
        data-testid="history-find"
      />
      <VersionList
        versions={workspace.settings.versions.filter(({ name }) => isFound(name, find))}
        shown={workspace.revision}
        onOpen={openRevision}
      />
      {chosen !== null && (
        <div className={styles.chosen} data-testid="chosen-revision">
          Revision {chosen} is compared with another one: choose it below, or take
          <Button variant="default" onClick={() => compare(chosen, null)}>
            {isPast ? 'what is on screen' : 'the present'}
          </Button>
          <Button variant="default" onClick={() => setChosen(null)}>
            Cancel
          </Button>
        </div>
      )}
      {changes.length === 0 && !isSearching && (
        <p className={styles.none}>{noneText(find, next)}</p>
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
                name={names.get(change.revision) ?? null}
                canName={workspace.readOnly === null}
                chosen={chosen}
                onChoose={(other) => (chosen === null ? setChosen(other) : compare(chosen, other))}
              />
            ))}
          </ol>
        </section>
      ))}
      {next !== null && (
        <Button
          variant="subtle"
          disabled={isSearching}
          onClick={loadOlder}
          data-testid="history-older"
        >
          {find.trim() === '' ? 'Older changes' : `Search on before revision ${next}`}
        </Button>
      )}
    </>
  )
}

function isFound(name: string, find: string): boolean {
  return name.toLowerCase().includes(find.trim().toLowerCase())
}

function noneText(find: string, next: number | null): string {
  if (find.trim() === '') return 'Nothing was changed yet.'
  if (next === null) return 'No change has this in it.'
  return `No change from revision ${next} on has this in it.`
}

/** Compares two revisions of the product on screen, the older one first; null: what is on show. */
function compare(one: number, other: number | null): void {
  const { screen } = useScreen.getState()
  const [from, to] = other === null || one < other ? [one, other] : [other, one]
  closePanel()
  startComparing({ product: screen.kind === 'product' ? screen.id : null, from, to })
}

interface ChangeRowProps {
  change: WorkspaceRevision
  isShown: boolean
  /** The name that somebody gave it; null: none. */
  name: string | null
  canName: boolean
  /** The revision that another one is wanted for; null: none. */
  chosen: number | null
  onChoose: (revision: number) => void
}

function ChangeRow({ change, isShown, name, canName, chosen, onChoose }: ChangeRowProps) {
  const { revision, at, who, what, undoes, reason, machine } = change
  const [isOpen, setOpen] = useState(false)
  const [isNaming, setNaming] = useState(false)
  return (
    <li className={styles.change} aria-current={isShown || undefined} data-testid="change">
      <span className={styles.revision}>{revision}</span>
      <span className={styles.what}>
        {name !== null && <span className={styles.name}>{name} </span>}
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
          {canName && (
            <button
              type="button"
              className={styles.more}
              aria-expanded={isNaming}
              aria-label={`${name === null ? 'name' : 'rename'} revision ${revision}`}
              onClick={() => setNaming(!isNaming)}
              data-testid={`name-revision-${revision}`}
            >
              {name === null ? 'name' : 'rename'}
            </button>
          )}
          {chosen !== revision && (
            <button
              type="button"
              className={styles.more}
              aria-label={
                chosen === null
                  ? `compare revision ${revision}`
                  : `compare revision ${revision} with revision ${chosen}`
              }
              onClick={() => onChoose(revision)}
              data-testid={`compare-revision-${revision}`}
            >
              {chosen === null ? 'compare' : `compare with ${chosen}`}
            </button>
          )}
        </span>
        {isNaming && (
          <NameForm revision={revision} name={name ?? ''} onClose={() => setNaming(false)} />
        )}
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
