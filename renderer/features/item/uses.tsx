import type { ItemDetail } from '../../../shared/workspace/views.ts'
import { closeItem } from '../../stores/item.ts'
import { goToProduct } from '../../stores/screen.ts'
import link from '../../ui/link.module.css'
import styles from './item.module.css'

/** The lines that an item is on, and what is sold with it inside. */
export function Uses({ detail }: { detail: ItemDetail }) {
  const { usedOn, topProducts } = detail
  if (usedOn.length === 0) return <p className={styles.none}>It is on no bill of materials.</p>
  const go = (product: string, line?: number) => {
    closeItem()
    goToProduct(product, line)
  }
  return (
    <>
      <ul className={styles.records}>
        {usedOn.map(({ line, product, productName, quantity }) => (
          <li key={line}>
            <button type="button" className={link.link} onClick={() => go(product, line)}>
              {product}
            </button>
            <span>
              {productName !== product && productName}{' '}
              <span className={styles.hint}>quantity {quantity}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.tops}>
        Inside{' '}
        {topProducts.map((id, at) => (
          <span key={id}>
            {at > 0 && ', '}
            <button type="button" className={link.link} onClick={() => go(id)}>
              {id}
            </button>
          </span>
        ))}
      </p>
    </>
  )
}
