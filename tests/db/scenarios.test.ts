import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { WorkspaceError } from '../../db/workspace-error.ts'
import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import { checkModel } from '../../shared/model/read.ts'
import type { Change, Scenario } from '../../shared/model/scenario.ts'
import { scenarioSchema } from '../../shared/model/scenario.ts'
import type { Model } from '../../shared/model/schema.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { FULL, question } from '../property/models.ts'
import { DAY } from '../property/oracle.ts'
import { changes, laid, PACK } from '../property/scenarios.ts'
import { lower, packText, rowOf } from './another-pack.ts'
import { applied, items, line, open, part, refused } from './applying.ts'
import { folder } from './expecting.ts'
import { canonical, session, small } from './support.ts'

const usual = { day: '2026-11-24', packs: [PACK], skipUnfit: false }

function scenario(name: string, given: readonly Change[] = [], onTopOf?: string): Scenario {
  const written = { format: 'minimis-scenario', version: 1, name, changes: given }
  return scenarioSchema.parse(onTopOf === undefined ? written : { ...written, onTopOf })
}

function names(workspace: Workspace): string[] {
  return workspace.scenarios().map((row) => row.scenario.name)
}

function idOf(workspace: Workspace, name: string): number {
  const row = workspace.scenarios().find((found) => found.scenario.name === name)
  if (!row) throw new Error(`no scenario ${name}`)
  return row.id
}

/** The error with which a workspace refuses. */
function refusal(work: () => unknown): WorkspaceError {
  try {
    work()
  } catch (error) {
    if (error instanceof WorkspaceError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

test('a scenario is kept with the revision at which it was written, and is one undo', () => {
  const workspace = open()
  const given: Change[] = [
    { kind: 'setOrigin', where: { part: 'P1' }, origin: 'JP', note: 'Kyoto' },
  ]
  applied(workspace, { kind: 'saveScenario', scenario: scenario('Japan', given) })
  expect(workspace.state()).toMatchObject({ revision: 4, undo: 'Add scenario Japan' })
  expect(workspace.scenarios()).toEqual([
    { id: 1, scenario: { ...scenario('Japan', given), base: { revision: 2 } }, writtenAt: 2 },
  ])
  const saved = workspace.apply({ kind: 'saveScenario', id: 1, scenario: scenario('Japan') })
  expect(saved).toMatchObject({ undo: 'Change scenario Japan', touched: { scenarios: true } })
  expect(saved.touched).toMatchObject({ items: [], lines: [], companies: false, rates: false })
  expect(workspace.scenarios()[0]).toMatchObject({ writtenAt: 5, scenario: { changes: [] } })
  workspace.undo()
  expect(workspace.scenarios()[0]).toMatchObject({ writtenAt: 2, scenario: { changes: given } })
})

test('what the base is does not change with a scenario, and the past has the scenarios of then', () => {
  const workspace = open()
  const before = canonical(workspace.model())
  workspace.apply({ kind: 'saveScenario', scenario: scenario('A') })
  workspace.apply({ kind: 'removeScenario', id: 1 })
  expect(canonical(workspace.model())).toBe(before)
  const past = workspace.past(2)
  expect(names(past)).toEqual(['A'])
  past.close()
  expect(names(workspace)).toEqual([])
})

test('scenarios are still there when the file is opened again', () => {
  const path = join(folder(), 'w.minimis')
  const first = Workspace.create(path, session(), { model: small() })
  first.apply({ kind: 'saveScenario', scenario: scenario('A') })
  first.close()
  const again = Workspace.open(path, session())
  expect(names(again)).toEqual(['A'])
  expect(again.state()).toMatchObject({ readOnly: null, undo: 'Add scenario A' })
  again.undo()
  expect(names(again)).toEqual([])
  again.close()
})

test('a name that is taken is refused with its place, whatever its capitals', () => {
  const workspace = open()
  workspace.apply({ kind: 'saveScenario', scenario: scenario('Zürich') })
  workspace.apply({ kind: 'saveScenario', scenario: scenario('Other') })
  const taken = scenario('ZÜRICH')
  refused(workspace, { kind: 'saveScenario', scenario: taken }, 'Zürich already', 'number 1')
  refused(workspace, { kind: 'saveScenario', id: 2, scenario: taken }, 'Zürich already', 'number 1')
  refused(
    workspace,
    { kind: 'batch', what: 'Two', commands: [{ kind: 'saveScenario', scenario: taken }] },
    'Step 1 of 1',
    'number 1',
  )
  applied(workspace, { kind: 'saveScenario', id: 1, scenario: taken })
  expect(names(workspace)).toEqual(['ZÜRICH', 'Other'])
})

test('a scenario stands on another that is there, never on itself by way of others', () => {
  const workspace = open()
  const lost = scenario('B', [], 'A')
  refused(workspace, { kind: 'saveScenario', scenario: lost }, 'B', '"A"', 'no such scenario')
  workspace.apply({ kind: 'saveScenario', scenario: scenario('A') })
  applied(workspace, { kind: 'saveScenario', scenario: lost })
  const circle = scenario('A', [], 'B')
  refused(workspace, { kind: 'saveScenario', id: 1, scenario: circle }, 'on top of each other')
  refused(workspace, { kind: 'removeScenario', id: 1 }, 'B still stands on A')
  applied(workspace, { kind: 'removeScenario', id: idOf(workspace, 'B') })
  applied(workspace, { kind: 'removeScenario', id: 1 })
})

test('scenarios that stand on one follow its new name in the same revision', () => {
  const workspace = open()
  workspace.apply({ kind: 'saveScenario', scenario: scenario('A') })
  workspace.apply({ kind: 'saveScenario', scenario: scenario('B', [], 'A') })
  applied(workspace, { kind: 'saveScenario', id: 1, scenario: scenario('Alpha') })
  expect(workspace.state().undo).toBe('Rename scenario A to Alpha')
  expect(workspace.scenarios().map((row) => [row.scenario.name, row.scenario.onTopOf])).toEqual([
    ['Alpha', undefined],
    ['B', 'Alpha'],
  ])
  expect(workspace.scenarios()[1]?.writtenAt).toBe(3)
})

test('scenarios are put in another order', () => {
  const workspace = open()
  for (const name of ['A', 'B', 'C'])
    workspace.apply({ kind: 'saveScenario', scenario: scenario(name) })
  applied(workspace, { kind: 'moveScenario', id: 3, before: 1 })
  expect(names(workspace)).toEqual(['C', 'A', 'B'])
  expect(workspace.state().undo).toBe('Move scenario C')
  applied(workspace, { kind: 'moveScenario', id: 3, before: null })
  expect(names(workspace)).toEqual(['A', 'B', 'C'])
  workspace.apply({ kind: 'saveScenario', scenario: scenario('D') })
  expect(names(workspace)).toEqual(['A', 'B', 'C', 'D'])
  refused(workspace, { kind: 'moveScenario', id: 1, before: 9 }, 'number 9')
  refused(workspace, { kind: 'moveScenario', id: 9, before: 1 }, 'number 9')
  refused(workspace, { kind: 'removeScenario', id: 9 }, 'number 9')
  refused(workspace, { kind: 'saveScenario', id: 9, scenario: scenario('E') }, 'number 9')
})

test('a scenario is applied with those that it stands on, as one revision that one undo takes back', () => {
  const workspace = open()
  const swap: Change = {
    kind: 'swapItem',
    where: { product: 'W', line: 1, item: 'P1' },
    to: 'P2',
  }
  const own: Change = {
    kind: 'setOrigin',
    where: { product: 'S', line: 1, item: 'P2' },
    origin: 'US',
  }
  const many: Change = {
    kind: 'setQuantity',
    where: { product: 'W', line: 3, item: 'P2' },
    quantity: '7',
  }
  workspace.apply({ kind: 'saveScenario', scenario: scenario('Swap', [swap]) })
  workspace.apply({ kind: 'saveScenario', scenario: scenario('Top', [own, many], 'Swap') })
  const before = canonical(workspace.model())
  const { revision, undo } = workspace.applyScenario(2, usual)
  expect([revision, undo]).toEqual([4, 'Apply scenario Top'])
  expect(items(workspace)).toEqual(['P2', 'S', 'P2'])
  expect(line(workspace, 2).quantity).toBe('7')
  expect(items(workspace, 'S')).toEqual(['P2 (S1)'])
  expect(part(workspace, 'P2 (S1)')).toMatchObject({ origin: 'US' })
  workspace.undo()
  expect(canonical(workspace.model())).toBe(before)
  workspace.redo()
  expect(items(workspace)).toEqual(['P2', 'S', 'P2'])
  expect(names(workspace)).toEqual(['Swap', 'Top'])
})

test('changes that do not fit any more are named, and left out where that is wanted', () => {
  const workspace = open()
  const given: Change[] = [
    { kind: 'setQuantity', where: { product: 'W', line: 1, item: 'P1' }, quantity: '5' },
    { kind: 'setOrigin', where: { part: 'P2' }, origin: 'KR' },
    { kind: 'usePack', pack: 'none' },
  ]
  workspace.apply({ kind: 'saveScenario', scenario: scenario('A', given) })
  workspace.apply({ kind: 'moveLine', line: line(workspace, 0).line, before: null })
  const before = canonical([workspace.model(), workspace.state()])
  const error = refusal(() => workspace.applyScenario(1, usual))
  expect(error).toMatchObject({
    code: 'unfit',
    message: '2 changes of A cannot be applied.',
    details: [
      'A, change 1 (setQuantity): line 1 of W holds S, not P1',
      'A, change 3 (usePack): there is no rule pack none',
    ],
  })
  expect(canonical([workspace.model(), workspace.state()])).toBe(before)
  workspace.applyScenario(1, { ...usual, skipUnfit: true })
  expect(part(workspace, 'P2')?.origin).toBe('KR')
  expect(workspace.bom('W').map(({ quantity }) => quantity)).toEqual(['1', '0.5', '2'])
  const again = refusal(() => workspace.applyScenario(1, { ...usual, skipUnfit: true }))
  expect(again).toMatchObject({ code: 'applied' })
  expect(again.message).toBe('A was applied in revision 4, and nothing of it is left to apply.')
  expect(refusal(() => workspace.applyScenario(7, usual)).code).toBe('not-found')
})

/** The state of a scenario as the list shows it. */
function stateOf(workspace: Workspace, name: string) {
  const { applied } = workspace.scenarios().find((row) => row.scenario.name === name) ?? {}
  return applied && [applied.revision, applied.takenBack, applied.changes.length]
}

function priceOf(workspace: Workspace, id: string): string | undefined {
  return part(workspace, id)?.price?.amount
}

const dearer: Change = { kind: 'scalePrice', where: { part: 'P1' }, factor: '2' }
const fromKorea: Change = { kind: 'setOrigin', where: { part: 'P2' }, origin: 'KR' }

test('an applied scenario says so, is not applied twice, and follows undo, redo and restoring', () => {
  const workspace = open()
  workspace.apply({ kind: 'saveScenario', scenario: scenario('A', [dearer]) })
  workspace.apply({ kind: 'saveScenario', scenario: scenario('B', [fromKorea], 'A') })
  const before = priceOf(workspace, 'P1')
  expect(stateOf(workspace, 'A')).toBeUndefined()
  workspace.applyScenario(1, usual)
  const once = priceOf(workspace, 'P1')
  expect(once).not.toBe(before)
  expect([stateOf(workspace, 'A'), stateOf(workspace, 'B')]).toEqual([[4, null, 1], undefined])
  expect(refusal(() => workspace.applyScenario(1, usual)).code).toBe('applied')
  workspace.applyScenario(2, usual)
  expect([priceOf(workspace, 'P1'), part(workspace, 'P2')?.origin]).toEqual([once, 'KR'])
  expect([stateOf(workspace, 'A'), stateOf(workspace, 'B')]).toEqual([
    [4, null, 1],
    [5, null, 1],
  ])
  workspace.undo()
  workspace.undo()
  expect(priceOf(workspace, 'P1')).toBe(before)
  expect([stateOf(workspace, 'A'), stateOf(workspace, 'B')]).toEqual([
    [4, 7, 0],
    [5, 6, 0],
  ])
  workspace.redo()
  expect(priceOf(workspace, 'P1')).toBe(once)
  expect([stateOf(workspace, 'A'), stateOf(workspace, 'B')]).toEqual([
    [4, null, 1],
    [5, 6, 0],
  ])
  workspace.restoreRevision(3)
  expect(stateOf(workspace, 'A')).toEqual([4, 9, 0])
  workspace.restoreRevision(5)
  expect([stateOf(workspace, 'A'), stateOf(workspace, 'B')]).toEqual([
    [4, null, 1],
    [5, null, 1],
  ])
  const past = workspace.past(4)
  expect([stateOf(past, 'A'), stateOf(past, 'B')]).toEqual([[4, null, 1], undefined])
  past.close()
})

test('what is added to an applied scenario is applied alone, and all of it again where asked', () => {
  const workspace = open()
  workspace.apply({ kind: 'saveScenario', scenario: scenario('A', [dearer]) })
  workspace.applyScenario(1, usual)
  const once = priceOf(workspace, 'P1')
  const more = scenario('Renamed', [{ ...dearer, note: 'as agreed' }, fromKorea])
  workspace.apply({ kind: 'saveScenario', id: 1, scenario: more })
  workspace.applyScenario(1, usual)
  expect([priceOf(workspace, 'P1'), part(workspace, 'P2')?.origin]).toEqual([once, 'KR'])
  expect(stateOf(workspace, 'Renamed')).toEqual([5, null, 2])
  workspace.applyScenario(1, { ...usual, skipUnfit: true, again: true })
  expect(Number(priceOf(workspace, 'P1'))).toBe(2 * Number(once))
  expect(stateOf(workspace, 'Renamed')).toEqual([6, null, 3])
  workspace.undo()
  expect(stateOf(workspace, 'Renamed')).toEqual([5, null, 2])
})

test('a log of before says by its words alone which scenario was applied', () => {
  const workspace = open()
  workspace.apply({ kind: 'saveScenario', scenario: scenario('A', [dearer]) })
  workspace.applyScenario(1, usual)
  const once = priceOf(workspace, 'P1')
  const { path } = workspace
  workspace.close()
  const database = new Database(path)
  database.exec("UPDATE change SET command = json_remove(command, '$.applied')")
  database.close()
  const again = Workspace.open(path, session())
  expect(stateOf(again, 'A')).toEqual([3, null, 1])
  again.apply({ kind: 'saveScenario', id: 1, scenario: scenario('A', [dearer, fromKorea]) })
  expect(stateOf(again, 'A')).toEqual([3, null, 0])
  expect(priceOf(again, 'P1')).toBe(once)
  again.close()
})

test('another rule pack is taken into force with the other changes, as one revision', async () => {
  const workspace = open()
  const row = rowOf(await packText('later', lower))
  const reasons = { on: '2026-11-24', reason: 'It came in' }
  workspace.adoptPack({ pack: row.id, hash: row.hash, ...reasons }, [row])
  workspace.undo()
  const given: Change[] = [
    { kind: 'setOrigin', where: { part: 'P1' }, origin: 'JP' },
    { kind: 'usePack', pack: 'later' },
  ]
  workspace.apply({ kind: 'saveScenario', scenario: scenario('A', given) })
  const options = { ...usual, packs: workspace.packs().ids }
  const { revision } = workspace.applyScenario(1, options)
  expect(part(workspace, 'P1')?.origin).toBe('JP')
  expect(workspace.packs().inForce.header.id).toBe('later')
  expect(workspace.settings().adoptions).toMatchObject([{ why: 'Apply scenario A' }])
  expect(workspace.scenarios()[0]?.applied).toMatchObject({ revision, changes: given })
  expect(refusal(() => workspace.applyScenario(1, options)).code).toBe('applied')
  workspace.undo()
  expect(part(workspace, 'P1')?.origin).not.toBe('JP')
  expect(workspace.packs().inForce).toBe(currentPack())
  const unknown: Change[] = [{ kind: 'usePack', pack: 'nowhere' }]
  workspace.apply({ kind: 'saveScenario', scenario: scenario('B', unknown) })
  expect(refusal(() => workspace.applyScenario(2, options))).toMatchObject({ code: 'unfit' })
})

test('alternates are those noted on lines inside the product, by item', () => {
  const workspace = open()
  const alternates = (product: string, place: number, given: string[]) =>
    workspace.apply({
      kind: 'setLine',
      line: line(workspace, place, product).line,
      details: { alternates: given },
    })
  alternates('W', 0, ['P3', 'P2'])
  alternates('W', 2, ['P3'])
  alternates('S', 0, ['P1', 'P3'])
  expect(workspace.alternates('S')).toEqual({ P2: ['P1', 'P3'] })
  expect(workspace.alternates('W')).toEqual({ P1: ['P3', 'P2'], P2: ['P3', 'P1'] })
  expect(workspace.alternates('T')).toEqual({})
})

/** A model as it comes back from a workspace. */
const asked = question(FULL).chain(({ model, to }) =>
  changes(model).map((given) => ({ model, to, given })),
)

function judged(model: Model, to: string) {
  const evaluation = LiveEvaluation.of(model, { pack: currentPack(), choices: {}, day: DAY })
  return evaluation.result('W', to, 'look-through')
}

test('a workspace to which a scenario was applied is judged as the scenario over it was', () => {
  const place = folder()
  let count = 0
  let changed = 0
  fc.assert(
    fc.property(asked, ({ model, to, given }) => {
      const path = join(place, `${++count}.minimis`)
      const workspace = Workspace.create(path, session('Anna', `${DAY}T08:00:00.000Z`), { model })
      try {
        const kept = workspace.model()
        const { over } = laid(kept, given)
        workspace.apply({ kind: 'saveScenario', scenario: scenario('S', given) })
        const { patch } = over
        if (Object.keys(patch).length === 0) {
          const options = { day: DAY, packs: [PACK], skipUnfit: true }
          expect(refusal(() => workspace.applyScenario(1, options)).code).toBe('refused')
          return
        }
        changed++
        workspace.applyScenario(1, { day: DAY, packs: [PACK], skipUnfit: true })
        const after = workspace.model()
        expect(checkModel(after).ok).toBe(true)
        expect(judged(after, to)).toEqual(judged(over.model, to))
        workspace.undo()
        expect(canonical(workspace.model())).toBe(canonical(kept))
      } finally {
        workspace.close()
      }
    }),
    { seed: 20261124, numRuns: 300 },
  )
  expect(changed).toBeGreaterThan(150)
}, 120_000)
