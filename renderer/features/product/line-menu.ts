import type { TreeRow } from '../../stores/tree.ts'
import type { MenuEntry } from '../../ui/context-menu/context-menu.ts'
import { productEntries } from '../../ui/context-menu/entries.ts'
import { actOnKey, type KeyTargets } from './act-on-key.ts'
import { toggleBranch } from './bom-actions.ts'
import type { BomAction } from './keys.ts'

/** What can be done with a line, as its keys do it, and with the sub-assembly that is on it. */
export function lineEntries(line: TreeRow, targets: KeyTargets): MenuEntry[][] {
  const { item, itemType } = line.row
  const entry = (id: BomAction, name: string, shortcut: string): MenuEntry => ({
    id,
    name,
    shortcut,
    run: () => actOnKey(id, line, targets),
  })
  const branch: MenuEntry = {
    id: 'toggle',
    name: line.isOpen ? `Close ${item} here` : `Open ${item} here`,
    shortcut: line.isOpen ? 'ArrowLeft' : 'ArrowRight',
    run: () => toggleBranch(line),
  }
  const isProduct = itemType === 'product'
  const edits = [
    entry('add', 'Add lines', 'Insert'),
    entry('alternates', 'Alternates of the line', 'Alt+A'),
    entry('up', 'Move the line up', 'Alt+ArrowUp'),
    entry('down', 'Move the line down', 'Alt+ArrowDown'),
    entry('indent', 'Indent the line', 'Alt+ArrowRight'),
    entry('outdent', 'Outdent the line', 'Alt+ArrowLeft'),
  ]
  const details = entry('details', `All that is known of ${item}`, 'Ctrl+I')
  return [isProduct ? [branch, ...productEntries(item)] : [details], targets.canEdit ? edits : []]
}
