import type { KeyboardEvent } from 'react'
import { ANSWER_WORDS, type CheckAnswer } from '../../../shared/shipment/answer.ts'
import { type KeptRow, openCheck, useShipments } from '../../stores/shipments.ts'
import table from '../../ui/table.module.css'
import styles from './shipments.module.css'

/** The checks that are kept, the last one first: what each answered, and what it would answer now. */
export function KeptList() {
  const { rows, later, today, opened, view } = useShipments()
  return (
    <div className={table.scroll} data-pane>
      <table className={`${table.table} ${styles.list}`} aria-label="Checks that are kept">
        <thead>
          <tr>
            <th>Shipment</th>
            <th className={styles.to}>To</th>
            <th>Then</th>
            <th>Now</th>
          </tr>
        </thead>
        <tbody onKeyDown={walk}>
          {rows?.map((row) => {
            const now = today?.get(row.hash)
            const isTurned = now !== undefined && now.answer !== row.answer
            return (
              <tr
                key={row.hash}
                tabIndex={0}
                className={styles.row}
                aria-selected={view === 'kept' && opened?.row.hash === row.hash}
                onClick={() => void openCheck(row.hash)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') void openCheck(row.hash)
                }}
                data-testid="kept-check-row"
                data-reference={row.reference ?? undefined}
                data-answer={row.answer ?? undefined}
                data-today={now?.answer ?? undefined}
              >
                <td>
                  <bdi>{row.reference ?? '?'}</bdi>
                  {row.fault !== null && <span className={styles.changed}> changed</span>}
                </td>
                <td>{row.destination ?? '?'}</td>
                <td>
                  <Word answer={row.answer} />
                  <span className={styles.of}>{thenText(row)}</span>
                </td>
                <td className={isTurned ? styles.turned : undefined} title={now?.why ?? undefined}>
                  {now && (now.answer === null ? 'cannot be asked' : <Word answer={now.answer} />)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {rows?.length === 0 && later === 0 && (
        <p className={styles.nothing} data-testid="no-checks">
          No check is kept here yet. Name what is shipped and to whom, press Check, and keep the
          answer; or answer an order book, a table (CSV, XLSX) with the columns Shipment, Product,
          Quantity and Destination.
        </p>
      )}
    </div>
  )
}

function thenText({ on, shipped }: KeptRow): string {
  return shipped ? `shipped ${shipped.day}, ${shipped.licence}` : (on ?? '')
}

function Word({ answer }: { answer: CheckAnswer | null }) {
  if (answer === null) return '?'
  const { sign, word } = ANSWER_WORDS[answer]
  return `${sign} ${word}`
}

/** The arrows go from row to row. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const row = (event.target as HTMLElement).closest('tr')
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling
  if (!['ArrowDown', 'ArrowUp'].includes(event.key) || !(next instanceof HTMLElement)) return
  event.preventDefault()
  next.focus()
}
