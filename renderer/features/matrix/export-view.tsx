import { Button, Loader, Menu } from '@mantine/core'
import { useState } from 'react'
import type { ExportFormat } from '../../../shared/ipc/contract.ts'
import type { TableReport } from '../../../shared/report/table.ts'
import { call } from '../../stores/call.ts'
import { attempt } from '../../stores/workspace.ts'
import styles from './matrix.module.css'

const FORMATS: { format: ExportFormat; name: string; what: string }[] = [
  { format: 'xlsx', name: 'Excel', what: 'a list, and the matrix' },
  { format: 'csv', name: 'CSV', what: 'a row a verdict' },
  { format: 'pdf', name: 'PDF', what: 'eight destinations a page' },
  { format: 'html', name: 'Web page', what: 'in one file' },
  { format: 'json', name: 'JSON', what: 'as data' },
]

interface ExportViewProps {
  /** What the file is called. */
  name: string
  /** The table as it stands on screen when it is asked for. */
  table: () => TableReport
  /** What is on screen is not worked out yet. */
  isOpen: boolean
  /** A file was written there. */
  onWritten: (path: string) => void
}

/** Writes the view as a file, at a place that the system's dialog asks for. */
export function ExportView({ name, table, isOpen, onWritten }: ExportViewProps) {
  const [writing, setWriting] = useState(false)
  const write = async (format: ExportFormat) => {
    setWriting(true)
    const file = await attempt('export the view', () =>
      call('export.table', { name, table: table(), format }),
    )
    setWriting(false)
    if (file) onWritten(file.path)
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          variant="default"
          disabled={writing || isOpen}
          leftSection={writing && <Loader size={10} />}
          data-testid="matrix-export"
        >
          {writing ? 'Writing' : 'Export'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map(({ format, name, what }) => (
          <Menu.Item
            key={format}
            rightSection={<span className={styles.muted}>{what}</span>}
            onClick={() => void write(format)}
            data-testid={`matrix-export-${format}`}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
