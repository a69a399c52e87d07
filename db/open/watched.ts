import type Database from 'better-sqlite3'
import type { ReadOnly } from '../../shared/workspace/views.ts'
import { type FileIdentity, identityOf, isSameFile, writtenAt } from '../files.ts'
import { isGivenBack } from '../lock.ts'
import { lastChangeInFile } from '../place.ts'
import { type Change, isSameChange, lastChange } from '../sitting.ts'
import { statement } from '../statements.ts'
import type { Handle } from './handle.ts'

type Elsewhere = NonNullable<ReadOnly['elsewhere']>

/**
 * A file that is open for reading, and what became of it since: others write to it while it is shown
 * here as it was read.
 */
export class Watched {
  private readonly path: string
  private readonly reason: ReadOnly['reason']
  /** null: what is read is a copy, which nobody changes. */
  private readonly live: Database.Database | null
  private readonly identity: FileIdentity | null
  private readonly last: Change | null
  /** When the file was written last that is known to be of the history that is read. */
  private written: string
  /** When a file of which a copy is read was written last, with its journal. */
  private readonly copied: string

  constructor(path: string, { database, scratch, readOnly }: Handle) {
    this.path = path
    this.reason = readOnly?.reason ?? 'held'
    this.live = scratch === null && database.name === path ? database : null
    this.identity = identityOf(path)
    this.last = attempted(() => lastChange(database)) ?? null
    this.written = writtenAt(path)
    this.copied = this.copiedNow()
  }

  /** Whether a database ends with the change that the file ended with when it was opened. */
  isAsOpened(database: Database.Database): boolean {
    return isSameChange(lastChange(database), this.last)
  }

  /** Whether what is read here now is no longer what was read when it was opened. */
  isReadAnew(): boolean {
    if (!this.live) return false
    const now = attempted(() => lastChange(this.live as Database.Database))
    return now === undefined || !isSameChange(now, this.last)
  }

  /** What became of the file; undefined: nothing. */
  elsewhere(): Elsewhere | undefined {
    const changed = this.changed()
    const isFree = this.reason === 'held' && isGivenBack(this.path)
    return changed || isFree ? { changed, isFree } : undefined
  }

  private copiedNow(): string {
    return `${writtenAt(this.path)} ${writtenAt(`${this.path}-wal`)}`
  }

  private changed(): Elsewhere['changed'] {
    const now = identityOf(this.path)
    if (now === null) return { how: 'gone', revision: null }
    if (!isSameFile(now, this.identity)) return { how: 'replaced', revision: null }
    if (!this.live)
      return this.copied === this.copiedNow() ? null : { how: 'written', revision: null }
    if (!this.isReadAnew())
      return this.isOfThisHistory(this.live) ? null : { how: 'overwritten', revision: null }
    const last = attempted(() => lastChange(this.live as Database.Database))
    return { how: 'written', revision: last?.revision ?? null }
  }

  /** Whether the file itself ends with a change of the history that is read, which its journal may go on with. */
  private isOfThisHistory(live: Database.Database): boolean {
    const written = writtenAt(this.path)
    if (written === this.written) return true
    const found = lastChangeInFile(this.path)
    if (found === undefined) return false
    const find = 'SELECT revision, at, who, what FROM change WHERE revision = ?'
    const known = found && attempted(() => statement(live, find).get(found.revision) as Change)
    if (found && !isSameChange(found, known ?? null)) return false
    this.written = written
    return true
  }
}

/** undefined: it cannot be read. */
function attempted<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
