import type { CalendarDay } from '../model/calendar-day.ts'
import { holdsOn } from '../rules/dated.ts'
import {
  type Condition,
  type EccnEntry,
  type LicenceRow,
  type Limb,
  type PackFiles,
  REASONS,
} from '../rules/schema.ts'
import type { TextEntry, TextNote } from './entries.ts'
import { type KnownWords, knownWords, questionOf, readRow, wordingOf } from './licence-rows.ts'
import { readParagraphs } from './scope.ts'
import { type Hash, wordsHash } from './text.ts'
import type { Findings } from './unread.ts'

/** How many rows of licence requirement tables were made in which way. */
export interface RowCounts {
  /** Read from their words. */
  read: number
  /** The same words as before, read as before. */
  carried: number
  /** Of the carried, those that are read in the same way from their words alone. */
  readAlike: number
  /** Not read with certainty. */
  unread: number
  /** In the pack before, and in the text no more. */
  gone: number
  /** In no table: read by a person in Part 742 or a note, and carried over. */
  handMade: number
}

export interface BuiltList {
  eccns: PackFiles['eccns']
  conditions: PackFiles['conditions']
  counts: RowCounts
  /** Entries of the pack before that the text does not have. */
  goneEntries: string[]
  /** Entries of which rows of the pack before are in the text no more, with how many. */
  goneRows: { eccn: string; rows: number }[]
  newEntries: string[]
}

interface Making {
  day: CalendarDay
  tag: string
  hash: Hash
  known: KnownWords
  counts: RowCounts
  conditions: Map<string, Condition>
  goneRows: BuiltList['goneRows']
  findings: Findings
}

/**
 * The Commerce Control List of the text. A row whose words are those of a row of the pack before is read
 * as that one; any other is read from its words, and what these leave open is asked.
 */
export function builtList(
  base: PackFiles,
  texts: readonly TextEntry[],
  { day, tag, hash }: { day: CalendarDay; tag: string; hash: Hash },
  findings: Findings,
): BuiltList {
  const counts = { read: 0, carried: 0, readAlike: 0, unread: 0, gone: 0, handMade: 0 }
  const all = base.eccns.flatMap(({ entries }) => entries)
  const making: Making = {
    day,
    tag,
    hash,
    known: knownWords(all),
    counts,
    conditions: new Map(),
    goneRows: [],
    findings,
  }
  const byEccn = new Map<string, TextEntry>()
  for (const text of texts) {
    if (byEccn.has(text.eccn)) {
      const message = `774 Supp. 1: ${text.eccn} stands there twice`
      findings.refusals.push({ file: text.file, line: text.line, message })
    } else byEccn.set(text.eccn, text)
  }
  const known = new Set(all.map(({ eccn }) => eccn))
  const goneEntries = [...known].filter((eccn) => !byEccn.has(eccn))
  const newEntries = [...byEccn.keys()].filter((eccn) => !known.has(eccn))
  const eccns = base.eccns.map((file) => {
    const kept = file.entries.flatMap((entry) => {
      if (!holdsOn(entry, day)) return [entry]
      const text = byEccn.get(entry.eccn)
      return text ? [builtEntry(text, entry, making)] : []
    })
    const category = file.entries[0]?.eccn[0]
    const come = newEntries
      .filter((eccn) => eccn[0] === category)
      .map((eccn) => builtEntry(byEccn.get(eccn) as TextEntry, undefined, making))
    if (come.length === 0) return { ...file, entries: kept }
    return { ...file, entries: [...kept, ...come].sort((a, b) => (a.eccn < b.eccn ? -1 : 1)) }
  })
  const conditions = [...base.conditions.conditions, ...making.conditions.values()]
  const { goneRows } = making
  return { eccns, conditions: { conditions }, counts, goneEntries, goneRows, newEntries }
}

function builtEntry(text: TextEntry, base: EccnEntry | undefined, making: Making): EccnEntry {
  const { tag, hash, findings } = making
  const { eccn, file, line } = text
  const cite = `774 Supp. 1, ${eccn}`
  const heading = wordsHash(text.heading, hash)
  const notes = text.notes.map((note) => wordsHash(note.text, hash))
  const isRenamed = base?.wordings?.heading !== undefined && base.wordings.heading !== heading
  const isElsewhere = base !== undefined && base.status !== 'listed'
  if (isRenamed && isElsewhere)
    findings.unread.push({
      cite,
      file,
      line,
      words: text.heading,
      why: `another heading than the one by which the entry is ${base.status}`,
      kept: 'listed, and may need a licence for every destination',
    })
  const isListed = !isElsewhere || isRenamed
  const rows = isListed ? builtRows(text, base, making) : base.rows
  const { gbs, gbsExcept } = builtGbs(text, base, making)
  const { gbs: _, gbsExcept: __, wordings: ___, ...rest } = base ?? newEntry(text)
  return {
    ...rest,
    reasons: builtReasons(text, base, making),
    status: isListed ? 'listed' : rest.status,
    ...(gbs && { gbs }),
    ...(gbsExcept && { gbsExcept }),
    rows,
    wordings: {
      heading,
      ...(text.exceptions.has('GBS') && { gbs: wordsHash(text.exceptions.get('GBS') ?? '', hash) }),
      ...(notes.length > 0 && { notes }),
    },
    source: tag,
  }
}

function newEntry({ eccn, heading }: TextEntry): EccnEntry {
  return {
    eccn,
    title: heading.length >= 3 ? heading.slice(0, 200) : eccn,
    reasons: [],
    status: 'listed',
    rows: [],
    cite: `774 Supp. 1, ${eccn}`,
    source: '-',
  }
}

function builtReasons(
  { eccn, reasons, file, line }: TextEntry,
  base: EccnEntry | undefined,
  { findings }: Making,
): EccnEntry['reasons'] {
  const before = base?.reasons ?? []
  if (reasons === undefined) return before
  const names = reasons
    .replace(/\.$/, '')
    .split(/,\s*(?:and\s+)?|\s+and\s+/)
    .map((name) => name.trim())
    .filter(Boolean)
  const isKnown = (name: string): name is EccnEntry['reasons'][number] =>
    (REASONS as readonly string[]).includes(name)
  if (names.every(isKnown)) return [...new Set(names)]
  findings.unread.push({
    cite: `774 Supp. 1, ${eccn}`,
    file,
    line,
    words: reasons,
    why: 'reasons for control other than the known abbreviations',
    kept: base ? 'the reasons of the pack before' : 'no reasons',
  })
  return before.length > 0 ? before : names.filter(isKnown)
}

function builtRows(text: TextEntry, base: EccnEntry | undefined, making: Making): LicenceRow[] {
  const { day, tag, counts, findings, conditions } = making
  const held = base?.rows.filter((row) => holdsOn(row, day)) ?? []
  const others = base?.rows.filter((row) => !holdsOn(row, day)) ?? []
  const ofTable = held.filter((row) => row.added === undefined && !row.announced)
  const left = [...ofTable]
  const made = new Map<LicenceRow, LicenceRow>()
  const rows = text.rows.flatMap((one): LicenceRow[] => {
    const before = taken(left, ofTable, wordingOf(one, making.hash))
    const read = readRow(one, text, making)
    if (before.length > 0) {
      counts.carried += 1
      const [only] = before
      if (!read.unread && before.length === 1 && only && isReadAs(read.row, only))
        counts.readAlike += 1
      return before.map((row) => {
        const { source: _, ...carried } = row
        made.set(row, carried)
        return carried
      })
    }
    counts[read.unread ? 'unread' : 'read'] += 1
    if (read.unread) findings.unread.push(read.unread)
    if (read.condition) conditions.set(read.condition.id, read.condition)
    return [read.row]
  })
  counts.gone += left.length
  if (left.length > 0) making.goneRows.push({ eccn: text.eccn, rows: left.length })
  // What no table says stands behind the row that it stood behind.
  const unplaced: LicenceRow[] = []
  let behind: LicenceRow | undefined
  for (const row of held) {
    if (ofTable.includes(row)) {
      behind = made.get(row) ?? behind
      continue
    }
    counts.handMade += 1
    const at = behind ? rows.indexOf(behind) : -1
    const own = row.source === undefined && base ? { ...row, source: base.source } : row
    if (at < 0) unplaced.push(own)
    else rows.splice(at + 1, 0, own)
    behind = own
  }
  rows.push(...unplaced, ...openRows(text, base, making))
  return [...rows, ...others].map((row) => (row.source === tag ? withoutSource(row) : row))
}

/**
 * Takes from the rows that are left the first of some words, with those that stood right behind it in the
 * table and have the same: one row of the text may be read as two.
 */
function taken(left: LicenceRow[], table: readonly LicenceRow[], wording: string): LicenceRow[] {
  const at = left.findIndex((row) => row.wording === wording)
  if (at < 0) return []
  const place = table.indexOf(left[at] as LicenceRow)
  let end = at + 1
  while (left[end]?.wording === wording && left[end] === table[place + end - at]) end += 1
  return left.splice(at, end - at)
}

function withoutSource({ source: _, ...row }: LicenceRow): LicenceRow {
  return row
}

/** Whether two rows decide the same; words and citations aside. */
function isReadAs(one: LicenceRow, other: LicenceRow): boolean {
  const decisive = ({
    reason,
    scope,
    column,
    destinations,
    possible,
    exportedFrom,
    ...row
  }: LicenceRow) =>
    JSON.stringify([reason, scope, column, destinations, possible, exportedFrom, row.switch])
  return decisive(one) === decisive(other)
}

/** What stands for words that ask for a licence beside the table, and for what is in no known form. */
function openRows(text: TextEntry, base: EccnEntry | undefined, making: Making): LicenceRow[] {
  const { day, hash, findings, conditions } = making
  const { eccn, file } = text
  const cite = `774 Supp. 1, ${eccn}`
  const seen = base?.wordings?.notes
  const isHandMade = base?.rows.some((row) => row.added !== undefined) ?? false
  const rows: LicenceRow[] = []
  const open = [
    ...text.notes.filter((note) => !seen?.includes(wordsHash(note.text, hash))),
    ...text.strange,
  ]
  for (const note of open) {
    // Where a person read rows beside the table and no words are known, those rows are of these words.
    if (isHandMade && !seen) {
      unread(note, 'words beside the table, not compared: the pack before has no hash of them')
      continue
    }
    const condition = questionOf(eccn, note.text, cite, wordsHash(note.text, hash))
    conditions.set(condition.id, condition)
    rows.push({
      reason: 'NOTE',
      scope: [{ if: condition.id }],
      possible: { any: ['ALL'] },
      added: note.title,
      cite,
    })
    unread(note, `${note.title} was not read`, 'asked of each item; may reach every destination')
  }
  const before =
    base?.rows.filter((row) => row.added === undefined && holdsOn(row, day)).length ?? 0
  const isBare = rows.length === 0 && base?.shortSupplyOnly !== true
  const isNew = base?.status !== 'listed'
  if (text.rows.length === 0 && (before > 0 || (isBare && isNew))) {
    rows.push({ reason: 'NOTE', scope: [{}], possible: { any: ['ALL'] }, added: 'no table', cite })
    const note = { title: 'table', text: text.heading, line: text.line }
    const lost = before > 0 ? `, where the pack before has ${before} of its rows` : ''
    unread(note, `no licence requirement table was found${lost}`, 'may reach every destination')
  }
  return rows

  function unread(note: TextNote, why: string, kept = 'the rows of the pack before') {
    findings.unread.push({ cite, file, line: note.line, words: note.text, why, kept })
  }
}

function builtGbs(
  text: TextEntry,
  base: EccnEntry | undefined,
  { hash, findings, conditions }: Making,
): Pick<EccnEntry, 'gbs' | 'gbsExcept'> {
  const words = text.exceptions.get('GBS')
  if (words === undefined) return {}
  const own = wordsHash(words, hash)
  if (base?.wordings?.gbs === own) return { gbs: base.gbs, gbsExcept: base.gbsExcept }
  const limbs = readAvailable(words, text.eccn)
  if (limbs) return limbs.length > 0 ? { gbs: limbs } : {}
  const cite = `774 Supp. 1, ${text.eccn}`
  const told = `License Exception GBS: ${words}`
  const condition = questionOf(text.eccn, told, cite, own)
  conditions.set(condition.id, condition)
  const why = 'where License Exception GBS is available was not read'
  const { file, line } = text
  findings.unread.push({ cite, file, line, words: told, why, kept: 'asked of each item' })
  return { gbs: [{ if: condition.id }] }
}

/** Where an exception is available by its words: nowhere, everywhere or for paragraphs; undefined: not read. */
function readAvailable(words: string, eccn: string): Limb[] | undefined {
  const text = words.trim().replace(/\.$/, '')
  if (/^(N\/A|No|None)?$/i.test(text)) return []
  if (/^Yes$/i.test(text)) return [{}]
  const [, which, list = ''] = text.match(/^Yes,? (for|except) (.+)$/) ?? []
  const paragraphs = which === undefined ? undefined : readParagraphs(list, eccn)
  return paragraphs && [which === 'for' ? { in: paragraphs } : { except: paragraphs }]
}

/** The License Exceptions of an entry whose flags are read from their words. */
const FLAGS = ['LVS', 'TSR', 'APP', 'ENC', 'ACE', 'IEC', 'AIA', 'ACM', 'LPP', 'HBM'] as const

/** The flags of License Exceptions of the text; STA, which is worded apart, as the pack before has it. */
export function builtFlags(
  base: PackFiles['exceptions'],
  texts: readonly TextEntry[],
  tag: string,
): PackFiles['exceptions'] {
  const before = new Map(base.flags.map((row) => [row.eccn, row]))
  const byEccn = new Map(texts.map((text) => [text.eccn, text]))
  const flags = [...new Set([...before.keys(), ...byEccn.keys()])].flatMap((eccn) => {
    const known = before.get(eccn)
    const exceptions = byEccn.get(eccn)?.exceptions
    if (!exceptions) return []
    const read = FLAGS.flatMap((code) => {
      const flag = flagOf(exceptions.get(code))
      return flag ? [[code, flag] as const] : []
    })
    if (read.length === 0 && !known?.STA) return []
    const cite = known?.cite ?? `774 Supp. 1, ${eccn}`
    const STA = known?.STA && { STA: known.STA }
    return [{ eccn, ...Object.fromEntries(read), ...STA, cite, source: tag }]
  })
  return { ...base, flags: flags.length > 0 ? flags : base.flags }
}

function flagOf(words: string | undefined) {
  const text = words?.trim().replace(/\.$/, '') ?? ''
  if (/^(N\/A|No|None)?$/i.test(text)) return undefined
  const amounts = [...text.matchAll(/\$\s?([\d,]+)/g)].map(([, sum = '']) =>
    sum.replaceAll(',', ''),
  )
  const usd = amounts.length === 1 ? { usd: amounts[0] as string } : {}
  const isWhole = /^(Yes|\$\s?[\d,]+)$/i.test(text)
  return { for: isWhole ? ('entry' as const) : ('paragraphs' as const), ...usd }
}
