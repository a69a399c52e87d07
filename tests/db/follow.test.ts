import { rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import type { ModelPatch } from '../../shared/model/patch.ts'
import type { Model } from '../../shared/model/schema.ts'
import type { Touched } from '../../shared/workspace/views.ts'
import { randomEdit } from './edits.ts'
import { folder } from './expecting.ts'
import { canonical, random, session, small } from './support.ts'

/** One change: an edit by its seed, or one step back or forward where there is one. */
type Step = number | 'undo' | 'redo'

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.nat() },
  { weight: 2, arbitrary: fc.constant('undo' as const) },
  { weight: 1, arbitrary: fc.constant('redo' as const) },
)

/** Runs a sequence of changes on a new workspace and shows each one with what was before it. */
function follow<Seen>(
  path: string,
  sequence: readonly Step[],
  see: (workspace: Workspace) => Seen,
  check: (workspace: Workspace, before: Seen, touched: Touched | null) => void,
): void {
  rmSync(path, { force: true })
  rmSync(`${path}-backups`, { recursive: true, force: true })
  const workspace = Workspace.create(path, session(), { model: small() })
  try {
    for (const take of sequence) {
      const before = see(workspace)
      const { undo, redo, revision } = workspace.state()
      // The first revision is the model itself; taking it back leaves nothing to edit.
      if (take === 'undo' && (!undo || revision < 2)) continue
      if (take === 'redo' && !redo) continue
      const after =
        typeof take === 'number'
          ? workspace.apply(randomEdit(workspace, random(take)))
          : workspace[take]()
      check(workspace, before, after.touched)
    }
  } finally {
    workspace.close()
  }
}

/** A model with a patch laid over it. */
function patched(model: Model, patch: ModelPatch): Model {
  const over = <T extends { id: string }>(old: T[], fresh: T[] = [], removed: string[] = []) => {
    const rows = new Map(old.map((row) => [row.id, row]))
    for (const id of removed) rows.delete(id)
    for (const row of fresh) rows.set(row.id, row)
    return [...rows.values()]
  }
  const { removed } = patch
  return {
    ...model,
    currency: patch.currency ?? model.currency,
    rates: patch.rates ?? model.rates,
    entities: over(model.entities, patch.entities, removed?.entities),
    parts: over(model.parts, patch.parts, removed?.parts),
    products: over(model.products, patch.products, removed?.products),
  }
}

/** A model as a text in which the order of its items does not matter. */
function unordered(model: Model): string {
  const byId = <T extends { id: string }>(rows: T[]) =>
    rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return canonical({
    ...model,
    entities: byId(model.entities),
    parts: byId(model.parts),
    products: byId(model.products),
  })
}

test('a patch since any revision turns the model of then into the model of now', () => {
  const path = join(folder(), 'w.minimis')
  let followed = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 4, maxLength: 20 }), fc.nat(), (sequence, seed) => {
      const models = new Map([[1, small()]])
      const pick = random(seed)
      follow(
        path,
        sequence,
        () => undefined,
        (workspace) => {
          const { revision } = workspace.state()
          const now = workspace.model()
          models.set(revision, now)
          const since = 1 + pick(revision)
          const patch = workspace.patchSince(since)
          if (!patch) throw new Error(`no patch since ${since}`)
          expect(unordered(patched(models.get(since) as Model, patch))).toBe(unordered(now))
          if (since < revision) followed++
        },
      )
    }),
    { seed: 20261125, numRuns: 40 },
  )
  expect(followed).toBeGreaterThan(100)
})

test('a patch carries only what changed, and nothing where nothing did', () => {
  const workspace = Workspace.create(join(folder(), 'w.minimis'), session(), { model: small() })
  const { revision } = workspace.apply({ kind: 'changePart', id: 'P2', set: { origin: 'US' } })
  expect(workspace.patchSince(revision)).toMatchObject({ parts: [], products: [], entities: [] })
  const patch = workspace.patchSince(revision - 1)
  expect(patch?.parts?.map(({ id }) => id)).toEqual(['P2'])
  expect(patch).toMatchObject({ products: [], entities: [] })
  expect(patch).not.toHaveProperty('rates')
  expect(patch).not.toHaveProperty('currency')
  workspace.close()
})

test('settings, suppliers, mappings and scenarios are no change of the model', () => {
  const workspace = Workspace.create(join(folder(), 'w.minimis'), session(), { model: small() })
  workspace.apply({ kind: 'changeSettings', set: { destinations: ['CN'] } })
  workspace.apply({ kind: 'setSupplier', supplier: { id: 'S', name: 'Supplier' } })
  workspace.apply({ kind: 'rememberMapping', key: 'k', mapping: {} })
  workspace.apply({
    kind: 'saveScenario',
    scenario: { format: 'minimis-scenario', version: 1, name: 'A', changes: [] },
  })
  const patch = workspace.patchSince(1)
  expect(patch).toEqual({
    parts: [],
    products: [],
    entities: [],
    removed: { parts: [], products: [], entities: [] },
  })
  workspace.close()
})

/** Every row that a screen could show, by table and key. */
function rowsOf(workspace: Workspace) {
  const keyed = <Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key) =>
    new Map(rows.map((row) => [keyOf(row), canonical(row)]))
  const products = workspace.products()
  const lines = products.flatMap(({ id }) => workspace.bom(id))
  const ids = workspace.items().map(({ id }) => id)
  return {
    parts: keyed(workspace.parts(), ({ id }) => id),
    products: keyed(products, ({ id }) => id),
    details: keyed(
      ids.map((id) => ({ id, ...workspace.item(id), usedOn: [], topProducts: [] })),
      ({ id }) => id,
    ),
    lines: keyed(lines, ({ line }) => line),
    lineOf: new Map(lines.map((row) => [row.line, row])),
    places: new Map(products.map(({ id }) => [id, workspace.bom(id).map(({ line }) => line)])),
    companies: canonical(workspace.companies()),
    prices: canonical(workspace.prices()),
    rates: canonical(workspace.rates()),
    scenarios: canonical(workspace.scenarios()),
    settings: canonical([workspace.state().settings, workspace.state().currency]),
  }
}

type Seen = ReturnType<typeof rowsOf>

/** The keys of rows that are there only before or only after, or differ. */
function different<Key>(before: Map<Key, string>, after: Map<Key, string>): Key[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) => before.get(key) !== after.get(key),
  )
}

function expectCovered(before: Seen, after: Seen, touched: Touched | null): void {
  if (!touched) throw new Error('a small change is followed row by row')
  const items = new Set(touched.items)
  const linesOf = new Set(touched.linesOf)
  for (const table of ['parts', 'products', 'details'] as const)
    for (const id of different(before[table], after[table]))
      expect(items, `${table} ${id}`).toContain(id)
  for (const key of different(before.lines, after.lines)) {
    const row = after.lineOf.get(key) ?? before.lineOf.get(key)
    const isCovered =
      touched.lines.includes(key) || items.has(row?.item ?? '') || linesOf.has(row?.product ?? '')
    // A line that only moved up or down differs in its place alone.
    const then = before.lineOf.get(key)
    const isPlace = then && row && canonical({ ...then, position: row.position }) === canonical(row)
    expect(isCovered || isPlace, `line ${key}`).toBe(true)
  }
  for (const [product, order] of after.places)
    if (canonical(order) !== canonical(before.places.get(product) ?? []))
      expect(linesOf, `order of ${product}`).toContain(product)
  if (before.companies !== after.companies)
    expect(touched.companies || items.size > 0, 'companies').toBe(true)
  if (before.prices !== after.prices) expect(touched.prices || items.size > 0, 'prices').toBe(true)
  if (before.rates !== after.rates) expect(touched.rates, 'rates').toBe(true)
  expect(touched.scenarios).toBe(before.scenarios !== after.scenarios)
  if (before.settings !== after.settings)
    expect(touched.settings || touched.rules || touched.names, 'settings').toBe(true)
}

test('what a change says that it touched covers every row that differs', () => {
  const path = join(folder(), 'w.minimis')
  let changes = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 20 }), (sequence) => {
      follow(path, sequence, rowsOf, (workspace, before, touched) => {
        expectCovered(before, rowsOf(workspace), touched)
        changes++
      })
    }),
    { seed: 20261126, numRuns: 30 },
  )
  expect(changes).toBeGreaterThan(200)
})

test('a renamed company touches the products that it makes, a line the items at both ends', () => {
  const workspace = Workspace.create(join(folder(), 'w.minimis'), session(), { model: small() })
  const renamed = workspace.apply({ kind: 'setEntity', entity: { id: 'E1', name: 'New' } })
  expect(renamed.touched).toMatchObject({ items: ['W', 'S'], companies: true, linesOf: [] })
  const line = { item: 'P1', quantity: '1' }
  const added = workspace.apply({ kind: 'addLine', product: 'S', line })
  expect(new Set(added.touched?.items)).toEqual(new Set(['S', 'P1']))
  expect(added.touched).toMatchObject({
    linesOf: ['S'],
    products: ['S'],
    companies: false,
    prices: false,
  })
  workspace.close()
})

test('a change of the rules, or of the name of a revision, is none of the other settings', () => {
  const workspace = Workspace.create(join(folder(), 'w.minimis'), session(), { model: small() })
  const touchedBy = (command: Parameters<Workspace['apply']>[0]) => {
    const { settings, rules, names } = workspace.apply(command).touched ?? {}
    return { settings, rules, names }
  }
  const seen = { settings: false, rules: false, names: false }
  expect(touchedBy({ kind: 'changeSettings', set: { destinations: ['CN'] } })).toEqual({
    ...seen,
    settings: true,
  })
  expect(
    touchedBy({
      kind: 'changeSettings',
      set: { choices: { foreignContentUndeclared: 'unknown' } },
    }),
  ).toEqual({ ...seen, rules: true })
  expect(touchedBy({ kind: 'nameRevision', revision: 1, name: 'A' })).toEqual({
    ...seen,
    names: true,
  })
  workspace.close()
})
