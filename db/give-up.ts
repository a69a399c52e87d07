import { existsSync, rmSync, statSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { backUp } from './backups.ts'
import { openReadable } from './connection.ts'
import type { Handle, Session } from './open/handle.ts'
import type { Displacement } from './place.ts'
import { WorkspaceError } from './workspace-error.ts'

/**
 * Stops writing to a file that is no longer the one that was opened, and keeps what is here: in the
 * moved file, or among the backups of its old place. Gives what to tell the user; from then on the
 * handle only reads.
 */
export function giveUp(
  handle: Handle,
  path: string,
  session: Session,
  found: Displacement,
): WorkspaceError {
  const { message, details } = kept(handle, path, session, found)
  handle.readOnly = { reason: 'displaced', message }
  handle.place = null
  handle.lock?.release()
  handle.lock = null
  return new WorkspaceError('displaced', message, details)
}

function kept(
  handle: Handle,
  path: string,
  session: Session,
  found: Displacement,
): { message: string; details: string[] } {
  const { database, log } = handle
  if (found.kind === 'overwritten') {
    handle.isOverwritten = dropJournal(path)
    return {
      message: `Another program or computer wrote into ${path} while it was open here. Nothing more is written from here. Open it again to see what it holds now; the backups hold what was here before.`,
      details: [],
    }
  }
  const revision = log.revision()
  emptyJournal(database)
  if (found.kind === 'moved')
    return {
      message: `${path} is now ${found.to}. Nothing more is written from here. Everything up to revision ${revision} is in that file; open it there to go on.`,
      details: [],
    }
  const what =
    found.kind === 'gone'
      ? `${path} was deleted or moved away while it was open.`
      : `Another file took the place of ${path} while it was open.`
  const backup = backUpHere(database, path, session, revision)
  const where = backup
    ? `What is on screen, up to revision ${revision}, is kept as ${backup}.`
    : `What is on screen, up to revision ${revision}, is kept only until this window closes.`
  return {
    message: `${what} Nothing more is written to it from here. ${where} Save a copy to go on with it.`,
    details: found.kind === 'replaced' ? differences(database, path) : [],
  }
}

function backUpHere(
  database: Database.Database,
  path: string,
  session: Session,
  revision: number,
): string | null {
  try {
    return backUp(database, path, session.now(), 'replaced', revision)
  } catch {
    return null
  }
}

/** Brings all that was written into the file, and leaves nothing for whatever has its name now. */
function emptyJournal(database: Database.Database): void {
  try {
    database.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    // The handle still has it all, and a copy can be saved.
  }
}

/**
 * Takes away a journal that belongs to what was in the file before; true: there was one, which
 * SQLite would write into the file as it closes it.
 */
function dropJournal(path: string): boolean {
  const isFull = (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
  if (isFull) for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true })
  return isFull
}

interface Change {
  revision: number
  at: string
  who: string
  what: string
}

/** Changes of each side that are named. */
const MOST_NAMED = 20

/** The changes that only one of two states of a workspace has, one a line; none where that cannot be said. */
function differences(here: Database.Database, path: string): string[] {
  try {
    const other = openReadable(path)
    try {
      const [ours, theirs] = [changesOf(here), changesOf(other)]
      let common = 0
      while (
        common < ours.length &&
        JSON.stringify(ours[common]) === JSON.stringify(theirs[common])
      )
        common++
      return [
        ...named('Only here', ours.slice(common)),
        ...named('Only in the other file', theirs.slice(common)),
      ]
    } finally {
      other.close()
    }
  } catch {
    return existsSync(path) ? ['The other file is no workspace that can be read.'] : []
  }
}

function changesOf(database: Database.Database): Change[] {
  return database
    .prepare('SELECT revision, at, who, what FROM change ORDER BY revision')
    .all() as Change[]
}

function named(side: string, changes: readonly Change[]): string[] {
  const lines = changes.slice(0, MOST_NAMED).map(({ revision, at, who, what }) => {
    const time = at.slice(0, 16).replace('T', ' ')
    return `${side}: ${revision}, ${what} (${who}, ${time} UTC)`
  })
  const more = changes.length - lines.length
  return more > 0 ? [...lines, `${side}: ${more} more`] : lines
}
