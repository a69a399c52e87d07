import { withoutOutdated } from '../../shared/model/classified.ts'
import { isDestinationCode } from '../../shared/model/country.ts'
import type { Product } from '../../shared/model/schema.ts'
import {
  refuse,
  refuseContradiction,
  refuseOtherType,
  requireEntity,
  requireItem,
} from './checks.ts'
import { removeItem } from './items.ts'
import type { Writer, Writes } from './writer.ts'

export const productWrites: Writes<'setProduct' | 'changeProduct' | 'removeProduct' | 'freezeBom'> =
  {
    setProduct: (to, { product }) => setProduct(to, { ...product, lines: [] } as Product),

    changeProduct: (to, { id, set }) => {
      requireItem(to, id, 'product')
      const [product] = to.rows.products(to.today, [id])
      setProduct(to, withoutOutdated(product, { ...product, ...set } as Product))
    },

    removeProduct: (to, { id }) => removeItem(to, id, 'product'),

    freezeBom: (to, { product, label, note = null }) => {
      requireItem(to, product, 'product')
      if (to.value('SELECT 1 FROM bom_revision WHERE product = ? AND label = ?', product, label))
        refuse(`${product} already has a revision ${label}.`)
      to.run(
        'INSERT INTO bom_revision (product, label, revision, note) VALUES (?, ?, ?, ?)',
        product,
        label,
        to.revision,
        note,
      )
    },
  }

function setProduct(to: Writer, product: Product): void {
  const { id, madeBy, exportedBy, prices } = product
  for (const company of [madeBy, exportedBy]) if (company != null) requireEntity(to, company, id)
  for (const destination of Object.keys(prices ?? {})) {
    if (!isDestinationCode(destination))
      refuse(`${id} has a price for "${destination}", which is not a destination code.`)
  }
  refuseOtherType(to, id, 'product')
  to.rows.setProduct(product, null, to.today)
  refuseContradiction(to, id)
}
