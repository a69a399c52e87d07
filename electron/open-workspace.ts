import { existsSync, realpathSync } from 'node:fs'
import { isIntact, namedBackups } from '../db/backups.ts'
import { userName } from '../db/user-name.ts'
import { type Session, systemSession, Workspace } from '../db/workspace.ts'
import { WorkspaceError } from '../db/workspace-error.ts'
import type { CalendarDay } from '../shared/model/calendar-day.ts'
import type { ModelPatch } from '../shared/model/patch.ts'
import type { Model } from '../shared/model/schema.ts'
import type { SingleCommand } from '../shared/workspace/commands.ts'
import type { Backup, WorkspaceState } from '../shared/workspace/views.ts'
import { Refusal } from './ipc/refusal.ts'
import { today } from './shell/today.ts'

/** Milliseconds without an edit after which the journal is brought into the file. */
const SETTLED_AFTER = 250

/** Milliseconds without an edit after which a backup is made that is due. */
const BACKED_UP_IN_PAUSE = 2000

/** Revisions without such a pause after which a backup is made all the same. */
const UNBROKEN = 100

interface Told {
  warn?: (message: string) => void
  opening?: (path: string) => void
}

/** The one workspace that is open, or a past revision of it, and who wants to know of a change. */
export class OpenWorkspace {
  private present: Workspace | null = null
  /** A copy of the workspace that is open for reading, as it was before others wrote to it; null: nobody did. */
  private kept: Workspace | null = null
  private past: Workspace | null = null
  /** A file whose lists are shown while it is examined; null: none. */
  private unchecked: Workspace | null = null
  /** The file that was asked for last, whether it could be opened or not. */
  private asked: string | null = null
  /** Counts the files and revisions that were shown, so that none is taken for another. */
  private epoch = 0
  private settling: NodeJS.Timeout | undefined
  private backingUp: NodeJS.Timeout | undefined
  private isBackupTold = false
  private toldToday = today()
  private toldElsewhere = ''
  /** The revision of what was opened, and whether others have overwritten it where it is only read. */
  private openedAt = 0
  private isOverwritten = false
  private readonly warn: (message: string) => void
  private readonly changed: (state: WorkspaceState | null) => void
  private readonly session: Session
  private readonly opening: (path: string) => void

  /**
   * `who` gives the name for the history; where it is empty, the system's user stands for it. `warn`
   * tells the user of what went wrong beside what was asked for, `opening` is told of a file before it
   * is opened.
   */
  constructor(
    changed: (state: WorkspaceState | null) => void,
    who: () => string = () => '',
    { warn = () => {}, opening = () => {} }: Told = {},
  ) {
    const system = systemSession('')
    this.changed = changed
    this.warn = warn
    this.opening = opening
    this.session = {
      get who() {
        return who() || userName()
      },
      ...(system.machine !== undefined && { machine: system.machine }),
      now: system.now,
      today: system.today,
    }
  }

  /** What is on show. Throws a Refusal where nothing is open. */
  shown(): Workspace {
    const workspace = this.past ?? this.asOpened() ?? this.unchecked
    if (!workspace) throw new Refusal('no-workspace', 'No workspace is open.')
    return workspace
  }

  /** What is read of the workspace on show, with the revision that it is of. */
  read<T extends object>(from: (shown: Workspace) => T): T & { revision: number } {
    const shown = this.shown()
    return { ...from(shown), revision: shown.revision() }
  }

  /** The workspace that is open, also while a past revision of it is on show. */
  file(): Workspace {
    if (!this.present) throw new Refusal('no-workspace', 'No workspace is open.')
    return this.present
  }

  /** Adds something to the open workspace that is no revision of it. */
  add<T>(work: (workspace: Workspace) => T): T {
    try {
      const added = work(this.file())
      this.settleSoon()
      this.backUpSoon()
      return added
    } catch (error) {
      this.tellDisplaced(error)
      throw error
    }
  }

  state(): WorkspaceState | null {
    return (this.past ?? this.asOpened() ?? this.unchecked)?.state() ?? null
  }

  /** Names what is on show: the same for the same content, and for no other. */
  identity(): string {
    return `${this.epoch} ${this.shown().revision()}`
  }

  /** What changed since what `identity` named; null: another file, or too much to follow. */
  patchFrom(identity: string): ModelPatch | null {
    const [epoch, revision] = identity.split(' ').map(Number)
    return epoch === this.epoch ? this.shown().patchSince(revision ?? 0) : null
  }

  create(path: string, model?: Model, also?: readonly SingleCommand[]): WorkspaceState {
    this.asked = path
    return this.show(Workspace.create(path, this.session, { model, also }))
  }

  /** Opens a file in place of the one that is open, which stays where the new one cannot be opened. */
  open(given: string): WorkspaceState {
    const path = existsSync(given) ? realpathSync(given) : given
    this.asked = path
    if (this.present?.path === path && this.isInPlace()) return this.openPresent()
    this.opening(path)
    const day = this.present?.path === path ? (this.asOpened()?.dayChosen() ?? null) : null
    if (this.present?.path === path && this.isWrittenOver(this.present))
      return this.openInstead(path, day)
    return this.show(Workspace.open(path, this.session), day)
  }

  private isWrittenOver(present: Workspace): boolean {
    return present.isWrittenOver() || present.elsewhere()?.changed?.how === 'overwritten'
  }

  /** Opens the file that somebody wrote over: what is on show of it keeps it locked until it is closed. */
  private openInstead(path: string, day: CalendarDay | null): WorkspaceState {
    this.closeFiles()
    try {
      return this.show(Workspace.open(path, this.session), day)
    } catch (error) {
      this.changed(null)
      throw error
    }
  }

  /** Shows the lists of a file before it is examined; false: it has to be opened whole. */
  look(given: string): boolean {
    const path = existsSync(given) ? realpathSync(given) : given
    this.unchecked = Workspace.lookAt(path, this.session)
    if (!this.unchecked) return false
    this.asked = path
    this.opening(path)
    return true
  }

  /** Examines the file that is looked at, in turns, and opens it; nothing where another came first. */
  async openLookedAt(): Promise<void> {
    const { unchecked } = this
    if (!unchecked) return
    const isOver = () => this.unchecked !== unchecked
    try {
      const examined = await Workspace.examine(unchecked.path, isOver)
      if (isOver()) return
      this.unchecked = null
      unchecked.close()
      this.show(Workspace.open(unchecked.path, this.session, examined))
    } catch (error) {
      if (isOver() && this.present) return
      this.closeFiles()
      this.changed(null)
      throw error
    }
  }

  /** Shows the open workspace as it was at a revision. */
  openPast(revision: number): WorkspaceState {
    if (!this.present) throw new Refusal('no-workspace', 'No workspace is open.')
    const past = this.present.past(revision)
    this.past?.close()
    this.past = past
    return this.announce()
  }

  openPresent(): WorkspaceState {
    this.past?.close()
    this.past = null
    return this.announce()
  }

  /** Makes a new revision in which everything is as it was at an earlier one, and shows it. */
  restoreRevision(revision: number): { revision: number } {
    if (!this.present) throw new Refusal('no-workspace', 'No workspace is open.')
    this.present.restoreRevision(revision)
    return { revision: this.openPresent().revision }
  }

  /** Shows the workspace by another day of determination; null: by the day that it is. */
  chooseDay(day: CalendarDay | null): WorkspaceState {
    this.shown().chooseDay(day)
    return this.announce()
  }

  /** Tells of another day where the last state told was of one that is over. */
  lookAtClock(): void {
    if (this.toldToday === today()) return
    this.toldToday = today()
    if (this.present) this.announce()
  }

  /** Tells what others have done to a file that is open here for reading, once for each thing. */
  lookAtFile(): void {
    const now = JSON.stringify(this.present?.elsewhere() ?? null)
    if (this.toldElsewhere === now) return
    this.toldElsewhere = now
    if (!this.past && this.present) this.changed(this.state())
  }

  /** The backups of the open workspace, or of the file that could not be opened. */
  backups(): Backup[] {
    const path = this.present?.path ?? this.asked
    return path === null ? [] : namedBackups(path)
  }

  /** Whether one of the backups can be opened and is sound. */
  checkBackup(path: string): { intact: boolean } {
    const isOurs = this.backups().some((known) => known.path === path)
    return { intact: isOurs && isIntact(path) }
  }

  /** Makes a backup of the open workspace now. */
  backUp(): { path: string } {
    if (!this.present) throw new Refusal('no-workspace', 'No workspace is open.')
    return { path: this.present.backUp() }
  }

  /** Puts a backup in the place of the open workspace, or of the file that could not be opened. */
  restore(backup: string): WorkspaceState {
    const path = this.present?.path ?? this.asked
    if (path === null || !namedBackups(path).some((known) => known.path === backup)) {
      throw new Refusal('not-found', `${backup} is no backup of the open workspace.`)
    }
    const isOpen = this.present !== null
    // What is replaced is kept whole; a backup of it now could rotate the wanted one away.
    this.closeFiles({ isBackedUp: false })
    try {
      return this.show(Workspace.restore(path, backup, this.session))
    } catch (error) {
      if (isOpen) this.openAgain(path)
      else this.changed(null)
      throw error
    }
  }

  /**
   * Makes a new workspace of what can be read of the damaged file that is open, or could not be
   * opened, and shows it. The damaged file is left as it is.
   */
  salvage(target: string): { state: WorkspaceState; lost: string[] } {
    const path = this.present?.path ?? this.asked
    const found = path === null ? null : Workspace.salvage(path, this.session.today())
    if (!found) throw new Refusal('damaged', 'Nothing could be read of the damaged file.')
    const { model, beside, determinations, lost } = found
    const created = this.create(target, model)
    this.shown().takeOverDeterminations(determinations)
    if (beside.length === 0) return { state: created, lost }
    const what = 'Put back what lies beside the model'
    const batch = { kind: 'batch', what, commands: beside } as const
    this.edit((workspace) => workspace.apply(batch))
    return { state: this.shown().state(), lost }
  }

  /** Does an edit, tells of the state after it and gives its revision. */
  edit(change: (workspace: Workspace) => WorkspaceState): { revision: number } {
    try {
      const state = change(this.shown())
      this.changed(state)
      this.settleSoon()
      this.backUpSoon()
      return { revision: state.revision }
    } catch (error) {
      this.tellDisplaced(error)
      throw error
    }
  }

  /** As `edit`, for a change that lets others work in between. */
  async editInTurns(
    change: (workspace: Workspace) => Promise<WorkspaceState>,
  ): Promise<{ revision: number }> {
    const workspace = this.shown()
    const state = await change(workspace)
    if (workspace === (this.past ?? this.asOpened())) this.changed(state)
    return { revision: state.revision }
  }

  close(): void {
    this.closeFiles()
    this.changed(null)
  }

  /** Closes the files and says nothing of a change: another one comes, or the app is going. */
  closeFiles(how: { isBackedUp?: boolean } = {}): void {
    clearTimeout(this.settling)
    clearTimeout(this.backingUp)
    this.past?.close()
    this.kept?.close()
    this.present?.close(this.warn, how)
    this.unchecked?.close()
    this.past = null
    this.kept = null
    this.present = null
    this.unchecked = null
  }

  /** While nothing is edited, what was written goes into the file itself, so that a copy of it is whole. */
  private settleSoon(): void {
    clearTimeout(this.settling)
    this.settling = setTimeout(() => {
      try {
        this.present?.settle()
      } catch (error) {
        this.tellDisplaced(error)
      }
    }, SETTLED_AFTER)
  }

  /** Shows the workspace again that was to be replaced and was not. */
  private openAgain(path: string): void {
    try {
      this.show(Workspace.open(path, this.session))
    } catch {
      this.changed(null)
    }
  }

  /** Makes a backup while nobody edits, or in the middle of very many edits. */
  private backUpSoon(): void {
    clearTimeout(this.backingUp)
    if (this.backUpAfter(UNBROKEN)) return
    this.backingUp = setTimeout(() => this.backUpAfter(), BACKED_UP_IN_PAUSE)
  }

  /** A backup that cannot be made is told of once. */
  private backUpAfter(revisions?: number): boolean {
    try {
      return this.present?.backUpAfter(revisions) ?? false
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      if (!this.isBackupTold) this.warn(`No backup could be made. ${message}`)
      this.isBackupTold = true
      return false
    }
  }

  private isInPlace(): boolean {
    try {
      this.present?.settle()
      return this.present?.state().readOnly === null
    } catch {
      return false
    }
  }

  /** Shows the workspace as one that is only read, where it has lost its file. */
  private tellDisplaced(error: unknown): void {
    if (error instanceof WorkspaceError && error.code === 'displaced') this.announce()
  }

  private show(workspace: Workspace, day: CalendarDay | null = null): WorkspaceState {
    this.closeFiles()
    workspace.chooseDay(day)
    this.present = workspace
    this.openedAt = workspace.revision()
    this.isOverwritten = false
    this.toldElsewhere = JSON.stringify(workspace.elsewhere() ?? null)
    return this.announce()
  }

  /**
   * The open workspace. One that is read while others write to it stays as it was opened until it is
   * opened again: no figure of theirs stands beside one from before.
   */
  private asOpened(): Workspace | null {
    const { present, kept } = this
    if (kept || this.isOverwritten || !present?.isReadAnew()) return kept ?? present
    try {
      this.kept = present.keptAt(this.openedAt)
    } catch {
      this.isOverwritten = true
    }
    this.epoch++
    setImmediate(() => this.lookAtFile())
    return this.kept ?? present
  }

  private announce(): WorkspaceState {
    this.epoch++
    const state = this.shown().state()
    this.changed(state)
    return state
  }
}
