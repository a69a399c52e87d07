/** A member of a product that cannot stand beside another of its members, and why. */
export interface Contradiction {
  member: 'sales' | 'facts.noUsContent'
  message: string
}

/** What contradicts itself in a product; what cannot be read contradicts nothing. */
export function contradictionsOf(product: {
  kind: unknown
  sales: unknown
  noUsContent: unknown
  /** How many lines it has, or 1 where it has any. */
  lines: number
}): Contradiction[] {
  const found: Contradiction[] = []
  const isOther = product.kind === 'commodity' || product.kind === 'technology'
  if (product.sales != null && isOther)
    found.push({ member: 'sales', message: `is for software only, and this is ${product.kind}` })
  if (product.noUsContent === true && product.lines > 0)
    found.push({
      member: 'facts.noUsContent',
      message: 'stands beside lines, which say themselves what is of US origin',
    })
  return found
}
