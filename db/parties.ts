import type Database from 'better-sqlite3'
import type { Party } from '../shared/model/party.ts'
import type { ScreeningDecision, ScreeningListRecord } from '../shared/model/screening.ts'
import { rowFaults } from './check-values.ts'
import type { Row, Table } from './row-schemas.ts'
import { statement } from './statements.ts'

/** The parties in the order of the register, but for rows that are not of their form: opening tells of them. */
export function partiesIn(database: Database.Database): Party[] {
  return sound(database, 'party', 'SELECT * FROM party ORDER BY position').map(partyOf)
}

/** A party by its id; null: there is none. */
export function partyIn(database: Database.Database, id: string): Party | null {
  const row = statement(database, 'SELECT * FROM party WHERE id = ?').get(id) as Row | undefined
  return row ? partyOf(row) : null
}

/** The lists that parties are screened against, in their order. */
export function listsIn(database: Database.Database): ScreeningListRecord[] {
  const sql = 'SELECT * FROM screening_list ORDER BY position'
  return sound(database, 'screening_list', sql).map(
    ({ id, details }) => ({ id, ...parsed(details) }) as ScreeningListRecord,
  )
}

/** What was decided, in the order in which it was first asked. */
export function decisionsIn(database: Database.Database): ScreeningDecision[] {
  const sql = 'SELECT * FROM screening_decision ORDER BY id'
  return sound(database, 'screening_decision', sql).map(
    ({ party, list, entry, body }) =>
      ({ party, list, entry, ...parsed(body) }) as ScreeningDecision,
  )
}

/** Writes a party; one that is there keeps its place. */
export function writeParty(
  database: Database.Database,
  { id, name, country = null, ...others }: Party,
): void {
  const details = Object.fromEntries(Object.entries(others).filter(([, value]) => value != null))
  statement(
    database,
    `INSERT INTO party (id, position, name, country, details)
     VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM party), ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, country = excluded.country,
       details = excluded.details`,
  ).run(id, name, country, JSON.stringify(details))
}

/** Writes a list; one that is there keeps its place. */
export function writeList(
  database: Database.Database,
  { id, ...details }: ScreeningListRecord,
): void {
  statement(
    database,
    `INSERT INTO screening_list (id, position, details)
     VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM screening_list), ?)
     ON CONFLICT (id) DO UPDATE SET details = excluded.details`,
  ).run(id, JSON.stringify(details))
}

/** Removes a list; whether there was one. What was decided by it stays. */
export function removeList(database: Database.Database, id: string): boolean {
  return statement(database, 'DELETE FROM screening_list WHERE id = ?').run(id).changes > 0
}

/** Writes a decision in the place of the one of that party and entry. */
export function addDecision(
  database: Database.Database,
  { party, list, entry, ...body }: ScreeningDecision,
): void {
  statement(
    database,
    `INSERT INTO screening_decision (party, list, entry, body) VALUES (?, ?, ?, ?)
     ON CONFLICT (party, list, entry) DO UPDATE SET body = excluded.body`,
  ).run(party, list, entry, JSON.stringify(body))
}

/** Removes a decision; whether there was one. */
export function removeDecision(
  database: Database.Database,
  { party, list, entry }: Pick<ScreeningDecision, 'party' | 'list' | 'entry'>,
): boolean {
  const sql = 'DELETE FROM screening_decision WHERE party = ? AND list = ? AND entry = ?'
  return statement(database, sql).run(party, list, entry).changes > 0
}

function partyOf({ id, name, country, details }: Row): Party {
  return { id, name, ...(country !== null && { country }), ...parsed(details) } as Party
}

function parsed(text: unknown): object {
  return JSON.parse(String(text)) as object
}

function sound(database: Database.Database, table: Table, sql: string): Row[] {
  const rows = statement(database, sql).all() as Row[]
  return rows.filter((row) => rowFaults(table, row).length === 0)
}
