import type Database from 'better-sqlite3'
import { z } from 'zod'
import { type Change, changeSchema } from '../shared/model/scenario.ts'
import type { AppliedScenario } from '../shared/scenario/applied.ts'
import type { ScenarioRow } from '../shared/workspace/views.ts'
import { statement } from './statements.ts'
import { storedJson } from './stored-json.ts'

/** What the log keeps with the change that applies scenarios: which of each, and what was made of it. */
export interface AppliedInLog {
  id: number
  changes: readonly Change[]
}

const appliedInLog = z.array(z.object({ id: z.number(), changes: z.array(changeSchema) }))

const APPLY = 'Apply scenario '

/** How applying a scenario is called in the log. */
export function applyTitle(name: string): string {
  return `${APPLY}${name}`
}

/** A change of the log that applies a scenario, or after which the base is that of another revision. */
interface Entry {
  revision: number
  what: string
  command: string
  undoes: number | null
}

/** One application of scenarios, and what took it back; null: it holds. */
interface Application {
  revision: number
  what: string
  applied: readonly AppliedInLog[] | null
  takenBack: number | null
}

/**
 * The scenarios with what was applied of each, read off the change log: an application holds unless it
 * was undone, an earlier revision was restored, or the model was replaced. A log of before says which
 * scenario it was by its name alone; then what was written since is not known to be in the base.
 */
export function withApplied(
  database: Database.Database,
  rows: readonly ScenarioRow[],
): ScenarioRow[] {
  const applications = rows.length === 0 ? [] : applicationsIn(database)
  if (applications.length === 0) return [...rows]
  return rows.map((row) => {
    const applied = appliedOf(row, applications)
    return applied ? { ...row, applied } : row
  })
}

function appliedOf(row: ScenarioRow, applications: readonly Application[]): AppliedScenario | null {
  const own = applications.flatMap(({ revision, what, applied, takenBack }) => {
    if (applied) {
      const changes = applied.find(({ id }) => id === row.id)?.changes
      return changes ? [{ revision, takenBack, changes: [...changes] }] : []
    }
    if (what !== applyTitle(row.scenario.name)) return []
    const isAsApplied = row.writtenAt <= revision
    return [{ revision, takenBack, changes: isAsApplied ? row.scenario.changes : [] }]
  })
  const holding = own.filter(({ takenBack }) => takenBack === null)
  const [newest] = holding.length > 0 ? holding : own
  if (!newest) return null
  return { ...newest, changes: holding.flatMap(({ changes }) => changes) }
}

/** Every application, newest first. */
function applicationsIn(database: Database.Database): Application[] {
  const entries = statement(
    database,
    `SELECT revision, what, command, undoes FROM change
     WHERE undoes IS NOT NULL OR what LIKE '${APPLY}%' OR what LIKE 'Restore revision %'
       OR what LIKE 'Replace the model %'
     ORDER BY revision`,
  ).all() as Entry[]
  const jumps: Jump[] = []
  const made: Omit<Application, 'takenBack'>[] = []
  for (const { revision, what, command, undoes } of entries) {
    if (undoes !== null) {
      jumps.push({ revision, to: undoes - 1 })
      continue
    }
    const logged = (storedJson(command) ?? {}) as Logged
    const to = leadsTo(logged)
    if (to !== null) jumps.push({ revision, to })
    if (!what.startsWith(APPLY)) continue
    const { data = null } = appliedInLog.safeParse(logged.applied)
    made.push({ revision, what, applied: data })
  }
  return made.map((each) => ({ ...each, takenBack: takenBackBy(each.revision, jumps) })).reverse()
}

interface Logged {
  kind?: unknown
  revision?: unknown
  applied?: unknown
}

/** A change after which the base is as it was after an earlier one. */
interface Jump {
  revision: number
  to: number
}

/** The change by which what an earlier one did is not in the base; null: it is. */
function takenBackBy(revision: number, jumps: readonly Jump[]): number | null {
  const since: { revision: number; by: number | null }[] = [{ revision, by: null }]
  for (const jump of jumps) {
    if (jump.revision < revision) continue
    const by =
      jump.to >= revision
        ? since.findLast((state) => state.revision <= jump.to)?.by
        : (since.at(-1)?.by ?? jump.revision)
    since.push({ revision: jump.revision, by: by ?? null })
  }
  return since.at(-1)?.by ?? null
}

/** The revision of which the base is after a change that puts it back; null: it does not. */
function leadsTo({ kind, revision }: Logged): number | null {
  if (kind === 'replaceModel') return 0
  return kind === 'restoreRevision' && typeof revision === 'number' ? revision : null
}
