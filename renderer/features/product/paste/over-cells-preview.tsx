import { Button } from '@mantine/core'
import type { ColDef } from 'ag-grid-community'
import { useMemo, useState } from 'react'
import { asCallError } from '../../../stores/call.ts'
import { editAndSay } from '../../../stores/edits.ts'
import { count } from '../../../ui/format.ts'
import { textColumn } from '../../../ui/grid/columns/text-column.ts'
import { DataGrid } from '../../../ui/grid/data-grid.tsx'
import styles from '../../import/plan.module.css'
import { cellContext } from '../bom-actions.ts'
import { asOne } from '../cell-commands.ts'
import { COLUMN_NAMES, isEditableColumn } from '../cell-text.ts'
import { type CellsBelow, type OverCell, planOver } from './over-cells.ts'

const COLUMNS: ColDef<OverCell>[] = [
  textColumn({ id: 'number', heading: 'Line', width: 70, text: ({ number }) => number }),
  textColumn({ id: 'item', heading: 'Item', width: 180, text: ({ item }) => item, unknown: '' }),
  textColumn({
    id: 'column',
    heading: 'Column',
    width: 140,
    text: ({ column }) => (isEditableColumn(column) ? COLUMN_NAMES[column] : column),
  }),
  textColumn({ id: 'from', heading: 'From', width: 160, text: ({ from }) => from || null }),
  textColumn({ id: 'to', heading: 'To', width: 160, text: ({ to }) => to || null }),
  {
    ...textColumn<OverCell>({
      id: 'problem',
      heading: 'Not written because',
      width: 260,
      text: ({ problem }) => problem,
      tooltip: ({ problem }) => problem,
      unknown: '',
    }),
    flex: 1,
    cellClass: styles.broken as string,
  },
]

interface OverCellsProps {
  block: readonly (readonly string[])[]
  cells: CellsBelow
  onClose: () => void
}

/** What a block does to the cells that it is laid over. */
export function OverCells({ block, cells, onClose }: OverCellsProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const plan = useMemo(() => planOver(block, cells, cellContext()), [block, cells])
  const broken = plan.cells.filter((cell) => cell.problem !== null).length
  const written = plan.cells.length - broken
  const apply = async () => {
    const command = asOne(`Paste over ${written} cells`, plan.commands)
    if (!command) return onClose()
    try {
      await editAndSay(`Pasted over ${written} cells`, command)
      onClose()
    } catch (error) {
      setProblem(asCallError(error).message)
    }
  }
  return (
    <>
      <div className={styles.preview}>
        <DataGrid<OverCell>
          label="What changes"
          rows={plan.cells}
          columns={COLUMNS}
          idOf={({ id }) => id}
          empty="Every cell says this already."
          testId="paste-preview"
        />
      </div>
      <div className={styles.end}>
        <span className={styles.counts} data-testid="paste-counts">
          {count(written, 'cell')} written, {count(broken, 'cell')} not
          {problem && <span className={styles.problem}> {problem}</span>}
        </span>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={written === 0} onClick={apply} data-autofocus data-testid="paste-apply">
          Write {count(written, 'cell')}
        </Button>
      </div>
    </>
  )
}
