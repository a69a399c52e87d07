import { mkdtempSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { findChanges } from '../../db/history-queries.ts'
import { systemSession, Workspace } from '../../db/workspace.ts'
import { canonical, session, small } from './support.ts'

function workspace() {
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-changes-')), 'a.minimis')
  return Workspace.create(path, session(), { model: small() })
}

const revisionsOf = ({ changes }: { changes: { revision: number }[] }) =>
  changes.map(({ revision }) => revision)

const told = (open: Workspace) =>
  open
    .changesOf(open.revision())
    .fields.map(
      ({ subject, field, before, after }) => `${subject}: ${field}: ${before} -> ${after}`,
    )

test('a revision tells each field that it set, before and after, in words', () => {
  const open = workspace()
  const set = { origin: 'MX', eccn: '3A001.a.2', facts: { memory: true } }
  open.apply({ kind: 'changePart', id: 'P1', set })
  expect(told(open)).toEqual([
    'part P1: country of origin: US -> MX',
    'part P1: ECCN: 3A991 -> 3A001.a.2',
    'part P1: whether it is memory: null -> yes',
  ])
  const price = { amount: '11', currency: 'EUR' }
  open.apply({ kind: 'setPrice', item: 'P1', validFrom: '2026-12-01', price })
  expect(told(open)).toEqual([
    'price of P1 from 2026-12-01: item: null -> P1',
    'price of P1 from 2026-12-01: valid from: null -> 2026-12-01',
    'price of P1 from 2026-12-01: amount: null -> 11',
    'price of P1 from 2026-12-01: currency: null -> EUR',
  ])
  open.apply({ kind: 'changeSettings', set: { choices: { syriaSpp: 'free' } } })
  expect(told(open)).toEqual([
    'setting choices: name: null -> choices',
    'setting choices: value: null -> {"syriaSpp":"free"}',
  ])
  open.undo()
  expect(told(open)[1]).toBe('setting choices: value: {"syriaSpp":"free"} -> null')
})

test('a whole model is told up to a bound, and the rest is counted', () => {
  const open = workspace()
  const parts = Array.from({ length: 3000 }, (_, i) => ({
    id: `N${i}`,
    kind: 'commodity' as const,
  }))
  const commands = parts.map((part) => ({ kind: 'setPart' as const, part }))
  open.apply({ kind: 'batch', what: 'Many', commands })
  const { fields, more } = open.changesOf(open.revision())
  expect(fields).toHaveLength(500)
  expect(more).toBeGreaterThan(3000)
})

test('changes are found by what they say, who made them and what they set', () => {
  const open = workspace()
  open.apply({ kind: 'changePart', id: 'P1', set: { supplier: 'Kyoto Parts' } })
  open.apply({ kind: 'changePart', id: 'P2', set: { name: 'Coil' } })
  const found = (find: string) =>
    revisionsOf(open.findInHistory({ limit: 10, find, countries: [] }))
  expect(found('kyoto')).toEqual([2])
  expect(found(' COIL ')).toEqual([3])
  expect(found('part P2')).toEqual([3])
  expect(found('anna')).toEqual([3, 2, 1])
  expect(found('50%')).toEqual([])
  const set = { choices: { syriaSpp: 'counts' } }
  open.apply({ kind: 'changeSettings', set, reason: 'As counsel advised' })
  expect(found('counsel')).toEqual([4])
  expect(open.history({ limit: 1 })[0]).toMatchObject({ reason: 'As counsel advised' })
  open.apply({ kind: 'setCurrency', currency: 'EUR', reason: 'Group accounts' })
  expect(found('group accounts')).toEqual([5])
  expect(open.history({ limit: 9 }).map(({ reason }) => reason)).toEqual([
    'Group accounts',
    'As counsel advised',
    null,
    null,
    null,
  ])
})

test('a restored revision is as it was then, a revision of its own that undo takes back', () => {
  const open = workspace()
  const first = canonical(open.model())
  open.apply({ kind: 'changePart', id: 'P1', set: { origin: 'MX' } })
  open.apply({ kind: 'removeProduct', id: 'T' })
  const line = open.bom('W')[0]?.line ?? 0
  open.apply({ kind: 'removeLine', line })
  const last = canonical(open.model())
  expect(open.restoreRevision(1).revision).toBe(5)
  expect(canonical(open.model())).toBe(first)
  open.undo()
  expect(canonical(open.model())).toBe(last)
  open.redo()
  expect(canonical(open.model())).toBe(first)
  expect(() => open.restoreRevision(99)).toThrow('There is no revision 99.')
})

test('any revision can be restored after any edits', () => {
  const edit = fc.oneof(
    fc.record({
      kind: fc.constant('changePart' as const),
      id: fc.constantFrom('P1', 'P2', 'P3'),
      set: fc.record({ origin: fc.constantFrom('US', 'JP', null) }),
    }),
    fc.record({
      kind: fc.constant('addLine' as const),
      product: fc.constantFrom('W', 'T'),
      line: fc.record({ item: fc.constantFrom('P1', 'P3'), quantity: fc.constantFrom('1', '2.5') }),
    }),
    fc.constant({ kind: 'undo' as const }),
  )
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), fc.nat(100), (edits, pick) => {
      const open = workspace()
      const states = ['', canonical(open.model())]
      for (const one of edits) {
        if (one.kind !== 'undo') open.apply(one)
        else if (!open.state().undo?.startsWith('Replace')) open.undo()
        states[open.revision()] = canonical(open.model())
      }
      const wanted = 1 + (pick % open.revision())
      open.restoreRevision(wanted)
      expect(canonical(open.model())).toBe(states[wanted])
      open.close()
    }),
    { numRuns: 25, seed: 20261129 },
  )
})

test('each change says on which machine it was made, also an undo; older ones say none', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-machine-')), 'w.minimis')
  const before = Workspace.create(path, session(), { model: small() })
  before.close()
  const open = Workspace.open(path, { ...session(), machine: 'desk-7' })
  onTestFinished(() => open.close())
  open.apply({ kind: 'changePart', id: 'P2', set: { name: 'Coil' } })
  open.undo()
  const machines = open.history({ limit: 9 }).map(({ machine }) => machine)
  expect(machines).toEqual(['desk-7', 'desk-7', null])
  expect(revisionsOf(open.findInHistory({ limit: 9, find: 'DESK', countries: [] }))).toEqual([3, 2])
  expect(systemSession('Anna').machine).toBe(hostname())
})

test('a country is found by its code where it is set, alone or in a list', () => {
  const open = workspace()
  open.apply({ kind: 'changePart', id: 'P1', set: { origin: 'MX' } })
  open.apply({ kind: 'changeSettings', set: { destinations: ['MX', 'IN'] } })
  const technologyReports = [{ filed: '2026-05-04', destinations: ['MX'] }]
  open.apply({ kind: 'changeProduct', id: 'W', set: { technologyReports } })
  open.apply({ kind: 'changePart', id: 'P2', set: { name: 'MXA' } })
  const found = (find: string, countries: string[]) =>
    revisionsOf(open.findInHistory({ limit: 10, find, countries }))
  expect(found('mexico', ['MX'])).toEqual([4, 3, 2])
  expect(found('mexico', [])).toEqual([])
  expect(found('unit', ['IN', 'ZW'])).toEqual([3])
})

test('a quote and a letter that is not ASCII are found as they are written', () => {
  const open = workspace()
  open.apply({ kind: 'changePart', id: 'P1', set: { name: 'Ring 5" ÖL \\ B' } })
  const found = (find: string) => revisionsOf(open.findInHistory({ limit: 9, find, countries: [] }))
  for (const text of ['ring 5"', 'ÖL', '\\ b', '5" ÖL']) expect(found(text), text).toEqual([2])
})

test('a long history is searched in parts that leave out and repeat nothing', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-parts-')), 'w.minimis')
  const open = Workspace.create(path, session(), { model: small() })
  for (let i = 0; i < 40; i++) {
    const name = i % 4 === 0 ? `Wanted ${i}` : `Coil ${i}`
    open.apply({ kind: 'changePart', id: 'P2', set: { name } })
  }
  const whole = revisionsOf(open.findInHistory({ limit: 99, find: 'wanted', countries: [] }))
  open.close()
  expect(whole).toHaveLength(20)
  const database = new Database(path, { readonly: true })
  onTestFinished(() => void database.close())
  for (const [limit, mostRows] of [
    [99, 1],
    [99, 7],
    [3, 7],
    [1, 99],
    [5, 1000],
  ] as const) {
    const found: number[] = []
    let before: number | undefined
    let parts = 0
    for (;;) {
      const asked = { limit, find: 'wanted', countries: [], before }
      const part = findChanges(database, asked, mostRows)
      found.push(...revisionsOf(part))
      parts++
      if (part.next === null) break
      expect(part.next).toBeLessThan(before ?? 99)
      before = part.next
    }
    expect(found, `${limit} and ${mostRows}`).toEqual(whole)
    if (mostRows < 40) expect(parts).toBeGreaterThan(5)
  }
})
