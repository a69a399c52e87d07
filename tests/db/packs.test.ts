import { gzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { packHash } from '../../db/pack-hash.ts'
import { carriedRow, type PackRow, packsOf } from '../../db/packs.ts'
import { Workspace } from '../../db/workspace.ts'
import { evaluateModel } from '../../shared/calc/evaluate.ts'
import type { RulePack } from '../../shared/rules/pack.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { lower, packText, rowOf } from './another-pack.ts'
import { expectFailure, folder } from './expecting.ts'
import { canonical, session, small } from './support.ts'

const { files: carried } = currentPack()
const carriedHash = carriedRow(carried.header.id)?.hash ?? ''
const lowered = await packText('ear-lowered', lower)

const path = () => `${folder()}/packs.minimis`
const reasons = { on: '2026-11-29', who: 'Ada', reason: 'The Federal Register of today' }

const LOWERED = rowOf(lowered)

function adopted(at: string) {
  const workspace = Workspace.create(at, session(), { model: small() })
  const row = LOWERED
  workspace.adoptPack({ pack: row.id, hash: row.hash, ...reasons }, [row])
  return workspace
}

test('a pack is taken into force as one revision, and undo takes it back', () => {
  const workspace = adopted(path())
  expect(workspace.packs().inForce.header.id).toBe('ear-lowered')
  expect(workspace.packs().ids).toEqual(['ear-lowered', carried.header.id])
  const [last] = workspace.history({ limit: 1 })
  expect(last).toMatchObject({ what: 'Adopt rules ear-lowered', reason: reasons.reason })
  expect(workspace.settings().adoptions).toMatchObject([{ who: 'Ada', why: reasons.reason }])
  workspace.undo()
  expect(workspace.packs().inForce).toBe(currentPack())
  expect(workspace.packs().find('ear-lowered')).not.toBe(null)
  workspace.redo()
  expect(workspace.packs().inForce.header.id).toBe('ear-lowered')
  workspace.adoptPack({ pack: carried.header.id, hash: carriedHash, ...reasons }, [])
  expect(workspace.packs().inForce.header.id).toBe(carried.header.id)
  expect(workspace.settings().adoptions.length).toBe(2)
  workspace.close()
})

test('of two packs of one id the one of the hash is found', async () => {
  const { id } = carried.header
  const row = rowOf(await packText(id, lower))
  for (const { find } of [
    packsOf([row], null),
    packsOf([row], { pack: id, hash: row.hash }),
    packsOf([row], { pack: id, hash: carriedHash }),
  ]) {
    expect(packHash(find(id, row.hash) as RulePack)).toBe(row.hash)
    expect(find(id, carriedHash)).toBe(currentPack())
  }
  const strange = packsOf([LOWERED], { pack: LOWERED.id, hash: carriedHash })
  expect(packHash(strange.find(LOWERED.id, LOWERED.hash) as RulePack)).toBe(LOWERED.hash)
  expect(strange.find(LOWERED.id)).toBeNull()
})

test('a past revision and the model of a file have the rules of their time', () => {
  const at = path()
  const workspace = adopted(at)
  const revision = workspace.revision()
  const past = workspace.past(revision - 1)
  expect(past.packs().inForce).toBe(currentPack())
  past.close()
  workspace.close()
  expect(Workspace.readModel(at, session()).packs.inForce.header.id).toBe('ear-lowered')
  const before = Workspace.readModel(at, session(), { revision: revision - 1 })
  expect(before.packs.inForce).toBe(currentPack())
})

test('copies, backups and what is saved of a damaged file keep the packs', () => {
  const at = path()
  const workspace = adopted(at)
  const copy = path()
  workspace.saveCopy(copy)
  const backup = workspace.backUp()
  workspace.close()
  for (const file of [copy, backup])
    expect(Workspace.readModel(file, session()).packs.inForce.header.id).toBe('ear-lowered')
  const saved = Workspace.salvage(at, '2026-11-29')
  const fresh = Workspace.create(path(), session(), { model: saved?.model })
  if (saved) fresh.takeOverDeterminations(saved.determinations)
  fresh.apply({ kind: 'batch', what: 'Put back', commands: saved?.beside ?? [] })
  expect(fresh.packs().inForce.header.id).toBe('ear-lowered')
  expect(canonical(fresh.model())).toBe(canonical(workspaceModel(at)))
  fresh.close()
})

const workspaceModel = (at: string) => Workspace.readModel(at, session()).model

test('a backup from before a pack takes over the pack', () => {
  const at = path()
  const workspace = Workspace.create(at, session(), { model: small() })
  const backup = workspace.backUp()
  const row = LOWERED
  workspace.adoptPack({ pack: row.id, hash: row.hash, ...reasons }, [row])
  workspace.close()
  const restored = Workspace.restore(at, backup, session())
  expect(restored.packs().inForce).toBe(currentPack())
  expect(restored.packs().find('ear-lowered')).not.toBe(null)
  restored.close()
})

test('results are those of the pack in force', () => {
  const workspace = adopted(path())
  const ask = (pack = workspace.packs().inForce) =>
    evaluateModel(workspace.model(), { pack, day: '2026-11-29', destinations: ['CN'] })
  expect(ask().rules.pack).toBe('ear-lowered')
  expect(ask(currentPack()).rules.pack).toBe(carried.header.id)
  workspace.close()
})

test('refuses a second pack of a name, one that is in force already, and one that is not there', async () => {
  const workspace = adopted(path())
  const before = workspace.revision()
  const other = rowOf(await packText('ear-lowered', ({ header }) => (header.title = 'Another')))
  const taken = (row: PackRow | null, hash = row?.hash ?? '') =>
    workspace.adoptPack({ pack: row?.id ?? 'ear-lowered', hash, ...reasons }, row ? [row] : [])
  expectFailure(() => taken(other), 'refused', 'other rows is here already')
  expectFailure(() => taken(LOWERED), 'refused', 'in force already')
  expectFailure(() => taken(null, 'f'.repeat(64)), 'refused', 'other rows')
  const app = rowOf(await packText(carried.header.id, ({ header }) => (header.title = 'Another')))
  expectFailure(() => taken(app), 'refused', 'other rows is here already')
  expect(workspace.revision()).toBe(before)
  expect(workspace.packRows().length).toBe(1)
  workspace.close()
})

test('the pack that is in force since the beginning is not taken into force once more', () => {
  const workspace = Workspace.create(path(), session(), { model: small() })
  const again = () =>
    workspace.adoptPack({ pack: carried.header.id, hash: carriedHash, ...reasons }, [])
  expectFailure(again, 'refused', 'in force already')
  expect(workspace.settings().adoptions).toEqual([])
  workspace.close()
})

test('nothing is worked out where the rules in force were spoilt in the file', () => {
  const at = path()
  adopted(at).close()
  const spoil = (change: (database: Database.Database) => void) => {
    const database = new Database(at)
    const triggers = database
      .prepare(
        `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'rule_pack'`,
      )
      .all() as { name: string; sql: string }[]
    for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
    change(database)
    for (const { sql } of triggers) database.exec(sql)
    database.close()
    return () => Workspace.readModel(at, session()).packs.inForce
  }
  const file = (text: string) => gzipSync(text)
  const set = (content: Buffer) => (database: Database.Database) =>
    database.prepare('UPDATE rule_pack SET file = ?').run(content)
  expectFailure(
    spoil(set(file(lowered.replace('"0.01"', '"0.02"')))),
    'damaged',
    'they were changed',
  )
  expectFailure(spoil(set(Buffer.from('none'))), 'damaged', 'its file is damaged')
  expectFailure(
    spoil((database) => database.exec('DELETE FROM rule_pack')),
    'damaged',
    'it is not in the file',
  )
})

test('rows of packs are never altered, removed or replaced', () => {
  const at = path()
  adopted(at).close()
  const database = new Database(at)
  expect(() => database.exec(`UPDATE rule_pack SET id = 'x'`)).toThrow(/never altered/)
  expect(() => database.exec('DELETE FROM rule_pack')).toThrow(/never deleted/)
  expect(() => database.exec('INSERT OR REPLACE INTO rule_pack SELECT * FROM rule_pack')).toThrow(
    /never replaced/,
  )
  database.close()
})
