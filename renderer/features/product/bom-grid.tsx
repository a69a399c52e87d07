import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { BomRow } from '../../../shared/workspace/views.ts'
import { forgetQuantity, setQuantity, type TypedQuantity } from '../../stores/bom.ts'
import { edit } from '../../stores/edits.ts'
import { goToProduct } from '../../stores/screen.ts'
import { attempt } from '../../stores/workspace.ts'
import { moveOf } from '../../ui/move-keys.ts'
import { RowGrid } from '../../ui/row-grid.tsx'
import table from '../../ui/table.module.css'
import { BomLine } from './bom-line.tsx'
import { type GridAction, gridKey } from './grid-keys.ts'
import type { Mark } from './marks.ts'
import styles from './product.module.css'
import { quantityProblem } from './quantity.ts'
import type { Move } from './quantity-cell.tsx'

const STEP: Record<Move, number> = { down: 1, next: 1, previous: -1, stay: 0 }

interface BomGridProps {
  rows: BomRow[]
  typed: Record<number, TypedQuantity>
  marks: Map<string, Mark> | null
  pack: string | undefined
  day: string | undefined
  canEdit: boolean
  /** Something lies over the grid; it takes the focus back afterwards. */
  isCovered: boolean
  onAdd: () => void
}

/** The lines of a product: arrows move, F2 and typing edit the quantity, Enter goes down. */
export function BomGrid(props: BomGridProps) {
  const { rows, typed, marks, canEdit, isCovered, onAdd } = props
  const grid = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState(0)
  const [editing, setEditing] = useState<{ line: number; text: string } | null>(null)
  const active = Math.min(at, rows.length - 1)
  const row = rows[active]

  useEffect(() => {
    if (!isCovered) grid.current?.focus({ preventScroll: true })
  }, [isCovered])

  const moveTo = (to: number) => setAt(Math.max(0, Math.min(rows.length - 1, to)))
  const startEdit = (target: BomRow, text?: string) => {
    if (!canEdit) return
    const shown = typed[target.line]?.text ?? target.quantity
    setEditing({ line: target.line, text: text ?? shown })
  }
  const endEdit = (move: Move) => {
    setEditing(null)
    moveTo(active + STEP[move])
    if (move !== 'stay') grid.current?.focus({ preventScroll: true })
  }
  const commit = (target: BomRow, text: string, move: Move) => {
    if (text === target.quantity) forgetQuantity(target.line)
    else void setQuantity(target.line, text, quantityProblem(text))
    endEdit(move)
  }
  const cancel = (target: BomRow) => {
    forgetQuantity(target.line)
    setEditing(null)
    grid.current?.focus({ preventScroll: true })
  }
  const remove = (target: BomRow) => {
    if (canEdit)
      void attempt('remove the line', () => edit({ kind: 'removeLine', line: target.line }))
  }
  const onKeyDown = (event: KeyboardEvent, page: number) => {
    const by = moveOf(event, page, rows.length - active - 1, active)
    if (by !== null) moveTo(active + by)
    else if (!act(gridKey(event))) return
    event.preventDefault()
  }
  const act = (action: GridAction | null): boolean => {
    if (!action) return false
    if (action.do === 'add' && canEdit) onAdd()
    if (!row) return true
    if (action.do === 'edit') startEdit(row, action.text)
    if (action.do === 'forget') forgetQuantity(row.line)
    if (action.do === 'remove') remove(row)
    if (action.do === 'open' && row.itemType === 'product') goToProduct(row.item)
    return true
  }

  return (
    <RowGrid
      label="Bill of materials"
      gridRef={grid}
      rows={rows.length}
      active={active}
      activeId={row && `quantity-of-${row.line}`}
      columns={10}
      isReadOnly={!canEdit}
      headings={<Headings lines={rows.length} />}
      row={(at) => {
        const line = rows[at]
        return (
          line && (
            <BomLine
              key={line.line}
              row={line}
              at={at}
              typed={typed[line.line]}
              mark={marks?.get(line.item)}
              pack={props.pack}
              day={props.day}
              isActive={at === active}
              canEdit={canEdit}
              isCovered={isCovered}
              editing={editing?.line === line.line ? editing.text : null}
              onActivate={() => setAt(at)}
              onEdit={() => startEdit(line)}
              onCommit={(text, move) => commit(line, text, move)}
              onCancel={() => cancel(line)}
              onRemove={() => remove(line)}
            />
          )
        )
      }}
      empty={
        canEdit
          ? 'No lines yet. Add the first one with Insert, or with Add line above.'
          : 'No lines.'
      }
      onKeyDown={onKeyDown}
      testId="bom-grid"
    />
  )
}

function Headings({ lines }: { lines: number }) {
  const digits = Math.max(3, `${lines}`.length)
  return (
    <tr>
      <th className={styles.mark} aria-label="Counted" />
      <th className={table.right} style={{ width: 12 + digits * 8 }}>
        #
      </th>
      <th className={styles.item}>Item</th>
      <th>Name</th>
      <th className={styles.origin}>Origin</th>
      <th className={styles.eccn}>ECCN</th>
      <th className={styles.kind}>Kind</th>
      <th className={`${styles.quantity} ${table.right}`}>Quantity</th>
      <th className={`${styles.price} ${table.right}`}>Unit price</th>
      <th className={styles.remove} aria-label="Remove" />
    </tr>
  )
}
