import type Database from 'better-sqlite3'
import type { CalendarDay } from '../shared/model/calendar-day.ts'
import { faultLine, relationFaults, rowFaults } from './check-values.ts'
import { ROW_SCHEMAS, type Row, type Table } from './row-schemas.ts'
import { scalar, statement } from './statements.ts'
import { WorkspaceError } from './workspace-error.ts'

/** The tables whose rows are versioned; the log itself is not. */
const VERSIONED = Object.keys(ROW_SCHEMAS) as Table[]

/** A row of a table before and after a change, as JSON; null: it was not there. */
export interface ChangeRow {
  table_name: string
  before: string | null
  after: string | null
}

/** Beyond so many items all are looked at, which is faster then. */
const MOST_ITEMS = 200

/** One entry of the log before it has a number. */
export interface NewChange {
  at: string
  /** The calendar day that it was. */
  day: CalendarDay
  who: string
  /** The machine that it is made on; kept with the command. */
  machine?: string | undefined
  what: string
  command: unknown
  undoes: number | null
}

interface Stacks {
  undoable: number[]
  redoable: number[]
}

/** Rows that are read at once where those of a revision are put back. */
const PAGE = 500

/**
 * The change log of an open workspace. Temporary triggers copy every row that a transaction touches
 * into the log, before and after, so no statement can go around it. Undo puts the earlier rows back,
 * as a new revision.
 */
export class ChangeLog {
  private readonly database: Database.Database
  /** What can be taken back and brought back, the last one last; null: not read yet. */
  private stacks: Stacks | null = null
  private readonly known = new Map<string, { name: string; pk: number }[]>()

  constructor(database: Database.Database) {
    this.database = database
  }

  /** Starts copying rows; only a writing handle needs it. */
  install(): void {
    this.database.exec('CREATE TEMP TABLE current_change (revision INTEGER NOT NULL) STRICT')
    for (const table of VERSIONED) {
      const before = this.imageOf(table, 'OLD')
      const after = this.imageOf(table, 'NEW')
      for (const [event, old, fresh] of [
        ['INSERT', 'NULL', after],
        ['UPDATE', before, after],
        ['DELETE', before, 'NULL'],
      ]) {
        this.database.exec(`
          CREATE TEMP TRIGGER log_${table}_${event} AFTER ${event} ON main.${table}
          ${event === 'UPDATE' ? `WHEN ${before} IS NOT ${after}` : ''}
          BEGIN
            INSERT INTO change_row (revision, table_name, before, after)
            SELECT revision, '${table}', ${old}, ${fresh} FROM current_change;
          END`)
      }
    }
  }

  /** The number of the last revision; 0: nothing has been changed. */
  revision(): number {
    return Number(scalar(this.database, 'SELECT coalesce(max(revision), 0) FROM change').get())
  }

  /** Runs `work` as one revision in one transaction and gives its number. */
  record(change: NewChange, work: () => void): number {
    const revision = this.database
      .transaction(() => {
        const number = this.begin(change)
        work()
        return number
      })
      .immediate()
    this.recorded(revision, change.undoes)
    return revision
  }

  /** Begins a revision inside a transaction: its rows are copied under its number, which it gives. */
  begin(change: NewChange): number {
    const number = this.revision() + 1
    statement(
      this.database,
      'INSERT INTO change (revision, at, day, who, what, command, undoes) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ).run(
      number,
      change.at,
      change.day,
      change.who,
      change.what,
      JSON.stringify(withMachine(change)),
      change.undoes,
    )
    statement(this.database, 'DELETE FROM current_change').run()
    statement(this.database, 'INSERT INTO current_change VALUES (?)').run(number)
    this.database.pragma('defer_foreign_keys = ON')
    return number
  }

  /** The revision that undo would take back, or redo bring back. */
  next(direction: 'undo' | 'redo'): number | null {
    this.stacks ??= this.readStacks()
    const { undoable, redoable } = this.stacks
    return (direction === 'undo' ? undoable : redoable).at(-1) ?? null
  }

  /** What a revision did, for a menu. */
  what(revision: number): string {
    return String(scalar(this.database, 'SELECT what FROM change WHERE revision = ?').get(revision))
  }

  /** The day of the last change up to a revision; null: there is none. */
  dayOf(revision: number): CalendarDay | null {
    const day = scalar(
      this.database,
      `SELECT coalesce(day, substr(at, 1, 10)) FROM change WHERE revision <= ?
       ORDER BY revision DESC LIMIT 1`,
    ).get(revision)
    return day === undefined ? null : String(day)
  }

  /** The rows that revisions above `revision` touched, as they were before and after; a limit of -1: all. */
  rowsSince(revision: number, limit: number): ChangeRow[] {
    return statement(
      this.database,
      'SELECT table_name, before, after FROM change_row WHERE revision > ? ORDER BY revision, id LIMIT ?',
    ).all(revision, limit) as ChangeRow[]
  }

  /** Puts back the rows of every revision above `revision`, newest first, as one goes back in steps. */
  rewindTo(revision: number): void {
    const rows = this.database
      .prepare(
        'SELECT table_name, before, after FROM change_row WHERE revision > ? ORDER BY revision DESC, id DESC',
      )
      .all(revision) as ChangeRow[]
    this.requireRelations(this.putBack(rows))
  }

  /** Makes the rows of a revision as it left them, in a state that is the one before it, and logs them. */
  putForward(revision: number, rows: readonly ChangeRow[]): void {
    const insert = statement(
      this.database,
      'INSERT INTO change_row (revision, table_name, before, after) VALUES (?, ?, ?, ?)',
    )
    const items = new Set<string>()
    for (const { table_name: table, before, after } of rows) {
      for (const item of this.putBack([{ table_name: table, before: after, after: before }]))
        items.add(item)
      insert.run(revision, table, before, after)
    }
    this.requireRelations(items)
  }

  /** How many rows a revision touched. */
  rowsIn(revision: number): number {
    const sql = 'SELECT count(*) FROM change_row WHERE revision = ?'
    return Number(scalar(this.database, sql).get(revision))
  }

  /** Puts back the rows of one revision, a step each; run it inside a revision of its own. */
  *reversing(revision: number): Generator<void> {
    const rows = statement(
      this.database,
      `SELECT id, table_name, before, after FROM change_row WHERE revision = ? AND id < ?
       ORDER BY id DESC LIMIT ${PAGE}`,
    )
    const items = new Set<string>()
    let last = Number.MAX_SAFE_INTEGER
    for (;;) {
      const page = rows.all(revision, last) as (ChangeRow & { id: number })[]
      for (const row of page) {
        for (const item of this.putBack([row])) items.add(item)
        yield
      }
      if (page.length < PAGE) break
      last = page.at(-1)?.id ?? 0
    }
    this.requireRelations(items)
  }

  /** Throws where rows that were put back do not fit together, such as lines that make a cycle. */
  private requireRelations(items: ReadonlySet<string>): void {
    const [fault] = relationFaults(this.database, items.size > MOST_ITEMS ? undefined : [...items])
    if (fault) throw strange(faultLine(fault))
  }

  /**
   * Puts rows back and gives the ids of the items that they are of. The log is data too: what it names
   * is looked up, and what it puts back is checked.
   */
  private putBack(rows: readonly ChangeRow[]): Set<string> {
    const items = new Set<string>()
    for (const { table_name: name, before, after } of rows) {
      const table = VERSIONED.find((known) => known === name)
      if (!table) throw strange(`it names a table ${JSON.stringify(name.slice(0, 60))}`)
      if (after !== null) this.remove(table, this.image(table, after))
      if (before === null) continue
      const row = this.image(table, before)
      this.insert(table, row)
      items.add(String(row.product ?? row.id))
    }
    return items
  }

  /** A row as the log kept it; only columns of its table are named. */
  private image(table: Table, text: string): Row {
    const row: unknown = JSON.parse(text)
    if (typeof row !== 'object' || row === null || Array.isArray(row))
      throw strange(`a row of ${table} is no row`)
    const columns = this.columns(table).map(({ name }) => name)
    const unknown = Object.keys(row).find((name) => !columns.includes(name))
    if (unknown !== undefined)
      throw strange(`a row of ${table} has a column ${JSON.stringify(unknown.slice(0, 60))}`)
    return row as Row
  }

  private insert(table: Table, row: Row): void {
    const [fault] = rowFaults(table, row)
    if (fault) throw strange(faultLine(fault))
    const columns = Object.keys(row)
    const places = columns.map(() => '?').join(', ')
    statement(this.database, `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`).run(
      Object.values(row),
    )
  }

  private remove(table: Table, row: Row): void {
    const keys = this.columns(table)
      .filter((column) => column.pk > 0)
      .map((column) => column.name)
    const strayed = keys.find((key) => !['string', 'number'].includes(typeof row[key]))
    if (strayed) throw strange(`a row of ${table} has no ${strayed}`)
    const where = keys.map((key) => `${key} IS ?`).join(' AND ')
    statement(this.database, `DELETE FROM ${table} WHERE ${where}`).run(keys.map((key) => row[key]))
  }

  private imageOf(table: string, prefix: 'OLD' | 'NEW'): string {
    const pairs = this.columns(table).map(({ name }) => `'${name}', ${prefix}.${name}`)
    return `json_object(${pairs.join(', ')})`
  }

  private columns(table: string): { name: string; pk: number }[] {
    let known = this.known.get(table)
    if (!known) {
      known = this.database.pragma(`table_info(${table})`) as { name: string; pk: number }[]
      this.known.set(table, known)
    }
    return known
  }

  /** Takes note of a revision that is written, by this connection or by another of this process. */
  recorded(revision: number, undoes: number | null): void {
    if (this.stacks) push(this.stacks, revision, undoes)
  }

  private readStacks(): Stacks {
    const rows = this.database
      .prepare('SELECT revision, undoes FROM change ORDER BY revision')
      .all() as { revision: number; undoes: number | null }[]
    const stacks = { undoable: [], redoable: [] }
    for (const { revision, undoes } of rows) push(stacks, revision, undoes)
    return stacks
  }
}

/** The command with the machine that it is made on, where one is named. */
function withMachine({ command, machine }: NewChange): unknown {
  return machine === undefined ? command : { ...(command as object), machine }
}

/** A fresh command ends what could be redone; an undo and a redo move between the stacks. */
function push(stacks: Stacks, revision: number, undoes: number | null): void {
  const { undoable, redoable } = stacks
  if (undoes === null) {
    undoable.push(revision)
    stacks.redoable = []
  } else if (undoable.at(-1) === undoes) {
    undoable.pop()
    redoable.push(revision)
  } else {
    redoable.pop()
    undoable.push(revision)
  }
}

/** A log of changes that says what no command of this app wrote. */
function strange(what: string): WorkspaceError {
  const message = `The history of this file is not what Minimis wrote: ${what}. Nothing was changed.`
  return new WorkspaceError('values', message)
}
