import type { Content, Setting } from './content.ts'
import { isAmong } from './destination.ts'
import { type Eccn, matchesPattern } from './eccn.ts'
import type { RulePack } from './pack.ts'
import { type Reason, reasonOf } from './reason.ts'
import type { NeedCondition } from './schema.ts'

/**
 * What a licence need turns on, or what stands beside it, that no fact of the product tells: a
 * classification that must have been made, another agency's side, an end use, who the parties are.
 */
export function conditionsOf(
  pack: RulePack,
  product: Content & { eccn: Eccn },
  setting: Setting,
  state: NeedCondition['states'][number],
): Reason[] {
  return conditionRows(pack, product, setting, state).map((row) => reasonOf(pack, row, row.why))
}

/** What the conditions of a need leave open, by name, each once. */
export function leftOpenBy(
  pack: RulePack,
  product: Content & { eccn: Eccn },
  setting: Setting,
  state: NeedCondition['states'][number],
): string[] {
  const names = conditionRows(pack, product, setting, state).flatMap(({ open }) => open ?? [])
  return [...new Set(names)]
}

function conditionRows(
  pack: RulePack,
  { kind, eccn }: Content & { eccn: Eccn },
  { destination }: Setting,
  state: NeedCondition['states'][number],
): NeedCondition[] {
  const mayBe = (patterns: readonly string[]) =>
    patterns.some((pattern) => matchesPattern(eccn, pattern) !== 'no')
  const isOf = (patterns: readonly string[]) =>
    patterns.some((pattern) => matchesPattern(eccn, pattern) === 'yes')
  return (pack.productNeed?.conditions ?? []).filter(
    (row) =>
      row.states.includes(state) &&
      isAmong(pack, destination, row.destinations) &&
      (row.kinds?.includes(kind) ?? true) &&
      (row.eccns === undefined || mayBe(row.eccns)) &&
      !(row.exceptEccns && isOf(row.exceptEccns)),
  )
}
