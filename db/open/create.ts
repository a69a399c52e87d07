import { existsSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { removeAbandoned } from '../abandoned.ts'
import { keepReplaced } from '../backups.ts'
import { openWritable } from '../connection.ts'
import { COMPANIONS, moveFile, syncFolder } from '../files.ts'
import { migrate } from '../migrate.ts'
import { WorkspaceError } from '../workspace-error.ts'
import { type Handle, type Session, writingHandle } from './handle.ts'
import { openForWriting } from './open.ts'
import { requireLock } from './write-lock.ts'

/**
 * Makes a new workspace file with what `fill` writes and opens it. It gets its name once it is
 * complete: where that fails, or the process is killed, there is no file. Refuses to write over a
 * file that is there.
 */
export function createFile(
  path: string,
  session: Session,
  head: { name: string; currency: string },
  fill: (handle: Handle) => void,
): Handle {
  refuseExisting(path)
  const lock = requireLock(path, session)
  const partial = `${path}.partial`
  try {
    // Another process may have made it while we waited for the lock.
    refuseExisting(path)
    removeAbandoned(path)
    writeFile(partial, session, head, fill)
    keepReplaced(path, session.now())
    moveFile(partial, path)
    syncFolder(dirname(path))
    return { ...openForWriting(path, session, lock), backedUpAt: 0 }
  } catch (error) {
    for (const suffix of ['', ...COMPANIONS]) rmSync(partial + suffix, { force: true })
    lock.release()
    if (!existsSync(path)) rmSync(`${path}-lock`, { force: true })
    throw error
  }
}

function writeFile(
  path: string,
  session: Session,
  { name, currency }: { name: string; currency: string },
  fill: (handle: Handle) => void,
): void {
  const database = openWritable(path, { create: true })
  try {
    migrate(database)
    database
      .prepare('INSERT INTO workspace (id, name, currency, created_at) VALUES (1, ?, ?, ?)')
      .run(name, currency, session.now())
    fill(writingHandle(database, null))
    database.pragma('journal_mode = DELETE')
  } finally {
    database.close()
  }
}

function refuseExisting(path: string): void {
  if (existsSync(path)) throw new WorkspaceError('refused', `${path} exists already.`)
}
