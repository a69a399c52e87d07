import { existsSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { restoreBackup } from '../backups.ts'
import { openForLooking } from '../connection.ts'
import {
  type DeterminationRows,
  determinationRows,
  missingIn,
  takeOver,
} from '../determinations.ts'
import { migrate } from '../migrate.ts'
import type { Session } from './handle.ts'
import { requireLock } from './write-lock.ts'

/** What became of the determinations that were issued after a backup. */
export interface Restored {
  /** The numbers of those that were kept; empty: the backup has them all. */
  kept: string[]
  /** How many checks of shipments were kept that the backup lacks. */
  checks: number
  /** They could not be read in what was replaced. */
  isUnread: boolean
}

/**
 * Puts a backup in the place of a workspace that is not open, under the right to write. Determinations
 * and what was recorded of them are never lost by that: those that the backup lacks are taken over.
 */
export function restoreFile(path: string, backup: string, session: Session): Restored {
  const lock = requireLock(path, session)
  try {
    const present = existsSync(path) ? rowsIn(path) : NOTHING
    let taken = { kept: [] as string[], checks: 0 }
    restoreBackup(path, backup, session.now(), (incoming) => {
      if (present) taken = takenOver(incoming, present)
    })
    return { ...taken, isUnread: present === null }
  } finally {
    lock.release()
  }
}

/** What the window is told of it; null: nothing. */
export function restoredNotice({ kept, checks, isUnread }: Restored): string | null {
  if (isUnread)
    return 'It could not be read whether determinations were issued after this backup. The file that was replaced is kept among the backups.'
  const said = [...determinationsKept(kept), ...checksKept(checks)]
  return said.length > 0 ? said.join(' ') : null
}

function determinationsKept(kept: readonly string[]): string[] {
  if (kept.length === 0) return []
  const named = kept.length > MOST_NAMED ? [...kept.slice(0, MOST_NAMED), '…'] : kept
  const were = kept.length === 1 ? 'A determination was' : `${kept.length} determinations were`
  return [`${were} issued after this backup and stayed in the file: ${named.join(', ')}.`]
}

function checksKept(checks: number): string[] {
  if (checks === 0) return []
  const were = checks === 1 ? 'A check of a shipment was' : `${checks} checks of shipments were`
  return [`${were} kept after this backup and stayed in the file.`]
}

const MOST_NAMED = 8
const NOTHING: DeterminationRows = {
  packs: [],
  determinations: [],
  events: [],
  papers: [],
  checks: [],
}

/** The determinations of a file; null: they cannot be read. */
function rowsIn(path: string): DeterminationRows | null {
  try {
    const { database, scratch } = openForLooking(path)
    try {
      return determinationRows(database)
    } finally {
      database.close()
      if (scratch) rmSync(scratch, { recursive: true, force: true })
    }
  } catch {
    return null
  }
}

/** Brings rows into a file that nobody has open yet, where it lacks some. */
function takenOver(file: string, rows: DeterminationRows): Omit<Restored, 'isUnread'> {
  const database = new Database(file)
  try {
    const missing = missingIn(determinationRows(database), rows)
    if (Object.values(missing).every((list) => list.length === 0)) return { kept: [], checks: 0 }
    migrate(database)
    return { kept: takeOver(database, rows), checks: missing.checks.length }
  } finally {
    database.close()
  }
}
