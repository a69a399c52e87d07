import type { ICellRendererParams } from 'ag-grid-community'
import { goToProduct } from '../../stores/screen.ts'
import { drawn, drawnButton } from '../../ui/grid/drawn.ts'
import link from '../../ui/link.module.css'
import type { ProductCells } from './product-cells.ts'
import styles from './products.module.css'

/** The id of a product, which opens it. */
export function productId({ data }: ICellRendererParams<ProductCells>): HTMLElement | null {
  if (!data) return null
  const { id, isSubAssembly } = data
  return drawn(
    'span',
    { 'data-testid': 'product-row', 'data-product': id },
    drawnButton({ class: link.link }, () => goToProduct(id), id),
    isSubAssembly ? drawn('span', { class: styles.inside }, 'inside') : null,
  )
}
