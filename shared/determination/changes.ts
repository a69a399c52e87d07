import { canonicalJson } from '../model/canonical-json.ts'
import type { Entity, Line, Model, Part, Product, Rate } from '../model/schema.ts'

/** A member of an item or a company that says something else; `undefined` is not known. */
export interface ChangedMember {
  of: 'part' | 'product' | 'company'
  id: string
  name: string | null
  /** The way to it, such as `["facts", "memory"]`; `["price"]` is an amount with its currency. */
  member: string[]
  from: unknown
  to: unknown
}

/** Other lines with an item; null: there are none. */
export interface ChangedLines {
  of: 'lines'
  product: string
  item: string
  /** Their quantities, the smallest first. */
  from: string[] | null
  to: string[] | null
}

/** Another rate of a pair of currencies; null: there is none. */
export interface ChangedRate {
  of: 'rate'
  from: Rate | null
  to: Rate | null
}

/** Another member of the model as a whole, such as its currency. */
export interface ChangedModel {
  of: 'model'
  member: string[]
  from: unknown
  to: unknown
}

export type InputChange = ChangedMember | ChangedLines | ChangedRate | ChangedModel

/**
 * What differs between two inputs of one product, at any depth, that which the rules look at first.
 * What lies in one of them alone is told by the lines that it lies on.
 */
export function changesBetween(before: Model, after: Model): InputChange[] {
  const changes: InputChange[] = [
    ...memberChanges('part', before.parts, after.parts),
    ...memberChanges('product', before.products, after.products),
    ...lineChanges(before.products, after.products),
    ...memberChanges('company', before.entities, after.entities),
    ...rateChanges(before.rates, after.rates),
    ...leavesOf(headOf(before), headOf(after)).map((leaf) => ({ of: 'model' as const, ...leaf })),
  ]
  return changes
    .map((change, at) => ({ change, at }))
    .sort((a, b) => rankOf(a.change) - rankOf(b.change) || a.at - b.at)
    .map(({ change }) => change)
}

const HEAD = ['rates', 'entities', 'parts', 'products']
const NOT_COMPARED = new Set(['id', 'lines'])
/** What the rules never look at. */
const BESIDE = new Set(['name', 'supplier', 'classification', 'factSources', 'source'])

function headOf(model: Model): object {
  return Object.fromEntries(Object.entries(model).filter(([name]) => !HEAD.includes(name)))
}

function rankOf(change: InputChange): number {
  if (change.of === 'lines') return 1
  if (change.of === 'rate') return 3
  if (change.of === 'model') return 2
  const [first = ''] = change.member
  if (change.member.some((name) => BESIDE.has(name))) return 4
  return first === 'price' || first === 'prices' ? 2 : 0
}

function memberChanges(
  of: ChangedMember['of'],
  before: readonly (Part | Product | Entity)[],
  after: readonly (Part | Product | Entity)[],
): ChangedMember[] {
  const earlier = new Map(before.map((row) => [row.id, row]))
  return after.flatMap((row) => {
    const old = earlier.get(row.id)
    if (!old) return []
    const { id, name = null } = row
    return leavesOf(old, row).map((leaf) => ({ of, id, name, ...leaf }))
  })
}

interface Leaf {
  member: string[]
  from: unknown
  to: unknown
}

function leavesOf(before: object, after: object, path: readonly string[] = []): Leaf[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  const leaves: Leaf[] = []
  const amounts = path.length > 0 && ('amount' in before || 'amount' in after)
  if (amounts) {
    const [from, to] = [amountOf(before), amountOf(after)]
    if (from !== to) leaves.push({ member: [...path], from, to })
  }
  for (const name of names) {
    if (NOT_COMPARED.has(name) && path.length === 0) continue
    if (amounts && (name === 'amount' || name === 'currency')) continue
    const [from, to] = [memberOf(before, name), memberOf(after, name)]
    if (isSame(from, to)) continue
    const member = [...path, name]
    if (isObject(from) || isObject(to))
      leaves.push(...leavesOf(asObject(from), asObject(to), member))
    else leaves.push({ member, from, to })
  }
  return leaves
}

/** null says the same as an absent member: not known. */
function memberOf(row: object, name: string): unknown {
  return (row as Record<string, unknown>)[name] ?? undefined
}

function amountOf(price: object): string | undefined {
  const { amount, currency } = price as { amount?: string; currency?: string }
  return amount === undefined ? undefined : `${amount} ${currency}`
}

function lineChanges(before: readonly Product[], after: readonly Product[]): ChangedLines[] {
  const earlier = new Map(before.map((row) => [row.id, row]))
  return after.flatMap((row) => {
    const old = earlier.get(row.id)
    if (!old) return []
    const [from, to] = [quantitiesOf(old.lines), quantitiesOf(row.lines)]
    return [...new Set([...from.keys(), ...to.keys()])].flatMap((item) => {
      const change = { from: from.get(item) ?? null, to: to.get(item) ?? null }
      return isSame(change.from, change.to)
        ? []
        : [{ of: 'lines' as const, product: row.id, item, ...change }]
    })
  })
}

function quantitiesOf(lines: readonly Line[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { item, quantity } of lines) found.set(item, [...(found.get(item) ?? []), quantity])
  for (const quantities of found.values()) quantities.sort()
  return found
}

function rateChanges(before: readonly Rate[], after: readonly Rate[]): ChangedRate[] {
  const byPair = (rates: readonly Rate[]) =>
    new Map(rates.map((rate) => [`${rate.from}>${rate.to}`, rate]))
  const [earlier, later] = [byPair(before), byPair(after)]
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((pair) => {
    const change = { from: earlier.get(pair) ?? null, to: later.get(pair) ?? null }
    return isSame(change.from, change.to) ? [] : [{ of: 'rate' as const, ...change }]
  })
}

function isSame(from: unknown, to: unknown): boolean {
  return canonicalJson({ value: from }) === canonicalJson({ value: to })
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function asObject(value: unknown): object {
  return isObject(value) ? value : {}
}
