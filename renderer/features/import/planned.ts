import { columnLetters } from '../../../shared/tabular/columns.ts'
import { commandsOf, type PlanCommand } from '../../../shared/tabular/commands.ts'
import type { PartFactsPlan } from '../../../shared/tabular/part-facts.ts'
import { commandsOfPartFacts } from '../../../shared/tabular/part-facts-commands.ts'
import type { Plan } from '../../../shared/tabular/plan.ts'
import type { PresentLines } from '../../../shared/tabular/present-lines.ts'
import type { LinesWay, Revision } from '../../../shared/tabular/revision.ts'
import { commandsOfRevision } from '../../../shared/tabular/revision-commands.ts'

/** What a table does: to the lines of a product, or to facts of parts. */
export type Planned =
  | { kind: 'lines'; plan: Plan; way: LinesWay; revision: Revision; present: PresentLines }
  | { kind: 'facts'; plan: PartFactsPlan }

/** What of a plan is taken over, by the keys of its preview. */
export interface Choice {
  /** What is taken over unless it is here. */
  leftOut: ReadonlySet<string>
  /** What is taken over only where it is here: facts that differ from what is known, and new parts. */
  chosen: ReadonlySet<string>
}

/** The commands of what is taken over of a plan; none: nothing changes. */
export function commandsOfPlanned(planned: Planned, { leftOut, chosen }: Choice): PlanCommand[] {
  if (planned.kind === 'facts') {
    const create = new Set(
      [...chosen].flatMap((key) => (key.startsWith('row:') ? [Number(key.slice(4))] : [])),
    )
    return commandsOfPartFacts(planned.plan, { overwrite: chosen, leftOut, create })
  }
  const { plan, way, revision, present } = planned
  if (way === 'add' && leftOut.size === 0) return commandsOf(plan)
  return commandsOfRevision(plan, revision, { way, leftOut, present })
}

/** The heading of a column, or its letters where it has none. */
export function columnName(headings: readonly string[], column: number): string {
  return (headings[column] ?? '').trim().replace(/\s+/g, ' ') || `Column ${columnLetters(column)}`
}
