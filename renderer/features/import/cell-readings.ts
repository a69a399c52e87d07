import { saysUnknown } from '../../../shared/tabular/cell.ts'
import type { Field } from '../../../shared/tabular/fields.ts'
import type { FactsOutcome } from '../../../shared/tabular/part-facts.ts'
import type { RowOutcome, RowProblem } from '../../../shared/tabular/plan.ts'
import type { ItemAfter } from './item-after.ts'

/** What a cell is read as. */
export interface CellReading {
  tone: 'value' | 'remark' | 'problem'
  /** A value as the model has it (a country's code, an amount with its currency), or what is wrong. */
  text: string
}

export type CellReadings = Partial<Record<Field, CellReading>>

/** What the cells of a row are read as, by their fields. */
export function cellReadings(
  outcome: RowOutcome | FactsOutcome,
  after: ReadonlyMap<string, ItemAfter>,
  cell: (field: Field) => string,
): CellReadings {
  const readings: CellReadings = {}
  const say = (field: Field, tone: CellReading['tone'], text: string) => {
    readings[field] ??= { tone, text }
  }
  const tell = (tone: CellReading['tone'], rows: readonly RowProblem[]) => {
    for (const { field, message } of rows) say(field, tone, message)
  }
  if (outcome.kind === 'broken') tell('problem', outcome.problems)
  if ('kept' in outcome) tell('problem', outcome.kept)
  const values = 'line' in outcome ? valuesOf(outcome, after) : factsOf(outcome)
  for (const [field, value] of Object.entries(values) as [Field, string | null | undefined][]) {
    const given = cell(field).trim()
    const saysMore = value && given !== '' && given !== value && !saysUnknown(given)
    if (saysMore) say(field, 'value', value)
  }
  tell('remark', outcome.warnings)
  return readings
}

type Values = Partial<Record<Field, string | null | undefined>>

function valuesOf(
  outcome: Extract<RowOutcome, { line: unknown }>,
  after: ReadonlyMap<string, ItemAfter>,
): Values {
  const item = after.get(outcome.item)
  const price = item?.price ? `${item.price.amount} ${item.price.currency}` : null
  return {
    item: outcome.item,
    quantity: outcome.line?.quantity,
    unit: outcome.line?.unit,
    unitPrice: price,
    extendedPrice: price && `${price} each`,
    origin: item?.origin,
    eccn: item?.eccn,
    kind: item?.kind,
    usShare: item?.usShare,
    usEccn: item?.usEccn,
    hts: item?.hts,
    madeBy: item?.madeBy,
    basis: item?.price?.basis,
  }
}

function factsOf(outcome: RowOutcome | FactsOutcome): Values {
  if (!('targets' in outcome)) return {}
  const changes = outcome.targets.flatMap(({ fills, conflicts }) => [...fills, ...conflicts])
  return Object.fromEntries(changes.map(({ field, to }) => [field, to]))
}
