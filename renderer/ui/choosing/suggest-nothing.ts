import type { Suggestion } from './suggestion.ts'

const NONE: Suggestion[] = []

/** For what is typed as free text. */
export const suggestNothing = (): Suggestion[] => NONE
