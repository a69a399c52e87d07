import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { openDemo } from '../../electron/demo.ts'
import { OpenWorkspace } from '../../electron/open-workspace.ts'
import { folderProblem } from '../../electron/shell/user-folder.ts'
import type { WorkspaceState } from '../../shared/workspace/views.ts'
import { failure, folder } from '../db/expecting.ts'
import { mountSmall } from '../db/mount.ts'
import { session, small } from '../db/support.ts'

const named = (name: string) => ({
  kind: 'setPart' as const,
  part: { id: 'P1', kind: 'commodity' as const, name },
})

/** The app's workspace, open, and the states that it told of. */
function opened() {
  const told: (WorkspaceState | null)[] = []
  const path = join(folder(), 'w.minimis')
  const warned: string[] = []
  const app = new OpenWorkspace(
    (state) => told.push(state),
    () => 'Anna',
    { warn: (message) => warned.push(message) },
  )
  onTestFinished(() => {
    app.closeFiles()
  })
  app.create(path, small())
  return { app, path, told, warned }
}

const edit = (app: OpenWorkspace, name: string) => app.edit((open) => open.apply(named(name)))

test('shortly after the last edit the file alone has all of it', async () => {
  const { app, path } = opened()
  edit(app, 'one')
  edit(app, 'two')
  await wait(600)
  const copy = join(folder(), 'copy.minimis')
  copyFileSync(path, copy)
  const alone = Workspace.open(copy, session())
  expect(alone.state().revision).toBe(3)
  alone.close()
})

test('a file that is moved is told of at the next edit, or on its own after the last one', async () => {
  for (const isEdited of [true, false]) {
    const { app, path, told } = opened()
    edit(app, 'one')
    renameSync(path, `${path}.moved`)
    if (isEdited) expect(failure(() => edit(app, 'two')).code).toBe('displaced')
    else await wait(600)
    expect(told.at(-1)?.readOnly).toMatchObject({ reason: 'displaced' })
    expect(told.at(-1)?.readOnly?.message).toContain(`${path}.moved`)
  }
})

test('opening the path again opens the file that took its place', () => {
  const { app, path } = opened()
  const other = join(folder(), 'w.minimis')
  app.shown().saveCopy(other)
  const theirs = Workspace.open(other, session())
  theirs.apply(named('theirs'))
  theirs.close()
  edit(app, 'mine')
  renameSync(other, path)
  expect(app.open(path)).toMatchObject({ revision: 2, readOnly: null })
  expect(app.shown().model().parts[0]?.name).toBe('theirs')
})

test('backups are made in a pause after many edits', async () => {
  const { app } = opened()
  for (let i = 0; i < 25; i++) edit(app, `${i}`)
  expect(app.backups()).toHaveLength(0)
  await wait(2800)
  expect(app.backups()).toHaveLength(1)
  app.backUp()
  expect(app.backups()).toHaveLength(2)
})

test('a backup that cannot be made is told of once, and again at closing', async () => {
  const { app, path, warned } = opened()
  writeFileSync(`${path}-backups`, 'no folder')
  for (let i = 0; i < 25; i++) edit(app, `${i}`)
  await wait(2800)
  edit(app, 'more')
  await wait(2800)
  expect(warned).toEqual([expect.stringContaining('No backup could be made')])
  app.close()
  expect(warned[1]).toContain(`No backup of ${path} was made`)
  expect(warned).toHaveLength(2)
})

test('a restore that fails leaves the workspace open as it was', () => {
  const { app, path, told } = opened()
  edit(app, 'one')
  const { path: backup } = app.backUp()
  edit(app, 'two')
  writeFileSync(backup, 'damaged')
  expect(failure(() => app.restore(backup)).code).toBe('damaged')
  expect(told.at(-1)).toMatchObject({ path, revision: 3, readOnly: null })
  expect(edit(app, 'three').revision).toBe(4)
})

test('the oldest backup can be restored though a newer one would take its place', () => {
  const { app } = opened()
  const oldest = app.backUp().path
  for (let i = 0; i < 9; i++) {
    edit(app, `${i}`)
    app.backUp()
  }
  edit(app, 'last')
  expect(app.restore(oldest)).toMatchObject({ revision: 1, readOnly: null })
})

test('a demo of no bytes is made again, one that was changed is not', () => {
  const path = join(folder(), 'demo', 'Demo.minimis')
  const { app } = opened()
  mkdirSync(join(path, '..'))
  writeFileSync(path, '')
  const { revision } = openDemo(app, path)
  edit(app, 'mine')
  app.close()
  expect(openDemo(app, path).revision).toBe(revision + 1)
})

test('a folder in which the app cannot keep its files is named with what to do', (context) => {
  const place = folder()
  expect(folderProblem(join(place, 'new', 'Minimis'))).toBeNull()
  expect(existsSync(join(place, 'new', 'Minimis', 'logs'))).toBe(true)
  const home = join(place, 'home')
  writeFileSync(home, 'a file')
  expect(folderProblem(join(home, 'Minimis'))).toContain(join(home, 'Minimis'))
  const odd = join(place, 'odd')
  mkdirSync(odd)
  writeFileSync(join(odd, 'logs'), 'a file')
  expect(folderProblem(odd)).toMatch(/logs.*user-data-dir/s)
  rmSync(join(odd, 'logs'))
  expect(folderProblem(odd)).toBeNull()
  const mounted = mountSmall(context, 1)
  mounted.writable(false)
  expect(folderProblem(mounted.path)).toContain('writable')
})
