import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { ScenarioRow } from '../../../shared/workspace/views.ts'
import { asCallError } from '../../stores/call.ts'
import { removeScenario } from '../../stores/scenarios.ts'
import { count } from '../../ui/format.ts'
import styles from './editor.module.css'

interface RemoveDialogProps {
  row: ScenarioRow
  onClose: (removed: boolean) => void
}

/** Asks before a scenario goes, and says why where it cannot. */
export function RemoveDialog({ row, onClose }: RemoveDialogProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const { name, changes } = row.scenario
  const remove = async () => {
    try {
      await removeScenario(row.id)
      onClose(true)
    } catch (error) {
      const { message, details } = asCallError(error)
      setProblem([message, ...details].join(' '))
    }
  }
  return (
    <Modal opened onClose={() => onClose(false)} title="Remove" size={440} returnFocus={false}>
      <p className={styles.lead}>
        Remove "{name}" with {count(changes.length, 'change')}? The base stays as it is. Undo brings
        it back.
      </p>
      {problem && (
        <p className={styles.problem} role="alert" data-testid="remove-problem">
          {problem}
        </p>
      )}
      <div className={styles.buttons}>
        <Button variant="default" onClick={() => onClose(false)}>
          Cancel
        </Button>
        <Button data-autofocus onClick={() => void remove()} data-testid="remove-scenario">
          Remove
        </Button>
      </div>
    </Modal>
  )
}
