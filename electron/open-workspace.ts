import { existsSync, realpathSync } from 'node:fs'
import { userInfo } from 'node:os'
import { listBackups } from '../db/backups.ts'
import { type Session, Workspace } from '../db/workspace.ts'
import type { ModelPatch } from '../shared/model/patch.ts'
import type { Model } from '../shared/model/schema.ts'
import type { Backup, WorkspaceState } from '../shared/workspace/views.ts'
import { Refusal } from './ipc/refusal.ts'

/** The one workspace that is open, or a past revision of it, and who wants to know of a change. */
export class OpenWorkspace {
  private present: Workspace | null = null
  private past: Workspace | null = null
  /** The file that was asked for last, whether it could be opened or not. */
  private asked: string | null = null
  /** Counts the files and revisions that were shown, so that none is taken for another. */
  private epoch = 0
  private readonly changed: (state: WorkspaceState | null) => void
  private readonly session: Session

  /** `who` gives the name for the history; where it is empty, the system's user stands for it. */
  constructor(changed: (state: WorkspaceState | null) => void, who: () => string = () => '') {
    this.changed = changed
    this.session = {
      get who() {
        return who() || userInfo().username
      },
      now: () => new Date().toISOString(),
    }
  }

  /** What is on show. Throws a Refusal where nothing is open. */
  shown(): Workspace {
    const workspace = this.past ?? this.present
    if (!workspace) throw new Refusal('no-workspace', 'No workspace is open.')
    return workspace
  }

  /** What is read of the workspace on show, with the revision that it is of. */
  read<T extends object>(from: (shown: Workspace) => T): T & { revision: number } {
    const shown = this.shown()
    return { ...from(shown), revision: shown.revision() }
  }

  state(): WorkspaceState | null {
    return (this.past ?? this.present)?.state() ?? null
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

  create(path: string, model?: Model, name?: string): WorkspaceState {
    this.asked = path
    return this.show(Workspace.create(path, this.session, { model, name }))
  }

  /** Opens a file in place of the one that is open, which stays where the new one cannot be opened. */
  open(given: string): WorkspaceState {
    const path = existsSync(given) ? realpathSync(given) : given
    this.asked = path
    if (this.present?.path === path && !this.present.state().readOnly) return this.openPresent()
    return this.show(Workspace.open(path, this.session))
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

  /** The backups of the open workspace, or of the file that could not be opened. */
  backups(): Backup[] {
    const path = this.present?.path ?? this.asked
    return path === null ? [] : listBackups(path)
  }

  /** Puts a backup in the place of the open workspace, or of the file that could not be opened. */
  restore(backup: string): WorkspaceState {
    const path = this.present?.path ?? this.asked
    if (path === null || !listBackups(path).some((known) => known.path === backup)) {
      throw new Refusal('not-found', `${backup} is no backup of the open workspace.`)
    }
    this.closeFiles()
    try {
      return this.show(Workspace.restore(path, backup, this.session))
    } catch (error) {
      this.changed(null)
      throw error
    }
  }

  /**
   * Makes a new workspace of what can be read of the damaged file that is open, or could not be
   * opened, and shows it. The damaged file is left as it is.
   */
  salvage(target: string): { state: WorkspaceState; lost: string[] } {
    const path = this.present?.path ?? this.asked
    const found = path === null ? null : Workspace.salvage(path, this.session.now().slice(0, 10))
    if (!found) throw new Refusal('damaged', 'Nothing could be read of the damaged file.')
    const { model, beside, lost } = found
    const created = this.create(target, model)
    if (beside.length === 0) return { state: created, lost }
    const what = 'Put back what lies beside the model'
    const batch = { kind: 'batch', what, commands: beside } as const
    this.edit((workspace) => workspace.apply(batch))
    return { state: this.shown().state(), lost }
  }

  /** Does an edit, tells of the state after it and gives its revision. */
  edit(change: (workspace: Workspace) => WorkspaceState): { revision: number } {
    const state = change(this.shown())
    this.changed(state)
    return { revision: state.revision }
  }

  /** As `edit`, for a change that lets others work in between. */
  async editInTurns(
    change: (workspace: Workspace) => Promise<WorkspaceState>,
  ): Promise<{ revision: number }> {
    const workspace = this.shown()
    const state = await change(workspace)
    if (workspace === (this.past ?? this.present)) this.changed(state)
    return { revision: state.revision }
  }

  close(): void {
    this.closeFiles()
    this.changed(null)
  }

  /** Closes the files and tells nobody: the app is going. */
  closeFiles(): void {
    this.past?.close()
    this.present?.close()
    this.past = null
    this.present = null
  }

  private show(workspace: Workspace): WorkspaceState {
    this.closeFiles()
    this.present = workspace
    return this.announce()
  }

  private announce(): WorkspaceState {
    this.epoch++
    const state = this.shown().state()
    this.changed(state)
    return state
  }
}
