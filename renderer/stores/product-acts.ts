import type { AppCommand } from './commands.ts'
import { startComparing } from './comparing.ts'
import { determine } from './determining.ts'
import { openDirectProduct } from './direct-product.ts'
import { goToLevers } from './levers-view.ts'
import { showQuestions } from './part-list.ts'

/** Something that can be done with a product, whichever screen it is seen on. */
export interface ProductAct extends Pick<AppCommand, 'id' | 'name' | 'keys' | 'whileTyping'> {
  run: (product: string) => unknown
}

/** The search box offers these for the product on screen, context menus for the one under the pointer. */
export const PRODUCT_ACTS: readonly ProductAct[] = [
  {
    id: 'questionsOfProduct',
    name: 'Find out what is not known of this product',
    run: (product) => showQuestions([product]),
  },
  {
    id: 'productLevers',
    name: 'What would change the verdict',
    keys: ['Ctrl+L'],
    whileTyping: true,
    run: (product) => goToLevers(product),
  },
  {
    id: 'direct-product',
    name: 'Answer the questions of the direct product rules (734.9)',
    keys: ['Alt+D'],
    run: openDirectProduct,
  },
  {
    id: 'compare',
    name: 'Compare two states of the product',
    run: (product) => startComparing({ product }),
  },
  {
    id: 'determine',
    name: 'Determine: keep the result as a record',
    keys: ['Ctrl+Shift+E'],
    whileTyping: true,
    run: determine,
  },
]
