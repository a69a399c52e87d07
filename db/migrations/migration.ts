import type Database from 'better-sqlite3'

/** One step of the schema; runs in a transaction of its own. */
export interface Migration {
  version: number
  name: string
  sql: string
  /** What the step does to rows after its SQL, where SQL alone cannot read them. */
  rewrite?: (database: Database.Database) => void
}
