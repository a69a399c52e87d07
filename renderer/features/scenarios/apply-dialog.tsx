import { Button, Checkbox, Modal } from '@mantine/core'
import { useState } from 'react'
import { type Touch, touchedText } from '../../../shared/scenario/touch.ts'
import { changeText } from '../../../shared/scenario/words.ts'
import type { ScenarioRow } from '../../../shared/workspace/views.ts'
import { asCallError } from '../../stores/call.ts'
import { applyScenario } from '../../stores/scenarios.ts'
import { count } from '../../ui/format.ts'
import { inBaseText } from './applied-words.ts'
import styles from './editor.module.css'
import type { Checked } from './use-comparison.ts'

interface ApplyDialogProps {
  row: ScenarioRow
  checked: Checked | undefined
  isCurrent: boolean
  onClose: (applied: boolean) => void
}

/** Names what of the base a scenario will change and what does not fit, and applies it as one edit. */
export function ApplyDialog({ row, checked, isCurrent, onClose }: ApplyDialogProps) {
  const [skips, setSkips] = useState(false)
  const [again, setAgain] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const { name, onTopOf } = row.scenario
  const reports = checked?.reports ?? []
  const unfit = reports.filter(({ fits }) => !fits)
  const fitting = reports.filter(({ fits, inBase }) => fits && (again || inBase === undefined))
  const inBase = reports.flatMap(({ inBase: since }) => (since === undefined ? [] : [since]))
  const touched = fitting.flatMap((report) => report.touched)
  const apply = async () => {
    setBusy(true)
    try {
      await applyScenario(row.id, { skipUnfit: skips, again })
      onClose(true)
    } catch (error) {
      const { message, details } = asCallError(error)
      setProblem([message, ...details].join(' '))
      setBusy(false)
    }
  }
  return (
    <Modal
      opened
      onClose={() => onClose(false)}
      title={`Apply "${name}" to the base`}
      size={620}
      returnFocus={false}
    >
      <div data-testid="apply-dialog">
        <p className={styles.lead}>
          {onTopOf && `With what it stands on (${onTopOf}). `}
          {!isCurrent
            ? 'Being checked against the base as it is now.'
            : `${count(fitting.length, 'change')} will be written into the workspace as one edit; Ctrl+Z takes it back.`}
        </p>
        {isCurrent && inBase.length > 0 && (
          <div className={styles.inBase} data-testid="apply-in-base">
            <p className={styles.lead}>
              {inBaseText(inBase.length, { revision: Math.max(...inBase) })}{' '}
              {again
                ? 'Made a second time, a change such as a price times a factor counts twice.'
                : 'They are not made again.'}
            </p>
            <Checkbox
              label="Make them a second time"
              checked={again}
              onChange={() => setAgain(!again)}
              data-testid="apply-again"
            />
          </div>
        )}
        {isCurrent && (
          <ul className={styles.applied} data-testid="apply-touched">
            {touched.map((touch, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same thing may be touched twice
              <li key={at}>
                <span>{touchedText(touch)}</span>
                <span>{valuesText(touch)}</span>
              </li>
            ))}
            {touched.length === 0 && !again && <li>Nothing of the base would change.</li>}
            {again && <li>and once more what is in the base already</li>}
          </ul>
        )}
        {isCurrent && unfit.length > 0 && (
          <>
            <h3>{count(unfit.length, 'change')} that cannot be made</h3>
            <ul className={styles.reasons} data-testid="apply-unfit">
              {unfit.map(({ scenario, index, change, why }) => (
                <li key={`${scenario} ${index}`}>
                  {changeText(change)}: {why}
                </li>
              ))}
            </ul>
            <Checkbox
              label="Leave them out and apply the others"
              checked={skips}
              onChange={() => setSkips(!skips)}
              data-testid="apply-skip"
            />
          </>
        )}
        {(problem ?? checked?.problem) && (
          <p className={styles.problem} role="alert">
            {problem ?? checked?.problem}
          </p>
        )}
        <div className={styles.buttons}>
          <Button variant="default" onClick={() => onClose(false)}>
            Cancel
          </Button>
          <Button
            data-autofocus
            disabled={
              !isCurrent ||
              isBusy ||
              (touched.length === 0 && !again) ||
              (unfit.length > 0 && !skips)
            }
            onClick={() => void apply()}
            data-testid="apply"
          >
            Apply
          </Button>
        </div>
      </div>
    </Modal>
  )
}

function valuesText({ from, to }: Touch): string {
  return `${from ?? 'not given'} → ${to ?? 'not given'}`
}
