import { Button } from '@mantine/core'
import { Fragment } from 'react'
import { PROCESS } from '../../../shared/licences/process.ts'
import {
  daysLeftText,
  leftText,
  type RegisteredLicence,
} from '../../../shared/licences/register.ts'
import type {
  Licence,
  LicenceEvent,
  LicenceItem,
  LicenceParty,
} from '../../../shared/licences/schema.ts'
import { EVENT_WORDS } from '../../../shared/licences/stages.ts'
import { daysText, inOrder, stateText } from '../../../shared/licences/standing.ts'
import { ROLE_WORDS } from '../../../shared/tabular/party-cells.ts'
import { useLicences } from '../../stores/licences.ts'
import { countryName } from '../../ui/format.ts'
import { exactText } from './amounts.ts'
import styles from './licences.module.css'
import { RecordLicence } from './record-licence.tsx'

interface LicenceDetailProps {
  one: RegisteredLicence
  events: readonly LicenceEvent[]
  isFixed: boolean
}

/** One licence: how it stands, what may come next, its items, conditions, days and history. */
export function LicenceDetail({ one, events, isFixed }: LicenceDetailProps) {
  const { licence, standing, deadlines } = one
  return (
    <section data-testid="licence-detail">
      <header className={styles.detailHead}>
        <h2>{licence.reference}</h2>
        {!isFixed && standing.stage === 'draft' && (
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => useLicences.setState({ dialog: one.id })}
            data-testid="licence-change"
          >
            Change
          </Button>
        )}
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() => useLicences.setState({ opened: null })}
        >
          Close
        </Button>
      </header>
      <p data-testid="licence-state">
        {licence.type}, {stateText(standing)}
        {standing.days && `; ${daysText(standing)}`}
        {standing.lastDay && `; last day ${standing.lastDay.day}`}
      </p>
      {standing.problem && (
        <p role="alert" className={styles.problem}>
          What is recorded does not fit together: {standing.problem}. Undo what was recorded last.
        </p>
      )}
      {!isFixed && standing.problem === null && <RecordLicence one={one} />}
      <Application licence={licence} />
      <Items one={one} />
      {standing.conditions.length > 0 && (
        <>
          <h3>Conditions</h3>
          <ol>
            {standing.conditions.map(({ text, parties, isOpen, acknowledge }) => (
              <li key={text} data-open={isOpen || undefined}>
                {text}{' '}
                <span className={styles.muted}>
                  {parties
                    .map(
                      ({ name, told, acknowledged }) =>
                        `${name}: ${told === null ? 'not told' : `told ${told}`}${acknowledge ? `, ${acknowledged === null ? 'not acknowledged' : `acknowledged ${acknowledged}`}` : ''}`,
                    )
                    .join('; ')}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      {deadlines.length > 0 && (
        <>
          <h3>Days</h3>
          <ul className={styles.deadlines}>
            {deadlines.map((due) => (
              <li key={due.id} data-testid="licence-day" data-id={due.id}>
                <b>{due.day ?? 'on hold'}</b> {daysLeftText(due)}, {due.what}{' '}
                <span className={styles.muted}>
                  {due.cite}, {due.source}. {due.open}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>History</h3>
      {events.length === 0 && <p className={styles.muted}>Nothing has happened to it yet.</p>}
      <ol className={styles.history} data-testid="licence-history">
        {inOrder(events).map((event, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: events have no id; the list is shown whole
          <li key={place}>
            <b>{event.day}</b> {EVENT_WORDS[event.kind]}
            {detailOf(event)}
            <span className={styles.muted}>
              {[event.who, event.paper, event.reason].filter(Boolean).map((text) => `; ${text}`)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Items({ one: { licence, standing } }: { one: RegisteredLicence }) {
  const items = standing.items.length > 0 ? standing.items : licence.items
  if (items.length === 0) return null
  return (
    <>
      <h3>{standing.items.length > 0 ? 'Items, and what is left' : 'Items applied for'}</h3>
      <ol>
        {items.map((item, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what shipments name
          <li key={place} data-testid="licence-item">
            {itemText(item)}
            {'left' in item && <b> left {leftText({ items: [item] }, exactText)}</b>}
          </li>
        ))}
      </ol>
    </>
  )
}

/** Who takes part, where it goes and for what, as it was applied for. */
function Application({ licence }: { licence: Licence }) {
  const roles = Map.groupBy(licence.parties, ({ role }) => role)
  return (
    <dl className={styles.facts} data-testid="licence-facts">
      <dt>Countries</dt>
      <dd>{licence.destinations.map(countryName).join(', ') || 'none named'}</dd>
      {[...roles].map(([role, those]) => (
        <Fragment key={role}>
          <dt>{role === 'exporter' ? 'exporter' : ROLE_WORDS[role]}</dt>
          <dd>{those.map(partyText).join('; ')}</dd>
        </Fragment>
      ))}
      <dt>End use</dt>
      <dd>{licence.endUse ?? 'not said'}</dd>
      {licence.note && (
        <>
          <dt>Note</dt>
          <dd>{licence.note}</dd>
        </>
      )}
    </dl>
  )
}

function partyText({ name, country, party }: LicenceParty): string {
  return [name, country && `(${country})`, party && `· ${party}`].filter(Boolean).join(' ')
}

function itemText({ description, eccn, quantity, unit, value, currency }: LicenceItem): string {
  const pieces = quantity == null ? 'no quantity' : `${exactText(quantity)} ${unit ?? 'pieces'}`
  const worth = value == null ? 'no value' : `${exactText(value)} ${currency ?? ''}`.trim()
  return [[description, eccn].filter(Boolean).join(' '), pieces, worth].join(', ')
}

function detailOf(event: LicenceEvent): string {
  switch (event.kind) {
    case 'shipped':
      return ` ${event.shipment}: ${event.items.map(({ item, quantity, value, currency }) => `item ${item}, ${quantity == null ? 'no quantity' : exactText(quantity)}, ${value == null ? 'no value' : `${exactText(value)} ${currency ?? ''}`.trim()}`).join('; ')}`
    case 'not-shipped':
      return ` ${event.shipment}: ${event.because}`
    case 'issued':
      return ` ${event.number}${event.inPart ? ', in part' : ''}`
    case 'held':
      return `, ${PROCESS.holdReasons[event.because] ?? event.because}`
    case 'escalated':
      return ` to ${event.to}`
    case 'extended':
      return ` to ${event.expires}`
    case 'replaced':
      return ` by ${event.by}`
    default:
      return ''
  }
}
