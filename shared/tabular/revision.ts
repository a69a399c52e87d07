import { compare, parseRatio } from '../money/ratio.ts'
import type { Plan, PlannedLine, RowOutcome } from './plan.ts'
import type { PresentLine, PresentLines } from './present-lines.ts'

/** What an imported table does to lines that a product has already. */
export const LINES_WAYS = ['update', 'replace', 'add'] as const
export type LinesWay = (typeof LINES_WAYS)[number]

/** One thing that a table says of a line otherwise; null: nothing is said. */
export interface LineChange {
  field: 'quantity' | 'unit' | 'note' | 'alternates'
  from: string | null
  to: string | null
}

/** What becomes of one line: of the table, of the product, or of both where they are the same line. */
export interface RevisionEntry {
  /** By which it is left out; the same for the same table and the same lines. */
  key: string
  /** `kept`: the table has no whole row for it, but names its item in a broken one. */
  kind: 'added' | 'changed' | 'removed' | 'same' | 'kept'
  product: string
  item: string
  /** The row of the table, from 1; null: it has none. */
  row: number | null
  /** The number of the line that is there; null: it is new. */
  line: number | null
  /** As the table says it; null where it has no row. */
  planned: PlannedLine | null
  changes: LineChange[]
  reason?: string
}

/** A table against the lines that a product and the sub-assemblies in the table have. */
export interface Revision {
  product: string
  entries: RevisionEntry[]
  counts: Record<RevisionEntry['kind'], number>
}

/** The product of a plan, and every sub-assembly of which the table lists lines. */
export function productsListed({ product, outcomes }: Plan): string[] {
  return [...new Set([product, ...outcomes.flatMap((outcome) => lineOf(outcome)?.product ?? [])])]
}

/**
 * Sets the lines of a plan against those that are there. Lines are the same line where their item
 * and the product that they are in are the same; of several such, equal ones first and the others
 * in their order. What a row leaves blank stays as it is.
 */
export function reviseLines(plan: Plan, present: PresentLines): Revision {
  const rows = plan.outcomes.flatMap((outcome) => {
    const planned = lineOf(outcome)
    return planned ? [{ row: outcome.row, planned }] : []
  })
  const byProduct = Map.groupBy(rows, ({ planned }) => planned.product)
  const broken = brokenItems(plan)
  const entries = productsListed(plan).flatMap((product) =>
    entriesOf(product, byProduct.get(product) ?? [], present.get(product) ?? [], broken),
  )
  const counts = { added: 0, changed: 0, removed: 0, same: 0, kept: 0 }
  for (const { kind } of entries) counts[kind]++
  return { product: plan.product, entries, counts }
}

interface PlannedRow {
  row: number
  planned: PlannedLine
}

function lineOf(outcome: RowOutcome): PlannedLine | null {
  return 'line' in outcome ? outcome.line : null
}

/** The first broken row that names each item. */
function brokenItems({ outcomes }: Plan): Map<string, number> {
  const rows = new Map<string, number>()
  for (const outcome of outcomes) {
    if (outcome.kind !== 'broken' || outcome.item === '' || rows.has(outcome.item)) continue
    rows.set(outcome.item, outcome.row)
  }
  return rows
}

function entriesOf(
  product: string,
  rows: readonly PlannedRow[],
  present: readonly PresentLine[],
  broken: ReadonlyMap<string, number>,
): RevisionEntry[] {
  const left = Map.groupBy(present, ({ item }) => item)
  const lineOfRow = new Map<PlannedRow, PresentLine>()
  const pair = (fits: (row: PlannedRow, line: PresentLine) => boolean) => {
    for (const row of rows) {
      if (lineOfRow.has(row)) continue
      const lines = left.get(row.planned.item) ?? []
      const at = lines.findIndex((line) => fits(row, line))
      const [line] = at < 0 ? [] : lines.splice(at, 1)
      if (line) lineOfRow.set(row, line)
    }
  }
  pair(({ planned }, line) => changesOf(planned, line).length === 0)
  pair(() => true)
  const unmatched = new Set([...left.values()].flat())
  return [
    ...rows.map((row) => entryOfRow(product, row, lineOfRow.get(row))),
    ...present
      .filter((line) => unmatched.has(line))
      .map((line) => entryOfLine(product, line, broken.get(line.item))),
  ]
}

function entryOfRow(
  product: string,
  { row, planned }: PlannedRow,
  line: PresentLine | undefined,
): RevisionEntry {
  const changes = line ? changesOf(planned, line) : []
  const kind = !line ? 'added' : changes.length > 0 ? 'changed' : 'same'
  const { item } = planned
  return { key: `row:${row}`, kind, product, item, row, line: line?.line ?? null, planned, changes }
}

function entryOfLine(
  product: string,
  { line, item }: PresentLine,
  broken: number | undefined,
): RevisionEntry {
  const entry = { key: `line:${line}`, product, item, row: null, line, planned: null, changes: [] }
  if (broken === undefined) return { ...entry, kind: 'removed' }
  return { ...entry, kind: 'kept', reason: `row ${broken} names ${item} and is broken` }
}

/** What the table says otherwise of a line; a member that it leaves blank is no change. */
function changesOf(planned: PlannedLine, line: PresentLine): LineChange[] {
  const changes: LineChange[] = []
  if (compare(parseRatio(planned.quantity), parseRatio(line.quantity)) !== 0)
    changes.push({ field: 'quantity', from: line.quantity, to: planned.quantity })
  for (const field of ['unit', 'note'] as const) {
    const to = planned[field]
    const from = line[field] ?? null
    if (to !== undefined && to !== from) changes.push({ field, from, to })
  }
  const alternates = planned.alternates?.join('; ')
  const known = line.alternates?.join('; ') || null
  if (alternates !== undefined && alternates !== known)
    changes.push({ field: 'alternates', from: known, to: alternates })
  return changes
}

/** Whether a product has exactly the lines that the table lists of it, in their order. */
export function isAsListed(
  planned: readonly PlannedLine[],
  present: readonly PresentLine[],
): boolean {
  return (
    planned.length === present.length &&
    planned.every((line, i) => {
      const there = present[i] as PresentLine
      const leavesBlank =
        (!line.unit && there.unit) ||
        (!line.note && there.note) ||
        (!line.alternates && (there.alternates ?? []).length > 0)
      return line.item === there.item && !leavesBlank && changesOf(line, there).length === 0
    })
  )
}
