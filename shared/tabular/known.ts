import type { Kind, Line, Model, PartFacts, Price } from '../model/schema.ts'

type Maybe<T> = T | null | undefined

/** A part or product that the workspace has; what is absent is not known to it. */
export interface KnownItem {
  id: string
  type: 'part' | 'product'
  name?: Maybe<string>
  kind?: Maybe<Kind>
  origin?: Maybe<string>
  eccn?: Maybe<string>
  price?: Maybe<Price>
  supplier?: Maybe<string>
  usContent?: Maybe<{ share: string; eccn?: Maybe<string> }>
  facts?: Maybe<PartFacts>
  madeBy?: Maybe<string>
  manufacturerPartNumber?: Maybe<string>
  /** The lines of a product. */
  lines?: readonly Pick<Line, 'item' | 'quantity'>[] | undefined
}

/** The items of a model, as the planning of an import needs them. */
export function knownItems({ parts, products }: Pick<Model, 'parts' | 'products'>): KnownItem[] {
  return [
    ...parts.map((part) => ({ ...part, type: 'part' as const, ...ownNumber(part) })),
    ...products.map(({ facts: _, ...product }) => ({
      ...product,
      type: 'product' as const,
      ...ownNumber(product),
    })),
  ]
}

/** The manufacturer's number is a loose member of parts and products. */
function ownNumber(item: Record<string, unknown>): Pick<KnownItem, 'manufacturerPartNumber'> {
  const number = item.manufacturerPartNumber
  return typeof number === 'string' ? { manufacturerPartNumber: number } : {}
}
