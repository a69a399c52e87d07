import { ASKED, type Claim } from './claims.ts'
import { askColumn } from './column-questions.ts'
import { type ColumnView, holdTheSame, type TableView } from './column-view.ts'
import type { Field } from './fields.ts'
import type { Answers, TableQuestion } from './question.ts'

/** What has been settled about the columns of a table so far. */
export interface Choice {
  view: TableView
  claims: readonly Claim[]
  answers: Answers
  columns: (Field | null)[]
  confidence: number[]
  questions: TableQuestion[]
  /** Fields that an answer has settled, or that a question stands open for. */
  settled: Set<Field>
  /** Columns that a question stands open for. */
  asked: Set<number>
}

/** Asks which column a field is; none of them is taken for another field. */
export function askFor(
  choice: Choice,
  field: Field,
  columns: readonly ColumnView[],
  options: { none?: boolean } = {},
): void {
  choice.questions.push(askColumn(choice.view, field, columns, options))
  choice.settled.add(field)
  for (const { index } of columns) choice.asked.add(index)
}

export function take(choice: Choice, column: ColumnView, field: Field, score: number): void {
  choice.columns[column.index] = field
  choice.confidence[column.index] = Math.min(score, 1)
}

/** Whether a column is neither taken nor asked for. */
export function isFree({ columns, asked }: Choice, { index }: ColumnView): boolean {
  return columns[index] === null && !asked.has(index)
}

export function has(choice: Choice, field: Field): boolean {
  return choice.columns.includes(field)
}

export function columnOf(choice: Choice, field: Field): ColumnView | undefined {
  const index = choice.columns.indexOf(field)
  return index < 0 ? undefined : choice.view.columns[index]
}

/**
 * The claims to a field of columns that are not taken yet, the best first. Of numbered headings
 * ("Supplier 1", "Supplier 2") only the first is one, and none where one without a number is as good.
 */
export function openClaims(choice: Choice, field: Field): Claim[] {
  const open = choice.claims.filter(
    (claim) => claim.field === field && isFree(choice, claim.column),
  )
  const ofLines = open.filter(({ column }) => column.heading.isOfLines)
  const about = ofLines.length > 0 ? ofLines : open
  const numbers = about.flatMap(({ column }) => column.heading.series ?? [])
  const lowest = Math.min(...numbers)
  const plain = about.filter(({ column }) => column.heading.series === null)
  const best = Math.max(0, ...plain.map(({ score }) => score))
  return about
    .filter(({ column, score }) => {
      const { series } = column.heading
      return series === null || (series === lowest && score > best)
    })
    .sort((a, b) => b.score - a.score || compareColumns(a.column, b.column))
}

/** Columns that say the same count once: the fullest of each. */
export function distinct(claims: readonly Claim[]): Claim[] {
  const kept: Claim[] = []
  const keys = new Map(claims.map(({ column }) => [column, keyOf(column)]))
  const fullest = [...claims].sort(
    (a, b) =>
      b.column.filled.length - a.column.filled.length || compareColumns(a.column, b.column, keys),
  )
  for (const claim of fullest) {
    if (!kept.some(({ column }) => holdTheSame(column, claim.column))) kept.push(claim)
  }
  return kept
}

/** The best claims of equal score that say different things. */
export function bestOf(claims: readonly Claim[]): Claim[] {
  const top = Math.max(...claims.map(({ score }) => score))
  return distinct(claims.filter(({ score }) => score === top))
}

export function isAsked({ score }: Claim): boolean {
  return score <= ASKED
}

/** An order of columns that does not depend on where they stand; `keys`: those that are known. */
function compareColumns(
  one: ColumnView,
  other: ColumnView,
  keys?: ReadonlyMap<ColumnView, string>,
): number {
  const [a, b] = [one, other].map((column) => keys?.get(column) ?? keyOf(column)) as [
    string,
    string,
  ]
  return a < b ? -1 : a > b ? 1 : one.index - other.index
}

function keyOf({ heading, cells }: ColumnView): string {
  return `${heading.text}\n${cells.join('\n')}`
}
