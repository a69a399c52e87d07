import type { Command, SingleCommand } from '../../../shared/workspace/commands.ts'
import type { BomRow } from '../../../shared/workspace/views.ts'
import type { TreeRow } from '../../stores/tree.ts'

type Boms = Readonly<Record<string, readonly BomRow[] | undefined>>

/** A change of the structure: what to send, and where the line stands afterwards. */
export interface Move {
  command: Command
  /** The key of the line afterwards. */
  key: string
  /** A sub-assembly that is to be open then. */
  opens?: { key: string; item: string }
  /** A part that becomes a sub-assembly by it, and loses what only a part has. */
  turns?: string
}

/** A move, or why there is none. */
export type Moved = Move | { problem: string }

/** Moves a line one place up or down among the lines of its product. */
export function moveBy(tree: TreeRow, boms: Boms, step: 1 | -1): Moved {
  const { row, key } = tree
  const lines = boms[row.product] ?? []
  const at = lines.findIndex(({ line }) => line === row.line)
  const other = lines[at + step]
  if (!other) return { problem: step < 0 ? 'It is the first line.' : 'It is the last line.' }
  const before = step < 0 ? other.line : (lines[at + 2]?.line ?? null)
  return { command: { kind: 'moveLine', line: row.line, before }, key }
}

/** Moves a line to the end of the sub-assembly above it; a part there first becomes one. */
export function indent(tree: TreeRow, boms: Boms): Moved {
  const { row, above } = tree
  const lines = boms[row.product] ?? []
  const target = lines[lines.findIndex(({ line }) => line === row.line) - 1]
  if (!target) return { problem: 'There is no line above it that it could go under.' }
  return under(row, target, above)
}

/** Moves a line out of its sub-assembly, to the place after that. */
export function outdent(tree: TreeRow, owner: TreeRow | null, boms: Boms): Moved {
  if (!owner) return { problem: 'It is a line of the product itself already.' }
  return beside(tree.row, owner, 1, boms)
}

/** Moves a line to where it was dropped: before or after another line, or under it. */
export function drop(
  { row, key }: TreeRow,
  onto: TreeRow,
  where: 'above' | 'below' | 'inside',
  boms: Boms,
): Moved {
  if (onto.key === key || onto.key.startsWith(`${key}/`))
    return { problem: `${row.item} cannot go under itself.` }
  if (where === 'inside') return under(row, onto.row, onto.above)
  if (where === 'below' && onto.isOpen) {
    const [first] = boms[onto.row.item] ?? []
    return {
      command: moveTo(row, onto.row.item, first?.line ?? null),
      key: keyIn(onto.key, row.line),
    }
  }
  return beside(row, onto, where === 'above' ? 0 : 1, boms)
}

function under(row: BomRow, target: BomRow, above: string | null): Moved {
  const parent = keyIn(above, target.line)
  const place = {
    key: keyIn(parent, row.line),
    opens: { key: parent, item: target.item },
  }
  const move = moveTo(row, target.item, null)
  if (target.itemType === 'product') return { command: move, ...place }
  const turn: SingleCommand = { kind: 'turnIntoProduct', part: target.item }
  return {
    command: {
      kind: 'batch',
      what: `Put ${row.item} under ${target.item}`,
      commands: [turn, move],
    },
    turns: target.item,
    ...place,
  }
}

/** Before another line, or with 1 after it. */
function beside(row: BomRow, other: TreeRow, after: 0 | 1, boms: Boms): Moved {
  const lines = boms[other.row.product] ?? []
  const at = lines.findIndex(({ line }) => line === other.row.line)
  const before = lines[at + after]?.line ?? null
  if (before === row.line) return { problem: 'It stands there already.' }
  return {
    command: moveTo(row, other.row.product, before),
    key: keyIn(other.above, row.line),
  }
}

function moveTo(row: BomRow, product: string, before: number | null): SingleCommand {
  const to = product === row.product ? {} : { to: product }
  return { kind: 'moveLine', line: row.line, before, ...to }
}

function keyIn(above: string | null, line: number): string {
  return above === null ? `${line}` : `${above}/${line}`
}
