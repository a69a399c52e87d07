import { createHash } from 'node:crypto'
import { copyFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { newOfficeKey } from '../../db/office-key.ts'
import { Workspace } from '../../db/workspace.ts'
import { hashedText, type Question } from '../../shared/determination/determine.ts'
import { eventText } from '../../shared/determination/event.ts'
import type { Statement } from '../../shared/determination/schema.ts'
import { canonicalJson } from '../../shared/model/canonical-json.ts'
import { fileOf, newSigner, questionOf } from '../determination/support.ts'
import { expectFailure, failure, folder } from './expecting.ts'
import { EIGHTH, session, small } from './support.ts'

const SYSTEM = { user: 'anna', machine: 'desk' }
const KEY = newOfficeKey()
const PAPER = { sha256: 'a'.repeat(64), content: Buffer.from('the drawing') }

function made(): Workspace {
  return Workspace.create(join(folder(), 'w.minimis'), session(), { model: small() })
}

/** The text of a determination of W in a workspace, following its last one. */
function fileIn(workspace: Workspace, number: string, more: Partial<Question> = {}) {
  const origin = { file: 'w.minimis', revision: workspace.revision(), scenarios: [] }
  const question = questionOf(workspace.model(), { destinations: ['CN', 'RU'], origin, ...more })
  const statement: Partial<Statement> = { number }
  return fileOf(question, {
    statement,
    previous: workspace.lastDetermination(),
    signer: newSigner(),
  })
}

async function issue(workspace: Workspace, number: string): Promise<string> {
  return workspace.keepDetermination(await fileIn(workspace, number)).hash
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Runs SQL on a file that nobody has open, as another program would. */
function otherProgram<T>(path: string, work: (database: Database.Database) => T): T {
  const database = new Database(path)
  try {
    return work(database)
  } finally {
    database.close()
  }
}

test('a determination is kept to the last byte and listed with what it says', async () => {
  const workspace = made()
  const text = await fileIn(workspace, 'D-1')
  const { hash } = workspace.keepDetermination(text, { papers: [PAPER] })
  workspace.close()
  const again = Workspace.open(workspace.path, session())
  expect(again.determinationText(hash)).toBe(text)
  expect(again.paper(PAPER.sha256)?.toString()).toBe('the drawing')
  const [kept] = again.determinations()
  expect(kept).toMatchObject({ number: 'D-1', hash, fault: null })
  expect(kept?.summary).toMatchObject({
    product: 'W',
    verdicts: [{ destination: 'CN' }, { destination: 'RU' }],
    preparer: 'Anna Example',
    origin: { revision: 1 },
  })
  expect(kept?.summary?.parties).toContain('Maker')
  again.close()
})

test('no statement alters, removes or replaces what is kept', async () => {
  const workspace = made()
  const hash = await issue(workspace, 'D-1')
  const on = { on: '2026-11-24', by: 'Anna' }
  workspace.recordEvent({ determination: hash, kind: 'held', note: 'asked', ...on }, SYSTEM, KEY)
  workspace.keepDetermination(await fileIn(workspace, 'D-2'), { papers: [PAPER] })
  workspace.close()
  const all = (database: Database.Database) =>
    ['determination', 'determination_event', 'determination_paper'].map((table) =>
      database.prepare(`SELECT * FROM ${table}`).all(),
    )
  otherProgram(workspace.path, (database) => {
    const before = all(database)
    for (const [table, column, key, other] of [
      ['determination', 'file', 'hash', `x'00'`],
      ['determination_event', 'body', 'hash', `'{}'`],
      ['determination_paper', 'content', 'sha256', `x'00'`],
    ]) {
      const columns = (database.pragma(`table_info(${table})`) as { name: string }[]).map(
        ({ name }) => name,
      )
      const others = columns.map((name) => (name === column ? other : name)).join(', ')
      for (const sql of [
        `UPDATE ${table} SET ${column} = ${column}`,
        `UPDATE OR REPLACE ${table} SET rowid = rowid + 100`,
        `DELETE FROM ${table}`,
        `DELETE FROM ${table} WHERE rowid = 1`,
        `INSERT OR REPLACE INTO ${table} (${columns}) SELECT ${others} FROM ${table}`,
        `REPLACE INTO ${table} (rowid, ${key}) VALUES (1, '${'b'.repeat(64)}')`,
        `INSERT INTO ${table} (${columns}) SELECT ${others} FROM ${table} WHERE TRUE
         ON CONFLICT DO UPDATE SET ${column} = ${other}`,
      ])
        expect(() => database.prepare(sql).run(), sql).toThrow(/is never/)
    }
    expect(all(database)).toEqual(before)
  })
})

test('undo, redo and a restored revision leave determinations as they are', async () => {
  const workspace = made()
  workspace.apply({ kind: 'changeProduct', id: 'W', set: { name: 'One' } })
  const hash = await issue(workspace, 'D-1')
  const before = workspace.determinations()
  workspace.undo()
  expect(workspace.determinations()).toEqual(before)
  workspace.redo()
  workspace.apply({ kind: 'replaceModel', model: { ...small(), products: [], parts: [] } })
  workspace.restoreRevision(0)
  expect(workspace.determinations()).toEqual(before)
  const past = workspace.past(1)
  expect(past.determinationText(hash)).toBe(workspace.determinationText(hash))
  expectFailure(() => past.keepDetermination('{}'), 'read-only')
  past.close()
  workspace.close()
})

test('a number is given once, and each determination follows the last one', async () => {
  const workspace = made()
  const first = await fileIn(workspace, 'D-1')
  const other = await fileIn(workspace, 'D-2')
  workspace.keepDetermination(first)
  expectFailure(() => workspace.keepDetermination(other), 'refused', 'in between')
  const same = await fileIn(workspace, 'd-1')
  expectFailure(() => workspace.keepDetermination(same), 'refused', 'd-1 already')
  expect(workspace.determinations()).toHaveLength(1)
  workspace.close()
})

test('copies and backups have what was issued, and closing makes a backup of it', async () => {
  const workspace = made()
  workspace.close()
  const again = Workspace.open(workspace.path, session())
  const hash = await issue(again, 'D-1')
  const copy = join(folder(), 'copy.minimis')
  again.saveCopy(copy)
  again.close()
  const paths = [copy, ...again.backups().map(({ path }) => path)]
  const found = paths.map((path) =>
    otherProgram(path, (database) => database.prepare('SELECT hash FROM determination').all()),
  )
  expect(found.filter((rows) => JSON.stringify(rows) === JSON.stringify([{ hash }]))).toHaveLength(
    2,
  )
})

test('restoring an older backup keeps the determinations issued since, and says so', async () => {
  const workspace = made()
  const first = await issue(workspace, 'D-1')
  const backup = workspace.backUp()
  workspace.keepDetermination(await fileIn(workspace, 'D-2'), { papers: [PAPER] })
  const on = { on: '2026-11-25', by: 'Anna', note: 'BIS asked for it' }
  workspace.recordEvent({ determination: first, kind: 'held', ...on }, SYSTEM, KEY)
  const before = workspace.determinations()
  workspace.apply({ kind: 'changeProduct', id: 'W', set: { name: 'Later' } })
  workspace.close()
  const restored = Workspace.restore(workspace.path, backup, session())
  expect(restored.products(['W'])[0]?.name).not.toBe('Later')
  expect(restored.determinations()).toEqual(before)
  expect(restored.determinationEvents().map(({ event }) => event?.kind)).toEqual(['held'])
  expect(restored.paper(PAPER.sha256)).not.toBeNull()
  expect(restored.state().notice).toMatch(/issued after this backup and stayed in the file: D-2\./)
  await issue(restored, 'D-3')
  expect(restored.determinations().map(({ fault }) => fault)).toEqual([null, null, null])
  restored.close()
  const latest = Workspace.restore(workspace.path, backup, session())
  expect(latest.determinations()).toHaveLength(3)
  latest.close()
})

test('a backup of an earlier schema takes them over too', async () => {
  const path = join(folder(), 'old.minimis')
  copyFileSync(EIGHTH, path)
  const workspace = Workspace.open(path, session())
  const [backup] = workspace.backups()
  await issue(workspace, 'D-1')
  workspace.close()
  const restored = Workspace.restore(path, backup?.path ?? '', session())
  expect(restored.determinations()).toMatchObject([{ number: 'D-1', fault: null }])
  restored.close()
})

test('of a damaged file the determinations that can be read are saved, as they were', async () => {
  const workspace = made()
  const hash = await issue(workspace, 'D-1')
  const text = workspace.determinationText(hash)
  workspace.close()
  otherProgram(workspace.path, (database) => {
    database.exec(`UPDATE part SET origin = 'ZZ' WHERE id = 'P1'`)
  })
  const salvage = Workspace.salvage(workspace.path, '2026-11-24')
  const saved = Workspace.create(join(folder(), 's.minimis'), session(), { model: salvage?.model })
  expect(salvage && saved.takeOverDeterminations(salvage.determinations)).toEqual(['D-1'])
  expect(saved.determinationText(hash)).toBe(text)
  expect(saved.determinations()).toMatchObject([{ fault: null }])
  saved.close()
})

/** A copy of a file that somebody changed around its triggers, open. */
function tamperedCopy(path: string, change: (database: Database.Database) => void): Workspace {
  const copy = join(folder(), 't.minimis')
  copyFileSync(path, copy)
  otherProgram(copy, (database) => {
    const triggers = database
      .prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`)
      .all() as { name: string; sql: string }[]
    for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
    change(database)
    for (const { sql } of triggers) database.exec(sql)
  })
  return Workspace.open(copy, session())
}

test('what was changed around the triggers is found by its hash and by its chain', async () => {
  const workspace = made()
  await issue(workspace, 'D-1')
  await issue(workspace, 'D-2')
  await issue(workspace, 'D-3')
  workspace.close()
  const tampered = (change: (database: Database.Database) => void) => {
    const opened = tamperedCopy(workspace.path, change)
    const faults = opened.determinations().map(({ number, fault }) => [number, fault])
    opened.close()
    return faults
  }
  const rewrite = (database: Database.Database, change: (text: string) => string) => {
    const sql = 'SELECT file FROM determination WHERE id = 2'
    const text = gunzipSync(database.prepare(sql).pluck().get() as Buffer).toString()
    const file = gzipSync(change(text))
    database.prepare('UPDATE determination SET file = ? WHERE id = 2').run(file)
  }
  const CHANGED = expect.stringMatching(/was changed in the file/)
  expect(
    tampered((database) => rewrite(database, (text) => text.replace('Anna Exa', 'Anne Exa'))),
  ).toEqual([
    ['D-1', null],
    ['D-2', CHANGED],
    ['D-3', null],
  ])
  expect(tampered((database) => database.exec('DELETE FROM determination WHERE id = 2'))).toEqual([
    ['D-1', null],
    ['D-3', expect.stringMatching(/missing/)],
  ])
  expect(
    tampered((database) => database.exec(`UPDATE determination SET number = 'X' WHERE id = 3`)),
  ).toEqual([
    ['D-1', null],
    ['D-2', null],
    ['X', CHANGED],
  ])
  expect(
    tampered((database) => database.exec(`UPDATE determination SET file = x'00' WHERE id = 1`)),
  ).toEqual([
    ['D-1', expect.stringMatching(/cannot be read/)],
    ['D-2', null],
    ['D-3', null],
  ])
})

test('hashed anew after a change, one that was signed is found by its signature', async () => {
  const workspace = made()
  const text = await fileIn(workspace, 'D-1')
  workspace.keepDetermination(text)
  workspace.close()
  const changed = JSON.parse(text.replace('Anna Exa', 'Anne Exa'))
  const rewritten = (more: object) => {
    const content = { ...changed, ...more }
    const hash = sha256(hashedText(content))
    const opened = tamperedCopy(workspace.path, (database) =>
      database
        .prepare('UPDATE determination SET file = ?, hash = ?')
        .run(gzipSync(canonicalJson({ ...content, hash })), hash),
    )
    const faults = opened.determinations().map(({ fault }) => fault)
    opened.close()
    return faults
  }
  expect(rewritten({})).toEqual([expect.stringMatching(/was changed in the file/)])
  expect(rewritten({ signature: null })).toEqual([expect.stringMatching(/was changed in the file/)])
  // That nobody signed it is seen: it has no key.
  expect(rewritten({ key: null, signature: null })).toEqual([null])
})

test('one that was not written after all leaves nothing behind for the next', async () => {
  const workspace = made()
  const file = await fileIn(workspace, 'D-1')
  const { hash } = JSON.parse(file)
  const says = { kind: 'approval-asked', on: '2026-11-24', by: 'Anna', note: ' ', at: '' } as const
  expect(() =>
    workspace.keepDetermination(file, { event: { says: { ...says, ...SYSTEM }, key: KEY } }),
  ).toThrow()
  expect(workspace.determinations()).toEqual([])
  const kept = workspace.keepDetermination(await fileIn(workspace, 'D-2'))
  expect(kept).toMatchObject({ number: 'D-2', fault: null, summary: { number: 'D-2' } })
  expect(kept.hash).not.toBe(hash)
  workspace.close()
})

test('what was recorded later is changed, forged or made unreadable, and told so', async () => {
  const workspace = made()
  const determination = await issue(workspace, 'D-1')
  const on = { on: '2026-11-24', by: 'Anna' }
  for (const kind of ['held', 'used'] as const)
    workspace.recordEvent({ determination, kind, note: kind, ...on }, SYSTEM, KEY)
  const [first] = workspace.determinationEvents()
  workspace.close()
  const tampered = (change: (database: Database.Database) => void) => {
    const opened = tamperedCopy(workspace.path, change)
    const events = opened.determinationEvents().map(({ event, fault }) => [event?.kind, fault])
    opened.close()
    return events
  }
  const rewrite = (id: number, body: string) => (database: Database.Database) =>
    database
      .prepare('UPDATE determination_event SET body = ?, hash = ? WHERE id = ?')
      .run(body, sha256(body), id)
  const CHANGED = expect.stringMatching(/was changed in the file/)
  const MISSING = expect.stringMatching(/missing/)
  if (!first?.event) throw new Error('nothing was recorded')
  // Hashed anew, and its signature does not hold.
  expect(tampered(rewrite(1, eventText({ ...first.event, note: 'not held' })))).toEqual([
    ['held', CHANGED],
    ['used', MISSING],
  ])
  expect(tampered(rewrite(1, eventText({ ...first.event, key: newOfficeKey().key })))[0]).toEqual([
    'held',
    CHANGED,
  ])
  expect(tampered(rewrite(1, eventText({ ...first.event, signature: null })))[0]).toEqual([
    'held',
    CHANGED,
  ])
  expect(tampered(rewrite(1, '{"kind":"held"}'))).toEqual([
    [undefined, CHANGED],
    ['used', MISSING],
  ])
  expect(
    tampered((database) => database.exec('DELETE FROM determination_event WHERE id = 1')),
  ).toEqual([['used', MISSING]])
})

test('without its triggers a file is not opened for writing', async () => {
  const workspace = made()
  await issue(workspace, 'D-1')
  workspace.close()
  otherProgram(workspace.path, (database) => database.exec('DROP TRIGGER determination_undeleted'))
  expect(failure(() => Workspace.open(workspace.path, session())).code).toBe('damaged')
})

test('what is recorded later is chained, and a gap in it is told', async () => {
  const workspace = made()
  const determination = await issue(workspace, 'D-1')
  const on = { on: '2026-11-24', by: 'Anna' }
  for (const kind of ['held', 'used', 'released'] as const)
    workspace.recordEvent({ determination, kind, note: kind, ...on }, SYSTEM, KEY)
  const events = workspace.determinationEvents()
  expect(events.map(({ event, fault }) => [event?.kind, fault])).toEqual([
    ['held', null],
    ['used', null],
    ['released', null],
  ])
  const unknown = { determination: 'f'.repeat(64), kind: 'held', note: 'x', ...on } as const
  expectFailure(() => workspace.recordEvent(unknown, SYSTEM, KEY), 'not-found')
  workspace.close()
})

test('a restore over a file that cannot be read says that it could not look', async () => {
  const workspace = made()
  const backup = workspace.backUp()
  await issue(workspace, 'D-1')
  workspace.close()
  truncateSync(workspace.path, 50)
  const restored = Workspace.restore(workspace.path, backup, session())
  expect(restored.state().notice).toMatch(/could not be read whether determinations/)
  restored.close()
})
