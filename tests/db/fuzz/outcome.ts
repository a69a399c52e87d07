import Database from 'better-sqlite3'
import { expect } from 'vitest'
import { Workspace } from '../../../db/workspace.ts'
import { WorkspaceError } from '../../../db/workspace-error.ts'
import { evaluateModel } from '../../../shared/calc/evaluate.ts'
import { checkModel } from '../../../shared/model/read.ts'
import type { Model } from '../../../shared/model/schema.ts'
import { currentPack } from '../../../shared/rules/packs/index.ts'
import { session } from '../support.ts'

export type Outcome = 'refused' | 'read-only' | 'allowed'

const pack = currentPack()

/**
 * What becomes of a file with a flipped value: refused, open for reading without a verdict, or let in.
 * Fails where a model is given that the schema refuses, or that is not what the columns say.
 */
export function outcomeOf(path: string): Outcome {
  let workspace: Workspace
  try {
    workspace = Workspace.open(path, session())
  } catch (error) {
    expectTold(error)
    return 'refused'
  }
  try {
    const { readOnly } = workspace.state()
    if (readOnly) {
      expect(readOnly.faults?.length).toBeGreaterThan(0)
      try {
        workspace.model()
      } catch (error) {
        expectTold(error)
        return 'read-only'
      }
      throw new Error('a file that is open for its faults gave a model')
    }
    const model = workspace.model()
    const checked = checkModel(model)
    expect(checked.ok ? [] : checked.problems).toEqual([])
    workspace.parts()
    workspace.products()
    workspace.bom('W')
    workspace.scenarios()
    expectColumns(path, model)
    if (model.products.length > 0)
      evaluateModel(model, { pack, day: '2026-11-24', destinations: ['CN'], choices: {} } as never)
    return 'allowed'
  } finally {
    workspace.close()
  }
}

function expectTold(error: unknown): void {
  expect(error, String((error as Error).stack)).toBeInstanceOf(WorkspaceError)
  const { message, details } = error as WorkspaceError
  expect(message.length + details.join('').length).toBeLessThan(200_000)
}

/** What the columns say is what the model says, whatever else stands in the row. */
function expectColumns(path: string, model: Model): void {
  const database = new Database(path, { readonly: true })
  const all = (sql: string) => database.prepare(sql).all() as Record<string, unknown>[]
  const column = (value: unknown) => value ?? null
  try {
    expect(
      model.parts.map(({ id, name, kind, origin, eccn, usContent }) =>
        [id, name, kind, origin, eccn, usContent?.share, usContent?.eccn].map(column),
      ),
    ).toEqual(
      all('SELECT id, name, kind, origin, eccn, us_share, us_eccn FROM part ORDER BY position').map(
        (row) => Object.values(row),
      ),
    )
    expect(
      model.products.map(({ id, name, kind, eccn, madeBy, exportedFrom, exportedBy, discrete }) =>
        [id, name, kind, eccn, madeBy, exportedFrom, exportedBy, discrete?.reason].map(column),
      ),
    ).toEqual(
      all(`SELECT id, name, kind, eccn, made_by, exported_from, exported_by, discrete_reason
           FROM product ORDER BY position`).map((row) => Object.values(row)),
    )
    expect(
      model.products
        .flatMap(({ id, lines }) => lines.map(({ item, quantity }) => `${id} ${item} ${quantity}`))
        .sort(),
    ).toEqual(
      all('SELECT product, item, quantity FROM bom_line')
        .map((row) => Object.values(row).join(' '))
        .sort(),
    )
    expect(model.rates.map(({ from, to, rate, asOf }) => [from, to, rate, asOf])).toEqual(
      all('SELECT from_currency, to_currency, rate, as_of FROM rate ORDER BY position').map((row) =>
        Object.values(row),
      ),
    )
    expect(
      model.entities.map(({ id, country, headquarters }) =>
        [id, country, headquarters].map(column),
      ),
    ).toEqual(
      all('SELECT id, country, headquarters FROM entity ORDER BY position').map((row) =>
        Object.values(row),
      ),
    )
    expect(model.currency).toBe(all('SELECT currency FROM workspace')[0]?.currency)
    // The newest general price that is in force on the day of the session.
    const general = new Map(
      all(`SELECT item, amount, currency, basis FROM price WHERE destination = '' AND entity = ''
           AND valid_from <= '2026-11-24' ORDER BY valid_from`).map((row) => [row.item, row]),
    )
    const items = new Map([...model.parts, ...model.products].map((item) => [item.id, item]))
    for (const { item, amount, currency, basis } of general.values()) {
      const price = items.get(String(item))?.price
      expect([price?.amount, price?.currency, column(price?.basis)]).toEqual([
        amount,
        currency,
        basis,
      ])
    }
  } finally {
    database.close()
  }
}
