import type { Touched } from '../../../shared/workspace/views.ts'
import { rowsOf, useBom } from '../../stores/bom.ts'
import { goToLine } from '../../stores/bom-view.ts'
import { openItem, useItem } from '../../stores/item.ts'
import { useProducts } from '../../stores/products.ts'
import { goTo, goToProduct, type MainScreen, openPanel, type Screen } from '../../stores/screen.ts'

/** Where a change is seen. */
export interface Place {
  /** In words. */
  name: string
  /** Whether the screen that is shown shows it. */
  isHere: boolean
  /** Goes there. */
  show: () => void
}

/** Where a change is seen from a screen; null: nowhere in particular. */
export function placeOf(touched: Touched | null, screen: Screen): Place | null {
  if (!touched) return null
  const { items, lines, linesOf, products } = touched
  const ofLines = linesOf.length > 0 ? linesOf : products
  const product = ofLines.find((id) => isProduct(screen, id)) ?? ofLines[0]
  if (product !== undefined) {
    const isHere = isProduct(screen, product)
    return { name: andMore(product, products), isHere, show: () => showLine(product, lines[0]) }
  }
  if (touched.companies) return onScreen('Companies', 'companies', screen)
  const item = items.find((id) => lineOf(id) !== undefined) ?? items[0]
  if (item !== undefined) {
    const isHere = isShown(item, touched, screen)
    return { name: andMore(item, items), isHere, show: () => showItem(item, screen) }
  }
  if (touched.prices || touched.rates) return onScreen('Prices and rates', 'prices', screen)
  if (touched.parties) return onScreen('Trade parties', 'trade-parties', screen)
  // What draws a licence down is seen beside the check of its shipment too.
  if (touched.licences) return seenOn('Licences', 'licences', ['shipments'], screen)
  if (touched.scenarios) return onScreen('Scenarios', 'scenarios', screen)
  if (touched.rules) return seenOn('Rules', 'rules', ['matrix'], screen)
  if (touched.settings) return seenOn('Settings', 'settings', ['matrix'], screen)
  if (!touched.names) return null
  return { name: 'History', isHere: true, show: () => openPanel('history') }
}

function seenOn(name: string, kind: MainScreen, also: readonly string[], screen: Screen): Place {
  const place = onScreen(name, kind, screen)
  return { ...place, isHere: place.isHere || also.includes(screen.kind) }
}

function onScreen(name: string, kind: MainScreen, screen: Screen): Place {
  return { name, isHere: screen.kind === kind, show: () => goTo(kind) }
}

function andMore(first: string, all: readonly string[]): string {
  return all.length > 1 ? `${first} and ${all.length - 1} more` : first
}

function isProduct(screen: Screen, id: string): boolean {
  return screen.kind === 'product' && screen.id === id
}

function isShown(item: string, { prices }: Touched, screen: Screen): boolean {
  if (useItem.getState().id === item || isProduct(screen, item)) return true
  const isProductItem = useProducts.getState().rows?.some(({ id }) => id === item) ?? false
  if (screen.kind === 'parts') return !isProductItem
  if (screen.kind === 'products') return isProductItem
  if (screen.kind === 'product') return lineOf(item) !== undefined
  return screen.kind === 'prices' && prices
}

/** The line of the product on screen that an item is on. */
function lineOf(item: string): number | undefined {
  return rowsOf(useBom.getState())?.find((row) => row.item === item)?.line
}

function showItem(item: string, screen: Screen): void {
  const line = screen.kind === 'product' ? lineOf(item) : undefined
  if (line === undefined) openItem(item)
  else goToLine({ key: `${line}`, column: 'item' })
}

function showLine(product: string, line: number | undefined): void {
  goToProduct(product)
  if (line !== undefined) goToLine({ key: `${line}`, column: 'item' })
}
