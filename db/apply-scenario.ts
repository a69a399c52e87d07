import type Database from 'better-sqlite3'
import type { Model } from '../shared/model/schema.ts'
import { laidOver } from '../shared/scenario/applied.ts'
import { Base } from '../shared/scenario/base.ts'
import { commandsOf } from '../shared/scenario/commands.ts'
import { type ChangePlace, type ChangeReport, overlay } from '../shared/scenario/overlay.ts'
import { stackOf } from '../shared/scenario/stack.ts'
import type { Command } from '../shared/workspace/commands.ts'
import type { ScenarioRow } from '../shared/workspace/views.ts'
import { type AppliedInLog, applyTitle, withApplied } from './applied.ts'
import { hashOfPack } from './packs.ts'
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
  /** Makes what is in the base already a second time. */
  again?: boolean
}

/** The command that applies a scenario, and what is made of each that it lies on and of itself. */
export interface Application {
  command: Command
  applied: AppliedInLog[]
}

/**
 * The command that applies a scenario, with those that it stands on, to the model as it is. Refuses
 * where changes do not fit, each by name, and where nothing would change. What was applied before and
 * holds is not made again, unless that is asked for. `today`: from which day a rule pack is in force.
 */
export function commandApplying(
  database: Database.Database,
  model: Model,
  id: number,
  { day, packs, skipUnfit, again = false }: ApplyOptions,
  today: string,
): Application {
  const rows = withApplied(database, scenarioRows(database))
  const name = rows.find((row) => row.id === id)?.scenario.name
  if (name === undefined)
    throw new WorkspaceError('not-found', `There is no scenario with the number ${id}.`)
  const all = rows.map(({ scenario, applied }) => laidOver(scenario, again ? null : applied))
  const stack = stackOf(name, all)
  if (!stack.ok) throw new WorkspaceError('refused', stack.problem)
  const base = new Base(model)
  const over = overlay(base, stack.scenarios, { day, packs })
  const what = applyTitle(name)
  const command = commandsOf(base, over, {
    what,
    lineOf: lineFinder(database),
    adopt: (pack) => ({
      kind: 'adoptPack',
      pack,
      hash: hashOfPack(database, pack),
      on: today,
      reason: what,
    }),
  })
  const unfit = over.report.flatMap((report) =>
    report.why === null ? [] : [{ ...report, why: report.why }],
  )
  if (unfit.length > 0 && !skipUnfit) {
    const kindAt = ({ scenario, index }: ChangePlace) =>
      all.find((other) => other.name === scenario)?.changes[index]?.kind
    throw new WorkspaceError(
      'unfit',
      `${unfit.length === 1 ? 'A change' : `${unfit.length} changes`} of ${name} cannot be applied.`,
      unfit.map((at) => `${at.scenario}, change ${at.index + 1} (${kindAt(at)}): ${at.why}`),
    )
  }
  if (!command) {
    const since = rows.find((row) => row.id === id)?.applied
    refuseEmpty(
      name,
      over.report.some(({ inBase }) => inBase !== undefined) ? since?.revision : undefined,
    )
  }
  return { command, applied: appliedBy(over.report, rows) }
}

/** What is made of each scenario, by its number. */
function appliedBy(report: readonly ChangeReport[], rows: readonly ScenarioRow[]): AppliedInLog[] {
  const made = report.filter(({ fits, inBase }) => fits && inBase === undefined)
  return [...Map.groupBy(made, ({ scenario }) => scenario)].flatMap(([name, reports]) => {
    const row = rows.find(({ scenario }) => scenario.name === name)
    return row ? [{ id: row.id, changes: reports.map(({ change }) => change) }] : []
  })
}

function refuseEmpty(name: string, since: number | undefined): never {
  if (since !== undefined)
    throw new WorkspaceError(
      'applied',
      `${name} was applied in revision ${since}, and nothing of it is left to apply.`,
    )
  throw new WorkspaceError('refused', `${name} changes nothing here: all that fits is already so.`)
}
