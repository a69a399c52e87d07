import { isCounting, isCountryLike, outlineOf } from './cell-kinds.ts'
import {
  askFor,
  bestOf,
  type Choice,
  columnOf,
  distinct,
  has,
  isAsked,
  isFree,
  openClaims,
  take,
} from './choice.ts'
import { type Claim, SURE, USUAL, WEAK } from './claims.ts'
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
  const names = openClaims(choice, 'name').filter(({ column }) => saysSomething(choice, column))
  const called = names.filter(
    ({ column }) => !/descri|beschreib|text|opis/.test(column.heading.whole),
  )
  const last = bestOf(claims.length > 0 ? claims : called)
  const codes = [...countingBesidePosition(choice), ...codeColumns(choice)]
  if (last.length > 0 && codes.length === 0) {
    settle(choice, last, true)
    return
  }
  if (last.length > 0) {
    ask(choice, [...codes, ...last.map(({ column }) => column)])
    return
  }
  ask(choice, [...wordColumns(choice), ...names.map(({ column }) => column)])
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
  askFor(choice, 'manufacturerPartNumber', columns, { none: true })
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
  if (columns.length > 0) askFor(choice, 'item', columns)
}

/** Of numbers that differ the company's own goes first; the other is then the manufacturer's. */
function preferOwn(choice: Choice, claims: readonly Claim[]): Claim[] {
  const best = bestOf(claims)
  if (best.length < 2) return best
  const own = best.filter(({ column }) => OWN.test(column.heading.whole))
  const [first] = own
  if (own.length !== 1 || !first) return best
  const [other, ...more] = best.filter((claim) => claim !== first)
  const isPlain = /^(part ?(number|no|num|nr)|p ?n|part)$/.test(other?.column.heading.whole ?? '')
  if (other && more.length === 0 && isPlain && !has(choice, 'manufacturerPartNumber')) {
    take(choice, other.column, 'manufacturerPartNumber', WEAK)
  }
  return [first]
}

const OWN =
  /\b(internal|own|company|house|inhouse|our|my|ipn|cpn|corporate|customer|cust|client|erp|sap|intern|interne)\b|社内/

/** A column that names the assembly beside one that names its components is the parent, not the part. */
function withoutParents(choice: Choice, claims: readonly Claim[]): Claim[] {
  const components = claims.filter(({ column }) => COMPONENT.test(column.heading.whole))
  if (components.length === 0 || components.length === claims.length) return [...claims]
  const parents = claims.filter(
    (claim) => !components.includes(claim) && ASSEMBLY.test(claim.column.heading.whole),
  )
  const naming = parents.find(({ column }) => namesAssemblies(column, components))
  const isOpen = !has(choice, 'parent') && !choice.settled.has('parent')
  if (naming && isOpen) take(choice, naming.column, 'parent', WEAK)
  return claims.filter((claim) => !parents.includes(claim))
}

const COMPONENT =
  /\b(component|comp|child|komponente\p{L}*|komponenten\p{L}*|idnrk|sub ?item)\b|子件|子项|子部品|子品|構成|组件/u
const ASSEMBLY =
  /^(material|item|product|assembly|article|artikel|finished good|model|kit|产品|成品)( (number|no|nr|id|code))?$|^matnr$/

/** Whether a column says which lines belong together: it names a component, several assemblies, or the material. */
function namesAssemblies(column: ColumnView, components: readonly Claim[]): boolean {
  const items = new Set(components.flatMap((claim) => claim.column.filled))
  if (!isNumber(column)) return false
  if (column.filled.some((cell) => items.has(cell))) return true
  const count = new Set(column.filled).size
  const isSeveral = count > 1 && count < column.filled.length
  return isSeveral || /^(material|matnr)/.test(column.heading.whole)
}

/** A material such as steel is not a number. */
function isNumber(column: ColumnView): boolean {
  return shareOf(column, (cell) => /\d/.test(cell) && !/\s/.test(cell)) >= 0.8
}

function isNumberOfParts(choice: Choice, { column, score }: Claim): boolean {
  const alsoRow = choice.claims.some(
    (other) => other.column === column && (other.field === 'position' || other.field === 'level'),
  )
  const mayCount = alsoRow || score < SURE
  if (mayCount && (isCounting(column) || outlineOf(column) !== 'none')) return false
  if (has(choice, 'manufacturerPartNumber') && isOfDistributor(column)) return false
  return !/^(material|材料|no|nr|num)$/.test(column.heading.whole) || isNumber(column)
}

/** Whether the numbers are those of a distributor, by their form. */
function isOfDistributor(column: ColumnView): boolean {
  return column.filled.length > 0 && shareOf(column, (cell) => /-ND$/.test(cell)) >= 0.6
}

function isMadeOfWords({ score }: Claim): boolean {
  return score <= WEAK
}

function saysSomething({ view }: Choice, column: ColumnView): boolean {
  return view.rows.length === 0 || column.filled.length > 0
}

/** Columns of numbers that rise row by row, though another column is the position: they may be part numbers. */
function countingBesidePosition(choice: Choice): ColumnView[] {
  if (!has(choice, 'position') && !has(choice, 'level')) return []
  return openClaims(choice, 'item')
    .filter(({ column, score }) => score >= USUAL && isCounting(column))
    .map(({ column }) => column)
}

/** Columns without a known heading whose cells tell the rows apart. */
function wordColumns(choice: Choice): ColumnView[] {
  const { view, claims } = choice
  const free = view.columns.filter(
    (column) =>
      isFree(choice, column) &&
      column.filled.length > 0 &&
      !claims.some((claim) => claim.column === column && claim.score > WEAK) &&
      !isCounting(column) &&
      shareOf(column, isCountryLike) < 0.8 &&
      shareOf(column, (cell) => /\p{L}|\d{4}/u.test(cell)) >= 0.8 &&
      new Set(column.filled).size >= column.filled.length * 0.6,
  )
  return distinct(free.map((column) => ({ column, field: 'item', score: 0 })))
    .map(({ column }) => column)
    .slice(0, 6)
}

/** Columns without a known heading whose cells are numbers of something, such as "P-100". */
function codeColumns(choice: Choice): ColumnView[] {
  return wordColumns(choice).filter(
    (column) =>
      !choice.claims.some((claim) => claim.column === column) &&
      !OF_OTHER_THINGS.test(column.heading.whole) &&
      shareOf(column, (cell) => /\d/.test(cell) && !/\s/.test(cell) && cell.length >= 3) >= 0.8,
  )
}

/** What a part has beside its number. */
const OF_OTHER_THINGS =
  /foot ?print|package|case|data ?sheet|device|lib|symbol|tolerance|voltage|rating|power|file|config|finish|rev|version|url|link|supplier|vendor|distributor|order|lcsc|jlc|digi ?key|mouser|farnell|arrow|element14|\brs\b|date|status|state|valid|change|customer|barcode|serial|lot|batch|mass|weight|length|width|height|size|dimension|lieferant|bestell|fournisseur|proveedor|封装|尺寸|重量|批次|图纸|日期/
