import type Database from 'better-sqlite3'

type Prepared = WeakMap<Database.Database, Map<string, Database.Statement>>

const prepared: Prepared = new WeakMap()
const scalars: Prepared = new WeakMap()

/**
 * The statement of an SQL text, compiled once for each handle. A statement lives until it is garbage
 * collected, and SQLite walks all of them at every transaction, so one for each call is slow.
 */
export function statement(database: Database.Database, sql: string): Database.Statement {
  const known = of(prepared, database)
  let found = known.get(sql)
  if (!found) {
    found = database.prepare(sql)
    known.set(sql, found)
  }
  return found
}

/** As `statement`, for a query of one column. */
export function scalar(database: Database.Database, sql: string): Database.Statement {
  const known = of(scalars, database)
  let found = known.get(sql)
  if (!found) {
    found = database.prepare(sql).pluck()
    known.set(sql, found)
  }
  return found
}

function of(all: Prepared, database: Database.Database): Map<string, Database.Statement> {
  let known = all.get(database)
  if (!known) {
    known = new Map()
    all.set(database, known)
  }
  return known
}
