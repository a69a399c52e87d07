/** A column of the comparison: a scenario by its number, null for the draft that was never saved. */
export interface TableColumn {
  id: number | null
  name: string
  /** Its number among those beside the base, from 1. */
  place: number
  /** Its place in the lists of the rows; null: it has a problem. */
  column: number | null
  problem: string | null
  /** The revision since which all of it is in the base; null: not all is. */
  inBase: number | null
  /** What it flips, in words. */
  flips: string
}
