import type Database from 'better-sqlite3'
import type { Model } from '../shared/model/schema.ts'
import { Base } from '../shared/scenario/base.ts'
import { commandsOf } from '../shared/scenario/commands.ts'
import { type ChangePlace, overlay } from '../shared/scenario/overlay.ts'
import { stackOf } from '../shared/scenario/stack.ts'
import type { Command } from '../shared/workspace/commands.ts'
import { lineFinder, scenarioRows } from './scenarios.ts'
import { WorkspaceError } from './workspace-error.ts'

/** How a scenario is applied. */
export interface ApplyOptions {
  /** The day of the determination. */
  day: string
  /** The ids of the rule packs that there are, the one in force first. */
  packs: readonly string[]
  /** Leaves out the changes that do not fit; otherwise they are a refusal that names them all. */
  skipUnfit: boolean
}

/**
 * The command that applies a scenario, with those that it stands on, to the model as it is. Refuses
 * where changes do not fit, each by name, and where nothing would change.
 */
export function commandApplying(
  database: Database.Database,
  model: Model,
  id: number,
  { day, packs, skipUnfit }: ApplyOptions,
): Command {
  const rows = scenarioRows(database)
  const name = rows.find((row) => row.id === id)?.scenario.name
  if (name === undefined)
    throw new WorkspaceError('not-found', `There is no scenario with the number ${id}.`)
  const all = rows.map(({ scenario }) => scenario)
  const stack = stackOf(name, all)
  if (!stack.ok) throw new WorkspaceError('refused', stack.problem)
  const base = new Base(model)
  const over = overlay(base, stack.scenarios, { day, packs })
  const what = `Apply scenario ${name}`
  const { command, left } = commandsOf(base, over, { what, lineOf: lineFinder(database) })
  const unfit = [
    ...over.report.flatMap((report) =>
      report.why === null ? [] : [{ ...report, why: report.why }],
    ),
    ...left,
  ]
  if (unfit.length > 0 && !skipUnfit) {
    const kindAt = ({ scenario, index }: ChangePlace) =>
      all.find((other) => other.name === scenario)?.changes[index]?.kind
    throw new WorkspaceError(
      'unfit',
      `${unfit.length === 1 ? 'A change' : `${unfit.length} changes`} of ${name} cannot be applied.`,
      unfit.map((at) => `${at.scenario}, change ${at.index + 1} (${kindAt(at)}): ${at.why}`),
    )
  }
  return command ?? refuseEmpty(name)
}

function refuseEmpty(name: string): never {
  throw new WorkspaceError('refused', `${name} changes nothing here: all that fits is already so.`)
}
