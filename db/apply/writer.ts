import type Database from 'better-sqlite3'
import type { SingleCommand } from '../../shared/workspace/commands.ts'
import { ModelRows } from '../model-rows.ts'
import { scalar, statement } from '../statements.ts'

/** Who writes, and the revision that is being written. */
export interface Writing {
  who: string
  revision: number
  /** The day of which a price that has no day of its own is. */
  today: string
}

/** What a command is written with, inside the transaction of its revision. */
export interface Writer extends Writing {
  database: Database.Database
  rows: ModelRows
  /** Runs a statement and says how many rows it changed. */
  run(sql: string, ...values: unknown[]): number
  /** The first column of the first row; undefined: there is no row. */
  value(sql: string, ...values: unknown[]): unknown
  /** The first column of all rows. */
  values(sql: string, ...values: unknown[]): unknown[]
}

export function writerTo(database: Database.Database, writing: Writing): Writer {
  return {
    ...writing,
    database,
    rows: new ModelRows(database),
    run: (sql, ...values) => statement(database, sql).run(...values).changes,
    value: (sql, ...values) => scalar(database, sql).get(...values),
    values: (sql, ...values) => scalar(database, sql).all(...values),
  }
}

export type Kind = SingleCommand['kind']

/** The command of a kind. */
export type CommandOf<K extends Kind> = Extract<SingleCommand, { kind: K }>

/** How the commands of some kinds are written as rows. Each throws a refusal that names the place. */
export type Writes<K extends Kind> = { [Each in K]: (to: Writer, command: CommandOf<Each>) => void }
