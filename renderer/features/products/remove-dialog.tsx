import { Button, Group, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import type { ProductRow } from '../../../shared/workspace/views.ts'
import { asCallError } from '../../stores/call.ts'
import { editAndSay } from '../../stores/edits.ts'
import { count } from '../../ui/format.ts'

interface RemoveDialogProps {
  /** What shall be removed; empty: the dialog is closed. */
  rows: readonly ProductRow[]
  onClose: () => void
}

/** Asks before products go with their bills of materials, and says why where they cannot. */
export function RemoveDialog({ rows, onClose }: RemoveDialogProps) {
  return (
    <Modal opened={rows.length > 0} onClose={onClose} title="Remove" size={440}>
      {rows.length > 0 && <Question rows={rows} onClose={onClose} />}
    </Modal>
  )
}

function Question({ rows, onClose }: RemoveDialogProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const lines = rows.reduce((sum, row) => sum + row.lines, 0)
  const names = rows.map(({ id }) => id).join(', ')
  const remove = async () => {
    const commands = rows.map(({ id }) => ({ kind: 'removeProduct' as const, id }))
    const [only] = commands
    try {
      await editAndSay(
        `Removed ${count(rows.length, 'product')}`,
        commands.length === 1 && only
          ? only
          : { kind: 'batch', what: `Remove ${count(rows.length, 'product')}`, commands },
      )
      onClose()
    } catch (error) {
      const { message, details } = asCallError(error)
      setProblem([message, ...details].join(' '))
    }
  }
  return (
    <>
      <p>
        Remove {rows.length > 3 ? count(rows.length, 'product') : names} with {count(lines, 'line')}
        ? The parts on them stay. Undo brings it back.
      </p>
      {problem && (
        <Text size="sm" c="var(--fail)" role="alert" data-testid="remove-problem">
          {problem}
        </Text>
      )}
      <Group justify="flex-end" gap="xs" mt="sm">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button data-autofocus onClick={remove} data-testid="remove">
          Remove
        </Button>
      </Group>
    </>
  )
}
