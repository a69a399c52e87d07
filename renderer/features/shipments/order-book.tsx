import { Button } from '@mantine/core'
import { useState } from 'react'
import { ANSWER_WORDS } from '../../../shared/shipment/answer.ts'
import type { ShipmentAnswer } from '../../../shared/shipment/check.ts'
import { call } from '../../stores/call.ts'
import { askAgain, useShipments } from '../../stores/shipments.ts'
import { attempt, useWorkspace } from '../../stores/workspace.ts'
import { count } from '../../ui/format.ts'
import table from '../../ui/table.module.css'
import { useCanEdit } from '../../ui/workspace-context.ts'
import { Answer } from './answer.tsx'
import { AskedShipment } from './asked-shipment.tsx'
import styles from './shipments.module.css'

/** Orders that are shown at once; the file has them all. */
const MOST_SHOWN = 500

/** The answers to an order book, with the rows that could not be read named by their place. */
export function OrderBook() {
  const book = useShipments((store) => store.book)
  const revision = useWorkspace((store) => store.workspace?.revision)
  const canEdit = useCanEdit()
  const [open, setOpen] = useState<number | null>(null)
  if (!book) return null
  const { file, answers, unread } = book
  const shown = open === null ? undefined : answers[open]
  return (
    <div data-testid="order-book">
      <h2>
        <bdi>{file}</bdi>: {count(answers.length, 'shipment')} answered
        {unread.length > 0 && `, ${unread.length} not checked`}
      </h2>
      {book.revision !== revision && (
        <p className={styles.turned}>The workspace changed since: answer it again.</p>
      )}
      <div className={styles.acts}>
        <Button
          onClick={() => void attempt('save the answers', () => call('shipments.exportAnswers'))}
          data-testid="save-answers"
        >
          Save the answers (XLSX)
        </Button>
      </div>
      {unread.length > 0 && (
        <section data-testid="orders-unread">
          <h3>Not checked</h3>
          <ul className={`${styles.problems} ${styles.unread}`}>
            {unread
              .slice(0, MOST_SHOWN)
              .flatMap(({ why, rows }) =>
                why.map((one) => <li key={`${rows[0]} ${one}`}>{one}</li>),
              )}
          </ul>
        </section>
      )}
      <div className={table.scroll}>
        <table className={`${table.table} ${styles.list}`} aria-label="Answers to the order book">
          <thead>
            <tr>
              <th className={styles.about}>Shipment</th>
              <th className={styles.to}>To</th>
              <th className={styles.about}>Answer</th>
              <th>What stands against it</th>
            </tr>
          </thead>
          <tbody>
            {answers.slice(0, MOST_SHOWN).map(({ answer: one, rows }, at) => (
              <tr
                key={rows[0]}
                tabIndex={0}
                className={styles.row}
                aria-selected={at === open}
                onClick={() => setOpen(at === open ? null : at)}
                onKeyDown={({ key }) => {
                  if (key === 'Enter') setOpen(at === open ? null : at)
                }}
                data-testid="order-answer"
                data-answer={one.answer}
              >
                <td>
                  <bdi>{one.reference}</bdi>
                  <span className={styles.of}>row {rows.join(', ')}</span>
                </td>
                <td>{one.destination}</td>
                <td>
                  {ANSWER_WORDS[one.answer].sign} {ANSWER_WORDS[one.answer].word}
                </td>
                <td>{againstText(one) || one.licence?.reference}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {answers.length > MOST_SHOWN && (
        <p className={styles.muted}>
          The first {MOST_SHOWN} of {answers.length} are shown; the file has them all.
        </p>
      )}
      {shown && (
        <section data-testid="order-shown">
          <h3>
            <bdi>{shown.answer.reference}</bdi> to {shown.answer.destination}
          </h3>
          <Answer answer={shown.answer}>
            {canEdit && (
              <div className={styles.acts}>
                <Button onClick={() => void askAgain(shown.asked)} data-testid="order-take">
                  Take it as a check, to keep it or draw down
                </Button>
              </div>
            )}
          </Answer>
          <h3>What was asked</h3>
          <AskedShipment shipment={shown.asked} />
        </section>
      )}
    </div>
  )
}

/** What stands against a shipment, each kind of thing once. */
function againstText({ lines }: ShipmentAnswer): string {
  const against = lines.filter(({ answer }) => ['barred', 'uncovered', 'open'].includes(answer))
  return [...new Set(against.map(({ about, of }) => `${about} ${of}`.trim()))].join('; ')
}
