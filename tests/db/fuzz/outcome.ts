import assert from 'node:assert/strict'
import Database from 'better-sqlite3'
import { Workspace } from '../../../db/workspace.ts'
import { WorkspaceError } from '../../../db/workspace-error.ts'
import { evaluateModel } from '../../../shared/calc/evaluate.ts'
import { checkModel } from '../../../shared/model/read.ts'
import type { Model } from '../../../shared/model/schema.ts'
import { currentPack } from '../../../shared/rules/packs/index.ts'
import { session } from '../support.ts'
import type { Sample } from './sample.ts'

export type Outcome = 'refused' | 'read-only' | 'allowed'

/** What is looked at beside the model and its verdicts. */
export interface Looked {
  sample: Sample
  /** Whether every list is read, and the file once more as the command line reads it. */
  isBroad: boolean
  /** Whether one goes back in the log of changes. */
  isBack: boolean
}

const pack = currentPack()

/**
 * What becomes of a file with a flipped value: refused, open for reading without a verdict, or let in.
 * Fails where a model is given that the schema refuses, or that is not what the columns say.
 */
export function outcomeOf(path: string, { sample, isBroad, isBack }: Looked): Outcome {
  const workspace = told(() => Workspace.open(path, session()))
  if (!workspace) return 'refused'
  try {
    if (isBroad) readLists(workspace, sample)
    const { readOnly } = workspace.state()
    if (readOnly) {
      assert.ok(readOnly.faults?.length, 'a file is open for reading, and no fault is told')
      assert.equal(
        told(() => workspace.model()),
        null,
      )
      if (isBroad)
        assert.equal(
          told(() => Workspace.readModel(path, session())),
          null,
        )
      return 'read-only'
    }
    const model = workspace.model()
    requireAllowed(model)
    requireColumns(path, model)
    if (model.products.length > 0) evaluate(model)
    if (isBack) playBack(workspace)
    return 'allowed'
  } finally {
    workspace.close()
  }
}

/** What `work` gives; null: it was refused in words of this app. */
function told<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    assert.ok(error instanceof WorkspaceError, String((error as Error).stack))
    const { code, message, details } = error
    // So an error is called of which nothing is known.
    assert.notEqual(code, 'io', `${message}\n${error.stack}`)
    assert.ok(message.length + details.join('').length < 200_000, 'what is told has no bound')
    return null
  }
}

/** All that a window reads of a file, with or without verdicts; what was issued or kept is what it was, or has a fault. */
function readLists(workspace: Workspace, { determinations, checks }: Sample): void {
  workspace.state()
  const lists: (() => unknown)[] = [
    () => workspace.parts(),
    () => workspace.products(),
    () => workspace.bom('W'),
    () => workspace.rowsNotTaken('W'),
    () => workspace.bomRevisions('W'),
    () => ['W', 'P1', 'P3'].map((id) => told(() => workspace.item(id))),
    () => workspace.rates(),
    () => workspace.companies(),
    () => workspace.parties(),
    () => workspace.prices(),
    () => workspace.laterPrices(),
    () => workspace.settings(),
    () => workspace.columnMappings(),
    () => workspace.scenarios(),
    () => workspace.licences(),
    () => workspace.alternates('W'),
    () => workspace.productChanges(0),
    () => workspace.history({ limit: 50 }),
    () => workspace.history({ limit: 50, item: 'P1' }),
    () => workspace.findInHistory({ find: 'north', countries: ['JP'], limit: 50 }),
    () => Array.from({ length: 15 }, (_, revision) => workspace.changesOf(revision)),
    () => workspace.determinationEvents(),
    () => workspace.determinationFiles(),
  ]
  for (const list of lists) told(list)
  for (const { hash, fault } of told(() => workspace.determinations()) ?? []) {
    if (fault !== null) continue
    const text = workspace.determinationText(hash)
    assert.ok(determinations.includes(text), 'a determination is not what was issued')
  }
  for (const { hash, fault } of told(() => workspace.checks()) ?? []) {
    if (fault !== null) continue
    assert.ok(checks.includes(workspace.checkText(hash)), 'a check is not what was kept')
  }
}

/** Goes back in the log of changes by each way that there is. */
function playBack(workspace: Workspace): void {
  const past = told(() => workspace.past(0))
  const model = past && told(() => past.model())
  past?.close()
  if (model) requireAllowed(model)
  told(() => workspace.patchSince(0))
  while (told(() => workspace.undo()));
  requireAllowed(workspace.model())
  told(() => workspace.redo())
  told(() => workspace.restoreRevision(1))
  requireAllowed(workspace.model())
}

function requireAllowed(model: Model): void {
  const checked = checkModel(model)
  assert.deepEqual(checked.ok ? [] : checked.problems, [])
}

function evaluate(model: Model): void {
  evaluateModel(model, { pack, day: '2026-11-24', destinations: ['CN'], choices: {} })
}

/** What the columns say is what the model says, whatever else stands in the row. */
function requireColumns(path: string, model: Model): void {
  const database = new Database(path, { readonly: true })
  const all = (sql: string) => database.prepare(sql).all() as Record<string, unknown>[]
  const column = (value: unknown) => value ?? null
  try {
    assert.deepEqual(
      model.parts.map(({ id, name, kind, origin, eccn, usContent }) =>
        [id, name, kind, origin, eccn, usContent?.share, usContent?.eccn].map(column),
      ),
      all('SELECT id, name, kind, origin, eccn, us_share, us_eccn FROM part ORDER BY position').map(
        (row) => Object.values(row),
      ),
    )
    assert.deepEqual(
      model.products.map(({ id, name, kind, eccn, madeBy, exportedFrom, exportedBy, discrete }) =>
        [id, name, kind, eccn, madeBy, exportedFrom, exportedBy, discrete?.reason].map(column),
      ),
      all(`SELECT id, name, kind, eccn, made_by, exported_from, exported_by, discrete_reason
           FROM product ORDER BY position`).map((row) => Object.values(row)),
    )
    assert.deepEqual(
      model.products
        .flatMap(({ id, lines }) => lines.map(({ item, quantity }) => `${id} ${item} ${quantity}`))
        .sort(),
      all('SELECT product, item, quantity FROM bom_line')
        .map((row) => Object.values(row).join(' '))
        .sort(),
    )
    assert.deepEqual(
      model.rates.map(({ from, to, rate, asOf }) => [from, to, rate, asOf]),
      all('SELECT from_currency, to_currency, rate, as_of FROM rate ORDER BY position').map((row) =>
        Object.values(row),
      ),
    )
    assert.deepEqual(
      model.entities.map(({ id, country, headquarters }) =>
        [id, country, headquarters].map(column),
      ),
      all('SELECT id, country, headquarters FROM entity ORDER BY position').map((row) =>
        Object.values(row),
      ),
    )
    assert.deepEqual(model.currency, all('SELECT currency FROM workspace')[0]?.currency)
    // The newest general price that is in force on the day of the session.
    const general = new Map(
      all(`SELECT item, amount, currency, basis FROM price WHERE destination = '' AND entity = ''
           AND valid_from <= '2026-11-24' ORDER BY valid_from`).map((row) => [row.item, row]),
    )
    const items = new Map([...model.parts, ...model.products].map((item) => [item.id, item]))
    for (const { item, amount, currency, basis } of general.values()) {
      const price = items.get(String(item))?.price
      assert.deepEqual(
        [price?.amount, price?.currency, column(price?.basis)],
        [amount, currency, basis],
      )
    }
  } finally {
    database.close()
  }
}
