import {
  type BigIntStats,
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  statSync,
} from 'node:fs'
import { WorkspaceError } from './workspace-error.ts'

/** The files that SQLite keeps beside a database while it is open, or after a crash. */
export const COMPANIONS = ['-wal', '-journal', '-shm'] as const

/** A file apart from its name: its device and its number there. */
export interface FileIdentity {
  device: bigint
  number: bigint
}

/** Which file a path names; null: none. Links are followed. */
export function identityOf(path: string): FileIdentity | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found ? identityIn(found) : null
}

export function isSameFile(one: FileIdentity | null, other: FileIdentity | null): boolean {
  return one !== null && one.device === other?.device && one.number === other.number
}

/** When a file was written last, and its size, as one text; empty: there is none. */
export function writtenAt(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found ? `${found.mtimeNs} ${found.size}` : ''
}

function identityIn({ dev, ino }: BigIntStats): FileIdentity {
  return { device: dev, number: ino }
}

/** The names in a folder; none where it cannot be read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** The path without links, so that a file has one lock by whichever name it is reached. */
export function withoutLinks(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/**
 * Refuses a lock or a journal beside a file that is a link or no regular file: SQLite would write
 * into whatever it leads to. Throws `refused`, naming it.
 */
export function refuseLinked(path: string, suffixes: readonly string[]): void {
  for (const suffix of suffixes) {
    const beside = path + suffix
    const found = lstatSync(beside, { throwIfNoEntry: false })
    if (!found || (found.isFile() && found.nlink <= 1)) continue
    const what = found.isFile() || found.isSymbolicLink() ? 'a link' : 'no regular file'
    throw new WorkspaceError(
      'refused',
      `${beside} is ${what}, and what is written to it would land elsewhere. Remove it and open the workspace again.`,
    )
  }
}

/** What a rename fails with where a virus scanner or a sync client holds the file for a moment. */
const HELD = new Set(['EBUSY', 'EPERM', 'EACCES'])

/** Milliseconds to wait before each further attempt. */
const WAITS = [20, 60, 150, 400, 900]

/** Moves a file; one that is held is tried again for a second and a half, and then it throws. */
export function moveFile(from: string, to: string): void {
  for (const wait of WAITS) {
    try {
      renameSync(from, to)
      return
    } catch (error) {
      if (!HELD.has(String((error as { code?: string }).code))) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait)
    }
  }
  renameSync(from, to)
}

/** Puts the names in a folder on the disk, where the system can. */
export function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch {
    // Windows has no such thing, and some network shares refuse it.
  }
}
