import { type Holder, isLock, type Lock, takeLock } from '../lock.ts'
import { WorkspaceError } from '../workspace-error.ts'
import type { Session } from './handle.ts'

/** Takes the right to write. Throws `held`, naming the holder, where another process has it. */
export function requireLock(path: string, session: Session): Lock {
  const lock = takeLock(path, session.who, session.now())
  if (!isLock(lock)) throw new WorkspaceError('held', heldBy(lock))
  return lock
}

/** Who has the right to write, and what that means here. */
export function heldBy(holder: Holder): string {
  return `${holderText(holder, 'this workspace')} It is open for reading here.`
}

/** Who has the right to write to a file, as a sentence. */
export function holderText({ who, host, pid, since }: Holder, file: string): string {
  const time = since ? ` since ${since.slice(0, 16).replace('T', ' ')} UTC` : ''
  return `${who} has ${file} open for writing on ${host}${time} (process ${pid}).`
}
