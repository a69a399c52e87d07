import { rmSync } from 'node:fs'
import { hostname } from 'node:os'
import Database from 'better-sqlite3'

/** Who has a workspace open for writing. */
export interface Holder {
  who: string
  host: string
  pid: number
  since: string
}

/** The right to write to a workspace, held until it is released or the process ends, however it ends. */
export interface Lock {
  release(): void
}

/**
 * Takes the right to write, or says who has it. It is an operating-system lock on a small database
 * beside the workspace, so it cannot outlive its process; the holder's name stands inside, readable
 * by all. Throws where the folder cannot be written.
 */
export function takeLock(path: string, who: string, now: string): Lock | Holder {
  const lockPath = `${path}-lock`
  const holder: Holder = { who, host: hostname(), pid: process.pid, since: now }
  const until = performance.now() + PATIENCE
  let written = false
  for (;;) {
    const database = new Database(lockPath)
    try {
      database.pragma('busy_timeout = 250')
      database.exec('BEGIN IMMEDIATE')
      database.exec('CREATE TABLE IF NOT EXISTS holder (holder TEXT NOT NULL)')
      database.exec('DELETE FROM holder')
      database.prepare('INSERT INTO holder VALUES (?)').run(JSON.stringify(holder))
      database.exec('COMMIT')
      written = true
      database.pragma('busy_timeout = 0')
      database.exec('BEGIN IMMEDIATE')
    } catch (error) {
      const other = isBusy(error) ? readHolder(database) : null
      database.close()
      if (isBroken(error) && performance.now() < until) {
        for (const suffix of ['', '-journal']) rmSync(lockPath + suffix, { force: true })
        continue
      }
      if (isRace(error) && performance.now() < until) {
        pause()
        continue
      }
      if (!isBusy(error)) throw error
      // Without a name but the one just written, another is about to take the lock or to give it back.
      const named = other !== null && !(written && JSON.stringify(other) === JSON.stringify(holder))
      if (!named && performance.now() < until) {
        pause()
        continue
      }
      return (
        (named ? other : null) ?? {
          who: 'Another user',
          host: 'another computer',
          pid: 0,
          since: '',
        }
      )
    }
    if (isAt(lockPath, holder)) return { release: () => release(database, lockPath) }
    // The holder before removed the file between our opening it and our lock on it: take the new one.
    database.close()
  }
}

/** Milliseconds that others may take to finish taking the lock or giving it back. */
const PATIENCE = 2000

/** Whether `takeLock` gave the right to write. */
export function isLock(taken: Lock | Holder): taken is Lock {
  return 'release' in taken
}

function release(database: Database.Database, lockPath: string): void {
  if (!database.open) return
  try {
    rmSync(lockPath, { force: true })
  } catch {
    // Some systems keep a file that is open; it is free as soon as the handle is closed.
  }
  database.close()
}

function isAt(lockPath: string, holder: Holder): boolean {
  try {
    const database = new Database(lockPath, { readonly: true, fileMustExist: true })
    const found = readHolder(database)
    database.close()
    return JSON.stringify(found) === JSON.stringify(holder)
  } catch {
    return false
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

/** The holder before removed the lock file while it was being locked here. */
function isRace(error: unknown): boolean {
  const { code } = error as { code?: string }
  return /^SQLITE_(READONLY_DBMOVED|IOERR_DELETE_NOENT|IOERR_FSTAT|CANTOPEN)/.test(String(code))
}

/** Waits a moment, a different one each time. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5 + Math.random() * 20)
}

function isBusy(error: unknown): boolean {
  return String((error as { code?: string }).code).startsWith('SQLITE_BUSY')
}
