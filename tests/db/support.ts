import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { migrate } from '../../db/migrate.ts'
import type { Session, Workspace } from '../../db/workspace.ts'
import { readModel } from '../../shared/model/read.ts'
import type { Model } from '../../shared/model/schema.ts'

/** A session whose clock stands at `at` until it is moved. */
export interface TestSession extends Session {
  at: string
}

export function session(who = 'Anna', at = '2026-11-24T08:00:00.000Z'): TestSession {
  return {
    who,
    at,
    now() {
      return this.at
    },
    today() {
      return this.at.slice(0, 10)
    },
  }
}

/** A workspace of the very first schema, with rows in every table. */
export const FIXTURE = join(import.meta.dirname, 'fixtures', 'schema-1.minimis')

/** The same workspace as the second schema had it, changed a little by the app of then. */
export const SECOND = join(import.meta.dirname, 'fixtures', 'schema-2.minimis')

/** The same workspace as the third schema had it, with settings and a column mapping. */
export const THIRD = join(import.meta.dirname, 'fixtures', 'schema-3.minimis')

/** The same workspace as the fourth schema had it, with members that it did not know. */
export const FOURTH = join(import.meta.dirname, 'fixtures', 'schema-4.minimis')

/** The same workspace as the sixth schema had it, with rows not taken over, which it did not know. */
export const SIXTH = join(import.meta.dirname, 'fixtures', 'schema-6.minimis')

/** The same workspace as the eighth schema had it, which kept no determinations. */
export const EIGHTH = join(import.meta.dirname, 'fixtures', 'schema-8.minimis')

/** The same workspace as the twelfth schema had it, which kept no rule packs, trade parties and licences. */
export const TWELFTH = join(import.meta.dirname, 'fixtures', 'schema-12.minimis')

/** The workspace of the first schema as the present schema has it. */
export const CURRENT = migratedCopy()

function migratedCopy(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-current-')), 'current.minimis')
  copyFileSync(FIXTURE, path)
  const database = new Database(path)
  migrate(database)
  database.close()
  return path
}

export function telecom(): Model {
  const path = join(import.meta.dirname, '..', '..', 'samples', 'telecom.json')
  const read = readModel(readFileSync(path, 'utf8'))
  if (!read.ok) throw new Error(`${dirname(path)}: ${read.problems[0]?.message}`)
  return read.value
}

/** A few of everything: two parts, a product with a sub-assembly, a maker and a rate. */
export function small(): Model {
  return {
    format: 'minimis-model',
    version: 1,
    currency: 'USD',
    rates: [{ from: 'EUR', to: 'USD', rate: '1.1', asOf: '2026-09-01' }],
    entities: [
      { id: 'E1', name: 'Maker', country: 'DE' },
      { id: 'E2', name: 'Other', country: 'SG' },
    ],
    parts: [
      {
        id: 'P1',
        name: 'Chip',
        kind: 'commodity',
        origin: 'US',
        eccn: '3A991',
        price: { amount: '10.50', currency: 'USD', basis: 'arms-length' },
      },
      { id: 'P2', kind: 'commodity', origin: 'JP', price: { amount: '2', currency: 'EUR' } },
      { id: 'P3', kind: 'software', origin: 'US' },
    ],
    products: [
      {
        id: 'W',
        kind: 'commodity',
        madeBy: 'E1',
        price: { amount: '100', currency: 'USD' },
        prices: { RU: { amount: '90', currency: 'USD' }, CN: { amount: '80', currency: 'EUR' } },
        lines: [
          { item: 'P1', quantity: '2' },
          { item: 'S', quantity: '1' },
          { item: 'P2', quantity: '0.5' },
        ],
      },
      { id: 'S', kind: 'commodity', madeBy: 'E1', lines: [{ item: 'P2', quantity: '3' }] },
      { id: 'T', kind: 'commodity', lines: [] },
    ],
  }
}

/**
 * One text for each meaning of a model: members that are null count as absent, and the order of
 * members does not matter but that of destinations with a price of their own does.
 */
export function canonical(value: unknown): string {
  return JSON.stringify(sorted(value, ''))
}

function sorted(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((member) => sorted(member, ''))
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([, member]) => member != null)
  if (name !== 'prices') members.sort(([a], [b]) => (a < b ? -1 : 1))
  // Pairs rather than an object, which would put names such as "1" in an order of its own.
  return members.map(([key, member]) => [key, sorted(member, key)])
}

/** The model and what lies beside it in a workspace, as one text. */
export function content(workspace: Workspace): string {
  const { products } = workspace.model()
  const { currency, settings } = workspace.state()
  return canonical([
    workspace.model(),
    products.map(({ id }) => workspace.bom(id)),
    [workspace.prices(), workspace.rates()],
    workspace.companies(),
    workspace.columnMappings(),
    workspace.scenarios(),
    workspace.licences(),
    [currency, settings],
  ])
}

export function hash(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** A small generator of random numbers, the same for the same seed (mulberry32). */
export function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below)
  }
}
