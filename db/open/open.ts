import { rmSync, statSync } from 'node:fs'
import type Database from 'better-sqlite3'
import type { Model } from '../../shared/model/schema.ts'
import type { ReadOnly } from '../../shared/workspace/views.ts'
import { backUp, newestGoodBackup } from '../backups.ts'
import { checkValues, faultLine } from '../check-values.ts'
import { openForLooking, openWritable } from '../connection.ts'
import { type Holder, isLock, type Lock, takeLock } from '../lock.ts'
import { migrate, migratedCopy, schemaVersion } from '../migrate.ts'
import { LATEST } from '../migrations/index.ts'
import { ModelRows } from '../model-rows.ts'
import { partRows } from '../queries.ts'
import { stateOf } from '../state.ts'
import { explainError, WorkspaceError } from '../workspace-error.ts'
import { examine } from './examine.ts'
import { countFaults, noVerdict, toldFaults } from './faults.ts'
import { closeHandle, type Handle, readingHandle, type Session, writingHandle } from './handle.ts'
import { heldBy } from './write-lock.ts'

const FULL =
  'The disk is full. The workspace is open for reading only; free some space and open it again.'

/**
 * Opens a workspace file. For writing where that is possible, after `quick_check` and the migrations
 * (with a backup before them); for reading where another process holds it, the file is damaged or
 * the place cannot be written. Refuses what is no workspace or was written by a newer app, and
 * leaves it untouched.
 */
export function openFile(path: string, session: Session): Handle {
  requireFile(path)
  const { schema, damage, faults } = examine(path)
  if (schema !== null)
    throw new WorkspaceError(
      'damaged',
      `${path} cannot be read: ${schema}. ${adviceFor(path)}`,
      damage,
    )
  if (damage.length > 0) return openDamaged(path, session, damage)
  if (faults.length > 0) return openFaulty(path, session, faults)
  let lock: Lock | Holder
  try {
    lock = takeLock(path, session.who, session.now())
  } catch (error) {
    const isFull = explainError(error, path).code === 'disk-full'
    return openUnwritten(path, isFull ? FULL : cannotWrite('folder'))
  }
  if (!isLock(lock)) return openForReading(path, { reason: 'held', message: heldBy(lock) })
  try {
    return openForWriting(path, session, lock)
  } catch (error) {
    lock.release()
    const explained = explainError(error, path)
    if (explained.code === 'disk-full') return openUnwritten(path, FULL)
    if (explained.code === 'read-only') return openUnwritten(path, cannotWrite('file'))
    throw explained
  }
}

/** The model of a workspace file, which is not changed and may be open elsewhere. */
export function readModelOf(path: string, day: string): Model {
  requireFile(path)
  const { damage, faults } = examine(path)
  if (damage.length > 0) throw new WorkspaceError('damaged', `${path} is damaged.`, damage)
  if (faults.length > 0) throw noVerdict(path, faults)
  const handle = openForReading(path, { reason: 'held', message: 'Open for reading.' })
  try {
    return new ModelRows(handle.database).read(day)
  } finally {
    closeHandle(handle)
  }
}

/** Refuses what is no file before anything reads it: a pipe would never answer. */
function requireFile(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new WorkspaceError('not-found', `${path} does not exist.`)
  if (!found.isFile())
    throw new WorkspaceError(
      'not-a-workspace',
      `${path} is not a Minimis workspace: it is no file.`,
    )
}

function cannotWrite(what: 'file' | 'folder'): string {
  return `This ${what} cannot be written to. Save a copy elsewhere to make changes.`
}

function openForWriting(path: string, session: Session, lock: Lock): Handle {
  const database = openWritable(path)
  try {
    if (schemaVersion(database) < LATEST) {
      backUp(database, path, session.now(), 'migration')
      migrate(database)
    }
    return writingHandle(database, lock)
  } catch (error) {
    database.close()
    throw error
  }
}

function openUnwritten(path: string, message: string): Handle {
  return openForReading(path, { reason: 'not-writable', message })
}

function openForReading(path: string, readOnly: ReadOnly): Handle {
  const { database, scratch } = openForLooking(path)
  try {
    return readingHandle(database, readOnly, scratch)
  } catch (error) {
    database.close()
    if (scratch) rmSync(scratch, { recursive: true, force: true })
    throw error
  }
}

/** Opens a damaged file as far as it can be read. Throws `damaged` where that is not far enough. */
function openDamaged(path: string, session: Session, damage: readonly string[]): Handle {
  const message = `This file is damaged. It is open for reading only, as far as it can be read, and nothing is worked out from it. ${adviceFor(path)}`
  return openBroken(path, session, damage, ({ database, scratch }) => {
    const faults = [...damage, ...faultsOf(database)]
    return readingHandle(database, { reason: 'damaged', message, ...toldFaults(faults) }, scratch)
  })
}

/** Opens a file with values that the model does not allow, to be looked at, as `openDamaged` does. */
function openFaulty(path: string, session: Session, faults: readonly string[]): Handle {
  const message = `${countFaults(faults)} The file is open for reading only, and nothing is worked out from it. ${adviceFor(path)}`
  return openBroken(path, session, faults, ({ database, scratch }) => {
    const readOnly: ReadOnly = { reason: 'values', message, ...toldFaults(faults) }
    if (schemaVersion(database) === LATEST) return readingHandle(database, readOnly, scratch)
    const migrated = migratedCopy(database)
    database.close()
    return readingHandle(migrated, readOnly, scratch)
  })
}

function openBroken(
  path: string,
  session: Session,
  details: readonly string[],
  handleOf: (looking: ReturnType<typeof openForLooking>) => Handle,
): Handle {
  let looking: ReturnType<typeof openForLooking> | null = null
  let readable: Handle | null = null
  try {
    looking = openForLooking(path)
    readable = handleOf(looking)
    const day = session.now().slice(0, 10)
    new ModelRows(readable.database).read(day)
    partRows(readable.database, day)
    stateOf(path, readable)
    return readable
  } catch {
    readable?.database.close()
    looking?.database.close()
    if (looking?.scratch) rmSync(looking.scratch, { recursive: true, force: true })
    const message = `${path} is damaged and cannot be read. ${adviceFor(path)}`
    throw new WorkspaceError('damaged', message, details)
  }
}

function adviceFor(path: string): string {
  const backup = newestGoodBackup(path)
  return backup ? `The newest good backup is ${backup}.` : 'There is no good backup beside it.'
}

/** The faults of a damaged file; that its values cannot all be looked at is one. */
function faultsOf(database: Database.Database): string[] {
  try {
    return checkValues(database).map(faultLine)
  } catch (error) {
    return [`not every value can be read: ${explainError(error, 'the file').message}`]
  }
}
