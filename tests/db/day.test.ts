import { copyFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { SIXTH, session, small } from './support.ts'

/** A workspace whose chip costs 10.50 from the first, and 40 from the day on which that was written. */
function priced() {
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-day-')), 'day.minimis')
  const clock = session('Anna', '2026-03-01T08:00:00.000Z')
  const workspace = Workspace.create(path, clock, { model: small() })
  clock.at = '2026-11-24T08:00:00.000Z'
  workspace.apply({
    kind: 'setPrice',
    item: 'P1',
    validFrom: '2026-11-24',
    price: { amount: '40', currency: 'USD' },
  })
  return { path, clock, workspace }
}

const chip = (workspace: Workspace) =>
  workspace.model().parts.find(({ id }) => id === 'P1')?.price?.amount
const chipOf = (read: ReturnType<typeof Workspace.readModel>) => [
  read.day,
  read.model.parts.find(({ id }) => id === 'P1')?.price?.amount,
]

test('prices are those of the day that is chosen, and of today once none is', () => {
  const { workspace } = priced()
  expect([workspace.day(), chip(workspace)]).toEqual(['2026-11-24', '40'])
  workspace.chooseDay('2026-11-23')
  expect([workspace.day(), chip(workspace)]).toEqual(['2026-11-23', '10.50'])
  expect(workspace.state()).toMatchObject({ day: '2026-11-23', today: '2026-11-24' })
  workspace.chooseDay(null)
  expect([workspace.day(), chip(workspace)]).toEqual(['2026-11-24', '40'])
})

test('a price that is typed while another day is chosen takes the place of the one in force on it', () => {
  const { workspace } = priced()
  workspace.chooseDay('2026-06-01')
  const price = { amount: '20', currency: 'USD' }
  workspace.apply({ kind: 'changePart', id: 'P1', set: { price } })
  expect(chip(workspace)).toBe('20')
  workspace.chooseDay('2026-05-31')
  expect(chip(workspace)).toBe('20')
  workspace.chooseDay(null)
  expect(chip(workspace)).toBe('40')
})

test('a past revision stands on its own day, however late it is opened', () => {
  const { clock, workspace } = priced()
  clock.at = '2027-09-20T08:00:00.000Z'
  workspace.apply({ kind: 'changePart', id: 'P2', set: { name: 'Later' } })
  const last = workspace.past(2)
  expect([last.day(), chip(last)]).toEqual(['2026-11-24', '40'])
  last.chooseDay('2026-03-02')
  expect([last.day(), chip(last)]).toEqual(['2026-03-02', '10.50'])
  last.chooseDay(null)
  expect([last.day(), last.state().today]).toEqual(['2026-11-24', '2027-09-20'])
  last.close()
  const first = workspace.past(1)
  expect([first.day(), chip(first)]).toEqual(['2026-03-01', '10.50'])
  first.close()
})

test('the day of a change is that of the calendar where it was made, not that of UTC', () => {
  const { path, clock, workspace } = priced()
  clock.at = '2026-12-31T11:00:00.000Z'
  clock.today = () => '2027-01-01'
  workspace.apply({ kind: 'changePart', id: 'P2', set: { name: 'New year' } })
  const past = workspace.past(3)
  expect(past.day()).toBe('2027-01-01')
  past.close()
  workspace.close()
  expect(Workspace.readModel(path, session(), { revision: 3 }).day).toBe('2027-01-01')
})

test('a file is read as it was at a revision, on its day or on another', () => {
  const { path, workspace } = priced()
  workspace.close()
  const later = session('Berta', '2027-09-20T08:00:00.000Z')
  expect(chipOf(Workspace.readModel(path, later))).toEqual(['2027-09-20', '40'])
  expect(chipOf(Workspace.readModel(path, later, { revision: 1 }))).toEqual(['2026-03-01', '10.50'])
  expect(chipOf(Workspace.readModel(path, later, { day: '2026-04-01' }))).toEqual([
    '2026-04-01',
    '10.50',
  ])
  expect(() => Workspace.readModel(path, later, { revision: 3 })).toThrow('There is no revision 3')
})

test('a change of a file from before days were kept has the day of its moment', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-day-')), 'old.minimis')
  copyFileSync(SIXTH, path)
  const workspace = Workspace.open(path, session('Anna', '2027-01-01T08:00:00.000Z'))
  const moment = new Database(path, { readonly: true })
    .prepare('SELECT at FROM change WHERE revision = 1')
    .pluck()
    .get() as string
  const past = workspace.past(1)
  expect(past.day()).toBe(moment.slice(0, 10))
  past.close()
  workspace.close()
})
