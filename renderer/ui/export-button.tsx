import { Button, Loader, Menu } from '@mantine/core'
import { useState } from 'react'
import type { ExportFormat } from '../../shared/ipc/contract.ts'
import { asCallError } from '../stores/call.ts'
import { useCommands } from '../stores/commands.ts'
import { giveUpExport, newExportJob } from '../stores/export-job.ts'
import styles from './export-button.module.css'
import { FORMAT_NAMES, type OfferedFormat, TABLE_FORMATS } from './export-formats.ts'

interface ExportButtonProps {
  /** Writes under a job by which it can be given up, and says where; null: it was given up. */
  write: (job: string, format: ExportFormat) => Promise<string | null>
  /** What is on screen is not worked out, or is of another revision: it does not go out. */
  isOpen: boolean
  formats?: readonly OfferedFormat[]
  /** It stands in a dialog over the screen. */
  inDialog?: boolean
  testId: string
}

interface Writing {
  job: string
  format: ExportFormat
}

/**
 * Writes what is on screen as a file, at a place that the system's dialog asks for, and says where. While
 * it is there, Ctrl+E and the native menu's command are its own: of two, those of the one that came last.
 */
export function ExportButton(props: ExportButtonProps) {
  const { isOpen, formats = TABLE_FORMATS, inDialog = false, testId } = props
  const [isChoosing, setChoosing] = useState(false)
  const [writing, setWriting] = useState<Writing | null>(null)
  const [said, setSaid] = useState<{ text: string; isProblem: boolean } | null>(null)
  const write = async (format: ExportFormat) => {
    const job = newExportJob()
    setWriting({ job, format })
    setSaid(null)
    try {
      const path = await props.write(job, format)
      if (path !== null) setSaid({ text: `Written: ${path}`, isProblem: false })
    } catch (error) {
      setSaid({ text: `No file was written. ${asCallError(error).message}`, isProblem: true })
    }
    setWriting(null)
  }
  const disabled = writing !== null || isOpen
  const title = isOpen ? 'Nothing to export yet: it is being worked out' : 'Export (Ctrl+E)'
  useCommands([
    {
      id: 'exportResult',
      name: 'Export what is on screen',
      group: 'Everywhere',
      keys: ['Ctrl+E'],
      whileTyping: true,
      inDialog,
      isAvailable: () => !disabled,
      run: () => setChoosing(true),
    },
  ])
  return (
    <span className={styles.place}>
      {said && (
        <output
          className={styles.said}
          title={said.text}
          data-problem={said.isProblem}
          data-testid={`${testId}-said`}
        >
          {said.text}
        </output>
      )}
      <Menu
        opened={isChoosing}
        onChange={setChoosing}
        position="bottom-end"
        transitionProps={{ duration: 0 }}
        withinPortal
      >
        <Menu.Target>
          <Button
            variant="default"
            title={title}
            disabled={disabled}
            leftSection={writing && <Loader size={10} />}
            data-testid={testId}
          >
            {writing ? `Writing ${FORMAT_NAMES[writing.format]}` : 'Export'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {formats.map(({ format, what }) => (
            <Menu.Item
              key={format}
              rightSection={<span className={styles.what}>{what}</span>}
              onClick={() => void write(format)}
              data-testid={`${testId}-${format}`}
            >
              {FORMAT_NAMES[format]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {writing && (
        <Button
          variant="default"
          onClick={() => giveUpExport(writing.job)}
          data-testid={`${testId}-cancel`}
        >
          Cancel
        </Button>
      )}
    </span>
  )
}
