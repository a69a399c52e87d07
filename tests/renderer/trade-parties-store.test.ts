import { expect, test } from 'vitest'
import { type Loaded, type Screening, stillOf } from '../../renderer/stores/trade-parties.ts'

const list = {
  ...{ id: 'CSL', file: 'csl.json', asOf: '2026-11-01', readOn: '2026-11-02' },
  ...{ sha256: 'a'.repeat(64), content: 'b'.repeat(64), parties: 2, names: 2, notRead: 0 },
  isHere: true,
}
const loaded = (members: Partial<Loaded> = {}): Loaded => ({
  revision: 1,
  parties: [
    { id: 'C-1', name: 'Kite Works' },
    { id: 'C-2', name: 'Osprey' },
  ],
  lists: [list],
  decisions: [],
  ...members,
})
const screening: Screening = {
  ...{ revision: 1, cancelled: false, sources: ['EL'], missing: [] },
  screened: ['C-1', 'C-2'].map((party) => ({ party, found: [], notComparable: [] })),
}
const ids = (now: Loaded) => stillOf(screening, loaded(), now)?.screened.map(({ party }) => party)

test('a screening says nothing of another list, nor before a list was read', () => {
  expect(ids(loaded({ lists: [{ ...list, content: 'c'.repeat(64) }] }))).toBeUndefined()
  expect(ids(loaded({ lists: [{ ...list, isHere: false }] }))).toBeUndefined()
  expect(stillOf(screening, loaded({ lists: [] }), loaded())).toBeNull()
})

test('it holds on for those whose names and addresses are what they were', () => {
  const [first, second] = loaded().parties
  if (!first || !second) throw new Error('no parties')
  expect(ids(loaded({ parties: [{ ...first, note: 'n' }, second] }))).toEqual(['C-1', 'C-2'])
  expect(ids(loaded({ parties: [{ ...first, name: 'Kite' }, second] }))).toEqual(['C-2'])
  expect(ids(loaded({ parties: [first, { ...second, addresses: ['1 Long Road'] }] }))).toEqual([
    'C-1',
  ])
  expect(ids(loaded({ parties: [first, second, { id: 'C-3', name: 'New' }] }))).not.toContain('C-3')
})
