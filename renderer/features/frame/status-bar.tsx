import { rowsOf, useBom } from '../../stores/bom.ts'
import { useScreen } from '../../stores/screen.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { count, whenText } from '../../ui/format.ts'
import { LockIcon } from '../../ui/icons.tsx'
import styles from './frame.module.css'

/** Counts on the left; when it was saved and at which revision on the right. */
export function StatusBar() {
  const { workspace, busy } = useWorkspace()
  const screen = useScreen((store) => store.screen)
  const lines = useBom((store) => rowsOf(store)?.length ?? null)
  if (!workspace) return null
  const { counts, changedAt, revision, readOnly } = workspace
  return (
    <footer className={styles.status} data-testid="status">
      <span>
        {count(counts.products, 'product')}, {count(counts.parts, 'part')},{' '}
        {count(counts.lines, 'line')}, {count(counts.entities, 'company', 'companies')}
      </span>
      {screen.kind === 'product' && lines !== null && <span>{count(lines, 'line')} here</span>}
      {busy && <output>{busy}</output>}
      <span className={styles.gap} />
      {readOnly ? (
        <span className={styles.readOnly}>
          <LockIcon size={13} /> read-only
        </span>
      ) : (
        <span data-testid="saved">{changedAt ? `saved ${whenText(changedAt)}` : 'saved'}</span>
      )}
      <span>
        revision <span data-testid="revision">{revision}</span>
      </span>
    </footer>
  )
}
