import { copyFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { OpenWorkspace } from '../../electron/open-workspace.ts'
import type { WorkspaceState } from '../../shared/workspace/views.ts'
import { failure, folder } from '../db/expecting.ts'
import { session, small } from '../db/support.ts'

const named = (name: string) => ({
  kind: 'setPart' as const,
  part: { id: 'P1', kind: 'commodity' as const, name },
})

/** The app's workspace, open, and the states that it told of. */
function opened() {
  const told: (WorkspaceState | null)[] = []
  const path = join(folder(), 'w.minimis')
  const app = new OpenWorkspace((state) => told.push(state))
  onTestFinished(() => {
    app.closeFiles()
  })
  app.create(path, small())
  return { app, path, told }
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
