import type Database from 'better-sqlite3'

const prepared = new WeakMap<Database.Database, Map<string, Database.Statement>>()

/**
 * The statement of an SQL text, compiled once for each handle. A statement lives until it is garbage
 * collected, and SQLite walks all of them at every transaction, so one for each call is slow.
 */
export function statement(database: Database.Database, sql: string): Database.Statement {
  let known = prepared.get(database)
  if (!known) {
    known = new Map()
    prepared.set(database, known)
  }
  let found = known.get(sql)
  if (!found) {
    found = database.prepare(sql)
    known.set(sql, found)
  }
  return found
}

/** As `statement`, for a query of one column. */
export function scalar(database: Database.Database, sql: string): Database.Statement {
  return statement(database, `${sql} `).pluck()
}
