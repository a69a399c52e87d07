import { Button } from '@mantine/core'
import type { ColDef } from 'ag-grid-community'
import { useMemo, useState } from 'react'
import { asCallError } from '../../../stores/call.ts'
import { asOne, editAndSay } from '../../../stores/edits.ts'
import { count } from '../../../ui/format.ts'
import { textColumn } from '../../../ui/grid/columns/text-column.ts'
import { DataGrid } from '../../../ui/grid/data-grid.tsx'
import { Questions } from '../../../ui/questions.tsx'
import styles from '../../import/plan.module.css'

import { COLUMN_NAMES, isEditableColumn } from '../cell-text.ts'
import type { OverAnswers, OverCell, OverPlan } from './over-cells.ts'
import { overQuestions } from './over-questions.ts'

/** One line of the block, with what it does to each cell below it. */
interface OverRow {
  id: string
  number: string
  item: string
  cells: ReadonlyMap<string, OverCell>
}

const FIRST: ColDef<OverRow>[] = [
  textColumn({
    id: 'number',
    heading: 'Line',
    width: 70,
    text: ({ number }) => number,
    unknown: '',
  }),
  textColumn({ id: 'item', heading: 'Item', width: 180, text: ({ item }) => item, unknown: '' }),
]

function cellColumn(column: string): ColDef<OverRow> {
  const cell = (row: OverRow | undefined) => row?.cells.get(column)
  return {
    ...textColumn<OverRow>({
      id: `to-${column}`,
      heading: isEditableColumn(column) ? COLUMN_NAMES[column] : column || 'beside the columns',
      width: 190,
      text: (row) => cellWords(cell(row)),
      tooltip: (row) => cellWords(cell(row)),
      unknown: '',
    }),
    cellClassRules: { [styles.broken as string]: ({ data }) => Boolean(cell(data)?.problem) },
  }
}

function cellWords(cell: OverCell | undefined): string {
  if (!cell) return 'as it is'
  if (cell.problem) return `${cell.to || 'blank'}: ${cell.problem}`
  return `${cell.from || 'not known'} → ${cell.to || 'not known'}`
}

function rowsOf({ cells }: OverPlan): OverRow[] {
  const byRow = Map.groupBy(cells, ({ id }) => id.split('/')[0] ?? '')
  return [...byRow].map(([id, those]) => ({
    id,
    number: those[0]?.number ?? '',
    item: those[0]?.item ?? '',
    cells: new Map(those.map((cell) => [cell.column, cell])),
  }))
}

/** What a block does to the cells that it is laid over, line by line. */
export function OverCells(props: {
  plan: OverPlan
  answers: OverAnswers
  onAnswer: (answers: OverAnswers) => void
  onClose: () => void
}) {
  const { plan, answers, onAnswer, onClose } = props
  const [problem, setProblem] = useState<string | null>(null)
  const rows = useMemo(() => rowsOf(plan), [plan])
  const columns = useMemo(
    () => [...FIRST, ...[...new Set(plan.cells.map(({ column }) => column))].map(cellColumn)],
    [plan],
  )
  const broken = plan.cells.filter((cell) => cell.problem !== null).length
  const written = plan.cells.length - broken
  const questions = overQuestions(plan.cells, answers)
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
      {questions.length > 0 && (
        <Questions
          questions={questions}
          onAnswer={({ id }, { value }) => onAnswer({ ...answers, [id]: value })}
        />
      )}
      <div className={styles.preview}>
        <DataGrid<OverRow>
          label="What changes"
          rows={rows}
          columns={columns}
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
