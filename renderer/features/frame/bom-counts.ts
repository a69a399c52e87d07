import type { BomRow } from '../../../shared/workspace/views.ts'

export interface BomCounts {
  lines: number
  us: number
  unknown: number
}

/** How many lines a bill of materials has, and how many of US and of unknown origin. */
export function bomCounts(
  rows: readonly Pick<BomRow, 'origin'>[],
  isUs: (country: string) => boolean,
): BomCounts {
  const byOrigin = new Map<string | null, number>()
  for (const { origin } of rows) byOrigin.set(origin, (byOrigin.get(origin) ?? 0) + 1)
  let us = 0
  for (const [origin, lines] of byOrigin) if (origin !== null && isUs(origin)) us += lines
  return { lines: rows.length, us, unknown: byOrigin.get(null) ?? 0 }
}
