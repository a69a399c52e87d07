import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { tableSheet } from '../../../shared/report/table-sheet.ts'
import { writeBlock } from '../../../shared/tabular/block.ts'
import { matrixDestinations, resumeMatrix, useMatrix } from '../../stores/matrix.ts'
import { useMatrixView } from '../../stores/matrix-view.ts'
import { useProducts } from '../../stores/products.ts'
import { useResult } from '../../stores/result.ts'
import { goTo } from '../../stores/screen.ts'
import { attempt, openDemo, useWorkspace } from '../../stores/workspace.ts'
import { Message } from '../../ui/message.tsx'
import { ExportView } from './export-view.tsx'
import { Legend } from './legend.tsx'
import { MapView } from './map-view.tsx'
import styles from './matrix.module.css'
import { MatrixTable } from './matrix-table.tsx'
import { MatrixTools } from './matrix-tools.tsx'
import { SetsDialog } from './sets-dialog.tsx'
import { useMatrixKeys } from './use-matrix-keys.ts'
import { useShown } from './use-shown.ts'
import { viewReport } from './view-report.ts'

/** How long it is said that something was copied or written, in milliseconds. */
const SHOWN_FOR = 8_000

/** The verdict of every product at every destination, as a table or a map. */
export function MatrixScreen() {
  const screen = useRef<HTMLDivElement>(null)
  const destinationFilter = useRef<HTMLInputElement>(null)
  const productFilter = useRef<HTMLInputElement>(null)
  const [editsSets, setEditsSets] = useState(false)
  const count = useProducts((store) => store.rows?.length ?? null)
  const { workspace, info } = useWorkspace()
  const method = useResult((store) => store.method)
  const [done, setDone] = useState('')
  useEffect(() => {
    if (done === '') return
    const timer = setTimeout(() => setDone(''), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [done])
  const error = useMatrix((store) => store.error)
  const picture = useMatrixView((view) => view.picture)
  const compares = useMatrixView((view) => view.compares)
  const shown = useShown()
  useMatrixKeys({
    destinations: destinationFilter,
    products: productFilter,
    isCovered: editsSets,
  })

  if (!shown || !workspace || count === null) return null
  if (count === 0) return <EmptyMatrix />
  const isNarrowed = shown.columns.length < matrixDestinations().length
  const focusTable = () => screen.current?.querySelector<HTMLElement>('table[role=grid]')?.focus()
  const table = () =>
    viewReport(shown, {
      workspace: workspace.name,
      revision: workspace.revision,
      day: info?.day ?? '',
      asOf: info?.packAsOf ?? '',
      method,
      choices: workspace.settings.choices,
    })
  const copy = () =>
    attempt('copy the view', async () => {
      const rows = tableSheet(table()).rows.map((row) => row.map((cell) => cell ?? ''))
      await navigator.clipboard.writeText(writeBlock(rows))
      setDone('Copied.')
      focusTable()
    })
  return (
    <div ref={screen} className={styles.screen} data-testid="matrix-screen">
      <SetsDialog
        opened={editsSets}
        onClose={() => setEditsSets(false)}
        begin={isNarrowed ? shown.columns.map(({ code }) => code) : []}
      />
      <MatrixTools
        destinationFilter={destinationFilter}
        productFilter={productFilter}
        onEditSets={() => setEditsSets(true)}
        onDone={focusTable}
      >
        <Button variant="default" onClick={() => void copy()} data-testid="matrix-copy">
          Copy
        </Button>
        <ExportView
          table={table}
          onWritten={(path) => {
            setDone(`Written: ${path}`)
            focusTable()
          }}
        />
      </MatrixTools>
      {error && (
        <Message
          tone="problem"
          title="The verdicts could not be worked out."
          actions={<Button onClick={resumeMatrix}>Try again</Button>}
          testId="matrix-error"
        >
          {error.message}
        </Message>
      )}
      {picture === 'map' ? (
        <MapView shown={shown} />
      ) : (
        <MatrixTable shown={shown} revision={workspace.revision} />
      )}
      <Legend compares={compares} done={done} />
    </div>
  )
}

/** What the matrix is and how to come to one. */
function EmptyMatrix() {
  return (
    <section className={styles.empty} aria-labelledby="matrix-empty" data-testid="matrix-empty">
      <h1 id="matrix-empty">No products to compare yet</h1>
      <p>
        The matrix shows the verdict of every product at every destination, by rule group, and what
        is near to its level.
      </p>
      <ol>
        <li>
          <span>Create a product and its bill of materials.</span>
          <Button onClick={() => goTo('products')}>Products</Button>
        </li>
        <li>
          <span>Come back: verdicts appear as they are worked out.</span>
        </li>
        <li>
          <span>Look at the demo to see a full matrix.</span>
          <Button variant="default" onClick={openDemo}>
            Demo
          </Button>
        </li>
      </ol>
    </section>
  )
}
