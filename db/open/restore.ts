import { restoreBackup } from '../backups.ts'
import type { Session } from './handle.ts'
import { requireLock } from './write-lock.ts'

/** Puts a backup in the place of a workspace that is not open, under the right to write. */
export function restoreFile(path: string, backup: string, session: Session): void {
  const lock = requireLock(path, session)
  try {
    restoreBackup(path, backup, session.now())
  } finally {
    lock.release()
  }
}
