import type { Kind, Price } from '../model/schema.ts'
import type { Mapping, Rows } from './columns.ts'
import { type DraftRow, parentOf } from './draft.ts'
import { markFurtherSources } from './further-sources.ts'
import { type ItemChange, mergeItem, type NewItem } from './items.ts'
import type { KnownItem } from './known.ts'
import type { TableMarks } from './marks.ts'
import { takeApartQuantities } from './multiplied.ts'
import type { DecimalMark } from './number.ts'
import { settleOutRows } from './out-rows.ts'
import { placeRows } from './place.ts'
import { planQuestions } from './plan-questions.ts'
import type { Answers, TableQuestion } from './question.ts'
import { located, readDrafts } from './read-drafts.ts'
import type { CellProblem } from './row.ts'
import { settleLooks } from './same-looks.ts'
import { checkStructure } from './structure.ts'

/** What holds for every row that does not say otherwise. */
export interface PlanDefaults {
  currency?: string | null | undefined
  /** The decimal mark of the whole table; absent: found column by column. */
  decimal?: DecimalMark | null | undefined
  kind?: Kind | undefined
  basis?: Price['basis']
  /** For tables without a column of quantities. */
  quantity?: string | null | undefined
}

/** A table and what it is read with. */
export interface TableInput {
  /** The whole table, headings included; a row without a cell at its end is as one with a blank. */
  rows: Rows
  /** Which cells the file holds as numbers (with a decimal point) and not as text. */
  numbers?: readonly (readonly boolean[])[] | undefined
  /** What the file says of rows and cells beside their text. */
  marks?: TableMarks | undefined
  mapping: Mapping
  known: readonly KnownItem[]
  companies?: readonly { id: string; name?: string | null | undefined }[]
  defaults?: PlanDefaults
  /** Currencies to offer where none is given, the likeliest first. */
  currencies?: readonly string[] | undefined
  /** Answers to the questions of an earlier plan. */
  answers?: Answers | undefined
  /** What is remarkable about an ECCN beside its form; null: nothing. */
  remarkOfEccn?: ((eccn: string) => string | null) | undefined
  /** Adds a row although a fact of its item cannot be read; the fact is then unknown, and listed. */
  keepBrokenFields?: boolean
}

export interface PlanInput extends TableInput {
  /** The product whose lines the table gives. */
  product: string
  /** The table takes the place of the lines that sub-assemblies in it have: they need not agree with it. */
  revises?: boolean | undefined
}

/** What is wrong or remarkable, and where: the row from 1, the heading of its column, and its text. */
export interface RowProblem extends CellProblem {
  row: number
  column: string
}

export interface PlannedLine {
  product: string
  item: string
  quantity: string
  unit?: string
  note?: string
  alternates?: string[]
}

interface OfRow {
  /** The row of the table, from 1. */
  row: number
  warnings: RowProblem[]
}
interface Placed extends OfRow {
  item: string
  type: 'part' | 'product'
  /** 1 for a line of the product, 2 for a line of one of its sub-assemblies; 0: the product itself. */
  depth: number
  /** Fields that could not be read and are left unknown. */
  kept: RowProblem[]
  /** Null: the row is the product itself. */
  line: PlannedLine | null
}

/** What becomes of one row. */
export type RowOutcome =
  | (Placed & { kind: 'adds'; adds: NewItem })
  | (Placed & { kind: 'updates'; changes: ItemChange[]; becomesProduct: boolean })
  | (Placed & { kind: 'line' })
  | (OfRow & { kind: 'skipped'; reason: string })
  | (OfRow & {
      kind: 'broken'
      item: string
      /** The item of which it would be a line; null: not known, or the row is the product itself. */
      under: string | null
      problems: RowProblem[]
    })

export interface Plan {
  product: string
  /** One for every row, in their order. */
  outcomes: RowOutcome[]
  counts: Record<RowOutcome['kind'], number>
  /** What the cells leave open; until these are answered nothing of the plan is sure. */
  questions: readonly TableQuestion[]
}

/**
 * Plans what a table does to a workspace: one outcome for every row, none lost. Nothing that cannot
 * be read becomes zero or a default; the row is broken, or with `keepBrokenFields` the fact is unknown.
 */
export function planRows(given: PlanInput): Plan {
  const table = readDrafts(given)
  const { drafts, skipped } = table
  const input = { ...given, rows: table.rows }
  const { rows, product, answers = {} } = input
  const out = settleOutRows(drafts, rows, input.mapping, answers.out)
  leaveOut(out.skipped)
  const sources = markFurtherSources(drafts, input)
  leaveOut(sources.skipped)
  const root = placeRows(drafts, input)
  const looks = settleLooks(drafts, input.known, answers.looks)
  const multiplied = takeApartQuantities(drafts, answers.quantities ?? null)
  const asked = planQuestions({ input, drafts, root, multiplied, repeats: sources.question })
  const questions = [...asked, looks, out.question].filter((question) => question !== null)
  const known = new Map(input.known.map((item) => [item.id, item]))
  checkStructure(drafts, known, product, input.revises ?? false)
  const products = productIds(drafts, known, product)
  const merged = new Map<string, ReturnType<typeof mergeItem>>()
  for (const [id, group] of Map.groupBy(drafts, (draft) => draft.values.item)) {
    if (id === '') continue
    const type = products.has(id) ? 'product' : 'part'
    const kind = input.defaults?.kind ?? 'commodity'
    const options = { id, type, kind, keep: input.keepBrokenFields ?? false } as const
    merged.set(id, mergeItem(group, known.get(id), options))
  }
  breakBelowBroken(drafts)
  checkAlternates(drafts, known)
  const outcomes = new Map<number, RowOutcome>()
  const done = new Set<string>()
  for (const draft of drafts) {
    outcomes.set(draft.index, outcomeOf(draft))
  }
  for (const [index, reason] of skipped) {
    outcomes.set(index, { kind: 'skipped', row: index + 1, reason, warnings: [] })
  }
  const ordered = rows.map((_, index) => outcomes.get(index) as RowOutcome)
  const counts = { adds: 0, updates: 0, line: 0, skipped: 0, broken: 0 }
  for (const { kind } of ordered) counts[kind]++
  return { product, outcomes: ordered, counts, questions }

  function leaveOut(rows: readonly { index: number; reason: string }[]): void {
    if (rows.length === 0) return
    for (const { index, reason } of rows) skipped.set(index, reason)
    const gone = new Set(rows.map(({ index }) => index))
    drafts.splice(0, drafts.length, ...drafts.filter(({ index }) => !gone.has(index)))
  }

  function outcomeOf(draft: DraftRow): RowOutcome {
    const at = (problem: CellProblem) => located(problem, draft.index, input)
    const row = draft.index + 1
    const warnings = draft.warnings.map(at)
    const item = draft.values.item
    if (draft.problems.length > 0) {
      const problems = draft.problems.map(at)
      return { kind: 'broken', row, item, under: underOf(draft), problems, warnings }
    }
    const result = merged.get(item)
    const first = !done.has(item)
    done.add(item)
    const type = products.has(item) ? 'product' : 'part'
    const line = draft.isRoot ? null : lineOf(draft, parentOf(draft, drafts, product))
    const placed: Placed = {
      row,
      item,
      type,
      depth: draft.isRoot ? 0 : draft.place.depth,
      kept: draft.kept.map(at),
      line: draft.repeats ? null : line,
      warnings,
    }
    if (first && result?.adds) return { ...placed, kind: 'adds', adds: result.adds }
    if (first && result && (result.changes.length > 0 || result.becomesProduct)) {
      const { changes, becomesProduct } = result
      return { ...placed, kind: 'updates', changes, becomesProduct }
    }
    const reason = draft.repeats ?? (draft.isRoot ? 'the product itself, as it is known' : null)
    return reason ? { kind: 'skipped', row, reason, warnings } : { ...placed, kind: 'line' }
  }

  function underOf(draft: DraftRow): string | null {
    const isLost = draft.problems.some(({ field }) => field === 'level' || field === 'parent')
    return draft.isRoot || isLost ? null : parentOf(draft, drafts, product)
  }
}

/** Items that have rows below them, or are products already. */
function productIds(
  drafts: readonly DraftRow[],
  known: ReadonlyMap<string, KnownItem>,
  product: string,
): Set<string> {
  const ids = new Set([product])
  for (const draft of drafts) {
    if (known.get(draft.values.item)?.type === 'product') ids.add(draft.values.item)
    if (!draft.isRoot && draft.values.item !== '') ids.add(parentOf(draft, drafts, product))
  }
  return ids
}

/** A row below one that is broken has nothing that it could be a line of. */
function breakBelowBroken(drafts: readonly DraftRow[]): void {
  const below = Map.groupBy(drafts.keys(), (i) => drafts[i]?.place.parent ?? null)
  const broken = drafts.flatMap((draft, i) => (draft.problems.length > 0 ? [i] : []))
  for (let at = 0; at < broken.length; at++) {
    const parent = broken[at] as number
    for (const i of below.get(parent) ?? []) {
      const draft = drafts[i] as DraftRow
      if (draft.problems.length > 0) continue
      const row = (drafts[parent]?.index ?? 0) + 1
      const message = `belongs to row ${row}, which is broken`
      draft.problems.push({ field: 'item', text: draft.values.item, message })
      broken.push(i)
    }
  }
}

/** Alternates must be items; what is none stays readable in the note. */
function checkAlternates(drafts: readonly DraftRow[], known: ReadonlyMap<string, KnownItem>): void {
  const whole = drafts.filter((draft) => draft.problems.length === 0)
  const ids = new Set([...known.keys(), ...whole.map((draft) => draft.values.item)])
  for (const draft of whole) {
    const { alternates, note } = draft.values
    if (!alternates) continue
    const strange = alternates.filter((id) => !ids.has(id))
    draft.values.alternates = alternates.filter((id) => ids.has(id))
    if (strange.length === 0) continue
    const text = strange.join('; ')
    draft.values.note = [note, `alternates: ${text}`].filter(Boolean).join('; ')
    const message = 'no part of the workspace or the table: kept in the note'
    draft.warnings.push({ field: 'alternates', text, message })
  }
}

function lineOf({ values }: DraftRow, product: string): PlannedLine {
  const { item, quantity = '', unit, note, alternates } = values
  return {
    product,
    item,
    quantity,
    ...(unit ? { unit } : {}),
    ...(note ? { note } : {}),
    ...(alternates && alternates.length > 0 ? { alternates } : {}),
  }
}
