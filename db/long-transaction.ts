import { setImmediate } from 'node:timers/promises'
import type Database from 'better-sqlite3'
import { ChangeLog, type NewChange } from './change-log.ts'
import { openWritable } from './connection.ts'
import { WorkspaceError } from './workspace-error.ts'

/** How long it works before it lets others work, in milliseconds. */
const TURN = 12

/** What a long write says and asks on its way. */
export interface Way {
  /** How many steps are done. */
  progress(done: number): void
  isGivenUp(): boolean
}

/** The connection of a long transaction, and the change log on it. */
export interface On {
  database: Database.Database
  log: ChangeLog
}

/** What writes on a connection, a step each. */
export type Steps = (on: On, revision: number) => Iterable<unknown>

/**
 * One transaction of many steps that lets others work between them. It has a connection of its own,
 * so that what is read meanwhile is the state before it. Whoever opens it must have the right to
 * write, and keep everybody else from writing until it has ended.
 */
export class LongTransaction {
  private readonly on: On
  private ended: WorkspaceError | null = null

  constructor(path: string) {
    const database = openWritable(path)
    // With a rollback journal nobody can read once a full cache was written before the end.
    if (database.pragma('journal_mode', { simple: true }) !== 'wal')
      database.pragma('cache_spill = OFF')
    this.on = { database, log: new ChangeLog(database) }
    this.on.log.install()
  }

  /**
   * Writes one revision and gives its number. Throws `given-up` where it was, and what `check` throws
   * before the end; then nothing is written.
   */
  async record(
    change: NewChange,
    steps: Steps,
    way: Way,
    check: () => void = () => {},
  ): Promise<number> {
    try {
      const revision = await this.run(change, steps, way)
      check()
      this.on.database.exec('COMMIT')
      return revision
    } finally {
      this.close()
    }
  }

  /** Runs the steps as `record` does, gives what `read` makes of the state after them, and takes them back. */
  async rehearse<T>(steps: Steps, read: (on: On, revision: number) => T, way: Way): Promise<T> {
    try {
      const change = { at: '', day: '', who: '', what: '', command: null, undoes: null }
      const revision = await this.run(change, steps, way)
      return read(this.on, revision)
    } finally {
      this.close()
    }
  }

  /** Takes back what is not committed, at once; whoever waits for it is told why. */
  end(why: WorkspaceError): void {
    this.ended ??= why
    this.close()
  }

  private async run(change: NewChange, steps: Steps, way: Way): Promise<number> {
    this.on.database.exec('BEGIN IMMEDIATE')
    const revision = this.on.log.begin(change)
    let until = performance.now() + TURN
    let done = 0
    for (const _ of steps(this.on, revision)) {
      done++
      if (performance.now() < until) continue
      way.progress(done)
      await setImmediate()
      if (this.ended) throw this.ended
      if (way.isGivenUp()) throw new WorkspaceError('given-up', 'Given up. Nothing was written.')
      until = performance.now() + TURN
    }
    return revision
  }

  private close(): void {
    const { database } = this.on
    if (!database.open) return
    if (database.inTransaction) database.exec('ROLLBACK')
    database.close()
  }
}
