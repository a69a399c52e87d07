import type { Line } from '../../model/schema.ts'
import { addDecimals, type Decimal } from '../../money/decimal.ts'
import type { Use } from './sums.ts'

/** The lines of a product by item, in the order in which items come first. Lines of zero are left out. */
export interface LinesByItem {
  parts: ReadonlyMap<string, Use>
  subAssemblies: ReadonlyMap<string, Use>
}

/** Gathers the lines of a product. Throws a RangeError on an item that `kindOf` does not know. */
export function linesByItem(
  lines: readonly Line[],
  kindOf: (item: string) => 'part' | 'product' | null,
  read: (text: string) => Decimal,
): LinesByItem {
  const parts = new Map<string, Use>()
  const subAssemblies = new Map<string, Use>()
  for (const { item, quantity: text } of lines) {
    const quantity = read(text)
    if (quantity.units === 0n) continue
    const kind = kindOf(item)
    if (!kind) throw new RangeError(`no item ${item}: check the model before evaluating it`)
    const uses = kind === 'part' ? parts : subAssemblies
    const known = uses.get(item)
    uses.set(
      item,
      known
        ? { quantity: addDecimals(known.quantity, quantity), lines: known.lines + 1 }
        : { quantity, lines: 1 },
    )
  }
  return { parts, subAssemblies }
}
