import type { Part, Product } from '../model/schema.ts'
import type { Command, SingleCommand } from '../workspace/commands.ts'
import type { Base, LinePlace } from './base.ts'
import type { Overlay } from './overlay.ts'
import { sameValue } from './touch.ts'

/** What the command is called in the history, and how a workspace names what it is about. */
export interface ApplyOptions {
  what: string
  /** The number of a line in the workspace by its place. */
  lineOf(place: LinePlace): number
  /** The command that takes a rule pack into force. */
  adopt(pack: string): SingleCommand
}

/**
 * The command that makes the overlaid model of its base, and takes the pack into force that judges it;
 * one undoable step. null: nothing differs from the base.
 */
export function commandsOf(
  base: Base,
  overlay: Overlay,
  { what, lineOf, adopt }: ApplyOptions,
): Command | null {
  const { patch, pack } = overlay
  const commands: SingleCommand[] = [
    ...(patch.parts ?? []).flatMap((part) => partCommands(base, part)),
    ...lineCommands(base, overlay, lineOf),
    ...(patch.products ?? []).flatMap((product) => productCommands(base, product)),
    ...rateCommands(base, overlay),
    ...(pack === null ? [] : [adopt(pack)]),
  ]
  return commands.length > 0 ? { kind: 'batch', what, commands } : null
}

function partCommands(base: Base, part: Part): SingleCommand[] {
  const known = base.parts.get(part.id)
  if (!known) return [{ kind: 'setPart', part }]
  const set = differing(known, part)
  return set ? [{ kind: 'changePart', id: part.id, set }] : []
}

function productCommands(base: Base, { lines: _, ...product }: Product): SingleCommand[] {
  const { id } = product
  const set = differing(base.products.get(id) as Product, product)
  return set ? [{ kind: 'changeProduct', id, set }] : []
}

/**
 * Items are swapped in the order of the changes, each of which left no cycle; then come the parts that
 * are otherwise on some lines, and quantities.
 */
function lineCommands(
  base: Base,
  { report, patch }: Overlay,
  lineOf: (place: LinePlace) => number,
): SingleCommand[] {
  const commands: SingleCommand[] = []
  const items = new Map<number, string>()
  for (const { what, id, line = 0, member, to } of report.flatMap(({ touched }) => touched)) {
    if (what !== 'line' || member !== 'item' || to === null) continue
    const number = lineOf({ product: id, line })
    items.set(number, to)
    commands.push({ kind: 'setLine', line: number, item: to })
  }
  for (const { id: product, lines } of patch.products ?? []) {
    const before = base.products.get(product)?.lines ?? []
    for (const [i, line] of lines.entries()) {
      const known = before[i]
      if (!known) continue
      const number = lineOf({ product, line: i + 1 })
      const item = line.item !== (items.get(number) ?? known.item) && { item: line.item }
      const quantity = line.quantity !== known.quantity && { quantity: line.quantity }
      if (item || quantity) commands.push({ kind: 'setLine', line: number, ...item, ...quantity })
    }
  }
  return commands
}

function rateCommands({ model }: Base, { patch, day }: Overlay): SingleCommand[] {
  if (!patch.rates) return []
  const [before, after] = [new Set(model.rates), new Set(patch.rates)]
  const added = patch.rates.filter((rate) => !before.has(rate))
  const gone = model.rates.filter(
    (rate) =>
      !after.has(rate) && !added.some(({ from, to }) => rate.from === from && rate.to === to),
  )
  return [
    ...gone.map(({ from, to }) => ({ kind: 'removeRate' as const, from, to, asOf: day })),
    ...added.map((rate) => ({ kind: 'setRate' as const, rate })),
  ]
}

/** The members of an object that are not as they were; null: all are. */
function differing<T extends object>(before: T, after: object): Partial<T> | null {
  const changed = Object.entries(after).filter(
    ([member, value]) => !sameValue(value, before[member as keyof T]),
  )
  return changed.length > 0 ? (Object.fromEntries(changed) as Partial<T>) : null
}
