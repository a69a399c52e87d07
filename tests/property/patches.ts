import fc from 'fast-check'
import { type ModelPatch, patchModel } from '../../shared/model/patch.ts'
import type { Model, Product } from '../../shared/model/schema.ts'
import { FULL, part, question } from './models.ts'

/** One random change of a model; which of them can be done depends on the model. */
interface Change {
  /** A model of the same ids, from which changed objects are taken. */
  other: Model
  parts: readonly string[]
  products: readonly string[]
  entity: { id: string; country: string | null; headquarters: string | null } | null
  money: 'same' | 'rates' | 'currency'
  remove: string | null
  added: { part: Model['parts'][number]; to: string; quantity: string } | null
}

const some = (ids: readonly string[]) => fc.subarray([...ids], { maxLength: 2 })

export const change: fc.Arbitrary<Change> = fc.record({
  other: question(FULL).map(({ model }) => model),
  parts: some(['P0', 'P1', 'P2', 'P3']),
  products: some(['W', 'S1', 'S2', 'S3']),
  entity: fc.option(
    fc.record({
      id: fc.constantFrom('DE1', 'SG1', 'US1'),
      country: fc.constantFrom('DE', 'US', 'SG', null),
      headquarters: fc.constantFrom('DE', 'CN', null),
    }),
    { freq: 5 },
  ),
  money: fc.constantFrom('same', 'same', 'same', 'same', 'rates', 'currency'),
  remove: fc.option(fc.constantFrom('P0', 'P1', 'P3', 'S2', 'S3', 'N1'), { freq: 4 }),
  added: fc.option(
    fc.record({
      part: fc.constantFrom('N1', 'N2').chain((id) => part(FULL, id)),
      to: fc.constantFrom('W', 'S1', 'S3'),
      quantity: fc.constantFrom('1', '2.5'),
    }),
    { freq: 4 },
  ),
})

/** The change as a patch of a model, which leaves it whole: no line leads nowhere. */
export function patchBy(model: Model, change: Change): ModelPatch {
  const { other, remove, added } = change
  const patch: ModelPatch = {
    parts: other.parts.filter(({ id }) => change.parts.includes(id) && id !== remove),
    products: other.products.filter(({ id }) => change.products.includes(id) && id !== remove),
  }
  if (change.entity) patch.entities = [change.entity]
  if (change.money === 'rates') patch.rates = other.rates
  if (change.money === 'currency') patch.currency = model.currency === 'USD' ? 'EUR' : 'USD'
  if (added && added.part.id !== remove) {
    const product = patchModel(model, patch).products.find(({ id }) => id === added.to)
    if (product) {
      const line = { item: added.part.id, quantity: added.quantity }
      patch.parts?.push(added.part)
      replace(patch, { ...product, lines: [...product.lines, line] })
    }
  }
  if (remove) patch.removed = { parts: [remove], products: [remove] }
  return repaired(model, patch, other)
}

/** The patch that leads back from the patched model. */
export function inverse(model: Model, patch: ModelPatch): ModelPatch {
  const lists = ['entities', 'parts', 'products'] as const
  const back: ModelPatch = { currency: model.currency, rates: model.rates, removed: {} }
  const after = patchModel(model, patch)
  for (const list of lists) {
    const known = new Set(model[list].map(({ id }) => id))
    const now = new Map<string, unknown>(after[list].map((item) => [item.id, item]))
    const changed = model[list].filter((item) => now.get(item.id) !== item)
    Object.assign(back, { [list]: changed })
    if (back.removed) back.removed[list] = [...now.keys()].filter((id) => !known.has(id))
  }
  return back
}

/** Lines to what is gone are dropped, and what a new product names comes with it. */
function repaired(model: Model, patch: ModelPatch, other: Model): ModelPatch {
  const { removed = {} } = patch
  const gone = new Set([...(removed.parts ?? []), ...(removed.products ?? [])])
  for (const product of patchModel(model, patch).products) {
    const lines = product.lines.filter(({ item }) => !gone.has(item))
    if (lines.length < product.lines.length) replace(patch, { ...product, lines })
  }
  for (let whole = false; !whole; ) {
    const after = patchModel(model, patch)
    const known = new Set([...after.parts, ...after.products].map(({ id }) => id))
    const named = after.products.flatMap(({ lines }) => lines.map(({ item }) => item))
    const missing = new Set(named.filter((item) => !known.has(item)))
    whole = missing.size === 0
    patch.parts?.push(...other.parts.filter(({ id }) => missing.has(id)))
    for (const product of other.products.filter(({ id }) => missing.has(id)))
      replace(patch, { ...product, lines: product.lines.filter(({ item }) => !gone.has(item)) })
  }
  return patch
}

function replace(patch: ModelPatch, product: Product): void {
  patch.products = [...(patch.products ?? []).filter(({ id }) => id !== product.id), product]
}
