import { Button } from '@mantine/core'
import { Fragment, useState } from 'react'
import type { DeterminationEvent } from '../../../shared/determination/event.ts'
import { fingerprintText } from '../../../shared/determination/fingerprint.ts'
import type { KeptRow } from '../../../shared/determination/kept.ts'
import { retentionOf } from '../../../shared/determination/retention.ts'
import type { DeterminationRecord } from '../../../shared/determination/schema.ts'
import { approvalBy, approvalOf } from '../../../shared/determination/standing.ts'
import { asCallError, call } from '../../stores/call.ts'
import { openDetermination } from '../../stores/determinations.ts'
import facts from '../../ui/facts.module.css'
import { bytesText, dateText, timeText } from '../../ui/format.ts'
import link from '../../ui/link.module.css'
import styles from './determinations.module.css'
import { EVENT_WORDS } from './event-words.ts'
import { RecordEvent } from './record-event.tsx'

interface RecordTabProps {
  row: KeptRow
  record: DeterminationRecord
}

/** What that nobody signed it means where it would have an effect. */
const NOT_SIGNED: Partial<Record<DeterminationEvent['kind'], string>> = {
  approved: 'not signed: it does not count, for whoever can write to this file can write it',
}

const PLACES = {
  inside: 'in the workspace',
  beside: 'in the folder beside it',
  missing: 'no longer where it was put',
  changed: 'changed since: what lies in the folder beside it is another',
} as const

/** Who answers for it, how long it is kept, its papers, and what was recorded of it since. */
export function RecordTab({ row, record }: RecordTabProps) {
  const { supersededBy, events, hash } = row
  const { preparer, approver, made, origin, supersedes, pack, on, validUntil, previous } = record
  const retention = retentionOf(made.at.slice(0, 10) > on ? made.at.slice(0, 10) : on, events)
  const approval = approvalOf(made.by, events)
  const approved = approvalBy(made.by, events)
  const asked = events.findLast(({ kind }) => kind === 'approval-asked')
  const rows: [string, React.ReactNode][] = [
    ['Prepared by', preparer],
    [
      'Approved by',
      approval === 'awaiting'
        ? `awaiting ${asked?.note ?? 'another user'}`
        : approval === 'approved'
          ? `${approved?.by}, as the system's user ${approved?.user}, on ${approved?.on}, ${approved?.key === record.key ? 'signed by the key of the determination itself' : 'signed by a key of their own'}`
          : (approver ?? 'nobody'),
    ],
    ['Made', `${momentText(made.at)} by ${made.by} on ${made.machine}, ${made.engine}`],
    ['Day', `${on}${validUntil === null ? '' : `, valid until ${validUntil}`}`],
    [
      'From',
      `${origin.file}${origin.revision === null ? '' : `, revision ${origin.revision}`}${origin.scenarios.length > 0 ? `, over ${origin.scenarios.join(', ')}` : ''}`,
    ],
    ['Rules', `${pack.id}, content ${pack.sha256.slice(0, 16)}…`],
    [
      'Kept until',
      `${retention.until}, five years from ${retention.from}${retention.isUsed ? '' : ': no export, reexport or end of the transaction is recorded yet'}`,
    ],
    ...(retention.hold
      ? [['Legal hold', `since ${retention.hold.on}: ${retention.hold.note}`] as [string, string]]
      : []),
    ...(supersedes
      ? [['In the place of', <Other key="s" {...supersedes} />] as [string, React.ReactNode]]
      : []),
    ...(supersededBy
      ? [['Superseded by', <Other key="b" {...supersededBy} />] as [string, React.ReactNode]]
      : []),
    [
      'Hash',
      <code key="h" className={styles.code}>
        {hash}
      </code>,
    ],
    [
      'Follows',
      previous === null ? (
        'the first'
      ) : (
        <code key="p" className={styles.code}>
          {previous}
        </code>
      ),
    ],
  ]
  return (
    <div className={styles.record} data-testid="record-tab">
      <dl className={facts.facts}>
        {rows.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      <Papers row={row} />
      <h2>What was recorded since</h2>
      {events.length === 0 && <p className={styles.muted}>Nothing yet.</p>}
      <ol className={styles.events}>
        {events.map((event) => (
          <li key={`${event.at} ${event.kind} ${event.previous}`} data-testid="event">
            <strong>{EVENT_WORDS[event.kind]}</strong> {event.on}: {event.note}
            <span className={styles.muted}>
              {' '}
              {event.by}, {momentText(event.at)}, {event.user} on {event.machine},{' '}
              {event.signedBy === null
                ? (NOT_SIGNED[event.kind] ?? 'not signed')
                : `signed by ${fingerprintText(event.signedBy.slice(0, 16))}…`}
            </span>
            {event.fault !== null && <span className={styles.problem}> {event.fault}</span>}
          </li>
        ))}
      </ol>
      <RecordEvent
        row={row}
        isAwaiting={approval === 'awaiting'}
        isHeld={retention.hold !== null}
      />
    </div>
  )
}

function Other({ number, hash, reason }: { number: string; hash: string; reason: string }) {
  return (
    <>
      <button type="button" className={link.link} onClick={() => void openDetermination(hash)}>
        {number}
      </button>
      : {reason}
    </>
  )
}

function isHere(place: keyof typeof PLACES): boolean {
  return place === 'inside' || place === 'beside'
}

function Papers({ row: { hash, papers } }: { row: KeptRow }) {
  const [said, setSaid] = useState<string | null>(null)
  if (papers.length === 0) return null
  const save = async (sha256: string) => {
    try {
      const file = await call('determinations.savePaper', { hash, sha256 })
      setSaid(file && `Written: ${file.path}`)
    } catch (error) {
      setSaid(asCallError(error).message)
    }
  }
  return (
    <>
      <h2>Papers</h2>
      <ul className={styles.papers}>
        {papers.map(({ name, sha256, bytes, place }) => (
          <li key={sha256}>
            {name}{' '}
            <span className={isHere(place) ? styles.muted : styles.problem}>
              {bytesText(bytes)}, {PLACES[place]}
            </span>{' '}
            <Button variant="subtle" disabled={!isHere(place)} onClick={() => save(sha256)}>
              Save a copy…
            </Button>
          </li>
        ))}
      </ul>
      {said && <p role="status">{said}</p>}
    </>
  )
}

/** A moment with its day, however near: a record is read years later. */
function momentText(iso: string): string {
  return `${dateText(iso)}, ${timeText(iso)}`
}
