import type { CalendarDay } from '../model/calendar-day.ts'
import { checkPack } from '../rules/check.ts'
import { coverage } from '../rules/coverage.ts'
import { filesOn, holdsOn } from '../rules/dated.ts'
import type { OfficialText } from '../rules/official-text.ts'
import type { LicenceRow, PackFiles } from '../rules/schema.ts'
import { builtFlags, builtList, type RowCounts } from './commerce-control-list.ts'
import { builtCountries, chartOf, groupsOf } from './countries.ts'
import type { Division } from './division.ts'
import { entriesIn, type TextEntry } from './entries.ts'
import { builtHts, builtLists, LIST_PLACES } from './lists.ts'
import { countryNames } from './name.ts'
import { officialTexts } from './official-texts.ts'
import { type Compared, comparedReadings } from './readings.ts'
import type { Hash } from './text.ts'
import type { Findings, Refusal, Unread } from './unread.ts'
import { wordsIn } from './words.ts'

/** What a pack is built of. */
export interface ToBuild {
  /** The sections and supplements of the official text. */
  divisions: readonly Division[]
  /** The day of which the text is. */
  asOf: CalendarDay
  /** The id of the pack; absent: by the day. Two packs of other rows never have one. */
  id?: string | undefined
  /** The pack whose readings are carried over. */
  base: PackFiles
  hash: Hash
  /** Names of countries that the text has and no pack knows, with their codes. */
  names?: Readonly<Record<string, string>>
  /** Places whose text changed and of which somebody says that the reading still holds. */
  kept?: readonly string[]
  /** Countries whose anchors are left out, since the law on them changed. */
  withoutAnchors?: readonly string[]
}

/** What was made of the text, and how. */
export interface BuildReport {
  /** The tables that were read, of how many rows, and how many the pack before has. */
  built: { what: string; rows: number; before: number }[]
  rows: RowCounts
  goneEntries: string[]
  /** Entries of which rows of the pack before are in the text no more, with how many. */
  goneRows: { eccn: string; rows: number }[]
  newEntries: string[]
  unread: Unread[]
  /** The readings of prose, by what became of them. */
  readings: Compared
  /** Tables of the pack that no text fills: made by hand and carried over. */
  handMade: { what: string; rows: number }[]
}

export type Built =
  | { ok: true; files: PackFiles; texts: OfficialText[]; report: BuildReport }
  | { ok: false; refusals: Refusal[]; report: BuildReport }

/**
 * Builds a pack from the official text. What cannot be read with certainty is listed, and is unknown in
 * the pack or asked; where neither can be, as with a reading whose text changed, the pack is refused
 * until somebody says that the reading holds. What the pack before read in the same words is carried
 * over. A pack of which `checkPack` finds anything is refused.
 */
export function buildPack(asked: ToBuild): Built {
  const { divisions, asOf, base, hash, names = {}, kept = [], withoutAnchors = [] } = asked
  const findings: Findings = { unread: [], refusals: [] }
  const tag = `eCFR-${asOf}`
  const byCite = new Map<string, Division>()
  for (const division of divisions) {
    const { cite, file, line } = division
    if (byCite.has(cite)) findings.refusals.push({ file, line, message: `${cite}: is given twice` })
    byCite.set(cite, division)
  }
  const words = wordsIn(divisions)
  const isHeld = base.countries.countries.filter((row) => holdsOn(row, asOf))
  const namesOf = countryNames(isHeld, names)
  const [chartPlace, groupsPlace, listPlace] = ['738 Supp. 1', '740 Supp. 1', '774 Supp. 1'].map(
    (cite) => byCite.get(cite),
  )
  const chart = chartPlace && chartOf(chartPlace, namesOf, findings)
  const groups = groupsPlace && groupsOf(groupsPlace, namesOf, findings)
  const entries = listPlace ? entriesIn(listPlace) : []
  const place = { day: asOf, tag, divisions, words, hash }

  const countries = builtCountries(base.countries, { chart, groups }, place, findings)
  const lists = builtLists(base.lists, namesOf, place, findings)
  const hts = builtHts(base.hts, place, findings)
  const list = listPlace ? builtList(base, entries, place, findings) : undefined
  const exceptions = listPlace ? builtFlags(base.exceptions, entries, tag) : base.exceptions
  const header = {
    ...base.header,
    id: asked.id ?? `ear-${asOf}`,
    asOf,
    sources: {
      ...base.header.sources,
      [tag]: { publisher: 'eCFR', title: 'Text of 15 CFR Parts 730 to 774', date: asOf },
    },
  }
  const made: PackFiles = {
    ...base,
    header,
    countries,
    lists,
    hts,
    exceptions,
    ...(list && { eccns: list.eccns, conditions: list.conditions }),
    anchors: {
      ...base.anchors,
      anchors: base.anchors.anchors.filter(({ country }) => !withoutAnchors.includes(country)),
    },
  }
  const missing: [string, string, number][] = [
    ['738 Supp. 1', 'row of the Country Chart', chart?.rows.size ?? 0],
    ['740 Supp. 1', 'country of a Country Group', groups?.size ?? 0],
    ['774 Supp. 1', 'entry of the Commerce Control List', entries.length],
  ]
  for (const [cite, what, rows] of missing)
    if (rows === 0 && words.hasPart({ cite, division: cite, labels: [] })) {
      const message = `${cite}: no ${what} was found, though its part is given`
      findings.refusals.push({ file: 'the text', line: null, message })
    }
  const compared = comparedReadings(made, base, { words, chart, tag, hash, kept }, findings)
  const files = withCounts(compared.files, base, findings)
  const report: BuildReport = {
    built: tablesBuilt(base, asOf, [
      groups?.size ?? 0,
      [...(chart?.rows.values() ?? [])].filter((row) => row.chart).length,
      entries.length,
      rowsIn(entries),
      builtWith(lists.lists, tag),
      codesWith(hts, tag),
    ]),
    rows: list?.counts ?? NO_ROWS,
    goneEntries: list?.goneEntries ?? [],
    goneRows: list?.goneRows ?? [],
    newEntries: list?.newEntries ?? [],
    unread: findings.unread,
    readings: compared.readings,
    handMade: handMadeIn(files),
  }
  if (findings.refusals.length === 0 && saysNothing(report))
    findings.refusals.push({
      file: 'the text',
      line: null,
      message: `has nothing that the rules rest on: a pack of ${asOf} would be the pack before under a later day`,
    })
  if (findings.refusals.length === 0)
    for (const { path, message } of checkPack(files))
      findings.refusals.push({ file: 'the pack', line: null, message: `${path}: ${message}` })
  if (findings.refusals.length > 0) return { ok: false, refusals: findings.refusals, report }
  return { ok: true, files, texts: officialTexts(files, { words, entries, chart }), report }
}

/** The tables that a text fills, with what was read of each and what the pack before has on the day. */
function tablesBuilt(
  base: PackFiles,
  day: CalendarDay,
  read: readonly number[],
): BuildReport['built'] {
  const { countries, eccns, lists, hts } = filesOn(base, day).files
  const entries = eccns.flatMap((file) => file.entries)
  const inTables = entries.flatMap(({ rows }) => rowsOfText(rows))
  const tables: [string, number][] = [
    ['countries with their groups', countries.countries.filter(isInGroup).length],
    [
      'rows of the Country Chart with marks of their own',
      countries.countries.filter(({ chart }) => chart).length,
    ],
    ['entries of the Commerce Control List', entries.length],
    ['rows of licence requirement tables', inTables.length],
    ['lists of countries', lists.lists.filter(({ id }) => id in LIST_PLACES).length],
    ['HTS codes', hts.lists.reduce((sum, { codes }) => sum + codes.length, 0)],
  ]
  return tables.map(([what, before], i) => ({ what, rows: read[i] ?? 0, before }))
}

/** The rows that stand in a table; one row of the text may be read as several of the same words. */
function rowsOfText(rows: readonly LicenceRow[]): LicenceRow[] {
  const inTable = rows.filter((row) => row.added === undefined)
  return inTable.filter(
    ({ wording }, i) => wording === undefined || wording !== inTable[i - 1]?.wording,
  )
}

const isInGroup = ({ groups }: PackFiles['countries']['countries'][number]) => groups.length > 0

/** Whether no table was read and no place of a reading was compared. */
function saysNothing({ built, readings: { same, changed, notCompared } }: BuildReport): boolean {
  return (
    built.every(({ rows }) => rows === 0) && same.length + changed.length + notCompared.length === 0
  )
}

const NO_ROWS: RowCounts = { read: 0, carried: 0, readAlike: 0, unread: 0, gone: 0, handMade: 0 }

/** Of each count of the pack before, what may be lost before a text is taken for cut short. */
const LOST_AT_MOST = 0.1

/** The counts of what was built; a loss of more than a tenth of any refuses the pack. */
function withCounts(files: PackFiles, base: PackFiles, { refusals }: Findings): PackFiles {
  const { asOf } = files.header
  const countries = files.countries.countries.filter((row) => holdsOn(row, asOf))
  const { eccns, licenceRows } = coverage({ files })
  const sizes: Record<string, number> = {
    countryGroupRows: countries.filter((row) => !row.treatedAs && !row.territory).length,
    chartRows: countries.filter(({ chart }) => chart !== null).length,
    eccns,
    licenceRows,
  }
  for (const { id, codes } of files.hts.lists) sizes[id] = codes.length
  for (const { id, members, ...days } of files.lists.lists)
    if (holdsOn(days, asOf)) sizes[id] = members.length
  const counts: Record<string, number> = {}
  for (const [name, before] of Object.entries(base.anchors.counts)) {
    const size = sizes[name] ?? before
    counts[name] = size
    if (size < before * (1 - LOST_AT_MOST)) {
      const message = `${name}: ${size}, where the pack before has ${before}; more than a tenth is missing`
      refusals.push({ file: 'the text', line: null, message })
    }
  }
  return { ...files, anchors: { ...files.anchors, counts } }
}

function rowsIn(entries: readonly TextEntry[]): number {
  return entries.reduce((sum, { rows }) => sum + rows.length, 0)
}

function builtWith(rows: readonly { source: string }[], tag: string): number {
  return rows.filter(({ source }) => source === tag).length
}

function codesWith({ lists }: PackFiles['hts'], tag: string): number {
  return lists
    .filter(({ source }) => source === tag)
    .reduce((sum, { codes }) => sum + codes.length, 0)
}

/** The tables that no text fills, with how many rows a person made in each. */
function handMadeIn(files: PackFiles): { what: string; rows: number }[] {
  const added = files.eccns
    .flatMap(({ entries }) => entries)
    .flatMap(({ rows }) => rows)
    .filter((row) => row.added !== undefined)
  return [
    { what: 'licence rows beside the tables', rows: added.length },
    { what: 'questions of scopes', rows: files.conditions.conditions.length },
    { what: 'readings of prose', rows: files.proseRules.readings.length },
    { what: 'requirements of Part 746', rows: files.part746.rules.length },
    { what: 'cases without a level', rows: files.noLevel.rules.length },
    { what: 'rules and questions of 734.9', rows: directProductRows(files) },
    { what: 'License Exceptions and bars', rows: exceptionRows(files) },
    { what: 'levels, gate and kinds of content', rows: levelRows(files) },
    { what: 'switches', rows: files.switches.switches.length },
    { what: 'notices and grounds', rows: noticeRows(files) },
    { what: 'items of 746 Supp. 6', rows: files.supplement6.items.length },
  ]
}

const directProductRows = ({ directProduct: { rules, questions } }: PackFiles) =>
  rules.length + (questions?.length ?? 0)
const exceptionRows = ({ exceptions }: PackFiles) =>
  exceptions.exceptions.length + exceptions.bars.length
const levelRows = ({ levels }: PackFiles) =>
  levels.levels.length + levels.contentKinds.length + levels.encryptionGate.paths.length
const noticeRows = ({ notices, grounds }: PackFiles) =>
  notices.notices.length + grounds.grounds.length
