import { copyFileSync, readlinkSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { type FileIdentity, identityOf, isSameFile, namesIn, writtenAt } from './files.ts'
import { makeScratch } from './scratch.ts'
import { type Change, isSameChange, lastChange } from './sitting.ts'

/** So many changes are remembered of which the journal may have brought each into the file. */
const MOST_MARKS = 10_000

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
  private mark: Change | null = null
  /** The changes that the file itself may end with, apart from its journal: one of these, or none yet. */
  private inFile: (Change | null)[] = []
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
    const isJournalled = (statSync(`${this.path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
    this.inFile = isJournalled ? [...this.inFile.slice(-MOST_MARKS), this.mark] : [this.mark]
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
    if (!this.isLogged) return isSameChange(lastChange(this.database), this.mark)
    const written = writtenAt(this.path)
    if (written === this.written) return true
    const found = lastChangeInFile(this.path)
    if (!this.inFile.some((mark) => found !== undefined && isSameChange(mark, found))) return false
    this.written = written
    return true
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

/**
 * The last change in a file by itself. It is looked at in a copy: beside the file may lie a journal,
 * which SQLite would lay over whatever the file holds now. undefined: not readable.
 */
export function lastChangeInFile(path: string): Change | null | undefined {
  const scratch = makeScratch('look')
  try {
    const copy = join(scratch, 'file.minimis')
    copyFileSync(path, copy)
    const alone = new Database(copy)
    try {
      return lastChange(alone)
    } finally {
      alone.close()
    }
  } catch {
    return undefined
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function targetOf(link: string): string | null {
  try {
    return readlinkSync(link)
  } catch {
    return null
  }
}
