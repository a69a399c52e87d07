import Database from 'better-sqlite3'
import { APPLICATION_ID } from './connection.ts'
import { migrations } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'

/**
 * Brings a database to the last of the given steps, one by one, each in a transaction of its own
 * that ends with the new `user_version`. A step that fails leaves the database at the one before it
 * and throws.
 */
export function migrate(
  database: Database.Database,
  steps: readonly Migration[] = migrations,
): void {
  const from = schemaVersion(database)
  for (const step of steps.filter(({ version }) => version > from)) {
    database
      .transaction(() => {
        database.exec(step.sql)
        step.rewrite?.(database)
        database.pragma(`user_version = ${step.version}`)
        database.pragma(`application_id = ${APPLICATION_ID}`)
        const broken = database.pragma('foreign_key_check') as unknown[]
        if (broken.length > 0)
          throw new Error(
            `step ${step.version} (${step.name}) leaves ${broken.length} broken references`,
          )
      })
      .exclusive()
  }
}

/** A copy in memory of a database that an older app wrote, as the present schema has it. */
export function migratedCopy(database: Database.Database): Database.Database {
  const image = database.serialize()
  // A database in memory has no write-ahead log; the image is whole without it.
  image.fill(1, 18, 20)
  const copy = new Database(image)
  try {
    migrate(copy)
    return copy
  } catch (error) {
    copy.close()
    throw error
  }
}

/** The schema version of a database; 0: empty. */
export function schemaVersion(database: Database.Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}

/** Whether the tables of a database are those that the steps up to a version make. */
export function hasSchemaOf(database: Database.Database, version: number): boolean {
  return schemaText(database) === schemaTextOf(version)
}

const schemaTexts = new Map<number, string>()

function schemaTextOf(version: number): string {
  const known = schemaTexts.get(version)
  if (known !== undefined) return known
  const memory = new Database(':memory:')
  try {
    migrate(
      memory,
      migrations.filter((step) => step.version <= version),
    )
    const text = schemaText(memory)
    schemaTexts.set(version, text)
    return text
  } finally {
    memory.close()
  }
}

function schemaText(database: Database.Database): string {
  const made = `SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name`
  return JSON.stringify(database.prepare(made).all())
}
