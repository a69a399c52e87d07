import { beforeEach, expect, test } from 'vitest'
import { makeScenario, scenarioOf } from '../../../renderer/features/levers/make-scenario.ts'
import { swapsOf, typedShare } from '../../../renderer/features/levers/sets.ts'
import { useScenarioTab } from '../../../renderer/stores/scenario-tab.ts'
import { clearScenarios, useScenarios } from '../../../renderer/stores/scenarios.ts'
import { useWorkspace } from '../../../renderer/stores/workspace.ts'
import { type Change, scenarioSchema } from '../../../shared/model/scenario.ts'
import { FakeMain } from '../fake-main.ts'

const swap = (part: string, to: string): Change => ({ kind: 'swapItem', where: { part }, to })

beforeEach(() => {
  clearScenarios()
  useScenarioTab.setState({ tab: 'levers' })
  useWorkspace.setState({ workspace: new FakeMain().state() })
})

test('a new scenario is named after its first change, under a name that no other has', () => {
  const changes = [swap('A', 'B'), swap('C', 'D')]
  const made = scenarioOf(changes, {
    onTopOf: 'Base plan',
    revision: 7,
    names: ['A: B in its place and 1 more', 'A: B in its place and 1 more (2)'],
  })
  expect(scenarioSchema.parse(made)).toEqual({
    format: 'minimis-scenario',
    version: 1,
    name: 'A: B in its place and 1 more (3)',
    base: { revision: 7 },
    onTopOf: 'Base plan',
    changes,
  })
})

test('a lever begins a draft over the scenario it was found over, and the next one is added to it', () => {
  const saved = scenarioOf([swap('X', 'Y')], { onTopOf: null, revision: 1, names: [] })
  useScenarios.setState({ rows: [{ id: 4, scenario: saved, writtenAt: 1 }] })
  makeScenario([swap('A', 'B')], 4)
  expect(useScenarioTab.getState().tab).toBe('compare')
  const { draft } = useScenarios.getState()
  expect(draft).toMatchObject({
    id: null,
    scenario: { onTopOf: saved.name, changes: [swap('A', 'B')] },
  })
  makeScenario([swap('C', 'D')], null)
  expect(useScenarios.getState().draft?.scenario.changes).toEqual([swap('A', 'B'), swap('C', 'D')])
})

test('a workspace that is only read gets no draft', () => {
  const { workspace } = useWorkspace.getState()
  useWorkspace.setState({
    workspace: workspace && { ...workspace, readOnly: { reason: 'held', by: null } as never },
  })
  makeScenario([swap('A', 'B')], null)
  expect(useScenarios.getState().draft).toBeNull()
  expect(useScenarioTab.getState().tab).toBe('levers')
})

test('replacements made at once become changes in an order that does not chain them', () => {
  const chained = [
    { item: 'A', to: 'B' },
    { item: 'B', to: 'C' },
  ]
  expect(swapsOf(chained)).toEqual([swap('B', 'C'), swap('A', 'B')])
  const crossed = [
    { item: 'A', to: 'B' },
    { item: 'B', to: 'A' },
  ]
  expect(swapsOf(crossed)).toBeNull()
})

test.each([
  ['10', '0.1'],
  ['10 %', '0.1'],
  ['12.5', '0.125'],
  ['100', '1'],
  ['0', '0'],
  ['101', null],
  ['-1', null],
  ['ten', null],
  ['5 EUR', null],
  ['', null],
])('the typed share %j is %j', (text, share) => {
  expect(typedShare(text)).toBe(share)
})
