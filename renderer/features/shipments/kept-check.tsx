import { Button } from '@mantine/core'
import { ANSWER_WORDS } from '../../../shared/shipment/answer.ts'
import { call } from '../../stores/call.ts'
import { askAgain, confirmKept, useShipments, type Verification } from '../../stores/shipments.ts'
import { attempt } from '../../stores/workspace.ts'
import { whenText } from '../../ui/format.ts'
import { useCanEdit } from '../../ui/workspace-context.ts'
import { Answer } from './answer.tsx'
import { AskedShipment } from './asked-shipment.tsx'
import styles from './shipments.module.css'

/** A check that is kept: whether it is what was kept, what it answered then, and what it would answer now. */
export function KeptCheck() {
  const { opened, today, problems } = useShipments()
  const canEdit = useCanEdit()
  if (!opened) return null
  const { row, check, verification } = opened
  const { answer, made, rules, asked } = check
  const now = today?.get(row.hash)
  const isTurned = now !== undefined && now.answer !== row.answer
  return (
    <div data-testid="kept-check">
      <h2>
        <bdi>{asked.reference}</bdi> to {asked.destination}, checked on {answer.day}
      </h2>
      <p className={styles.muted}>
        Kept by {made.by} on {made.machine}, {whenText(made.at)}; {rules.id}. SHA-256{' '}
        <code>{row.hash.slice(0, 16)}</code>
      </p>
      <Whole verification={verification} fault={row.fault} />
      {now && isTurned && (
        <p className={styles.answer} data-answer={now.answer ?? 'open'} data-testid="check-turned">
          <b>
            Now it would answer: {now.answer ? ANSWER_WORDS[now.answer].word : 'cannot be asked'}
          </b>{' '}
          {now.why ?? 'by the lists, the register, the licences and the rules as they stand.'}
        </p>
      )}
      <p className={styles.muted}>
        {row.shipped
          ? `Confirmed on ${row.shipped.day}, drawn down from ${row.shipped.licence}.`
          : 'Not confirmed: nothing was drawn down by it.'}
      </p>
      <div className={styles.acts}>
        {canEdit && row.shipped === null && now?.answer === 'licensed' && row.fault === null && (
          <Button onClick={() => void confirmKept(row.hash)} data-testid="kept-confirm">
            Confirm, and draw the licence down
          </Button>
        )}
        <Button
          variant="default"
          onClick={() => void askAgain(asked)}
          title="As a new check, with the register, the lists and the rules as they stand; this one stays as it is"
          data-testid="kept-again"
        >
          Check it again as of today
        </Button>
        <Button
          variant="default"
          onClick={() =>
            void attempt('save the check', () => call('shipments.exportFile', { hash: row.hash }))
          }
          data-testid="kept-save"
        >
          Save as a file
        </Button>
      </div>
      {problems.length > 0 && (
        <ul role="alert" className={styles.problems}>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      <h3>The answer then</h3>
      <Answer answer={answer} />
      <h3>What was asked</h3>
      <AskedShipment shipment={asked} />
    </div>
  )
}

function Whole({
  verification,
  fault,
}: {
  verification: Verification | null
  fault: string | null
}) {
  if (fault !== null)
    return (
      <p className={styles.answer} data-state="changed" role="alert" data-testid="check-verified">
        <b>Changed</b> {fault}
      </p>
    )
  if (!verification)
    return (
      <p className={styles.muted} data-testid="check-verified">
        Verifying…
      </p>
    )
  const { state, checks } = verification
  const told = checks.filter((one) => one.state !== 'holds')
  return (
    <p
      className={state === 'changed' ? styles.answer : styles.muted}
      data-state={state}
      data-testid="check-verified"
    >
      {state === 'changed' ? <b>Changed: do not rely on it. </b> : 'It is what was kept. '}
      {told.map(({ found }) => `${found}.`).join(' ')}
    </p>
  )
}
