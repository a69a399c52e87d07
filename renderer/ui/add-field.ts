import type { Offer } from './choosing/picking.ts'

/** A field of what is added to a table. */
export interface AddField {
  name: string
  label: string
  placeholder: string
  width: number
  /** What the field says before anything is typed. */
  initial?: string
  offer?: Offer
}

/** A field that keeps what was typed from being added, and why. */
export interface AddProblem {
  field: string
  text: string
  /** Texts of which one can be meant by what was typed. */
  readings?: readonly string[] | undefined
}
