import type { ModelPatch } from '../model/patch.ts'
import type { Model, Part, Product } from '../model/schema.ts'
import type { LiveEvaluation } from './evaluation.ts'
import type { Act } from './result/act.ts'
import type { Bounds, Method } from './result/result.ts'

type Item = Part | Product

/** A member of an item that changes, and the other products that the item is in. */
export interface ChangedFact {
  item: string
  /** As the model file names it, a fact with `facts.` before it. */
  member: string
  /** In words of the model file; null: not known. */
  from: string | null
  to: string | null
  /** Outside the product that the change is for, at any depth. */
  products: string[]
}

/** A verdict that becomes another, or asks for another act. */
export interface ChangedVerdict {
  product: string
  destination: string
  /** null: the product is not there. */
  before: Act | null
  after: Act | null
  shareBefore: Bounds
  shareAfter: Bounds
}

/**
 * What changes in items that also lie in products outside `product` (null: in any product), from a
 * model to items as they are to be. Items that are new change nothing elsewhere.
 */
export function factsChangedElsewhere(
  before: Model,
  after: { parts?: readonly Part[] | undefined; products?: readonly Product[] | undefined },
  product: string | null,
): ChangedFact[] {
  const users = usersOf(before)
  const own = product === null ? new Set<string>() : insideOf(before, product)
  const known = new Map<string, Item>([...before.parts, ...before.products].map((i) => [i.id, i]))
  return [...(after.parts ?? []), ...(after.products ?? [])].flatMap((item) => {
    const was = known.get(item.id)
    if (!was || was === item) return []
    const changed = membersChanged(was, item)
    if (changed.length === 0) return []
    const products = [...above(item.id, users)].filter((id) => !own.has(id))
    return products.length === 0
      ? []
      : changed.map((change) => ({ item: item.id, ...change, products }))
  })
}

/** The products whose verdicts a patch may change: those that it gives or takes, and all above them. */
export function productsAffected(before: Model, after: Model, patch: ModelPatch): string[] {
  const all = [...new Set([...before.products, ...after.products].map(({ id }) => id))]
  if (patch.rates || patch.currency !== undefined || patch.entities?.length) return all
  const { removed = {} } = patch
  const changed = [
    ...(patch.parts ?? []).map(({ id }) => id),
    ...(patch.products ?? []).map(({ id }) => id),
    ...(removed.parts ?? []),
    ...(removed.products ?? []),
  ]
  const affected = new Set(changed)
  for (const model of [before, after]) {
    const users = usersOf(model)
    for (const id of affected) for (const user of users.get(id) ?? []) affected.add(user)
  }
  return all.filter((id) => affected.has(id))
}

/** The verdicts of one product that are others after a change. */
export function verdictsChanged(
  before: LiveEvaluation,
  after: LiveEvaluation,
  product: string,
  { destinations, method }: { destinations: readonly string[]; method: Method },
): ChangedVerdict[] {
  const row = (evaluation: LiveEvaluation) =>
    evaluation.has(product) ? evaluation.matrix(product, destinations, method) : null
  const [was, is] = [row(before), row(after)]
  return destinations.flatMap((destination, i) => {
    const act = (of: typeof was) => of?.acts[i] ?? null
    if (act(was) === act(is)) return []
    const share = (of: typeof was): Bounds => ({
      low: of?.low[i] ?? null,
      high: of?.high[i] ?? null,
    })
    return [
      {
        product,
        destination,
        before: act(was),
        after: act(is),
        shareBefore: share(was),
        shareAfter: share(is),
      },
    ]
  })
}

/** The products that have each item on a line. */
function usersOf({ products }: Model): Map<string, string[]> {
  const users = new Map<string, string[]>()
  for (const { id, lines } of products) {
    for (const item of new Set(lines.map((line) => line.item))) {
      const those = users.get(item)
      if (those) those.push(id)
      else users.set(item, [id])
    }
  }
  return users
}

function above(item: string, users: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set(users.get(item) ?? [])
  for (const id of found) for (const user of users.get(id) ?? []) found.add(user)
  return found
}

/** A product and the products inside it. */
function insideOf({ products }: Model, product: string): Set<string> {
  const byId = new Map(products.map((one) => [one.id, one]))
  const found = new Set([product])
  for (const id of found)
    for (const { item } of byId.get(id)?.lines ?? []) if (byId.has(item)) found.add(item)
  return found
}

function membersChanged(was: Item, is: Item): Pick<ChangedFact, 'member' | 'from' | 'to'>[] {
  const [old, fresh] = [membersOf(was), membersOf(is)]
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((member) => {
    const [from, to] = [old.get(member) ?? null, fresh.get(member) ?? null]
    if (JSON.stringify(from) === JSON.stringify(to)) return []
    const said = { from: textOf(member, from), to: textOf(member, to) }
    return [{ member, ...said }]
  })
}

function membersOf({ id: _, facts, ...members }: Item): Map<string, unknown> {
  const told = Object.entries(facts ?? {}).map(([name, value]) => [`facts.${name}`, value] as const)
  return new Map([...Object.entries(members), ...told])
}

function textOf(member: string, value: unknown): string | null {
  if (value === null) return null
  if (typeof value === 'string') return value
  if (Array.isArray(value)) {
    const name = member === 'lines' ? 'line' : 'entry'
    return `${value.length} ${value.length === 1 ? name : name === 'line' ? 'lines' : 'entries'}`
  }
  if (typeof value !== 'object') return String(value)
  const { amount, currency, basis, share, eccn } = value as Record<string, unknown>
  const parts = [amount, currency, basis, share, eccn].filter((part) => typeof part === 'string')
  return parts.length > 0 ? parts.join(' ') : JSON.stringify(value)
}
