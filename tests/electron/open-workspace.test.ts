import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { openDemo } from '../../electron/demo.ts'
import { OpenWorkspace } from '../../electron/open-workspace.ts'
import { folderProblem } from '../../electron/shell/user-folder.ts'
import { mappingKey } from '../../shared/tabular/columns.ts'
import type { WorkspaceState } from '../../shared/workspace/views.ts'
import { failure, folder } from '../db/expecting.ts'
import { hold } from '../db/hold.ts'
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

test('the demo has scenarios, a declaration and an import profile, all of its first revision', () => {
  const path = join(folder(), 'demo', 'Demo.minimis')
  const { app } = opened()
  expect(openDemo(app, path)).toMatchObject({ revision: 1 })
  const shown = app.shown()
  const scenarios = shown.scenarios()
  expect(scenarios.map(({ scenario }) => scenario.name)).toEqual([
    'FPGA from Japan',
    'SC-110 made in Germany',
    'OT-8000 at 5 % less',
  ])
  expect(shown.item('IC-SOC-5G')).toMatchObject({
    part: { usContent: { share: '0.08', declaredBy: 'Hanbit Devices' } },
  })
  const bytes = readFileSync(join(import.meta.dirname, '../../samples/boms/sap-stueckliste.csv'))
  const headings = new TextDecoder('windows-1252').decode(bytes).split(/\r?\n/)[4]?.split(';') ?? []
  const [profile] = shown.columnMappings()
  expect(profile?.key).toBe(mappingKey(headings))
  expect(shown.history({ limit: 9 }).map(({ what }) => what)).toEqual([
    expect.stringMatching(/^Replace the model/),
  ])
  const logged = JSON.stringify(shown.changesOf(1))
  expect(logged.length).toBeLessThan(100_000)
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

/** A workspace that another process has open for writing, open for reading here. */
async function openElsewhere() {
  const { app, path, told } = opened()
  edit(app, 'as opened')
  app.close()
  const writer = await hold(path, 'Berta')
  app.open(path)
  expect(app.state()).toMatchObject({ revision: 2, readOnly: { reason: 'held' } })
  const name = () => app.shown().item('P1').part?.name
  return { app, path, told, writer, name }
}

test('what another process writes is told and not shown until the file is opened again', async () => {
  const { app, path, told, writer, name } = await openElsewhere()
  expect(app.state()?.readOnly?.elsewhere).toBeUndefined()
  app.chooseDay('2025-02-03')
  const identity = app.identity()
  expect(await writer.ask('theirs')).toBe('3')

  expect(name()).toBe('as opened')
  expect(
    app
      .shown()
      .model()
      .parts.find(({ id }) => id === 'P1')?.name,
  ).toBe('as opened')
  expect(
    app
      .shown()
      .history({ limit: 9 })
      .map(({ revision }) => revision),
  ).toEqual([2, 1])
  expect(app.patchFrom(identity)).toBeNull()
  await expect
    .poll(() => told.at(-1)?.readOnly?.elsewhere)
    .toEqual({
      changed: { how: 'written', revision: 3 },
      isFree: false,
    })
  expect(told.at(-1)).toMatchObject({
    revision: 2,
    day: '2025-02-03',
    readOnly: { reason: 'held' },
  })

  app.open(path)
  expect(app.state()).toMatchObject({ revision: 3, day: '2025-02-03' })
  expect(app.state()?.readOnly?.elsewhere).toBeUndefined()
  expect(name()).toBe('theirs')

  expect(await writer.ask('close')).toBe('closed')
  app.lookAtFile()
  expect(told.at(-1)?.readOnly?.elsewhere).toEqual({ changed: null, isFree: true })
  app.open(path)
  expect(app.state()?.readOnly).toBeNull()
  edit(app, 'mine')
  expect(name()).toBe('mine')
})

test('a file that is replaced, overwritten or gone while it is read is told as that', async () => {
  const { app, path, told, writer, name } = await openElsewhere()
  await writer.kill()
  const other = join(folder(), 'other.minimis')
  Workspace.create(other, session(), { model: small() }).close()
  const content = readFileSync(other)
  renameSync(other, path)
  app.lookAtFile()
  expect(told.at(-1)?.readOnly?.elsewhere?.changed).toEqual({ how: 'replaced', revision: null })
  expect(name()).toBe('as opened')

  rmSync(path)
  app.lookAtFile()
  expect(told.at(-1)?.readOnly?.elsewhere?.changed).toEqual({ how: 'gone', revision: null })
  expect(failure(() => app.open(path)).code).toBe('not-found')
  expect(name()).toBe('as opened')
  writeFileSync(path, content)
  app.open(path)
  expect(app.state()).toMatchObject({ revision: 1, readOnly: null })
})

test('a reader whose file gets another history is told, and never shown that under its own revision', async () => {
  const { app, path, told, writer } = await openElsewhere()
  await writer.kill()
  const other = join(folder(), 'other.minimis')
  const theirs = Workspace.create(other, session('Carla'), { model: small() })
  for (const name of ['a', 'b', 'c']) theirs.apply(named(name))
  theirs.close()
  for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true })
  writeFileSync(path, readFileSync(other))
  app.lookAtFile()
  expect(told.at(-1)?.readOnly?.elsewhere?.changed?.how).toBe('overwritten')
  app.open(path)
  expect(app.state()).toMatchObject({ revision: 4 })
  expect(app.shown().item('P1').part?.name).toBe('c')
})
