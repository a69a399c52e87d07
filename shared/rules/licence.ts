import type { Answer } from './answer.ts'
import type { Content, Finding, Setting } from './content.ts'
import {
  type Destination,
  findDestination,
  isAmong,
  openGroupsOf,
  possibly,
} from './destination.ts'
import { type Eccn, matchesPattern } from './eccn.ts'
import { isGbsEligible } from './license-exception-gbs.ts'
import { type Choices, chosen, type RulePack } from './pack.ts'
import { possibleParagraphs } from './paragraphs.ts'
import { part746Of } from './part-746.ts'
import { type Asked, PossibleItem, type Truth } from './possible-item.ts'
import { agreed, decisiveQuestions, playThrough, type World } from './possible-worlds.ts'
import { citationsIn, distinct, groundOf, type Reason, reasonOf } from './reason.ts'
import type { Column, LicenceRow } from './schema.ts'

/** The licence need in one possible world, with all that speaks for and against it. */
interface NeedWorld extends World {
  atOnly: boolean
  /** The reasons for control of the rows that ask for a licence. */
  controls: string[]
  /** License Exception GBS would serve. */
  gbs: boolean
  requires: Reason[]
  /** What takes the item out: License Exception GBS, or a carve-out of Part 746. */
  takesOut: Reason[]
  /** The rows and rules that were looked at and ask for no licence. */
  spares: Reason[]
}

/** Whether an item counts by its licence need, and whether it is controlled for AT reasons alone. */
export interface LicenceNeed extends Finding {
  atOnly: Answer
  /** The reasons for control for which a licence is needed, or may be. */
  controls: readonly string[]
  /** Whether License Exception GBS would serve. */
  gbs: Answer
}

/**
 * Whether an item of a known ECCN would need a licence if sent alone to the destination. As content,
 * what Supplement No. 2(a)(1) to Part 734 leaves out is left out: items that need none, items
 * eligible for License Exception GBS, and the two carve-outs of Part 746 by country of export. Part
 * 744 is never asked. Where the paragraph or a fact is open, every possibility is played through;
 * the answer is unknown only where they differ. `lifted`: the citations of rows that do not hold by
 * the route that is asked about.
 */
export function licenceNeed(
  pack: RulePack,
  choices: Choices,
  content: Content & { eccn: Eccn },
  setting: Setting,
  as: Asked['as'] = 'content',
  lifted?: readonly string[],
): LicenceNeed {
  const needs = possibly(pack, setting.destination).map((destination) =>
    needFor(pack, choices, content, { setting: { ...setting, destination }, as, lifted }),
  )
  const [first] = needs as [LicenceNeed, ...LicenceNeed[]]
  if (needs.every(({ answer }) => answer === first.answer)) return first
  return groupsNotRead(pack, setting.destination, needs)
}

/** The need is open where the Country Groups of the day were not read and it turns on them. */
function groupsNotRead(
  pack: RulePack,
  destination: Destination,
  needs: readonly LicenceNeed[],
): LicenceNeed {
  const open = openGroupsOf(pack, destination)
  const days = open?.until ? ` until ${open.until}` : ''
  const asked = `Country Groups of ${destination.code}${days}`
  return {
    answer: 'unknown',
    atOnly: agreedOf(needs.map(({ atOnly }) => atOnly)),
    gbs: agreedOf(needs.map(({ gbs }) => gbs)),
    controls: [...new Set(needs.flatMap(({ controls }) => controls))],
    reasons: distinct([
      ...needs.flatMap(({ reasons }) => reasons),
      ...(open ? [reasonOf(pack, open.row, `${asked} not read`)] : []),
    ]),
    missing: [...new Set([asked, ...needs.flatMap(({ missing }) => missing)])],
  }
}

function agreedOf(answers: readonly Answer[]): Answer {
  const [first = 'unknown'] = answers
  return answers.every((answer) => answer === first) ? first : 'unknown'
}

function needFor(
  pack: RulePack,
  choices: Choices,
  content: Content & { eccn: Eccn },
  asking: Pick<Asked, 'setting' | 'as' | 'lifted'>,
): LicenceNeed {
  const entry = pack.entryByEccn.get(content.eccn.entry) ?? null
  const named = pack.namedByEccn.get(content.eccn.entry) ?? []
  const paragraphs = entry ? possibleParagraphs(entry, named, content.eccn.paragraph) : [[]]
  const asked: Asked = { pack, choices, content, entry, ...asking }
  const worlds: NeedWorld[] = []
  for (const paragraph of paragraphs) {
    const questions = new Set<string>()
    const played = playThrough(questions, (truth) =>
      needIn(new PossibleItem(asked, paragraph, truth, questions), truth),
    )
    if (!played) return tooManyQuestions(pack, questions)
    worlds.push(...played)
  }
  return combined(worlds, asked)
}

function needIn(item: PossibleItem, truth: Truth): NeedWorld {
  const { content, setting, as } = item.asked
  const byRow = licenceRowsOf(item)
  const by746 = part746Of(item)
  const requires = [...byRow.requires, ...by746.requires]
  const onlyNsColumns = byRow.onlyNsColumns && by746.requires.length === 0
  const gbs = requires.length > 0 && isGbsEligible(item, onlyNsColumns)
  const isGbs = as === 'content' && gbs
  const mayBeBundled = content.kind === 'software' && setting.productKind === 'commodity'
  return {
    paragraph: item.paragraph,
    truth,
    counted: requires.length > 0 && !isGbs,
    controls: byRow.controls,
    gbs,
    atOnly: mayBeBundled && item.isAtOnly(),
    requires: isGbs ? [] : requires,
    takesOut: isGbs ? [gbsReason(item.asked)] : by746.carvedOut,
    spares: [...byRow.spares, ...by746.spares],
  }
}

/** What the rows of the entry say of an item. */
interface LicenceRows {
  requires: Reason[]
  /** The reasons for control of those rows. */
  controls: string[]
  /** All that requires a licence are marks in NS columns of the chart. */
  onlyNsColumns: boolean
  spares: Reason[]
}

function licenceRowsOf(item: PossibleItem): LicenceRows {
  const { entry, setting, pack } = item.asked
  const found: LicenceRows = { requires: [], controls: [], onlyNsColumns: true, spares: [] }
  if (!entry) {
    if (item.isEar99) found.spares.push(ear99Spared(item))
    else if (item.decide(`licence rows of ${item.eccn.entry}, not in the rule pack`, null)) {
      found.requires.push(groundOf(pack, 'eccn-not-in-pack', { entry: item.eccn.entry }))
      found.onlyNsColumns = false
    }
    return found
  }
  for (const row of entry.rows) {
    if (isLifted(item, row)) continue
    if (!reachesDestination(item, row) || isExportedFrom(item, row) === false) {
      const spared = setting.destination.chart || !row.column
      if (spared && item.isInScope(row.scope)) found.spares.push(sparedBy(item, row))
    } else if (item.isInScope(row.scope) && isConfirmed(item, row)) {
      found.requires.push(requiredBy(item, row))
      found.controls.push(row.reason)
      if (row.column === undefined || row.reason !== 'NS') found.onlyNsColumns = false
    }
  }
  return found
}

/** Whether a row does not hold by the route that is asked about. */
function isLifted({ asked: { lifted } }: PossibleItem, { cite }: LicenceRow): boolean {
  return lifted !== undefined && citationsIn(cite).some((one) => lifted.includes(one))
}

/** The chart is not asked of EAR99; nor does it speak for the places that have no row in it. */
function ear99Spared({ asked: { pack, setting } }: PossibleItem): Reason {
  const { chart, code } = setting.destination
  return chart ? groundOf(pack, 'ear99') : groundOf(pack, 'ear99-no-chart', { destination: code })
}

function reachesDestination(item: PossibleItem, row: LicenceRow): boolean {
  const { pack, setting } = item.asked
  const { destination } = setting
  if (row.column)
    return destination.chart?.has(row.column) || footnoteOf(item, row)?.effect === 'required'
  const option = row.switch ? switchOption(item.asked, row.switch) : undefined
  const possible = option?.possible ?? row.possible
  const set = possible ?? option?.destinations ?? row.destinations
  return set !== undefined && isAmong(pack, destination, set)
}

/** Whether the foreign item comes from where the row speaks of; null: it is not known from where. */
function isExportedFrom(
  { asked: { pack, setting } }: PossibleItem,
  row: LicenceRow,
): boolean | null {
  if (!row.exportedFrom) return true
  if (setting.exportedFrom === null) return null
  const from = findDestination(pack, setting.exportedFrom)
  return from !== null && isAmong(pack, from, row.exportedFrom)
}

/** A row that reaches the destination bites, unless it is not modelled or a footnote leaves it open. */
function isConfirmed(item: PossibleItem, row: LicenceRow): boolean {
  if (!item.decide('exportedFrom', isExportedFrom(item, row))) return false
  if (row.possible || (row.switch && switchOption(item.asked, row.switch)?.possible))
    return item.decide(`${row.reason} requirement of ${item.asked.entry?.eccn}, not modelled`, null)
  const footnote = footnoteOf(item, row)
  return footnote?.effect !== 'unknown' || item.decide(`chart footnote: ${footnote.cite}`, null)
}

/** The footnote of the chart that changes what the row's column means for the item. */
function footnoteOf(item: PossibleItem, row: LicenceRow) {
  const { pack, setting } = item.asked
  return pack.chartNotes.adjustments.find(
    (candidate) =>
      candidate.column === row.column &&
      isAmong(pack, setting.destination, candidate.destinations) &&
      candidate.eccns.some((eccn) => matchesPattern(item.eccn, eccn) === 'yes'),
  )
}

function switchOption({ pack, choices }: Asked, id: string) {
  const option = chosen(pack, choices, id)
  return pack.switchById.get(id)?.options.find((candidate) => candidate.id === option)
}

function requiredBy(item: PossibleItem, row: LicenceRow): Reason {
  const { pack, setting } = item.asked
  const note = noteOf(pack, row)
  if (!row.column) return reasonOf(pack, row, reasonWords(row), { note })
  const footnote = footnoteOf(item, row)
  const isMarked = setting.destination.chart?.has(row.column) ?? false
  const why = isMarked ? row.column : `${row.column}, by a footnote of the chart`
  return reasonOf(pack, row, why, {
    before: [
      ...(isMarked ? cellOf(setting.destination, row.column) : []),
      ...(footnote ? citationsIn(footnote.cite) : []),
    ],
    sources: [...chartSources(item.asked), ...(footnote ? [footnote.source] : [])],
    note,
  })
}

function sparedBy(item: PossibleItem, row: LicenceRow): Reason {
  const { pack, setting } = item.asked
  const { destination } = setting
  if (!row.column)
    return reasonOf(pack, row, `${reasonWords(row)} does not reach ${destination.code}`, {
      note: noteOf(pack, row),
    })
  const beside = { before: cellOf(destination, row.column), sources: chartSources(item.asked) }
  return reasonOf(pack, row, `${row.column} is blank for ${destination.code}`, beside)
}

/** The reason for control of a row; of a note of the entry, that it is one. */
function reasonWords({ reason }: LicenceRow): string {
  return reason === 'NOTE' ? 'License Requirement Note' : reason
}

/** The cell of the Country Chart, by the country whose row answers. */
function cellOf({ codes }: Destination, column: Column): string[] {
  return [`738 Supp. 1, ${codes.at(-1)}, ${column}`]
}

/** Where the chart row of the country that answers was read. */
function chartSources({ pack, setting }: Asked): string[] {
  const country = pack.countryByCode.get(
    setting.destination.codes.at(-1) ?? setting.destination.code,
  )
  return country?.chartSource === undefined ? [] : [country.chartSource]
}

/** How a row without a column is read, and how surely. */
function noteOf(pack: RulePack, row: LicenceRow): string | undefined {
  const reading = pack.proseRules.readings.find(({ id }) => id === row.prose)
  const parts = [row.note, row.added, reading?.note]
  if (reading && reading.confidence !== 'high')
    parts.push(`read with ${reading.confidence} confidence`)
  return parts.filter((part) => part !== undefined).join('. ') || undefined
}

function gbsReason({ pack, content }: Asked): Reason {
  const after = pack.entryByEccn.get(content.eccn.entry)?.cite
  return reasonOf(pack, pack.levels.gbs, 'License Exception GBS', { after: after ? [after] : [] })
}

function combined(worlds: readonly NeedWorld[], asked: Asked): LicenceNeed {
  const answer = agreed(worlds.map((world) => world.counted))
  const atOnly = agreed(worlds.map((world) => world.atOnly))
  const gbs = agreed(worlds.map((world) => world.gbs))
  if (answer === 'no')
    return { answer, atOnly, gbs, controls: [], reasons: whyNone(worlds, asked), missing: [] }
  const counted = worlds.filter((world) => world.counted)
  const shared = (counted[0]?.requires ?? []).filter((reason) =>
    counted.every((world) => world.requires.some((other) => other.row === reason.row)),
  )
  const required = shared.length > 0 ? shared : counted.flatMap((world) => world.requires)
  const missing = answer === 'unknown' ? decisiveQuestions(worlds) : []
  const reasons = [...required, ...mayTakeOut(worlds.filter((world) => !world.counted))]
  const controls = [...new Set(counted.flatMap((world) => world.controls))]
  return { answer, atOnly, gbs, controls, reasons: distinct(reasons), missing }
}

/** What would take an item out that is open, in the worlds in which it is. */
function mayTakeOut(worlds: readonly NeedWorld[]): Reason[] {
  return distinct(worlds.flatMap(({ takesOut }) => takesOut)).map((reason) => ({
    ...reason,
    why: `it may not count: ${reason.why}`,
  }))
}

/** Why no licence is needed: what takes the item out, else the rows that were looked at. */
function whyNone(worlds: readonly NeedWorld[], { pack, setting, entry, content }: Asked): Reason[] {
  const takesOut = distinct(worlds.flatMap((world) => world.takesOut))
  if (takesOut.length > 0) return takesOut
  const spares = distinct(worlds.flatMap((world) => world.spares))
  if (spares.length > 0) return spares
  if (entry) {
    const hasNone = entry.rows.length === 0
    const why = hasNone
      ? `no row of ${entry.eccn} asks for a licence for ${setting.destination.code}`
      : `no row of ${entry.eccn} reaches ${content.eccn.text}`
    return [reasonOf(pack, entry, why, { note: hasNone ? entry.note : undefined })]
  }
  return [groundOf(pack, 'no-licence', { destination: setting.destination.code })]
}

function tooManyQuestions(pack: RulePack, questions: ReadonlySet<string>): LicenceNeed {
  const reasons = [groundOf(pack, 'too-many-questions')]
  return {
    answer: 'unknown',
    atOnly: 'unknown',
    gbs: 'unknown',
    controls: [],
    reasons,
    missing: [...questions],
  }
}
