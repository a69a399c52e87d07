import { Button, VisuallyHidden } from '@mantine/core'
import type { Party } from '../../../shared/model/party.ts'
import { ANSWER_WORDS } from '../../../shared/shipment/answer.ts'
import { edit } from '../../stores/edits.ts'
import {
  chooseList,
  giveUp,
  type ListDifference,
  type Loaded,
  leaveDifference,
  showDifference,
  useTradeParties,
} from '../../stores/trade-parties.ts'
import { attempt, useWorkspace } from '../../stores/workspace.ts'
import { count } from '../../ui/format.ts'
import register from '../../ui/register.module.css'
import table from '../../ui/table.module.css'
import { ListForm } from './list-form.tsx'
import { ageOf, STALE_AFTER } from './states.ts'
import styles from './trade-parties.module.css'

interface ListSectionProps {
  lists: Loaded['lists']
  parties: readonly Party[]
  canEdit: boolean
}

/** The lists that parties are screened against, with their day and age, and what a newer one changes. */
export function ListSection({ lists, parties, canEdit }: ListSectionProps) {
  const { chosen, jobs, difference } = useTradeParties()
  const today = useWorkspace((store) => store.workspace?.today ?? '')
  const names = new Map(parties.map(({ id, name }) => [id, name]))
  return (
    <section data-pane className={`${register.work} ${styles.lists}`} aria-label="Screening lists">
      <div className={register.bar}>
        <h2 className={register.title}>Screening lists</h2>
        <span className={register.why}>
          Files that you get yourself: the Consolidated Screening List as JSON or CSV, or any table.
        </span>
        <span className={register.gap} />
        {jobs.reading ? (
          <>
            <span className={register.why} role="status" data-testid="list-progress">
              {jobs.reading.total > 0 &&
                `${Math.floor((jobs.reading.done / jobs.reading.total) * 100)} % read`}
            </span>
            <Button variant="default" onClick={() => giveUp('reading')} data-testid="list-give-up">
              Stop reading
            </Button>
          </>
        ) : (
          canEdit && (
            <Button variant="default" onClick={() => void chooseList()} data-testid="list-read">
              Read a list
            </Button>
          )
        )}
      </div>
      {chosen && <ListForm chosen={chosen} lists={lists} today={today} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by the arrow keys too */}
      <section className={styles.scroll} tabIndex={0} aria-label="Lists at hand">
        <table className={`${table.table} ${styles.listTable}`} data-testid="list-table">
          <thead>
            <tr>
              <th className={styles.listName}>List</th>
              <th className={styles.day}>As of</th>
              <th>Age</th>
              <th className={`${table.right} ${styles.names}`}>Parties, names</th>
              <th>File, SHA-256</th>
              <th className={styles.actsHead}>
                <VisuallyHidden>Acts</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {lists.map((list) => {
              const age = ageOf(list.asOf, today)
              return (
                <tr key={list.id}>
                  <td title={list.id}>{list.id}</td>
                  <td>{list.asOf}</td>
                  <td data-tone={age > STALE_AFTER ? 'open' : undefined} className={styles.age}>
                    {list.isHere
                      ? `${count(age, 'day')}${age > STALE_AFTER ? ', old' : ''}`
                      : 'not beside the workspace: read it again'}
                  </td>
                  <td className={table.right}>
                    {list.parties}, {list.names}
                    {list.notRead > 0 && `, ${list.notRead} not read`}
                  </td>
                  <td title={list.sha256}>
                    {list.file} <code>{list.sha256.slice(0, 12)}</code>
                  </td>
                  <td className={styles.acts}>
                    {list.before && (
                      <Button
                        size="compact-xs"
                        variant="default"
                        onClick={() => void showDifference(list.id)}
                        data-testid="list-difference"
                      >
                        What is new
                      </Button>
                    )}
                    {canEdit && (
                      <Button
                        size="compact-xs"
                        variant="default"
                        onClick={() =>
                          void attempt('remove the list', () =>
                            edit({ kind: 'removeScreeningList', id: list.id }),
                          )
                        }
                        data-testid="list-remove"
                      >
                        Remove
                      </Button>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
        {lists.length === 0 && !chosen && (
          <p className={styles.muted}>
            No list has been read. Until then no party is screened, and none is said to be clear.
          </p>
        )}
        {difference && (
          <div className={styles.difference} data-testid="difference">
            <p>
              {difference.list}:{' '}
              {difference.found
                ? `${count(difference.found.added, 'entry', 'entries')} new, ${difference.found.changed} changed, ${difference.found.removed} gone since the list before.`
                : 'the list before lies beside the workspace no more.'}{' '}
              <Button size="compact-xs" variant="default" onClick={leaveDifference}>
                Close
              </Button>
            </p>
            {difference.found && difference.found.shipments.length > 0 && (
              <TouchedShipments
                shipments={difference.found.shipments}
                today={difference.today}
                names={names}
              />
            )}
            <ul className={styles.list}>
              {difference.found?.touched.map(({ party, how, entry, reasons }) => (
                <li key={`${party} ${how} ${entry.id}`}>
                  {names.get(party) ?? party}: {HOW[how]} {entry.name} ({entry.source}),{' '}
                  {reasons.join('; ')}
                </li>
              ))}
              {difference.found?.touched.length === 0 && <li>None of them is near a party.</li>}
            </ul>
          </div>
        )}
      </section>
    </section>
  )
}

interface TouchedShipmentsProps {
  shipments: ListDifference['shipments']
  today: NonNullable<ReturnType<typeof useTradeParties.getState>['difference']>['today']
  names: ReadonlyMap<string, string>
}

/** The kept checks of shipments in which a touched party takes part: then, and as it stands now. */
function TouchedShipments({ shipments, today, names }: TouchedShipmentsProps) {
  return (
    <>
      <p>{count(shipments.length, 'kept check')} of shipments to these parties:</p>
      <ul className={styles.list} data-testid="touched-shipments">
        {shipments.map(({ hash, reference, destination, answer, parties }) => {
          const now = today?.get(hash)
          const isTurned = now !== undefined && now.answer !== answer
          return (
            <li key={hash} data-tone={isTurned ? 'open' : undefined} data-testid="touched-shipment">
              <bdi>{reference}</bdi> to {destination} (
              {parties.map((id) => names.get(id) ?? id).join(', ')}): {ANSWER_WORDS[answer].word}{' '}
              then
              {now && `, ${now.answer ? ANSWER_WORDS[now.answer].word : now.why} now`}
            </li>
          )
        })}
      </ul>
    </>
  )
}

const HOW = { added: 'new:', removed: 'gone:', changed: 'changed:' }
