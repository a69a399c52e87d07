import { cellsFit, isCountryLike, isEccnLike } from './cell-kinds.ts'
import { askFor, bestOf, type Choice, isAsked, isFree, openClaims, take } from './choice.ts'
import { type Claim, SURE, UNREADABLE } from './claims.ts'
import { type ColumnView, holdTheSame, shareOf } from './column-view.ts'
import type { Field } from './fields.ts'
import { otherThing } from './other-headings.ts'

/** Chooses the columns of facts that decide: where a part is from, and its US ECCN. */
export function chooseFacts(choice: Choice): void {
  for (const field of ['origin', 'eccn'] as const) {
    if (!choice.settled.has(field)) chooseFact(choice, field)
  }
}

function chooseFact(choice: Choice, field: 'origin' | 'eccn'): void {
  const claims = openClaims(choice, field)
  const fitting = claims.filter(
    ({ column, score }) => cellsFit(field, column) && (score >= SURE || column.filled.length > 0),
  )
  const best = bestOf(fitting)
  const [first] = best
  const others = furtherColumns(choice, field, first?.column)
  if (first && others.length > 0) {
    ask(choice, field, [first.column, ...others])
    return
  }
  if (first && best.length === 1 && !isAsked(first)) {
    take(choice, first.column, field, first.score)
    return
  }
  if (first) {
    ask(
      choice,
      field,
      best.map(({ column }) => column),
    )
    return
  }
  const [broken] = claims.filter(({ score }) => score >= SURE)
  if (broken) {
    take(choice, broken.column, field, UNREADABLE)
    return
  }
  const unnamed = unnamedColumns(choice, field)
  if (unnamed.length > 0) ask(choice, field, unnamed)
}

function ask(choice: Choice, field: Field, columns: readonly ColumnView[]): void {
  askFor(choice, field, columns, { none: true })
}

/** Columns of the same fact under a further number ("COO 2") that say another thing, of one part. */
function furtherColumns(
  { claims }: Choice,
  field: Field,
  first: ColumnView | undefined,
): ColumnView[] {
  const isFurther = ({ column }: Claim) => (column.heading.series ?? 1) > 1
  const hasSources = claims.some(
    (claim) => claim.field === 'manufacturerPartNumber' && isFurther(claim),
  )
  if (!first || hasSources) return []
  return claims
    .filter((claim) => claim.field === field && isFurther(claim) && !isAsked(claim))
    .map(({ column }) => column)
    .filter((column) => column !== first && column.filled.length > 0 && !holdTheSame(column, first))
}

/** Columns whose heading says nothing and whose cells are countries, or ECCNs. */
function unnamedColumns(choice: Choice, field: 'origin' | 'eccn'): ColumnView[] {
  const fits = field === 'origin' ? isCountryLike : isEccnLike
  return choice.view.columns.filter(
    (column) =>
      isFree(choice, column) &&
      column.filled.length > 0 &&
      !choice.claims.some((claim) => claim.column === column) &&
      otherThing(field, column.heading.whole) === null &&
      shareOf(column, fits) >= 0.8 &&
      (field === 'eccn' || isSurelyOfCountries(column)),
  )
}

/** Two letters alone may be units or answers ("NO", "ME"): a name, or a heading, must say more. */
function isSurelyOfCountries({ filled, heading }: ColumnView): boolean {
  if (heading.text === '') return new Set(filled).size > 1
  if (/countr|ctry|origin|made|land|pays|pais|paese|国|國|产|產/.test(heading.whole)) return true
  return filled.some((cell) => cell.length > 3)
}

/** Fields of which the best column is taken, none of which decides alone. */
const OTHERS: readonly Field[] = [
  'name',
  'unit',
  'hts',
  'supplier',
  'usShare',
  'usEccn',
  'alternates',
]

/** Fields that are taken only where the cells are such, whatever the heading says. */
const BY_CELLS: readonly Field[] = ['kind', 'basis', 'fitted', 'notFitted']

export interface CompanyName {
  id: string
  name?: string | null | undefined
}

/** Chooses everything else that a table may say. */
export function chooseOthers(choice: Choice, companies: readonly CompanyName[]): void {
  for (const field of OTHERS) {
    const claims = openClaims(choice, field)
    const fitting = claims.filter(({ column }) => cellsFit(field, column))
    const [best] = bestOf(fitting)
    const [broken] = field === 'unit' ? [] : claims.filter(({ score }) => score >= SURE)
    if (choice.settled.has(field)) continue
    if (best) take(choice, best.column, field, best.score)
    else if (broken) take(choice, broken.column, field, UNREADABLE)
  }
  for (const field of BY_CELLS) {
    const claims = openClaims(choice, field).filter(
      ({ column, score }) =>
        (cellsFit(field, column) || (score >= SURE && field !== 'fitted')) &&
        (column.filled.length > 0 || score >= SURE) &&
        isSaid(field, column),
    )
    const [best] = bestOf(claims)
    if (best && !choice.settled.has(field)) take(choice, best.column, field, best.score)
  }
  chooseMadeBy(choice, companies)
  if (choice.settled.has('note')) return
  for (const { column, score } of openClaims(choice, 'note')) take(choice, column, 'note', score)
}

/** Boxes that nobody has ticked yet say nothing about what is fitted. */
function isSaid(field: Field, { filled, cells }: ColumnView): boolean {
  return field !== 'fitted' || filled.length >= cells.length * 0.8
}

function chooseMadeBy(choice: Choice, companies: readonly CompanyName[]): void {
  if (choice.settled.has('madeBy')) return
  const known = new Set(companies.flatMap(({ id, name }) => [id, name ?? id]).map(lower))
  const claims = openClaims(choice, 'madeBy').filter(
    ({ column, score }) =>
      score >= SURE ||
      (column.filled.length > 0 && shareOf(column, (cell) => known.has(lower(cell))) >= 0.5),
  )
  const [best] = bestOf(claims)
  if (best) take(choice, best.column, 'madeBy', best.score)
}

function lower(text: string): string {
  return text.trim().toLowerCase()
}
