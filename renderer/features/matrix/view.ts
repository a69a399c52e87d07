import { actsWorstFirst, asksForAct } from '../../../shared/calc/result/act.ts'
import { isOpenAct } from '../../../shared/calc/result/complete.ts'
import type { RuleGroup } from '../../../shared/rules/groups.ts'
import type { DestinationSet } from '../../../shared/workspace/settings.ts'
import type { ProductRow } from '../../../shared/workspace/views.ts'
import type { AnsweredRow, Sheet } from '../../stores/matrix.ts'
import type { Choice, Only, Selection } from '../../stores/matrix-view.ts'
import { isNear } from './cell.ts'
import type { Band, Column, CompanyLine, Counts, MatrixLine, ProductLine } from './lines.ts'
import { compareLines } from './order.ts'

export interface Shown {
  columns: Column[]
  bands: Band[]
  lines: MatrixLine[]
  /** Of each column, over the rows shown that are worked out. */
  totals: Counts[]
  /** How many of the rows shown are not worked out yet. */
  open: number
}

export interface Material {
  groups: readonly RuleGroup[]
  /** Every destination in the order of the answers. */
  destinations: readonly string[]
  often: readonly string[]
  sets: readonly DestinationSet[]
  products: readonly ProductRow[]
  sheet: Sheet
  /** The answers of the other method; null: not compared. */
  otherSheet: Sheet | null
}

/** The columns of a choice of destinations that a text lets through, by rule group. */
export function columnsOf(
  { groups, destinations, often, sets }: Omit<Material, 'products' | 'sheet' | 'otherSheet'>,
  { choice, destinationFilter }: Pick<Selection, 'choice' | 'destinationFilter'>,
): Column[] {
  const chosen = chosenBy(choice, groups, often, sets)
  const places = new Map(destinations.map((code, at) => [code, at]))
  return groups.flatMap((group) =>
    group.destinations.flatMap(({ code, name }) => {
      const at = places.get(code)
      const text = `${code} ${name} ${group.members} ${group.title}`
      const isShown = (!chosen || chosen.has(code)) && hasWords(text, destinationFilter)
      return at !== undefined && isShown ? [{ code, name, at, group }] : []
    }),
  )
}

/** The products that are asked for, before anything is known of their verdicts. */
export function productsOf(
  products: readonly ProductRow[],
  { showAll, productFilter }: Pick<Selection, 'showAll' | 'productFilter'>,
): ProductRow[] {
  return products.filter(
    (row) =>
      (showAll || !row.isSubAssembly) &&
      hasWords([row.id, row.name, row.eccn, row.madeBy, row.makerName].join(' '), productFilter),
  )
}

/** What the matrix shows, of what is known so far. */
export function shown(material: Material, view: Selection): Shown {
  const { sheet, otherSheet } = material
  const all = columnsOf(material, view)
  const lines = productsOf(material.products, view).map((product): ProductLine => {
    const answered = sheet.get(product.id) ?? null
    const other = otherSheet?.get(product.id) ?? null
    return { kind: 'product', product, answered, other, counts: null }
  })
  const columns =
    view.only === 'all'
      ? all
      : all.filter(({ at }) => lines.some((line) => matches(line, at, view.only)))
  const counted = lines
    .filter(
      (line) =>
        view.only === 'all' ||
        !line.answered ||
        columns.some(({ at }) => matches(line, at, view.only)),
    )
    .map((line) => ({ ...line, counts: line.answered && countsOf(line.answered, columns) }))
  return {
    columns,
    bands: bandsOf(columns),
    lines: withCompanies(counted.sort(compareLines(view.order, columns)), view),
    totals: columns.map(({ at }) => totalOf(counted, at)),
    open: counted.filter(({ answered }) => answered === null).length,
  }
}

/** Whether the two methods decide a cell differently, as far as both answers hold at one revision. */
export function isFlipped({ answered, other }: ProductLine, at: number): boolean {
  if (!answered || !other || answered.revision !== other.revision) return false
  return answered.row.acts[at] !== other.row.acts[at]
}

function chosenBy(
  choice: Choice,
  groups: readonly RuleGroup[],
  often: readonly string[],
  sets: readonly DestinationSet[],
): ReadonlySet<string> | null {
  if (choice === 'all') return null
  if (choice === 'often') return new Set(often)
  const name = choice.slice(choice.indexOf(':') + 1)
  if (choice.startsWith('group:')) {
    const group = groups.find(({ id }) => id === name)
    return group ? new Set(group.destinations.map(({ code }) => code)) : null
  }
  const set = sets.find((known) => known.name === name)
  return set ? new Set(set.destinations) : null
}

function hasWords(text: string, filter: string): boolean {
  const lower = text.toLowerCase()
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word))
}

function matches(line: ProductLine, at: number, only: Only): boolean {
  if (!line.answered) return false
  const { row } = line.answered
  if (only === 'near') return isNear(row, at)
  if (only === 'flipped') return isFlipped(line, at)
  const act = row.acts[at]
  if (act === undefined) return false
  if (only === 'asks') return asksForAct(act)
  return only === 'incomplete' ? isOpenAct(act) : act === only
}

function bandsOf(columns: readonly Column[]): Band[] {
  const bands: Band[] = []
  columns.forEach(({ group }, from) => {
    const last = bands.at(-1)
    if (last?.group === group) last.count++
    else bands.push({ group, from, count: 1 })
  })
  return bands
}

function countsOf({ row }: AnsweredRow, columns: readonly Column[]): Counts {
  const counts = noCounts()
  for (const { at } of columns) {
    const act = row.acts[at]
    if (act) counts[act]++
  }
  return counts
}

function totalOf(lines: readonly ProductLine[], at: number): Counts {
  const counts = noCounts()
  for (const { answered } of lines) {
    const act = answered?.row.acts[at]
    if (act) counts[act]++
  }
  return counts
}

function noCounts(): Counts {
  return Object.fromEntries(actsWorstFirst.map((act) => [act, 0])) as Counts
}

/** Puts the heading of each company above its products, where they are in the order of companies. */
function withCompanies(lines: readonly ProductLine[], { order }: Selection): MatrixLine[] {
  if (order.by !== 'company') return [...lines]
  const out: MatrixLine[] = []
  let heading: CompanyLine | null = null
  for (const line of lines) {
    const { madeBy, makerName, country } = line.product
    const id = madeBy ?? ''
    if (!heading || heading.id !== id) {
      const name = makerName ?? madeBy ?? 'Maker not known'
      heading = { kind: 'company', id, name, country, products: 0 }
      out.push(heading)
    }
    heading.products++
    out.push(line)
  }
  return out
}
