import { existsSync } from 'node:fs'
import type { CalendarDay } from '../shared/model/calendar-day.ts'
import type { ModelPatch } from '../shared/model/patch.ts'
import type { Model, Part, Product } from '../shared/model/schema.ts'
import type { ChangedField } from '../shared/workspace/changed-fields.ts'
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
  ScenarioRow,
  SupplierRow,
  Touched,
  TrayRow,
  WorkspaceRevision,
  WorkspaceState,
} from '../shared/workspace/views.ts'
import { applyCommand } from './apply/index.ts'
import { type ApplyOptions, commandApplying } from './apply-scenario.ts'
import { backUp, copyInto, listBackups, workspaceName } from './backups.ts'
import { describe } from './describe.ts'
import { changes, changesOf } from './history-queries.ts'
import { openParts, productChanges } from './home-queries.ts'
import { ModelRows } from './model-rows.ts'
import { createFile } from './open/create.ts'
import { closeHandle, type Handle, type Session } from './open/handle.ts'
import { openFile, readModelOf } from './open/open.ts'
import { openAt } from './open/past.ts'
import { restoreFile } from './open/restore.ts'
import { salvageFile } from './open/salvage-file.ts'
import { patchOf, wholePatchOf } from './patch.ts'
import {
  alternatesIn,
  bomRevisions,
  bomRows,
  columnMappings,
  currenciesOfPrices,
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
import { readRowsNotTaken } from './rows-not-taken.ts'
import type { Salvage } from './salvage.ts'
import { scenarioRows } from './scenarios.ts'
import { plainTitle, stateOf } from './state.ts'
import { MOST_FOLLOWED, touchedBy } from './touched.ts'
import { attempt, WorkspaceError } from './workspace-error.ts'

export { type Session, systemSession } from './open/handle.ts'

/**
 * A workspace file that is open: for writing by one process at a time, otherwise for reading, with
 * the reason in its state. Every change is one transaction, on the disk before it is acknowledged.
 */
export class Workspace {
  readonly path: string
  private readonly session: Session
  private readonly handle: Handle
  /** The day of a past revision; null: today. */
  private readonly ownDay: CalendarDay | null
  private chosenDay: CalendarDay | null = null

  private constructor(
    path: string,
    session: Session,
    handle: Handle,
    ownDay: CalendarDay | null = null,
  ) {
    this.path = path
    this.session = session
    this.handle = handle
    this.ownDay = ownDay
  }

  /**
   * The day of determination, by which prices, rates and reports are picked: the one chosen, else
   * that of a past revision's last change, else today.
   */
  day(): CalendarDay {
    return this.chosenDay ?? this.ownDay ?? this.session.today()
  }

  /** Chooses the day of determination; with null it is no longer chosen. */
  chooseDay(day: CalendarDay | null): void {
    this.chosenDay = day
  }

  /** Makes a new workspace file, empty or with a model. Refuses to write over a file that is there. */
  static create(
    path: string,
    session: Session,
    { model, name }: { model?: Model | undefined; name?: string | undefined } = {},
  ): Workspace {
    const head = { name: name ?? workspaceName(path), currency: model?.currency ?? 'USD' }
    const fill = (handle: Handle) => {
      const workspace = new Workspace(path, session, handle)
      if (model) workspace.apply({ kind: 'replaceModel', model })
      return workspace
    }
    return attempt(path, () => createFile(path, session, head, fill))
  }

  /** Opens a workspace: for writing, or for reading with the reason in its state, as `openFile` does. */
  static open(path: string, session: Session): Workspace {
    return attempt(path, () => new Workspace(path, session, openFile(path, session)))
  }

  /**
   * The model of a workspace file, which is not changed and may be open elsewhere, on a day: as it is,
   * or as it was at a revision. Without a day it is that of the revision, or else today.
   */
  static readModel(
    path: string,
    session: Session,
    asked: { revision?: number | undefined; day?: CalendarDay | undefined } = {},
  ): { model: Model; day: CalendarDay } {
    return attempt(path, () => readModelOf(path, session, asked))
  }

  /** Puts a backup in the place of a workspace that is not open, and opens it. */
  static restore(path: string, backup: string, session: Session): Workspace {
    attempt(path, () => restoreFile(path, backup, session))
    return Workspace.open(path, session)
  }

  /** What can be read of a damaged workspace; null where nothing can. */
  static salvage(path: string, day: string): Salvage | null {
    return salvageFile(path, day)
  }

  /** The number of the last change; `state` says it too, with much else. */
  revision(): number {
    return attempt(this.path, () => this.handle.log.revision())
  }

  settings(): Settings {
    return attempt(this.path, () => settingsOf(this.handle.database))
  }

  state(touched: Touched | null = null): WorkspaceState {
    return stateOf(this.path, this.handle, {
      touched,
      day: this.day(),
      today: this.session.today(),
    })
  }

  /** Applies a command as one revision and gives the state after it. */
  apply(command: Command): WorkspaceState {
    return this.write(describe(this.handle.database, command), logged(command), null, (revision) =>
      applyCommand(this.handle.database, command, {
        who: this.session.who,
        revision,
        today: this.day(),
      }),
    )
  }

  /** What a command would change in the model; nothing is written. Throws its refusal. */
  rehearse(command: Command): ModelPatch {
    const { readOnly, database, log } = this.handle
    if (readOnly) throw new WorkspaceError('read-only', readOnly.message)
    const writing = { who: this.session.who, revision: log.revision() + 1, today: this.day() }
    return attempt(this.path, () =>
      log.rehearse(
        () => applyCommand(database, command, writing),
        (rows) => wholePatchOf(database, rows, this.day()),
      ),
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

  /** The model as of the day of determination, for evaluation and export. */
  model(): Model {
    return attempt(this.path, () => new ModelRows(this.handle.database).read(this.day()))
  }

  /** What changed in the model since a revision; null: too much, or not to be told apart. */
  patchSince(revision: number): ModelPatch | null {
    return attempt(this.path, () => {
      const rows = this.handle.log.rowsSince(revision, MOST_FOLLOWED + 1)
      return patchOf(this.handle.database, rows, this.day())
    })
  }

  products(ids?: readonly string[]): ProductRow[] {
    return attempt(this.path, () => productRows(this.handle.database, this.day(), ids))
  }

  parts(ids?: readonly string[]): PartRow[] {
    return attempt(this.path, () => partRows(this.handle.database, this.day(), ids))
  }

  items(ids?: readonly string[]): ItemRow[] {
    return attempt(this.path, () => itemRows(this.handle.database, ids))
  }

  /** The lines of a product, or those of them with the numbers given. */
  bom(product: string, lines?: readonly number[]): BomRow[] {
    return attempt(this.path, () => bomRows(this.handle.database, product, this.day(), lines))
  }

  /** The rows of tables that were not taken over into a product. */
  rowsNotTaken(product: string): TrayRow[] {
    return attempt(this.path, () => {
      const rows = readRowsNotTaken(this.handle.database, [product]).get(product) ?? []
      return rows.map(({ id, row }) => ({ ...row, id }))
    })
  }

  bomRevisions(product: string): BomRevision[] {
    return attempt(this.path, () => bomRevisions(this.handle.database, product))
  }

  /** Everything that is known of one part or product. */
  item(id: string): ItemDetail {
    return attempt(this.path, () => {
      const { database } = this.handle
      const rows = new ModelRows(database)
      const [part = null] = rows.parts(this.day(), [id])
      const [found = null] = rows.products(this.day(), [id])
      if (!part && !found)
        throw new WorkspaceError('not-found', `There is no part or product ${id}.`)
      const { lines, ...product } = found ?? { lines: [] }
      return {
        part,
        product: found && (product as ItemDetail['product']),
        lines: lines.length,
        prices: datedPrices(database, this.day(), [id]),
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
        parts: rows.parts(this.day(), ids),
        products: rows.products(this.day(), ids),
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
    return attempt(this.path, () => datedPrices(this.handle.database, this.day(), items))
  }

  /** The currencies that prices are in, those of most prices first. */
  currenciesOfPrices(): string[] {
    return attempt(this.path, () => currenciesOfPrices(this.handle.database))
  }

  /** Parts that lack what could keep a verdict open; `counting`: countries whose goods are US content. */
  openParts(counting: readonly string[]): { found: number; rows: OpenPart[] } {
    return attempt(this.path, () => openParts(this.handle.database, this.day(), counting))
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
    find?: string | undefined
  }): WorkspaceRevision[] {
    return attempt(this.path, () => changes(this.handle.database, options))
  }

  /** What one revision set, field by field; `more` counts what is left out. */
  changesOf(revision: number): { fields: ChangedField[]; more: number } {
    return attempt(this.path, () => changesOf(this.handle.database, revision))
  }

  /** Makes everything as it was at an earlier revision, as a revision of its own. */
  restoreRevision(revision: number): WorkspaceState {
    if (revision < 0 || revision > this.revision())
      throw new WorkspaceError('not-found', `There is no revision ${revision}.`)
    const command = { kind: 'restoreRevision', revision }
    return this.write(`Restore revision ${revision}`, command, null, () =>
      this.handle.log.rewindTo(revision),
    )
  }

  /** The workspace as it was at a revision, on that revision's day, for reading. */
  past(revision: number): Workspace {
    return attempt(this.path, () => {
      const day = this.handle.log.dayOf(revision)
      return new Workspace(this.path, this.session, openAt(this.handle, revision), day)
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
    const { database, log, openedAt, readOnly } = this.handle
    if (!database.open) return
    try {
      if (!readOnly && log.revision() > openedAt)
        backUp(database, this.path, this.session.now(), 'routine')
    } catch {
      // The workspace itself is safe on the disk; a full disk must not keep it from being closed.
    } finally {
      closeHandle(this.handle)
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
      const revision = this.handle.log.revision() + 1
      this.handle.log.record(
        {
          at: this.session.now(),
          day: this.session.today(),
          who: this.session.who,
          what,
          command,
          undoes,
        },
        () => work(revision),
      )
      const rows = this.handle.log.rowsSince(revision - 1, MOST_FOLLOWED + 1)
      return this.state(touchedBy(this.handle.database, rows))
    })
  }

  private reverse(direction: 'undo' | 'redo'): WorkspaceState {
    const revision = this.handle.log.next(direction)
    if (revision === null) throw new WorkspaceError('refused', `There is nothing to ${direction}.`)
    const what = plainTitle(this.handle.log.what(revision))
    const title = direction === 'undo' ? `Undo: ${what}` : `Redo: ${what}`
    return this.write(title, { kind: direction, revision }, revision, () =>
      this.handle.log.reverse(revision),
    )
  }
}

/** A command as the log keeps it; a whole model stands in the rows of its revision already. */
function logged(command: Command): unknown {
  return command.kind === 'replaceModel' ? { kind: command.kind } : command
}
