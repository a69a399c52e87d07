import { Button } from '@mantine/core'
import styles from './not-taken.module.css'

/** A row that was typed and not taken: what it is called, and why. */
export interface NotTakenRow {
  key: string
  title: string
  why: string
}

interface NotTakenProps<Row extends NotTakenRow> {
  rows: readonly Row[]
  onCorrect: (row: Row) => void
  onLeaveOut: (row: Row) => void
  testId: string
}

/** Rows that were typed and not taken, above the bar in which the next one is typed. */
export function NotTaken<Row extends NotTakenRow>(props: NotTakenProps<Row>) {
  const { rows, onCorrect, onLeaveOut, testId } = props
  if (rows.length === 0) return null
  return (
    <ul className={styles.rows} role="alert" data-testid={testId}>
      {rows.map((row, at) => (
        <li key={row.key}>
          <strong>{row.title}</strong>
          <span>was not added: {row.why}</span>
          <Button
            size="compact-xs"
            variant="default"
            title={at === rows.length - 1 ? 'Arrow up in the empty bar' : undefined}
            onClick={() => onCorrect(row)}
            data-testid={`${testId}-correct`}
          >
            Correct it
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => onLeaveOut(row)}>
            Leave it out
          </Button>
        </li>
      ))}
    </ul>
  )
}
