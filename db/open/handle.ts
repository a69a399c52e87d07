import { rmSync } from 'node:fs'
import type Database from 'better-sqlite3'
import type { ReadOnly } from '../../shared/workspace/views.ts'
import { ChangeLog } from '../change-log.ts'
import { closeWritable } from '../connection.ts'
import type { Lock } from '../lock.ts'

/** Who works with the workspace, and a clock. */
export interface Session {
  who: string
  /** The present moment, ISO 8601. */
  now(): string
}

/** What an open workspace holds, until `closeHandle`. */
export interface Handle {
  database: Database.Database
  log: ChangeLog
  /** The revision that it was opened at. */
  openedAt: number
  lock: Lock | null
  /** Why it cannot be written; null: it can. */
  readOnly: ReadOnly | null
  /** A folder that goes when the workspace is closed. */
  scratch: string | null
}

/** A handle that writes; its change log copies rows from now on. */
export function writingHandle(database: Database.Database, lock: Lock | null): Handle {
  const log = new ChangeLog(database)
  log.install()
  return { database, log, openedAt: log.revision(), lock, readOnly: null, scratch: null }
}

/** A handle that reads, and why it does not write. */
export function readingHandle(
  database: Database.Database,
  readOnly: ReadOnly,
  scratch: string | null,
): Handle {
  const log = new ChangeLog(database)
  return { database, log, openedAt: log.revision(), lock: null, readOnly, scratch }
}

/** Closes the database, gives the right to write back and clears up. */
export function closeHandle({ database, lock, readOnly, scratch }: Handle): void {
  try {
    if (readOnly) database.close()
    else closeWritable(database)
  } finally {
    lock?.release()
    if (scratch) rmSync(scratch, { recursive: true, force: true })
  }
}
