import type Database from 'better-sqlite3'
import { scalar, statement } from './statements.ts'

/**
 * Puts earlier rows back and leaves the names of revisions as they are: a name is given to a revision
 * later, and is no part of what it was.
 */
export function keepingVersions(database: Database.Database, putBack: () => void): void {
  const kept = scalar(database, `SELECT value FROM setting WHERE name = 'versions'`).get()
  putBack()
  if (kept === undefined) return
  statement(
    database,
    `INSERT INTO setting (name, value) VALUES ('versions', ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE value <> excluded.value`,
  ).run(kept)
}
