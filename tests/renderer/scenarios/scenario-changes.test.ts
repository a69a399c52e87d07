import { expect, test } from 'vitest'
import {
  copyOf,
  newScenario,
  standingNames,
  withMoved,
  withNew,
  withoutChange,
} from '../../../renderer/features/scenarios/scenario-changes.ts'
import type { Change } from '../../../shared/model/scenario.ts'
import type { ScenarioRow } from '../../../shared/workspace/views.ts'

const row = (id: number, name: string, onTopOf?: string): ScenarioRow => ({
  id,
  writtenAt: 1,
  scenario: {
    format: 'minimis-scenario',
    version: 1,
    name,
    ...(onTopOf !== undefined && { onTopOf }),
    changes: [],
  },
})
const change = (factor: string): Change => ({
  kind: 'scalePrice',
  where: { part: 'IC-1' },
  factor,
})
const changes = ['1', '2', '3'].map(change)
const factors = (list: readonly Change[]) =>
  list.map((each) => (each.kind === 'scalePrice' ? each.factor : '')).join('')

test('changes are added, replaced, removed and moved, and never out of the list', () => {
  expect(factors(withNew(changes, change('4'), null))).toBe('1234')
  expect(factors(withNew(changes, change('4'), 1))).toBe('143')
  expect(factors(withoutChange(changes, 1))).toBe('13')
  expect(factors(withMoved(changes, 0, 1))).toBe('213')
  expect(factors(withMoved(changes, 2, -1))).toBe('132')
  expect(factors(withMoved(changes, 0, -1))).toBe('123')
  expect(factors(withMoved(changes, 2, 1))).toBe('123')
})

test('a new scenario and a copy have names that no other has', () => {
  const rows = [row(1, 'Scenario'), row(2, 'Scenario 2'), row(3, 'A, copy')]
  expect(newScenario(rows).name).toBe('Scenario 3')
  expect(copyOf(rows, row(4, 'A', 'B').scenario)).toMatchObject({ name: 'A, copy 2', onTopOf: 'B' })
})

test('a scenario cannot stand on itself or on what stands on it', () => {
  const rows = [row(1, 'A'), row(2, 'B', 'A'), row(3, 'C', 'B'), row(4, 'D')]
  expect([...standingNames(rows, { id: 1 })]).toEqual(['A', 'B', 'C'])
  expect([...standingNames(rows, { id: 3 })]).toEqual(['C'])
  expect([...standingNames(rows, { id: null })]).toEqual([])
})
