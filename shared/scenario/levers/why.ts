import type { Reading } from './subject.ts'

/** What of a verdict its reason is told by. */
type Told = Omit<Reading, 'act'>

/** Why nothing that only moves the share changes this verdict, in words. */
export function whyFixed(reading: Told): string {
  return whyOpen(reading) ?? 'the verdict is the same on both sides'
}

/** That no share decides, where a direct product rule reaches the product (734.9); null: none does. */
export function whyCaught({ act }: Pick<Reading, 'act'>): string | null {
  return act === 'caught'
    ? 'A direct product rule of 734.9 reaches the product whatever its share is: what moves the share alone leaves it subject.'
    : null
}

/** Why a change leaves the verdict as it was, in words. */
export function whyStays(before: Told, after: Told): string {
  const open = whyOpen(after)
  if (open) return open
  const { low, high } = after.share
  if (low === before.share.low && high === before.share.high) return 'it does not move the share'
  return after.outcome === 'subject'
    ? 'the share stays above the level'
    : 'the share stays at or under the level'
}

/** What decides or keeps open whatever the share is; null: the share decides. */
function whyOpen({ outcome, rule, threshold, share }: Told): string | null {
  if (threshold === null)
    return rule ? `${rule} decides at any share` : 'content outside the de minimis test'
  if (outcome !== 'undetermined') return null
  if (share.low === null) return 'the selling price is not known'
  return share.high === null
    ? 'something else that may count has no known value'
    : 'something else stays open'
}
