import type { Suggestion } from './choosing/suggestion.ts'

/** A field of what is added to a table. */
export interface AddField {
  name: string
  label: string
  placeholder: string
  width: number
  /** What the field says before anything is typed. */
  initial?: string
  suggest?: (text: string) => Suggestion[]
}

/** A field that keeps what was typed from being added, and why. */
export interface AddProblem {
  field: string
  text: string
}
