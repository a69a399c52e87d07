import { lstatSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { namesIn } from './files.ts'

const HOUR = 3_600_000

/** A file that is being made, and what SQLite keeps beside it. */
const UNFINISHED = /^(.*)\.partial(-wal|-shm|-journal)?$/

/**
 * Removes unfinished files that killed processes left in a folder: those of the file at `path`, whose
 * lock is held, and those of other workspaces after an hour.
 */
export function removeAbandoned(path: string): void {
  const folder = dirname(path)
  for (const name of namesIn(folder)) {
    const of = UNFINISHED.exec(name)?.[1]
    if (of === undefined) continue
    const found = join(folder, name)
    const age = Date.now() - (lstatSync(found, { throwIfNoEntry: false })?.mtimeMs ?? 0)
    const isOld = age > HOUR && of.toLowerCase().endsWith('.minimis')
    if (of === basename(path) || isOld) rmSync(found, { force: true })
  }
}
