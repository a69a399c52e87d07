import {
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  rmSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import { makeScratch } from './scratch.ts'
import { isSharedFolder } from './shared-folder.ts'

/** "MINI": marks a file as a workspace of this app. */
export const APPLICATION_ID = 0x4d494e49

/** A handle that can only read. */
export function openReadable(path: string): Database.Database {
  const database = new Database(path, { readonly: true, fileMustExist: true })
  database.pragma('busy_timeout = 2000')
  return database
}

/**
 * A handle for looking at a file that is not written to. Where an interrupted write has to be
 * finished first, or a read-only or full place has no room for SQLite's shared memory, a copy in a
 * folder of its own is opened; `scratch` names that folder.
 */
export function openForLooking(path: string): {
  database: Database.Database
  scratch: string | null
} {
  const database = openReadable(path)
  try {
    database.pragma('schema_version')
    return { database, scratch: null }
  } catch (error) {
    database.close()
    const { code = '' } = error as { code?: string }
    if (!/^SQLITE_(READONLY|CANTOPEN|IOERR_SHM|FULL)/.test(code)) throw error
  }
  const scratch = makeScratch('look')
  try {
    const copy = join(scratch, basename(path))
    for (const suffix of ['', '-wal', '-journal'])
      if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix)
    return { database: new Database(copy), scratch }
  } catch (error) {
    rmSync(scratch, { recursive: true, force: true })
    throw error
  }
}

/**
 * A handle on a copy of a damaged file, made as long as its header says: SQLite refuses a file that
 * was cut off, though the pages that are left can be read.
 */
export function openForSalvage(path: string): { database: Database.Database; scratch: string } {
  const scratch = makeScratch('salvage')
  const copy = join(scratch, basename(path))
  copyFileSync(path, copy)
  const header = Buffer.alloc(100)
  const file = openSync(copy, 'r+')
  try {
    const bytes = readSync(file, header, 0, 100, 0)
    const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
    const wanted = pageSize * header.readUInt32BE(28)
    const isCutOff = bytes === 100 && fstatSync(file).size < wanted && wanted <= MOST_PADDED
    if (isCutOff) ftruncateSync(file, wanted)
  } finally {
    closeSync(file)
  }
  return { database: new Database(copy, { readonly: true }), scratch }
}

/** A header that asks for more than this, in bytes, is itself damaged. */
const MOST_PADDED = 8 * 2 ** 30

/**
 * A handle that writes: every acknowledged transaction is on the disk (synchronous FULL). Write-ahead
 * logging where the folder is a plain local one; a rollback journal on network and synced folders,
 * where shared memory or a second file beside the first is not safe. `before` is done first, and
 * where it fails the file is as it was.
 */
export function openWritable(
  path: string,
  options: { create?: boolean; before?: (database: Database.Database) => void } = {},
): Database.Database {
  const { before } = options
  const database = new Database(path, { fileMustExist: !options.create })
  database.pragma('busy_timeout = 2000')
  database.pragma('synchronous = FULL')
  // What a statement may have to take back stays in memory: in a file it is half the time of a large edit.
  database.pragma('temp_store = MEMORY')
  database.pragma('foreign_keys = ON')
  try {
    before?.(database)
    database.pragma(`journal_mode = ${isSharedFolder(path) ? 'DELETE' : 'WAL'}`)
    return database
  } catch (error) {
    closeWritable(database)
    throw error
  }
}

/** Closes a writing handle so that the file is whole by itself, without files beside it. */
export function closeWritable(database: Database.Database): void {
  if (!database.open) return
  try {
    database.pragma('journal_mode = DELETE')
  } catch {
    // Another process reads the file, or the disk is full: the log beside it stays, and is whole.
  } finally {
    database.close()
  }
}
