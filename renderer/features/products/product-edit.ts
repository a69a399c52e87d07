import type { Product } from '../../../shared/model/schema.ts'
import { type ReadCell, read, saysUnknown } from '../../../shared/tabular/cell.ts'
import { cleanCell } from '../../../shared/tabular/clean.ts'
import { readCountry } from '../../../shared/tabular/country.ts'
import type { ProductRow } from '../../../shared/workspace/views.ts'
import { readCompany } from '../../ui/choosing/companies.ts'
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
  const given = cleanCell(text).trim()
  const isUnknown = given === '' || saysUnknown(given)
  const price = row.price as Product['price']
  if (column === 'madeBy') {
    const maker = readCompany(given, makers)
    return maker.ok ? read({ madeBy: maker.value }) : maker
  }
  if (column === 'exportedFrom') {
    if (isUnknown) return read({ exportedFrom: null })
    const country = readCountry(given)
    return country.ok ? read({ exportedFrom: country.value }) : country
  }
  if (column === 'amount') {
    const typed = typedPrice(text, price, as)
    return typed.ok ? read({ price: typed.value }) : typed
  }
  const cell = readItemCell(column, text, { price, ...as })
  return cell as ReadCell<ProductChange>
}
