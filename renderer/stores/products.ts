import { create } from 'zustand'
import type { ProductRow } from '../../shared/workspace/views.ts'
import { call } from './call.ts'
import { rowsStore } from './rows.ts'

/** Every product. */
export const products = rowsStore<ProductRow>({
  what: 'list the products',
  load: (ids) => call('products.list', { ...(ids && { ids }) }),
  idOf: ({ id }) => id,
  touchedIds: ({ items }) => items,
})

export const useProducts = products.useRows

interface ProductListStore {
  /** Sub-assemblies too, not only what is sold. */
  showAll: boolean
  filter: string
  /** The id of the row that the keyboard is on. */
  active: string | null
}

const asOpened = { showAll: false, filter: '', active: null }

/** How the list of products is looked at. */
export const useProductList = create<ProductListStore>(() => asOpened)

export function resetProductList(): void {
  useProductList.setState(asOpened)
}

/** The rows that the filter and the choice of top products let through, as they are listed. */
export function visibleProducts(
  rows: readonly ProductRow[],
  { showAll, filter }: Pick<ProductListStore, 'showAll' | 'filter'>,
): ProductRow[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  return rows
    .filter((row) => showAll || !row.isSubAssembly)
    .filter((row) => {
      const all = [row.id, row.name, row.eccn, row.madeBy, row.makerName, row.country]
      const text = all.join(' ').toLowerCase()
      return words.every((word) => text.includes(word))
    })
    .sort((a, b) => Number(a.isSubAssembly) - Number(b.isSubAssembly))
}
