import { isCounting, outlineOf } from './cell-kinds.ts'
import {
  bestOf,
  type Choice,
  columnOf,
  distinct,
  has,
  isAsked,
  openClaims,
  take,
} from './choice.ts'
import { type Claim, SURE, USUAL, WEAK } from './claims.ts'
import { askColumn } from './column-questions.ts'
import { type ColumnView, shareOf } from './column-view.ts'

/**
 * Chooses the part number. A column that counts its rows is none, whatever its heading, where its
 * heading names the row as well as the part. Without a surer one the manufacturer's number is it, then
 * what a drawing calls the part, then its name.
 */
export function chooseItem(choice: Choice): void {
  if (!choice.settled.has('manufacturerPartNumber')) chooseMakerNumber(choice)
  if (choice.settled.has('item')) return
  const claims = openClaims(choice, 'item').filter(
    (claim) => saysSomething(choice, claim.column) && isNumberOfParts(choice, claim),
  )
  const good = withoutParents(
    choice,
    claims.filter(({ score }) => score >= USUAL),
  )
  const maker = columnOf(choice, 'manufacturerPartNumber')
  if (good.length > 0) {
    settle(choice, preferOwn(choice, good))
    return
  }
  if (maker && saysSomething(choice, maker)) {
    const score = choice.confidence[maker.index] ?? SURE
    take(choice, maker, 'item', score)
    const [other] = claims
    if (other && openClaims(choice, 'name').length === 0 && isMadeOfWords(other)) {
      take(choice, other.column, 'name', WEAK)
    }
    return
  }
  if (maker && claims.length === 0) {
    take(choice, maker, 'item', SURE)
    return
  }
  if (claims.length > 0) {
    settle(choice, bestOf(claims), true)
    return
  }
  const names = openClaims(choice, 'name').filter(({ column }) => saysSomething(choice, column))
  const called = names.filter(
    ({ column }) => !/descri|beschreib|text|opis/.test(column.heading.whole),
  )
  if (called.length > 0) {
    settle(choice, bestOf(called), true)
    return
  }
  const left = names.map(({ column }) => column)
  ask(choice, left.length > 0 ? left : wordColumns(choice))
}

function chooseMakerNumber(choice: Choice): void {
  const claims = openClaims(choice, 'manufacturerPartNumber').filter(({ column }) =>
    saysSomething(choice, column),
  )
  const best = bestOf(claims)
  const [first] = best
  if (first && best.length === 1) {
    take(choice, first.column, first.field, first.score)
    return
  }
  const asked = openClaims(choice, 'manufacturerPartNumber')
  if (claims.length === 0 && asked[0]) take(choice, asked[0].column, asked[0].field, asked[0].score)
  if (best.length < 2) return
  const columns = best.map(({ column }) => column)
  choice.questions.push(askColumn(choice.view, 'manufacturerPartNumber', columns, { none: true }))
  choice.settled.add('manufacturerPartNumber')
}

function settle(choice: Choice, best: readonly Claim[], isLast = false): void {
  const [first] = best
  if (!first) return
  if (best.length > 1 || (isAsked(first) && !isLast)) {
    ask(
      choice,
      best.map(({ column }) => column),
    )
    return
  }
  take(choice, first.column, 'item', first.score)
}

function ask(choice: Choice, columns: readonly ColumnView[]): void {
  if (columns.length === 0) return
  choice.questions.push(askColumn(choice.view, 'item', columns))
  choice.settled.add('item')
}

/** Of numbers that differ the company's own goes first; the other is then the manufacturer's. */
function preferOwn(choice: Choice, claims: readonly Claim[]): Claim[] {
  const best = bestOf(claims)
  if (best.length < 2) return best
  const own = best.filter(({ column }) => OWN.test(column.heading.whole))
  const [first] = own
  if (own.length !== 1 || !first) return best
  const [other, ...more] = best.filter((claim) => claim !== first)
  if (other && more.length === 0 && !has(choice, 'manufacturerPartNumber')) {
    take(choice, other.column, 'manufacturerPartNumber', WEAK)
  }
  return [first]
}

const OWN =
  /\b(internal|own|company|house|inhouse|our|my|ipn|cpn|corporate|customer|cust|client|erp|sap|intern|interne)\b|社内/

/** A column that names the assembly beside one that names its components is the parent. */
function withoutParents(choice: Choice, claims: readonly Claim[]): Claim[] {
  const components = claims.filter(({ column }) => COMPONENT.test(column.heading.whole))
  if (components.length === 0 || components.length === claims.length) return [...claims]
  const others = claims.filter((claim) => !components.includes(claim))
  const parents = others.filter(({ column }) => ASSEMBLY.test(column.heading.whole))
  for (const { column } of parents) {
    const isNamed =
      /material|产品|product/.test(column.heading.whole) || isAmong(column, components)
    const free = !has(choice, 'parent') && !choice.settled.has('parent')
    if (isNamed && free && isNumber(column)) take(choice, column, 'parent', WEAK)
  }
  return claims.filter((claim) => !parents.includes(claim))
}

const COMPONENT =
  /\b(component|comp|child|komponente\p{L}*|komponenten\p{L}*|idnrk|sub ?item)\b|子件|子项|子部品|子品|構成|组件/u
const ASSEMBLY = /^(material|material number|matnr|item|product|assembly|article|artikel|产品)$/

function isAmong(column: ColumnView, claims: readonly Claim[]): boolean {
  const items = new Set(claims.flatMap((claim) => claim.column.filled))
  return column.filled.some((cell) => items.has(cell))
}

/** A material such as steel is not a number. */
function isNumber(column: ColumnView): boolean {
  return shareOf(column, (cell) => /\d/.test(cell) && !/\s/.test(cell)) >= 0.8
}

function isNumberOfParts({ claims }: Choice, { column, score }: Claim): boolean {
  const alsoRow = claims.some(
    (other) => other.column === column && (other.field === 'position' || other.field === 'level'),
  )
  const mayCount = alsoRow || score < SURE
  if (mayCount && (isCounting(column) || outlineOf(column) !== 'none')) return false
  return !/^material$|^材料$/.test(column.heading.whole) || isNumber(column)
}

function isMadeOfWords({ score }: Claim): boolean {
  return score <= WEAK
}

function saysSomething({ view }: Choice, column: ColumnView): boolean {
  return view.rows.length === 0 || column.filled.length > 0
}

/** Columns without a known heading whose cells tell the rows apart. */
function wordColumns(choice: Choice): ColumnView[] {
  const { view, columns, claims } = choice
  const free = view.columns.filter(
    (column) =>
      columns[column.index] === null &&
      column.filled.length > 0 &&
      !claims.some((claim) => claim.column === column && claim.score > 0.6) &&
      !isCounting(column) &&
      shareOf(column, (cell) => /[\p{L}]|\d{4}/u.test(cell)) >= 0.8 &&
      new Set(column.filled).size >= column.filled.length * 0.6,
  )
  return distinct(free.map((column) => ({ column, field: 'item', score: 0 })))
    .map(({ column }) => column)
    .slice(0, 6)
}
