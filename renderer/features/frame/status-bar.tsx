import { useMemo } from 'react'
import { rowsOf, useBom } from '../../stores/bom.ts'
import { isUsOrigin } from '../../stores/destinations.ts'
import { overviewStanding, useOverview } from '../../stores/overview.ts'
import { usePreferences } from '../../stores/preferences.ts'
import { useProducts } from '../../stores/products.ts'
import { useResult } from '../../stores/result.ts'
import { goTo, useScreen } from '../../stores/screen.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { count, whenText, wholeText } from '../../ui/format.ts'
import { LockIcon } from '../../ui/icons.tsx'
import { isIncomplete } from '../home/figures.ts'
import { bomCounts } from './bom-counts.ts'
import { DoneMessage } from './done-message.tsx'
import styles from './frame.module.css'

/** What is incomplete and what is on screen on the left; when it was saved and at which revision on the right. */
export function StatusBar() {
  const { workspace, busy } = useWorkspace()
  const screen = useScreen((store) => store.screen)
  if (!workspace) return null
  const { counts, changedAt, revision, readOnly } = workspace
  return (
    <footer className={styles.status} data-testid="status">
      <Incomplete />
      {screen.kind === 'product' ? (
        <Lines />
      ) : (
        <span className={styles.counts}>
          {count(counts.parts, 'part')}, {count(counts.lines, 'line')},{' '}
          {count(counts.entities, 'company', 'companies')}
        </span>
      )}
      {busy && <output>{busy}</output>}
      <DoneMessage />
      <span className={styles.gap} />
      <NumberFormatShown />
      {readOnly?.reason === 'checking' ? (
        <span title={readOnly.message} data-testid="checking">
          checking the file…
        </span>
      ) : readOnly ? (
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

/** How numbers are written and read on this computer. */
function NumberFormatShown() {
  const numberFormat = usePreferences((store) => store.numberFormat)
  return (
    <button
      type="button"
      className={styles.format}
      title={`Numbers are written as ${numberFormat} on this computer. Settings changes that.`}
      onClick={() => goTo('settings')}
      data-testid="number-format-shown"
    >
      {numberFormat}
    </button>
  )
}

/** How many of the products that are sold lack data; as of an older revision until it is known anew. */
function Incomplete() {
  const products = useProducts((store) => store.rows)
  const answered = useOverview((store) => store.answered)
  const destinations = useWorkspace((store) => store.workspace?.settings.destinations) ?? NONE
  const revision = useWorkspace((store) => store.workspace?.revision ?? 0)
  const method = useResult((store) => store.method)
  const top = useMemo(() => products?.filter((row) => !row.isSubAssembly) ?? [], [products])
  const standing = overviewStanding(answered, { destinations, method }, revision)
  if (standing === 'none' || !answered || top.length === 0)
    return <span className={styles.incomplete}>{count(top.length, 'product')}</span>
  const incomplete = top.filter(({ id }) => {
    const row = answered.rows.get(id)
    return row && isIncomplete(row)
  })
  return (
    <span
      className={styles.incomplete}
      data-older={standing === 'older' || undefined}
      title={standing === 'older' ? `as of revision ${answered.revision}` : undefined}
      data-testid="incomplete"
    >
      {wholeText(incomplete.length)} of {count(top.length, 'product')} incomplete
    </span>
  )
}

/** The lines of the product on screen. */
function Lines() {
  const rows = useBom(rowsOf)
  const pack = useWorkspace((store) => store.info?.pack)
  const day = useWorkspace((store) => store.workspace?.day ?? '')
  const counts = useMemo(
    () => rows && pack && bomCounts(rows, (country) => isUsOrigin(pack, country, day)),
    [rows, pack, day],
  )
  if (!counts) return null
  return (
    <span className={styles.counts} data-testid="lines">
      {count(counts.lines, 'line')}, {wholeText(counts.us)} US, {wholeText(counts.unknown)} of
      unknown origin
    </span>
  )
}

const NONE: readonly string[] = []
