import { Button, Checkbox, TextInput } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import { HEADINGS } from '../../../shared/tabular/fields.ts'
import { factKey, type ItemChange } from '../../../shared/tabular/items.ts'
import { commandsOfRepair } from '../../../shared/tabular/repair.ts'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import type { TrayRow } from '../../../shared/workspace/views.ts'
import { Questions } from '../../ui/questions.tsx'
import { useKeptState } from '../../ui/use-kept-state.ts'
import { columnName } from './planned.ts'
import type { KeptProfile } from './profile.ts'
import { readRepair } from './read-repair.ts'
import { SetAside } from './set-aside.tsx'
import { withAnswer } from './settings.ts'
import styles from './tray.module.css'
import { useRepairKnowledge } from './use-repair-knowledge.ts'

interface RepairFormProps {
  product: string
  row: TrayRow
  profiles: readonly KeptProfile[]
  onRepair: (commands: SingleCommand[]) => void
  onSetAside: (why: string) => void
}

/** One row with its cells to write in; what it becomes is said as one types. */
export function RepairForm({ product, row, profiles, onRepair, onSetAside }: RepairFormProps) {
  const [cells, setCells] = useKeptState<readonly string[]>(`row ${row.id}`, row.cells)
  const [taken, setTaken] = useState<ReadonlySet<string>>(NONE)
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({})
  const knowledge = useRepairKnowledge(product, row, cells)
  const reading = useMemo(
    () => knowledge && readRepair({ product, row, cells, profiles, answers, ...knowledge }),
    [knowledge, product, row, cells, profiles, answers],
  )
  const form = useRef<HTMLFormElement>(null)
  const isThere = reading !== null
  useEffect(() => {
    if (!isThere) return
    const { current } = form
    const broken = current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    const cell = broken ?? current?.querySelector<HTMLElement>('input')
    cell?.focus()
  }, [isThere])
  if (!reading) return <div className={styles.form} />
  const commands = commandsOfRepair(reading.repair, row, taken)
  const { conflicts, outcome } = reading.repair
  const item = 'item' in outcome ? outcome.item : ''
  const width = Math.max(row.headings.length, cells.length)
  return (
    <div className={styles.form}>
      <p className={styles.note} data-testid="tray-why">
        Not taken over:{' '}
        {row.problems.map(({ column, message }) => `${column}: ${message}`).join('; ')}
      </p>
      {reading.questions.length > 0 && (
        <Questions
          questions={reading.questions}
          onAnswer={(question, answer) =>
            setAnswers(
              (before) =>
                withAnswer({ ...reading.settings, answers: before }, question, answer).answers,
            )
          }
        />
      )}
      <form
        ref={form}
        className={styles.cells}
        onSubmit={(event) => {
          event.preventDefault()
          if (commands.length > 0) onRepair(commands)
        }}
      >
        {Array.from({ length: width }, (_, at) => {
          const field = reading.columns[at] ?? null
          const problem = reading.problems[at]
          return (
            <TextInput
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
              key={at}
              label={columnName(row.headings, at)}
              description={field ? HEADINGS[field] : 'not taken over'}
              value={cells[at] ?? ''}
              error={problem}
              onChange={({ currentTarget: { value } }) =>
                setCells((now) => withCell(now, at, value))
              }
            />
          )
        })}
        {conflicts.length > 0 && (
          <Conflicts item={item} conflicts={conflicts} taken={taken} onTaken={setTaken} />
        )}
        <div className={styles.becomes}>
          <span className={reading.isProblem ? styles.problem : styles.note} role="status">
            {reading.says}
          </span>
          <Button type="submit" disabled={commands.length === 0} data-testid="tray-take">
            Take over
          </Button>
        </div>
      </form>
      <SetAside row={row.id} onSetAside={onSetAside} />
    </div>
  )
}

/** What the part has otherwise than the row: it stays unless the value of the row is chosen. */
function Conflicts(props: {
  item: string
  conflicts: readonly ItemChange[]
  taken: ReadonlySet<string>
  onTaken: (taken: ReadonlySet<string>) => void
}) {
  const { item, conflicts, taken, onTaken } = props
  return (
    <div className={styles.conflicts} role="alert" data-testid="tray-conflicts">
      {conflicts.map((change) => {
        const key = factKey(item, change)
        const isTaken = taken.has(key)
        return (
          <div key={key} className={styles.conflict}>
            <span>
              {HEADINGS[change.field]}: the part {item} says {change.from}; this row says{' '}
              {change.to}. {isTaken ? `${change.to} holds on every line.` : `${change.from} stays.`}
            </span>
            <Checkbox
              label={`Change ${item} to ${change.to}`}
              checked={isTaken}
              onChange={({ currentTarget: { checked } }) => {
                const next = new Set(taken)
                if (checked) next.add(key)
                else next.delete(key)
                onTaken(next)
              }}
            />
          </div>
        )
      })}
    </div>
  )
}

const NONE: ReadonlySet<string> = new Set()

function withCell(cells: readonly string[], at: number, value: string): string[] {
  return Array.from({ length: Math.max(cells.length, at + 1) }, (_, i) =>
    i === at ? value : (cells[i] ?? ''),
  )
}
