import { openItem } from '../../stores/item.ts'

/** Opens everything that is known of the item at the end of a path. */
export function openItemOf(path: readonly string[]): void {
  const item = path.at(-1)
  if (item !== undefined) openItem(item)
}
