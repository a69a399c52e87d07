import type { TableReport } from '../../../shared/report/table.ts'
import type { OfferedFormat } from '../../ui/export-formats.ts'
import { ExportTable } from '../../ui/export-table.tsx'

const FORMATS: readonly OfferedFormat[] = [
  { format: 'xlsx', what: 'a list, and the matrix' },
  { format: 'csv', what: 'a row a verdict' },
  { format: 'pdf', what: 'eight destinations a page' },
  { format: 'html', what: 'in one file' },
  { format: 'json', what: 'as data' },
]

interface ExportViewProps {
  /** What the file is called. */
  name: string
  /** The table as it stands on screen when it is asked for. */
  table: () => TableReport
  /** What is on screen is not worked out yet. */
  isOpen: boolean
}

/** Writes the view as a file, at a place that the system's dialog asks for. */
export function ExportView({ name, table, isOpen }: ExportViewProps) {
  return (
    <ExportTable
      name={name}
      table={table}
      isOpen={isOpen}
      formats={FORMATS}
      testId="matrix-export"
    />
  )
}
