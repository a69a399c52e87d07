import { rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import Database from 'better-sqlite3'
import { refuseLinked } from './files.ts'

/** Who has a workspace open for writing. */
export interface Holder {
  who: string
  host: string
  pid: number
  since: string
}

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
  refuseLinked(lockPath, ['', '-journal'])
  const holder: Holder = { who, host: hostname(), pid: process.pid, since: now }
  const until = performance.now() + PATIENCE
  for (;;) {
    const database = new Database(lockPath)
    try {
      const before = readHolder(database)
      writeHolder(database, holder)
      database.exec('BEGIN IMMEDIATE')
      return { before, release: () => release(database) }
    } catch (error) {
      const other = isBusy(error) ? readHolder(database) : null
      database.close()
      if (isBroken(error) && performance.now() < until) {
        for (const suffix of ['', '-journal']) rmSync(lockPath + suffix, { force: true })
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
  if (!found.isFile()) return false
  try {
    const database = new Database(lockPath, { readonly: true, fileMustExist: true })
    try {
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
      database.exec('CREATE TABLE IF NOT EXISTS holder (holder TEXT NOT NULL)')
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
    return JSON.parse(String(database.prepare('SELECT holder FROM holder').pluck().get())) as Holder
  } catch {
    return null
  }
}

/** A lock file that something else has written over. */
function isBroken(error: unknown): boolean {
  return /^SQLITE_(NOTADB|CORRUPT)/.test(String((error as { code?: string }).code))
}

/** Waits a moment, a different one each time. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5 + Math.random() * 20)
}

function isBusy(error: unknown): boolean {
  return String((error as { code?: string }).code).startsWith('SQLITE_BUSY')
}
