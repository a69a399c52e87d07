import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { backUp, copyInto, findDamage } from './backups.ts'
import { ChangeLog } from './change-log.ts'
import { checkValues } from './check-values.ts'
import { openReadable } from './connection.ts'
import { makeScratch } from './scratch.ts'
import { isSameChange, lastChange, madeAt, type Sitting } from './sitting.ts'

/**
 * Makes what was here again, of the state that the sitting began with and the changes since, and keeps
 * it among the backups of a file that somebody else wrote over. Gives its path; null: neither a backup
 * nor what the file holds now has that state, or the changes were too many to keep.
 */
export function keepOwn(sitting: Sitting, path: string, now: string): string | null {
  if (!sitting.isWhole) return null
  const scratch = makeScratch('past')
  try {
    const copy = join(scratch, 'here.minimis')
    if (!copyStart(sitting, path, copy)) return null
    const database = new Database(copy)
    try {
      database.pragma('foreign_keys = OFF')
      database.transaction(() => putAgain(database, sitting))()
      if (findDamage(database).length > 0 || checkValues(database).length > 0) return null
      const revision = lastChange(database)?.revision ?? 0
      return backUp(database, path, now, 'replaced', revision)
    } finally {
      database.close()
    }
  } catch {
    return null
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** Copies the state that a sitting began with, from its backup or out of the file; false: it is not there. */
function copyStart({ start, made }: Sitting, path: string, copy: string): boolean {
  if (start.backup !== null) {
    copyFileSync(start.backup, copy)
    return true
  }
  const theirs = openReadable(path)
  try {
    copyInto(theirs, copy)
  } finally {
    theirs.close()
  }
  const database = new Database(copy)
  try {
    const revision = start.last?.revision ?? 0
    database.pragma('foreign_keys = OFF')
    database.transaction(() => new ChangeLog(database).rewindTo(revision))()
    database.prepare('DELETE FROM change_row WHERE revision > ?').run(revision)
    database.prepare('DELETE FROM change WHERE revision > ?').run(revision)
    return isSameChange(lastChange(database), start.last) && madeAt(database) === made
  } finally {
    database.close()
  }
}

function putAgain(database: Database.Database, { changes }: Sitting): void {
  const log = new ChangeLog(database)
  for (const { change, rows } of changes) {
    const columns = Object.keys(change)
    const places = columns.map(() => '?').join(', ')
    database
      .prepare(`INSERT INTO change (${columns.join(', ')}) VALUES (${places})`)
      .run(Object.values(change))
    log.putForward(change.revision, rows)
  }
}
