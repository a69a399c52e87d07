import type { Mapping } from './columns.ts'
import type { DraftRow } from './draft.ts'
import { type Field, HEADINGS } from './fields.ts'
import { type ItemChange, mergeItem, type NewItem } from './items.ts'
import type { KnownItem } from './known.ts'
import type { RowProblem, TableInput } from './plan.ts'
import { planQuestions } from './plan-questions.ts'
import type { Doubt, TableQuestion } from './question.ts'
import { located, readDrafts } from './read-drafts.ts'

/** What a table says of a part, beside its number. */
const FACT_FIELDS: ReadonlySet<Field> = new Set<Field>([
  'name',
  'kind',
  'origin',
  'eccn',
  'unitPrice',
  'supplier',
  'usShare',
  'usEccn',
  'hts',
  'madeBy',
])

/** What belongs to a fact, or says which part it is of. */
const READ_FIELDS: ReadonlySet<Doubt> = new Set<Doubt>([
  ...FACT_FIELDS,
  'item',
  'manufacturerPartNumber',
  'priceUnit',
  'currency',
  'basis',
  'header',
  'decimal',
  'encoding',
  'delimiter',
  'sheet',
])

/** A part or product that a row speaks of, and what the row says that the workspace does not. */
export interface FactsTarget {
  item: string
  type: 'part' | 'product'
  /** Where the workspace knows nothing. */
  fills: ItemChange[]
  /** Where it says something else; taken over only where that is chosen, each by its `factKey`. */
  conflicts: ItemChange[]
}

interface OfRow {
  /** The row of the table, from 1. */
  row: number
  warnings: RowProblem[]
}

interface OfPart extends OfRow {
  /** The number as the row has it. */
  item: string
}

/** What becomes of one row of a table of part facts. */
export type FactsOutcome =
  | (OfPart & {
      kind: 'updates' | 'conflicts' | 'same'
      /** Whether its own number or its manufacturer's names the parts. */
      matched: 'number' | 'manufacturer'
      targets: FactsTarget[]
    })
  | (OfPart & {
      kind: 'no-part'
      /** The part that it could become; null: an earlier row of the same number has it. */
      adds: NewItem | null
    })
  | (OfRow & { kind: 'skipped'; reason: string })
  | (OfPart & { kind: 'broken'; problems: RowProblem[] })

export interface PartFactsPlan {
  /** One for every row, in their order. */
  outcomes: FactsOutcome[]
  counts: Record<FactsOutcome['kind'], number>
  questions: readonly TableQuestion[]
}

/** What keeps a mapping from giving facts of parts. */
export function checkFactsMapping({ columns }: Pick<Mapping, 'columns'>): string[] {
  const problems: string[] = []
  if (!columns.includes('item') && !columns.includes('manufacturerPartNumber'))
    problems.push('No column is the part number or the manufacturer part number')
  if (!columns.some((field) => field !== null && FACT_FIELDS.has(field)))
    problems.push('No column says a fact of a part, such as its country of origin or ECCN')
  for (const field of new Set(columns)) {
    if (field === null || !READ_FIELDS.has(field)) continue
    const times = columns.filter((other) => other === field).length
    if (times > 1) problems.push(`${times} columns are the ${HEADINGS[field].toLowerCase()}`)
  }
  return problems
}

/** The questions about a table that matter where no lines are read of it. */
export function factsQuestions(questions: readonly TableQuestion[]): TableQuestion[] {
  return questions.filter(({ about }) => READ_FIELDS.has(about))
}

/**
 * Plans what a table without quantities does to the parts that a workspace has. A row is about the
 * item of its number, else about all items of that manufacturer's number; where its own number names
 * an item of another manufacturer's number, everything that it says is a conflict.
 */
export function planPartFacts(given: TableInput): PartFactsPlan {
  const input = { ...given, ...asFacts(given) }
  const { rows, drafts, skipped } = readDrafts(input)
  const find = finder(input.known)
  const found = new Map(drafts.map((draft) => [draft, find(draft)]))
  const targets = new Map<DraftRow, FactsTarget[]>()
  for (const [known, group] of groupsOf(found)) {
    const merged = mergeCopies(group, known, input)
    const [first] = group.filter(({ problems }) => problems.length === 0)
    if (!first) continue
    const target = targetOf(known, merged.changes)
    targets.set(first, [...(targets.get(first) ?? []), target])
  }
  const added = new Map<DraftRow, NewItem | null>()
  const strange = drafts.filter((draft) => found.get(draft)?.items.length === 0)
  for (const [id, group] of Map.groupBy(strange, ({ values }) => values.item)) {
    const kind = input.defaults?.kind ?? 'commodity'
    const { adds } = mergeItem(group, undefined, { id, type: 'part', kind, keep: false })
    for (const draft of group) added.set(draft, null)
    const [first] = group.filter(({ problems }) => problems.length === 0)
    if (first) added.set(first, adds)
  }
  const outcomes = new Map<number, FactsOutcome>()
  for (const draft of drafts) outcomes.set(draft.index, outcomeOf(draft))
  for (const [index, reason] of skipped)
    outcomes.set(index, { kind: 'skipped', row: index + 1, reason, warnings: [] })
  const ordered = rows.map((_, index) => outcomes.get(index) as FactsOutcome)
  const counts = { updates: 0, conflicts: 0, same: 0, 'no-part': 0, skipped: 0, broken: 0 }
  for (const { kind } of ordered) counts[kind]++
  const none = {
    root: { row: null, isOpen: false, tops: [] },
    multiplied: { isOpen: false, lines: [] },
  }
  const asked = { ...input, rows, product: '' }
  const questions = planQuestions({ input: asked, drafts, ...none, repeats: null })
  return { outcomes: ordered, counts, questions }

  function outcomeOf(draft: DraftRow): FactsOutcome {
    const at = (problem: DraftRow['problems'][number]) => located(problem, draft.index, input)
    const { item } = draft.values
    const of = { row: draft.index + 1, item, warnings: draft.warnings.map(at) }
    if (draft.problems.length > 0)
      return { ...of, kind: 'broken', problems: draft.problems.map(at) }
    const { items, matched } = found.get(draft) as Found
    if (items.length === 0) return { ...of, kind: 'no-part', adds: added.get(draft) ?? null }
    const those = targets.get(draft) ?? []
    const kind = those.some(({ conflicts }) => conflicts.length > 0)
      ? 'conflicts'
      : those.some(({ fills }) => fills.length > 0)
        ? 'updates'
        : 'same'
    return { ...of, kind, matched, targets: those }
  }
}

/** No lines are read: columns of lines are left alone, and no quantity is asked for. */
function asFacts({ mapping, defaults }: TableInput): Pick<TableInput, 'mapping' | 'defaults'> {
  const columns = mapping.columns.map((field) =>
    field !== null && READ_FIELDS.has(field) ? field : null,
  )
  return {
    mapping: { ...mapping, columns, countsDesignators: false },
    defaults: { ...defaults, quantity: '1' },
  }
}

interface Found {
  items: readonly KnownItem[]
  matched: 'number' | 'manufacturer'
}

function finder(known: readonly KnownItem[]): (draft: DraftRow) => Found {
  const byId = new Map(known.map((item) => [item.id, item]))
  const numbered = known.filter(({ manufacturerPartNumber }) => manufacturerPartNumber)
  const byManufacturer = Map.groupBy(numbered, (item) => item.manufacturerPartNumber as string)
  return ({ values: { item, manufacturerPartNumber } }) => {
    const own = byId.get(item)
    if (own) return { items: [own], matched: 'number' }
    const items =
      byManufacturer.get(manufacturerPartNumber ?? item) ?? byManufacturer.get(item) ?? []
    return { items, matched: 'manufacturer' }
  }
}

/** The rows about each item, in their order. */
function groupsOf(found: ReadonlyMap<DraftRow, Found>): Map<KnownItem, DraftRow[]> {
  const groups = new Map<KnownItem, DraftRow[]>()
  for (const [draft, { items }] of found)
    for (const item of items) {
      const group = groups.get(item)
      if (group) group.push(draft)
      else groups.set(item, [draft])
    }
  return groups
}

/** What rows say together of one item; what of it a row cannot say stays good for its other items. */
function mergeCopies(group: readonly DraftRow[], known: KnownItem, { defaults }: TableInput) {
  const copies = group.map((draft) => ({ ...draft, values: { ...draft.values } }))
  const { id, type, kind = 'commodity' } = known
  const usual = kind ?? defaults?.kind ?? 'commodity'
  return mergeItem(copies, known, { id, type, kind: usual, keep: false })
}

/** A name that the workspace has is its own: another one is no conflict. */
function targetOf({ id, type }: KnownItem, changes: readonly ItemChange[]): FactsTarget {
  const said = changes.filter(({ field, from }) => field !== 'name' || from === null)
  const isOther = said.some(
    ({ field, from }) => field === 'manufacturerPartNumber' && from !== null,
  )
  const isConflict = ({ from }: ItemChange) => isOther || from !== null
  return {
    item: id,
    type,
    fills: said.filter((change) => !isConflict(change)),
    conflicts: said.filter(isConflict),
  }
}
