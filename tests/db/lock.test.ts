import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { folder } from './expecting.ts'
import { session, small } from './support.ts'

const ENDLESS = (from: string) =>
  `WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) ${from}`
const HOLDER = 'CREATE TABLE holder (holder TEXT NOT NULL)'

/** Databases that no version of the app puts beside a workspace. */
const OTHERS: [name: string, sql: string][] = [
  ['another table', 'CREATE TABLE holder (a, b)'],
  ['a table that takes nothing', 'CREATE TABLE holder (holder TEXT NOT NULL CHECK (0))'],
  [
    'a view without an end',
    `CREATE VIEW holder AS ${ENDLESS('SELECT x AS holder FROM n WHERE x < 0')}`,
  ],
  [
    'a trigger without an end',
    `${HOLDER}; INSERT INTO holder VALUES (''); CREATE TABLE t (a);
     CREATE TRIGGER g AFTER DELETE ON holder
     BEGIN INSERT INTO t ${ENDLESS('SELECT x FROM n WHERE x < 0')}; END`,
  ],
  ['a name of two megabytes', `${HOLDER}; INSERT INTO holder VALUES (hex(zeroblob(1000000)))`],
]

/** A closed workspace with a lock beside it that `sql` makes. */
function withLock(sql: string): string {
  const path = join(folder(), 'w.minimis')
  Workspace.create(path, session(), { model: small() }).close()
  rmSync(`${path}-lock`)
  const lock = new Database(`${path}-lock`)
  lock.exec(sql)
  lock.close()
  return path
}

test.each(OTHERS)('a lock file with %s is made anew, and nothing in it is asked', (_, sql) => {
  const path = withLock(sql)
  const workspace = Workspace.open(path, session('Anna'))
  expect(workspace.state().readOnly).toBeNull()
  const second = Workspace.open(path, session('Berta'))
  expect(second.state().readOnly?.message).toContain('Anna has this workspace open')
  second.close()
  workspace.close()
})

test('a holder that is none is nobody', () => {
  for (const holder of ['null', '7', '{"who":1,"host":{},"pid":"x","since":5}', '{']) {
    const path = withLock(`${HOLDER}; INSERT INTO holder VALUES ('${holder}')`)
    const workspace = Workspace.open(path, session())
    expect(workspace.state()).toMatchObject({ readOnly: null })
    workspace.close()
  }
})

test('the journal of a lock that is a link is not written to', () => {
  const path = withLock(`PRAGMA journal_mode = WAL; ${HOLDER}`)
  const precious = join(dirname(path), 'precious')
  writeFileSync(precious, 'precious')
  linkSync(precious, `${path}-lock-wal`)
  const workspace = Workspace.open(path, session())
  expect(workspace.state().readOnly).toMatchObject({
    reason: 'not-writable',
    message: expect.stringContaining('-lock-wal is a link'),
  })
  workspace.close()
  expect(readFileSync(precious, 'utf8')).toBe('precious')
  expect(existsSync(`${path}-lock-shm`)).toBe(false)
})
