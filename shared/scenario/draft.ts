import { withoutOutdated } from '../model/classified.ts'
import type { ModelPatch } from '../model/patch.ts'
import type { Line, Part, Product, Rate } from '../model/schema.ts'
import type { Base, LinePlace } from './base.ts'
import { sameValue, valueText } from './touch.ts'

/** The members of a part that a change may give it on some lines only. */
export type PartMember = 'origin' | 'eccn' | 'price' | 'supplier'

const PART_MEMBERS: readonly PartMember[] = ['origin', 'eccn', 'price', 'supplier']

/** A line while changes are made: `own` is what its part is here otherwise than elsewhere. */
export interface DraftLine {
  item: string
  quantity: string
  own: { [M in PartMember]?: Part[M] }
}

/** Of a line whose part is as it is everywhere. */
export const NOTHING_OWN: DraftLine['own'] = {}

/** Two currencies, whichever way round. */
export function pairOf({ from, to }: Pick<Rate, 'from' | 'to'>): string {
  return [from, to].sort().join('/')
}

/** A base with changes being made over it. The base stays as it is. */
export class Draft {
  readonly base: Base
  /** The id of the rule pack. */
  pack: string
  private readonly parts = new Map<string, Part>()
  private readonly products = new Map<string, Product>()
  private readonly lines = new Map<string, Map<number, DraftLine>>()
  private readonly rateByPair = new Map<string, Rate>()

  constructor(base: Base, pack: string) {
    this.base = base
    this.pack = pack
  }

  part(id: string): Part | undefined {
    return this.parts.get(id) ?? this.base.parts.get(id)
  }

  allParts(): Part[] {
    return this.base.model.parts.map((part) => this.parts.get(part.id) ?? part)
  }

  setPart(part: Part): void {
    this.parts.set(part.id, part)
  }

  /** The product, with the lines that it has in the base. */
  product(id: string): Product | undefined {
    return this.products.get(id) ?? this.base.products.get(id)
  }

  setProduct(product: Product): void {
    this.products.set(product.id, product)
  }

  line({ product, line }: LinePlace): DraftLine | undefined {
    const changed = this.lines.get(product)?.get(line)
    if (changed) return changed
    const known = this.base.products.get(product)?.lines[line - 1]
    return known && { item: known.item, quantity: known.quantity, own: NOTHING_OWN }
  }

  setLine({ product, line }: LinePlace, changed: DraftLine): void {
    const lines = this.lines.get(product) ?? new Map<number, DraftLine>()
    this.lines.set(product, lines.set(line, changed))
  }

  /** The part on a line as it is there; undefined: the line holds a product. */
  partOn(place: LinePlace): Part | undefined {
    const { item, own } = this.line(place) as DraftLine
    const part = this.part(item)
    return part && (own === NOTHING_OWN ? part : { ...part, ...own })
  }

  placesIn(product: string): LinePlace[] {
    const lines = this.base.products.get(product)?.lines ?? []
    return lines.map((_, i) => ({ product, line: i + 1 }))
  }

  allPlaces(): LinePlace[] {
    return this.base.model.products.flatMap(({ id }) => this.placesIn(id))
  }

  /** The lines that hold an item now. */
  placesOf(item: string): LinePlace[] {
    const holds = (place: LinePlace) => this.line(place)?.item === item
    const known = this.base.uses(item)
    const moved = this.changedPlaces().filter(({ product, line }) => {
      const before = this.base.products.get(product)?.lines[line - 1]?.item
      return before !== item && holds({ product, line })
    })
    if (moved.length === 0) return known.filter(holds)
    return [...known.filter(holds), ...moved].sort(this.base.inOrder)
  }

  get rates(): readonly Rate[] {
    const { rates } = this.base.model
    if (this.rateByPair.size === 0) return rates
    const given = [...this.rateByPair].sort(([a], [b]) => (a < b ? -1 : 1))
    const stays = (rate: Rate) => this.rateByPair.get(pairOf(rate))?.asOf !== rate.asOf
    return [...rates.filter(stays), ...given.map(([, rate]) => rate)]
  }

  /** Takes the place of quotes of the same day for the same two currencies, in either direction. */
  setRate(rate: Rate): void {
    this.rateByPair.set(pairOf(rate), rate)
  }

  /** The lines whose part is there otherwise than elsewhere. */
  ownPlaces(): LinePlace[] {
    return this.changedPlaces().filter((place) => this.line(place)?.own !== NOTHING_OWN)
  }

  /** The product and all products inside it at any depth. */
  productsFrom(product: string): Set<string> {
    const found = new Set([product])
    for (const id of found) {
      for (const place of this.placesIn(id)) {
        const item = this.line(place)?.item ?? ''
        if (this.base.products.has(item)) found.add(item)
      }
    }
    return found
  }

  /** What makes the overlaid model of the base's. The same state gives the same patch. */
  patch(): ModelPatch {
    const variants = this.variants()
    const touched = new Set([...this.products.keys(), ...this.lines.keys()])
    const products = [...touched].flatMap((id) => this.patchedProduct(id, variants) ?? [])
    const fresh = new Map([...variants.values()].map((part) => [part.id, part]))
    const changed = [...this.parts.values()].map((part) =>
      withoutOutdated(this.base.parts.get(part.id), part),
    )
    const parts = [...changed, ...fresh.values()]
    return {
      ...(this.rateByPair.size > 0 && { rates: [...this.rates] }),
      ...(parts.length > 0 && { parts }),
      ...(products.length > 0 && { products }),
    }
  }

  private patchedProduct(id: string, variants: ReadonlyMap<DraftLine, Part>): Product | null {
    const product = withoutOutdated(this.base.products.get(id), this.product(id) as Product)
    const changed = this.lines.get(id)
    const lines = product.lines.map((line, i): Line => {
      const now = changed?.get(i + 1)
      if (!now) return line
      const item = variants.get(now)?.id ?? now.item
      const isSame = item === line.item && now.quantity === line.quantity
      return isSame ? line : { ...line, item, quantity: now.quantity }
    })
    const sameLines = lines.every((line, i) => line === product.lines[i])
    if (!sameLines) return { ...product, lines }
    return product === this.base.products.get(id) ? null : product
  }

  /** A part of its own for each way in which a part is otherwise on some lines, numbered by their order. */
  private variants(): Map<DraftLine, Part> {
    const variants = new Map<DraftLine, Part>()
    const known = new Map<string, Part>()
    const taken = new Set<string>()
    for (const place of this.ownPlaces().sort(this.base.inOrder)) {
      const line = this.line(place) as DraftLine
      const part = this.part(line.item) as Part
      const here = this.partOn(place) as Part
      if (PART_MEMBERS.every((member) => sameValue(here[member], part[member]))) continue
      const texts = PART_MEMBERS.map((member) => valueText(here[member]))
      const name = JSON.stringify([part.id, ...texts])
      const variant = known.get(name) ?? {
        ...withoutOutdated(part, here),
        id: this.freshId(part.id, taken),
      }
      taken.add(variant.id)
      known.set(name, variant)
      variants.set(line, variant)
    }
    return variants
  }

  private freshId(of: string, taken: ReadonlySet<string>): string {
    const { parts, products } = this.base
    for (let number = 1; ; number++) {
      const id = `${of} (S${number})`
      if (!taken.has(id) && !parts.has(id) && !products.has(id)) return id
    }
  }

  private changedPlaces(): LinePlace[] {
    return [...this.lines].flatMap(([product, lines]) =>
      [...lines.keys()].map((line) => ({ product, line })),
    )
  }
}
