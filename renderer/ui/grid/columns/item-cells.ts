/** What the shared columns read of a row about a part, or about the item on a line. */
export interface ItemCells {
  name: string
  kind: string
  origin: string | null
  eccn: string | null
  /** What the ECCN rests on; null: no source is named. */
  eccnSource: string | null
  supplier: string | null
  price: { amount: string; currency: string; basis: string | null } | null
}
