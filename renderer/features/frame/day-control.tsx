import { Button, Popover, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { WorkspaceState } from '../../../shared/workspace/views.ts'
import { chooseDay } from '../../stores/day.ts'
import { closePanel, openPanel, useScreen } from '../../stores/screen.ts'
import { readDay } from '../../ui/read-day.ts'
import styles from './frame.module.css'

/** The day of determination, which is shown on every screen and chosen here. */
export function DayControl({ workspace }: { workspace: WorkspaceState }) {
  const isOpen = useScreen((store) => store.panel === 'day')
  const { day, today } = workspace
  return (
    <Popover opened={isOpen} onDismiss={closePanel} position="bottom-end" trapFocus withArrow>
      <Popover.Target>
        <button
          type="button"
          className={styles.day}
          data-other={day !== today || undefined}
          title="The day of determination: prices, rates, reports and rules are those of this day"
          onClick={() => (isOpen ? closePanel() : openPanel('day'))}
          data-testid="day"
        >
          day {day}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <ChooseDay key={day} workspace={workspace} />
      </Popover.Dropdown>
    </Popover>
  )
}

function ChooseDay({ workspace: { day, today, readOnly } }: { workspace: WorkspaceState }) {
  const [typed, setTyped] = useState(day)
  const [problem, setProblem] = useState<string | null>(null)
  const isPast = readOnly?.reason === 'past'
  const choose = (chosen: string | null) => {
    closePanel()
    void chooseDay(chosen)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const read = readDay(typed)
    if (!read.ok) return setProblem(read.message)
    choose(read.value === today && !isPast ? null : read.value)
  }
  return (
    <form className={styles.chooseDay} onSubmit={submit}>
      <TextInput
        label="Day of determination"
        description="As 2026-09-01"
        value={typed}
        error={problem}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setProblem(null)
        }}
        data-testid="day-field"
        data-autofocus
      />
      <Button type="submit" data-testid="day-choose">
        Choose
      </Button>
      <Button variant="default" onClick={() => choose(null)}>
        {isPast ? "The revision's own day" : `Today, ${today}`}
      </Button>
    </form>
  )
}
