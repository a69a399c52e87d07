import { type ComparedState, restingOn } from '../shared/compare/state.ts'
import type { Line, Model, Product } from '../shared/model/schema.ts'
import type { Workspace } from './workspace.ts'
import { WorkspaceError } from './workspace-error.ts'

/** A state of a product, with the id of the pack that judges it. */
export type AskedState = Omit<ComparedState, 'pack'> & { rules: string }

/** What is compared: a product at two revisions; null: as it is on show. */
interface AskedStates {
  product: string
  from: number | null
  to: number | null
  destinations: readonly string[]
}

/**
 * The two states of a product, each on the day, with the switches and by the rules of its revision, with no more than
 * what the product rests on. Throws where a revision does not exist, or neither has the product.
 */
export function statesOf(
  shown: Workspace,
  { product, from, to, destinations }: AskedStates,
): Record<'before' | 'after', AskedState> {
  const subject = { product, destinations }
  const before = at(shown, from, (workspace) => stateOf(workspace, subject))
  const after = at(shown, to, (workspace) => stateOf(workspace, subject))
  if (before.model.products.length === 0 && after.model.products.length === 0)
    throw new WorkspaceError('not-found', `There is no product ${product} in either revision.`)
  return { before, after }
}

/** Reads a workspace as it was at a revision; null: as it is on show. Throws `not-found` where there is none. */
export function at<T>(
  shown: Workspace,
  revision: number | null,
  read: (workspace: Workspace) => T,
): T {
  if (revision === null) return read(shown)
  const past = shown.past(revision)
  try {
    return read(past)
  } finally {
    past.close()
  }
}

function stateOf(
  workspace: Workspace,
  subject: { product: string; destinations: readonly string[] },
): AskedState {
  const whole = workspace.model()
  const pack = workspace.packs().inForce
  const state = { day: workspace.day(), choices: workspace.settings().choices }
  const resting = restingOn({ ...state, model: whole, pack }, subject)
  const model = resting?.model ?? { ...whole, parts: [], products: [] }
  return { ...state, rules: pack.header.id, model: withDetails(workspace, model) }
}

/** The model with what its lines say beside item and quantity: unit, note and alternates. */
export function withDetails(workspace: Workspace, model: Model): Model {
  const products = model.products.map((product): Product => {
    const rows = workspace.bom(product.id)
    const lines = product.lines.map((line, i): Line => {
      const { unit, note, alternates } = rows[i] ?? { unit: null, note: null, alternates: [] }
      return { ...line, unit, note, alternates }
    })
    return { ...product, lines }
  })
  return { ...model, products }
}
