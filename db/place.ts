import { readdirSync, readlinkSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type Database from 'better-sqlite3'
import { openReadable } from './connection.ts'
import { type FileIdentity, identityOf, isSameFile } from './files.ts'
import { statement } from './statements.ts'

/** What became of the file of an open workspace. */
export type Displacement =
  /** It has another name, which is known. */
  | { kind: 'moved'; to: string }
  /** No file has its name any more. */
  | { kind: 'gone' }
  /** Another file has its name. */
  | { kind: 'replaced' }
  /** Something else wrote into it. */
  | { kind: 'overwritten' }

/**
 * Whether an open workspace is still the file at its path, as this process left it: by its device and
 * number there, and by the last change in it, which is the mark of its writer.
 */
export class Place {
  private readonly path: string
  private readonly database: Database.Database
  private readonly identity: FileIdentity | null
  private readonly isLogged: boolean
  private mark = ''
  private written = ''

  constructor(path: string, database: Database.Database) {
    this.path = path
    this.database = database
    this.identity = identityOf(path)
    this.isLogged = database.pragma('journal_mode', { simple: true }) === 'wal'
    this.note()
  }

  /** Takes the file as it is now for what this process left. */
  note(): void {
    this.mark = lastChange(this.database)
    this.written = writtenAt(this.path)
  }

  /** null: it is in its place and as it was left. */
  displacement(): Displacement | null {
    const now = identityOf(this.path)
    if (!isSameFile(now, this.identity)) {
      const to = this.otherName()
      if (to !== null) return { kind: 'moved', to }
      return { kind: now ? 'replaced' : 'gone' }
    }
    return this.isAsLeft() ? null : { kind: 'overwritten' }
  }

  private isAsLeft(): boolean {
    if (!this.isLogged) return lastChange(this.database) === this.mark
    // With a write-ahead log the handle may go on from pages that it remembers: only the file tells.
    const written = writtenAt(this.path)
    if (written === this.written) return true
    if (this.readAnew() !== this.mark) return false
    this.written = written
    return true
  }

  private readAnew(): string {
    try {
      const fresh = openReadable(this.path)
      try {
        return lastChange(fresh)
      } finally {
        fresh.close()
      }
    } catch {
      return 'not readable'
    }
  }

  /** The name that the file has now: in its folder, or as far as the system tells; null: not known. */
  private otherName(): string | null {
    const isIt = (path: string) => isSameFile(identityOf(path), this.identity)
    const folder = dirname(this.path)
    for (const name of namesIn(folder)) if (isIt(join(folder, name))) return join(folder, name)
    for (const handle of namesIn('/proc/self/fd')) {
      const link = `/proc/self/fd/${handle}`
      if (!isIt(link)) continue
      const path = targetOf(link)
      if (path !== null && isIt(path)) return path
    }
    return null
  }
}

/** The last change of a workspace as one text; no two writers make the same. */
function lastChange(database: Database.Database): string {
  const sql = 'SELECT revision, at, who, what FROM change ORDER BY revision DESC LIMIT 1'
  return JSON.stringify(statement(database, sql).get() ?? null)
}

function writtenAt(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found ? `${found.mtimeNs} ${found.size}` : ''
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function targetOf(link: string): string | null {
  try {
    return readlinkSync(link)
  } catch {
    return null
  }
}
