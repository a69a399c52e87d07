import { create } from 'zustand'

/** What the screen of a product shows, in the order in which the key goes through it. */
export const PRODUCT_VIEWS = [
  { view: 'both', name: 'Both' },
  { view: 'result', name: 'Result' },
  { view: 'bom', name: 'BOM' },
] as const

export type ProductView = (typeof PRODUCT_VIEWS)[number]['view']

export const useProductView = create<{ view: ProductView }>(() => ({ view: 'both' }))

export function showProductView(view: ProductView): void {
  useProductView.setState({ view })
}

/** Goes to the next view, around the end. */
export function switchProductView(): void {
  const { view } = useProductView.getState()
  const at = PRODUCT_VIEWS.findIndex((each) => each.view === view)
  const next = PRODUCT_VIEWS[(at + 1) % PRODUCT_VIEWS.length]
  if (next) showProductView(next.view)
}
