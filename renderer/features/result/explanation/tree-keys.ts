import { type Key, moveOf } from '../../../ui/move-keys.ts'
import type { TreeRow } from './tree-rows.ts'

/** What a key does in a tree: go to a row, open or close a node, open every node beside it, or act. */
export type TreeAction =
  | { do: 'go'; to: number }
  | { do: 'open' | 'close'; id: string }
  | { do: 'openAll'; ids: string[] }
  | { do: 'act' }

/** What a key does in a tree by ARIA's pattern; null: nothing. */
export function treeKey(
  event: Key,
  rows: readonly TreeRow[],
  active: number,
  page: number,
): TreeAction | null {
  const row = rows[active]
  if (!row) return null
  const by = moveOf(event, page, rows.length - 1 - active, active)
  if (by !== null) return { do: 'go', to: Math.max(0, Math.min(rows.length - 1, active + by)) }
  if (event.altKey || event.ctrlKey || event.metaKey) return null
  const { id } = row.node
  switch (event.key) {
    case 'ArrowRight':
      if (row.isOpen === null) return null
      return row.isOpen ? { do: 'go', to: active + 1 } : { do: 'open', id }
    case 'ArrowLeft': {
      if (row.isOpen) return { do: 'close', id }
      const parent = rows.findLastIndex((above, at) => at < active && above.level < row.level)
      return parent < 0 ? null : { do: 'go', to: parent }
    }
    case '*':
      return { do: 'openAll', ids: siblingIds(rows, active) }
    case 'Enter':
      return { do: 'act' }
    default:
      return null
  }
}

function siblingIds(rows: readonly TreeRow[], active: number): string[] {
  const level = rows[active]?.level ?? 1
  const isAbove = ({ level: other }: TreeRow) => other < level
  const from = rows.findLastIndex((row, at) => at < active && isAbove(row))
  const after = rows.findIndex((row, at) => at > active && isAbove(row))
  return rows
    .slice(from + 1, after < 0 ? rows.length : after)
    .filter((row) => row.level === level && row.isOpen !== null)
    .map(({ node }) => node.id)
}
