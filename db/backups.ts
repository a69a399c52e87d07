import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import type Database from 'better-sqlite3'
import type { Backup } from '../shared/workspace/views.ts'
import { APPLICATION_ID, openReadable } from './connection.ts'
import { schemaVersion } from './migrate.ts'
import { LATEST } from './migrations/index.ts'
import { WorkspaceError } from './workspace-error.ts'

/** How long backups are kept: the newest ones, and one a day beyond them. */
export const KEPT = { newest: 10, days: 30 }

/** Why a backup was made; only those of `routine` are rotated away. */
export type BackupKind = 'routine' | 'migration' | 'replaced'

/** The folder with the backups of a workspace. */
export function backupFolder(path: string): string {
  return `${path}-backups`
}

/** Writes a whole, compact copy of the workspace beside it, then rotates the older ones. */
export function backUp(
  database: Database.Database,
  path: string,
  now: string,
  kind: BackupKind,
): string {
  const folder = backupFolder(path)
  mkdirSync(folder, { recursive: true })
  const target = freeName(folder, now, kind)
  copyInto(database, target)
  rotate(path, now)
  return target
}

/** A compact copy of a database in a new file, which appears only once it is complete. */
export function copyInto(database: Database.Database, target: string): void {
  const partial = `${target}.partial`
  rmSync(partial, { force: true })
  try {
    database.prepare('VACUUM INTO ?').run(partial)
    renameSync(partial, target)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
}

/** The backups of a workspace, newest first; `intact` says whether one can be opened and is sound. */
export function listBackups(path: string): Backup[] {
  return backupFiles(path).map(({ file, at, kind, bytes }) => ({
    path: file,
    at,
    kind,
    bytes,
    intact: isIntact(file),
  }))
}

/** The newest backup that is sound; null: none. */
export function newestGoodBackup(path: string): string | null {
  return backupFiles(path).find(({ file }) => isIntact(file))?.file ?? null
}

/**
 * Puts a backup in the place of the workspace. What was there is kept among the backups. The
 * workspace must not be open.
 */
export function restoreBackup(path: string, backup: string, now: string): void {
  if (!isIntact(backup)) {
    throw new WorkspaceError(
      'damaged',
      `${basename(backup)} is itself damaged and cannot be restored.`,
    )
  }
  const folder = backupFolder(path)
  mkdirSync(folder, { recursive: true })
  const incoming = `${path}.incoming`
  try {
    copyFileSync(backup, incoming)
  } catch (error) {
    rmSync(incoming, { force: true })
    throw error
  }
  if (existsSync(path)) {
    const kept = freeName(folder, now, 'replaced')
    for (const suffix of ['-wal', '-journal']) {
      if (existsSync(path + suffix)) renameSync(path + suffix, kept + suffix)
    }
    renameSync(path, kept)
  }
  rmSync(`${path}-shm`, { force: true })
  renameSync(incoming, path)
}

interface BackupFile {
  file: string
  at: string
  /** Among those of one moment, the later the higher. */
  order: number
  kind: BackupKind
  bytes: number
}

const NAME =
  /^(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z)(?:-(\d+))?-(routine|migration|replaced)\.minimis$/

/** The backups in the folder, newest first. What does not have the name and the form of one is none. */
function backupFiles(path: string): BackupFile[] {
  const folder = backupFolder(path)
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return []
  return readdirSync(folder)
    .flatMap((name) => backupFile(folder, name) ?? [])
    .sort((a, b) => (a.at === b.at ? b.order - a.order : a.at < b.at ? 1 : -1))
}

function backupFile(folder: string, name: string): BackupFile | null {
  const match = NAME.exec(name)
  if (!match) return null
  const at = (match[1] as string).replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z/, 'T$1:$2:$3.$4Z')
  const file = join(folder, name)
  const found = statSync(file, { throwIfNoEntry: false })
  if (!isMoment(at) || !found?.isFile()) return null
  const kind = match[3] as BackupKind
  return { file, at, order: Number(match[2] ?? 0), kind, bytes: found.size }
}

function isMoment(text: string): boolean {
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString() === text
}

function freeName(folder: string, now: string, kind: BackupKind): string {
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-')
  for (let i = 0; ; i++) {
    const name = join(folder, `${stamp}${i === 0 ? '' : `-${i}`}-${kind}.minimis`)
    if (!existsSync(name)) return name
  }
}

/** Keeps the newest routine backups, and of the days before them the last one each. */
function rotate(path: string, now: string): void {
  const routine = backupFiles(path).filter(({ kind }) => kind === 'routine')
  const oldest = new Date(Date.parse(now) - KEPT.days * 86_400_000).toISOString()
  const days = new Set<string>()
  routine.forEach(({ file, at }, i) => {
    const day = at.slice(0, 10)
    const lastOfDay = !days.has(day)
    days.add(day)
    if (i >= KEPT.newest && !(lastOfDay && at >= oldest)) rmSync(file, { force: true })
  })
}

/** Whether a file is a workspace that this app can read and that is sound. */
export function isIntact(file: string): boolean {
  try {
    const database = openReadable(file)
    try {
      const ours = database.pragma('application_id', { simple: true }) === APPLICATION_ID
      return ours && schemaVersion(database) <= LATEST && findDamage(database).length === 0
    } finally {
      database.close()
    }
  } catch {
    return false
  }
}

/** What SQLite finds wrong with a database, its indexes and its references; empty: nothing. */
export function findDamage(database: Database.Database): string[] {
  const rows = database.pragma('integrity_check') as { integrity_check: string }[]
  const damage = rows.map((row) => row.integrity_check).filter((text) => text !== 'ok')
  return damage.length > 0 ? damage : findBrokenReferences(database)
}

/** The rows that refer to what is not there; empty: none. */
export function findBrokenReferences(database: Database.Database): string[] {
  const broken = database.pragma('foreign_key_check') as { table: string; parent: string }[]
  return broken.map(({ table, parent }) => `a row of ${table} refers to a missing ${parent}`)
}

/** The name of a workspace for people: its file's, without the extension. */
export function workspaceName(path: string): string {
  return basename(path).replace(/\.minimis$/, '')
}
