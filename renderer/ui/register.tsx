import type { ColDef } from 'ag-grid-community'
import { type ReactNode, type Ref, useImperativeHandle, useRef, useState } from 'react'
import type { ReadCell } from '../../shared/tabular/cell.ts'
import type { SingleCommand } from '../../shared/workspace/commands.ts'
import { edit, editAllAndSay } from '../stores/edits.ts'
import { AddBar } from './add-bar.tsx'
import { AddButton } from './add-button.tsx'
import type { AddField, AddProblem } from './add-field.ts'
import { EmptyRegister } from './empty-register.tsx'
import { FootLine } from './foot-line.tsx'
import { DataGrid, type DataGridHandle } from './grid/data-grid.tsx'
import styles from './register.module.css'
import { useSaid } from './use-said.ts'

export interface RegisterHandle {
  focus: () => void
  add: () => void
}

interface RegisterProps<Row> {
  title: string
  /** `h1`: the first of the screen. */
  heading: 'h1' | 'h2'
  /** Why it matters, in a line. */
  why: string
  rows: readonly Row[]
  columns: ColDef<Row>[]
  canEdit: boolean
  fields: readonly AddField[]
  add: string
  make: (
    values: Readonly<Record<string, string>>,
  ) => { command: SingleCommand } | { problem: AddProblem }
  change: (row: Row, column: string, text: string) => ReadCell<SingleCommand>
  remove: (id: string) => SingleCommand
  /** Lists where a row is used; null: nowhere. */
  onUses: (row: Row) => void
  /** What there is, where there is nothing else to say. */
  foot: ReactNode
  empty: ReactNode
  actions?: ReactNode
  /** What its rows are called, for what is filled down. */
  rowsName: string
  /** Where the keyboard is. */
  onAt?: (row: Row | null) => void
  /** A text was pasted while no cell was edited. */
  onPaste?: (text: string) => void
  handle: Ref<RegisterHandle>
  testId: string
}

/** One register: written in its cells, Insert adds, Ctrl+- removes what nothing names. */
export function Register<Row extends { id: string }>(props: RegisterProps<Row>) {
  const { title, heading: Heading, why, rows, canEdit, testId } = props
  const grid = useRef<DataGridHandle<Row>>(null)
  const [isAdding, setAdding] = useState(false)
  const { said, clear, refuse, attempt } = useSaid()
  const startAdding = () => canEdit && setAdding(true)
  useImperativeHandle(props.handle, () => ({
    focus: () => grid.current?.focus(),
    add: startAdding,
  }))

  const write = (row: Row, column: string, text: string) => {
    const cell = props.change(row, column, text)
    if (cell.ok) void attempt(() => edit(cell.value))
    else refuse(`${row.id}, ${column}: ${cell.message}`)
  }
  const fillDown = (column: string, from: Row, to: Row[]) => {
    const api = grid.current?.api
    const node = api?.getRowNode(from.id)
    const text = node ? String(api?.getCellValue({ rowNode: node, colKey: column }) ?? '') : ''
    const commands: SingleCommand[] = []
    for (const row of to) {
      const cell = props.change(row, column, text)
      if (!cell.ok) return refuse(`${row.id}, ${column}: ${cell.message}`)
      commands.push(cell.value)
    }
    void attempt(() => editAllAndSay(`Fill down over ${to.length} ${props.rowsName}`, commands))
  }
  const remove = (removed: Row[]) => {
    const what = removed.map(({ id }) => id).join(', ')
    void attempt(() =>
      editAllAndSay(
        `Remove ${what}`.slice(0, 200),
        removed.map(({ id }) => props.remove(id)),
      ),
    )
  }
  return (
    <section data-pane className={styles.work} aria-label={title}>
      <div className={styles.bar}>
        <Heading className={styles.title}>{title}</Heading>
        <span className={styles.why} title={why}>
          {why}
        </span>
        <span className={styles.gap} />
        {props.actions}
        {canEdit && <AddButton label={props.add} onClick={startAdding} testId={`${testId}-new`} />}
      </div>
      <DataGrid<Row>
        label={title}
        rows={rows}
        columns={props.columns}
        idOf={({ id }) => id}
        canEdit={canEdit}
        handle={grid}
        onEdit={(row, column, value) => write(row, column, String(value ?? ''))}
        onFillDown={fillDown}
        onRemove={remove}
        onOpen={props.onUses}
        {...(props.onAt && { onFocus: ({ row }: { row: Row | null }) => props.onAt?.(row) })}
        {...(props.onPaste && { onPaste: props.onPaste })}
        onKey={(event) => {
          if (event.key !== 'Insert' || !canEdit) return false
          setAdding(true)
          return true
        }}
        empty={
          <EmptyRegister add={props.add} onAdd={canEdit ? startAdding : null}>
            {props.empty}
          </EmptyRegister>
        }
        testId={testId}
      />
      {isAdding && canEdit && (
        <AddBar
          fields={props.fields}
          submit={props.add}
          onAdd={async (values) => {
            const made = props.make(values)
            if ('problem' in made) return made.problem
            await edit(made.command)
            clear()
            return null
          }}
          onClose={() => {
            setAdding(false)
            grid.current?.focus()
          }}
          testId={`${testId}-add`}
        />
      )}
      <FootLine said={said}>{props.foot}</FootLine>
    </section>
  )
}
