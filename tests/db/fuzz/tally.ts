import type { Outcome } from './outcome.ts'

/** How many flips came to which end; `not held`: SQLite itself does not hold the value. */
export type Counts = Record<Outcome | 'not held', number>

/** The counts of each column, with the members within its JSON. */
export type Tally = Record<string, Counts & { members: number }>

const OUTCOMES = ['refused', 'read-only', 'allowed', 'not held'] as const

/** Adds what another process counted. */
export function addTally(tally: Tally, other: Tally): void {
  for (const [column, counts] of Object.entries(other)) {
    const sum = countsOf(tally, column)
    for (const outcome of OUTCOMES) sum[outcome] += counts[outcome]
    sum.members = counts.members
  }
}

/** The counts of a column in a tally. */
export function countsOf(tally: Tally, column: string): Tally[string] {
  const counts = tally[column] ?? {
    refused: 0,
    'read-only': 0,
    allowed: 0,
    'not held': 0,
    members: 0,
  }
  tally[column] = counts
  return counts
}

/** How many flips came to an end. */
export function total(tally: Tally, outcome: Outcome | 'not held'): number {
  return Object.values(tally).reduce((sum, counts) => sum + counts[outcome], 0)
}

/** The flips by column, as a table in Markdown. */
export function tableOf(tally: Tally): string {
  const all = { members: 0, ...Object.fromEntries(OUTCOMES.map((one) => [one, total(tally, one)])) }
  const rows = [...Object.entries(tally), ['together', all] as const].map(([column, counts]) => {
    const ends = OUTCOMES.map((outcome) => (counts as Counts)[outcome])
    const flips = ends.reduce((sum, count) => sum + count, 0)
    return `| ${[column, counts.members || '', flips, ...ends].join(' | ')} |`
  })
  return [
    `| column | members | flips | ${OUTCOMES.join(' | ')} |`,
    `| --- | ${OUTCOMES.map(() => '---:').join(' | ')} | ---: | ---: |`,
    ...rows,
  ].join('\n')
}
