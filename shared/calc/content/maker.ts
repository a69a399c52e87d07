import type { Entity, Product } from '../../model/schema.ts'
import type { Origin } from '../../rules/content.ts'
import { isOnList } from '../../rules/destination.ts'
import type { Shipper } from '../../rules/no-level.ts'
import type { RulePack } from '../../rules/pack.ts'

/** Where a product is made and exported from, and who ships it. */
export interface Maker {
  origin: Origin
  country: string | null
  exportedFrom: string | null
  /** null: not known who ships it. */
  shipper: Shipper | null
}

/** The maker of a product, as far as it is recorded. */
export function makerOf(
  product: Product,
  entities: ReadonlyMap<string, Entity>,
  pack: RulePack,
  day: string,
): Maker {
  const maker = product.madeBy == null ? undefined : entities.get(product.madeBy)
  const country = maker?.country ?? null
  const exportedFrom = product.exportedFrom ?? country
  const exporter = product.exportedBy == null ? undefined : entities.get(product.exportedBy)
  const shipping = exporter ?? (exportedFrom === country ? maker : undefined)
  return {
    origin: originOf(pack, country, day),
    country,
    exportedFrom,
    shipper: shipping
      ? { country: shipping.country ?? null, headquarters: shipping.headquarters ?? null }
      : null,
  }
}

/** Origin by country: of the United States and its territories (772.1), foreign, or unknown. */
export function originOf(pack: RulePack, country: string | null, day: string): Origin {
  if (country === null) return 'unknown'
  return isOnList(pack, 'united-states', country, day) ? 'us' : 'foreign'
}

/** Whether second incorporation is claimed for a sub-assembly, with a reason. */
export function isDiscrete(product: Product): boolean {
  return product.discrete?.applies === true && Boolean(product.discrete.reason?.trim())
}
