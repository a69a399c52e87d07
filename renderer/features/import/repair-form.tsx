import { Button, TextInput } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import { HEADINGS } from '../../../shared/tabular/fields.ts'
import { commandsOfRepair } from '../../../shared/tabular/repair.ts'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import type { TrayRow } from '../../../shared/workspace/views.ts'
import { columnName } from './planned.ts'
import type { KeptProfile } from './profile.ts'
import { Questions } from './questions.tsx'
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
  const [cells, setCells] = useState<readonly string[]>(row.cells)
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
  const commands = commandsOfRepair(reading.repair, row)
  const width = Math.max(row.headings.length, cells.length)
  return (
    <div className={styles.form}>
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
        <div className={styles.becomes}>
          <span className={commands.length > 0 ? styles.note : styles.problem} role="status">
            {reading.says}
          </span>
          <Button type="submit" disabled={commands.length === 0} data-testid="tray-take">
            Take over
          </Button>
        </div>
      </form>
      <SetAside onSetAside={onSetAside} />
    </div>
  )
}

function withCell(cells: readonly string[], at: number, value: string): string[] {
  return Array.from({ length: Math.max(cells.length, at + 1) }, (_, i) =>
    i === at ? value : (cells[i] ?? ''),
  )
}
