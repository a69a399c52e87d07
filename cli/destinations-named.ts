const MOST_NAMED = 12

/** Destinations by their codes, the first of them and how many more. */
export function destinationsNamed(destinations: readonly string[]): string {
  const shown = destinations.slice(0, MOST_NAMED).join(', ')
  const more = destinations.length - MOST_NAMED
  return more > 0 ? `${shown} and ${more} more` : shown
}
