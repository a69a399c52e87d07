import { existsSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import type Database from 'better-sqlite3'
import { type CalendarDay, localDay } from '../../shared/model/calendar-day.ts'
import type { ReadOnly } from '../../shared/workspace/views.ts'
import { ChangeLog } from '../change-log.ts'
import { closeWritable } from '../connection.ts'
import { moveFile } from '../files.ts'
import type { Lock } from '../lock.ts'
import { Place } from '../place.ts'
import { Sitting } from '../sitting.ts'

/** Who works with the workspace, and a clock. */
export interface Session {
  who: string
  /** The name of the machine, for the history; absent: not kept. */
  machine?: string
  /** The present moment, ISO 8601. */
  now(): string
  /** The day that it is for who works with it; stored prices and rates are picked by days alone. */
  today(): CalendarDay
}

/** A session by the system's clock. */
export function systemSession(who: string): Session {
  return {
    who,
    machine: hostname(),
    now: () => new Date().toISOString(),
    today: () => localDay(new Date()),
  }
}

/** What an open workspace holds, until `closeHandle`. */
export interface Handle {
  database: Database.Database
  log: ChangeLog
  /** The revision that it was opened at, or that was backed up last. */
  backedUpAt: number
  lock: Lock | null
  /** Why it cannot be written; null: it can. */
  readOnly: ReadOnly | null
  /** A folder that goes when the workspace is closed. */
  scratch: string | null
  /** Whether the file is still where it was opened; null: nothing is written to it. */
  place: Place | null
  /** What was written here, to be kept where somebody else writes over the file; null: nothing is written. */
  sitting: Sitting | null
  /** What to know of the file that keeps nobody from working; null: nothing. */
  notice: string | null
  /** Somebody else wrote into the file itself. */
  isWrittenOver: boolean
  /** What SQLite would still write into the file belongs to another state of it, and is dropped. */
  isJournalDropped: boolean
}

/** A handle that writes; its change log copies rows from now on. */
export function writingHandle(database: Database.Database, lock: Lock | null): Handle {
  const log = new ChangeLog(database)
  log.install()
  return {
    database,
    log,
    backedUpAt: log.revision(),
    lock,
    readOnly: null,
    scratch: null,
    place: new Place(database.name, database),
    sitting: new Sitting(database),
    notice: null,
    isWrittenOver: false,
    isJournalDropped: false,
  }
}

/** A handle that reads, and why it does not write. */
export function readingHandle(
  database: Database.Database,
  readOnly: ReadOnly,
  scratch: string | null,
): Handle {
  const log = new ChangeLog(database)
  return {
    database,
    log,
    backedUpAt: log.revision(),
    lock: null,
    readOnly,
    scratch,
    place: null,
    sitting: null,
    notice: null,
    isWrittenOver: false,
    isJournalDropped: false,
  }
}

/** Closes the database, gives the right to write back and clears up. */
export function closeHandle({ database, lock, readOnly, scratch, isJournalDropped }: Handle): void {
  try {
    if (isJournalDropped) closeUnwritten(database)
    else if (readOnly) database.close()
    else closeWritable(database)
  } finally {
    lock?.release()
    if (scratch) rmSync(scratch, { recursive: true, force: true })
  }
}

/** Closes a database without bringing its journal into the file: SQLite leaves a file alone that is not at its path. */
function closeUnwritten(database: Database.Database): void {
  const { name } = database
  const aside = `${name}.aside`
  const isThere = existsSync(name)
  if (isThere) moveFile(name, aside)
  try {
    database.close()
  } finally {
    if (isThere) moveFile(aside, name)
  }
}
