import { rmSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { findDamage, newestGoodBackup } from '../backups.ts'
import { APPLICATION_ID, openForLooking } from '../connection.ts'
import { changes } from '../history-queries.ts'
import { hasSchemaOf, schemaVersion } from '../migrate.ts'
import { LATEST } from '../migrations/index.ts'
import { ModelRows } from '../model-rows.ts'
import { bomRows, partRows, productRows, settingsOf } from '../queries.ts'
import { scenarioRows } from '../scenarios.ts'
import { explainError, WorkspaceError } from '../workspace-error.ts'
import { type Header, readHeader } from './header.ts'

/**
 * Looks at a file without changing it: the damage found, one a line; null: none. Refuses what is no
 * workspace and what a newer app wrote.
 */
export function examine(path: string): string[] | null {
  const header = readHeader(path)
  if (header && header.version > LATEST) throw newer(path, header.version)
  let database: Database.Database | null = null
  let scratch: string | null = null
  try {
    ;({ database, scratch } = openForLooking(path))
    const damage = damageIn(database, header, path)
    return damage.length > 0 ? damage : null
  } catch (error) {
    const explained = explainError(error, path)
    const broken = explained.code === 'damaged' || explained.code === 'io'
    const known = explained.code === 'not-a-workspace' && newestGoodBackup(path) !== null
    if (!broken && !known) throw explained
    const { message, details } = explained
    return details.length > 0 ? [...details] : [message]
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
  if (damage.length === 0 && version === LATEST) damage.push(...findUnreadable(database))
  if (version < 1) damage.push(`the schema has the version ${version}`)
  else if (damage.length === 0 && !hasSchemaOf(database, version))
    damage.push(`the schema is not that of version ${version}`)
  if (header && (header.writeFormat > 2 || header.readFormat > 2))
    damage.push('the file format has no known number')
  return damage
}

/** What cannot be read though SQLite finds the file sound: a reading handle does not see CHECKs. */
function findUnreadable(database: Database.Database): string[] {
  try {
    new ModelRows(database).read('9999-12-31')
    productRows(database, '9999-12-31')
    partRows(database, '9999-12-31')
    bomRows(database, '', '9999-12-31')
    settingsOf(database)
    scenarioRows(database)
    changes(database, { limit: 1 })
    return []
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

function newer(path: string, version: number): WorkspaceError {
  return new WorkspaceError(
    'newer',
    `${path} was written by a newer version of Minimis (schema ${version}, this app knows ${LATEST}). Update the app to open it. The file has not been changed.`,
  )
}
