import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { copyInto, findBrokenReferences } from '../backups.ts'
import { ChangeLog } from '../change-log.ts'
import { checkValues, faultLine } from '../check-values.ts'
import { makeScratch } from '../scratch.ts'
import { keepingVersions } from '../versions.ts'
import { WorkspaceError } from '../workspace-error.ts'
import { toldFaults } from './faults.ts'
import { type Handle, readingHandle } from './handle.ts'

/** A copy of an open workspace with the rows put back that a revision had, for reading. */
export function openAt({ database, log }: Handle, revision: number): Handle {
  if (revision < 0 || revision > log.revision())
    throw new WorkspaceError('not-found', `There is no revision ${revision}.`)
  const scratch = makeScratch('past')
  const copy = join(scratch, 'past.minimis')
  copyInto(database, copy)
  const past = new Database(copy)
  try {
    past.pragma('foreign_keys = OFF')
    const rewind = () => new ChangeLog(past).rewindTo(revision)
    past.transaction(() => keepingVersions(past, rewind))()
    past.prepare('DELETE FROM change_row WHERE revision > ?').run(revision)
    past.prepare('DELETE FROM change WHERE revision > ?').run(revision)
    const faults = [...findBrokenReferences(past), ...checkValues(past).map(faultLine)]
    const message = `Revision ${revision}, as it was. It cannot be changed.`
    return readingHandle(past, { reason: 'past', message, ...toldFaults(faults) }, scratch)
  } catch (error) {
    past.close()
    rmSync(scratch, { recursive: true, force: true })
    throw error
  }
}
