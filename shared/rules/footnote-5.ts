import { type Answer, all, any, not } from './answer.ts'
import { findDestination, isAmong, possibly } from './destination.ts'
import { type Eccn, matchesPattern } from './eccn.ts'
import type { RulePack } from './pack.ts'
import { partyRulesOf } from './party-rules.ts'
import { type Reason, reasonOf } from './reason.ts'
import type { Destinations, PartyRules } from './schema.ts'

/** Who ships an item for a Footnote 5 party or an advanced-node facility, and from where. */
export interface Footnote5Shipment {
  eccn: Eccn | null
  /** The country that it is shipped from; null: not known. */
  from: string | null
  /** The countries in which whoever ships and its ultimate parent have their headquarters; null: not known. */
  headquarters: string | null
  /** It stays in its country. */
  isTransfer: boolean
  /** Whether the country of export controls the item equally; null: not known. */
  isEquallyControlled: boolean | null
}

/** Whether a row of the table asks for a licence. */
export interface Footnote5Row {
  row: string
  answer: Answer
  reason: Reason
}

/**
 * What 744.11(a)(2)(v)(A) asks of an item that 734.4(a)(9) or 734.9(e)(3) brings in, row by row. A no
 * is no more than that: it never takes away what the Country Chart asks.
 */
export function footnote5Need(
  pack: RulePack,
  shipment: Footnote5Shipment,
): { answer: Answer; rows: Footnote5Row[] } {
  const { rows } = partyRulesOf(pack).footnote5
  const found = rows
    .filter(({ transfer }) => transfer === shipment.isTransfer)
    .map((row) => ({
      row: row.id,
      answer: rowAnswer(pack, row, shipment),
      reason: reasonOf(pack, row, row.why),
    }))
  return { answer: any(found.map(({ answer }) => answer)), rows: found }
}

function rowAnswer(
  pack: RulePack,
  row: PartyRules['footnote5']['rows'][number],
  { eccn, from, headquarters, isEquallyControlled }: Footnote5Shipment,
): Answer {
  const controlled: Answer =
    isEquallyControlled === null ? 'unknown' : isEquallyControlled ? 'yes' : 'no'
  return all([
    row.shippedFrom ? inSet(pack, from, row.shippedFrom) : 'yes',
    row.headquartered ? inSet(pack, headquarters, row.headquartered) : 'yes',
    row.unlessControlled ? not(controlled) : 'yes',
    named(eccn, row.eccns),
    not(named(eccn, row.exceptEccns ?? [])),
  ])
}

function named(eccn: Eccn | null, patterns: readonly string[]): Answer {
  if (!eccn) return patterns.length > 0 ? 'unknown' : 'no'
  return any(patterns.map((pattern) => matchesPattern(eccn, pattern)))
}

function inSet(pack: RulePack, code: string | null, set: Destinations): Answer {
  const country = code === null ? null : findDestination(pack, code)
  if (!country) return 'unknown'
  const answers = possibly(pack, country).map((one) => isAmong(pack, one, set))
  if (answers.every(Boolean)) return 'yes'
  return answers.some(Boolean) ? 'unknown' : 'no'
}
