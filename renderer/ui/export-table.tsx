import type { TableReport } from '../../shared/report/table.ts'
import { exportTable } from '../stores/export-table.ts'
import { ExportButton } from './export-button.tsx'
import type { OfferedFormat } from './export-formats.ts'

interface ExportTableProps {
  /** What the file is called. */
  name: string
  /** The table as it stands on screen when it is asked for. */
  table: () => TableReport
  /** What is on screen is not worked out, or is of another revision: it does not go out. */
  isOpen: boolean
  formats?: readonly OfferedFormat[]
  /** It stands in a dialog over the screen. */
  inDialog?: boolean
  testId: string
}

/** Writes a table as a file, at a place that the system's dialog asks for, and says where. */
export function ExportTable({ name, table, ...button }: ExportTableProps) {
  return (
    <ExportButton
      write={async (job, format) =>
        exportTable({ job, name: name.slice(0, 200), table: table(), format })
      }
      {...button}
    />
  )
}
