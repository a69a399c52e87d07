import { Button, Modal, SegmentedControl } from '@mantine/core'
import { useEffect } from 'react'
import type { ExportFormat, PaperFormat } from '../../../../shared/ipc/contract.ts'
import { paperForms } from '../../../../shared/paper/forms.ts'
import {
  closePaper,
  dismissPaperMessage,
  dropPaper,
  type PaperView,
  savePaper,
  saveSpares,
  showPaper,
  usePapers,
} from '../../../stores/papers.ts'
import { useWorkspace } from '../../../stores/workspace.ts'
import { Message } from '../../../ui/message.tsx'
import { useHalfTyped } from '../../../ui/use-half-typed.ts'
import { PaperEntries } from './paper-entries.tsx'
import { PaperPreview } from './paper-preview.tsx'
import styles from './papers.module.css'
import { SparesList } from './spares-list.tsx'

const { application, report, certificate } = paperForms().forms
const VIEWS: { value: PaperView; label: string }[] = [
  { value: 'application', label: application.name },
  { value: 'report', label: report.name },
  { value: 'certificate', label: certificate.name },
  { value: 'spares', label: 'Spare parts' },
]
const PAPERS: { format: PaperFormat; name: string }[] = [
  { format: 'pdf', name: 'PDF' },
  { format: 'txt', name: 'Text' },
  { format: 'html', name: 'Web page' },
]
const LISTS: { format: ExportFormat; name: string }[] = [
  { format: 'xlsx', name: 'Excel' },
  { format: 'csv', name: 'CSV' },
  { format: 'pdf', name: 'PDF' },
]

/** The regulator's papers of the result on screen, and the spare parts that go along. */
export function PapersDialog() {
  const view = usePapers((store) => store.view)
  useEffect(() => dropPaper, [])
  return (
    <Modal
      opened={view !== null}
      onClose={() => void closePaper()}
      title="The regulator's papers"
      size="min(1240px, 94vw)"
      styles={{ body: { padding: 0 } }}
      data-testid="papers"
    >
      {view !== null && <Papers view={view} />}
    </Modal>
  )
}

function Papers({ view }: { view: PaperView }) {
  const { question, paper, spares, isChanged, isAsking, writing, error } = usePapers()
  const readOnly = useWorkspace((store) => store.workspace?.readOnly ?? null)
  useHalfTyped(isChanged ? `entries of a paper for ${question?.product}` : null)
  const isReady = !isAsking && !error && (view === 'spares' ? spares !== null : paper !== null)
  return (
    <div className={styles.papers} data-testid="papers-dialog">
      <div className={styles.head}>
        <SegmentedControl
          data={VIEWS}
          value={view}
          onChange={(value) => showPaper(value as PaperView)}
          aria-label="Which paper"
          data-testid="papers-view"
        />
        <span className={styles.gap} />
        {(view === 'spares' ? LISTS : PAPERS).map(({ format, name }) => (
          <Button
            key={format}
            variant={format === 'pdf' || format === 'xlsx' ? 'filled' : 'default'}
            disabled={!isReady || writing !== null}
            onClick={() =>
              view === 'spares'
                ? void saveSpares(format as ExportFormat)
                : void savePaper(format as PaperFormat)
            }
            data-testid={`papers-save-${format}`}
          >
            {writing === format ? `Writing ${name}` : name}
          </Button>
        ))}
      </div>
      <Said isReadOnly={readOnly !== null} />
      {view === 'spares' ? (
        <SparesList />
      ) : (
        <div className={styles.columns}>
          <PaperEntries kind={view} />
          <PaperPreview />
        </div>
      )}
    </div>
  )
}

/** Which file was written, or what went wrong. */
function Said({ isReadOnly }: { isReadOnly: boolean }) {
  const { written, error, isChanged } = usePapers()
  if (error) {
    return (
      <Message
        tone="problem"
        title={error.message}
        onDismiss={dismissPaperMessage}
        actions={
          isChanged && (
            <Button variant="default" onClick={dropPaper} data-testid="papers-drop">
              Close without keeping
            </Button>
          )
        }
        testId="papers-problem"
      >
        {error.details.join('; ')}
      </Message>
    )
  }
  if (written) {
    return (
      <output className={styles.written} data-testid="papers-written">
        Written: {written}
      </output>
    )
  }
  return (
    <p className={styles.hint}>
      {isReadOnly
        ? 'This workspace cannot be changed here: what is typed is put on the paper, and not kept.'
        : 'What is typed is kept with the workspace. What is missing is listed, never guessed.'}
    </p>
  )
}
