import { rmSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { findDamage, newestGoodBackup } from '../backups.ts'
import { checkValues, faultLine } from '../check-values.ts'
import { APPLICATION_ID, openForLooking } from '../connection.ts'
import { hasSchemaOf, migratedCopy, schemaVersion } from '../migrate.ts'
import { LATEST } from '../migrations/index.ts'
import { explainError, WorkspaceError } from '../workspace-error.ts'
import { type Header, readHeader } from './header.ts'

/** What is wrong with a workspace file, one a line: as a database, or in the values that it holds. */
export interface Findings {
  damage: readonly string[]
  faults: readonly string[]
}

/**
 * Looks at a file without changing it. Refuses what is no workspace and what a newer app wrote. The
 * values of an older file are looked at as they are once it is migrated.
 */
export function examine(path: string): Findings {
  const header = readHeader(path)
  if (header && header.version > LATEST) throw newer(path, header.version)
  let database: Database.Database | null = null
  let scratch: string | null = null
  try {
    ;({ database, scratch } = openForLooking(path))
    const damage = damageIn(database, header, path)
    const faults = damage.length > 0 ? [] : faultsIn(database)
    return { damage, faults }
  } catch (error) {
    const explained = explainError(error, path)
    const broken = explained.code === 'damaged' || explained.code === 'io'
    const known = explained.code === 'not-a-workspace' && newestGoodBackup(path) !== null
    if (!broken && !known) throw explained
    const { message, details } = explained
    return { damage: details.length > 0 ? [...details] : [message], faults: [] }
  } finally {
    database?.close()
    if (scratch) rmSync(scratch, { recursive: true, force: true })
  }
}

function damageIn(database: Database.Database, header: Header | null, path: string): string[] {
  const applicationId = database.pragma('application_id', { simple: true })
  if (applicationId !== APPLICATION_ID)
    throw new WorkspaceError('not-a-workspace', `${path} is not a Minimis workspace.`)
  const version = schemaVersion(database)
  if (version > LATEST) throw newer(path, version)
  const damage = findDamage(database)
  if (version < 1) damage.push(`the schema has the version ${version}`)
  else if (damage.length === 0 && !hasSchemaOf(database, version))
    damage.push(`the schema is not that of version ${version}`)
  if (header && (header.writeFormat > 2 || header.readFormat > 2))
    damage.push('the file format has no known number')
  return damage
}

function faultsIn(database: Database.Database): string[] {
  if (schemaVersion(database) === LATEST) return checkValues(database).map(faultLine)
  let migrated: Database.Database
  try {
    migrated = migratedCopy(database)
  } catch {
    // The migration of the file itself fails too, after a backup, and says why.
    return []
  }
  try {
    return checkValues(migrated).map(faultLine)
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
