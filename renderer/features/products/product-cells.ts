import type { ProductRow } from '../../../shared/workspace/views.ts'

/** A product as the shared columns read it: made where its maker is. */
export interface ProductCells extends ProductRow {
  origin: string | null
  supplier: string | null
}
