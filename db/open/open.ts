import { existsSync, rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { CalendarDay } from '../../shared/model/calendar-day.ts'
import type { Model } from '../../shared/model/schema.ts'
import type { ReadOnly } from '../../shared/workspace/views.ts'
import { backUp, copyInto, newestGoodBackup } from '../backups.ts'
import { ChangeLog } from '../change-log.ts'
import { closeWritable, openForLooking, openWritable } from '../connection.ts'
import { COMPANIONS, refuseLinked } from '../files.ts'
import { type Holder, isLock, type Lock, takeLock } from '../lock.ts'
import { migrate, schemaVersion } from '../migrate.ts'
import { LATEST } from '../migrations/index.ts'
import { ModelRows } from '../model-rows.ts'
import { makeScratch } from '../scratch.ts'
import { isSharedFolder } from '../shared-folder.ts'
import { stateOf } from '../state.ts'
import { explainError, WorkspaceError } from '../workspace-error.ts'
import { examine } from './examine.ts'
import { closeHandle, type Handle, readingHandle, type Session, writingHandle } from './handle.ts'
import { readHeader } from './header.ts'
import { openAt } from './past.ts'
import { heldBy, holderText } from './write-lock.ts'

const FULL =
  'The disk is full. The workspace is open for reading only; free some space and open it again.'

const MANY_NAMES =
  'This file has more than one name (hard links), and edits under one could be lost under another. It is open for reading only. Save a copy to make changes.'

/**
 * Opens a workspace file. For writing where that is possible, after `quick_check` and the migrations
 * (with a backup before them); for reading where another process holds it, the file is damaged or
 * the place cannot be written. Refuses what is no workspace or was written by a newer app, and
 * leaves it untouched.
 */
export function openFile(path: string, session: Session): Handle {
  requireFile(path)
  const isApart = isWithoutJournal(path)
  const handle = openAsItIs(path, session)
  if (isApart) handle.notice = copiedWhileOpen(handle.log.revision())
  else handle.notice = openElsewhere(path, handle.lock)
  return handle
}

function openAsItIs(path: string, session: Session): Handle {
  const damage = examine(path)
  if (damage) return openDamaged(path, session, damage)
  if (statSync(path).nlink > 1) return openUnwritten(path, MANY_NAMES)
  let lock: Lock | Holder
  try {
    refuseLinked(path, COMPANIONS)
    lock = takeLock(path, session.who, session.now())
  } catch (error) {
    const { code, message } = explainError(error, path)
    if (code === 'refused') return openUnwritten(path, message)
    return openUnwritten(path, code === 'disk-full' ? FULL : cannotWrite('folder'))
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

/** The model of a workspace file on a day, as it is or as it was at a revision; see `Workspace.readModel`. */
export function readModelOf(
  path: string,
  session: Session,
  { revision, day }: { revision?: number | undefined; day?: CalendarDay | undefined },
): { model: Model; day: CalendarDay } {
  requireFile(path)
  const damage = examine(path)
  if (damage) throw new WorkspaceError('damaged', `${path} is damaged.`, damage)
  const handle = openForReading(path, { reason: 'held', message: 'Open for reading.' })
  try {
    const past = revision === undefined ? null : openAt(handle, revision)
    try {
      const ownDay = revision === undefined ? null : handle.log.dayOf(revision)
      const on = day ?? ownDay ?? session.today()
      return { model: new ModelRows((past ?? handle).database).read(on), day: on }
    } finally {
      if (past) closeHandle(past)
    }
  } finally {
    closeHandle(handle)
  }
}

/** Whether the file says that it was open when it was last written, and its journal is not beside it. */
function isWithoutJournal(path: string): boolean {
  return readHeader(path)?.readFormat === 2 && !existsSync(`${path}-wal`)
}

/** A sync client brings the name of a holder along, but not its lock; null: nobody elsewhere is named. */
function openElsewhere(path: string, lock: Lock | null): string | null {
  const before = lock?.before
  if (!before || before.host === hostname() || !isSharedFolder(path)) return null
  return `${holderText(before, 'this workspace')} It may still be open there. Edits made in both places are noticed and kept, but not brought together.`
}

function copiedWhileOpen(revision: number): string {
  return `This file was copied or moved while it was open elsewhere. It holds everything up to revision ${revision}; edits made just before may be missing.`
}

function requireFile(path: string): void {
  if (!existsSync(path)) throw new WorkspaceError('not-found', `${path} does not exist.`)
}

function cannotWrite(what: 'file' | 'folder'): string {
  return `This ${what} cannot be written to. Save a copy elsewhere to make changes.`
}

/** Opens a file that is sound under the right to write, after the migrations. */
export function openForWriting(path: string, session: Session, lock: Lock): Handle {
  const database = openWritable(path, {
    before: (old) => {
      if (schemaVersion(old) >= LATEST) return
      backUp(old, path, session.now(), 'migration', new ChangeLog(old).revision())
      migrate(old)
    },
  })
  try {
    return writingHandle(database, lock)
  } catch (error) {
    closeWritable(database)
    throw error
  }
}

function openUnwritten(path: string, message: string): Handle {
  return openForReading(path, { reason: 'not-writable', message })
}

function openForReading(path: string, readOnly: ReadOnly): Handle {
  const { database, scratch } = openForLooking(path)
  try {
    if (schemaVersion(database) < LATEST && readOnly.reason !== 'damaged') {
      const copy = migratedCopy(database)
      database.close()
      if (scratch) rmSync(scratch, { recursive: true, force: true })
      const message = `${readOnly.message} An earlier version of Minimis wrote it; it is shown as this one reads it.`
      return readingHandle(copy.database, { ...readOnly, message }, copy.scratch)
    }
    return readingHandle(database, readOnly, scratch)
  } catch (error) {
    database.close()
    if (scratch) rmSync(scratch, { recursive: true, force: true })
    throw error
  }
}

/** A copy with the present schema of a file that cannot be migrated in its place. */
function migratedCopy(old: Database.Database): { database: Database.Database; scratch: string } {
  const scratch = makeScratch('migrated')
  const path = join(scratch, 'migrated.minimis')
  let database: Database.Database | null = null
  try {
    copyInto(old, path)
    database = new Database(path)
    migrate(database)
    return { database, scratch }
  } catch (error) {
    database?.close()
    rmSync(scratch, { recursive: true, force: true })
    throw error
  }
}

/** Opens a damaged file as far as it can be read. Throws `damaged` where that is not far enough. */
function openDamaged(path: string, session: Session, damage: readonly string[]): Handle {
  const backup = newestGoodBackup(path)
  const advice = backup
    ? `The newest good backup is ${backup}.`
    : 'There is no good backup beside it.'
  const message = `This file is damaged. It is open for reading only, as far as it can be read. ${advice}`
  let readable: Handle | null = null
  try {
    readable = openForReading(path, { reason: 'damaged', message })
    const today = session.today()
    new ModelRows(readable.database).read(today)
    stateOf(path, readable, { touched: null, day: today, today })
    return readable
  } catch {
    if (readable) closeHandle(readable)
    throw new WorkspaceError('damaged', `${path} is damaged and cannot be read. ${advice}`, damage)
  }
}
