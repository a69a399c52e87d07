import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { listBackups } from '../../db/backups.ts'
import { Workspace } from '../../db/workspace.ts'
import { expectFailure, folder } from './expecting.ts'
import { hold } from './hold.ts'
import { canonical, hash, session, small } from './support.ts'

const REPLACE = { replace: true }

/** An open workspace in a folder of its own. */
function opened(place = folder()): Workspace {
  const workspace = Workspace.create(join(place, 'source.minimis'), session(), { model: small() })
  onTestFinished(() => {
    workspace.close()
  })
  return workspace
}

function expectWhole(path: string): void {
  const copy = Workspace.open(path, session())
  expect(copy.state()).toMatchObject({ revision: 1, readOnly: null })
  expect(canonical(copy.model())).toBe(canonical(small()))
  copy.close()
}

test('a copy over a workspace that a killed process left is whole, and the old one is kept', async () => {
  const place = folder()
  const target = join(place, 'copy.minimis')
  Workspace.create(target, session(), { model: small() }).close()
  const holder = await hold(target, 'Berta')
  expect(await holder.ask('hers')).toBe('2')
  await holder.kill()
  expect(statSync(`${target}-wal`).size).toBeGreaterThan(0)
  opened().saveCopy(target, REPLACE)
  expect(existsSync(`${target}-wal`)).toBe(false)
  expectWhole(target)
  const [kept] = listBackups(target).filter(({ kind }) => kind === 'replaced')
  const before = Workspace.open(kept?.path ?? '', session())
  expect(before.model().parts[0]?.name).toBe('hers')
  before.close()
})

test('a journal without its file does not spoil a copy', async () => {
  const target = join(folder(), 'copy.minimis')
  Workspace.create(target, session(), { model: small() }).close()
  const holder = await hold(target, 'Berta')
  await holder.ask('hers')
  const journal = readFileSync(`${target}-wal`)
  await holder.kill()
  const other = join(folder(), 'copy.minimis')
  writeFileSync(`${other}-wal`, journal)
  opened().saveCopy(other)
  expectWhole(other)
})

test('a workspace that somebody has open is not replaced by a copy', async () => {
  const target = join(folder(), 'hers.minimis')
  Workspace.create(target, session(), { model: small() }).close()
  const holder = await hold(target, 'Berta')
  expect(await holder.ask('first')).toBe('2')
  const files = readdirSync(join(target, '..'))
  expectFailure(() => opened().saveCopy(target, REPLACE), 'held', 'Berta', target, 'another name')
  expect(readdirSync(join(target, '..'))).toEqual(files)
  expect(await holder.ask('second')).toBe('3')
  expect(await holder.ask('close')).toBe('closed')
  const hers = Workspace.open(target, session())
  expect(hers.model().parts[0]?.name).toBe('second')
  hers.close()
})

test('a device, a pipe, a folder and a link to nothing are not replaced', () => {
  const place = folder()
  const pipe = join(place, 'pipe.minimis')
  execFileSync('mkfifo', [pipe])
  mkdirSync(join(place, 'folder.minimis'))
  symlinkSync('/dev/null', join(place, 'null.minimis'))
  symlinkSync(join(place, 'nothing'), join(place, 'dangling.minimis'))
  const files = readdirSync(place).sort()
  const workspace = opened()
  const save = (path: string) => () => workspace.saveCopy(path, REPLACE)
  expectFailure(save('/dev/null'), 'refused', '/dev/null', 'no regular file')
  expectFailure(save(pipe), 'refused', pipe, 'no regular file')
  expectFailure(save(join(place, 'folder.minimis')), 'refused', 'a folder')
  expectFailure(save(join(place, 'null.minimis')), 'refused', 'no regular file')
  expectFailure(save(join(place, 'dangling.minimis')), 'refused', 'a link to nothing')
  expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true)
  expect(readdirSync(place).sort()).toEqual(files)
})

test('the open workspace is not replaced by its own copy, by whichever name', () => {
  const place = folder()
  const workspace = opened(place)
  symlinkSync(workspace.path, join(place, 'link.minimis'))
  linkSync(workspace.path, join(place, 'second-name.minimis'))
  for (const name of ['source.minimis', 'link.minimis', 'second-name.minimis']) {
    const save = () => workspace.saveCopy(join(place, name), REPLACE)
    expectFailure(save, 'refused', 'open workspace itself')
  }
  expect(workspace.state()).toMatchObject({ revision: 1, readOnly: null })
})

test('a file that is there is replaced only where that was asked for, and keeps its link', () => {
  const place = folder()
  const workspace = opened()
  const target = join(place, 'old.minimis')
  writeFileSync(target, 'no workspace')
  expectFailure(() => workspace.saveCopy(target), 'refused', 'exists already')
  expect(readFileSync(target, 'utf8')).toBe('no workspace')
  symlinkSync(target, join(place, 'link.minimis'))
  workspace.saveCopy(join(place, 'link.minimis'), REPLACE)
  expect(lstatSync(join(place, 'link.minimis')).isSymbolicLink()).toBe(true)
  expectWhole(target)
})

test('a copy leaves nothing beside it, and what a killed copy left is cleared away', () => {
  const place = folder()
  const target = join(place, 'copy.minimis')
  const abandoned = join(place, 'other.minimis.partial')
  const young = join(place, 'young.minimis.partial')
  for (const path of [`${target}.partial`, abandoned, young]) writeFileSync(path, 'half')
  utimesSync(abandoned, 0, 0)
  opened().saveCopy(target)
  expect(readdirSync(place).sort()).toEqual(['copy.minimis', 'young.minimis.partial'])
})

test('a copy may be read by whom the workspace may be read by', () => {
  const place = folder()
  const workspace = opened()
  chmodSync(workspace.path, 0o600)
  workspace.saveCopy(join(place, 'copy.minimis'))
  expect(statSync(join(place, 'copy.minimis')).mode & 0o777).toBe(0o600)
})

test('a copy of a damaged workspace is refused, and what is at its place stays', () => {
  const path = join(folder(), 'w.minimis')
  Workspace.create(path, session(), { model: small() }).close()
  const database = new Database(path)
  database.pragma('foreign_keys = OFF')
  database.exec(`DELETE FROM entity WHERE id = 'E1'`)
  database.close()
  const target = join(folder(), 'copy.minimis')
  writeFileSync(target, 'mine')
  const workspace = Workspace.open(path, session())
  expect(workspace.state().readOnly?.reason).toBe('damaged')
  expectFailure(() => workspace.saveCopy(target, REPLACE), 'damaged', 'Save what can be read')
  expect(readFileSync(target, 'utf8')).toBe('mine')
  workspace.close()
})

/** A database of somebody else, and what opening a workspace must not do to it. */
function foreign(place: string): { path: string; before: string } {
  const path = join(place, 'foreign.db')
  const database = new Database(path)
  database.exec('CREATE TABLE mine (id INTEGER)')
  database.close()
  return { path, before: hash(path) }
}

test.each([
  ['link', symlinkSync],
  ['hard link', linkSync],
])('a lock file that is a %s is refused, and nothing is written through it', (_, link) => {
  const place = folder()
  const other = foreign(place)
  const path = join(place, 'w.minimis')
  Workspace.create(path, session(), { model: small() }).close()
  const moved = join(place, 'moved.minimis')
  copyFileSync(path, moved)
  link(other.path, `${moved}-lock`)
  const workspace = Workspace.open(moved, session())
  expect(workspace.state().readOnly).toMatchObject({ reason: 'not-writable' })
  expect(workspace.state().readOnly?.message).toContain(`${moved}-lock is a link`)
  workspace.close()
  const made = join(place, 'new.minimis')
  link(other.path, `${made}-lock`)
  expectFailure(() => Workspace.create(made, session()), 'refused', `${made}-lock is a link`)
  expectFailure(() => opened().saveCopy(made), 'refused', `${made}-lock is a link`)
  expect(existsSync(made)).toBe(false)
  expect(hash(other.path)).toBe(other.before)
})

test('a file reached by a link has the lock of its own name', async () => {
  const place = folder()
  const workspace = opened(place)
  const link = join(place, 'link.minimis')
  symlinkSync(workspace.path, link)
  const second = Workspace.open(link, session('Berta'))
  expect(second.path).toBe(workspace.path)
  expect(second.state().readOnly).toMatchObject({ reason: 'held' })
  second.close()
})

test('a file with a second name is open for reading only, also while it is open by the first', () => {
  const place = folder()
  const workspace = opened(place)
  linkSync(workspace.path, join(place, 'other.minimis'))
  const second = Workspace.open(join(place, 'other.minimis'), session('Berta'))
  expect(second.state().readOnly).toMatchObject({ reason: 'not-writable' })
  expect(second.state().readOnly?.message).toContain('more than one name')
  second.close()
})
