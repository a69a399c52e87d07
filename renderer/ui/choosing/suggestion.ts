/** A value that is offered while one types, with what it means. */
export interface Suggestion {
  value: string
  hint?: string
  /** Other names by which it is found, such as a country's code of three letters. */
  also?: readonly string[]
}
