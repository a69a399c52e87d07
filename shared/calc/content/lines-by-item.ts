import type { Line } from '../../model/schema.ts'
import { addDecimals, type Decimal, type PlainDecimal } from '../../money/decimal.ts'
import { type LinesSideBySide, MOST_DIGITS, type SideBySide } from './side-by-side.ts'
import type { Use } from './sums.ts'

/** What may be on a line. */
export interface ItemsOnLines {
  parts: { get(id: string): { place: number | null } | undefined }
  isProduct(id: string): boolean
  /** Where the parts of a model lie side by side; null: they do not. */
  side: SideBySide | null
}

/** How quantities are read: exactly, and as plain numbers where these are exact (null: they are not). */
export interface Quantities {
  decimal(text: string): Decimal
  plain(text: string): PlainDecimal | null
}

/** The lines of a product by item, in the order in which items come first. Lines of zero are left out. */
export class LinesByItem {
  readonly subAssemblies: ReadonlyMap<string, Use>
  /** The lines with parts on them side by side, in their order; null: they have no such form. */
  readonly sideBySide: LinesSideBySide | null
  private readonly lines: readonly Line[]
  private readonly quantities: Quantities
  private gathered: ReadonlyMap<string, Use> | null = null

  private constructor(
    lines: readonly Line[],
    quantities: Quantities,
    found: Pick<LinesByItem, 'subAssemblies' | 'sideBySide'>,
  ) {
    this.lines = lines
    this.quantities = quantities
    this.subAssemblies = found.subAssemblies
    this.sideBySide = found.sideBySide
  }

  /** Reads the lines of a product. Throws a RangeError on an item that is neither part nor product. */
  static of(lines: readonly Line[], items: ItemsOnLines, quantities: Quantities): LinesByItem {
    const { parts, isProduct, side } = items
    const subAssemblies = new Map<string, Use>()
    const room = side && new LinesRoom(side, lines.length)
    for (const { item, quantity } of lines) {
      const plain = quantities.plain(quantity)
      if (plain ? plain.units === 0 : quantities.decimal(quantity).units === 0n) continue
      const part = parts.get(item)
      if (part) room?.put(part.place, plain)
      else if (isProduct(item)) addLine(subAssemblies, item, quantities.decimal(quantity))
      else throw new RangeError(`no item ${item}: check the model before evaluating it`)
    }
    return new LinesByItem(lines, quantities, { subAssemblies, sideBySide: room?.lines() ?? null })
  }

  /** The lines with parts on them, gathered when they are first asked for. */
  get parts(): ReadonlyMap<string, Use> {
    this.gathered ??= this.gather()
    return this.gathered
  }

  private gather(): ReadonlyMap<string, Use> {
    const parts = new Map<string, Use>()
    for (const { item, quantity: text } of this.lines) {
      if (this.subAssemblies.has(item)) continue
      const quantity = this.quantities.decimal(text)
      if (quantity.units !== 0n) addLine(parts, item, quantity)
    }
    return parts
  }
}

function addLine(uses: Map<string, Use>, item: string, quantity: Decimal): void {
  const before = uses.get(item)
  uses.set(
    item,
    before
      ? { quantity: addDecimals(before.quantity, quantity), lines: before.lines + 1 }
      : { quantity, lines: 1 },
  )
}

/** Room for lines side by side, as long as they have such a form. */
class LinesRoom {
  private readonly side: SideBySide
  private readonly places: Int32Array
  private readonly units: Float64Array
  private readonly scales: Uint8Array
  private count = 0
  private isPlain = true

  constructor(side: SideBySide, most: number) {
    this.side = side
    this.places = new Int32Array(most)
    this.units = new Float64Array(most)
    this.scales = new Uint8Array(most)
  }

  /** Adds a line: the place of its part, and how many of it. */
  put(place: number | null, quantity: PlainDecimal | null): void {
    if (place === null || quantity === null || quantity.scale >= MOST_DIGITS) this.isPlain = false
    else {
      this.places[this.count] = place
      this.units[this.count] = quantity.units
      this.scales[this.count++] = quantity.scale
    }
  }

  lines(): LinesSideBySide | null {
    const { side, count } = this
    if (!this.isPlain) return null
    return {
      side,
      places: this.places.subarray(0, count),
      units: this.units.subarray(0, count),
      scales: this.scales.subarray(0, count),
    }
  }
}
