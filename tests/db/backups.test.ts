import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { keepReplaced, listBackups, newestGoodBackup } from '../../db/backups.ts'
import { Workspace } from '../../db/workspace.ts'
import { expectFailure, failure, folder } from './expecting.ts'
import { hold } from './hold.ts'
import { holdInPlace } from './mount.ts'
import { canonical, hash, session, small, type TestSession } from './support.ts'

const DAY = 86_400_000

const OLD = '2020-01-01T00-00-00-000Z-routine.minimis'

/** Opens the workspace, makes one change and closes it, at a moment. */
function work(path: string, clock: TestSession, at: number, name: string): void {
  clock.at = new Date(at).toISOString()
  const workspace = Workspace.open(path, clock)
  workspace.apply({ kind: 'setPart', part: { id: 'MARK', kind: 'software', name } })
  workspace.close()
}

function mark(path: string): string | null | undefined {
  const workspace = Workspace.open(path, session())
  try {
    return workspace.model().parts.find(({ id }) => id === 'MARK')?.name
  } finally {
    workspace.close()
  }
}

function backups(path: string) {
  const workspace = Workspace.open(path, session())
  try {
    return workspace.backups()
  } finally {
    workspace.close()
  }
}

function start(): { path: string; clock: TestSession } {
  const path = join(folder(), 'w.minimis')
  const clock = session('Anna', '2026-01-01T08:00:00.000Z')
  Workspace.create(path, { ...clock, now: () => clock.at }, { model: small() }).close()
  return { path, clock }
}

test('the last ten backups are kept, and one of each of the last thirty days', () => {
  const { path, clock } = start()
  const first = Date.parse('2026-02-01T09:00:00.000Z')
  const made: string[] = []
  for (let day = 0; day < 45; day++) {
    for (let hour = 0; hour < 3; hour++) {
      const at = first + day * DAY + hour * 3_600_000
      work(path, clock, at, `${day}/${hour}`)
      made.push(new Date(at).toISOString())
    }
  }
  const lastOfDay = made.filter((_, i) => i % 3 === 2)
  const expected = new Set([...made.slice(-10), ...lastOfDay.slice(-30)])
  const kept = backups(path)
  expect(kept.map(({ at }) => at)).toEqual([...expected].sort().reverse())
  expect(kept).toHaveLength(30 + 6)
  expect(kept.every(({ intact, kind, bytes }) => intact && kind === 'routine' && bytes > 0)).toBe(
    true,
  )
})

test('old backups are still there after a long pause, as the last ten', () => {
  const { path, clock } = start()
  for (let i = 0; i < 14; i++) work(path, clock, Date.parse('2026-02-01') + i * 3_600_000, `${i}`)
  work(path, clock, Date.parse('2026-08-01'), 'late')
  // The last ten, and that of the first day.
  expect(backups(path)).toHaveLength(11)
  expect(backups(path)[0]?.at).toBe('2026-08-01T00:00:00.000Z')
})

test('a clock that was set ahead or back takes no backup away', () => {
  const { path, clock } = start()
  for (let day = 0; day < 25; day++)
    work(path, clock, Date.parse('2026-02-01') + day * DAY, `${day}`)
  const before = backups(path)
  expect(before).toHaveLength(26)
  work(path, clock, Date.parse('2031-01-01'), 'ahead')
  work(path, clock, Date.parse('2026-02-27'), 'right again')
  work(path, clock, Date.parse('2001-01-01'), 'back')
  const after = backups(path)
  for (const backup of before) expect(after).toContainEqual(backup)
  expect(after.slice(0, 3).map(({ at }) => at.slice(0, 4))).toEqual(['2001', '2026', '2031'])
  const copy = join(folder(), 'copy.minimis')
  copyFileSync(after[0]?.path ?? '', copy)
  expect(mark(copy)).toBe('back')
})

test('backups of before they were counted come after those that are', () => {
  const { path, clock } = start()
  const counted = backups(path)[0]?.path ?? ''
  const old = join(`${path}-backups`, '2030-01-01T00-00-00-000Z-2-routine.minimis')
  copyFileSync(counted, old)
  work(path, clock, Date.parse('2026-02-01'), 'one')
  expect(
    backups(path)
      .map((backup) => backup.path)
      .at(-1),
  ).toBe(old)
  expect(backups(path)).toHaveLength(3)
})

test('a backup is made after every twenty revisions while the workspace is open, and when asked for', () => {
  const { path } = start()
  const workspace = Workspace.open(path, session())
  const made: number[] = []
  for (let i = 1; i <= 45; i++) {
    workspace.apply({ kind: 'setPart', part: { id: 'MARK', kind: 'software', name: `${i}` } })
    if (workspace.backUpAfter()) made.push(i)
  }
  expect(made).toEqual([20, 40])
  const now = workspace.backUp()
  expect(workspace.backups()[0]).toMatchObject({ path: now, intact: true, kind: 'routine' })
  expect(workspace.backups()).toHaveLength(4)
  // Nothing has changed since.
  workspace.close()
  expect(backups(path)).toHaveLength(4)
})

test('a backup may be read by whom the workspace may be read by, and so may what is restored', () => {
  const { path, clock } = start()
  const mode = (file: string) => statSync(file).mode & 0o777
  chmodSync(path, 0o600)
  work(path, clock, Date.parse('2026-02-01'), 'one')
  const [newest, first] = backups(path)
  expect(mode(newest?.path ?? '')).toBe(0o600)
  chmodSync(first?.path ?? '', 0o644)
  Workspace.restore(path, first?.path ?? '', clock).close()
  expect(mode(path)).toBe(0o600)
})

test('what a killed process left of a backup is cleared away by the next one', () => {
  const { path, clock } = start()
  const unfinished = join(`${path}-backups`, `${OLD}.partial`)
  const other = join(`${path}-backups`, 'mine.partial')
  for (const file of [unfinished, other]) writeFileSync(file, 'half')
  work(path, clock, Date.parse('2026-02-01'), 'one')
  expect(existsSync(unfinished)).toBe(false)
  expect(existsSync(other)).toBe(true)
})

test('a restore that fails on the way leaves all in its place', async (context) => {
  const { path } = start()
  const holder = await hold(path, 'Berta')
  expect(await holder.ask('hers')).toBe('2')
  await holder.kill()
  const [backup] = listBackups(path)
  const before = hash(`${path}-wal`)
  // A file that is a mount point of its own cannot be moved, as one that a scanner holds.
  const free = holdInPlace(context, path)
  const restore = () => Workspace.restore(path, backup?.path ?? '', session())
  expect(failure(restore).message).toMatch(/EBUSY|in use|busy/)
  expect(hash(`${path}-wal`)).toBe(before)
  expect(readdirSync(`${path}-backups`)).toEqual([basename(backup?.path ?? '')])
  expect(existsSync(`${path}.partial`)).toBe(false)
  free()
  const hers = Workspace.open(path, session())
  expect(hers.state()).toMatchObject({ revision: 2, readOnly: null })
  hers.close()
  restore().close()
})

test('a link in the place of the file that is being restored is not followed', () => {
  const { path, clock } = start()
  const [backup] = backups(path)
  const precious = join(folder(), 'precious')
  writeFileSync(precious, 'precious')
  symlinkSync(precious, `${path}.partial`)
  Workspace.restore(path, backup?.path ?? '', clock).close()
  expect(readFileSync(precious, 'utf8')).toBe('precious')
  expect(lstatSync(path).isSymbolicLink()).toBe(false)
})

test('what a killed process left of a restore is cleared away by opening', () => {
  const { path, clock } = start()
  for (const suffix of ['', '-journal']) writeFileSync(`${path}.partial${suffix}`, 'half')
  Workspace.open(path, clock).close()
  expect(readdirSync(dirname(path)).filter((name) => name.includes('.partial'))).toEqual([])
})

test('a restore that is killed before the backup takes its place leaves the file in its own', () => {
  const { path, clock } = start()
  const before = hash(path)
  keepReplaced(path, clock.now())
  expect(hash(path)).toBe(before)
  const replaced = backups(path).find(({ kind }) => kind === 'replaced')
  expect(hash(replaced?.path ?? '')).toBe(before)
  const workspace = Workspace.open(path, clock)
  expect(workspace.state().readOnly).toBeNull()
  workspace.close()
})

test('a backup is made by closing after a change, and only then', () => {
  const { path } = start()
  const count = () => backups(path).length
  expect(count()).toBe(1)
  Workspace.open(path, session()).close()
  expect(count()).toBe(1)
  const workspace = Workspace.open(path, session())
  workspace.apply({ kind: 'removePart', id: 'P3' })
  workspace.undo()
  workspace.close()
  workspace.close()
  expect(count()).toBe(2)
})

test('a backup is a whole workspace by itself', () => {
  const { path, clock } = start()
  work(path, clock, Date.parse('2026-02-01'), 'first')
  const [newest] = backups(path)
  const alone = join(folder(), 'alone.minimis')
  copyFileSync(newest?.path ?? '', alone)
  const workspace = Workspace.open(alone, session())
  expect(workspace.state()).toMatchObject({ revision: 2, undo: 'Add part MARK', readOnly: null })
  workspace.undo()
  expect(canonical(workspace.model())).toBe(canonical(small()))
  workspace.close()
})

test('restoring puts a backup back and keeps what was there', () => {
  const { path, clock } = start()
  work(path, clock, Date.parse('2026-02-01'), 'one')
  work(path, clock, Date.parse('2026-02-02'), 'two')
  const [, older] = backups(path)
  const before = hash(path)
  const kept = hash(older?.path ?? '')
  expect(older?.at).toBe('2026-02-01T00:00:00.000Z')
  const restored = Workspace.restore(path, older?.path ?? '', session())
  expect(restored.model().parts.find(({ id }) => id === 'MARK')?.name).toBe('one')
  expect(restored.state()).toMatchObject({ readOnly: null, revision: 2 })
  const replaced = restored.backups().filter(({ kind }) => kind === 'replaced')
  expect(replaced).toHaveLength(1)
  expect(replaced[0]).toMatchObject({ intact: true })
  expect(hash(replaced[0]?.path ?? '')).toBe(before)
  restored.close()
  Workspace.restore(
    path,
    replaced[0]?.path ?? '',
    session('Anna', '2026-11-25T00:00:00.000Z'),
  ).close()
  expect(mark(path)).toBe('two')
  expect(hash(older?.path ?? '')).toBe(kept)
})

test('what was there is never rotated away', () => {
  const { path, clock } = start()
  work(path, clock, Date.parse('2026-02-01'), 'one')
  const [newest] = backups(path)
  clock.at = '2026-02-02T00:00:00.000Z'
  Workspace.restore(path, newest?.path ?? '', clock).close()
  for (let i = 0; i < 15; i++) work(path, clock, Date.parse('2026-09-01') + i * 1000, `${i}`)
  const kinds = backups(path).map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind === 'routine')).toHaveLength(12)
  expect(kinds.filter((kind) => kind === 'replaced')).toHaveLength(1)
})

test('a damaged backup is not offered as good and cannot be restored', () => {
  const { path, clock } = start()
  for (const [i, name] of ['one', 'two', 'three'].entries())
    work(path, clock, Date.parse('2026-02-01') + i * DAY, name)
  const [third, second, first] = backups(path)
  truncateSync(third?.path ?? '', 20_000)
  writeFileSync(second?.path ?? '', 'no workspace at all')
  expect(backups(path).map(({ intact }) => intact)).toEqual([false, false, true, true])
  const before = hash(path)
  const files = readdirSync(`${path}-backups`)
  for (const bad of [third, second]) {
    const restore = () => Workspace.restore(path, bad?.path ?? '', session())
    expectFailure(restore, 'damaged', basename(bad?.path ?? ''), 'damaged')
  }
  const none = join(`${path}-backups`, 'none.minimis')
  expectFailure(() => Workspace.restore(path, none, session()), 'damaged', 'none')
  expect(hash(path)).toBe(before)
  expect(readdirSync(`${path}-backups`)).toEqual(files)
  // The damaged workspace names the newest that is good.
  truncateSync(path, statSync(path).size - 30_000)
  const damaged = expectDamage(path)
  expect(damaged).toContain(first?.path ?? '')
  expect(damaged).not.toContain(third?.path ?? '')
})

/** What opening a damaged file says, whether it can still be read or not. */
function expectDamage(path: string): string {
  const before = readFileSync(path)
  try {
    const workspace = Workspace.open(path, session())
    const { readOnly } = workspace.state()
    workspace.close()
    expect(readOnly?.reason).toBe('damaged')
    return readOnly?.message ?? ''
  } catch (error) {
    expect((error as { code: string }).code).toBe('damaged')
    return (error as Error).message
  } finally {
    expect(readFileSync(path).equals(before)).toBe(true)
  }
}

test('a damaged workspace is replaced by its newest good backup and kept beside it', () => {
  const { path, clock } = start()
  work(path, clock, Date.parse('2026-02-01'), 'one')
  truncateSync(path, 50_000)
  const broken = hash(path)
  expectDamage(path)
  const names = readdirSync(`${path}-backups`).sort()
  const newest = join(`${path}-backups`, names.at(-1) ?? '')
  const restored = Workspace.restore(path, newest, session())
  expect(restored.state()).toMatchObject({ readOnly: null, revision: 2 })
  const replaced = restored.backups().find(({ kind }) => kind === 'replaced')
  expect(replaced).toMatchObject({ intact: false })
  expect(hash(replaced?.path ?? '')).toBe(broken)
  restored.close()
})

test('an open workspace is not replaced', () => {
  const { path, clock } = start()
  const [backup] = backups(path)
  clock.at = '2026-02-01T00:00:00.000Z'
  const workspace = Workspace.open(path, session('Berta'))
  expectFailure(() => Workspace.restore(path, backup?.path ?? '', clock), 'held', 'Berta')
  workspace.apply({ kind: 'removePart', id: 'P3' })
  workspace.close()
  Workspace.restore(path, backup?.path ?? '', clock).close()
})

test('of backups made in one moment the last counts as the newest', () => {
  const { path, clock } = start()
  for (const name of ['one', 'two', 'three']) work(path, clock, Date.parse('2026-02-01'), name)
  const all = backups(path)
  expect(all).toHaveLength(4)
  const names = all.slice(0, 3).map((backup) => {
    const copy = join(folder(), 'copy.minimis')
    copyFileSync(backup.path, copy)
    return mark(copy)
  })
  expect(names).toEqual(['three', 'two', 'one'])
})

test.each<[string, string, (file: string) => void]>([
  ['a note', 'notes.txt', (file) => writeFileSync(file, 'mine')],
  ['a copy under another name', `Copy of ${OLD}`, (file) => writeFileSync(file, 'mine')],
  ['a journal', `${OLD}-wal`, (file) => writeFileSync(file, '')],
  ['a name of no moment', OLD.replace('-01-01', '-02-30'), (file) => writeFileSync(file, 'mine')],
  ['a folder with the name of a backup', OLD, (file) => mkdirSync(file)],
  ['a link to nothing', OLD, (file) => symlinkSync(`${file}-gone`, file)],
])('%s among the backups is left alone and is none', (_, name, make) => {
  const { path, clock } = start()
  const stray = join(`${path}-backups`, name)
  make(stray)
  for (let i = 0; i < 12; i++) work(path, clock, Date.parse('2026-02-01') + i * 1000, `${i}`)
  const names = readdirSync(`${path}-backups`)
  expect(names).toContain(name)
  expect(names).toHaveLength(12)
  const listed = backups(path)
  expect(listed).toHaveLength(11)
  expect(listed.map((backup) => backup.path)).not.toContain(stray)
  expect(listed.every(({ intact }) => intact)).toBe(true)
})

test('a file in the place of the folder is left alone, and no backup is listed', () => {
  const path = join(folder(), 'w.minimis')
  writeFileSync(`${path}-backups`, 'mine')
  expect(listBackups(path)).toEqual([])
  expect(newestGoodBackup(path)).toBeNull()
  expect(readFileSync(`${path}-backups`, 'utf8')).toBe('mine')
})
