import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

const OVERSCAN = 12

interface RowWindow {
  ref: RefObject<HTMLDivElement | null>
  /** The rows to draw: from `first`, up to and without `end`. */
  first: number
  end: number
  /** The height in pixels of the rows before and after that are not drawn. */
  before: number
  after: number
}

/**
 * Draws only the rows of a long table that are in sight. `active` is brought into sight when it
 * changes; `heading` is the height of the heading that stays on top.
 */
export function useWindow(
  rows: number,
  rowHeight: number,
  heading: number,
  active: number,
): RowWindow {
  const ref = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 800 })

  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [])

  useLayoutEffect(() => {
    const element = ref.current
    if (!element || active < 0) return
    const top = active * rowHeight
    const sight = element.clientHeight - heading
    if (top < element.scrollTop) element.scrollTop = top
    else if (top + rowHeight > element.scrollTop + sight)
      element.scrollTop = top + rowHeight - sight
  }, [active, rowHeight, heading])

  const first = Math.max(0, Math.min(rows, Math.floor(view.top / rowHeight)) - OVERSCAN)
  const end = Math.min(rows, Math.ceil((view.top + view.height) / rowHeight) + OVERSCAN)
  return { ref, first, end, before: first * rowHeight, after: (rows - end) * rowHeight }
}
