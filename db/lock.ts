import { rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { LARGEST_LOCK } from '../shared/bounds.ts'
import { COMPANIONS, refuseLinked } from './files.ts'

const holderSchema = z.object({
  who: z.string(),
  host: z.string(),
  pid: z.number(),
  since: z.string(),
})

/** Who has a workspace open for writing. */
export type Holder = z.infer<typeof holderSchema>

/** The right to write to a workspace, held until it is released or the process ends, however it ends. */
export interface Lock {
  /** Who had it before and did not give it back: a process that was killed, or one elsewhere. */
  before: Holder | null
  release(): void
}

/** Milliseconds that others may take to finish taking the lock or giving it back. */
const PATIENCE = 2000

/**
 * Takes the right to write, or says who has it. It is an operating-system lock on a small database
 * beside the workspace, so it cannot outlive its process; the holder's name stands inside, readable
 * by all. The file stays when the lock is released: a file that comes and goes cannot be locked
 * without gaps. Throws where the folder cannot be written, and `refused` where the file is a link.
 */
export function takeLock(path: string, who: string, now: string): Lock | Holder {
  const lockPath = `${path}-lock`
  refuseLinked(lockPath, ['', ...COMPANIONS])
  const holder: Holder = { who, host: hostname(), pid: process.pid, since: now }
  const until = performance.now() + PATIENCE
  for (;;) {
    if (isTooLarge(lockPath)) removeLock(lockPath)
    const database = new Database(lockPath)
    try {
      requireOurs(database)
      const before = readHolder(database)
      writeHolder(database, holder)
      database.exec('BEGIN IMMEDIATE')
      return { before, release: () => release(database) }
    } catch (error) {
      const other = isBusy(error) ? readHolder(database) : null
      database.close()
      if (isBroken(error) && performance.now() < until) {
        removeLock(lockPath)
        continue
      }
      if (!isBusy(error)) throw error
      // Nobody named, or only this very attempt: another is about to take the lock or to give it back.
      const named = other !== null && JSON.stringify(other) !== JSON.stringify(holder)
      if (named) return other
      if (performance.now() > until) {
        return { who: 'Another user', host: 'another computer', pid: 0, since: '' }
      }
      pause()
    }
  }
}

/** Whether nobody is named as having the right to write; it is looked at, not taken. */
export function isGivenBack(path: string): boolean {
  const lockPath = `${path}-lock`
  const found = statSync(lockPath, { throwIfNoEntry: false })
  if (!found) return true
  if (!found.isFile() || isTooLarge(lockPath)) return false
  try {
    const database = new Database(lockPath, { readonly: true, fileMustExist: true })
    try {
      requireOurs(database)
      return database.prepare('SELECT 1 FROM holder').get() === undefined
    } finally {
      database.close()
    }
  } catch {
    return false
  }
}

/** Whether `takeLock` gave the right to write. */
export function isLock(taken: Lock | Holder): taken is Lock {
  return 'release' in taken
}

function writeHolder(database: Database.Database, holder: Holder | null): void {
  database.pragma('busy_timeout = 250')
  database
    .transaction(() => {
      database.exec(TABLE.replace('TABLE', 'TABLE IF NOT EXISTS'))
      database.exec('DELETE FROM holder')
      if (holder) database.prepare('INSERT INTO holder VALUES (?)').run(JSON.stringify(holder))
    })
    .immediate()
  database.pragma('busy_timeout = 0')
}

function release(database: Database.Database): void {
  if (!database.open) return
  database.exec('ROLLBACK')
  try {
    writeHolder(database, null)
  } catch {
    // The next holder writes its own name over this one.
  } finally {
    database.close()
  }
}

function readHolder(database: Database.Database): Holder | null {
  try {
    requireOurs(database)
    const text = database.prepare('SELECT holder FROM holder').pluck().get()
    return holderSchema.parse(JSON.parse(String(text)))
  } catch {
    return null
  }
}

/** All that a lock file holds, as SQLite keeps it. */
const TABLE = 'CREATE TABLE holder (holder TEXT NOT NULL)'

class OtherLock extends Error {}

/**
 * Refuses a database that is not the one this app makes, before anything in it is asked: a view in the
 * place of its table might never answer. Throws OtherLock.
 */
function requireOurs(database: Database.Database): void {
  const made = database.prepare('SELECT sql FROM sqlite_master LIMIT 2').pluck().all()
  const isLogged = database.pragma('journal_mode', { simple: true }) === 'wal'
  if (isLogged || made.some((sql) => sql !== TABLE))
    throw new OtherLock('The lock file is another database.')
}

function isTooLarge(lockPath: string): boolean {
  return (statSync(lockPath, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOCK
}

function removeLock(lockPath: string): void {
  for (const suffix of ['', ...COMPANIONS]) rmSync(lockPath + suffix, { force: true })
}

/** A lock file that something else has written over, or made. */
function isBroken(error: unknown): boolean {
  if (error instanceof OtherLock) return true
  return /^SQLITE_(NOTADB|CORRUPT)/.test(String((error as { code?: string }).code))
}

/** Waits a moment, a different one each time. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5 + Math.random() * 20)
}

function isBusy(error: unknown): boolean {
  return String((error as { code?: string }).code).startsWith('SQLITE_BUSY')
}
