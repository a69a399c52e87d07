import { type MouseEvent, useEffect, useRef, useState } from 'react'
import type { At } from './move.ts'

/** A cell and where it is in the window. */
interface CellBox extends At {
  box: DOMRect
}

/** How long the mouse rests on a cell before its card comes, in milliseconds. */
const DELAY = 350

/** The cell on which the mouse has rested; from one to the next there is no wait. */
export function useHovered(): {
  hovered: CellBox | null
  onMouseMove: (event: MouseEvent) => void
  hide: () => void
} {
  const [hovered, setHovered] = useState<CellBox | null>(null)
  const under = useRef<Element | null>(null)
  const timer = useRef(0)
  useEffect(() => () => clearTimeout(timer.current), [])

  const hide = () => {
    clearTimeout(timer.current)
    under.current = null
    setHovered(null)
  }
  const onMouseMove = (event: MouseEvent) => {
    const cell = cellElement(event)
    if (cell === under.current) return
    clearTimeout(timer.current)
    under.current = cell
    const found = cellUnder(event)
    if (!found) return setHovered(null)
    timer.current = window.setTimeout(() => setHovered(found), hovered ? 0 : DELAY)
  }
  return { hovered, onMouseMove, hide }
}

/** The cell that a mouse event is on; null: it is on none. */
export function cellUnder(event: MouseEvent): CellBox | null {
  const cell = cellElement(event)
  if (!cell) return null
  const { line, column } = cell.dataset
  return { line: Number(line), column: Number(column), box: cell.getBoundingClientRect() }
}

function cellElement({ target }: MouseEvent): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('td[data-line]') : null
}
