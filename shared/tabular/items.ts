import type { Kind, Part, Price } from '../model/schema.ts'
import { compare, parseRatio } from '../money/ratio.ts'
import type { Command } from '../workspace/commands.ts'
import { type DraftRow, KEEPABLE } from './draft.ts'
import type { Field } from './fields.ts'
import type { KnownItem } from './known.ts'
import type { Values } from './row.ts'

/** A part or product that is new to the workspace. */
export type NewItem =
  | { type: 'part'; part: Part }
  | { type: 'product'; product: Extract<Command, { kind: 'setProduct' }>['product'] }

/** One fact of a known item that the table says otherwise. */
export interface ItemChange {
  field: Field
  /** What the workspace has; null: unknown. */
  from: string | null
  to: string
  /** The member of the part or product, and its new value. */
  member: string
  value: unknown
}

/** By which a fact of an item is left out of an import. */
export function factKey(item: string, { field }: Pick<ItemChange, 'field'>): string {
  return `item:${item}:${field}`
}

export interface MergedItem {
  adds: NewItem | null
  changes: ItemChange[]
  becomesProduct: boolean
}

interface Fact {
  field: Field
  key: keyof Values
  /** Which items can carry it. */
  carriers: 'both' | 'part' | 'product'
  /** A difference between rows is a problem (the others: a warning, and the first row counts). */
  strict: boolean
}

const FACTS: readonly Fact[] = [
  { field: 'name', key: 'name', carriers: 'both', strict: false },
  { field: 'kind', key: 'kind', carriers: 'both', strict: true },
  { field: 'origin', key: 'origin', carriers: 'part', strict: true },
  { field: 'eccn', key: 'eccn', carriers: 'both', strict: true },
  { field: 'unitPrice', key: 'price', carriers: 'both', strict: true },
  { field: 'supplier', key: 'supplier', carriers: 'part', strict: false },
  { field: 'usShare', key: 'usContent', carriers: 'part', strict: true },
  { field: 'hts', key: 'hts6', carriers: 'part', strict: true },
  { field: 'madeBy', key: 'madeBy', carriers: 'product', strict: true },
  {
    field: 'manufacturerPartNumber',
    key: 'manufacturerPartNumber',
    carriers: 'both',
    strict: false,
  },
]

/**
 * Brings together what all rows of one item say about it. Rows that contradict each other are marked
 * as broken (or, where facts may be left unknown, lose that fact), each naming another one.
 */
export function mergeItem(
  rows: readonly DraftRow[],
  known: KnownItem | undefined,
  options: { id: string; type: 'part' | 'product'; kind: Kind; keep: boolean },
): MergedItem {
  for (const fact of FACTS) settle(fact, rows, options)
  const whole = rows.filter((row) => row.problems.length === 0)
  const values: Partial<Values> = {}
  for (const { key } of FACTS) {
    const row = whole.find((candidate) => candidate.values[key] !== undefined)
    if (row) (values as Record<string, unknown>)[key] = row.values[key]
  }
  if (!known) {
    takeKindFromEccn(values, whole)
    return { adds: newItem(values, options), changes: [], becomesProduct: false }
  }
  const becomesProduct = known.type === 'part' && options.type === 'product'
  const [first] = whole
  const lost = becomesProduct ? factsLost(known) : []
  if (first && lost.length > 0) {
    const message = `becomes a sub-assembly; of the part it was, not kept: ${lost.join(', ')}`
    first.warnings.push({ field: 'item', text: options.id, message })
  }
  return { adds: null, changes: changesOf(values, known), becomesProduct }
}

/** Takes out a fact that rows contradict each other in, or that this type of item cannot carry. */
function settle(
  fact: Fact,
  rows: readonly DraftRow[],
  { type, keep }: { type: 'part' | 'product'; keep: boolean },
): void {
  const { field, key } = fact
  const isCarried = fact.carriers === 'both' || fact.carriers === type
  if (isCarried && rows.length === 1) return
  const having = rows.filter((row) => row.values[key] !== undefined)
  if (!isCarried) {
    for (const row of having) {
      row.warnings.push({ field, text: textOf(row.values[key]), message: NOT_CARRIED[type] })
      delete row.values[key]
    }
    return
  }
  const [first] = having
  if (!first) return
  const differing = having.filter((row) => !isSame(row.values[key], first.values[key]))
  if (differing.length === 0) return
  const involved = fact.strict ? having : differing
  for (const row of involved) {
    const other = row === first ? (differing[0] as DraftRow) : first
    const text = textOf(row.values[key])
    const message = `row ${other.index + 1} says ${textOf(other.values[key])} of the same part`
    if (!fact.strict) {
      row.warnings.push({ field, text, message: `${message}, which was taken` })
    } else if (keep && KEEPABLE.has(field)) row.kept.push({ field, text, message })
    else row.problems.push({ field, text, message })
  }
  for (const row of involved) delete row.values[key]
}

/** Group D of every category is software and group E technology (738.2(b)); said where no column says the kind. */
function takeKindFromEccn(values: Partial<Values>, rows: readonly DraftRow[]): void {
  const group = /^\d([DE])\d{3}/.exec(values.eccn ?? '')?.[1]
  if (values.kind || !group) return
  values.kind = group === 'D' ? 'software' : 'technology'
  const row = rows.find((candidate) => candidate.values.eccn !== undefined)
  const message = `taken to be ${values.kind}, as the ECCN is of group ${group}`
  row?.warnings.push({ field: 'kind', text: values.eccn ?? '', message })
}

const NOT_CARRIED = {
  part: 'not taken over: only a sub-assembly has it',
  product: 'not taken over: a sub-assembly has it from its own lines and its maker',
}

/** What a part says that a product has no place for. */
function factsLost({ origin, supplier, usContent, facts }: KnownItem): string[] {
  return Object.entries({ origin, supplier, 'US content': usContent, facts })
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name]) => name)
}

function newItem(
  values: Partial<Values>,
  { id, type, kind: usual }: { id: string; type: 'part' | 'product'; kind: Kind },
): NewItem {
  const { kind = usual, name, origin, eccn, price, supplier, usContent, madeBy } = values
  const { hts6, manufacturerPartNumber } = values
  const both = { id, kind, name, eccn, price, manufacturerPartNumber }
  if (type === 'product') return { type, product: filled({ ...both, madeBy }) }
  const facts = hts6 ? { hts6 } : undefined
  return { type, part: filled({ ...both, origin, supplier, usContent, facts }) }
}

/** The members that say something. */
function filled<T extends object>(row: T): T {
  const said: Partial<T> = {}
  for (const name in row) if (row[name] !== undefined) said[name] = row[name]
  return said as T
}

function changesOf(values: Partial<Values>, known: KnownItem): ItemChange[] {
  const changes: ItemChange[] = []
  for (const { field, key } of FACTS) {
    const value = values[key]
    if (value === undefined) continue
    const before =
      key === 'hts6'
        ? known.facts?.hts6
        : known[key as Exclude<typeof key, 'hts6'> & keyof KnownItem]
    const after = key === 'price' ? withKnownBasis(value as Price, known.price) : value
    if (before !== undefined && before !== null && isSame(before, after)) continue
    const from = before === undefined || before === null ? null : textOf(before)
    const member = key === 'hts6' ? 'facts' : key
    const whole = key === 'hts6' ? { ...known.facts, hts6: after } : after
    changes.push({ field, from, to: textOf(after), member, value: whole })
  }
  return changes
}

/** A table without a basis does not take back the one that is known. */
function withKnownBasis(price: Price, known: KnownItem['price']): Price {
  return !price.basis && known?.basis ? { ...price, basis: known.basis } : price
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  const { amount, currency, basis, share, eccn } = value as Record<string, string | null>
  const parts = amount ? [amount, currency, basis] : [share, eccn]
  return parts.filter(Boolean).join(' ')
}

/** Whether two facts say the same; amounts and shares are compared as numbers. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b
  const left = a as Record<string, string | null | undefined>
  const right = b as Record<string, string | null | undefined>
  const keys = ['amount', 'currency', 'basis', 'share', 'eccn']
  return keys.every((key) => {
    const x = left[key] ?? null
    const y = right[key] ?? null
    if (x === null || y === null) return x === y
    const isNumber = key === 'amount' || key === 'share'
    return isNumber ? compare(parseRatio(x), parseRatio(y)) === 0 : x === y
  })
}
