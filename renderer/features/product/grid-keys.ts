import type { Key } from '../../ui/move-keys.ts'

export type GridAction =
  | { do: 'edit'; text?: string }
  | { do: 'forget' | 'remove' | 'open' | 'add' }

/** What a key that does not move does in the grid while nothing is edited; null: nothing. */
export function gridKey(event: Key): GridAction | null {
  const { key } = event
  if (event.altKey) return null
  if (event.ctrlKey || event.metaKey) return key === 'Enter' ? { do: 'open' } : null
  if (key === 'F2' || key === 'Enter') return { do: 'edit' }
  if (key === 'Escape') return { do: 'forget' }
  if (key === 'Delete') return { do: 'remove' }
  if (key === 'Insert') return { do: 'add' }
  if (/^[\d.,-]$/.test(key)) return { do: 'edit', text: key }
  return null
}
