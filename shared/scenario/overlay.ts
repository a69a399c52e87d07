import { type ModelPatch, patchModel } from '../model/patch.ts'
import type { Change } from '../model/scenario.ts'
import type { Model } from '../model/schema.ts'
import type { LaidScenario } from './applied.ts'
import type { Base } from './base.ts'
import { makeChange } from './change.ts'
import type { ChangeOutcome } from './change-outcome.ts'
import { Draft } from './draft.ts'
import { type Touch, touchKey } from './touch.ts'

/** A change by its scenario and its place there, from 0. */
export interface ChangePlace {
  scenario: string
  index: number
}

/** What became of a change. */
export interface ChangeReport extends ChangePlace {
  change: Change
  fits: boolean
  /** Why it does not fit; null: it does. */
  why: string | null
  /** What a reader should know beside it: what was passed over, what stays as it is. */
  says: string[]
  touched: Touch[]
  /** The revision since which the base has it, so that it is not made again; absent: it is made. */
  inBase?: number
}

/** Two changes of which the order matters, with what both touch or one looks at. */
export interface Conflict {
  first: ChangePlace
  second: ChangePlace
  both: Touch[]
}

/** The base after so many changes. */
export interface Stage {
  patch: ModelPatch
  /** The id of the rule pack; null: the one that the base is judged by. */
  pack: string | null
}

/** A base with scenarios over it. */
export interface Overlay extends Stage {
  /** The base's model with the patch, made when it is first asked; the base keeps its own. */
  readonly model: Model
  report: ChangeReport[]
  conflicts: Conflict[]
  /** The base after each change. */
  stages: Stage[]
  day: string
}

/** The day of the determination, and the rule packs that there are, the one in force first. */
export interface OverlayOptions {
  day: string
  packs: readonly string[]
}

/**
 * Lays scenarios over a base, each change on top of the earlier ones. A change is made whole or not
 * at all: one that no longer fits says why and changes nothing, and so does one that the base has.
 */
export function overlay(
  base: Base,
  scenarios: readonly LaidScenario[],
  { day, packs }: OverlayOptions,
): Overlay {
  const [inForce = ''] = packs
  const draft = new Draft(base, inForce)
  const made: { report: ChangeReport; outcome: ChangeOutcome | null }[] = []
  const conflicts: Conflict[] = []
  const stages: Stage[] = []
  let stage: Stage = { patch: {}, pack: null }
  for (const { name: scenario, changes, inBase } of scenarios) {
    for (const [index, change] of changes.entries()) {
      if (inBase?.changes.includes(index)) {
        made.push({
          report: inBaseReport({ scenario, index }, change, inBase.revision),
          outcome: null,
        })
        stages.push(stage)
        continue
      }
      const outcome = makeChange(draft, change, { day, packs })
      const { why, says, touched } = outcome
      const report = { scenario, index, change, fits: why === null, why, says, touched }
      // At once, since what a change picks by is looked up as it is now.
      for (const earlier of made) {
        const both = earlier.outcome ? inBoth(earlier.outcome, outcome) : []
        if (both.length > 0)
          conflicts.push({ first: placeOf(earlier.report), second: placeOf(report), both })
      }
      made.push({ report, outcome })
      if (report.fits)
        stage = { patch: draft.patch(), pack: draft.pack === inForce ? null : draft.pack }
      stages.push(stage)
    }
  }
  let model: Model | null = null
  return {
    ...stage,
    get model() {
      model ??= patchModel(base.model, stage.patch)
      return model
    },
    report: made.map(({ report }) => report),
    conflicts,
    stages,
    day,
  }
}

function inBaseReport(place: ChangePlace, change: Change, revision: number): ChangeReport {
  const says = [`in the base since revision ${revision}, and not made again`]
  return { ...place, change, fits: true, why: null, says, touched: [], inBase: revision }
}

/** What both changes touch, and what one touches and the other turns on. */
function inBoth(a: ChangeOutcome, b: ChangeOutcome): Touch[] {
  const known = new Set(a.touched.map(touchKey))
  const both = [
    ...b.touched.filter((touch) => known.has(touchKey(touch)) || a.turnsOn(touch)),
    ...a.touched.filter((touch) => b.turnsOn(touch)),
  ]
  return [...new Map(both.map((touch) => [touchKey(touch), touch])).values()]
}

function placeOf({ scenario, index }: ChangePlace): ChangePlace {
  return { scenario, index }
}
