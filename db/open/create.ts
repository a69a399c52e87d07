import { existsSync, rmSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { openWritable } from '../connection.ts'
import { migrate } from '../migrate.ts'
import { WorkspaceError } from '../workspace-error.ts'
import { type Handle, type Session, writingHandle } from './handle.ts'
import { requireLock } from './write-lock.ts'

/**
 * Makes a new workspace file and gives what `fill` makes of it; where that throws, nothing of the
 * file stays. Refuses to write over a file that is there.
 */
export function createFile<T>(
  path: string,
  session: Session,
  { name, currency }: { name: string; currency: string },
  fill: (handle: Handle) => T,
): T {
  refuseExisting(path)
  const lock = requireLock(path, session)
  let database: Database.Database | null = null
  try {
    // Another process may have made it while we waited for the lock.
    refuseExisting(path)
    database = openWritable(path, { create: true })
    migrate(database)
    database
      .prepare('INSERT INTO workspace (id, name, currency, created_at) VALUES (1, ?, ?, ?)')
      .run(name, currency, session.now())
    return fill(writingHandle(database, lock))
  } catch (error) {
    if (database) {
      database.close()
      for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true })
    }
    lock.release()
    if (database) rmSync(`${path}-lock`, { force: true })
    throw error
  }
}

function refuseExisting(path: string): void {
  if (existsSync(path)) throw new WorkspaceError('refused', `${path} exists already.`)
}
