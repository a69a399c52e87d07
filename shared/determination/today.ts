import { switchesInForce } from '../calc/evaluate.ts'
import type { LiveEvaluation } from '../calc/evaluation.ts'
import type { Bounds, Outcome } from '../calc/result/result.ts'
import { canonicalJson } from '../model/canonical-json.ts'
import type { Model } from '../model/schema.ts'
import { findDestination } from '../rules/destination.ts'
import { type Choices, indexPack, type RulePack } from '../rules/pack.ts'
import { changesBetween, type InputChange } from './changes.ts'
import { packRowsOf } from './pack-rows.ts'
import type { DeterminationRecord } from './schema.ts'
import { modelSignature } from './signature.ts'
import { subModelOf } from './sub-model.ts'

/** What holds today: the evaluation of the model under the scenarios of the determination, and its rules. */
export interface Today {
  evaluation: LiveEvaluation
  pack: RulePack
  /** SHA-256 of the whole pack. */
  packHash: string
  choices: Choices
  day: string
}

/** A verdict in short. */
export interface ShortVerdict {
  destination: string
  outcome: Outcome
  rule: string | null
  threshold: string | null
  share: Bounds
}

/** Another option of a switch; null: it was not chosen, or is no more. */
export interface ChangedSwitch {
  name: string
  from: string | null
  to: string | null
}

/** What of the rules differs from those that a determination was made by. */
export interface ChangedRules {
  /** The ids of the packs, where they are two. */
  pack: { from: string; to: string } | null
  switches: ChangedSwitch[]
  /** The tables in which rows differ that it rests on. */
  tables: string[]
}

/** The input of a determination as it would be today. Throws a RangeError where its product is gone. */
export function inputToday(
  { product, destinations }: Pick<DeterminationRecord, 'product' | 'destinations'>,
  { evaluation, pack, day }: Today,
): Model {
  return subModelOf(evaluation.model, pack, { product, destinations, on: day })
}

/** The text by which the input of today is compared with one that was recorded. */
export function signatureToday(
  asked: Pick<DeterminationRecord, 'product' | 'destinations'>,
  today: Today,
): string {
  return modelSignature(inputToday(asked, today))
}

/** What differs in the input, that which the rules look at first. */
export function inputChanges(determination: DeterminationRecord, today: Today): InputChange[] {
  return changesBetween(determination.model, inputToday(determination, today))
}

/** The switches that are not as they were. */
export function changedSwitches(
  switches: Choices,
  { pack, choices }: Pick<Today, 'pack' | 'choices'>,
): ChangedSwitch[] {
  const inForce = switchesInForce(pack, choices)
  return [...new Set([...Object.keys(switches), ...Object.keys(inForce)])]
    .map((name) => ({ name, from: switches[name] ?? null, to: inForce[name] ?? null }))
    .filter(({ from, to }) => from !== to)
}

/** What differs in the rules; null: nothing that the determination rests on. */
export function rulesChanged(
  { pack: recorded, switches, model }: DeterminationRecord,
  today: Today,
): ChangedRules | null {
  const { pack, packHash } = today
  const changed = changedSwitches(switches, today)
  const tables = recorded.sha256 === packHash ? [] : changedTables(recorded.rows, pack, model)
  if (changed.length === 0 && tables.length === 0) return null
  const { id } = pack.header
  const isOther = recorded.id !== id
  return { pack: isOther ? { from: recorded.id, to: id } : null, switches: changed, tables }
}

function changedTables(rows: object, pack: RulePack, model: Model): string[] {
  const today = packRowsOf(pack, model) as unknown as Record<string, unknown>
  const recorded = rows as Record<string, unknown>
  return Object.keys(today).filter(
    (table) => canonicalJson(recorded[table] ?? null) !== canonicalJson(today[table] ?? null),
  )
}

/** The verdicts of today for the destinations that the rules still know. */
export function verdictsToday(
  { product, destinations, method }: DeterminationRecord,
  { evaluation, pack }: Today,
): ShortVerdict[] {
  const known = destinations.filter((code) => findDestination(pack, code))
  return known.map((destination) => {
    const figures = evaluation.figures(product, destination, method)
    const { outcome, rule, threshold, share } = figures
    return { destination, outcome, rule, threshold, share }
  })
}

/** The pack that a determination was made by, as far as it carries it. */
export function packOf({ pack }: DeterminationRecord): RulePack {
  return indexPack(pack.rows)
}
