import { withoutOutdated } from '../../shared/model/classified.ts'
import type { Part } from '../../shared/model/schema.ts'
import { refuseOtherType, requireItem } from './checks.ts'
import { removeItem } from './items.ts'
import type { Writes } from './writer.ts'

export const partWrites: Writes<'setPart' | 'changePart' | 'turnIntoProduct' | 'removePart'> = {
  setPart: (to, { part, unlessKnown }) => {
    if (unlessKnown && to.value('SELECT 1 FROM item WHERE id = ?', part.id) !== undefined) return
    refuseOtherType(to, part.id, 'part')
    to.rows.setPart(part, null, to.today)
  },

  changePart: (to, { id, set }) => {
    requireItem(to, id, 'part')
    const [part] = to.rows.parts(to.today, [id])
    const changed = withoutOutdated(part, { ...part, ...set } as Part)
    to.rows.setPart(changed, null, to.today)
  },

  /** The part's own members stay where a product has them; what only a part has is given up. */
  turnIntoProduct: (to, { part: id }) => {
    requireItem(to, id, 'part')
    const [part] = to.rows.parts(to.today, [id])
    const { name, kind, eccn, classification, price, directProduct } = part as Part
    to.run('DELETE FROM part WHERE id = ?', id)
    to.run(`UPDATE item SET type = 'product' WHERE id = ?`, id)
    const product = { id, name, kind, eccn, classification, price, directProduct, lines: [] }
    to.rows.setProduct(product, null, to.today)
  },

  removePart: (to, { id }) => removeItem(to, id, 'part'),
}
