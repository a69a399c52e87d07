import type { BomRow } from './views.ts'

/** The members of a line that two states are compared by. */
const COMPARED = [
  'item',
  'quantity',
  'unit',
  'name',
  'kind',
  'origin',
  'eccn',
  'supplier',
  'price',
  'note',
  'alternates',
] as const

export type ComparedField = (typeof COMPARED)[number]

/** One member of a line that two states say differently; null: not known, or none. */
export interface FieldChange {
  field: ComparedField
  from: string | null
  to: string | null
}

/** What became of one line from one state to the other. */
export interface LineDifference {
  kind: 'added' | 'removed' | 'changed' | 'moved'
  from: BomRow | null
  to: BomRow | null
  changes: FieldChange[]
}

/**
 * What differs between two states of a bill of materials, in the order of the later one; a removed
 * line stands where it was. Lines are told by their number, and where that is gone by their item, so
 * that a list that was read in anew is not all removed and added. A line that only stands elsewhere
 * among the others is moved.
 */
export function compareBoms(from: readonly BomRow[], to: readonly BomRow[]): LineDifference[] {
  const pairs = pairUp(from, to)
  const kept = new Set(pairs.values())
  const places = new Map(from.map((row, i) => [row, i]))
  const placeOf = (row: BomRow) => places.get(row) as number
  const unmoved = longestRun(
    to.flatMap((row) => {
      const old = pairs.get(row)
      return old ? [placeOf(old)] : []
    }),
  )
  const differences: LineDifference[] = []
  let at = 0
  const removedUpTo = (end: number) => {
    for (; at < end; at++) {
      const old = from[at] as BomRow
      if (!kept.has(old)) differences.push({ kind: 'removed', from: old, to: null, changes: [] })
    }
  }
  for (const row of to) {
    const old = pairs.get(row)
    if (!old) {
      differences.push({ kind: 'added', from: null, to: row, changes: [] })
      continue
    }
    const place = placeOf(old)
    if (unmoved.has(place)) removedUpTo(place)
    const changes = changesOf(old, row)
    if (changes.length > 0) differences.push({ kind: 'changed', from: old, to: row, changes })
    else if (!unmoved.has(place))
      differences.push({ kind: 'moved', from: old, to: row, changes: [] })
  }
  removedUpTo(from.length)
  return differences
}

/** The line of the earlier state that each line of the later one is. */
function pairUp(from: readonly BomRow[], to: readonly BomRow[]): Map<BomRow, BomRow> {
  const pairs = new Map<BomRow, BomRow>()
  const byLine = new Map(from.map((row) => [row.line, row]))
  for (const row of to) {
    const old = byLine.get(row.line)
    if (old) pairs.set(row, old)
  }
  const taken = new Set(pairs.values())
  const left = Map.groupBy(
    from.filter((row) => !taken.has(row)),
    ({ item }) => item,
  )
  for (const row of to) {
    if (pairs.has(row)) continue
    const old = left.get(row.item)?.shift()
    if (old) pairs.set(row, old)
  }
  return pairs
}

function changesOf(from: BomRow, to: BomRow): FieldChange[] {
  return COMPARED.flatMap((field) => {
    const change = { field, from: textOf(from, field), to: textOf(to, field) }
    return change.from === change.to ? [] : [change]
  })
}

function textOf(row: BomRow, field: ComparedField): string | null {
  if (field === 'price') {
    const { price } = row
    return price && [price.amount, price.currency, price.basis].filter(Boolean).join(' ')
  }
  if (field === 'alternates') return row.alternates.join(', ') || null
  return row[field]
}

/** The members of a longest rising run of places: those that kept their order. */
function longestRun(places: readonly number[]): Set<number> {
  const ends: number[] = []
  const before = new Map<number, number | undefined>()
  for (const place of places) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] as number) < place) low = middle + 1
      else high = middle
    }
    before.set(place, ends[low - 1])
    ends[low] = place
  }
  const run = new Set<number>()
  for (let place = ends.at(-1); place !== undefined; place = before.get(place)) run.add(place)
  return run
}
