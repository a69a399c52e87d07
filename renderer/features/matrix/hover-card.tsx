import type { Method } from '../../../shared/calc/result/result.ts'
import { CellFacts } from './cell-facts.tsx'
import type { Column, ProductLine } from './lines.ts'
import styles from './matrix.module.css'

interface HoverCardProps {
  line: ProductLine
  column: Column
  method: Method
  revision: number
  /** The cell that it is about, in the window. */
  box: DOMRect
}

const WIDTH = 300
const HEIGHT = 190

/** The facts of the cell under the mouse, beside it; the keyboard's are in the strip below the table. */
export function HoverCard({ box, ...facts }: HoverCardProps) {
  const left = Math.min(box.left, window.innerWidth - WIDTH - 8)
  const isBelow = box.bottom + HEIGHT < window.innerHeight
  const vertical = isBelow ? { top: box.bottom + 4 } : { bottom: window.innerHeight - box.top + 4 }
  return (
    <div
      className={styles.card}
      style={{ left, width: WIDTH, ...vertical }}
      role="tooltip"
      data-testid="matrix-card"
    >
      <CellFacts {...facts} />
    </div>
  )
}
