import { useBom } from '../../stores/bom.ts'
import { closeAll } from '../../stores/bom-view.ts'
import { cellKey, forgetCell, useCells } from '../../stores/cells.ts'
import { openItem } from '../../stores/item.ts'
import { goToProduct } from '../../stores/screen.ts'
import type { TreeRow } from '../../stores/tree.ts'
import { toggleBranch } from './bom-actions.ts'
import type { BomAction } from './keys.ts'
import { indent, type Moved, moveBy, outdent } from './structure.ts'

/** What the keys of the bill of materials work on. */
export interface KeyTargets {
  canEdit: boolean
  /** The column that the keyboard is on. */
  column: string | undefined
  /** The row of a key as it is drawn now; null: there is none. */
  rowOf: (key: string | null) => TreeRow | null
  moveLine: (plan: () => Moved | null) => void
  onFind: () => void
  onFindNext: (by: 1 | -1) => void
  onOpenAll: () => void
  onAdd: () => void
  onBulk: () => void
  onAlternates: (row: TreeRow) => void
}

/** Does what a key stands for; false: it means nothing there, and is left to the grid. */
export function actOnKey(action: BomAction, row: TreeRow | null, on: KeyTargets): boolean {
  switch (action) {
    case 'find':
      on.onFind()
      return true
    case 'find-next':
      on.onFindNext(1)
      return true
    case 'find-previous':
      on.onFindNext(-1)
      return true
    case 'open-all':
      on.onOpenAll()
      return true
    case 'close-all':
      closeAll()
      return true
    case 'add':
      if (on.canEdit) on.onAdd()
      return true
    case 'bulk':
      on.onBulk()
      return true
    default:
      return row !== null && actOnLine(action, row, on)
  }
}

type LineAction = Exclude<
  BomAction,
  'find' | 'find-next' | 'find-previous' | 'open-all' | 'close-all' | 'add' | 'bulk'
>

function actOnLine(action: LineAction, row: TreeRow, on: KeyTargets): boolean {
  const { line, item, itemType } = row.row
  switch (action) {
    case 'open':
      if (itemType === 'product') goToProduct(item)
      else openItem(item)
      return true
    case 'details':
      openItem(item)
      return true
    case 'expand':
    case 'collapse': {
      const opens = action === 'expand'
      if (itemType !== 'product' || row.isOpen === opens || on.column !== 'item') return false
      toggleBranch(row)
      return true
    }
    case 'forget': {
      const typed = cellKey(line, on.column ?? '')
      if (!(typed in useCells.getState().typed)) return false
      forgetCell(typed)
      return true
    }
    case 'alternates':
      if (on.canEdit) on.onAlternates(row)
      return true
    default:
      if (on.canEdit) moveByKey(action, row.key, on)
      return true
  }
}

/** Moves a line as it stands when the moves before it are done. */
function moveByKey(
  action: 'up' | 'down' | 'indent' | 'outdent',
  key: string,
  { rowOf, moveLine }: KeyTargets,
): void {
  moveLine(() => {
    const row = rowOf(key)
    if (!row) return null
    const { boms } = useBom.getState()
    if (action === 'indent') return indent(row, boms)
    if (action === 'outdent') return outdent(row, rowOf(row.above), boms)
    return moveBy(row, boms, action === 'up' ? -1 : 1)
  })
}
