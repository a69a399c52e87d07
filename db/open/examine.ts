import { rmSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { LONGEST_SCHEMA } from '../../shared/bounds.ts'
import { findDamage, isOfValue, newestGoodBackup } from '../backups.ts'
import { checkingValues, faultLine } from '../check-values.ts'
import { APPLICATION_ID, openForLooking } from '../connection.ts'
import { writtenAt } from '../files.ts'
import { hasSchemaOf, migratedCopy, schemaVersion } from '../migrate.ts'
import { LATEST } from '../migrations/index.ts'
import { atOnce, inTurns, type Work } from '../turns.ts'
import { explainError, WorkspaceError } from '../workspace-error.ts'
import { type Header, readHeader } from './header.ts'

/** What is wrong with a workspace file, one a line: as a database, or in the values that it holds. */
export interface Findings {
  /** What its schema is instead of that of a workspace; such a file is not even read. null: it is right. */
  schema: string | null
  damage: readonly string[]
  faults: readonly string[]
}

/**
 * Looks at a file without changing it. Refuses what is no workspace and what a newer app wrote. The
 * values of an older file are looked at as they are once it is migrated.
 */
export function examine(path: string): Findings {
  return atOnce(examining(path))
}

/** What `examine` found in a file, and when the file was written then. */
export interface Examined {
  findings: Findings
  writtenAt: string
}

/** As `examine`, while others work in between. Throws `given-up` once `isGivenUp` says so. */
export async function examineInTurns(path: string, isGivenUp: () => boolean): Promise<Examined> {
  const before = writtenAt(path)
  const findings = await inTurns(examining(path), isGivenUp)
  return { findings, writtenAt: before }
}

function* examining(path: string): Work<Findings> {
  const header = readHeader(path)
  if (header && header.version > LATEST) throw newer(path, header.version)
  let database: Database.Database | null = null
  let scratch: string | null = null
  try {
    ;({ database, scratch } = openForLooking(path))
    refuseOthers(database, path)
    // The schema comes first: what another one makes SQLite do while it looks has no bound.
    const schema = schemaFault(database)
    if (schema !== null) return { schema, damage: [schema], faults: [] }
    yield
    const damage = damageIn(database, header)
    if (!damage.every(isOfValue)) return { schema, damage, faults: [] }
    yield
    const faults = yield* findingFaults(database)
    return { schema, damage: faults.length > 0 ? [] : damage, faults }
  } catch (error) {
    const explained = explainError(error, path)
    const broken = explained.code === 'damaged' || explained.code === 'io'
    const known = explained.code === 'not-a-workspace' && newestGoodBackup(path) !== null
    if (!broken && !known) throw explained
    const { message, details } = explained
    const damage = details.length > 0 ? [...details] : [message]
    return { schema: null, damage, faults: [] }
  } finally {
    database?.close()
    if (scratch) rmSync(scratch, { recursive: true, force: true })
  }
}

function refuseOthers(database: Database.Database, path: string): void {
  const applicationId = database.pragma('application_id', { simple: true })
  if (applicationId !== APPLICATION_ID)
    throw new WorkspaceError('not-a-workspace', `${path} is not a Minimis workspace.`)
  const version = schemaVersion(database)
  if (version > LATEST) throw newer(path, version)
}

function damageIn(database: Database.Database, header: Header | null): string[] {
  const damage = findDamage(database)
  if (header && (header.writeFormat > 2 || header.readFormat > 2))
    damage.push('the file format has no known number')
  return damage
}

/** What is wrong with the schema of a database; null: it is that of a workspace. */
export function schemaFault(database: Database.Database): string | null {
  const version = schemaVersion(database)
  if (version < 1) return `the schema has the version ${version}`
  const length = database.prepare('SELECT total(length(sql)) FROM sqlite_master').pluck().get()
  if (Number(length) > LONGEST_SCHEMA) return `the schema is ${length} characters long`
  return hasSchemaOf(database, version) ? null : `the schema is not that of version ${version}`
}

function* findingFaults(database: Database.Database): Work<string[]> {
  if (schemaVersion(database) === LATEST) return (yield* checkingValues(database)).map(faultLine)
  let migrated: Database.Database
  try {
    migrated = migratedCopy(database)
  } catch {
    // The migration of the file itself fails too, after a backup, and says why.
    return []
  }
  try {
    return (yield* checkingValues(migrated)).map(faultLine)
  } finally {
    migrated.close()
  }
}

function newer(path: string, version: number): WorkspaceError {
  return new WorkspaceError(
    'newer',
    `${path} was written by a newer version of Minimis (schema ${version}, this app knows ${LATEST}). Update the app to open it. The file has not been changed.`,
  )
}
