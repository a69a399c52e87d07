/** Something of the official text that was not read with certainty. */
export interface Unread {
  /** Its citation, such as "774 Supp. 1, 3A001". */
  cite: string
  file: string
  line: number
  /** The words that were not read. */
  words: string
  why: string
  /** What the pack has in its place: a question, what may be, or what the pack before had. */
  kept: string
}

/** Why a pack is not built, with the place. */
export interface Refusal {
  file: string
  line: number | null
  message: string
}

/** Collects what is not read and what refuses the pack. */
export interface Findings {
  unread: Unread[]
  refusals: Refusal[]
}
