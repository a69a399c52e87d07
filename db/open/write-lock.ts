import { type Holder, isLock, type Lock, takeLock } from '../lock.ts'
import { WorkspaceError } from '../workspace-error.ts'
import type { Session } from './handle.ts'

/** Takes the right to write. Throws `held`, naming the holder, where another process has it. */
export function requireLock(path: string, session: Session): Lock {
  const lock = takeLock(path, session.who, session.now())
  if (!isLock(lock)) throw new WorkspaceError('held', heldBy(lock))
  return lock
}

/** Who has the right to write, as a sentence. */
export function heldBy({ who, host, pid, since }: Holder): string {
  const time = since ? ` since ${since.slice(0, 16).replace('T', ' ')} UTC` : ''
  return `${who} has this workspace open for writing on ${host}${time} (process ${pid}). It is open for reading here.`
}
