import type Database from 'better-sqlite3'
import { MOST_LICENCE_EVENTS } from '../shared/bounds.ts'
import {
  type KeptLicence,
  type Licence,
  type LicenceEvent,
  licenceEventSchema,
  licenceSchema,
} from '../shared/licences/schema.ts'
import { problemOfHistory } from '../shared/licences/standing.ts'
import { scalar, statement } from './statements.ts'
import { storedJson } from './stored-json.ts'
import { WorkspaceError } from './workspace-error.ts'

/**
 * The licences in the order in which they were entered, each with what happened to it. What is not of
 * its form is left out, and told in `lost` where that is given: opening tells of it.
 */
export function licenceRows(database: Database.Database, lost: string[] = []): KeptLicence[] {
  const rows = statement(database, 'SELECT id, reference, body FROM licence ORDER BY id').all()
  return (rows as LicenceRow[]).flatMap((row) => keptOf(database, row, lost) ?? [])
}

interface LicenceRow {
  id: number
  reference: string
  body: string
}

function keptOf(
  database: Database.Database,
  { id, reference, body }: LicenceRow,
  lost: string[],
): KeptLicence | null {
  const { data: licence } = licenceSchema.safeParse(storedJson(body))
  if (licence) return { id, licence, events: eventsOf(database, id, lost) }
  lost.push(`licence ${reference}: not what it should be`)
  return null
}

function eventsOf(database: Database.Database, id: number, lost: string[]): LicenceEvent[] {
  const sql = 'SELECT body FROM licence_event WHERE licence = ? ORDER BY id'
  return (scalar(database, sql).all(id) as string[]).flatMap((body, place) => {
    const { data } = licenceEventSchema.safeParse(storedJson(body))
    if (!data) lost.push(`licence ${id}, event ${place + 1}: not what it should be`)
    return data ?? []
  })
}

/** Writes a new licence with its events, or one in the place of another, whose events stay. */
export function saveLicence(
  database: Database.Database,
  {
    id,
    licence,
    events = [],
  }: { id?: number | undefined; licence: Licence; events?: LicenceEvent[] | undefined },
  who: string,
): void {
  const { reference } = licence
  const other = scalar(database, 'SELECT id FROM licence WHERE reference = ?').get(reference)
  if (other !== undefined && other !== id) refuse(`There is a licence ${reference} already.`)
  if (id !== undefined) {
    if (events.length > 0)
      refuse(`${reference} has its events; more of them are recorded one by one.`)
    requireHistory(licence, requireLicence(database, id).events)
    statement(database, 'UPDATE licence SET reference = ?, body = ? WHERE id = ?').run(
      reference,
      JSON.stringify(licence),
      id,
    )
    return
  }
  requireHistory(licence, events)
  const { lastInsertRowid } = statement(
    database,
    'INSERT INTO licence (reference, body) VALUES (?, ?)',
  ).run(reference, JSON.stringify(licence))
  for (const event of events)
    addEvent(database, Number(lastInsertRowid), { ...event, who: event.who ?? who })
}

/** Removes a licence to which nothing has happened: records of the others are kept (762.2(a)). */
export function removeLicence(database: Database.Database, id: number): void {
  const { licence, events } = requireLicence(database, id)
  if (events.length > 0)
    refuse(`${licence.reference} was filed or issued: its record is kept (762.2).`)
  statement(database, 'DELETE FROM licence WHERE id = ?').run(id)
}

/**
 * Records what happened to a licence. The file decides: what fits together with all that it holds when
 * it is written is kept, and anything else is refused.
 */
export function recordLicence(
  database: Database.Database,
  id: number,
  event: LicenceEvent,
  who: string,
): void {
  const { licence, events } = requireLicence(database, id)
  if (events.length >= MOST_LICENCE_EVENTS)
    refuse(`${licence.reference} has ${events.length} events, and more are not kept.`)
  const recorded = { ...event, who: event.who ?? who }
  requireHistory(licence, [...events, recorded])
  addEvent(database, id, recorded)
}

function addEvent(database: Database.Database, licence: number, event: LicenceEvent): void {
  statement(
    database,
    'INSERT INTO licence_event (licence, day, kind, body) VALUES (?, ?, ?, ?)',
  ).run(licence, event.day, event.kind, JSON.stringify(event))
}

function requireHistory(licence: Licence, events: readonly LicenceEvent[]): void {
  const problem = problemOfHistory(licence, events)
  if (problem !== null) refuse(`${licence.reference}: ${problem}.`)
}

function requireLicence(database: Database.Database, id: number): KeptLicence {
  const sql = 'SELECT id, reference, body FROM licence WHERE id = ?'
  const row = statement(database, sql).get(id) as LicenceRow | undefined
  const found = row && keptOf(database, row, [])
  return found ?? refuse(`There is no licence with the number ${id}.`)
}

function refuse(message: string): never {
  throw new WorkspaceError('refused', message)
}
