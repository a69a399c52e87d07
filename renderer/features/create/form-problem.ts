/** What keeps something new from being created: a sentence, and the field that it is about. */
export interface FormProblem {
  text: string
  field?: string
  /** Texts of which one can be meant by what was typed there. */
  readings?: readonly string[] | undefined
}

/** What a reader of a field says, as the problem of that field. */
export function problemIn(
  field: string,
  { message, readings }: { message: string; readings?: readonly string[] },
): FormProblem {
  return { text: /[.?!]$/.test(message) ? message : `${message}.`, field, readings }
}
