import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test, vi } from 'vitest'
import { isLock, takeLock } from '../../db/lock.ts'
import { migrate, schemaVersion } from '../../db/migrate.ts'
import { LATEST, migrations } from '../../db/migrations/index.ts'
import type { Migration } from '../../db/migrations/migration.ts'
import { Workspace } from '../../db/workspace.ts'
import { readModel } from '../../shared/model/read.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { DEFAULT_SETTINGS } from '../../shared/workspace/settings.ts'
import { expectFailure, folder } from './expecting.ts'
import { SCHEMA_1 } from './fixtures/schema-1.ts'
import { mountSmall } from './mount.ts'
import {
  CURRENT,
  canonical,
  EIGHTH,
  FIXTURE,
  FOURTH,
  hash,
  SECOND,
  SIXTH,
  session,
  small,
  THIRD,
  TWELFTH,
} from './support.ts'

afterEach(() => {
  vi.doUnmock('../../db/migrations/index.ts')
  vi.resetModules()
})

/** A copy of a kept workspace, by default the one of the first schema. */
function fixture(of = FIXTURE): string {
  const path = join(folder(), 'first.minimis')
  copyFileSync(of, path)
  return path
}

/** Every row of every table. */
function content(database: Database.Database): Record<string, unknown[]> {
  const tables = database
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all() as string[]
  return Object.fromEntries(
    tables.map((table) => [table, database.prepare(`SELECT * FROM "${table}"`).all()]),
  )
}

function read(path: string): { version: number; content: Record<string, unknown[]> } {
  const database = new Database(path, { readonly: true })
  try {
    return { version: schemaVersion(database), content: content(database) }
  } finally {
    database.close()
  }
}

const future: Migration = {
  version: LATEST + 1,
  name: 'a later step',
  sql: `
    ALTER TABLE part ADD COLUMN weight TEXT;
    UPDATE part SET weight = '1';
    CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;
  `,
}

/** Steps that stop in the middle, each for a reason of its own. */
const failing: Migration[] = [
  { ...future, sql: `${future.sql} INSERT INTO nowhere VALUES (1);` },
  { ...future, sql: `DELETE FROM change_row; DROP TABLE attachment; SELECT nonsense();` },
  { ...future, sql: `PRAGMA defer_foreign_keys = ON; DELETE FROM entity;` },
]

/** The app as it would be with other steps. */
async function appWith(steps: readonly Migration[]): Promise<typeof Workspace> {
  vi.resetModules()
  vi.doMock('../../db/migrations/index.ts', () => ({
    migrations: steps,
    LATEST: steps.at(-1)?.version,
  }))
  return (await import('../../db/workspace.ts')).Workspace
}

test('the kept workspace of the first schema has rows in every table', () => {
  const { version, content } = read(FIXTURE)
  expect(version).toBe(1)
  for (const [table, rows] of Object.entries(content)) expect(rows.length, table).toBeGreaterThan(0)
  expect(Object.keys(content)).toEqual([
    'alternate',
    'attachment',
    'bom_line',
    'bom_revision',
    'change',
    'change_row',
    'classification',
    'entity',
    'item',
    'part',
    'price',
    'product',
    'rate',
    'sqlite_sequence',
    'workspace',
  ])
})

test('a workspace of the first schema opens with its content, its history and its undo', () => {
  const workspace = Workspace.open(fixture(), session())
  const model = structuredClone(SCHEMA_1)
  Object.assign(model.products[0]?.lines[0] ?? {}, { quantity: '2.50' })
  Object.assign(model.parts[0] ?? {}, {
    price: { amount: '11.25', currency: 'EUR', basis: 'comparable' },
  })
  Object.assign(model.parts[1] ?? {}, { eccn: '3A001.a.2' })
  expect(canonical(workspace.model())).toBe(canonical(model))
  expect(workspace.bom('W')[0]).toMatchObject({
    quantity: '2.50',
    unit: 'pcs',
    note: 'left side',
    alternates: ['P2', 'P3'],
  })
  expect(workspace.state()).toMatchObject({
    revision: 9,
    readOnly: null,
    undo: 'Freeze W as revision A',
    redo: 'Change part P4',
  })
  expect(workspace.history({ limit: 99 }).map(({ who }) => who)).toEqual(Array(9).fill('Anna'))
  const first = workspace.past(1)
  expect(canonical(first.model())).toBe(canonical(SCHEMA_1))
  first.close()
  for (let i = 0; i < 8 && workspace.state().undo; i++) workspace.undo()
  expect(workspace.state().undo).toBeNull()
  expect(workspace.model().parts).toEqual([])
  workspace.close()
})

test('a workspace of the second schema opens with its suppliers, its undo, and settings at their default', () => {
  expect(read(SECOND).version).toBe(2)
  const workspace = Workspace.open(fixture(SECOND), session())
  expect(workspace.state()).toMatchObject({
    revision: 12,
    readOnly: null,
    undo: 'Add part P5',
    redo: 'Add 4 × P5 to S',
    settings: DEFAULT_SETTINGS,
  })
  expect(workspace.columnMappings()).toEqual([])
  expect(workspace.companies().suppliers).toEqual([
    { id: 'Acme', name: 'Acme', country: null, note: null, parts: 1 },
  ])
  workspace.redo()
  expect(workspace.bom('S').map(({ item, quantity }) => [item, quantity])).toEqual([
    ['P2', '0.003'],
    ['P5', '4'],
  ])
  workspace.apply({ kind: 'changeSettings', set: { destinations: ['CN'] } })
  workspace.undo()
  expect(workspace.state().settings).toEqual(DEFAULT_SETTINGS)
  expect(workspace.backups()).toMatchObject([{ kind: 'migration', intact: true }])
  workspace.close()
})

test('a workspace of the third schema opens with its settings, mappings and undo, and takes scenarios', () => {
  expect(read(THIRD).version).toBe(3)
  const workspace = Workspace.open(fixture(THIRD), session())
  expect(workspace.state()).toMatchObject({
    revision: 16,
    readOnly: null,
    undo: 'Remember the columns of a file',
    redo: 'Set origin of part P5',
    settings: { ...DEFAULT_SETTINGS, destinations: ['CN', 'IR'] },
  })
  expect(workspace.columnMappings()).toEqual([{ key: 'a|b', mapping: { columns: ['item', null] } }])
  expect(workspace.scenarios()).toEqual([])
  workspace.redo()
  expect(workspace.whole(['P5']).parts[0]?.origin).toBe('JP')
  workspace.apply({
    kind: 'saveScenario',
    scenario: { format: 'minimis-scenario', version: 1, name: 'First', changes: [] },
  })
  expect(workspace.scenarios()).toMatchObject([{ scenario: { name: 'First' }, writtenAt: 18 }])
  workspace.undo()
  expect(workspace.scenarios()).toEqual([])
  expect(workspace.backups()).toMatchObject([{ kind: 'migration', intact: true }])
  workspace.close()
})

test('a workspace of the fourth schema opens with the members that it did not know in their place', () => {
  expect(read(FOURTH).version).toBe(4)
  const path = fixture(FOURTH)
  const workspace = Workspace.open(path, session())
  const said = { who: 'A. Lee', on: '2026-11-20', source: 'letter 12' }
  const report = { filed: '2026-05-04', destinations: ['CN'] }
  const [tool] = workspace.whole(['TOOL']).products
  expect(tool).toEqual({
    id: 'TOOL',
    kind: 'software',
    madeBy: 'E1',
    lines: [],
    facts: { noUsContent: true, recipientMakesAdvancedNode: false },
    factSources: { noUsContent: said },
    sales: { orders: '12000', forecast: '8000.50', currency: 'EUR', units: '40' },
    manual: 'M-1',
  })
  const w = () => workspace.whole(['W']).products.find(({ id }) => id === 'W')
  expect(w()).toMatchObject({
    exportedBy: 'E2',
    technologyReports: [report],
    factSources: { militaryCommodity: said },
    series: 'W-1',
  })
  expect(workspace.whole(['P1']).parts[0]?.factSources).toEqual({ memory: said })
  const [row] =
    read(path).content.product?.filter((found) => (found as { id: string }).id === 'W') ?? []
  expect(row).toMatchObject({ exported_by: 'E2', technology_reports: JSON.stringify([report]) })
  expect(JSON.parse((row as { extra: string }).extra)).toEqual({
    prices: ['RU', 'CN'],
    series: 'W-1',
  })
  expect(readModel(JSON.stringify(workspace.model()))).toMatchObject({ ok: true })

  workspace.redo()
  expect(w()?.technologyReports).toHaveLength(2)
  const past = workspace.past(workspace.state().revision - 1)
  expect(canonical(past.model().products.find(({ id }) => id === 'W')?.technologyReports)).toBe(
    canonical([report]),
  )
  past.close()
  for (let i = 0; i < 4; i++) workspace.undo()
  expect(workspace.state().undo).toBe('Add product TOOL')
  expect(Object.keys(w() ?? {})).not.toContain('technologyReports')
  expect(workspace.companies().entities.map(({ id }) => id)).toContain('E2')
  for (let i = 0; i < 4; i++) workspace.redo()
  expect(w()).toMatchObject({
    exportedBy: 'E2',
    technologyReports: [report, { destinations: ['MO'] }],
  })
  workspace.close()
})

test('members that are not of the form that they have now are kept under a name that says so', () => {
  const workspace = Workspace.open(fixture(FOURTH), session())
  const s = () => workspace.whole(['S']).products.find(({ id }) => id === 'S')
  const { lines: _, ...aside } = s() ?? {}
  expect(aside).toMatchObject({
    id: 'S',
    'exportedBy (not read)': 'E9',
    'technologyReports (not read)': 'filed in May',
    'sales (not read)': { orders: '12000', forecast: '8000.50', currency: 'EUR', units: '40' },
    'factSources (not read)': { noUsContent: 'the maker' },
    facts: { 'noUsContent (not read)': true, 'recipientMakesAdvancedNode (not read)': 'no' },
  })
  for (const name of ['exportedBy', 'technologyReports', 'sales', 'factSources'])
    expect(aside).not.toHaveProperty(name)
  for (let i = 0; i < 2; i++) workspace.undo()
  expect(workspace.state().redo).toBe(
    'Set exportedBy, technologyReports, sales, factSources, facts of product S',
  )
  expect(s()).not.toHaveProperty(['technologyReports (not read)'])
  workspace.redo()
  expect(s()).toMatchObject({ 'technologyReports (not read)': 'filed in May' })
  expect(s()).not.toHaveProperty('technologyReports')
  workspace.close()
})

test('a workspace of the sixth schema opens with the rows that were not taken over in their place', () => {
  expect(read(SIXTH).version).toBe(6)
  const workspace = Workspace.open(fixture(SIXTH), session())
  const of = (id: string) => workspace.whole([id]).products.find((product) => product.id === id)
  const row = { source: 'bom.csv', row: 3, headings: ['Part'], cells: ['?'], problems: [] }
  const aside = { who: 'Dana', on: '2026-11-27', why: 'a total' }
  const rowsNotTaken = [row, { ...row, row: 4, setAside: aside, sheet: 'Parts' }]
  expect(of('W')?.rowsNotTaken).toEqual(rowsNotTaken)
  expect(workspace.rowsNotTaken('W')).toEqual(rowsNotTaken.map((one, i) => ({ id: i + 1, ...one })))
  expect(workspace.products(['W'])[0]?.rowsNotTaken).toBe(1)
  expect(of('S')).toMatchObject({ 'rowsNotTaken (not read)': 'two' })
  expect(of('S')).not.toHaveProperty('rowsNotTaken')
  const before = workspace.model()
  workspace.undo()
  workspace.undo()
  expect(of('W')?.rowsNotTaken).toEqual(rowsNotTaken)
  workspace.redo()
  workspace.redo()
  expect(workspace.model()).toEqual(before)
  workspace.close()
})

test('a workspace of the eighth schema opens as it was and can keep determinations', () => {
  expect(read(EIGHTH).version).toBe(8)
  const path = fixture(EIGHTH)
  const { determination: _, ...before } = read(path).content
  const workspace = Workspace.open(path, session())
  expect(workspace.products(['W'])[0]?.name).toBe('Widget of the eighth schema')
  expect(workspace.determinations()).toEqual([])
  expect(workspace.backups().map(({ kind }) => kind)).toEqual(['migration'])
  workspace.close()
  expect(read(path).version).toBe(LATEST)
  expect(read(path).content).toMatchObject(before)
})

test('a workspace of the twelfth schema opens as it was, by the rules of the app', () => {
  expect(read(TWELFTH).version).toBe(12)
  const path = fixture(TWELFTH)
  const before = read(path).content
  const workspace = Workspace.open(path, session())
  expect(workspace.products(['W'])[0]?.name).toBe('Widget of the twelfth schema')
  expect(workspace.packRows()).toEqual([])
  expect(workspace.packs().inForce).toBe(currentPack())
  expect(workspace.backups().map(({ kind }) => kind)).toEqual(['migration'])
  workspace.close()
  expect(read(path).version).toBe(LATEST)
  expect(read(path).content).toMatchObject(before)
})

test('a workspace of the twelfth schema opens as it was and takes trade parties', () => {
  expect(read(TWELFTH).version).toBe(12)
  const path = fixture(TWELFTH)
  const workspace = Workspace.open(path, session())
  expect(workspace.parties()).toEqual({ parties: [], lists: [], decisions: [] })
  const before = canonical(workspace.model())
  workspace.apply({ kind: 'setParty', party: { id: 'C-1', name: 'Customer' } })
  expect(workspace.parties().parties).toHaveLength(1)
  expect(canonical(workspace.model())).toBe(before)
  workspace.undo()
  expect(workspace.parties().parties).toEqual([])
  workspace.close()
})

test('a workspace of the twelfth schema opens as it was and can keep licences and checks of shipments', () => {
  expect(read(TWELFTH).version).toBe(12)
  const path = fixture(TWELFTH)
  const { content: before } = read(path)
  const workspace = Workspace.open(path, session())
  expect(workspace.products(['W'])[0]?.name).toBe('Widget of the twelfth schema')
  expect(workspace.licences()).toEqual([])
  expect(workspace.checks()).toEqual([])
  workspace.close()
  expect(read(path).version).toBe(LATEST)
  expect(read(path).content).toMatchObject({ ...before, sqlite_sequence: expect.anything() })
})

test('the steps have rising numbers, of which the last is that of the present schema', () => {
  const numbers = migrations.map(({ version }) => version)
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
  expect([numbers[0], numbers.at(-1)]).toEqual([1, LATEST])
})

test('a new database gets the same schema as one migrated from each schema before', () => {
  const schema = (database: Database.Database) =>
    database.prepare('SELECT type, name, sql FROM sqlite_master ORDER BY name').all()
  const fresh = new Database(':memory:')
  migrate(fresh)
  for (const kept of [FIXTURE, SECOND, THIRD, FOURTH, SIXTH, EIGHTH, TWELFTH]) {
    const old = new Database(fixture(kept))
    migrate(old)
    expect(schema(old)).toEqual(schema(fresh))
    old.close()
  }
  fresh.close()
})

test('a later step is applied once and keeps the content', () => {
  const database = new Database(fixture(CURRENT))
  const before = content(database)
  migrate(database, [...migrations, future])
  expect(schemaVersion(database)).toBe(LATEST + 1)
  const { part, later, ...rest } = content(database)
  const { part: parts, ...others } = before
  expect(rest).toEqual(others)
  expect(later).toEqual([])
  expect(part).toEqual((parts as object[]).map((row) => ({ ...row, weight: '1' })))
  migrate(database, [...migrations, future])
  expect(schemaVersion(database)).toBe(LATEST + 1)
  database.close()
})

for (const [i, step] of failing.entries()) {
  test(`a step that fails leaves version and content as they were (${i + 1})`, () => {
    const path = fixture(CURRENT)
    const before = read(path)
    const database = new Database(path)
    // Where references are not enforced, the check at the end of a step must see them.
    database.pragma('foreign_keys = OFF')
    expect(() => migrate(database, [...migrations, step])).toThrow()
    expect(schemaVersion(database)).toBe(LATEST)
    expect(content(database)).toEqual(before.content)
    database.close()
    expect(read(path)).toEqual(before)
  })
}

test('of several steps those before the one that fails stay done', () => {
  const database = new Database(fixture())
  const next = { version: LATEST + 2, name: 'fails', sql: 'DROP TABLE part; DROP TABLE nowhere;' }
  expect(() => migrate(database, [...migrations, future, next])).toThrow()
  expect(schemaVersion(database)).toBe(LATEST + 1)
  expect(content(database).part).toHaveLength(3)
  database.close()
})

test('opening in a later app makes a backup of the old state and then migrates', async () => {
  const path = fixture()
  const before = read(path)
  const Later = await appWith([...migrations, future])
  const workspace = Later.open(path, session())
  expect(workspace.state()).toMatchObject({ revision: 9, readOnly: null })
  const [backup, ...more] = workspace.backups()
  expect(more).toEqual([])
  expect(backup).toMatchObject({ kind: 'migration', intact: true })
  expect(read(backup?.path ?? '')).toEqual(before)
  workspace.close()
  expect(read(path).version).toBe(LATEST + 1)
  const again = Later.open(path, session())
  expect(again.backups()).toHaveLength(1)
  again.close()
})

test('a step that fails when opening leaves the file as it was, with a backup, and free', async () => {
  const path = fixture(CURRENT)
  const before = read(path)
  const Later = await appWith([...migrations, failing[0] as Migration])
  const { message } = expectThrown(() => Later.open(path, session()))
  expect(message).toContain(path)
  expect(read(path)).toEqual(before)
  expect(readdirSync(`${path}-backups`)).toHaveLength(1)
  vi.doUnmock('../../db/migrations/index.ts')
  vi.resetModules()
  const workspace = Workspace.open(path, session())
  expect(workspace.state()).toMatchObject({ readOnly: null, revision: 9 })
  workspace.close()
})

function expectThrown(work: () => unknown): Error {
  try {
    work()
  } catch (error) {
    return error as Error
  }
  throw new Error('nothing was thrown')
}

test('a workspace of a newer app is refused, and its file and folder are untouched', async () => {
  const path = fixture()
  const Later = await appWith([...migrations, future])
  Later.open(path, session()).close()
  vi.doUnmock('../../db/migrations/index.ts')
  vi.resetModules()
  for (const journal of ['DELETE', 'WAL']) {
    const database = new Database(path)
    database.pragma(`journal_mode = ${journal}`)
    database.close()
    const before = hash(path)
    const files = readdirSync(dirname(path))
    const says = [path, 'newer version', `schema ${LATEST + 1}`, 'Update', 'not been changed']
    expectFailure(() => Workspace.open(path, session()), 'newer', ...says)
    expect(hash(path)).toBe(before)
    expect(readdirSync(dirname(path)), journal).toEqual(files)
  }
})

/** What an earlier workspace that cannot be migrated shows. */
function expectReadAsOfNow(path: string, reason: string): void {
  const before = hash(path)
  const workspace = Workspace.open(path, session())
  const { readOnly } = workspace.state()
  expect(readOnly?.reason).toBe(reason)
  expect(readOnly?.message).toContain('An earlier version of Minimis wrote it')
  const current = Workspace.open(fixture(CURRENT), session())
  expect(canonical(workspace.model())).toBe(canonical(current.model()))
  expect(workspace.products()).toEqual(current.products())
  const copy = join(folder(), 'copy.minimis')
  workspace.saveCopy(copy)
  expect(read(copy).version).toBe(LATEST)
  current.close()
  workspace.close()
  expect(hash(path)).toBe(before)
}

test('an earlier workspace that somebody holds is open for reading', () => {
  const path = fixture()
  const lock = takeLock(path, 'Berta', '2026-11-24T08:00:00.000Z')
  expectReadAsOfNow(path, 'held')
  if (isLock(lock)) lock.release()
})

test('an earlier workspace in a read-only folder is open for reading', (context) => {
  const mounted = mountSmall(context, 3)
  const path = join(mounted.path, 'w.minimis')
  copyFileSync(FIXTURE, path)
  mounted.writable(false)
  expectReadAsOfNow(path, 'not-writable')
})

test('an earlier workspace on a full disk is open for reading', (context) => {
  const { path: place } = mountSmall(context, 1)
  const path = join(place, 'w.minimis')
  copyFileSync(FIXTURE, path)
  const { bavail, bsize } = statfsSync(place)
  writeFileSync(join(place, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - 40_000), 1))
  expectReadAsOfNow(path, 'not-writable')
  expect(read(path).version).toBe(1)
})

test('files that are no workspace are refused and untouched', () => {
  const place = folder()
  const other = join(place, 'other.db')
  const database = new Database(other)
  database.exec('CREATE TABLE part (id TEXT); INSERT INTO part VALUES (1)')
  database.close()
  const contents: Record<string, string | Buffer> = {
    'text.minimis': 'This is no workspace.\n'.repeat(100),
    'empty.minimis': '',
    'short.minimis': 'SQLite format 3\0',
    'model.minimis': JSON.stringify(small()),
    'noise.minimis': Buffer.from(Array.from({ length: 9000 }, (_, i) => (i * 37) % 256)),
  }
  for (const [name, bytes] of Object.entries(contents)) writeFileSync(join(place, name), bytes)
  const files = readdirSync(place)
  for (const name of files) {
    const path = join(place, name)
    const before = readFileSync(path)
    expectFailure(() => Workspace.open(path, session()), 'not-a-workspace', path, 'not a Minimis')
    expect(readFileSync(path).equals(before), name).toBe(true)
  }
  expect(readdirSync(place)).toEqual(files)
  expectFailure(() => Workspace.open(join(place, 'none'), session()), 'not-found', 'none')
  expect(existsSync(join(place, 'none'))).toBe(false)
})

test('a workspace is never made over a file that is there', () => {
  const path = fixture()
  const before = hash(path)
  expectFailure(() => Workspace.create(path, session()), 'refused', path)
  expect(hash(path)).toBe(before)
})
