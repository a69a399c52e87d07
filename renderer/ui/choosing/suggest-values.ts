import { plain, RANK, ranked } from './rank.ts'
import type { Suggestion } from './suggestion.ts'

/** The values that a text finds, the nearest first. */
export function suggestValues(values: readonly Suggestion[], text: string): Suggestion[] {
  return ranked(values, text, namedOf).map(({ value }) => value)
}

/** The one value of a list that a text names, or is the beginning of; null: none, or several. */
export function meantValue(values: readonly Suggestion[], text: string): string | null {
  if (plain(text) === '') return null
  const found = ranked(values, text, namedOf)
  for (const most of [RANK.codeEquals, RANK.nameEquals, RANK.nameStarts]) {
    const near = found.filter(({ rank }) => rank <= most)
    if (near.length > 0) return near.length === 1 ? (near[0]?.value.value ?? null) : null
  }
  return null
}

function namedOf({ value, hint, also }: Suggestion) {
  return { value, name: hint, also }
}
