import type Database from 'better-sqlite3'
import type { LicenceEvent } from '../shared/licences/schema.ts'
import { problemOfHistory } from '../shared/licences/standing.ts'
import { checkModel } from '../shared/model/read.ts'
import { type Scenario, scenarioSchema } from '../shared/model/scenario.ts'
import type { Model } from '../shared/model/schema.ts'
import { stackOf } from '../shared/scenario/stack.ts'
import type { SingleCommand } from '../shared/workspace/commands.ts'
import { settingsSchema } from '../shared/workspace/settings.ts'
import { type DeterminationRows, determinationRows } from './determinations.ts'
import { licenceRows } from './licences.ts'
import { mend } from './mend.ts'
import { placeMembers } from './migrations/0005-product-records.ts'
import { ModelRows } from './model-rows.ts'
import { decisionsIn, listsIn, partiesIn } from './parties.ts'
import { columnMappings } from './queries.ts'
import { statement } from './statements.ts'

/** What could be read of a damaged workspace: a model that holds together, and what is missing from it. */
export interface Salvage {
  model: Model
  /** What puts back the suppliers, settings, column mappings and scenarios beside the model. */
  beside: SingleCommand[]
  /** The determinations with what belongs to them, and the rules beside them, as they stand. */
  determinations: DeterminationRows
  lost: string[]
}

const TABLES = ['workspace', 'entity', 'rate', 'item', 'part', 'product', 'price', 'bom_line']

/** The tables that earlier schemas do not have. */
const LATER_TABLES = [
  'supplier',
  'setting',
  'column_mapping',
  'scenario',
  'row_not_taken',
  'rule_pack',
  'party',
  'screening_list',
  'screening_decision',
  'licence',
  'licence_event',
  'determination',
  'determination_event',
  'determination_paper',
  'shipment_check',
]

/**
 * Reads what can still be read of a damaged database, table by table and row by row, into an
 * in-memory database, and mends what does not hold together. The damaged file is not touched.
 * null: nothing could be read.
 */
export function salvage(
  damaged: Database.Database,
  memory: Database.Database,
  day: string,
): Salvage | null {
  const lost: string[] = []
  memory.pragma('foreign_keys = OFF')
  const read = TABLES.filter((table) => copyTable(damaged, memory, table, lost))
  if (read.length === 0) return null
  const lacking = missingTables(damaged)
  for (const table of LATER_TABLES.filter((name) => !lacking.has(name)))
    copyTable(damaged, memory, table, lost)
  memory.exec(
    `INSERT OR IGNORE INTO workspace (id, name, currency, created_at) VALUES (1, 'salvaged', 'USD', '')`,
  )
  memory.exec(`INSERT OR IGNORE INTO item (id, type) SELECT id, 'part' FROM part`)
  memory.exec(`INSERT OR IGNORE INTO item (id, type) SELECT id, 'product' FROM product`)
  drop(`bom_line WHERE product NOT IN (SELECT id FROM product)`, 'lines whose product is gone')
  drop(`row_not_taken WHERE product NOT IN (SELECT id FROM product)`, 'rows whose product is gone')
  placeMembers(memory)
  forget('made_by', 'maker')
  forget('exported_by', 'exporter')
  mend(memory, lost)
  const beside = besideModel(memory, lost)
  const determinations = determinationRows(memory)
  const model = new ModelRows(memory).read(day)
  const checked = checkModel(model)
  if (checked.ok) return { model: checked.value, beside, determinations, lost }
  return {
    model,
    beside,
    determinations,
    lost: [...lost, ...checked.problems.map(({ path, message }) => `${path}: ${message}`)],
  }

  function forget(column: string, role: string): void {
    const { changes } = memory
      .prepare(`UPDATE product SET ${column} = NULL WHERE ${column} NOT IN (SELECT id FROM entity)`)
      .run()
    if (changes > 0) lost.push(`${changes} products: their ${role} is gone`)
  }

  function drop(where: string, what: string): void {
    const { changes } = memory.prepare(`DELETE FROM ${where}`).run()
    if (changes > 0) lost.push(`${changes} ${what}`)
  }
}

/** The tables that a sound schema does not list; none where the schema itself cannot be read. */
function missingTables(database: Database.Database): Set<string> {
  try {
    const listed = database
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`)
      .pluck()
      .all()
    return new Set(LATER_TABLES.filter((table) => !listed.includes(table)))
  } catch {
    return new Set()
  }
}

function besideModel(memory: Database.Database, lost: string[]): SingleCommand[] {
  const suppliers = memory
    .prepare('SELECT id, name, country, note FROM supplier ORDER BY position')
    .all() as Extract<SingleCommand, { kind: 'setSupplier' }>['supplier'][]
  return [
    ...suppliers.map((supplier): SingleCommand => ({ kind: 'setSupplier', supplier })),
    ...settingsIn(memory, lost),
    ...columnMappings(memory).map(
      ({ key, mapping }): SingleCommand => ({ kind: 'rememberMapping', key, mapping }),
    ),
    ...scenariosIn(memory, lost),
    ...partiesOf(memory, lost),
    ...licencesIn(memory, lost),
  ]
}

/** A command that sets the settings that are what they should be. */
function settingsIn(memory: Database.Database, lost: string[]): SingleCommand[] {
  const rows = memory.prepare('SELECT name, value FROM setting').all() as {
    name: string
    value: string
  }[]
  const set: Record<string, unknown> = {}
  for (const { name, value } of rows) {
    const given = { [name]: JSON.parse(value) as unknown }
    const { success } = settingsSchema.partial().strict().safeParse(given)
    if (success) Object.assign(set, given)
    else lost.push(`setting ${name}: not what it should be`)
  }
  return Object.keys(set).length > 0 ? [{ kind: 'changeSettings', set }] : []
}

/** Commands that keep parties again, then their owners as far as these are there, lists and decisions. */
function partiesOf(memory: Database.Database, lost: string[]): SingleCommand[] {
  const parties = partiesIn(memory)
  const known = new Set(parties.map(({ id }) => id))
  const decisions = decisionsIn(memory).filter(({ party }) => known.has(party))
  return [
    ...parties.map(({ owners: _, ...party }): SingleCommand => ({ kind: 'setParty', party })),
    ...parties.flatMap(({ id, owners = [] }): SingleCommand[] => {
      const gone = owners.filter(({ party }) => !known.has(party))
      for (const { party } of gone) lost.push(`party ${id}: its owner ${party} is gone`)
      const there = owners.filter((owner) => !gone.includes(owner))
      return there.length === 0 ? [] : [{ kind: 'changeParty', id, set: { owners: there } }]
    }),
    ...listsIn(memory).map((list): SingleCommand => ({ kind: 'setScreeningList', list })),
    ...decisions.map((decision): SingleCommand => ({ kind: 'decideScreening', decision })),
  ]
}

/** Commands that keep the scenarios again, each after the one that it stands on. */
function scenariosIn(memory: Database.Database, lost: string[]): SingleCommand[] {
  const rows = memory.prepare('SELECT name, body FROM scenario ORDER BY position, id').all() as {
    name: string
    body: string
  }[]
  const found: Scenario[] = []
  for (const { name, body } of rows) {
    const { success, data } = scenarioSchema.safeParse(JSON.parse(body))
    if (success) found.push(data)
    else lost.push(`scenario ${name}: not what it should be`)
  }
  const whole = found.map((scenario) => {
    const { onTopOf } = scenario
    const isThere = onTopOf === undefined || found.some((other) => other.name === onTopOf)
    return isThere ? scenario : alone(scenario, 'that is gone')
  })
  whole.forEach((scenario, i) => {
    const stack = stackOf(scenario.name, whole)
    if (!stack.ok) whole[i] = alone(scenario, stack.problem)
  })
  const depth = ({ name }: Scenario) => {
    const stack = stackOf(name, whole)
    return stack.ok ? stack.scenarios.length : 0
  }
  return whole
    .toSorted((a, b) => depth(a) - depth(b))
    .map((scenario) => ({ kind: 'saveScenario', scenario }))

  function alone({ onTopOf, ...scenario }: Scenario, why: string): Scenario {
    lost.push(`scenario ${scenario.name}: stands on ${onTopOf} no more, since ${why}`)
    return scenario
  }
}

/** Commands that enter the licences again, each with what happened to it as far as that fits together. */
function licencesIn(memory: Database.Database, lost: string[]): SingleCommand[] {
  return licenceRows(memory, lost).map(({ licence, events }) => {
    if (problemOfHistory(licence, events) === null) return { kind: 'saveLicence', licence, events }
    const fitting: LicenceEvent[] = []
    for (const event of events) {
      const problem = problemOfHistory(licence, [...fitting, event])
      if (problem === null) fitting.push(event)
      else lost.push(`licence ${licence.reference}, ${event.kind}: ${problem}`)
    }
    return { kind: 'saveLicence', licence, events: fitting }
  })
}

/** Copies the rows that can be read, names the others in `lost`, and says whether the table was found. */
function copyTable(
  from: Database.Database,
  to: Database.Database,
  table: string,
  lost: string[],
): boolean {
  let copied = 0
  try {
    const type = from.prepare('SELECT type FROM sqlite_master WHERE name = ?').pluck().get(table)
    if (type === 'view') throw new Error('it is no table')
    const rows = from.prepare(`SELECT * FROM ${table}`).iterate()
    for (const row of rows as IterableIterator<Record<string, unknown>>) {
      const columns = Object.keys(row)
      const places = columns.map(() => '?').join(', ')
      const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`
      try {
        statement(to, sql).run(Object.values(row))
        copied++
      } catch (error) {
        lost.push(`${table} ${row.id ?? row.item ?? ''}: ${messageOf(error)}`)
      }
    }
    return true
  } catch (error) {
    lost.push(`${table}: ${copied} rows read, then: ${messageOf(error)}`)
    return copied > 0
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
