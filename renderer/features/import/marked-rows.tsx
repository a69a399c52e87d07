import { Checkbox } from '@mantine/core'
import { count } from '../../ui/format.ts'
import type { Table } from './read-table.ts'
import type { TableSettings } from './settings.ts'

interface MarkedRowsProps {
  table: Table
  /** The row of the headings, from 0; null: there are none. */
  header: number | null
  settings: TableSettings
  onChange: (settings: TableSettings) => void
}

/** Rows that the file hides or strikes through: taken over as they stand, or left out where that is said. */
export function MarkedRows({ table, header, settings, onChange }: MarkedRowsProps) {
  const { hiddenRows = [], struckRows = [] } = table.marks ?? {}
  return [
    { id: 'hidden', rows: hiddenRows, words: 'hidden row' },
    { id: 'struck', rows: struckRows, words: 'struck-through row' },
  ].map(({ id, rows, words }) => {
    const below = rows.filter((row) => row > (header ?? -1)).length
    if (below === 0) return null
    return (
      <Checkbox
        key={id}
        label={`Leave out ${count(below, words)}`}
        title="Such rows are in the file and are taken over unless this is checked"
        checked={settings.answers[id] === 'skip'}
        onChange={({ currentTarget: { checked } }) => {
          const { [id]: _, ...answers } = settings.answers
          onChange({ ...settings, answers: checked ? { ...answers, [id]: 'skip' } : answers })
        }}
        data-testid={`import-leave-out-${id}`}
      />
    )
  })
}
