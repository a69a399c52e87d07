import type Database from 'better-sqlite3'
import { type Scenario, scenarioSchema } from '../shared/model/scenario.ts'
import { stackOf } from '../shared/scenario/stack.ts'
import type { SingleCommand } from '../shared/workspace/commands.ts'
import type { ScenarioRow } from '../shared/workspace/views.ts'
import { scalar, statement } from './statements.ts'
import { storedJson } from './stored-json.ts'
import { WorkspaceError } from './workspace-error.ts'

type Save = Extract<SingleCommand, { kind: 'saveScenario' }>

/** The scenarios in their order, but for those that are not of their form: opening tells of them. */
export function scenarioRows(database: Database.Database): ScenarioRow[] {
  const rows = statement(database, 'SELECT id, body FROM scenario ORDER BY position, id').all()
  return (rows as { id: number; body: string }[]).flatMap(({ id, body }) => {
    const { data: scenario } = scenarioSchema.safeParse(storedJson(body))
    return scenario ? [{ id, scenario, writtenAt: scenario.base?.revision ?? 0 }] : []
  })
}

/** Writes a new scenario, or one in the place of another; those that stand on it follow its name. */
export function saveScenario(
  database: Database.Database,
  { id, scenario }: Save,
  revision: number,
): void {
  const rows = scenarioRows(database)
  const known = id === undefined ? null : requireRow(rows, id)
  const others = rows.filter((row) => row !== known)
  const taken = others.find((row) => isSameName(row.scenario, scenario))
  if (taken) {
    const place = rows.indexOf(taken) + 1
    refuse(`There is a scenario ${taken.scenario.name} already, number ${place} in the list.`)
  }
  const written: Scenario = { ...scenario, base: { ...scenario.base, revision } }
  const before = known?.scenario.name
  const followed = others.map((row) =>
    known && row.scenario.onTopOf === before
      ? { ...row, scenario: { ...row.scenario, onTopOf: written.name } }
      : row,
  )
  const stack = stackOf(written.name, [...followed.map((row) => row.scenario), written])
  if (!stack.ok) refuse(`${written.name} is not kept: ${stack.problem}.`)
  if (known) {
    const changed = before === written.name ? [] : followed.filter((row) => !others.includes(row))
    for (const row of [{ ...known, scenario: written }, ...changed]) write(database, row)
  } else {
    statement(
      database,
      `INSERT INTO scenario (name, position, body)
       VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM scenario), ?)`,
    ).run(written.name, JSON.stringify(written))
  }
}

/** Removes a scenario on which no other stands. */
export function removeScenario(database: Database.Database, id: number): void {
  const rows = scenarioRows(database)
  const { name } = requireRow(rows, id).scenario
  const above = rows.filter(({ scenario }) => scenario.onTopOf === name)
  if (above.length > 0) {
    const names = above.map(({ scenario }) => scenario.name).join(', ')
    refuse(`${names} still ${above.length === 1 ? 'stands' : 'stand'} on ${name}.`)
  }
  statement(database, 'DELETE FROM scenario WHERE id = ?').run(id)
}

/** Moves a scenario before another, or with null to the end. */
export function moveScenario(database: Database.Database, id: number, before: number | null): void {
  const rows = scenarioRows(database)
  requireRow(rows, id)
  if (before !== null) requireRow(rows, before)
  if (before === id) return
  const others = rows.map((row) => row.id).filter((other) => other !== id)
  const place = before === null ? others.length : others.indexOf(before)
  others.toSpliced(place, 0, id).forEach((other, i) => {
    const position = i + 1
    statement(database, 'UPDATE scenario SET position = ? WHERE id = ? AND position <> ?').run(
      position,
      other,
      position,
    )
  })
}

/** Finds the number of a line by its product and its place there, from 1. */
export function lineFinder(
  database: Database.Database,
): (place: { product: string; line: number }) => number {
  const known = new Map<string, number[]>()
  return ({ product, line }) => {
    const sql = 'SELECT id FROM bom_line WHERE product = ? ORDER BY position, id'
    const lines = known.get(product) ?? (scalar(database, sql).all(product) as number[])
    known.set(product, lines)
    return lines[line - 1] ?? refuse(`${product} has no line ${line}.`)
  }
}

function write(database: Database.Database, { id, scenario }: ScenarioRow): void {
  statement(database, 'UPDATE scenario SET name = ?, body = ? WHERE id = ?').run(
    scenario.name,
    JSON.stringify(scenario),
    id,
  )
}

function requireRow(rows: readonly ScenarioRow[], id: number): ScenarioRow {
  return rows.find((row) => row.id === id) ?? refuse(`There is no scenario with the number ${id}.`)
}

function isSameName(a: Scenario, b: Scenario): boolean {
  return a.name.toLowerCase() === b.name.toLowerCase()
}

function refuse(message: string): never {
  throw new WorkspaceError('refused', message)
}
