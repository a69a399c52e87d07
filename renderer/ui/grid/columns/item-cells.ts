/** What the shared columns read of a row about a part, or about the item on a line. */
export interface ItemCells {
  name: string
  kind: string
  origin: string | null
  eccn: string | null
  supplier: string | null
  price: { amount: string; currency: string; basis: string | null } | null
}
