import { statfsSync } from 'node:fs'
import { dirname, sep } from 'node:path'
import Database from 'better-sqlite3'

/** "MINI": marks a file as a workspace of this app. */
export const APPLICATION_ID = 0x4d494e49

/** A handle that can only read. */
export function openReadable(path: string): Database.Database {
  const database = new Database(path, { readonly: true, fileMustExist: true })
  database.pragma('busy_timeout = 2000')
  return database
}

/**
 * A handle that writes: every acknowledged transaction is on the disk (synchronous FULL). Write-ahead
 * logging where the folder is a plain local one; a rollback journal on network and synced folders,
 * where shared memory or a second file beside the first is not safe.
 */
export function openWritable(path: string, options: { create?: boolean } = {}): Database.Database {
  const database = new Database(path, { fileMustExist: !options.create })
  database.pragma('busy_timeout = 2000')
  database.pragma(`journal_mode = ${isSharedFolder(path) ? 'DELETE' : 'WAL'}`)
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  return database
}

/** Closes a writing handle so that the file is whole by itself, without files beside it. */
export function closeWritable(database: Database.Database): void {
  if (!database.open) return
  try {
    database.pragma('journal_mode = DELETE')
  } finally {
    database.close()
  }
}

/** File system types on which SQLite's shared memory does not work: NFS, SMB, FUSE, 9P, AFS. */
const NETWORK_FILE_SYSTEMS = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x65735546, 0x01021997, 0x5346414f,
])

/** Folders that a sync client watches and copies file by file. */
const SYNCED =
  /^(OneDrive.*|Dropbox.*|Google ?Drive|GoogleDrive.*|CloudStorage|Mobile Documents|Nextcloud|ownCloud|Box|Box Sync|iCloudDrive)$/i

/** Whether a path lies on a network share or in a folder of a sync client. */
export function isSharedFolder(path: string): boolean {
  if (path.startsWith('\\\\')) return true
  if (path.split(sep).some((part) => SYNCED.test(part))) return true
  try {
    return process.platform === 'linux' && NETWORK_FILE_SYSTEMS.has(statfsSync(dirname(path)).type)
  } catch {
    return false
  }
}
