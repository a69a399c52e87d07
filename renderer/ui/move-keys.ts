/** A key press, as far as grids look at it. */
export interface Key {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

/** How many rows a key moves by, given the rows of a page and those below and above; null: none. */
export function moveOf(event: Key, page: number, below: number, above: number): number | null {
  if (event.altKey) return null
  const toEnd = event.key === 'Home' || event.key === 'End'
  if ((event.ctrlKey || event.metaKey) && !toEnd) return null
  const moves: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -above,
    End: below,
  }
  return moves[event.key] ?? null
}
