import { partFact } from './content.ts'
import { isAmong, isOnList } from './destination.ts'
import { matchesPattern } from './eccn.ts'
import { chosen } from './pack.ts'
import type { PossibleItem } from './possible-item.ts'
import { type Beside, citationsIn, type Reason, reasonOf } from './reason.ts'
import type { EmbargoRule } from './schema.ts'

type CarveOut = NonNullable<EmbargoRule['carveOut']>
type Exempt = NonNullable<EmbargoRule['exempt']>

/** What Part 746 says of an item for a destination. */
export interface Part746 {
  /** The licence requirements that reach it. */
  requires: Reason[]
  /** The requirements that do not count, since the foreign item is exported from a partner country. */
  carvedOut: Reason[]
  /** The requirements that look at such an item and do not reach it. */
  spares: Reason[]
}

/** The licence requirements of Part 746 for an item, and the two carve-outs by country of export. */
export function part746Of(item: PossibleItem): Part746 {
  const { pack, setting, as } = item.asked
  const found: Part746 = { requires: [], carvedOut: [], spares: [] }
  for (const rule of pack.part746.rules) {
    if (rule.of && rule.of !== as) continue
    if (!isAmong(pack, setting.destination, rule.destinations)) continue
    if (!looksAt(item, rule)) continue
    if (rule.exempt && isExempt(item, rule.exempt)) {
      found.spares.push(reasonOf(pack, rule.exempt, rule.exempt.why))
      continue
    }
    const off = switchedOff(item, rule)
    if (off) {
      found.spares.push(off)
      continue
    }
    if (!reaches(item, rule)) {
      if (rule.otherwise)
        found.spares.push(
          reasonOf(pack, rule, told(item, rule, rule.otherwise), listed(item, rule)),
        )
      continue
    }
    const { carveOut } = rule
    if (carveOut && as === 'content' && isCarvedOut(item, carveOut)) {
      found.carvedOut.push(carvedOutBy(item, carveOut))
    } else found.requires.push(requiredBy(item, rule))
  }
  return found
}

/** Whether the rule speaks of items of this kind at all. */
function looksAt({ isEar99, asked }: PossibleItem, rule: EmbargoRule): boolean {
  if (rule.kinds && !rule.kinds.includes(asked.content.kind)) return false
  switch (rule.items) {
    case 'all':
      return true
    case 'ear99':
      return isEar99
    case 'anyEccn':
    case 'columns':
    case 'reasons':
    case 'eccns':
      return !isEar99
  }
}

/** Whether the rule leaves the item out; a fact that is not recorded is asked. */
function isExempt(item: PossibleItem, { kinds, eccns, facts }: Exempt): boolean {
  if (!kinds.includes(item.asked.content.kind)) return false
  if (eccns && !isNamed(item, eccns)) return false
  return Object.entries(facts).every(
    ([name, wanted]) => item.decide(name, partFact(item.asked.content.facts, name)) === wanted,
  )
}

/** Why a rule asks for nothing by the option that is chosen; null: it is asked. */
function switchedOff({ asked: { pack, choices } }: PossibleItem, rule: EmbargoRule): Reason | null {
  const row = rule.switch && pack.switchById.get(rule.switch.id)
  if (!row || chosen(pack, choices, row.id) === rule.switch?.option) return null
  return reasonOf(pack, row, rule.switchedOff ?? rule.otherwise ?? rule.because)
}

function reaches(item: PossibleItem, rule: EmbargoRule): boolean {
  if (rule.items === 'columns' && columnsOf(item, rule).length === 0) return false
  if (rule.items === 'reasons' && reasonsOf(item, rule).length === 0) return false
  if (rule.items === 'eccns' && !isNamed(item, rule.eccns)) return false
  return Object.entries(rule.facts ?? {}).every(([name, wanted]) => factOf(item, name) === wanted)
}

/** The chart columns of the rows that apply to the item and have one of the rule's reasons. */
function columnsOf(item: PossibleItem, rule: EmbargoRule): string[] {
  return item
    .applyingRows()
    .flatMap((row) => (row.column && rule.reasons?.includes(row.reason) ? [row.column] : []))
}

/** The reasons for control of the rows that apply to the item and that the rule names. */
function reasonsOf(item: PossibleItem, rule: EmbargoRule): string[] {
  return item
    .applyingRows()
    .flatMap(({ reason }) => (rule.reasons?.includes(reason) ? [reason] : []))
}

function requiredBy(item: PossibleItem, rule: EmbargoRule): Reason {
  const { pack, setting, as } = item.asked
  const named =
    rule.items === 'columns'
      ? columnsOf(item, rule)
      : rule.items === 'reasons'
        ? reasonsOf(item, rule)
        : []
  const why =
    named.length > 0
      ? `${rule.because}: ${[...new Set(named)].join(', ')}`
      : told(item, rule, rule.because)
  const beside = listed(item, rule)
  if (as === 'product' || !rule.carveOut || !isPartner(item, rule.carveOut))
    return reasonOf(pack, rule, why, beside)
  return reasonOf(pack, rule, why, {
    after: [...(beside.after ?? []), rule.carveOut.cite],
    note: `exported from ${setting.exportedFrom}, a partner country, whose carve-out does not reach this item`,
  })
}

/** The words of a rule, with what the lists behind its facts say of an HTS code that is in none for sure. */
function told(item: PossibleItem, rule: EmbargoRule, why: string): string {
  const words = lookUps(item, rule).flatMap(({ asked, how }) =>
    how === 'listed' ? [] : (asked.words[how] ?? []),
  )
  return [why, ...words].join('; ')
}

/** The lists in which an HTS code stands or was looked for, where they answer the rule's facts. */
function listed(item: PossibleItem, rule: EmbargoRule): Beside {
  const { pack, entry } = item.asked
  const cites = lookUps(item, rule).flatMap(({ asked, list }) => {
    const lists = list === null ? asked.lists : [list]
    const withoutCodes = list === null && asked.withoutCodes ? [asked.withoutCodes.cite] : []
    return [
      ...lists.flatMap((id) => citationsIn(pack.htsById.get(id)?.cite ?? '')),
      ...withoutCodes,
    ]
  })
  const byEntry = rule.items === 'columns' || rule.items === 'reasons'
  return { after: [...cites, ...(byEntry && entry ? [entry.cite] : [])] }
}

/** What the lists behind a rule's facts say of the item's HTS code, where it was looked up. */
function lookUps({ asked: { pack, content } }: PossibleItem, rule: EmbargoRule) {
  return pack.part746.listedFacts.flatMap((asked) => {
    const found = rule.facts?.[asked.fact] === undefined ? null : content.lookedUp?.[asked.fact]
    return found ? [{ asked, ...found }] : []
  })
}

/** Software and technology are neither food nor medicine, whatever is recorded. */
function factOf(item: PossibleItem, name: string): boolean {
  const { content } = item.asked
  if (name === 'foodOrMedicine' && content.kind !== 'commodity') return false
  return item.decide(name, partFact(content.facts, name))
}

/** Why a carve-out takes an item out; of a territory, by the country to which it belongs. */
function carvedOutBy({ asked: { pack, setting } }: PossibleItem, carveOut: CarveOut): Reason {
  const row = pack.countryByCode.get(setting.exportedFrom ?? '')
  if (row?.treatedAs === undefined)
    return reasonOf(pack, carveOut, `not counted from ${setting.exportedFrom}: partner country`)
  const why = `not counted from ${row.code}: of the partner country ${row.treatedAs}`
  return reasonOf(pack, carveOut, why, { after: citationsIn(row.cite) })
}

/** Exported from a partner country, and of the items that the carve-out takes out. */
function isCarvedOut(item: PossibleItem, carveOut: CarveOut): boolean {
  const ofPartner = isPartner(item, carveOut)
  if (ofPartner === false) return false
  const isTakenOut = carveOut.items === 'all' || isNamed(item, carveOut.eccns) || item.isAtOnly()
  return isTakenOut && item.decide('exportedFrom', ofPartner)
}

/** Whether the foreign item is exported from a partner country; null: not known from where. */
function isPartner(
  { asked: { pack, setting } }: PossibleItem,
  { exportedFrom }: CarveOut,
): boolean | null {
  if (setting.exportedFrom === null) return null
  return isOnList(pack, exportedFrom, setting.exportedFrom, setting.day)
}

function isNamed({ eccn }: PossibleItem, patterns: readonly string[] | undefined): boolean {
  return patterns?.some((pattern) => matchesPattern(eccn, pattern) === 'yes') ?? false
}
