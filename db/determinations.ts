import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type Database from 'better-sqlite3'
import { LARGEST_DETERMINATION } from '../shared/bounds.ts'
import {
  type DeterminationEvent,
  eventSchema,
  eventText,
  signedText,
} from '../shared/determination/event.ts'
import { hashedPart } from '../shared/determination/quick-check.ts'
import type { DeterminationRecord } from '../shared/determination/schema.ts'
import { type Summary, summaryOf } from '../shared/determination/summary.ts'
import { isSignedBy } from './cryptography.ts'
import type { OfficeKey } from './office-key.ts'
import { keepPacks, type PackRow, packRows } from './packs.ts'
import { addCheckRows, type CheckRow, checkRows } from './shipment-checks.ts'
import { scalar, statement } from './statements.ts'
import { WorkspaceError } from './workspace-error.ts'

/** A determination as a workspace keeps it. */
export interface KeptDetermination {
  number: string
  hash: string
  /** What a list shows of it; null: its file cannot be read. */
  summary: Summary | null
  /** Why what is kept is not what was issued; null: it is. */
  fault: string | null
}

/** An event as a workspace keeps it. */
export interface KeptEvent {
  /** The hash of the determination that it is of. */
  determination: string
  /** What it says; null: it cannot be read. */
  event: DeterminationEvent | null
  /** Why it is not what was recorded; null: it is. */
  fault: string | null
}

/** Rows of the tables of determinations as they stand, and rules and checks of shipments beside them, for another file to take over. */
export interface DeterminationRows {
  packs: PackRow[]
  determinations: { number: string; hash: string; file: Buffer }[]
  events: { determination: string; body: string; hash: string }[]
  papers: { sha256: string; content: Buffer }[]
  checks: CheckRow[]
}

/** A paper that is kept inside the workspace. */
export interface Paper {
  sha256: string
  content: Buffer
}

interface Row {
  id: number
  number: string
  hash: string
  file: Buffer
}

/** What was read of each row of a file; rows are only added, and never change. */
const read = new WeakMap<Database.Database, Map<number, KeptDetermination>>()

/** What was read of each event, by its hash. */
const readEvents = new WeakMap<Database.Database, Map<string, KeptEvent>>()

/** Every determination in the order of its issue, each checked against its hash and its chain. */
export function keptDeterminations(database: Database.Database): KeptDetermination[] {
  const known = read.get(database) ?? new Map<number, KeptDetermination>()
  read.set(database, known)
  const rows = statement(database, 'SELECT id, hash FROM determination ORDER BY id').all() as Pick<
    Row,
    'id' | 'hash'
  >[]
  const earlier = new Set<string>()
  return rows.map(({ id, hash }, at) => {
    // A row that was taken back, as on a full disk, leaves its id to another.
    const found = known.get(id)
    const kept = found?.hash === hash ? found : keptOf(rowOf(database, id))
    known.set(id, kept)
    const fault = kept.fault ?? chainFault(kept, earlier, at === 0)
    earlier.add(kept.hash)
    return { ...kept, fault }
  })
}

/** The text of the file of a determination. Throws where there is none of that hash. */
export function determinationText(database: Database.Database, hash: string): string {
  const found = statement(database, 'SELECT file FROM determination WHERE hash = ?').get(hash)
  if (!found) throw new WorkspaceError('not-found', 'There is no determination of that hash.')
  return unpacked((found as Row).file)
}

/** A determination as it lies in the file: its text, compressed, and that of the one before it. */
export interface DeterminationFile {
  hash: string
  file: Buffer
  previous: Buffer | null
}

/** The files of determinations that can be read: those of some hashes with what they follow, or all. */
export function determinationFiles(
  database: Database.Database,
  hashes?: readonly string[],
): DeterminationFile[] {
  const file = (hash: string | null | undefined) =>
    (scalar(database, 'SELECT file FROM determination WHERE hash = ?').get(hash ?? '') as
      | Buffer
      | undefined) ?? null
  const wanted = hashes && new Set(hashes)
  return keptDeterminations(database)
    .filter(({ hash }) => !wanted || wanted.has(hash))
    .flatMap(({ hash, summary }) => {
      const found = summary && file(hash)
      if (!found) return []
      return [{ hash, file: found, previous: wanted ? file(summary?.previous) : null }]
    })
}

/** The hash of the determination that was issued last; null: none was. */
export function lastDetermination(database: Database.Database): string | null {
  const sql = 'SELECT hash FROM determination ORDER BY id DESC LIMIT 1'
  return (scalar(database, sql).get() as string | undefined) ?? null
}

/** Whether a number was given before. */
export function hasNumber(database: Database.Database, number: string): boolean {
  const sql = 'SELECT 1 FROM determination WHERE number = ? COLLATE NOCASE'
  return scalar(database, sql).get(number.trim()) !== undefined
}

/** What is kept along with a determination. */
export interface KeptAlong {
  /** Papers that lie inside the workspace. */
  papers?: readonly Paper[]
  /** What is recorded of it at once, by a key. */
  event?: { says: Omit<Recorded, 'determination'>; key: OfficeKey } | undefined
}

/** What an event says, before it is chained and signed. */
export type Recorded = Omit<DeterminationEvent, 'previous' | 'key' | 'signature'>

/**
 * Keeps a determination with what belongs to it. Refuses one whose number was given before, or that
 * does not follow the last one.
 */
export function keepDetermination(
  database: Database.Database,
  text: string,
  { papers = [], event }: KeptAlong = {},
): KeptDetermination {
  const { number, hash, previous } = JSON.parse(text) as DeterminationRecord
  return database
    .transaction(() => {
      if (hasNumber(database, number))
        throw new WorkspaceError('refused', `There is a determination ${number} already.`)
      if (previous !== lastDetermination(database))
        throw new WorkspaceError('refused', 'Another determination was issued in between.')
      addRows(database, {
        packs: [],
        determinations: [{ number, hash, file: gzipSync(text) }],
        events: [],
        papers: papers.map(({ sha256, content }) => ({ sha256, content })),
        checks: [],
      })
      const kept = keptDeterminations(database).at(-1)
      if (!kept || kept.fault !== null) throw new Error(`${number}: ${kept?.fault}`)
      if (event) recordEvent(database, { ...event.says, determination: hash }, event.key)
      return kept
    })
    .immediate()
}

/** Records something of a determination, after what was recorded last, signed by a key. */
export function recordEvent(
  database: Database.Database,
  says: Recorded,
  { key, signNow }: OfficeKey,
): DeterminationEvent {
  return database
    .transaction(() => {
      determinationText(database, says.determination)
      const content = eventSchema.parse({ ...says, previous: lastEvent(database), key })
      const event = { ...content, signature: signNow(signedText(content)) }
      const body = eventText(event)
      const { determination } = event
      addRows(database, {
        packs: [],
        determinations: [],
        events: [{ determination, body, hash: sha256(body) }],
        papers: [],
        checks: [],
      })
      return event
    })
    .immediate()
}

/** Every event in the order in which it was recorded. */
export function keptEvents(database: Database.Database): KeptEvent[] {
  const rows = statement(
    database,
    'SELECT determination, body, hash FROM determination_event ORDER BY id',
  ).all() as DeterminationRows['events']
  const known = readEvents.get(database) ?? new Map<string, KeptEvent>()
  readEvents.set(database, known)
  const earlier = new Set<string | null>([null])
  return rows.map((row) => {
    const kept = known.get(row.hash) ?? keptEventOf(row)
    known.set(row.hash, kept)
    const follows = kept.event !== null && earlier.has(kept.event.previous)
    earlier.add(row.hash)
    return { ...kept, fault: kept.fault ?? (follows ? null : BROKEN_CHAIN) }
  })
}

function keptEventOf({ determination, body, hash }: DeterminationRows['events'][number]) {
  const event = eventOf(body)
  if (!event) return { determination, event, fault: UNREADABLE_EVENT }
  const isWhole = event.determination === determination && sha256(body) === hash
  const isIntact = isWhole && isSigned(event, signedText(event))
  return { determination, event, fault: isIntact ? null : CHANGED }
}

function eventOf(body: string): DeterminationEvent | null {
  try {
    return eventSchema.parse(JSON.parse(body))
  } catch {
    return null
  }
}

/** Whether what names a key and a signature has them of a text; what names neither is not signed. */
function isSigned(
  { key, signature }: Pick<DeterminationRecord, 'key' | 'signature'>,
  text: string,
): boolean {
  if (key === null && signature === null) return true
  return key !== null && signature !== null && isSignedBy(text, signature, key)
}

/** The content of a paper that lies inside; null: it lies elsewhere. */
export function paper(database: Database.Database, hash: string): Buffer | null {
  const sql = 'SELECT content FROM determination_paper WHERE sha256 = ?'
  return (scalar(database, sql).get(hash) as Buffer | undefined) ?? null
}

/** The hashes of the papers that lie inside. */
export function paperHashes(database: Database.Database): Set<string> {
  return new Set(scalar(database, 'SELECT sha256 FROM determination_paper').all() as string[])
}

/** Whether a file has the tables of determinations. */
export function keepsDeterminations(database: Database.Database): boolean {
  const sql = `SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'determination'`
  return scalar(database, sql).get() === 1
}

/** All rows, as they stand. */
export function determinationRows(database: Database.Database): DeterminationRows {
  const packs = packRows(database)
  const checks = checkRows(database)
  if (!keepsDeterminations(database))
    return { packs, determinations: [], events: [], papers: [], checks }
  const all = <T>(sql: string) => database.prepare(sql).all() as T[]
  return {
    packs,
    determinations: all('SELECT number, hash, file FROM determination ORDER BY id'),
    events: all('SELECT determination, body, hash FROM determination_event ORDER BY id'),
    papers: all('SELECT sha256, content FROM determination_paper'),
    checks,
  }
}

/** Takes over the rows that are not there yet, after those that are, and gives the numbers of the new ones. */
export function takeOver(database: Database.Database, rows: DeterminationRows): string[] {
  const known = determinationRows(database)
  const fresh = missingIn(known, rows)
  database.transaction(() => addRows(database, fresh)).immediate()
  return fresh.determinations.map(({ number }) => number)
}

/** The rows that others lack. */
export function missingIn(others: DeterminationRows, rows: DeterminationRows): DeterminationRows {
  const lacking = <T>(list: readonly T[], known: readonly T[], key: (row: T) => string) => {
    const keys = new Set(known.map(key))
    return list.filter((row) => !keys.has(key(row)))
  }
  return {
    packs: lacking(rows.packs, others.packs, ({ hash }) => hash),
    determinations: lacking(rows.determinations, others.determinations, ({ hash }) => hash),
    events: lacking(rows.events, others.events, ({ hash }) => hash),
    papers: lacking(rows.papers, others.papers, ({ sha256: hash }) => hash),
    checks: lacking(rows.checks, others.checks, ({ hash }) => hash),
  }
}

const CHANGED = 'What is kept is not what was issued: it was changed in the file.'
const BROKEN_CHAIN = 'What came before it is missing from this file.'
const UNREADABLE_EVENT =
  'Something that was recorded of it cannot be read: it was changed in the file.'

function addRows(
  database: Database.Database,
  { packs, determinations, events, papers, checks }: DeterminationRows,
): void {
  keepPacks(database, packs)
  const run = (sql: string, ...values: unknown[]) => statement(database, sql).run(...values)
  for (const { number, hash, file } of determinations)
    run('INSERT INTO determination (number, hash, file) VALUES (?, ?, ?)', number, hash, file)
  for (const { determination, body, hash } of events)
    run(
      'INSERT INTO determination_event (determination, body, hash) VALUES (?, ?, ?)',
      determination,
      body,
      hash,
    )
  const has = scalar(database, 'SELECT 1 FROM determination_paper WHERE sha256 = ?')
  for (const { sha256: hash, content } of papers)
    if (has.get(hash) === undefined)
      run('INSERT INTO determination_paper (sha256, content) VALUES (?, ?)', hash, content)
  addCheckRows(database, checks)
}

function lastEvent(database: Database.Database): string | null {
  const sql = 'SELECT hash FROM determination_event ORDER BY id DESC LIMIT 1'
  return (scalar(database, sql).get() as string | undefined) ?? null
}

function rowOf(database: Database.Database, id: number): Row {
  return statement(database, 'SELECT * FROM determination WHERE id = ?').get(id) as Row
}

function keptOf({ number, hash, file }: Row): KeptDetermination {
  try {
    const text = unpacked(file)
    const cut = hashedPart(text)
    const isWhole = cut !== null && cut.hash === hash && sha256(cut.content) === hash
    const determination = JSON.parse(text) as DeterminationRecord
    const isNamed = determination.number === number
    const isIntact = isWhole && isNamed && isSigned(determination, cut.content)
    return {
      number,
      hash,
      summary: summaryOf(determination),
      fault: isIntact ? null : CHANGED,
    }
  } catch {
    return { number, hash, summary: null, fault: 'Its file cannot be read.' }
  }
}

function chainFault(
  { summary }: KeptDetermination,
  earlier: ReadonlySet<string>,
  isFirst: boolean,
): string | null {
  const previous = summary?.previous ?? null
  const follows = previous === null ? isFirst : earlier.has(previous)
  return follows ? null : BROKEN_CHAIN
}

/** The text of a file as it lies in a workspace. Throws where it is no such text, or too long. */
export function unpacked(file: Uint8Array): string {
  const bytes = gunzipSync(file, { maxOutputLength: LARGEST_DETERMINATION })
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
