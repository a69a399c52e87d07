import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type Database from 'better-sqlite3'
import type { Backup } from '../shared/workspace/views.ts'
import { APPLICATION_ID, openReadable } from './connection.ts'
import { COMPANIONS, moveFile, syncFolder } from './files.ts'
import { schemaVersion } from './migrate.ts'
import { LATEST } from './migrations/index.ts'
import { WorkspaceError } from './workspace-error.ts'

/** Which backups are kept: the newest ones, and beyond them the last of each of the latest days. */
export const KEPT = { newest: 10, days: 30 }

/** Revisions after which a backup is made while the workspace is open. */
export const BACKED_UP_EVERY = 20

/** Why a backup was made; only those of `routine` are rotated away. */
export type BackupKind = 'routine' | 'migration' | 'replaced'

/** The folder with the backups of a workspace. */
export function backupFolder(path: string): string {
  return `${path}-backups`
}

/** Writes a whole, compact copy of the workspace, at a revision, beside it, then rotates the older ones. */
export function backUp(
  database: Database.Database,
  path: string,
  now: string,
  kind: BackupKind,
  revision: number,
): string {
  const folder = backupFolder(path)
  if (!existsSync(folder)) mkdirSync(folder)
  removeUnfinished(folder)
  const target = freeName(path, now, kind, revision)
  copyInto(database, target)
  rotate(path)
  return target
}

/** What happens to a copy before it takes its name. */
export interface CopySteps {
  /** Looks at the copy; throws where it will not do. */
  check?(partial: string): void
  /** Clears the place, once the copy is complete. */
  makeWay?(): void
}

/**
 * A compact copy of a database in a file that appears only once it is complete and on the disk. It
 * may be read by whom the database may be read by.
 */
export function copyInto(
  database: Database.Database,
  target: string,
  { check, makeWay }: CopySteps = {},
): void {
  const partial = `${target}.partial`
  rmSync(partial, { force: true })
  try {
    const mode = modeOf(database.name)
    closeSync(openSync(partial, 'wx', mode))
    chmodSync(partial, mode)
    database.prepare('VACUUM INTO ?').run(partial)
    check?.(partial)
    makeWay?.()
    moveFile(partial, target)
    syncFolder(dirname(target))
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
}

/** Who may read and write the copy of a file; its owner may always. */
function modeOf(path: string): number {
  return ((statSync(path, { throwIfNoEntry: false })?.mode ?? 0o600) & 0o777) | 0o600
}

/** The backups of a workspace, newest first. Whether each can be opened and is sound is for `isIntact`. */
export function namedBackups(path: string): Backup[] {
  return backupFiles(path).map(({ file, at, kind, bytes }) => ({
    path: file,
    at,
    kind,
    bytes,
    intact: null,
  }))
}

/** The backups of a workspace, newest first, each looked at whole. */
export function listBackups(path: string): Backup[] {
  return namedBackups(path).map((backup) => ({ ...backup, intact: isIntact(backup.path) }))
}

/** The newest backup that is sound; null: none. */
export function newestGoodBackup(path: string): string | null {
  return backupFiles(path).find(({ file }) => isIntact(file))?.file ?? null
}

/**
 * Puts a backup in the place of the workspace; `prepare` is given the file before it takes its place.
 * What was there is kept among the backups. The workspace must not be open. Where a step fails, all
 * is as it was before.
 */
export function restoreBackup(
  path: string,
  backup: string,
  now: string,
  prepare: (incoming: string) => void = () => {},
): void {
  if (!isIntact(backup)) {
    throw new WorkspaceError(
      'damaged',
      `${basename(backup)} is itself damaged and cannot be restored.`,
    )
  }
  const incoming = `${path}.partial`
  let putBack = () => {}
  try {
    for (const suffix of ['', ...COMPANIONS]) rmSync(incoming + suffix, { force: true })
    copyFileSync(backup, incoming, constants.COPYFILE_EXCL)
    chmodSync(incoming, modeOf(existsSync(path) ? path : backup))
    prepare(incoming)
    putBack = keepReplaced(path, now)
    moveFile(incoming, path)
    syncFolder(dirname(path))
  } catch (error) {
    putBack()
    rmSync(incoming, { force: true })
    throw error
  }
}

/**
 * Keeps a file among its backups before another takes its place, with what a crash left beside it;
 * nothing where there is none. The file itself is copied, so that at no moment there is none; what lies
 * beside it is moved, since it would be taken for the other's. Gives what takes that back. Where a step
 * fails, what was done before is taken back at once.
 */
export function keepReplaced(path: string, now: string): () => void {
  const found = ['-wal', '-journal'].filter((suffix) => existsSync(path + suffix))
  const moved: string[] = []
  const isThere = existsSync(path)
  const folder = backupFolder(path)
  if ((isThere || found.length > 0) && !existsSync(folder)) mkdirSync(folder)
  const kept = freeName(path, now, 'replaced')
  const putBack = () => {
    for (const suffix of moved.splice(0).reverse()) moveFile(kept + suffix, path + suffix)
    rmSync(kept, { force: true })
  }
  try {
    if (isThere) copyWhole(path, kept)
    for (const suffix of found) {
      moveFile(path + suffix, kept + suffix)
      moved.push(suffix)
    }
    rmSync(`${path}-shm`, { force: true })
    return putBack
  } catch (error) {
    putBack()
    throw error
  }
}

/** Copies a file so that the copy has its name only once it is complete and on the disk. */
function copyWhole(from: string, to: string): void {
  const partial = `${to}.partial`
  try {
    copyFileSync(from, partial, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
    const handle = openSync(partial, 'r+')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    moveFile(partial, to)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
}

interface BackupFile {
  file: string
  at: string
  /** Counts the backups of a workspace, whatever the clock says; 0: made before they were counted. */
  number: number
  /** Among those of one moment that were not counted, the later the higher. */
  order: number
  kind: BackupKind
  bytes: number
}

const NAME =
  /^(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z)(?:-(\d+))?(?:-n(\d+)(?:-r\d+)?)?-(routine|migration|replaced)\.minimis$/

/** The backups in the folder, newest first. What does not have the name and the form of one is none. */
function backupFiles(path: string): BackupFile[] {
  const folder = backupFolder(path)
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return []
  return readdirSync(folder)
    .flatMap((name) => backupFile(folder, name) ?? [])
    .sort(newestFirst)
}

function newestFirst(a: BackupFile, b: BackupFile): number {
  if (a.number !== b.number) return b.number - a.number
  return a.at === b.at ? b.order - a.order : a.at < b.at ? 1 : -1
}

function backupFile(folder: string, name: string): BackupFile | null {
  const match = NAME.exec(name)
  if (!match) return null
  const at = (match[1] as string).replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z/, 'T$1:$2:$3.$4Z')
  const file = join(folder, name)
  const found = statSync(file, { throwIfNoEntry: false })
  if (!isMoment(at) || !found?.isFile()) return null
  const [, , order = 0, number = 0, kind] = match
  return {
    file,
    at,
    number: Number(number),
    order: Number(order),
    kind: kind as BackupKind,
    bytes: found.size,
  }
}

function isMoment(text: string): boolean {
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString() === text
}

/** A name that follows those of the backups that are there. */
function freeName(path: string, now: string, kind: BackupKind, revision?: number): string {
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-')
  const at = revision === undefined ? '' : `-r${revision}`
  const last = Math.max(0, ...backupFiles(path).map(({ number }) => number))
  for (let number = last + 1; ; number++) {
    const name = join(backupFolder(path), `${stamp}-n${number}${at}-${kind}.minimis`)
    if (!existsSync(name)) return name
  }
}

/** Removes what a process that was killed left of a backup. */
function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (NAME.test(name.replace(/\.partial$/, '')) && name.endsWith('.partial'))
      rmSync(join(folder, name), { force: true })
  }
}

/**
 * Keeps the newest routine backups, and of the days before them the last one each. Which are newer is
 * told by their numbers: a clock that was set ahead or back takes none away.
 */
function rotate(path: string): void {
  const routine = backupFiles(path).filter(({ kind }) => kind === 'routine')
  const days = new Set<string>()
  routine.forEach(({ file, at }, i) => {
    const day = at.slice(0, 10)
    const isLastOfDay = !days.has(day) && days.size < KEPT.days
    if (isLastOfDay) days.add(day)
    if (i >= KEPT.newest && !isLastOfDay) rmSync(file, { force: true })
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
  return damage.every(isOfValue) ? [...damage, ...findBrokenReferences(database)] : damage
}

/** Whether a line of `findDamage` is about a value in a file that is sound otherwise. */
export function isOfValue(damage: string): boolean {
  return damage.startsWith('CHECK constraint failed in ')
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
