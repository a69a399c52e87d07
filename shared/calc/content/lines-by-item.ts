import type { Line } from '../../model/schema.ts'
import { addDecimals, type Decimal } from '../../money/decimal.ts'
import { type LinesSideBySide, linesSideBySide, type SideBySide } from './side-by-side.ts'
import type { Use } from './sums.ts'

/** The lines of a product by item, in the order in which items come first. Lines of zero are left out. */
export interface LinesByItem {
  parts: ReadonlyMap<string, Use>
  subAssemblies: ReadonlyMap<string, Use>
  /** The lines of `parts` side by side, in their order; null: they have no such form. */
  sideBySide: LinesSideBySide | null
}

/** What may be on a line. */
export interface ItemsOnLines {
  parts: { get(id: string): { place: number | null } | undefined }
  isProduct(id: string): boolean
  /** Where the parts of a model lie side by side; null: they do not. */
  side: SideBySide | null
}

/** Gathers the lines of a product. Throws a RangeError on an item that is neither part nor product. */
export function linesByItem(
  lines: readonly Line[],
  { parts: known, isProduct, side }: ItemsOnLines,
  read: (text: string) => Decimal,
): LinesByItem {
  const parts = new Map<string, Use>()
  const subAssemblies = new Map<string, Use>()
  const places: (number | null)[] = []
  for (const { item, quantity: text } of lines) {
    const quantity = read(text)
    if (quantity.units === 0n) continue
    const part = known.get(item)
    if (!part && !isProduct(item))
      throw new RangeError(`no item ${item}: check the model before evaluating it`)
    const uses = part ? parts : subAssemblies
    const before = uses.get(item)
    if (part && !before) places.push(part.place)
    uses.set(
      item,
      before
        ? { quantity: addDecimals(before.quantity, quantity), lines: before.lines + 1 }
        : { quantity, lines: 1 },
    )
  }
  return { parts, subAssemblies, sideBySide: side && linesSideBySide(side, places, parts) }
}
