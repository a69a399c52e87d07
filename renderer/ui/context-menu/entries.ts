import { findCommand } from '../../stores/commands.ts'
import { openItem } from '../../stores/item.ts'
import { showQuestions } from '../../stores/part-list.ts'
import { PRODUCT_ACTS } from '../../stores/product-acts.ts'
import { goToProduct } from '../../stores/screen.ts'
import type { MenuEntry } from './context-menu.ts'

/** What the search box offers under these ids, as far as it can be done now. */
export function commandEntries(ids: readonly string[]): MenuEntry[] {
  return ids.flatMap((id) => {
    const command = findCommand(id)
    return command ? [{ ...command, shortcut: command.keys?.[0] }] : []
  })
}

/** What can be done with a product where it is listed, and with all that are chosen where it is one of them. */
export function productEntries(product: string, chosen: readonly string[] = []): MenuEntry[] {
  const together = chosen.length > 1 && chosen.includes(product)
  return [
    { id: 'open', name: 'Open the product', run: () => goToProduct(product) },
    { id: 'details', name: 'All that is known of it', run: () => openItem(product) },
    ...PRODUCT_ACTS.map(({ id, name, run }) => ({ id, name, run: () => run(product) })),
    ...(together
      ? [
          {
            id: 'questionsOfProducts',
            name: `Find out what is not known of these ${chosen.length} products`,
            run: () => showQuestions(chosen),
          },
        ]
      : []),
  ]
}
