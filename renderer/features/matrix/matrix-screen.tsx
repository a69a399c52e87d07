import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { shownCell } from '../../../shared/report/sheet.ts'
import { tableSheet } from '../../../shared/report/table-sheet.ts'
import { writeBlock } from '../../../shared/tabular/block.ts'
import type { WorkspaceState } from '../../../shared/workspace/views.ts'
import { matrixDestinations, resumeMatrix, useMatrix } from '../../stores/matrix.ts'
import { useMatrixView } from '../../stores/matrix-view.ts'
import { useProducts } from '../../stores/products.ts'
import { reportBasis } from '../../stores/report-basis.ts'
import { useResult } from '../../stores/result.ts'
import { attempt, useWorkspace } from '../../stores/workspace.ts'
import { Message } from '../../ui/message.tsx'
import { DifferenceOfMatrix, useDifference } from './difference.ts'
import { EmptyMatrix } from './empty-matrix.tsx'
import { ExportView } from './export-view.tsx'
import { FloorNote } from './floor-note.tsx'
import { floorReport } from './floor-report.ts'
import { FloorsOfMatrix, useFloors } from './floors.ts'
import { Legend } from './legend.tsx'
import { MapView } from './map-view.tsx'
import styles from './matrix.module.css'
import { MatrixTable } from './matrix-table.tsx'
import { MatrixTools } from './matrix-tools.tsx'
import { SetsDialog } from './sets-dialog.tsx'
import { useDone } from './use-done.ts'
import { useMatrixCommands } from './use-matrix-commands.ts'
import { useShown } from './use-shown.ts'
import type { Shown } from './view.ts'
import { viewReport } from './view-report.ts'

/** The verdict of every product at every destination, as a table or a map. */
export function MatrixScreen() {
  const count = useProducts((store) => store.rows?.length ?? null)
  const workspace = useWorkspace((store) => store.workspace)
  const shown = useShown()
  if (!shown || !workspace || count === null) return null
  return count === 0 ? <EmptyMatrix /> : <Matrix shown={shown} workspace={workspace} />
}

function Matrix({ shown, workspace }: { shown: Shown; workspace: WorkspaceState }) {
  const screen = useRef<HTMLDivElement>(null)
  const destinations = useRef<HTMLInputElement>(null)
  const products = useRef<HTMLInputElement>(null)
  const [editsSets, setEditsSets] = useState(false)
  const [done, say] = useDone()
  const method = useResult((store) => store.method)
  const error = useMatrix((store) => store.error)
  const picture = useMatrixView((view) => view.picture)
  const compares = useMatrixView((view) => view.compares)
  const { revision, readOnly } = workspace

  const difference = useDifference(shown)
  const floors = useFloors(shown)
  const asked = floors ?? difference
  /** What is chosen and not worked out: the shares of the base must not go out in its place. */
  const isOpen = asked !== null && (asked.state !== 'current' || !!asked.problem)

  const focusTable = () => screen.current?.querySelector<HTMLElement>('table[role=grid]')?.focus()
  const table = () =>
    floors
      ? floorReport(shown, floors.cells, reportBasis(method))
      : viewReport(shown, reportBasis(method), difference)
  const copy = async () => {
    if (isOpen) return
    await attempt('copy the matrix', async () => {
      const rows = tableSheet(table()).rows.map((row) => row.map(shownCell))
      await navigator.clipboard.writeText(writeBlock(rows))
      say(difference ? `Copied, under the scenario “${difference.name}”.` : 'Copied.')
      focusTable()
    })
  }
  const editSets = () => setEditsSets(true)
  useMatrixCommands({ destinations, products, canEdit: readOnly === null, copy, editSets })
  const isNarrowed = shown.columns.length < matrixDestinations().length
  return (
    <DifferenceOfMatrix.Provider value={difference}>
      <FloorsOfMatrix.Provider value={floors}>
        <div ref={screen} className={styles.screen} data-testid="matrix-screen">
          <SetsDialog
            opened={editsSets}
            onClose={() => setEditsSets(false)}
            begin={isNarrowed ? shown.columns.map(({ code }) => code) : []}
          />
          <MatrixTools
            destinationFilter={destinations}
            productFilter={products}
            onEditSets={editSets}
            onDone={focusTable}
          >
            <Button
              variant="default"
              title="Copy the matrix (Ctrl+Shift+C)"
              disabled={isOpen}
              onClick={() => void copy()}
              data-testid="matrix-copy"
            >
              Copy
            </Button>
            <ExportView name={floors ? 'Lowest prices' : 'Matrix'} table={table} isOpen={isOpen} />
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
          <FloorNote />
          {picture === 'map' ? (
            <MapView shown={shown} />
          ) : (
            <MatrixTable shown={shown} revision={revision} />
          )}
          <Legend compares={compares} done={done} />
        </div>
      </FloorsOfMatrix.Provider>
    </DifferenceOfMatrix.Provider>
  )
}
