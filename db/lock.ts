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
  for (;;) {
    const database = new Database(lockPath)
    try {
      database.pragma('busy_timeout = 0')
      database.exec('BEGIN IMMEDIATE')
      database.exec('CREATE TABLE IF NOT EXISTS holder (holder TEXT NOT NULL)')
      database.exec('DELETE FROM holder')
      database.prepare('INSERT INTO holder VALUES (?)').run(JSON.stringify(holder))
      database.exec('COMMIT')
      database.exec('BEGIN IMMEDIATE')
    } catch (error) {
      const other = isBusy(error) ? readHolder(database) : null
      database.close()
      if (!isBusy(error)) throw error
      return other ?? { who: 'Another user', host: 'another computer', pid: 0, since: '' }
    }
    if (isAt(lockPath, holder)) return { release: () => release(database, lockPath) }
    // The holder before removed the file between our opening it and our lock on it: take the new one.
    database.close()
  }
}

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

function isBusy(error: unknown): boolean {
  return String((error as { code?: string }).code).startsWith('SQLITE_BUSY')
}
