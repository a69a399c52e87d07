import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'

/** The sizes of a grid in pixels; all rows and all cells are of one size. */
export interface GridSizes {
  row: number
  cell: number
  /** What stays in sight: columns at the left, headings on top, totals at the bottom. */
  frozen: number
  head: number
  foot: number
}

/** The rows and cells to draw, each from its first up to and without its end. */
export interface CellWindow {
  firstRow: number
  endRow: number
  firstCell: number
  endCell: number
}

/** Rows and cells are drawn in steps, so that not each pixel of scrolling draws anew. */
const ROW_STEP = 6
const CELL_STEP = 3

/** Draws only the part of a large grid that is in sight; `reveal` brings a cell into it. */
export function useCellWindow(
  rows: number,
  cells: number,
  sizes: GridSizes,
): {
  ref: RefObject<HTMLDivElement | null>
  part: CellWindow
  /** How many rows are in sight. */
  page: () => number
  reveal: (row: number, cell: number) => void
} {
  const ref = useRef<HTMLDivElement>(null)
  const [part, setPart] = useState<CellWindow>({ firstRow: 0, endRow: 0, firstCell: 0, endCell: 0 })

  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => {
      const next = partOf(element, sizes)
      setPart((before) => (isSame(before, next) ? before : next))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    measure()
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [sizes])

  const there = useMemo(
    () => ({
      firstRow: Math.min(part.firstRow, rows),
      endRow: Math.min(part.endRow, rows),
      firstCell: Math.min(part.firstCell, cells),
      endCell: Math.min(part.endCell, cells),
    }),
    [part, rows, cells],
  )
  const sight = () => ({
    height: rowsHigh(ref.current?.clientHeight ?? 0, sizes),
    width: (ref.current?.clientWidth ?? 0) - sizes.frozen,
  })
  const reveal = (row: number, cell: number) => {
    const element = ref.current
    if (!element) return
    const { height, width } = sight()
    element.scrollTop = into(element.scrollTop, row * sizes.row, sizes.row, height)
    element.scrollLeft = into(element.scrollLeft, cell * sizes.cell, sizes.cell, width)
  }
  return {
    ref,
    part: there,
    page: () => Math.max(1, Math.floor(sight().height / sizes.row) - 1),
    reveal,
  }
}

/** A table lower than this has its totals after the rows, not over them; its style says the same. */
const LOW = 340

/** How high the rows in sight are together. */
function rowsHigh(height: number, { head, foot }: GridSizes): number {
  return height - head - (height < LOW ? 0 : foot)
}

function partOf(element: HTMLElement, sizes: GridSizes): CellWindow {
  const { row, cell, frozen } = sizes
  const { scrollTop, scrollLeft, clientHeight, clientWidth } = element
  const [firstRow, endRow] = stepped(scrollTop / row, rowsHigh(clientHeight, sizes) / row, ROW_STEP)
  const [firstCell, endCell] = stepped(scrollLeft / cell, (clientWidth - frozen) / cell, CELL_STEP)
  return { firstRow, endRow, firstCell, endCell }
}

/** What is in sight and up to two steps around it. */
function stepped(from: number, count: number, step: number): [first: number, end: number] {
  const first = Math.floor(from / step) - 1
  const end = Math.ceil((from + Math.max(0, count)) / step) + 1
  return [Math.max(0, first) * step, end * step]
}

/** The least scrolling that brings a stretch into sight. */
function into(scroll: number, at: number, size: number, sight: number): number {
  if (at < scroll) return at
  return at + size > scroll + sight ? at + size - sight : scroll
}

function isSame(a: CellWindow, b: CellWindow): boolean {
  return (
    a.firstRow === b.firstRow &&
    a.endRow === b.endRow &&
    a.firstCell === b.firstCell &&
    a.endCell === b.endCell
  )
}
