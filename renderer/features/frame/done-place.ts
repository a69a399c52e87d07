import type { Touched } from '../../../shared/workspace/views.ts'
import { goToLine } from '../../stores/bom-view.ts'
import { openItem } from '../../stores/item.ts'
import { goTo, goToProduct } from '../../stores/screen.ts'

/** Where a change is seen, in words, and how to get there; null: nowhere in particular. */
export function placeOf(touched: Touched | null): { name: string; show: () => void } | null {
  if (!touched) return null
  const { items, lines, linesOf, products } = touched
  const [product] = linesOf.length > 0 ? linesOf : products
  if (product !== undefined) {
    const more = products.length > 1 ? ` and ${products.length - 1} more` : ''
    return { name: `${product}${more}`, show: () => showLine(product, lines[0]) }
  }
  const [item] = items
  if (touched.prices || touched.rates)
    return { name: 'Prices and rates', show: () => goTo('prices') }
  if (touched.companies) return { name: 'Companies', show: () => goTo('companies') }
  if (item !== undefined) {
    const more = items.length > 1 ? ` and ${items.length - 1} more` : ''
    return { name: `${item}${more}`, show: () => openItem(item) }
  }
  if (touched.scenarios) return { name: 'Scenarios', show: () => goTo('scenarios') }
  return touched.settings ? { name: 'Settings', show: () => goTo('settings') } : null
}

function showLine(product: string, line: number | undefined): void {
  goToProduct(product)
  if (line !== undefined) goToLine({ key: `${line}`, column: 'item' })
}
