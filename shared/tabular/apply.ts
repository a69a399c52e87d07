import type { Line, Model, Part, Product } from '../model/schema.ts'
import type { PlanCommand } from './commands.ts'

/**
 * The model after the commands of a plan, for a model file. What a line says beside item and
 * quantity becomes loose members of the line; lines are named by the numbers of `linesOfModel`.
 */
export function applyPlan(model: Model, commands: readonly PlanCommand[]): Model {
  const parts = new Map(model.parts.map((part) => [part.id, part]))
  const products = new Map(model.products.map((row) => [row.id, { ...row, lines: [...row.lines] }]))
  const numbered = numberedLines(model)
  for (const command of commands) {
    if (command.kind === 'setPart') parts.set(command.part.id, command.part)
    else if (command.kind === 'setProduct') {
      const { product } = command
      const lines = products.get(product.id)?.lines ?? []
      products.set(product.id, { ...product, lines } as Product & { lines: Line[] })
    } else if (command.kind === 'changePart') change(parts, command.id, command.set)
    else if (command.kind === 'changeProduct') change(products, command.id, command.set)
    else if (command.kind === 'turnIntoProduct') turn(command.part)
    else if (command.kind === 'setLine') setLine(command)
    else if (command.kind === 'removeLine') put(command.line, null)
    else {
      const { product, line, details } = command
      products.get(product)?.lines.push({ ...line, ...details })
    }
  }
  const removed = new Set([...numbered.values()].flatMap(({ was, is }) => (is ? [] : [was])))
  const changed = new Map([...numbered.values()].map(({ was, is }) => [was, is ?? was]))
  return {
    ...model,
    parts: [...parts.values()],
    products: [...products.values()].map((product) => ({
      ...product,
      lines: product.lines
        .filter((line) => !removed.has(line))
        .map((line) => changed.get(line) ?? line),
    })),
  }

  function setLine({ line, quantity, details }: Extract<PlanCommand, { kind: 'setLine' }>): void {
    const known = numbered.get(line)?.is
    if (known) put(line, { ...known, ...(quantity === undefined ? {} : { quantity }), ...details })
  }

  function put(number: number, is: Line | null): void {
    const known = numbered.get(number)
    if (known) numbered.set(number, { ...known, is })
  }

  function turn(id: string): void {
    const part = parts.get(id)
    if (!part) return
    const { name, kind, eccn, price } = part
    parts.delete(id)
    products.set(id, { id, name, kind, eccn, price, lines: [] })
  }
}

/** The lines by number, each as it is and as it is to be; null: removed. */
function numberedLines({ products }: Model): Map<number, { was: Line; is: Line | null }> {
  const lines = products.flatMap((product) => product.lines)
  return new Map(lines.map((was, i) => [i + 1, { was, is: was }]))
}

function change<T extends Part | Product>(items: Map<string, T>, id: string, set: object): void {
  const item = items.get(id)
  if (item) items.set(id, { ...item, ...set } as T)
}
