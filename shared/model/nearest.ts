/** More letters than these apart, a name is no slip of another. */
const MOST_APART = 2

/** The known name that a name is likeliest a slip of; null: it is like none. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const found = known
    .map((candidate) => ({
      candidate,
      apart: lettersApart(name.toLowerCase(), candidate.toLowerCase()),
    }))
    .sort((a, b) => a.apart - b.apart)[0]
  return found && found.apart <= MOST_APART ? found.candidate : null
}

/** How many letters are to be put in, taken out or changed to make one text of the other. */
function lettersApart(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++)
      next.push(
        Math.min(
          (row[j + 1] as number) + 1,
          (next[j] as number) + 1,
          (row[j] as number) + (b[j] === letter ? 0 : 1),
        ),
      )
    row = next
  }
  return row[b.length] as number
}
