import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { listBackups } from '../../db/backups.ts'
import { Workspace } from '../../db/workspace.ts'
import { failure, folder } from './expecting.ts'
import { hold } from './hold.ts'
import { session, small, telecom } from './support.ts'

const named = (name: string) => ({
  kind: 'setPart' as const,
  part: { id: 'P1', kind: 'commodity' as const, name },
})

const neverTold = (message: string) => expect.unreachable(message)

/** An open workspace with one edit, in a folder of the name. */
function edited(kind: string): Workspace {
  const path = join(folder(kind), 'w.minimis')
  const workspace = Workspace.create(path, session(), { model: small() })
  onTestFinished(() => {
    workspace.close()
  })
  workspace.apply(named('mine'))
  return workspace
}

function nameIn(path: string): string | null | undefined {
  const workspace = Workspace.open(path, session('Reader'))
  try {
    expect(workspace.state().readOnly).toBeNull()
    expect(workspace.state().notice ?? null).toBeNull()
    return workspace.model().parts.find(({ id }) => id === 'P1')?.name
  } finally {
    workspace.close()
  }
}

function expectDisplaced(workspace: Workspace, ...says: string[]): readonly string[] {
  const { code, message, details } = failure(() => workspace.apply(named('lost')))
  expect({ code, message }).toEqual({ code: 'displaced', message })
  for (const text of says) expect(message).toContain(text)
  expect(workspace.state().readOnly).toEqual({
    reason: 'displaced',
    message,
    ...(details.length > 0 && { differences: details }),
  })
  expect(failure(() => workspace.undo()).code).toBe('read-only')
  return details
}

for (const kind of ['plain', 'OneDrive']) {
  test(`a workspace that is moved while it is open stops, and the moved file has every edit (${kind})`, () => {
    const workspace = edited(kind)
    const moved = join(folder(), 'elsewhere.minimis')
    const near = join(dirname(workspace.path), 'renamed.minimis')
    renameSync(workspace.path, near)
    expectDisplaced(workspace, workspace.path, near, 'revision 2', 'open it there')
    workspace.close(neverTold)
    expect(existsSync(workspace.path)).toBe(false)
    renameSync(near, moved)
    const alone = Workspace.open(moved, session())
    expect(alone.state().revision).toBe(2)
    expect(alone.model().parts[0]?.name).toBe('mine')
    alone.close()
  })

  test(`a workspace that is deleted while it is open is kept among its backups (${kind})`, () => {
    const workspace = edited(kind)
    rmSync(workspace.path)
    expectDisplaced(workspace, 'deleted or moved away', 'revision 2', 'Save a copy')
    const [kept] = listBackups(workspace.path)
    expect(kept).toMatchObject({ kind: 'replaced', intact: true })
    expect(nameIn(kept?.path ?? '')).toBe('mine')
    const copy = join(folder(), 'copy.minimis')
    workspace.saveCopy(copy)
    expect(nameIn(copy)).toBe('mine')
    workspace.close()
    workspace.close()
    expect(existsSync(workspace.path)).toBe(false)
  })

  test(`a workspace that another takes the place of leaves it alone, and both are kept (${kind})`, async () => {
    const workspace = edited(kind)
    // Another computer has the state before the edit, goes on from it, and a sync client puts it here.
    const other = join(folder(), 'w.minimis')
    workspace.past(1).saveCopy(other)
    const theirs = Workspace.open(other, session('Berta', '2026-11-24T09:30:00.000Z'))
    theirs.apply(named('theirs'))
    theirs.close()
    renameSync(other, workspace.path)
    const details = expectDisplaced(workspace, 'took the place', 'is kept as')
    expect(details).toEqual([
      'Only here: 2, Change part P1 (Anna, 2026-11-24 08:00 UTC)',
      'Only in the other file: 2, Change part P1 (Berta, 2026-11-24 09:30 UTC)',
    ])
    // The other file can be written while this window is still open.
    const writer = await hold(workspace.path, 'Berta')
    expect(await writer.ask('theirs again')).toBe('3')
    workspace.close()
    expect(await writer.ask('close')).toBe('closed')
    expect(nameIn(workspace.path)).toBe('theirs again')
    const [mine] = listBackups(workspace.path).filter(({ kind: why }) => why === 'replaced')
    expect(nameIn(mine?.path ?? '')).toBe('mine')
  })

  test(`a workspace that is written over in its place is left as it was found (${kind})`, () => {
    for (const isSettled of [true, false]) {
      const workspace = edited(kind)
      const other = join(folder(), 'w.minimis')
      workspace.past(1).saveCopy(other)
      const theirs = Workspace.open(other, session('Berta'))
      theirs.apply(named('theirs'))
      theirs.close()
      if (isSettled) workspace.settle()
      const bytes = readFileSync(other)
      writeFileSync(workspace.path, bytes)
      const details = expectDisplaced(workspace, 'wrote into', 'revision 2, is kept as')
      expect(details).toEqual([
        'Only here: 2, Change part P1 (Anna, 2026-11-24 08:00 UTC)',
        'Only in the other file: 2, Change part P1 (Berta, 2026-11-24 08:00 UTC)',
      ])
      expect(workspace.state().readOnly?.differences).toEqual(details)
      workspace.close()
      const [mine] = listBackups(workspace.path).filter(({ kind: why }) => why === 'replaced')
      expect(nameIn(mine?.path ?? '')).toBe('mine')
      expect(readFileSync(workspace.path).equals(bytes)).toBe(true)
      expect(nameIn(workspace.path)).toBe('theirs')
    }
  })

  test(`a file that was only touched is still the same (${kind})`, () => {
    const workspace = edited(kind)
    workspace.settle()
    utimesSync(workspace.path, 1_000_000, 1_000_000)
    expect(workspace.apply(named('again')).revision).toBe(3)
    expect(workspace.undo().revision).toBe(4)
    workspace.close(neverTold)
    expect(nameIn(workspace.path)).toBe('mine')
  })

  test(`a file copied while it is open is whole, once nothing is edited (${kind})`, () => {
    const workspace = edited(kind)
    for (let i = 0; i < 20; i++) workspace.apply(named(`edit ${i}`))
    workspace.settle()
    const copy = join(folder(), 'copy.minimis')
    copyFileSync(workspace.path, copy)
    const opened = Workspace.open(copy, session())
    expect(opened.state()).toMatchObject({ revision: 22, readOnly: null })
    expect(opened.model().parts[0]?.name).toBe('edit 19')
    if (kind === 'plain') expect(opened.state().notice).toContain('everything up to revision 22')
    opened.close()
    expect(nameIn(copy)).toBe('edit 19')
  })
}

test('a file that is written over a moment after an edit is not mixed with its journal', () => {
  const workspace = edited('plain')
  workspace.settle()
  const other = join(folder(), 'w.minimis')
  copyFileSync(workspace.path, other)
  const theirs = Workspace.open(other, session('Berta'))
  theirs.apply({ kind: 'changePart', id: 'P2', set: { origin: 'JP' } })
  theirs.close()
  workspace.apply(named('a moment ago'))
  const bytes = readFileSync(other)
  writeFileSync(workspace.path, bytes)
  const details = expectDisplaced(workspace, 'wrote into', 'revision 3, is kept as')
  expect(details.map((line) => line.replace(/ \(.*/, ''))).toEqual([
    'Only here: 3, Change part P1',
    'Only in the other file: 3, Set origin of part P2',
  ])
  workspace.close()
  expect(readFileSync(workspace.path).equals(bytes)).toBe(true)
  expect(nameIn(listBackups(workspace.path)[0]?.path ?? '')).toBe('a moment ago')
})

test('what was here is kept with all that was done, undone and imported since the last backup', async () => {
  for (const isBackedUp of [true, false]) {
    const workspace = edited('plain')
    const theirs = takenOver(workspace, 'theirs')
    workspace.apply(named('second'))
    workspace.undo()
    if (isBackedUp) workspace.backUp()
    workspace.redo()
    workspace.apply({ kind: 'addLine', product: 'W', line: { item: 'P1', quantity: '7' } })
    const commands = Array.from({ length: 300 }, (_, i) => ({
      kind: 'setPart' as const,
      part: { id: `N${i}`, kind: 'commodity' as const, origin: 'JP' },
    }))
    await workspace.applyInTurns(
      { what: 'Import', commands, count: commands.length },
      { progress: () => {}, isGivenUp: () => false },
    )
    const { revision } = workspace.state()
    const ours = workspace.model()
    writeFileSync(workspace.path, theirs)
    expectDisplaced(workspace, `revision ${revision}, is kept as`)
    workspace.close()
    const [mine] = listBackups(workspace.path).filter(({ kind: why }) => why === 'replaced')
    const kept = Workspace.open(mine?.path ?? '', session())
    expect(kept.model()).toEqual(ours)
    expect(kept.state()).toMatchObject({ revision, undo: 'Import' })
    while (kept.state().revision < revision + 3) kept.undo()
    expect(kept.model().parts.some(({ name }) => name === 'second')).toBe(false)
    kept.close()
  }
})

test('changes that cannot be made again are named, one by one', () => {
  const workspace = edited('plain')
  const other = Workspace.create(join(folder(), 'w.minimis'), session('Berta'), {
    model: telecom(),
  })
  other.close()
  writeFileSync(workspace.path, readFileSync(other.path))
  const details = expectDisplaced(workspace, 'could not be kept', 'made again')
  expect(details[0]).toBe('Only here: 2, Change part P1 (Anna, 2026-11-24 08:00 UTC)')
  workspace.close()
  const told = edited('plain')
  const theirs = takenOver(told, 'theirs')
  writeFileSync(told.path, theirs)
  const closing: string[] = []
  told.close((message) => closing.push(message))
  expect(closing.join()).toContain('Only here: 2, Change part P1')
  expect(closing.join()).toContain('Only in the other file: 2, Change part P1')
})

/** The bytes of a workspace as somebody else has it who went on from its first revision. */
function takenOver(workspace: Workspace, name: string): Buffer {
  const other = join(folder(), 'w.minimis')
  workspace.past(1).saveCopy(other)
  const theirs = Workspace.open(other, session('Berta'))
  theirs.apply(named(name))
  theirs.close()
  return readFileSync(other)
}

test('a copy that lacks the last edits says that they may be missing', () => {
  const workspace = edited('plain')
  workspace.settle()
  workspace.apply(named('later'))
  const copy = join(folder(), 'copy.minimis')
  copyFileSync(workspace.path, copy)
  const opened = Workspace.open(copy, session())
  expect(opened.state().revision).toBe(2)
  expect(opened.state().notice).toMatch(
    /copied or moved while it was open.*up to revision 2;.*missing/,
  )
  opened.close()
})

test('a folder that is moved with its workspace is not made again', () => {
  const place = folder('project')
  const workspace = Workspace.create(join(place, 'w.minimis'), session(), { model: small() })
  workspace.apply(named('mine'))
  const moved = join(folder(), 'moved')
  renameSync(place, moved)
  const says = process.platform === 'linux' ? join(moved, 'w.minimis') : 'deleted or moved away'
  expectDisplaced(workspace, says)
  workspace.close()
  expect(existsSync(place)).toBe(false)
  mkdirSync(place)
  expect(nameIn(join(moved, 'w.minimis'))).toBe('mine')
})

test('closing tells of a file that is gone, and keeps what was in it', () => {
  const workspace = edited('plain')
  rmSync(workspace.path)
  const told: string[] = []
  workspace.close((message) => told.push(message))
  expect(told).toEqual([expect.stringContaining('deleted or moved away')])
  expect(nameIn(listBackups(workspace.path)[0]?.path ?? '')).toBe('mine')
})

test('in a synced folder one is told who has the workspace open on another computer', () => {
  for (const [kind, isTold] of [
    ['OneDrive', true],
    ['plain', false],
  ] as const) {
    const path = join(folder(kind), 'w.minimis')
    Workspace.create(path, session(), { model: small() }).close()
    const lock = new Database(`${path}-lock`)
    const holder = { who: 'Berta', host: 'DESK-7', pid: 12, since: '2026-11-24T07:00:00.000Z' }
    lock.prepare('INSERT INTO holder VALUES (?)').run(JSON.stringify(holder))
    lock.close()
    const workspace = Workspace.open(path, session())
    const { notice = '', readOnly } = workspace.state()
    expect(readOnly).toBeNull()
    expect(notice.includes('Berta has this workspace open for writing on DESK-7')).toBe(isTold)
    workspace.close()
    const again = Workspace.open(path, session())
    expect(again.state().notice).toBeUndefined()
    again.close()
  }
})
