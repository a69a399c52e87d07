import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { failure, folder } from './expecting.ts'
import { CURRENT, hash, session } from './support.ts'

/** Schemas that no version of the app makes. */
const SCHEMAS: [name: string, sql: string][] = [
  [
    'a view in the place of a table',
    'ALTER TABLE part RENAME TO p; CREATE VIEW part AS SELECT * FROM p',
  ],
  ['a trigger', `CREATE TRIGGER t AFTER INSERT ON change BEGIN DELETE FROM bom_line; END`],
  ['a generated column', `ALTER TABLE part ADD COLUMN g TEXT AS (upper(name))`],
  [
    'a view without an end',
    `CREATE VIEW v AS WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n`,
  ],
  ['a name of a megabyte', `CREATE TABLE "${'x'.repeat(990_000)}" (a)`],
  ['a thousand tables', Array.from({ length: 1000 }, (_, i) => `CREATE TABLE t${i} (a)`).join(';')],
]

for (const [name, sql] of SCHEMAS) {
  test(`a file with ${name} gives no verdict, is left as it is, and is looked at in a moment`, () => {
    const path = join(folder(), 'w.minimis')
    copyFileSync(CURRENT, path)
    const database = new Database(path)
    database.exec(sql)
    database.close()
    const before = hash(path)
    expect(failure(() => Workspace.readModel(path, session())).code).toBe('damaged')
    const { code, message } = failure(() => Workspace.open(path, session()))
    expect([code, message.length < 1000]).toEqual(['damaged', true])
    expect(message).toContain('the schema is')
    Workspace.salvage(path, '2026-11-24')
    expect(hash(path)).toBe(before)
  })
}

test('a pipe, a device and a folder are refused, and nobody waits', () => {
  const place = folder()
  const pipe = join(place, 'pipe.minimis')
  execFileSync('mkfifo', [pipe])
  mkdirSync(join(place, 'folder.minimis'))
  for (const path of [pipe, '/dev/zero', join(place, 'folder.minimis')]) {
    expect(failure(() => Workspace.open(path, session())).code).toBe('not-a-workspace')
    expect(failure(() => Workspace.readModel(path, session())).code).toBe('not-a-workspace')
  }
})
