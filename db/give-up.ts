import { existsSync, rmSync, statSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { backUp } from './backups.ts'
import { openReadable } from './connection.ts'
import { keepOwn } from './keep-own.ts'
import type { Handle, Session } from './open/handle.ts'
import type { Displacement } from './place.ts'
import { type Change, changesOf, isSameChange, type Sitting } from './sitting.ts'
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
  handle.readOnly = {
    reason: 'displaced',
    message,
    ...(details.length > 0 && { differences: details }),
  }
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
  if (found.kind === 'overwritten') return keptFromOver(handle, path, session)
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
    details: found.kind === 'replaced' ? differences(changesOf(database), path) : [],
  }
}

function keptFromOver(
  handle: Handle,
  path: string,
  session: Session,
): { message: string; details: string[] } {
  handle.isWrittenOver = true
  handle.isJournalDropped = dropJournal(path)
  const { sitting } = handle
  const ours = (sitting?.changes ?? []).map(({ change: { revision, at, who, what } }) => ({
    ...{ revision, at, who, what },
  }))
  const wrote = `Another program or computer wrote into ${path} while it was open here. Nothing more is written from here.`
  const again = 'Open it again to see what it holds now.'
  if (!sitting || ours.length === 0) {
    const backup = sitting?.start.backup
    const where = backup ? `What was here is kept as ${backup}.` : 'Nothing was changed here.'
    return { message: `${wrote} ${where} ${again}`, details: [] }
  }
  const kept = keepOwn(sitting, path, session.now())
  const details = differences([...changesBefore(sitting.start, path), ...ours], path)
  const revision = ours.at(-1)?.revision
  const where =
    kept !== null
      ? `What was here, up to revision ${revision}, is kept as ${kept}.`
      : `What was changed here after revision ${sitting.start.last?.revision ?? 0} could not be kept; it is named below, to be made again.`
  return { message: `${wrote} ${where} ${again}`, details }
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

/** Changes of each side that are named. */
const MOST_NAMED = 20

/** The changes up to the start of a sitting, from its backup or from what the file holds now. */
function changesBefore({ last, backup }: Sitting['start'], path: string): Change[] {
  const found = changesIn(backup ?? path) ?? []
  return found.slice(0, found.findLastIndex((change) => isSameChange(change, last)) + 1)
}

/** The changes that only one of two states of a workspace has, one a line; none where that cannot be said. */
function differences(ours: readonly Change[], path: string): string[] {
  const theirs = changesIn(path)
  if (theirs === null)
    return existsSync(path)
      ? [...named('Only here', ours), 'The other file is no workspace that can be read.']
      : []
  let common = 0
  while (common < ours.length && isSameChange(ours[common] ?? null, theirs[common] ?? null))
    common++
  return [
    ...named('Only here', ours.slice(common)),
    ...named('Only in the other file', theirs.slice(common)),
  ]
}

function changesIn(path: string): Change[] | null {
  try {
    const other = openReadable(path)
    try {
      return changesOf(other)
    } finally {
      other.close()
    }
  } catch {
    return null
  }
}

function named(side: string, changes: readonly Change[]): string[] {
  const lines = changes.slice(0, MOST_NAMED).map(({ revision, at, who, what }) => {
    const time = at.slice(0, 16).replace('T', ' ')
    return `${side}: ${revision}, ${what} (${who}, ${time} UTC)`
  })
  const more = changes.length - lines.length
  return more > 0 ? [...lines, `${side}: ${more} more`] : lines
}
