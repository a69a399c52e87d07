import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { resumeMatrix, useMatrix } from '../../stores/matrix.ts'
import { useMatrixView } from '../../stores/matrix-view.ts'
import { useProducts } from '../../stores/products.ts'
import { goTo } from '../../stores/screen.ts'
import { attempt, openDemo, useWorkspace } from '../../stores/workspace.ts'
import { Message } from '../../ui/message.tsx'
import { VERDICTS } from '../../ui/verdict.tsx'
import { Legend } from './legend.tsx'
import { MapView } from './map-view.tsx'
import styles from './matrix.module.css'
import { MatrixTable } from './matrix-table.tsx'
import { MatrixTools } from './matrix-tools.tsx'
import { SetsDialog } from './sets-dialog.tsx'
import { useMatrixKeys } from './use-matrix-keys.ts'
import { useShown } from './use-shown.ts'
import { tabSeparated, viewTable } from './view-table.ts'

/** The verdict of every product at every destination, as a table or a map. */
export function MatrixScreen() {
  const screen = useRef<HTMLDivElement>(null)
  const destinationFilter = useRef<HTMLInputElement>(null)
  const productFilter = useRef<HTMLInputElement>(null)
  const [editsSets, setEditsSets] = useState(false)
  const count = useProducts((store) => store.rows?.length ?? null)
  const revision = useWorkspace((store) => store.workspace?.revision ?? 0)
  const error = useMatrix((store) => store.error)
  const { picture, compares } = useMatrixView()
  const shown = useShown()
  useMatrixKeys({
    destinations: destinationFilter,
    products: productFilter,
    isCovered: editsSets,
  })

  if (!shown || count === null) return null
  if (count === 0) return <EmptyMatrix />
  const focusTable = () => screen.current?.querySelector<HTMLElement>('table[role=grid]')?.focus()
  const copy = () =>
    attempt('copy the view', async () => {
      const text = tabSeparated(viewTable(shown, revision), (outcome) => VERDICTS[outcome].word)
      await navigator.clipboard.writeText(text)
      focusTable()
    })
  return (
    <div ref={screen} className={styles.screen} data-testid="matrix-screen">
      <SetsDialog
        opened={editsSets}
        onClose={() => setEditsSets(false)}
        inSight={shown.columns.map(({ code }) => code)}
      />
      <MatrixTools
        destinationFilter={destinationFilter}
        productFilter={productFilter}
        onEditSets={() => setEditsSets(true)}
        onCopy={() => void copy()}
        onDone={focusTable}
      />
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
        <MatrixTable shown={shown} revision={revision} />
      )}
      <Legend compares={compares} />
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
