import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import type { LicenceEvent } from '../../shared/licences/schema.ts'
import { standingOn } from '../../shared/licences/standing.ts'
import { issued, licence, REGISTERED, ROUTERS, shipped } from '../licences/support.ts'
import { applied, open, refused } from './applying.ts'
import { folder } from './expecting.ts'
import { session, small } from './support.ts'

const ISSUED: LicenceEvent[] = [...REGISTERED, issued('2027-01-10')].map((event) => ({
  ...event,
  who: 'Anna',
}))

test('a licence is entered, changed and removed, and each is taken back whole', () => {
  const workspace = open()
  applied(workspace, { kind: 'saveLicence', licence: licence() })
  expect(workspace.licences()).toEqual([{ id: 1, licence: licence(), events: [] }])
  expect(workspace.state()).toMatchObject({ undo: 'Add licence L-1', touched: null })
  refused(workspace, { kind: 'saveLicence', licence: licence({ reference: 'l-1' }) }, 'already')
  applied(workspace, { kind: 'saveLicence', id: 1, licence: licence({ note: 'urgent' }) })
  expect(workspace.licences()[0]?.licence.note).toBe('urgent')
  refused(workspace, { kind: 'saveLicence', id: 7, licence: licence({ reference: 'L-7' }) }, '7')
  applied(workspace, { kind: 'removeLicence', id: 1 })
  expect(workspace.licences()).toEqual([])
})

test('what happens to it is recorded with who says so; what does not fit is refused', () => {
  const workspace = open()
  workspace.apply({ kind: 'saveLicence', licence: licence() })
  applied(workspace, { kind: 'recordLicence', licence: 1, event: REGISTERED[0] as LicenceEvent })
  expect(workspace.licences()[0]?.events).toEqual([{ ...REGISTERED[0], who: 'Anna' }])
  expect(workspace.history({ limit: 1 })[0]?.what).toContain('Licence L-1: filed')
  const denied: LicenceEvent = { kind: 'denied', day: '2026-12-03' }
  refused(workspace, { kind: 'recordLicence', licence: 1, event: denied }, 'L-1', 'does not follow')
  refused(workspace, { kind: 'removeLicence', id: 1 }, 'record is kept')
  const state = workspace.apply({
    kind: 'recordLicence',
    licence: 1,
    event: REGISTERED[1] as LicenceEvent,
  })
  expect(state.touched).toMatchObject({ licences: true, items: [] })
})

test('a licence with its history is entered at once, and its draw-down goes on', () => {
  const workspace = open()
  applied(workspace, { kind: 'saveLicence', licence: licence(), events: ISSUED })
  const draw = (shipment: string, quantity: string) => ({
    kind: 'recordLicence' as const,
    licence: 1,
    event: shipped('2027-02-01', shipment, quantity, '1'),
  })
  applied(workspace, draw('S-1', '60'))
  refused(workspace, draw('S-2', '40.001'), 'exceed the 40 pieces')
  workspace.undo()
  applied(workspace, draw('S-2', '40.001'))
  const [kept] = workspace.licences()
  const { items } = standingOn(licence(), kept?.events ?? [], '2027-02-02')
  expect(items[0]?.left.quantity).toBe('59.999')
})

test('two processes that draw down one licence get together what it has, and no more', async () => {
  const path = join(folder(), 'w.minimis')
  const workspace = Workspace.create(path, session(), { model: small() })
  const items = [{ ...ROUTERS, quantity: '10', value: '10' }]
  workspace.apply({
    kind: 'saveLicence',
    licence: licence(),
    events: [...REGISTERED, issued('2027-01-10', { items })],
  })
  workspace.close()
  const drawer = join(import.meta.dirname, 'licence-drawer.ts')
  const run = promisify(execFile)
  const told = await Promise.all(
    ['first', 'second'].map((who) => run(process.execPath, [drawer, path, who, '3'])),
  )
  const ends = told.map(({ stdout }) => JSON.parse(stdout) as { drawn: number; message: string })
  expect(ends.reduce((sum, { drawn }) => sum + drawn, 0)).toBe(3)
  for (const { message } of ends) expect(message).toContain('exceed the 1 pieces')
  const after = Workspace.open(path, session())
  const [kept] = after.licences()
  after.close()
  const shipments = kept?.events.filter(({ kind }) => kind === 'shipped') ?? []
  expect(shipments).toHaveLength(3)
  const standing = standingOn(licence(), kept?.events ?? [], '2027-02-01')
  expect([standing.problem, standing.items[0]?.left.quantity]).toEqual([null, '1'])
})

test('another tool that writes what does not fit is told, and what fits is salvaged', () => {
  const path = join(folder(), 'w.minimis')
  const workspace = Workspace.create(path, session(), { model: small() })
  workspace.apply({ kind: 'saveLicence', licence: licence(), events: ISSUED })
  workspace.close()
  const database = new Database(path)
  const add = (event: LicenceEvent) =>
    database
      .prepare('INSERT INTO licence_event (licence, day, kind, body) VALUES (1, ?, ?, ?)')
      .run(event.day, event.kind, JSON.stringify(event))
  add(shipped('2027-02-01', 'S-1', '101', '1'))
  expect(() => database.exec(`UPDATE licence_event SET day = 'x'`)).toThrow()
  database.close()
  const opened = Workspace.open(path, session())
  const [kept] = opened.licences()
  opened.close()
  const standing = standingOn(licence(), kept?.events ?? [], '2027-03-01')
  expect(standing).toMatchObject({ state: 'unclear' })
  expect(standing.problem).toContain('exceed the 100 pieces')
  const salvaged = Workspace.salvage(path, '2027-03-01')
  expect(salvaged?.lost.join()).toContain('L-1, shipped')
  const command = salvaged?.beside.find(({ kind }) => kind === 'saveLicence')
  expect(command).toMatchObject({ licence: { reference: 'L-1' }, events: ISSUED })
})
