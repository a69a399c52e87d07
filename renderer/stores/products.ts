import { create } from 'zustand'
import type { ProductRow } from '../../shared/workspace/views.ts'
import { call } from './call.ts'
import { latest } from './latest.ts'
import { attempt } from './workspace.ts'

interface ProductsStore {
  /** The products as of `revision`; null: not loaded. */
  rows: ProductRow[] | null
  revision: number | null
  /** Sub-assemblies too, not only what is sold. */
  showAll: boolean
  filter: string
  /** The id of the row that the keyboard is on. */
  active: string | null
}

const empty = { rows: null, revision: null, showAll: false, filter: '', active: null }

export const useProducts = create<ProductsStore>(() => empty)

const ticket = latest()

export async function loadProducts(): Promise<void> {
  const isLatest = ticket()
  await attempt('list the products', async () => {
    const { rows, revision } = await call('products.list')
    if (isLatest()) useProducts.setState({ rows, revision })
  })
}

export function clearProducts(): void {
  ticket()
  useProducts.setState(empty)
}

/** The rows that the filter and the choice of top products let through, as they are listed. */
export function visibleProducts({ rows, showAll, filter }: ProductsStore): ProductRow[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  return (rows ?? [])
    .filter((row) => showAll || !row.isSubAssembly)
    .filter((row) => {
      const all = [row.id, row.name, row.eccn, row.madeBy, row.makerName, row.country]
      const text = all.join(' ').toLowerCase()
      return words.every((word) => text.includes(word))
    })
    .sort((a, b) => Number(a.isSubAssembly) - Number(b.isSubAssembly))
}
