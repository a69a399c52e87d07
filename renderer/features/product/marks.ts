import type { Result } from '../../../shared/calc/result.ts'

/** What became of an item in a result; `partly` where it was taken differently on different paths. */
export type Mark = 'counted' | 'not-counted' | 'unknown' | 'partly'

/** The mark of every item of a result. */
export function marksOf({ counted, notCounted, unknown }: Result): Map<string, Mark> {
  const marks = new Map<string, Mark>()
  const lists = { counted, 'not-counted': notCounted, unknown } as const
  for (const [mark, lines] of Object.entries(lists) as [Mark, typeof counted][]) {
    for (const line of lines) {
      const item = line.path.at(-1) as string
      const before = marks.get(item)
      marks.set(item, before === undefined || before === mark ? mark : 'partly')
    }
  }
  return marks
}
