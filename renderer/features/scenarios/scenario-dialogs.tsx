import type { ScenarioRow } from '../../../shared/workspace/views.ts'
import { ApplyDialog } from './apply-dialog.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import type { Checked } from './use-comparison.ts'

/** What is asked about before it is done. */
export type AskedFirst = 'remove' | 'apply'

interface ScenarioDialogsProps {
  /** null: nothing is asked. */
  asking: AskedFirst | null
  row: ScenarioRow
  checked: Checked | undefined
  isCurrent: boolean
  /** What was done, in words; null: nothing was. */
  onClose: (done: string | null) => void
}

/** Asks before a scenario is removed or applied. */
export function ScenarioDialogs(props: ScenarioDialogsProps) {
  const { asking, row, checked, isCurrent, onClose } = props
  const { name } = row.scenario
  if (asking === 'remove')
    return (
      <RemoveDialog
        row={row}
        onClose={(isDone) => onClose(isDone ? `"${name}" is removed; Ctrl+Z brings it back` : null)}
      />
    )
  if (asking === 'apply')
    return (
      <ApplyDialog
        row={row}
        checked={checked}
        isCurrent={isCurrent}
        onClose={(isDone) => onClose(isDone ? `"${name}" is applied; Ctrl+Z takes it back` : null)}
      />
    )
  return null
}
