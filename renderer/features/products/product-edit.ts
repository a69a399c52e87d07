import type { Product } from '../../../shared/model/schema.ts'
import { type ReadCell, read, saysUnknown, unreadable } from '../../../shared/tabular/cell.ts'
import { readCountry } from '../../../shared/tabular/country.ts'
import type { ProductRow } from '../../../shared/workspace/views.ts'
import type { Suggestion } from '../../ui/choosing/suggestion.ts'
import { readItemCell } from '../../ui/grid/columns/read-item-cell.ts'
import { type TypedAs, typedPrice } from '../../ui/typed.ts'

/** What a product is set to by a cell. */
export type ProductChange = Partial<Omit<Product, 'id' | 'lines'>>

interface EditContext {
  makers: readonly Suggestion[]
  as: TypedAs
}

/** Reads the text of a cell as a change of the product; a text that cannot be read gives a sentence. */
export function readProductCell(
  column: string,
  text: string,
  row: Pick<ProductRow, 'price'>,
  { makers, as }: EditContext,
): ReadCell<ProductChange> {
  const given = text.trim()
  const isUnknown = given === '' || saysUnknown(given)
  const price = row.price as Product['price']
  if (column === 'madeBy') return isUnknown ? read({ madeBy: null }) : readMaker(given, makers)
  if (column === 'exportedFrom') {
    if (isUnknown) return read({ exportedFrom: null })
    const country = readCountry(given)
    return country.ok ? read({ exportedFrom: country.value }) : country
  }
  if (column === 'amount') {
    const typed = typedPrice(text, price, as)
    return typed.ok ? read({ price: typed.value }) : typed
  }
  const cell = readItemCell(column, text, { price, currency: as.currency })
  return cell as ReadCell<ProductChange>
}

/** The company of that id or name; "MT-DE" and "Meridian Telecom AG" are both found. */
function readMaker(text: string, makers: readonly Suggestion[]): ReadCell<ProductChange> {
  const sought = text.toLowerCase()
  const byId = makers.find(({ value }) => value.toLowerCase() === sought)
  const byName = makers.filter(({ hint }) => hint?.toLowerCase().startsWith(sought))
  if (byId) return read({ madeBy: byId.value })
  if (byName.length === 1 && byName[0]) return read({ madeBy: byName[0].value })
  return unreadable(
    byName.length > 1
      ? `"${text}" names ${byName.length} companies`
      : `there is no company "${text}": create it first (Ctrl+K, New company)`,
  )
}
