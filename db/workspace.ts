import type { DeterminationEvent } from '../shared/determination/event.ts'
import type { KeptLicence } from '../shared/licences/schema.ts'
import type { CalendarDay } from '../shared/model/calendar-day.ts'
import type { Party } from '../shared/model/party.ts'
import type { ModelPatch } from '../shared/model/patch.ts'
import type { Model, Part, Product } from '../shared/model/schema.ts'
import type { ScreeningDecision, ScreeningListRecord } from '../shared/model/screening.ts'
import type { Packs } from '../shared/rules/packs/at-hand.ts'
import type { ReportedProduct } from '../shared/rules/report-register.ts'
import type { LaterPrice } from '../shared/scenario/floors/later-prices.ts'
import type { ChangedField } from '../shared/workspace/changed-fields.ts'
import type { Command, SingleCommand } from '../shared/workspace/commands.ts'
import type { Settings } from '../shared/workspace/settings.ts'
import type {
  Backup,
  BomRevision,
  BomRow,
  DatedPrice,
  EntityRow,
  ItemDetail,
  ItemRow,
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
import { withApplied } from './applied.ts'
import { applyCommand, applying } from './apply/index.ts'
import { type ApplyOptions, commandApplying } from './apply-scenario.ts'
import { BACKED_UP_EVERY, backUp, listBackups, workspaceName } from './backups.ts'
import type { NewChange } from './change-log.ts'
import { saveCopyTo } from './copy.ts'
import { describe } from './describe.ts'
import {
  type DeterminationFile,
  type DeterminationRows,
  determinationFiles,
  determinationText,
  type KeptAlong,
  type KeptDetermination,
  type KeptEvent,
  keepDetermination,
  keptDeterminations,
  keptEvents,
  lastDetermination,
  paper,
  paperHashes,
  type Recorded,
  recordEvent,
  takeOver,
} from './determinations.ts'
import { withoutLinks } from './files.ts'
import { giveUp } from './give-up.ts'
import { changes, changesOf, findChanges, lastChangeOf } from './history-queries.ts'
import { productChanges } from './home-queries.ts'
import { laterPrices } from './later-prices.ts'
import { licenceRows } from './licences.ts'
import { LongTransaction, type Steps, type Way } from './long-transaction.ts'
import { ModelRows } from './model-rows.ts'
import type { OfficeKey } from './office-key.ts'
import { createFile } from './open/create.ts'
import { type Examined, examineInTurns } from './open/examine.ts'
import { noVerdict } from './open/faults.ts'
import { closeHandle, type Handle, type Session } from './open/handle.ts'
import { openFile, openToRead, openUnchecked, type ReadModel, readModelOf } from './open/open.ts'
import { openAt } from './open/past.ts'
import { restoredNotice, restoreFile } from './open/restore.ts'
import { salvageFile } from './open/salvage-file.ts'
import { Watched } from './open/watched.ts'
import {
  type InForce,
  inForceOf,
  keepPacks,
  namesOfPacks,
  type PackRow,
  packRows,
  packsOf,
  refuseOtherOfName,
} from './packs.ts'
import { decisionsIn, listsIn, partiesIn } from './parties.ts'
import { patchOf, wholePatchOf } from './patch.ts'
import {
  alternatesIn,
  bomRevisions,
  bomRows,
  columnMappings,
  currenciesOfPrices,
  datedPrices,
  eccnSourceOf,
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
import { preparedReports, productsWithReports } from './reported-products.ts'
import { readRowsNotTaken } from './rows-not-taken.ts'
import type { Salvage } from './salvage.ts'
import { scenarioRows } from './scenarios.ts'
import { checkText, type KeptCheck, keepCheck, keptChecks, lastCheck } from './shipment-checks.ts'
import { plainTitle, stateOf } from './state.ts'
import { MOST_FOLLOWED, touchedBy } from './touched.ts'
import { keepingVersions } from './versions.ts'
import { attempt, attemptLater, explainError, WorkspaceError } from './workspace-error.ts'

export type { Way } from './long-transaction.ts'
export { type Session, systemSession } from './open/handle.ts'

/** A batch whose commands are taken one by one; `count`: how many there are. */
export interface LongBatch {
  what: string
  commands: Iterable<SingleCommand>
  count: number
}

/** A rule pack that is taken into force, by whom and why. */
export type AdoptPack = Omit<Extract<SingleCommand, { kind: 'adoptPack' }>, 'kind'>

/** A change of more rows than this is taken back in turns. */
const MOST_AT_ONCE = 5000

/** What a new workspace begins with, all of it its first revision. */
interface Filling {
  model?: Model | undefined
  name?: string | undefined
  /** What is made over the model, such as scenarios. */
  also?: readonly SingleCommand[] | undefined
}

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
  /** What others do to a file that is open for reading; null: nothing is looked for. */
  private watched: Watched | null = null
  /** What is written in turns; null: nothing. */
  private long: { transaction: LongTransaction; isRehearsal: boolean } | null = null

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

  /** The day that was chosen; null: none was. */
  dayChosen(): CalendarDay | null {
    return this.chosenDay
  }

  /** Chooses the day of determination; with null it is no longer chosen. */
  chooseDay(day: CalendarDay | null): void {
    this.chosenDay = day
  }

  /** Makes a new workspace file, empty or with a model. Refuses to write over a file that is there. */
  static create(
    path: string,
    session: Session,
    { model, name, also = [] }: Filling = {},
  ): Workspace {
    const head = { name: name ?? workspaceName(path), currency: model?.currency ?? 'USD' }
    const fill = (handle: Handle) => {
      if (!model) return
      const workspace = new Workspace(path, session, handle)
      const replaced = { kind: 'replaceModel', model } as const
      if (also.length === 0) return workspace.apply(replaced)
      const what = describe(handle.database, replaced)
      workspace.apply({ kind: 'batch', what, commands: [replaced, ...also] })
    }
    return attempt(path, () => new Workspace(path, session, createFile(path, session, head, fill)))
  }

  /** Opens a workspace: for writing, or for reading with the reason in its state, as `openFile` does. */
  static open(path: string, session: Session, examined?: Examined): Workspace {
    const real = withoutLinks(path)
    return attempt(real, () => {
      const handle = openFile(real, session, examined)
      const workspace = new Workspace(real, session, handle)
      if (handle.readOnly) workspace.watched = new Watched(real, handle)
      return workspace
    })
  }

  /**
   * A workspace of which only its lists are read, before it is examined and opened; null: it has to be
   * opened whole, which says why.
   */
  static lookAt(path: string, session: Session): Workspace | null {
    const real = withoutLinks(path)
    const handle = openUnchecked(real)
    return handle && new Workspace(real, session, handle)
  }

  /** Examines a file in turns, for `open`. Throws `given-up` once `isGivenUp` says so. */
  static examine(path: string, isGivenUp: () => boolean): Promise<Examined> {
    return attemptLater(path, () => examineInTurns(withoutLinks(path), isGivenUp))
  }

  /**
   * The model of a workspace file, which is not changed and may be open elsewhere, on a day: as it is,
   * or as it was at a revision; with that revision, its switches and scenarios, and in `later` the
   * prices that hold from a later day on. Without a day it is that of the revision, or else today.
   */
  static readModel(
    path: string,
    session: Session,
    asked: { revision?: number | undefined; day?: CalendarDay | undefined } = {},
  ): ReadModel {
    return attempt(path, () => readModelOf(path, session, asked))
  }

  /** Opens a sound workspace for reading alone: it may be open elsewhere, and is not changed. */
  static openToRead(path: string, session: Session): Workspace {
    return attempt(path, () => new Workspace(path, session, openToRead(path)))
  }

  /**
   * Puts a backup in the place of a workspace that is not open, and opens it. Determinations that the
   * backup lacks stay, and its state says so.
   */
  static restore(path: string, backup: string, session: Session): Workspace {
    const notice = restoredNotice(attempt(path, () => restoreFile(path, backup, session)))
    const opened = Workspace.open(path, session)
    if (notice !== null) opened.handle.notice = notice
    return opened
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

  /** The rule packs at hand, and the one in force. */
  packs(): Packs {
    return attempt(this.path, () => packsOf(packRows(this.handle.database), this.inForce()))
  }

  /** The rule packs that the file keeps, as they lie here. */
  packRows(): PackRow[] {
    return attempt(this.path, () => packRows(this.handle.database))
  }

  /** Names the packs at hand and the one in force: the same for the same, and for no others. */
  namesOfPacks(): string {
    return attempt(this.path, () => namesOfPacks(this.handle.database, this.inForce()))
  }

  /** The rule pack in force; null: the newest of the app. */
  inForce(): InForce {
    return inForceOf(this.settings().adoptions)
  }

  /** Takes a rule pack into force as one revision, and keeps first what came in from outside. */
  adoptPack(adopted: AdoptPack, rows: readonly PackRow[]): WorkspaceState {
    const command: Command = { kind: 'adoptPack', ...adopted }
    const { database } = this.handle
    return this.write(describe(database, command), command, null, (revision) => {
      const kept = packRows(database)
      for (const row of rows) refuseOtherOfName(kept, row)
      keepPacks(database, rows)
      applyCommand(database, command, { who: this.session.who, revision, today: this.day() })
    })
  }

  state(touched: Touched | null = null): WorkspaceState {
    const state = stateOf(this.path, this.handle, {
      touched,
      day: this.day(),
      today: this.session.today(),
    })
    const elsewhere = this.watched?.elsewhere()
    return state.readOnly && elsewhere
      ? { ...state, readOnly: { ...state.readOnly, elsewhere } }
      : state
  }

  /** What others did to a file that is open here for reading; undefined: nothing. */
  elsewhere(): NonNullable<WorkspaceState['readOnly']>['elsewhere'] {
    return this.watched?.elsewhere()
  }

  /** Whether others have written to what is read here, so that it is no longer what was opened. */
  isReadAnew(): boolean {
    return this.watched?.isReadAnew() ?? false
  }

  /**
   * A copy of what is read here as it was at a revision, to be shown in its place: of its day and for its
   * reason. Throws `not-found` where others have replaced that revision by one of their own.
   */
  keptAt(revision: number): Workspace {
    return attempt(this.path, () => {
      const handle = openAt(this.handle, revision)
      if (this.watched && !this.watched.isAsOpened(handle.database)) {
        closeHandle(handle)
        throw new WorkspaceError('not-found', `Revision ${revision} is another one now.`)
      }
      const { readOnly } = this.handle
      const { faults } = handle.readOnly ?? {}
      handle.readOnly = readOnly && { ...readOnly, ...(faults && { faults }) }
      const kept = new Workspace(this.path, this.session, handle)
      kept.watched = this.watched
      kept.chosenDay = this.chosenDay
      return kept
    })
  }

  /** Applies a command as one revision and gives the state after it; `beside` is kept with it in the log. */
  apply(command: Command, beside: object = {}): WorkspaceState {
    const kept = { ...logged(command), ...beside }
    return this.write(describe(this.handle.database, command), kept, null, (revision) =>
      applyCommand(this.handle.database, command, {
        who: this.session.who,
        revision,
        today: this.day(),
      }),
    )
  }

  /**
   * Applies a batch as one revision, in turns: others work in between and see the state before it, and
   * other edits are refused until it is written. Throws `given-up` where `way` says so.
   */
  applyInTurns({ what, commands, count }: LongBatch, way: Way): Promise<WorkspaceState> {
    const change = { what, command: { kind: 'batch', what, count }, undoes: null }
    return this.writeInTurns(change, this.stepsOf({ commands, count }), way)
  }

  /**
   * What a batch would change in the model, worked out in turns; nothing is written. Throws its
   * refusal, and `given-up` where an edit comes first.
   */
  rehearse({ commands, count }: Omit<LongBatch, 'what'>, way: Way): Promise<ModelPatch> {
    return this.inTurns(true, (transaction) =>
      transaction.rehearse(
        this.stepsOf({ commands, count }),
        ({ database, log }, revision) =>
          wholePatchOf(database, log.rowsSince(revision - 1, -1), this.day()),
        way,
      ),
    )
  }

  /** Applies a scenario, with those that it stands on, as one revision. What is in the base is not made again. */
  applyScenario(id: number, options: ApplyOptions): WorkspaceState {
    const { database } = this.handle
    const { command, applied } = attempt(this.path, () =>
      commandApplying(database, this.model(), id, options, this.session.today()),
    )
    return this.apply(command, { applied })
  }

  /** Takes the last command back, as a revision of its own. */
  undo(): WorkspaceState {
    return this.reverse('undo')
  }

  /** Does again what undo took back last. */
  redo(): WorkspaceState {
    return this.reverse('redo')
  }

  /** How many rows undo or redo would put back; 0: there is nothing to. */
  stepsTo(direction: 'undo' | 'redo'): number {
    return attempt(this.path, () => {
      const revision = this.handle.log.next(direction)
      return revision === null ? 0 : this.handle.log.rowsIn(revision)
    })
  }

  /** As `undo` and `redo`; a change of many rows is taken back in turns, as `applyInTurns` writes one. */
  reverseInTurns(direction: 'undo' | 'redo', way: Way): Promise<WorkspaceState> {
    return attemptLater(this.path, async () => {
      const { revision, title } = this.reversal(direction)
      if (this.handle.log.rowsIn(revision) <= MOST_AT_ONCE) return this.reverse(direction)
      const change = { what: title, command: { kind: direction, revision }, undoes: revision }
      return this.writeInTurns(change, ({ log }) => log.reversing(revision), way)
    })
  }

  /** The model as of the day of determination, for evaluation and export. Throws where it holds what it must not. */
  model(): Model {
    this.refuseFaults()
    return attempt(this.path, () => new ModelRows(this.handle.database).read(this.day()))
  }

  /** What changed in the model since a revision; null: too much, or not to be told apart. */
  patchSince(revision: number): ModelPatch | null {
    this.refuseFaults()
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
        eccnSource: eccnSourceOf(database, id),
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

  /** Parts and products as the model has them, with all companies and rates. */
  inputs(ids: readonly string[]): Pick<Model, 'parts' | 'products' | 'entities' | 'rates'> {
    return attempt(this.path, () => {
      const rows = new ModelRows(this.handle.database)
      return { ...this.whole(ids), entities: rows.entities(), rates: rows.rates() }
    })
  }

  /** What the register of one-time reports asks of products: technology, and all of which a report is recorded. */
  reportedProducts(): ReportedProduct[] {
    return attempt(this.path, () => {
      const ids = productsWithReports(this.handle.database)
      const prepared = preparedReports(this.settings())
      return new ModelRows(this.handle.database)
        .products(this.day(), ids)
        .map(({ id, name, kind, technologyReports, facts }) => ({
          id,
          name,
          kind,
          technologyReports,
          filedForNone: facts?.technologyReportFiled ?? null,
          prepared: kind === 'technology' ? (prepared.get(id) ?? []) : [],
        }))
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

  /** The parties to transactions, the lists that they are screened against, and what was decided of them. */
  parties(): { parties: Party[]; lists: ScreeningListRecord[]; decisions: ScreeningDecision[] } {
    return attempt(this.path, () => ({
      parties: partiesIn(this.handle.database),
      lists: listsIn(this.handle.database),
      decisions: decisionsIn(this.handle.database),
    }))
  }

  /** Every dated price, or those of the parts and products with the ids given. */
  prices(items?: readonly string[]): DatedPrice[] {
    return attempt(this.path, () => datedPrices(this.handle.database, this.day(), items))
  }

  /** The prices of everybody that hold from a later day on than that of determination. */
  laterPrices(): LaterPrice[] {
    return attempt(this.path, () => laterPrices(this.handle.database, this.day()))
  }

  /** The currencies that prices are in, those of most prices first. */
  currenciesOfPrices(): string[] {
    return attempt(this.path, () => currenciesOfPrices(this.handle.database))
  }

  /** The last change of each product after a revision. */
  productChanges(after: number): ProductChange[] {
    return attempt(this.path, () => productChanges(this.handle.database, after))
  }

  /** How columns of imported files were read. */
  columnMappings(): { key: string; mapping: unknown }[] {
    return attempt(this.path, () => columnMappings(this.handle.database))
  }

  /** The determinations in the order of their issue, each checked against its hash and its chain. */
  determinations(): KeptDetermination[] {
    return attempt(this.path, () => keptDeterminations(this.handle.database))
  }

  /** What was recorded of determinations, in its order. */
  determinationEvents(): KeptEvent[] {
    return attempt(this.path, () => keptEvents(this.handle.database))
  }

  /** The text of the file of a determination, by its hash. */
  determinationText(hash: string): string {
    return attempt(this.path, () => determinationText(this.handle.database, hash))
  }

  /** The files of determinations that can be read, as they lie here: those of some hashes, or all. */
  determinationFiles(hashes?: readonly string[]): DeterminationFile[] {
    return attempt(this.path, () => determinationFiles(this.handle.database, hashes))
  }

  /** The hash of the determination that was issued last; null: none was. */
  lastDetermination(): string | null {
    return attempt(this.path, () => lastDetermination(this.handle.database))
  }

  /** Keeps a determination for good, with what belongs to it. It is no revision. */
  keepDetermination(text: string, along: KeptAlong = {}): KeptDetermination {
    return this.add((database) => keepDetermination(database, text, along))
  }

  /** Records something of a determination, signed by the key of who records it. */
  recordEvent(
    asked: Omit<Recorded, 'at' | 'user' | 'machine'>,
    { user, machine }: Pick<Recorded, 'user' | 'machine'>,
    key: OfficeKey,
  ): DeterminationEvent {
    const at = this.session.now()
    return this.add((database) => recordEvent(database, { ...asked, at, user, machine }, key))
  }

  /** Takes over determinations of another file that are not here, and gives their numbers. */
  takeOverDeterminations(rows: DeterminationRows): string[] {
    return this.add((database) => takeOver(database, rows))
  }

  /** The content of a paper that lies inside the file; null: it lies elsewhere. */
  paper(sha256: string): Buffer | null {
    return attempt(this.path, () => paper(this.handle.database, sha256))
  }

  /** The hashes of the papers that lie inside the file. */
  papers(): Set<string> {
    return attempt(this.path, () => paperHashes(this.handle.database))
  }

  /** The last revision after another one that touched an item; null: none did. */
  lastChangeOf(item: string, after: number): number | null {
    return attempt(this.path, () => lastChangeOf(this.handle.database, item, after))
  }

  /** The scenarios in their order, each with what was applied of it. */
  scenarios(): ScenarioRow[] {
    return attempt(this.path, () => {
      const { database } = this.handle
      return withApplied(database, scenarioRows(database))
    })
  }

  /** The licences in the order in which they were entered, each with what happened to it. */
  licences(): KeptLicence[] {
    return attempt(this.path, () => licenceRows(this.handle.database))
  }

  /** The checks of shipments that are kept, in their order, each looked at against its hash and its chain. */
  checks(): KeptCheck[] {
    return attempt(this.path, () => keptChecks(this.handle.database))
  }

  /** The text of the file of a check, by its hash. */
  checkText(hash: string): string {
    return attempt(this.path, () => checkText(this.handle.database, hash))
  }

  /** The hash of the check that was kept last; null: none was. */
  lastCheck(): string | null {
    return attempt(this.path, () => lastCheck(this.handle.database))
  }

  /** Keeps a check of a shipment for good. It is no revision. */
  keepCheck(text: string): void {
    this.add((database) => database.transaction(() => keepCheck(database, text)).immediate())
  }

  /** Keeps a check and draws down the licence that covers its shipment, as one revision: both or neither. */
  keepAndDrawDown(
    text: string,
    command: Extract<SingleCommand, { kind: 'recordLicence' }>,
  ): WorkspaceState {
    const { database } = this.handle
    return this.write(describe(database, command), command, null, (revision) => {
      keepCheck(database, text)
      applyCommand(database, command, { who: this.session.who, revision, today: this.day() })
    })
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

  /** Changes by what they say, set or rest on, a part of the log at a time; see `findChanges`. */
  findInHistory(options: {
    find: string
    countries: readonly string[]
    before?: number | undefined
    limit: number
  }): { changes: WorkspaceRevision[]; next: number | null } {
    return attempt(this.path, () => {
      const { database } = this.handle
      return findChanges(database, { ...options, versions: settingsOf(database).versions })
    })
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
      keepingVersions(this.handle.database, () => this.handle.log.rewindTo(revision)),
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

  /**
   * Writes a whole copy to another file. One that is there is replaced only with `replace`, and not
   * while somebody has it open.
   */
  saveCopy(target: string, { replace = false }: { replace?: boolean } = {}): void {
    attempt(target, () =>
      saveCopyTo(this.handle.database, this.path, target, this.session, replace),
    )
  }

  /**
   * Brings what was written into the file itself, so that a copy of the file is whole. Throws
   * `displaced` where it is no longer the file that was opened.
   */
  settle(): void {
    const { database, readOnly, place } = this.handle
    if (readOnly || !database.open) return
    this.requirePlace()
    database.pragma('busy_timeout = 0')
    try {
      database.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      database.pragma('busy_timeout = 2000')
      place?.note()
    }
  }

  /** Whether somebody else wrote into the file itself, so that what is read here is of no file any more. */
  isWrittenOver(): boolean {
    return this.handle.isWrittenOver
  }

  /** Makes a backup now and gives its path. */
  backUp(): string {
    const { database, log } = this.handle
    return attempt(this.path, () => {
      const revision = log.revision()
      const made = backUp(database, this.path, this.session.now(), 'routine', revision)
      this.handle.backedUpAt = revision
      this.handle.sitting?.backedUpTo(made)
      return made
    })
  }

  /** Makes a backup where that many revisions, or very large ones, have come since the last one; whether it was due. */
  backUpAfter(revisions = BACKED_UP_EVERY): boolean {
    const { readOnly, sitting } = this.handle
    const isDue = this.unsaved() >= revisions || sitting?.isWhole === false
    if (readOnly || !isDue) return false
    this.backUp()
    return true
  }

  /** The revisions that no backup of this sitting holds. */
  private unsaved(): number {
    return this.handle.log.revision() - this.handle.backedUpAt
  }

  /**
   * Closes the file. After changes a backup is made first; that it cannot be made does not keep the
   * file open. `tell` gets what the user should know of it.
   */
  close(tell: (message: string) => void = () => {}, { isBackedUp = true } = {}): void {
    const { database } = this.handle
    if (!database.open) return
    this.long?.transaction.end(
      new WorkspaceError('given-up', 'The workspace was closed. The change was not written.'),
    )
    try {
      if (this.handle.readOnly) return
      this.requirePlace()
      if (isBackedUp && this.unsaved() > 0) this.backUp()
    } catch (error) {
      const { code, message, details } = explainError(error, this.path)
      if (code === 'displaced') tell([message, ...details].join('\n'))
      else
        tell(
          `No backup of ${this.path} was made: ${code === 'disk-full' ? 'the disk is full.' : message} The workspace itself is whole.`,
        )
    } finally {
      closeHandle(this.handle)
    }
  }

  /** Throws `displaced` where the file is no longer the one that was opened, and reads only from then on. */
  private requirePlace(): void {
    const found = this.handle.place?.displacement()
    if (found) throw giveUp(this.handle, this.path, this.session, found)
  }

  /** Adds rows that are no part of the model; a backup is due after it. */
  private add<T>(work: (database: Handle['database']) => T): T {
    this.requireWritable()
    return attempt(this.path, () => {
      this.requirePlace()
      const added = work(this.handle.database)
      this.handle.place?.note()
      this.handle.backedUpAt = Math.min(this.handle.backedUpAt, this.handle.log.revision() - 1)
      return added
    })
  }

  private refuseFaults(): void {
    const { faults = [], reason, message } = this.handle.readOnly ?? {}
    if (faults.length > 0) throw noVerdict(this.path, faults)
    if (reason === 'checking') throw new WorkspaceError('read-only', String(message))
  }

  private write(
    what: string,
    command: unknown,
    undoes: number | null,
    work: (revision: number) => void,
  ): WorkspaceState {
    this.requireWritable()
    return attempt(this.path, () => {
      this.requirePlace()
      const revision = this.handle.log.revision() + 1
      this.handle.log.record(
        {
          at: this.session.now(),
          day: this.session.today(),
          who: this.session.who,
          machine: this.session.machine,
          what,
          command,
          undoes,
        },
        () => work(revision),
      )
      this.handle.place?.note()
      this.handle.sitting?.note(revision)
      return this.stateAfter(revision)
    })
  }

  private stepsOf(batch: Omit<LongBatch, 'what'>): Steps {
    return ({ database }, revision) =>
      applying(database, batch, { who: this.session.who, revision, today: this.day() })
  }

  private writeInTurns(
    change: Pick<NewChange, 'what' | 'command' | 'undoes'>,
    steps: Steps,
    way: Way,
  ): Promise<WorkspaceState> {
    return this.inTurns(false, async (transaction) => {
      const made = {
        ...change,
        at: this.session.now(),
        day: this.session.today(),
        who: this.session.who,
        machine: this.session.machine,
      }
      const revision = await transaction.record(made, steps, way, () => this.requirePlace())
      this.handle.place?.note()
      this.handle.sitting?.note(revision)
      this.handle.log.recorded(revision, change.undoes)
      return this.stateAfter(revision)
    })
  }

  /** Runs a long transaction, the only one at a time. */
  private inTurns<T>(
    isRehearsal: boolean,
    work: (transaction: LongTransaction) => Promise<T>,
  ): Promise<T> {
    return attemptLater(this.path, async () => {
      this.requireWritable()
      this.requirePlace()
      const transaction = new LongTransaction(this.path)
      const long = { transaction, isRehearsal }
      this.long = long
      try {
        return await work(transaction)
      } finally {
        if (this.long === long) this.long = null
      }
    })
  }

  /** Refuses where the workspace is open for reading, or is being written; a rehearsal gives way. */
  private requireWritable(): void {
    const { readOnly } = this.handle
    if (readOnly) throw new WorkspaceError('read-only', readOnly.message)
    if (!this.long) return
    if (!this.long.isRehearsal)
      throw new WorkspaceError(
        'busy',
        'A large change is being written. Wait until it is done, or cancel it.',
      )
    this.long.transaction.end(new WorkspaceError('given-up', 'Another change came first.'))
    this.long = null
  }

  private stateAfter(revision: number): WorkspaceState {
    const rows = this.handle.log.rowsSince(revision - 1, MOST_FOLLOWED + 1)
    return this.state(touchedBy(this.handle.database, rows))
  }

  private reverse(direction: 'undo' | 'redo'): WorkspaceState {
    const { revision, title } = this.reversal(direction)
    return this.write(title, { kind: direction, revision }, revision, () => {
      for (const _ of this.handle.log.reversing(revision));
    })
  }

  /** The revision that undo takes back, or redo brings back, and how that is called. */
  private reversal(direction: 'undo' | 'redo'): { revision: number; title: string } {
    const revision = this.handle.log.next(direction)
    if (revision === null) throw new WorkspaceError('refused', `There is nothing to ${direction}.`)
    const what = plainTitle(this.handle.log.what(revision))
    return { revision, title: direction === 'undo' ? `Undo: ${what}` : `Redo: ${what}` }
  }
}

/** A command as the log keeps it; a whole model stands in the rows of its revision already. */
function logged(command: Command): object {
  if (command.kind === 'replaceModel') return { kind: command.kind }
  if (command.kind !== 'batch') return command
  return { ...command, commands: command.commands.map(logged) }
}
