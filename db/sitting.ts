import type Database from 'better-sqlite3'
import type { ChangeRow } from './change-log.ts'
import { scalar, statement } from './statements.ts'

/** A change as the log names it; no two writers make the same. */
export interface Change {
  revision: number
  at: string
  who: string
  what: string
}

/** A revision of the log, with the rows that it touched. */
export interface KeptChange {
  change: Change & Record<string, string | number | null>
  rows: ChangeRow[]
}

/** Characters of rows that are kept in memory. */
const MOST_KEPT = 20_000_000

/**
 * The changes that were written here since a state that can be had again: the last backup, or the file
 * as it was opened. From them what was here is made again where somebody else writes over the file.
 */
export class Sitting {
  private from: { last: Change | null; backup: string | null }
  private kept: KeptChange[] = []
  private size = 0
  private readonly database: Database.Database
  /** When the workspace was made: no two that were made apart say the same. */
  readonly made: string

  constructor(database: Database.Database) {
    this.database = database
    this.from = { last: lastChange(database), backup: null }
    this.made = madeAt(database)
  }

  /** Whether every change since the start is kept; where not, a backup has to be made. */
  get isWhole(): boolean {
    return this.size <= MOST_KEPT
  }

  /** The last change before these, and the backup that ends with it; null: there is none. */
  get start(): { last: Change | null; backup: string | null } {
    return this.from
  }

  get changes(): readonly KeptChange[] {
    return this.kept
  }

  /** Keeps what a revision wrote. */
  note(revision: number): void {
    const bound = `SELECT total(length(before)) + total(length(after)) FROM change_row WHERE revision = ?`
    this.size += Number(scalar(this.database, bound).get(revision))
    const find = 'SELECT * FROM change WHERE revision = ?'
    const change = statement(this.database, find).get(revision) as KeptChange['change']
    const rows = this.isWhole
      ? (statement(
          this.database,
          'SELECT table_name, before, after FROM change_row WHERE revision = ? ORDER BY id',
        ).all(revision) as ChangeRow[])
      : []
    this.kept.push({ change, rows })
  }

  /** Begins again at a backup that holds all that is written. */
  backedUpTo(backup: string): void {
    this.from = { last: lastChange(this.database), backup }
    this.kept = []
    this.size = 0
  }
}

/** When a workspace was made. */
export function madeAt(database: Database.Database): string {
  return String(scalar(database, 'SELECT created_at FROM workspace').get())
}

/** The changes of a workspace in their order. */
export function changesOf(database: Database.Database): Change[] {
  const sql = 'SELECT revision, at, who, what FROM change ORDER BY revision'
  return database.prepare(sql).all() as Change[]
}

/** The last change of a workspace; null: it has none. */
export function lastChange(database: Database.Database): Change | null {
  const sql = 'SELECT revision, at, who, what FROM change ORDER BY revision DESC LIMIT 1'
  return (statement(database, sql).get() as Change | undefined) ?? null
}

export function isSameChange(one: Change | null, other: Change | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
