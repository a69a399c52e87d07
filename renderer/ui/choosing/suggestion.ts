/** A value that is offered while a cell is edited, with what it means. */
export interface Suggestion {
  value: string
  hint?: string
}
