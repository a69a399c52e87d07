import { Button, CloseButton, Loader, Menu } from '@mantine/core'
import { giveUpExport } from '../../stores/export-job.ts'
import { chooseExport, dismissExport, exportResult, useExport } from '../../stores/export-result.ts'
import { openPaper, type PaperView } from '../../stores/papers.ts'
import type { ResultQuestion } from '../../stores/standing.ts'
import { FORMAT_NAMES, RESULT_FORMATS } from '../../ui/export-formats.ts'
import styles from './result.module.css'

const PAPERS: { view: PaperView; name: string; what: string }[] = [
  { view: 'application', name: 'Application', what: 'description, 748 Supp. 2(i)' },
  { view: 'report', name: 'Technology report', what: 'one-time, 734 Supp. 2(b)' },
  { view: 'certificate', name: 'Model certificate', what: '734 Supp. 1' },
  { view: 'spares', name: 'Spare parts', what: 'each by itself, and what goes along' },
]

/** Writes the result as a file; Ctrl+E opens the choice of formats. */
export function ExportMenu({ question }: { question: ResultQuestion }) {
  const { isChoosing, writing } = useExport()
  return (
    <>
      {writing && (
        <Button
          variant="default"
          onClick={() => giveUpExport(writing.job)}
          data-testid="export-cancel"
        >
          Cancel
        </Button>
      )}
      <Menu
        opened={isChoosing}
        onChange={chooseExport}
        position="bottom-end"
        transitionProps={{ duration: 0 }}
        withinPortal
      >
        <Menu.Target>
          <Button
            variant="default"
            title="Export the result (Ctrl+E)"
            disabled={writing !== null}
            leftSection={writing && <Loader size={10} />}
            data-testid="export"
          >
            {writing ? `Writing ${FORMAT_NAMES[writing.format]}` : 'Export'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown data-testid="export-menu">
          {RESULT_FORMATS.map(({ format, what }) => (
            <Menu.Item
              key={format}
              rightSection={<span className={styles.muted}>{what}</span>}
              onClick={() => exportResult(question, format)}
              data-testid={`export-${format}`}
            >
              {FORMAT_NAMES[format]}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Label>The regulator's papers</Menu.Label>
          {PAPERS.map(({ view, name, what }) => (
            <Menu.Item
              key={view}
              rightSection={<span className={styles.muted}>{what}</span>}
              onClick={() => void openPaper(view, question)}
              data-testid={`paper-${view}`}
            >
              {name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

/** Which file was written, or why none was. */
export function ExportMessage() {
  const { written, error } = useExport()
  if (!written && !error) return null
  return (
    <div
      className={styles.message}
      data-tone={error ? 'problem' : 'done'}
      role={error ? 'alert' : 'status'}
      data-testid="export-message"
    >
      <span>{error ? `No file was written. ${error.message}` : `Written: ${written}`}</span>
      <CloseButton size="xs" aria-label="Dismiss" onClick={dismissExport} />
    </div>
  )
}
