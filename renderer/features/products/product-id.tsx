import type { ICellRendererParams } from 'ag-grid-community'
import { goToProduct } from '../../stores/screen.ts'
import link from '../../ui/link.module.css'
import type { ProductCells } from './product-columns.ts'
import styles from './products.module.css'

/** The id of a product, which opens it. */
export function ProductId({ data }: ICellRendererParams<ProductCells>) {
  if (!data) return null
  return (
    <span data-testid="product-row" data-product={data.id}>
      <button
        type="button"
        tabIndex={-1}
        className={link.link}
        onClick={() => goToProduct(data.id)}
      >
        {data.id}
      </button>
      {data.isSubAssembly && <span className={styles.inside}>inside</span>}
    </span>
  )
}
