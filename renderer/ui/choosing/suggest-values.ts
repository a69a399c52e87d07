import type { Suggestion } from './suggestion.ts'

/**
 * The values in which every word of the text occurs, in value or hint: the value itself first, then
 * values that begin with it, then hints that do, then the rest, each in the order given.
 */
export function suggestValues(values: readonly Suggestion[], text: string): Suggestion[] {
  const sought = text.trim().toLowerCase()
  if (sought === '') return [...values]
  const words = sought.split(/\s+/)
  return values
    .flatMap((suggestion) => {
      const value = suggestion.value.toLowerCase()
      const hint = suggestion.hint?.toLowerCase() ?? ''
      if (!words.every((word) => value.includes(word) || hint.includes(word))) return []
      return [{ suggestion, rank: rankOf(sought, value, hint) }]
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ suggestion }) => suggestion)
}

function rankOf(sought: string, value: string, hint: string): number {
  if (value === sought) return 0
  if (value.startsWith(sought)) return 1
  return hint.startsWith(sought) ? 2 : 3
}
