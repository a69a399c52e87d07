import type { Line, Model, Part, Product } from '../model/schema.ts'
import type { PlanCommand } from './commands.ts'

/**
 * The model after the commands of a plan, for a model file. What a line says beside item and
 * quantity becomes loose members of the line.
 */
export function applyPlan(model: Model, commands: readonly PlanCommand[]): Model {
  const parts = new Map(model.parts.map((part) => [part.id, part]))
  const products = new Map(model.products.map((row) => [row.id, { ...row, lines: [...row.lines] }]))
  for (const command of commands) {
    if (command.kind === 'setPart') parts.set(command.part.id, command.part)
    else if (command.kind === 'setProduct') {
      const { product } = command
      const lines = products.get(product.id)?.lines ?? []
      products.set(product.id, { ...product, lines } as Product & { lines: Line[] })
    } else if (command.kind === 'changePart') change(parts, command.id, command.set)
    else if (command.kind === 'changeProduct') change(products, command.id, command.set)
    else if (command.kind === 'turnIntoProduct') turn(command.part)
    else {
      const { product, line, details } = command
      products.get(product)?.lines.push({ ...line, ...details })
    }
  }
  return { ...model, parts: [...parts.values()], products: [...products.values()] }

  function turn(id: string): void {
    const part = parts.get(id)
    if (!part) return
    const { name, kind, eccn, price } = part
    parts.delete(id)
    products.set(id, { id, name, kind, eccn, price, lines: [] })
  }
}

function change<T extends Part | Product>(items: Map<string, T>, id: string, set: object): void {
  const item = items.get(id)
  if (item) items.set(id, { ...item, ...set } as T)
}
