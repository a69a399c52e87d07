import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type Database from 'better-sqlite3'
import { LARGEST_DETERMINATION } from '../shared/bounds.ts'
import { hashedText } from '../shared/determination/determine.ts'
import { parseJson } from '../shared/model/json.ts'
import { type CheckHead, checkHead, readCheck } from '../shared/shipment/frozen-schema.ts'
import { scalar, statement } from './statements.ts'
import { WorkspaceError } from './workspace-error.ts'

/** A check as a workspace keeps it. */
export interface KeptCheck {
  hash: string
  /** What it says, without the model that it rests on; null: it cannot be read. */
  check: CheckHead | null
  /** Why what is kept is not what was kept at first; null: it is. */
  fault: string | null
}

/** Rows of the table as they stand, for another file to take over. */
export type CheckRow = Pick<Row, 'hash' | 'file'>

interface Row {
  id: number
  hash: string
  file: Buffer
}

/** What was read of each row of a file; rows are only added, and never change. */
const read = new WeakMap<Database.Database, Map<string, KeptCheck>>()

/** Every check in the order in which it was kept, looked at against its hash and what it follows. */
export function keptChecks(database: Database.Database): KeptCheck[] {
  const known = read.get(database) ?? new Map<string, KeptCheck>()
  read.set(database, known)
  const rows = statement(database, 'SELECT id, hash FROM shipment_check ORDER BY id').all()
  const earlier = new Set<string | null>([null])
  return (rows as Omit<Row, 'file'>[]).map(({ id, hash }, at) => {
    const kept = known.get(hash) ?? keptOf(database, id, hash)
    known.set(hash, kept)
    const previous = kept.check?.previous ?? null
    const follows = previous === null ? at === 0 : earlier.has(previous)
    earlier.add(hash)
    return { ...kept, fault: kept.fault ?? (follows ? null : BROKEN_CHAIN) }
  })
}

/** The text of the file of a check. Throws where none of that hash is kept. */
export function checkText(database: Database.Database, hash: string): string {
  const found = statement(database, 'SELECT file FROM shipment_check WHERE hash = ?').get(hash)
  if (!found) throw new WorkspaceError('not-found', 'No check of that hash is kept.')
  return unpacked((found as Row).file)
}

/** The hash of the check that was kept last; null: none was. */
export function lastCheck(database: Database.Database): string | null {
  const sql = 'SELECT hash FROM shipment_check ORDER BY id DESC LIMIT 1'
  return (scalar(database, sql).get() as string | undefined) ?? null
}

/** Keeps a check for good. Refuses one that is not what its hash is of, or does not follow the last one. */
export function keepCheck(database: Database.Database, text: string): void {
  const read = readCheck(text)
  if (!read.ok) throw new Error(`no check: ${read.problems[0]?.path} ${read.problems[0]?.message}`)
  const { check, data } = read.value
  if (sha256(hashedText(data)) !== check.hash) throw new Error('the hash is not that of the check')
  if (check.previous !== lastCheck(database))
    throw new WorkspaceError('refused', 'Another check was kept in between.')
  addCheckRows(database, [{ hash: check.hash, file: gzipSync(text) }])
}

/** All rows, as they stand; none in a file that has no such table. */
export function checkRows(database: Database.Database): CheckRow[] {
  const sql = `SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'shipment_check'`
  if (scalar(database, sql).get() !== 1) return []
  return database.prepare('SELECT hash, file FROM shipment_check ORDER BY id').all() as CheckRow[]
}

export function addCheckRows(database: Database.Database, rows: readonly CheckRow[]): void {
  const insert = statement(database, 'INSERT INTO shipment_check (hash, file) VALUES (?, ?)')
  for (const { hash, file } of rows) insert.run(hash, file)
}

const CHANGED = 'What is kept is not what was kept at first: it was changed in the file.'
const BROKEN_CHAIN = 'What came before it is missing from this file.'

function keptOf(database: Database.Database, id: number, hash: string): KeptCheck {
  const sql = 'SELECT file FROM shipment_check WHERE id = ?'
  try {
    const text = unpacked(scalar(database, sql).get(id) as Buffer)
    const json = parseJson(text)
    const isWhole = json.ok && sha256(hashedText(json.value as object)) === hash
    const check = json.ok ? checkHead(json.value) : null
    return { hash, check, fault: isWhole && check?.hash === hash ? null : CHANGED }
  } catch {
    return { hash, check: null, fault: 'It cannot be read.' }
  }
}

function unpacked(file: Uint8Array): string {
  const bytes = gunzipSync(file, { maxOutputLength: LARGEST_DETERMINATION })
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
