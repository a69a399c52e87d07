import { z } from 'zod'
import { entitySchema, type Model, partSchema, productSchema, rateSchema } from './schema.ts'

const ids = z.array(z.string())

/**
 * What changes a model into another: whole objects that are changed or new, all rates where one of
 * them changed, and ids that are gone. Ids to remove that are not there do no harm.
 */
export const modelPatchSchema = z.strictObject({
  currency: z.string().optional(),
  rates: z.array(rateSchema).optional(),
  entities: z.array(entitySchema).optional(),
  parts: z.array(partSchema).optional(),
  products: z.array(productSchema).optional(),
  removed: z
    .strictObject({
      entities: ids.optional(),
      parts: ids.optional(),
      products: ids.optional(),
    })
    .optional(),
})

export type ModelPatch = z.infer<typeof modelPatchSchema>

/** Whether a patch leaves every model as it is. */
export function isEmptyPatch({ currency, rates, removed = {}, ...lists }: ModelPatch): boolean {
  if (currency !== undefined || rates !== undefined) return false
  return [lists, removed].every((group) => Object.values(group).every((list) => list.length === 0))
}

/**
 * The model that a patch makes of a model, which stays as it is. What the patch does not touch keeps
 * its identity; what is new comes last. An id that is both removed and given is removed first.
 */
export function patchModel(model: Model, patch: ModelPatch): Model {
  const { removed } = patch
  return {
    ...model,
    currency: patch.currency ?? model.currency,
    rates: patch.rates ?? model.rates,
    entities: patchList(model.entities, patch.entities, removed?.entities),
    parts: patchList(model.parts, patch.parts, removed?.parts),
    products: patchList(model.products, patch.products, removed?.products),
  }
}

function patchList<T extends { id: string }>(
  list: T[],
  given: readonly T[] = [],
  removed: readonly string[] = [],
): T[] {
  if (given.length === 0 && removed.length === 0) return list
  const gone = new Set(removed)
  const left = gone.size === 0 ? list : list.filter((item) => !gone.has(item.id))
  const fresh = new Map(given.map((item) => [item.id, item]))
  const known = new Set<string>()
  const patched = left.map((item) => {
    const changed = fresh.get(item.id)
    if (changed) known.add(item.id)
    return changed ?? item
  })
  for (const [id, item] of fresh) if (!known.has(id)) patched.push(item)
  return patched
}
