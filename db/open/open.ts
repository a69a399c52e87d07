import { existsSync, rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import type Database from 'better-sqlite3'
import { type MayBeTouched, successorsOf } from '../../shared/determination/touched.ts'
import type { CalendarDay } from '../../shared/model/calendar-day.ts'
import type { Scenario } from '../../shared/model/scenario.ts'
import type { Model } from '../../shared/model/schema.ts'
import type { Packs } from '../../shared/rules/packs/at-hand.ts'
import type { LaterPrice } from '../../shared/scenario/floors/later-prices.ts'
import type { Settings } from '../../shared/workspace/settings.ts'
import type { ReadOnly } from '../../shared/workspace/views.ts'
import { removeAbandoned } from '../abandoned.ts'
import { backUp, newestGoodBackup } from '../backups.ts'
import { ChangeLog } from '../change-log.ts'
import { checkValues, faultLine } from '../check-values.ts'
import { closeWritable, openForLooking, openWritable } from '../connection.ts'
import { keptDeterminations } from '../determinations.ts'
import { COMPANIONS, refuseLinked, writtenAt } from '../files.ts'
import { laterPrices } from '../later-prices.ts'
import { type Holder, isLock, type Lock, takeLock } from '../lock.ts'
import { migrate, migratedCopy, schemaVersion } from '../migrate.ts'
import { LATEST } from '../migrations/index.ts'
import { ModelRows } from '../model-rows.ts'
import { inForceOf, packRows, packsOf } from '../packs.ts'
import { partRows, settingsOf } from '../queries.ts'
import { scenarioRows } from '../scenarios.ts'
import { isSharedFolder } from '../shared-folder.ts'
import { stateOf } from '../state.ts'
import { explainError, WorkspaceError } from '../workspace-error.ts'
import { type Examined, examine, type Findings, schemaFault } from './examine.ts'
import { countFaults, noVerdict, toldFaults } from './faults.ts'
import { closeHandle, type Handle, readingHandle, type Session, writingHandle } from './handle.ts'
import { readHeader } from './header.ts'
import { openAt } from './past.ts'
import { heldBy, holderText } from './write-lock.ts'

const FULL =
  'The disk is full. The workspace is open for reading only; free some space and open it again.'

const CHECKING = 'The file is being checked. Edits and verdicts follow in a moment.'

const MANY_NAMES =
  'This file has more than one name (hard links), and edits under one could be lost under another. It is open for reading only. Save a copy to make changes.'

/**
 * Opens a workspace file. For writing where that is possible, after a look at it (`examine`) and the
 * migrations (with a backup before them); for reading where another process holds it, the file is damaged or
 * the place cannot be written. Refuses what is no workspace or was written by a newer app, and
 * leaves it untouched.
 */
export function openFile(path: string, session: Session, examined?: Examined): Handle {
  requireFile(path)
  const isApart = isWithoutJournal(path)
  const isCurrent = examined?.writtenAt === writtenAt(path)
  const handle = openAsItIs(path, session, isCurrent ? examined.findings : examine(path))
  if (isApart) handle.notice = copiedWhileOpen(handle.log.revision())
  else handle.notice = openElsewhere(path, handle.lock)
  return handle
}

/**
 * Opens a file to be looked at before it is examined: what it lists can be shown, and nothing is worked
 * out from it. null: it is older, was not closed, or is not what it should be, and has to be opened whole.
 */
export function openUnchecked(path: string): Handle | null {
  try {
    requireFile(path)
    const { version, writeFormat, readFormat } = readHeader(path) ?? { version: 0 }
    const isClosed = COMPANIONS.every((suffix) => !existsSync(path + suffix))
    if (version !== LATEST || writeFormat !== 1 || readFormat !== 1 || !isClosed) return null
    const { database, scratch } = openForLooking(path)
    if (scratch === null && schemaFault(database) === null)
      return readingHandle(database, { reason: 'checking', message: CHECKING }, null)
    database.close()
    if (scratch) rmSync(scratch, { recursive: true, force: true })
    return null
  } catch {
    return null
  }
}

function openAsItIs(path: string, session: Session, { schema, damage, faults }: Findings): Handle {
  if (schema !== null)
    throw new WorkspaceError(
      'damaged',
      `${path} cannot be read: ${schema}. ${adviceFor(path)}`,
      damage,
    )
  if (damage.length > 0) return openDamaged(path, session, damage)
  if (faults.length > 0) return openFaulty(path, session, faults)
  if (statSync(path).nlink > 1) return openUnwritten(path, MANY_NAMES)
  let lock: Lock | Holder
  try {
    refuseLinked(path, COMPANIONS)
    lock = takeLock(path, session.who, session.now())
  } catch (error) {
    const { code, message } = explainError(error, path)
    if (code === 'refused') return openUnwritten(path, message)
    return openUnwritten(path, code === 'disk-full' ? FULL : cannotWrite('folder'))
  }
  if (!isLock(lock)) return openForReading(path, { reason: 'held', message: heldBy(lock) })
  try {
    return openForWriting(path, session, lock)
  } catch (error) {
    lock.release()
    const explained = explainError(error, path)
    if (explained.code === 'disk-full') return openUnwritten(path, FULL)
    if (explained.code === 'read-only') return openUnwritten(path, cannotWrite('file'))
    throw explained
  }
}

/** What is read of a workspace file that is not opened. */
export interface ReadModel {
  model: Model
  /** The day that prices, rates and reports are of. */
  day: CalendarDay
  /** The prices that hold from a later day on. */
  later: LaterPrice[]
  /** The switches that are not at their default, by name. */
  choices: Settings['choices']
  /** The rule packs that it keeps beside those of the app, and the one in force. */
  packs: Packs
  revision: number
  /** The scenarios that it keeps, in their order. */
  scenarios: Scenario[]
  /** The determinations that it keeps, of whatever revision. */
  determinations: MayBeTouched[]
}

/** Opens a sound file for reading alone: it may be open elsewhere, and is not changed. */
export function openToRead(path: string): Handle {
  requireFile(path)
  const { damage, faults } = examine(path)
  if (damage.length > 0) throw new WorkspaceError('damaged', `${path} is damaged.`, damage)
  if (faults.length > 0) throw noVerdict(path, faults)
  return openForReading(path, { reason: 'held', message: 'Open for reading.' })
}

/** The model of a workspace file on a day, as it is or as it was at a revision; see `Workspace.readModel`. */
export function readModelOf(
  path: string,
  session: Session,
  { revision, day }: { revision?: number | undefined; day?: CalendarDay | undefined },
): ReadModel {
  const handle = openToRead(path)
  try {
    const past = revision === undefined ? null : openAt(handle, revision)
    try {
      const { faults: ofPast = [] } = past?.readOnly ?? {}
      if (ofPast.length > 0) throw noVerdict(path, ofPast)
      const ownDay = revision === undefined ? null : handle.log.dayOf(revision)
      const on = day ?? ownDay ?? session.today()
      const { database, log } = past ?? handle
      const settings = settingsOf(database)
      return {
        model: new ModelRows(database).read(on),
        day: on,
        later: laterPrices(database, on),
        choices: settings.choices,
        packs: packsOf(packRows(database), inForceOf(settings.adoptions)),
        revision: log.revision(),
        scenarios: scenarioRows(database).map(({ scenario }) => scenario),
        determinations: determinationsIn(database),
      }
    } finally {
      if (past) closeHandle(past)
    }
  } finally {
    closeHandle(handle)
  }
}

function determinationsIn(database: Database.Database): MayBeTouched[] {
  const kept = keptDeterminations(database)
  const successors = successorsOf(kept)
  return kept.map((one) => ({ ...one, supersededBy: successors.get(one.hash) ?? null }))
}

/** Whether the file says that it was open when it was last written, and its journal is not beside it. */
function isWithoutJournal(path: string): boolean {
  return readHeader(path)?.readFormat === 2 && !existsSync(`${path}-wal`)
}

/** A sync client brings the name of a holder along, but not its lock; null: nobody elsewhere is named. */
function openElsewhere(path: string, lock: Lock | null): string | null {
  const before = lock?.before
  if (!before || before.host === hostname() || !isSharedFolder(path)) return null
  return `${holderText(before, 'this workspace')} It may still be open there. Edits made in both places are noticed and kept, but not brought together.`
}

function copiedWhileOpen(revision: number): string {
  return `This file was copied or moved while it was open elsewhere. It holds everything up to revision ${revision}; edits made just before may be missing.`
}

/** Refuses what is no file before anything reads it: a pipe would never answer. */
function requireFile(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new WorkspaceError('not-found', `${path} does not exist.`)
  if (!found.isFile())
    throw new WorkspaceError(
      'not-a-workspace',
      `${path} is not a Minimis workspace: it is no file.`,
    )
}

function cannotWrite(what: 'file' | 'folder'): string {
  return `This ${what} cannot be written to. Save a copy elsewhere to make changes.`
}

/** Opens a file that is sound under the right to write, after the migrations; what a killed process left goes. */
export function openForWriting(path: string, session: Session, lock: Lock): Handle {
  removeAbandoned(path)
  const database = openWritable(path, {
    before: (old) => {
      if (schemaVersion(old) >= LATEST) return
      backUp(old, path, session.now(), 'migration', new ChangeLog(old).revision())
      migrate(old)
    },
  })
  try {
    return writingHandle(database, lock)
  } catch (error) {
    closeWritable(database)
    throw error
  }
}

function openUnwritten(path: string, message: string): Handle {
  return openForReading(path, { reason: 'not-writable', message })
}

function openForReading(path: string, readOnly: ReadOnly): Handle {
  const { database, scratch } = openForLooking(path)
  try {
    if (schemaVersion(database) < LATEST && readOnly.reason !== 'damaged') {
      const copy = migratedCopy(database)
      database.close()
      if (scratch) rmSync(scratch, { recursive: true, force: true })
      const message = `${readOnly.message} An earlier version of Minimis wrote it; it is shown as this one reads it.`
      return readingHandle(copy, { ...readOnly, message }, null)
    }
    return readingHandle(database, readOnly, scratch)
  } catch (error) {
    database.close()
    if (scratch) rmSync(scratch, { recursive: true, force: true })
    throw error
  }
}

/** Opens a damaged file as far as it can be read. Throws `damaged` where that is not far enough. */
function openDamaged(path: string, session: Session, damage: readonly string[]): Handle {
  const message = `This file is damaged. It is open for reading only, as far as it can be read, and nothing is worked out from it. ${adviceFor(path)}`
  return openBroken(path, session, damage, ({ database, scratch }) => {
    const faults = [...damage, ...faultsOf(database)]
    return readingHandle(database, { reason: 'damaged', message, ...toldFaults(faults) }, scratch)
  })
}

/** Opens a file with values that the model does not allow, to be looked at, as `openDamaged` does. */
function openFaulty(path: string, session: Session, faults: readonly string[]): Handle {
  const message = `${countFaults(faults)} The file is open for reading only, and nothing is worked out from it. ${adviceFor(path)}`
  return openBroken(path, session, faults, ({ database, scratch }) => {
    const readOnly: ReadOnly = { reason: 'values', message, ...toldFaults(faults) }
    if (schemaVersion(database) === LATEST) return readingHandle(database, readOnly, scratch)
    const migrated = migratedCopy(database)
    database.close()
    return readingHandle(migrated, readOnly, scratch)
  })
}

function openBroken(
  path: string,
  session: Session,
  details: readonly string[],
  handleOf: (looking: ReturnType<typeof openForLooking>) => Handle,
): Handle {
  let looking: ReturnType<typeof openForLooking> | null = null
  let readable: Handle | null = null
  try {
    looking = openForLooking(path)
    readable = handleOf(looking)
    const today = session.today()
    new ModelRows(readable.database).read(today)
    partRows(readable.database, today)
    stateOf(path, readable, { touched: null, day: today, today })
    return readable
  } catch {
    readable?.database.close()
    looking?.database.close()
    if (looking?.scratch) rmSync(looking.scratch, { recursive: true, force: true })
    const message = `${path} is damaged and cannot be read. ${adviceFor(path)}`
    throw new WorkspaceError('damaged', message, details)
  }
}

function adviceFor(path: string): string {
  const backup = newestGoodBackup(path)
  return backup ? `The newest good backup is ${backup}.` : 'There is no good backup beside it.'
}

/** The faults of a damaged file; that its values cannot all be looked at is one. */
function faultsOf(database: Database.Database): string[] {
  try {
    return checkValues(database).map(faultLine)
  } catch (error) {
    return [`not every value can be read: ${explainError(error, 'the file').message}`]
  }
}
