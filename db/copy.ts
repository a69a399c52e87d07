import { existsSync, lstatSync, rmSync, statSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { removeAbandoned } from './abandoned.ts'
import { copyInto, findDamage, isIntact, keepReplaced } from './backups.ts'
import { COMPANIONS, identityOf, isSameFile, withoutLinks } from './files.ts'
import { isLock, type Lock, takeLock } from './lock.ts'
import type { Session } from './open/handle.ts'
import { holderText } from './open/write-lock.ts'
import { WorkspaceError } from './workspace-error.ts'

/**
 * Writes a whole, verified copy of the workspace at `source` to a path. A file that is there is
 * replaced only where `replace` says so, and then not one that somebody has open: under its lock, and
 * what a crash left beside it goes along to its backups. Refuses what is no regular file.
 */
export function saveCopyTo(
  database: Database.Database,
  source: string,
  given: string,
  session: Session,
  replace: boolean,
): void {
  const target = targetOf(given, source, replace)
  const isNew = !existsSync(target)
  const hadLock = existsSync(`${target}-lock`)
  const lock = lockTarget(target, session)
  try {
    removeAbandoned(target)
    copyInto(database, target, {
      check: (copy) => requireWhole(database, copy),
      makeWay: () => {
        if (isNew && existsSync(target)) throw existsAlready(target)
        if (COMPANIONS.some((suffix) => existsSync(target + suffix)))
          keepReplaced(target, session.now())
      },
    })
  } finally {
    lock.release()
    if (isNew && !hadLock) rmSync(`${target}-lock`, { force: true })
  }
}

function targetOf(given: string, source: string, replace: boolean): string {
  const named = lstatSync(given, { throwIfNoEntry: false })
  if (!named) return given
  if (!replace) throw existsAlready(given)
  const target = withoutLinks(given)
  const found = statSync(target, { throwIfNoEntry: false })
  if (!found)
    throw new WorkspaceError('refused', `${given} is a link to nothing. Choose another name.`)
  if (!found.isFile())
    throw new WorkspaceError(
      'refused',
      `${given} is ${found.isDirectory() ? 'a folder' : 'no regular file'} and is not replaced. Choose another name.`,
    )
  if (isSameFile(identityOf(target), identityOf(source)))
    throw new WorkspaceError(
      'refused',
      `${given} is the open workspace itself. Choose another name.`,
    )
  return target
}

function existsAlready(path: string): WorkspaceError {
  return new WorkspaceError('refused', `${path} exists already.`)
}

function lockTarget(target: string, session: Session): Lock {
  const lock = takeLock(target, session.who, session.now())
  if (isLock(lock)) return lock
  throw new WorkspaceError(
    'held',
    `${holderText(lock, target)} It has not been replaced. Choose another name.`,
  )
}

function requireWhole(database: Database.Database, copy: string): void {
  if (isIntact(copy)) return
  const isDamaged = findDamage(database).length > 0
  throw new WorkspaceError(
    isDamaged ? 'damaged' : 'io',
    isDamaged
      ? 'This workspace is damaged, and a copy would be too. Save what can be read as a new workspace.'
      : 'The copy was not whole when it was read again. Nothing has been replaced; try another disk.',
  )
}
