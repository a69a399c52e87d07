import type { GridApi } from 'ag-grid-community'
import { isSized, type KeptGrid } from './column-state.ts'

/** So long, in milliseconds, cells stand before they are looked at: not while one scrolls or types. */
const RESTS = 150

/** As wide as a column becomes by itself, in pixels. */
const WIDEST = 260

/**
 * Sees to it that no number is cut: a column becomes as wide as its numbers in sight need; where the
 * user has made it narrower, a mark stands in the place of the number, which is in the tooltip. Gives
 * what ends it.
 */
export function watchNumbers<Row>(
  api: GridApi<Row>,
  root: HTMLElement,
  grid: KeptGrid,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    if (api.isDestroyed() || !root.checkVisibility()) return
    const needed = neededWidths(root)
    const grown = [...needed].flatMap(([key, more]) => {
      const width = api.getColumn(key)?.getActualWidth() ?? WIDEST
      if (width >= WIDEST || isSized(grid, key)) return []
      return [{ key, newWidth: Math.min(WIDEST, Math.ceil(width + more)) }]
    })
    if (grown.length > 0) api.setColumnWidths(grown)
    else markCut(root)
  }
  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(look, RESTS)
  }
  const observer = new MutationObserver(wait)
  observer.observe(root, { childList: true, characterData: true, subtree: true })
  const onResized = () => wait()
  api.addEventListener('columnResized', onResized)
  wait()
  return () => {
    clearTimeout(timer)
    observer.disconnect()
    if (!api.isDestroyed()) api.removeEventListener('columnResized', onResized)
  }
}

const numbersIn = (root: HTMLElement) =>
  [
    ...root.querySelectorAll<HTMLElement>('.ag-cell.ag-right-aligned-cell, .ag-cell.whole-number'),
  ].filter((cell) => !cell.classList.contains('ag-cell-inline-editing'))

/** By how many pixels the numbers in sight are wider than their columns, by column. */
function neededWidths(root: HTMLElement): Map<string, number> {
  const cells = numbersIn(root)
  for (const cell of cells) cell.removeAttribute('data-cut')
  const needed = new Map<string, number>()
  for (const cell of cells) {
    const more = lacking(cell)
    const column = cell.getAttribute('col-id')
    if (more > 0 && column) needed.set(column, Math.max(more, needed.get(column) ?? 0))
  }
  return needed
}

/** By how many pixels what a cell holds is wider than the room inside its padding. */
function lacking(cell: HTMLElement): number {
  const { paddingLeft, paddingRight } = getComputedStyle(cell)
  const room = cell.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
  const words = document.createRange()
  words.selectNodeContents(cell)
  return Math.ceil(words.getBoundingClientRect().width - room)
}

function markCut(root: HTMLElement): void {
  const cut = numbersIn(root).filter((cell) => lacking(cell) > 0)
  for (const cell of cut) cell.setAttribute('data-cut', '')
}
