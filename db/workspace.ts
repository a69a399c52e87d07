import { closeSync, existsSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { ModelPatch } from '../shared/model/patch.ts'
import type { Model, Part, Product } from '../shared/model/schema.ts'
import type { Command } from '../shared/workspace/commands.ts'
import type { Settings } from '../shared/workspace/settings.ts'
import type {
  Backup,
  BomRevision,
  BomRow,
  DatedPrice,
  EntityRow,
  ItemDetail,
  ItemRow,
  OpenPart,
  PartRow,
  ProductChange,
  ProductRow,
  RateRow,
  ReadOnly,
  ScenarioRow,
  SupplierRow,
  Touched,
  WorkspaceRevision,
  WorkspaceState,
} from '../shared/workspace/views.ts'
import { applyCommand } from './apply.ts'
import { type ApplyOptions, commandApplying } from './apply-scenario.ts'
import {
  backUp,
  copyInto,
  findDamage,
  listBackups,
  newestGoodBackup,
  restoreBackup,
  workspaceName,
} from './backups.ts'
import { ChangeLog } from './change-log.ts'
import {
  APPLICATION_ID,
  closeWritable,
  openForLooking,
  openForSalvage,
  openWritable,
} from './connection.ts'
import { describe } from './describe.ts'
import { openParts, productChanges } from './home-queries.ts'
import { type Holder, isLock, type Lock, takeLock } from './lock.ts'
import { hasSchemaOf, migrate, schemaVersion } from './migrate.ts'
import { LATEST } from './migrations/index.ts'
import { ModelRows } from './model-rows.ts'
import { patchOf } from './patch.ts'
import {
  alternatesIn,
  bomRevisions,
  bomRows,
  changes,
  columnMappings,
  counts,
  datedPrices,
  entityRows,
  itemRows,
  linesWith,
  partRows,
  productRows,
  rateRows,
  recordsOf,
  settingsOf,
  supplierRows,
  topProductsWith,
  usesOf,
} from './queries.ts'
import { type Salvage, salvage } from './salvage.ts'
import { scenarioRows } from './scenarios.ts'
import { scalar } from './statements.ts'
import { MOST_FOLLOWED, touchedBy } from './touched.ts'
import { explainError, WorkspaceError } from './workspace-error.ts'

/** Who works with the workspace, and a clock. */
export interface Session {
  who: string
  /** The present moment, ISO 8601. */
  now(): string
}

interface Handle {
  database: Database.Database
  lock: Lock | null
  readOnly: ReadOnly | null
  /** A folder that goes when the workspace is closed. */
  scratch: string | null
}

/**
 * A workspace file that is open: for writing by one process at a time, otherwise for reading, with
 * the reason in its state. Every change is one transaction, on the disk before it is acknowledged.
 */
export class Workspace {
  readonly path: string
  private readonly session: Session
  private readonly handle: Handle
  private readonly log: ChangeLog
  private readonly openedAt: number

  private constructor(path: string, session: Session, handle: Handle) {
    this.path = path
    this.session = session
    this.handle = handle
    this.log = new ChangeLog(handle.database)
    if (!handle.readOnly) this.log.install()
    this.openedAt = this.log.revision()
  }

  /** Makes a new workspace file, empty or with a model. Refuses to write over a file that is there. */
  static create(
    path: string,
    session: Session,
    content: { model?: Model | undefined; name?: string | undefined } = {},
  ): Workspace {
    if (existsSync(path)) throw new WorkspaceError('refused', `${path} exists already.`)
    return attempt(path, () => {
      const lock = takeLock(path, session.who, session.now())
      if (!isLock(lock)) throw new WorkspaceError('held', heldBy(lock))
      let database: Database.Database | null = null
      try {
        // Another process may have made it while we waited for the lock.
        if (existsSync(path)) throw new WorkspaceError('refused', `${path} exists already.`)
        database = openWritable(path, { create: true })
        migrate(database)
        database
          .prepare('INSERT INTO workspace (id, name, currency, created_at) VALUES (1, ?, ?, ?)')
          .run(content.name ?? workspaceName(path), content.model?.currency ?? 'USD', session.now())
        const workspace = new Workspace(path, session, {
          database,
          lock,
          readOnly: null,
          scratch: null,
        })
        if (content.model) workspace.apply({ kind: 'replaceModel', model: content.model })
        return workspace
      } catch (error) {
        if (database) {
          database.close()
          for (const suffix of ['', '-wal', '-shm', '-journal'])
            rmSync(path + suffix, { force: true })
        }
        lock.release()
        if (database) rmSync(`${path}-lock`, { force: true })
        throw error
      }
    })
  }

  /**
   * Opens a workspace. For writing where that is possible, after `quick_check` and the migrations
   * (with a backup before them); for reading where another process holds it, the file is damaged or
   * the place cannot be written. Refuses what is no workspace or was written by a newer app, and
   * leaves it untouched.
   */
  static open(path: string, session: Session): Workspace {
    if (!existsSync(path)) throw new WorkspaceError('not-found', `${path} does not exist.`)
    return attempt(path, () => {
      const found = examine(path)
      if (found.damage) return Workspace.openDamaged(path, session, found.damage)
      let lock: Lock | Holder
      try {
        lock = takeLock(path, session.who, session.now())
      } catch (error) {
        const isFull = explainError(error, path).code === 'disk-full'
        const message = isFull
          ? FULL
          : 'This folder cannot be written to. Save a copy elsewhere to make changes.'
        return Workspace.openForReading(path, session, { reason: 'not-writable', message })
      }
      if (!isLock(lock)) {
        return Workspace.openForReading(path, session, { reason: 'held', message: heldBy(lock) })
      }
      try {
        return Workspace.openForWriting(path, session, lock)
      } catch (error) {
        lock.release()
        const explained = explainError(error, path)
        if (explained.code === 'disk-full')
          return Workspace.openForReading(path, session, { reason: 'not-writable', message: FULL })
        if (explained.code !== 'read-only') throw explained
        const message = 'This file cannot be written to. Save a copy elsewhere to make changes.'
        return Workspace.openForReading(path, session, { reason: 'not-writable', message })
      }
    })
  }

  /** The model of a workspace file, which is not changed and may be open elsewhere. */
  static readModel(path: string, session: Session): Model {
    if (!existsSync(path)) throw new WorkspaceError('not-found', `${path} does not exist.`)
    return attempt(path, () => {
      const { damage } = examine(path)
      if (damage) throw new WorkspaceError('damaged', `${path} is damaged.`, damage)
      const readOnly: ReadOnly = { reason: 'held', message: 'Open for reading.' }
      const workspace = Workspace.openForReading(path, session, readOnly)
      try {
        return workspace.model()
      } finally {
        workspace.close()
      }
    })
  }

  /** Puts a backup in the place of a workspace that is not open, and opens it. */
  static restore(path: string, backup: string, session: Session): Workspace {
    return attempt(path, () => {
      const lock = takeLock(path, session.who, session.now())
      if (!isLock(lock)) throw new WorkspaceError('held', heldBy(lock))
      try {
        restoreBackup(path, backup, session.now())
      } finally {
        lock.release()
      }
      return Workspace.open(path, session)
    })
  }

  /** What can be read of a damaged workspace; null where nothing can. */
  static salvage(path: string, day: string): Salvage | null {
    const memory = new Database(':memory:')
    try {
      const { database: damaged, scratch } = openForSalvage(path)
      try {
        migrate(memory)
        return salvage(damaged, memory, day)
      } finally {
        damaged.close()
        rmSync(scratch, { recursive: true, force: true })
      }
    } catch {
      return null
    } finally {
      memory.close()
    }
  }

  /** The number of the last change; `state` says it too, with much else. */
  revision(): number {
    return attempt(this.path, () => this.log.revision())
  }

  settings(): Settings {
    return attempt(this.path, () => settingsOf(this.handle.database))
  }

  state(touched: Touched | null = null): WorkspaceState {
    const { database, readOnly } = this.handle
    const undo = readOnly ? null : this.log.next('undo')
    const redo = readOnly ? null : this.log.next('redo')
    const changedAt = scalar(database, 'SELECT at FROM change ORDER BY revision DESC LIMIT 1').get()
    return {
      path: this.path,
      name: workspaceName(this.path),
      currency: String(scalar(database, 'SELECT currency FROM workspace').get()),
      revision: this.log.revision(),
      readOnly,
      undo: undo === null ? null : plain(this.log.what(undo)),
      redo: redo === null ? null : plain(this.log.what(redo)),
      changedAt: changedAt === undefined ? null : String(changedAt),
      touched,
      settings: settingsOf(database),
      counts: counts(database),
    }
  }

  /** Applies a command as one revision and gives the state after it. */
  apply(command: Command): WorkspaceState {
    return this.write(describe(this.handle.database, command), logged(command), null, (revision) =>
      applyCommand(this.handle.database, command, {
        who: this.session.who,
        revision,
        today: this.today(),
      }),
    )
  }

  /** Applies a scenario, with those that it stands on, as one revision. */
  applyScenario(id: number, options: ApplyOptions): WorkspaceState {
    const { database } = this.handle
    return this.apply(
      attempt(this.path, () => commandApplying(database, this.model(), id, options)),
    )
  }

  /** Takes the last command back, as a revision of its own. */
  undo(): WorkspaceState {
    return this.reverse('undo')
  }

  /** Does again what undo took back last. */
  redo(): WorkspaceState {
    return this.reverse('redo')
  }

  /** The model as of today, for evaluation and export. */
  model(): Model {
    return attempt(this.path, () => new ModelRows(this.handle.database).read(this.today()))
  }

  /** What changed in the model since a revision; null: too much, or not to be told apart. */
  patchSince(revision: number): ModelPatch | null {
    return attempt(this.path, () => {
      const rows = this.log.rowsSince(revision, MOST_FOLLOWED + 1)
      return patchOf(this.handle.database, rows, this.today())
    })
  }

  products(ids?: readonly string[]): ProductRow[] {
    return attempt(this.path, () => productRows(this.handle.database, this.today(), ids))
  }

  parts(ids?: readonly string[]): PartRow[] {
    return attempt(this.path, () => partRows(this.handle.database, this.today(), ids))
  }

  items(ids?: readonly string[]): ItemRow[] {
    return attempt(this.path, () => itemRows(this.handle.database, ids))
  }

  /** The lines of a product, or those of them with the numbers given. */
  bom(product: string, lines?: readonly number[]): BomRow[] {
    return attempt(this.path, () => bomRows(this.handle.database, product, this.today(), lines))
  }

  bomRevisions(product: string): BomRevision[] {
    return attempt(this.path, () => bomRevisions(this.handle.database, product))
  }

  /** Everything that is known of one part or product. */
  item(id: string): ItemDetail {
    return attempt(this.path, () => {
      const { database } = this.handle
      const rows = new ModelRows(database)
      const [part = null] = rows.parts(this.today(), [id])
      const [found = null] = rows.products(this.today(), [id])
      if (!part && !found)
        throw new WorkspaceError('not-found', `There is no part or product ${id}.`)
      const { lines, ...product } = found ?? { lines: [] }
      return {
        part,
        product: found && (product as ItemDetail['product']),
        lines: lines.length,
        prices: datedPrices(database, this.today(), [id]),
        ...recordsOf(database, id),
        usedOn: usesOf(database, id),
        topProducts: topProductsWith(database, id),
      }
    })
  }

  /** Parts and products as the model has them. */
  whole(ids: readonly string[]): { parts: Part[]; products: Product[] } {
    return attempt(this.path, () => {
      const rows = new ModelRows(this.handle.database)
      return {
        parts: rows.parts(this.today(), ids),
        products: rows.products(this.today(), ids),
      }
    })
  }

  /** On how many lines an item is. */
  usedOn(item: string): number {
    return attempt(this.path, () => linesWith(this.handle.database, item))
  }

  rates(): RateRow[] {
    return attempt(this.path, () => rateRows(this.handle.database))
  }

  companies(): { entities: EntityRow[]; suppliers: SupplierRow[] } {
    return attempt(this.path, () => ({
      entities: entityRows(this.handle.database),
      suppliers: supplierRows(this.handle.database),
    }))
  }

  /** Every dated price, or those of the parts and products with the ids given. */
  prices(items?: readonly string[]): DatedPrice[] {
    return attempt(this.path, () => datedPrices(this.handle.database, this.today(), items))
  }

  /** Parts that lack what could keep a verdict open; `counting`: countries whose goods are US content. */
  openParts(counting: readonly string[]): { found: number; rows: OpenPart[] } {
    return attempt(this.path, () => openParts(this.handle.database, this.today(), counting))
  }

  /** The last change of each product after a revision. */
  productChanges(after: number): ProductChange[] {
    return attempt(this.path, () => productChanges(this.handle.database, after))
  }

  /** How columns of imported files were read. */
  columnMappings(): { key: string; mapping: unknown }[] {
    return attempt(this.path, () => columnMappings(this.handle.database))
  }

  /** The scenarios in their order. */
  scenarios(): ScenarioRow[] {
    return attempt(this.path, () => scenarioRows(this.handle.database))
  }

  /** The alternates noted for items inside a product at any depth, by item. */
  alternates(product: string): Record<string, string[]> {
    return attempt(this.path, () => alternatesIn(this.handle.database, product))
  }

  history(options: {
    before?: number | undefined
    limit: number
    item?: string | undefined
  }): WorkspaceRevision[] {
    return attempt(this.path, () => changes(this.handle.database, options))
  }

  /** The workspace as it was at a revision, for reading. */
  past(revision: number): Workspace {
    return attempt(this.path, () => {
      if (revision < 0 || revision > this.log.revision()) {
        throw new WorkspaceError('not-found', `There is no revision ${revision}.`)
      }
      const scratch = mkdtempSync(join(tmpdir(), 'minimis-past-'))
      const copy = join(scratch, 'past.minimis')
      copyInto(this.handle.database, copy)
      const database = new Database(copy)
      database.pragma('foreign_keys = OFF')
      new ChangeLog(database).rewindTo(revision)
      database.prepare('DELETE FROM change_row WHERE revision > ?').run(revision)
      database.prepare('DELETE FROM change WHERE revision > ?').run(revision)
      const readOnly: ReadOnly = {
        reason: 'past',
        message: `Revision ${revision}, as it was. It cannot be changed.`,
      }
      return new Workspace(this.path, this.session, { database, lock: null, readOnly, scratch })
    })
  }

  backups(): Backup[] {
    return attempt(this.path, () => listBackups(this.path))
  }

  /** Writes a whole copy to another file, which must not be there yet. */
  saveCopy(target: string): void {
    if (existsSync(target)) throw new WorkspaceError('refused', `${target} exists already.`)
    attempt(target, () => copyInto(this.handle.database, target))
  }

  /** Closes the file. After changes a backup is made first; that it cannot be made does not keep the file open. */
  close(): void {
    const { database, lock, readOnly, scratch } = this.handle
    if (!database.open) return
    try {
      if (!readOnly && this.log.revision() > this.openedAt)
        backUp(database, this.path, this.session.now(), 'routine')
    } catch {
      // The workspace itself is safe on the disk; a full disk must not keep it from being closed.
    } finally {
      try {
        if (readOnly) database.close()
        else closeWritable(database)
      } finally {
        lock?.release()
        if (scratch) rmSync(scratch, { recursive: true, force: true })
      }
    }
  }

  private write(
    what: string,
    command: unknown,
    undoes: number | null,
    work: (revision: number) => void,
  ): WorkspaceState {
    const { readOnly } = this.handle
    if (readOnly) throw new WorkspaceError('read-only', readOnly.message)
    return attempt(this.path, () => {
      const revision = this.log.revision() + 1
      this.log.record(
        { at: this.session.now(), who: this.session.who, what, command, undoes },
        () => work(revision),
      )
      const rows = this.log.rowsSince(revision - 1, MOST_FOLLOWED + 1)
      return this.state(touchedBy(this.handle.database, rows))
    })
  }

  private reverse(direction: 'undo' | 'redo'): WorkspaceState {
    const revision = this.log.next(direction)
    if (revision === null) throw new WorkspaceError('refused', `There is nothing to ${direction}.`)
    const what = plain(this.log.what(revision))
    const title = direction === 'undo' ? `Undo: ${what}` : `Redo: ${what}`
    return this.write(title, { kind: direction, revision }, revision, () =>
      this.log.reverse(revision),
    )
  }

  private today(): string {
    return this.session.now().slice(0, 10)
  }

  private static openForWriting(path: string, session: Session, lock: Lock): Workspace {
    const database = openWritable(path)
    try {
      if (schemaVersion(database) < LATEST) {
        backUp(database, path, session.now(), 'migration')
        migrate(database)
      }
      return new Workspace(path, session, { database, lock, readOnly: null, scratch: null })
    } catch (error) {
      database.close()
      throw error
    }
  }

  private static openForReading(path: string, session: Session, readOnly: ReadOnly): Workspace {
    const { database, scratch } = openForLooking(path)
    try {
      return new Workspace(path, session, { database, lock: null, readOnly, scratch })
    } catch (error) {
      database.close()
      if (scratch) rmSync(scratch, { recursive: true, force: true })
      throw error
    }
  }

  private static openDamaged(path: string, session: Session, damage: readonly string[]): Workspace {
    const backup = newestGoodBackup(path)
    const advice = backup
      ? `The newest good backup is ${backup}.`
      : 'There is no good backup beside it.'
    const message = `This file is damaged. It is open for reading only, as far as it can be read. ${advice}`
    let readable: Workspace | null = null
    try {
      readable = Workspace.openForReading(path, session, { reason: 'damaged', message })
      readable.model()
      readable.state()
      return readable
    } catch {
      readable?.close()
      throw new WorkspaceError(
        'damaged',
        `${path} is damaged and cannot be read. ${advice}`,
        damage,
      )
    }
  }
}

const FULL =
  'The disk is full. The workspace is open for reading only; free some space and open it again.'

/** Looks at a file without changing it: refuses what is none of ours, and reports damage. */
function examine(path: string): { damage: string[] | null } {
  const header = readHeader(path)
  if (header && header.version > LATEST) throw newer(path, header.version)
  let database: Database.Database | null = null
  let scratch: string | null = null
  try {
    ;({ database, scratch } = openForLooking(path))
    const applicationId = database.pragma('application_id', { simple: true })
    if (applicationId !== APPLICATION_ID)
      throw new WorkspaceError('not-a-workspace', `${path} is not a Minimis workspace.`)
    const version = schemaVersion(database)
    if (version > LATEST) throw newer(path, version)
    const damage = findDamage(database)
    if (damage.length === 0 && version === LATEST) damage.push(...findUnreadable(database))
    if (version < 1) damage.push(`the schema has the version ${version}`)
    else if (damage.length === 0 && !hasSchemaOf(database, version))
      damage.push(`the schema is not that of version ${version}`)
    if (header && (header.writeFormat > 2 || header.readFormat > 2))
      damage.push('the file format has no known number')
    return { damage: damage.length > 0 ? damage : null }
  } catch (error) {
    const explained = explainError(error, path)
    const broken = explained.code === 'damaged' || explained.code === 'io'
    const known = explained.code === 'not-a-workspace' && newestGoodBackup(path) !== null
    if (broken || known) {
      const { message, details } = explained
      return { damage: details.length > 0 ? [...details] : [message] }
    }
    throw explained
  } finally {
    database?.close()
    if (scratch) rmSync(scratch, { recursive: true, force: true })
  }
}

/** What cannot be read though SQLite finds the file sound: a reading handle does not see CHECKs. */
function findUnreadable(database: Database.Database): string[] {
  try {
    new ModelRows(database).read('9999-12-31')
    productRows(database, '9999-12-31')
    partRows(database, '9999-12-31')
    bomRows(database, '', '9999-12-31')
    settingsOf(database)
    scenarioRows(database)
    changes(database, { limit: 1 })
    return []
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

function newer(path: string, version: number): WorkspaceError {
  return new WorkspaceError(
    'newer',
    `${path} was written by a newer version of Minimis (schema ${version}, this app knows ${LATEST}). Update the app to open it. The file has not been changed.`,
  )
}

/** What the first bytes of a workspace say, read without SQLite; null: it is none. */
function readHeader(
  path: string,
): { version: number; writeFormat: number; readFormat: number } | null {
  const bytes = Buffer.alloc(100)
  const file = openSync(path, 'r')
  try {
    if (readSync(file, bytes, 0, 100, 0) < 100) return null
  } finally {
    closeSync(file)
  }
  if (bytes.toString('latin1', 0, 16) !== 'SQLite format 3\0') return null
  if (bytes.readUInt32BE(68) !== APPLICATION_ID) return null
  return {
    version: bytes.readInt32BE(60),
    writeFormat: bytes[18] as number,
    readFormat: bytes[19] as number,
  }
}

/** A command as the log keeps it; a whole model stands in the rows of its revision already. */
function logged(command: Command): unknown {
  return command.kind === 'replaceModel' ? { kind: command.kind } : command
}

/** What a revision did, without saying that it was undone or done again. */
function plain(what: string): string {
  return what.replace(/^(Undo|Redo): /, '')
}

function heldBy({ who, host, pid, since }: Holder): string {
  const time = since ? ` since ${since.slice(0, 16).replace('T', ' ')} UTC` : ''
  return `${who} has this workspace open for writing on ${host}${time} (process ${pid}). It is open for reading here.`
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw explainError(error, path)
  }
}
