import type { Price } from '../../../shared/model/schema.ts'
import { HEADINGS } from '../../../shared/tabular/fields.ts'
import { factKey, type ItemChange } from '../../../shared/tabular/items.ts'
import type { KnownItem } from '../../../shared/tabular/known.ts'
import type { FactsOutcome } from '../../../shared/tabular/part-facts.ts'
import type { RowOutcome, RowProblem } from '../../../shared/tabular/plan.ts'
import type { RevisionEntry } from '../../../shared/tabular/revision.ts'
import { facts, type ItemAfter, itemsAfter } from './item-after.ts'
import type { Planned } from './planned.ts'

/** What becomes of a row of a table, or of a line that the table does not have. */
export const BECOMES = [
  'new',
  'changed',
  'removed',
  'line',
  'same',
  'conflict',
  'no such part',
  'not taken',
  'passed over',
] as const

export type Becomes = (typeof BECOMES)[number]

/** One row of the preview: what becomes of one row of the table, and what its item says then. */
export interface OutcomeRow {
  id: string
  /** From 1, as in the file; null: the table has no row for it. */
  row: number | null
  what: Becomes
  item: string
  depth: number
  quantity: string
  price: Price | null
  origin: string | null
  eccn: string | null
  /** What changes, why it is passed over, or what is wrong. */
  detail: string
  /** What is left out or chosen by its check mark; none: it has no check mark. */
  keys: readonly string[]
  /** Whether it is taken over unless somebody says otherwise. */
  isTaken: boolean
}

/** A plan as rows to look at, those of the table in its order. */
export function outcomeRows(planned: Planned, known: readonly KnownItem[]): OutcomeRow[] {
  return planned.kind === 'facts' ? factsRows(planned, known) : lineRows(planned, known)
}

/** How many rows become what. */
export function countsOf(rows: readonly OutcomeRow[]): Record<Becomes, number> {
  const counts = Object.fromEntries(BECOMES.map((what) => [what, 0])) as Record<Becomes, number>
  for (const { what } of rows) counts[what]++
  return counts
}

/** What is wrong with or remarkable about a cell, in words with its column. */
export function problemText({ column, text, message }: RowProblem): string {
  return text === '' || message.includes(text)
    ? `${column}: ${message}`
    : `${column} "${text}": ${message}`
}

function lineRows(
  { plan, way, revision }: Extract<Planned, { kind: 'lines' }>,
  known: readonly KnownItem[],
): OutcomeRow[] {
  const after = itemsAfter(plan.outcomes, known)
  const entries = way === 'add' ? [] : revision.entries
  const byRow = new Map(entries.map((entry) => [entry.row, entry]))
  const rows = plan.outcomes.map((outcome) =>
    lineRow(outcome, after, byRow.get(outcome.row), way === 'update'),
  )
  const gone = entries.filter(({ kind }) => kind === 'removed' || kind === 'kept')
  return [...rows, ...gone.map((entry) => goneRow(entry, way === 'update'))]
}

const WHAT = {
  adds: 'new',
  updates: 'changed',
  line: 'line',
  skipped: 'passed over',
  broken: 'not taken',
} as const satisfies Record<RowOutcome['kind'], Becomes>

function lineRow(
  outcome: RowOutcome,
  after: ReadonlyMap<string, ItemAfter>,
  entry: RevisionEntry | undefined,
  isOneByOne: boolean,
): OutcomeRow {
  const placed = 'line' in outcome ? outcome : null
  const item = placed && after.get(placed.item)
  const changes =
    outcome.kind === 'updates' ? outcome.changes.map((change) => factKey(outcome.item, change)) : []
  const isOfLine = entry?.kind === 'added' || entry?.kind === 'changed'
  return {
    id: `row:${outcome.row}`,
    row: outcome.row,
    what: whatOf(outcome, entry),
    item: 'item' in outcome ? outcome.item : '',
    depth: placed?.depth ?? 0,
    quantity: [placed?.line?.quantity, placed?.line?.unit].filter(Boolean).join(' '),
    ...said(item ?? null),
    detail: [...lineChanges(entry), ...detailOf(outcome)].join(' · '),
    keys: [...(isOneByOne && isOfLine ? [entry.key] : []), ...changes],
    isTaken: true,
  }
}

/** A known part on a line that is there already is the same; on a new line the line is new. */
function whatOf(outcome: RowOutcome, entry: RevisionEntry | undefined): Becomes {
  if (outcome.kind !== 'line' || !entry) return WHAT[outcome.kind]
  return entry.kind === 'changed' ? 'changed' : entry.kind === 'same' ? 'same' : 'line'
}

function lineChanges(entry: RevisionEntry | undefined): string[] {
  return (entry?.changes ?? []).map(
    ({ field, from, to }) => `${HEADINGS[field]}: ${from ?? 'none'} → ${to ?? 'none'}`,
  )
}

function goneRow(entry: RevisionEntry, isOneByOne: boolean): OutcomeRow {
  const isRemoved = entry.kind === 'removed'
  return {
    id: entry.key,
    row: null,
    what: isRemoved ? 'removed' : 'same',
    item: entry.item,
    depth: 1,
    quantity: '',
    ...said(null),
    detail: isRemoved
      ? `the line in ${entry.product} is not in the table, and is removed`
      : `the line in ${entry.product} stays: ${entry.reason}`,
    keys: isRemoved && isOneByOne ? [entry.key] : [],
    isTaken: true,
  }
}

function factsRows(
  { plan }: Extract<Planned, { kind: 'facts' }>,
  known: readonly KnownItem[],
): OutcomeRow[] {
  const before = new Map(known.map((item) => [item.id, item]))
  return plan.outcomes.flatMap((outcome) => [factsRow(outcome, before), ...conflictRows(outcome)])
}

const FACTS_WHAT = {
  updates: 'changed',
  conflicts: 'changed',
  same: 'same',
  'no-part': 'no such part',
  skipped: 'passed over',
  broken: 'not taken',
} as const satisfies Record<FactsOutcome['kind'], Becomes>

function factsRow(outcome: FactsOutcome, before: ReadonlyMap<string, KnownItem>): OutcomeRow {
  const targets = 'targets' in outcome ? outcome.targets : []
  const [first] = targets
  const fills = targets.flatMap(({ item, fills }) => fills.map((change) => ({ item, change })))
  const canCreate = outcome.kind === 'no-part' && outcome.adds !== null
  const created = outcome.kind === 'no-part' ? outcome.adds : null
  const now = first && before.get(first.item)
  const set = Object.fromEntries(fills.map(({ change: { member, value } }) => [member, value]))
  const item = created?.type === 'part' ? facts(created.part) : now && facts({ ...now, ...set })
  return {
    id: `row:${outcome.row}`,
    row: outcome.row,
    what: outcome.kind === 'conflicts' && fills.length === 0 ? 'same' : FACTS_WHAT[outcome.kind],
    item: first?.item ?? ('item' in outcome ? outcome.item : ''),
    depth: 1,
    quantity: '',
    ...said(item ?? null),
    detail: factsDetail(outcome).join(' · '),
    keys: canCreate
      ? [`row:${outcome.row}`]
      : fills.map(({ item, change }) => factKey(item, change)),
    isTaken: !canCreate,
  }
}

/** What a table says otherwise than the workspace, one by one; nothing of it is taken over unasked. */
function conflictRows(outcome: FactsOutcome): OutcomeRow[] {
  if (!('targets' in outcome)) return []
  return outcome.targets.flatMap(({ item, conflicts }) =>
    conflicts.map((change) => ({
      id: factKey(item, change),
      row: outcome.row,
      what: 'conflict' as const,
      item,
      depth: 2,
      quantity: '',
      ...said(null),
      detail: `${HEADINGS[change.field]}: ${change.from ?? 'not known'} here, ${change.to} in the table`,
      keys: [factKey(item, change)],
      isTaken: false,
    })),
  )
}

function factsDetail(outcome: FactsOutcome): string[] {
  const warnings = outcome.warnings.map(problemText)
  if (outcome.kind === 'skipped') return [outcome.reason]
  if (outcome.kind === 'broken') return [...outcome.problems.map(problemText), ...warnings]
  if (outcome.kind === 'no-part')
    return [outcome.adds ? 'check it to make it a part' : 'as in an earlier row', ...warnings]
  const many = outcome.targets.length > 1
  const found = outcome.matched === 'manufacturer' ? ["found by its manufacturer's number"] : []
  const fills = outcome.targets.flatMap(({ item, fills }) =>
    fills.map((change) => (many ? `${item} ${changeText(change)}` : changeText(change))),
  )
  return [...fills, ...found, ...warnings]
}

function said(item: ItemAfter | null): Pick<OutcomeRow, 'price' | 'origin' | 'eccn'> {
  return { price: item?.price ?? null, origin: item?.origin ?? null, eccn: item?.eccn ?? null }
}

function detailOf(outcome: RowOutcome): string[] {
  const warnings = outcome.warnings.map(problemText)
  const kept =
    'kept' in outcome ? outcome.kept.map((row) => `${problemText(row)}, left unknown`) : []
  return [...mainOf(outcome), ...kept, ...warnings]
}

function mainOf(outcome: RowOutcome): string[] {
  if (outcome.kind === 'skipped') return [outcome.reason]
  if (outcome.kind === 'broken') return outcome.problems.map(problemText)
  if (outcome.kind === 'updates') {
    const turns = outcome.becomesProduct ? ['becomes a sub-assembly'] : []
    return [...turns, ...outcome.changes.map(changeText)]
  }
  if (outcome.kind === 'adds')
    return [`new ${outcome.type === 'product' ? 'sub-assembly' : 'part'}`]
  return []
}

function changeText({ field, from, to }: ItemChange): string {
  return `${HEADINGS[field]}: ${from ?? 'not known'} → ${to}`
}
