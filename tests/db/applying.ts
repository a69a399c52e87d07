import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import type { Model, Part, Product } from '../../shared/model/schema.ts'
import { type Command, commandSchema } from '../../shared/workspace/commands.ts'
import type { BomRow } from '../../shared/workspace/views.ts'
import { expectFailure, folder } from './expecting.ts'
import { canonical, content, session, small } from './support.ts'

/** A new workspace with a model, closed after the test. */
export function open(model: Model = small()): Workspace {
  const workspace = Workspace.create(join(folder(), 'w.minimis'), session(), { model })
  onTestFinished(() => workspace.close())
  return workspace
}

export function part(workspace: Workspace, id: string): Part | undefined {
  return workspace.model().parts.find((found) => found.id === id)
}

export function product(workspace: Workspace, id: string): Product | undefined {
  return workspace.model().products.find((found) => found.id === id)
}

export function line(workspace: Workspace, place: number, of = 'W'): BomRow {
  const row = workspace.bom(of)[place]
  if (!row) throw new Error(`no line ${place}`)
  return row
}

/** The items on the lines of a product, in their order. */
export function items(workspace: Workspace, of = 'W'): string[] {
  const shown = workspace.bom(of).map((row) => row.item)
  expect(product(workspace, of)?.lines.map((found) => found.item)).toEqual(shown)
  return shown
}

/** All that a command can change and undo must put back. */
function everything(workspace: Workspace): string {
  const items = workspace.items().map(({ id }) => workspace.item(id))
  const frozen = workspace.products().map(({ id }) => workspace.bomRevisions(id))
  return canonical([content(workspace), items, frozen])
}

/** The command is refused in words that name the place, and leaves no trace. */
export function refused(workspace: Workspace, command: Command, ...says: string[]): void {
  const trace = () =>
    canonical([everything(workspace), workspace.history({ limit: 999 }), workspace.state()])
  const before = trace()
  expectFailure(() => workspace.apply(command), 'refused', ...says)
  expect(trace()).toBe(before)
}

/** The command is one revision and is taken back whole by undo. */
export function applied(workspace: Workspace, command: Command): void {
  expect(commandSchema.parse(command)).toEqual(command)
  const before = everything(workspace)
  const { revision } = workspace.state()
  expect(workspace.apply(command).revision).toBe(revision + 1)
  const after = everything(workspace)
  expect(workspace.undo().revision).toBe(revision + 2)
  expect(everything(workspace)).toBe(before)
  expect(workspace.redo().revision).toBe(revision + 3)
  expect(everything(workspace)).toBe(after)
}
