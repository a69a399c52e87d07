import { gunzipSync, gzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { cryptography } from '../../db/cryptography.ts'
import { Workspace } from '../../db/workspace.ts'
import { verifyCheck } from '../../shared/shipment/verify.ts'
import { checkOf } from './checked.ts'
import { expectFailure, folder } from './expecting.ts'
import { session, small } from './support.ts'

function made(): Workspace {
  return Workspace.create(`${folder()}/w.minimis`, session(), { model: small() })
}

/** What is said of each check once a file was changed behind the app's back. */
function faultsAfter(path: string, change: (database: Database.Database) => void) {
  const database = new Database(path)
  const triggers = database
    .prepare(
      `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'shipment_check'`,
    )
    .all() as { name: string; sql: string }[]
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
  change(database)
  for (const { sql } of triggers) database.exec(sql)
  const kept = database.prepare('SELECT id FROM shipment_check ORDER BY id').pluck().all()
  database.close()
  const opened = Workspace.openToRead(path, session())
  try {
    return opened.checks().map(({ fault }, at) => [kept[at], fault])
  } finally {
    opened.close()
  }
}

test('checks are kept in a chain, and no undo, restored backup or salvage takes them away', async () => {
  const workspace = made()
  const before = workspace.backUp()
  workspace.keepCheck(await checkOf(workspace, 'S-1'))
  const second = await checkOf(workspace, 'S-2')
  workspace.keepCheck(second)
  expect(workspace.checks().map(({ check, fault }) => [check?.shipment.reference, fault])).toEqual([
    ['S-1', null],
    ['S-2', null],
  ])
  expectFailure(() => workspace.keepCheck(second), 'refused')
  workspace.undo()
  expect(workspace.checks()).toHaveLength(2)
  workspace.close()
  const restored = Workspace.restore(workspace.path, before, session())
  expect(restored.checks()).toHaveLength(2)
  expect(restored.state().notice).toBe(
    '2 checks of shipments were kept after this backup and stayed in the file.',
  )
  const text = restored.checkText(restored.checks()[0]?.hash ?? '')
  const kept = new Set(restored.checks().map(({ hash }) => hash))
  const verified = await verifyCheck(text, cryptography, {
    findPack: restored.packs().find,
    kept,
  })
  expect(verified).toMatchObject({ ok: true, value: { state: 'kept', difference: null } })
  restored.close()
  const salvaged = Workspace.salvage(workspace.path, '2026-11-24')
  expect(salvaged?.determinations.checks.map(({ hash }) => hash)).toEqual([...kept])
})

test('a check that was changed in the file is said, and so is one that is gone', async () => {
  const workspace = made()
  for (const reference of ['S-1', 'S-2', 'S-3'])
    workspace.keepCheck(await checkOf(workspace, reference))
  workspace.close()
  const { path } = workspace
  const whole = Workspace.openToRead(path, session())
  expect(whole.checks().map(({ fault }) => fault)).toEqual([null, null, null])
  whole.close()
  const rewritten = faultsAfter(path, (database) => {
    const sql = 'SELECT file FROM shipment_check WHERE id = 2'
    const text = gunzipSync(database.prepare(sql).pluck().get() as Buffer).toString()
    const file = gzipSync(text.replaceAll('S-2', 'S-9'))
    database.prepare('UPDATE shipment_check SET file = ? WHERE id = 2').run(file)
    database.exec('DELETE FROM shipment_check WHERE id = 1')
  })
  expect(rewritten).toEqual([
    [2, expect.stringContaining('changed in the file')],
    [3, null],
  ])
})

test('nothing alters or removes a check in the file', async () => {
  const workspace = made()
  workspace.keepCheck(await checkOf(workspace, 'S-1'))
  workspace.close()
  const database = new Database(workspace.path)
  for (const sql of [
    `UPDATE shipment_check SET hash = hash`,
    `DELETE FROM shipment_check`,
    `INSERT OR REPLACE INTO shipment_check SELECT * FROM shipment_check`,
  ])
    expect(() => database.exec(sql), sql).toThrow(/never/)
  database.close()
})

test('a check and its draw-down are written both or neither', async () => {
  const workspace = made()
  const text = await checkOf(workspace, 'S-1')
  const event = {
    kind: 'shipped' as const,
    day: '2026-11-24',
    shipment: 'S-1',
    items: [{ item: 1 }],
  }
  expect(() =>
    workspace.keepAndDrawDown(text, { kind: 'recordLicence', licence: 77, event }),
  ).toThrow()
  expect(workspace.checks()).toEqual([])
  workspace.close()
})
