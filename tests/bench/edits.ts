import type { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import type { ModelPatch } from '../../shared/model/patch.ts'
import type { Model, Part, Product } from '../../shared/model/schema.ts'

/** An edit as a user makes it, each time with another value, as the patch that the worker gets. */
export interface Edit {
  name: string
  patch(turn: number): ModelPatch
}

/** One quantity deep in the structure, one price and one ECCN of a part that many modules share. */
export function edits(model: Model): Edit[] {
  const module = find(model.products, 'M0')
  const [line] = module.lines
  const part = find(model.parts, line?.item ?? '')
  const withQuantity = (quantity: string): Product => ({
    ...module,
    lines: module.lines.map((each) => (each === line ? { ...each, quantity } : each)),
  })
  const withPart = (change: Partial<Part>): ModelPatch => ({ parts: [{ ...part, ...change }] })
  return [
    { name: 'quantity', patch: (turn) => ({ products: [withQuantity(`${turn + 3}.25`)] }) },
    {
      name: 'price',
      patch: (turn) => withPart({ price: { amount: `${turn + 1}.17`, currency: 'EUR' } }),
    },
    // In turn a class of content that the model has not had yet, and ones that it has.
    { name: 'eccn', patch: (turn) => withPart({ eccn: `3A001.${'abcdefgh'[turn % 8]}.${turn}` }) },
  ]
}

/** Makes one edit after another, each over the one before, and asks for the verdicts. */
export function editor(start: LiveEvaluation, edit: Edit, destinations: readonly string[]) {
  let evaluation = start
  let turn = 0
  return () => {
    evaluation = evaluation.patched(edit.patch(turn++))
    return { evaluation, row: evaluation.matrix('W', destinations, 'look-through') }
  }
}

function find<T extends { id: string }>(items: readonly T[], id: string): T {
  const found = items.find((item) => item.id === id)
  if (!found) throw new Error(`the bench model has no ${id}`)
  return found
}
