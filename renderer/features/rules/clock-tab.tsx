import { Button } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import type { KeptRow } from '../../../shared/determination/kept.ts'
import { touchedBy } from '../../../shared/determination/touched.ts'
import { dayAfter } from '../../../shared/model/calendar-day.ts'
import { type LawEvent, lawEvents } from '../../../shared/rules/law-clock.ts'
import { loadDeterminations, useDeterminations } from '../../stores/determinations.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { Citation } from '../../ui/citation.tsx'
import { usePack } from '../../ui/workspace-context.ts'
import { EffectTable } from './effect-table.tsx'
import { PreviewState } from './preview-state.tsx'
import styles from './rules.module.css'
import { type Preview, usePreview } from './use-preview.ts'

/** The days on which rows of the rules turn, and what each does to this workspace. */
export function ClockTab() {
  const pack = usePack()
  const workspace = useWorkspace((store) => store.workspace)
  const events = useMemo(() => lawEvents(pack), [pack])
  const [asked, setAsked] = useState<string | null>(null)
  const { preview, progress, ask, cancel } = usePreview()
  if (!workspace) return null
  const look = (day: string) => {
    setAsked(day)
    void ask({ before: { rowsOf: dayAfter(day, -1) }, after: { rowsOf: day } })
  }
  const isOlder = preview !== null && preview.revision !== workspace.revision
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by the arrow keys too
    <section className={styles.text} tabIndex={0} aria-label="Days" data-testid="clock">
      <p className={styles.muted}>
        Days on which rows of {pack.header.id} begin or end. The day of determination (
        {workspace.day}) picks the rows. Nothing that was published after {pack.header.asOf} is
        known here unless it is named below.
      </p>
      {events.length === 0 && <p>None: its rows hold on every day.</p>}
      <ol className={styles.clock}>
        {events.map((event) => (
          <li key={event.day} className={styles.event} data-testid={`event-${event.day}`}>
            <EventChanges event={event} day={workspace.day} />
            {asked === event.day && (
              <div className={styles.effect} data-testid="clock-effect">
                <PreviewState
                  asked="what turns"
                  progress={progress}
                  hasDestinations={workspace.settings.destinations.length > 0}
                  isOlder={isOlder}
                  onCancel={cancel}
                />
                {preview && <EventEffect preview={preview} event={event} />}
              </div>
            )}
            <Button variant="default" onClick={() => look(event.day)} data-testid="what-turns">
              {asked === event.day && preview ? 'Ask again' : 'What turns in this workspace'}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  )
}

function EventChanges({ event, day }: { event: LawEvent; day: string }) {
  const isPast = event.day <= day
  return (
    <>
      <h2>
        {event.day} <span className={styles.muted}>{isPast ? 'in force' : 'still to come'}</span>
      </h2>
      <ul className={styles.list}>
        {event.changes.map(({ text, cite, isAnnounced }) => (
          <li key={text}>
            {isAnnounced && <strong>Announced, not yet certain: </strong>}
            {text} {cite && <Citation cite={cite} />}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The verdicts that turn on a day, and the determinations that gave one of them before it. */
function EventEffect({ preview, event }: { preview: Preview; event: LawEvent }) {
  const { day, changes } = event
  const rows = useDeterminations((store) => store.rows)
  useEffect(() => {
    if (!rows) void loadDeterminations()
  }, [rows])
  return (
    <>
      <EffectTable preview={preview} before={`Until ${dayAfter(day, -1)}`} after={`From ${day}`} />
      {changes.some(({ isUnread }) => isUnread) && (
        <p>What was not read may turn verdicts that are not named here.</p>
      )}
      {rows && (
        <Touched rows={touchedBy(rows, preview.changes, { from: day, on: day })} day={day} />
      )}
    </>
  )
}

function Touched({ rows, day }: { rows: readonly KeptRow[]; day: string }) {
  if (rows.length === 0) return <p>No determination of a day before {day} is touched.</p>
  return (
    <p data-testid="touched">
      Determinations of a day before {day} that are touched:{' '}
      {rows.map(({ number }) => number).join(', ')}.
    </p>
  )
}
