import type { Suggestion } from './suggestion.ts'

/** What is offered for a text, and which single value it begins, where that is one. */
export interface Offer {
  /** The best first. */
  suggest: (text: string) => readonly Suggestion[]
  /**
   * For lists that are closed: the one value that a text begins, and does not name yet, which Enter
   * takes. Absent: Enter takes what was typed.
   */
  begun?: ((text: string) => string | null) | undefined
}

/** A field while one types in it: its text, what is offered below it, and which of that is marked. */
export interface Picking {
  text: string
  offered: readonly Suggestion[]
  /** The place of the marked one; -1: none is. */
  marked: number
}

export const MOST_OFFERED = 8

/** Nothing is offered. */
export function closed(text: string): Picking {
  return { text, offered: [], marked: -1 }
}

/** What is offered for a text. One is marked only where the text is its beginning. */
export function offering(text: string, { suggest, begun }: Offer): Picking {
  const offered = suggest(text).slice(0, MOST_OFFERED)
  const [only] = offered
  if (offered.length === 1 && only?.value === text.trim()) return closed(text)
  const value = begun?.(text) ?? null
  const marked = value === text.trim() ? -1 : offered.findIndex((each) => each.value === value)
  return { text, offered, marked }
}

/** An arrow marks another one, and the field says it; the text is then what will be taken. */
export function stepped({ text, offered, marked }: Picking, by: 1 | -1): Picking {
  if (offered.length === 0) return { text, offered, marked }
  const last = offered.length - 1
  const to = marked < 0 ? (by > 0 ? 0 : last) : Math.max(0, Math.min(last, marked + by))
  return { text: offered[to]?.value ?? text, offered, marked: to }
}

/** What Enter takes: the marked value, else the text. Leaving the field takes the text alone. */
export function taken({ text, offered, marked }: Picking): string {
  return offered[marked]?.value ?? text
}
