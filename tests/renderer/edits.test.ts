import { setImmediate } from 'node:timers/promises'
import { beforeEach, expect, test, vi } from 'vitest'
import { edit, redo, undo } from '../../renderer/stores/edits.ts'
import { start } from '../../renderer/stores/start.ts'
import { showWorkspace, useWorkspace } from '../../renderer/stores/workspace.ts'
import type { WorkspaceState } from '../../shared/workspace/views.ts'
import { FakeMain } from './fake-main.ts'

const command = { kind: 'removePart', id: 'P1' } as const

let main = new FakeMain()
let told: (state: WorkspaceState | null) => void = () => undefined
let fails = false
vi.stubGlobal('window', {
  minimis: {
    call: (name: string, input: unknown) =>
      fails && name === 'edit.apply'
        ? Promise.resolve({ ok: false, failure: { code: 'refused', message: 'No.' } })
        : main.call(name, input),
    on: (event: string, listener: (state: WorkspaceState | null) => void) => {
      if (event === 'workspace.changed') told = listener
      return () => undefined
    },
  },
})
start()

beforeEach(() => {
  main = new FakeMain()
  fails = false
  useWorkspace.setState({ workspace: null, refusal: null })
  showWorkspace(main.state())
})

const shownRevision = () => useWorkspace.getState().workspace?.revision

/** An edit, and whether it has ended. */
function sent() {
  const edited = { hasEnded: false, revision: 0 }
  void edit(command).then(({ revision }) => Object.assign(edited, { hasEnded: true, revision }))
  return edited
}

function hear(): void {
  told(main.untold.shift() as WorkspaceState)
}

test('an edit that is told of before it is answered ends with its answer', async () => {
  main.beforeAnswer = hear
  const edited = sent()
  await setImmediate()
  expect(edited).toEqual({ hasEnded: true, revision: 2 })
  expect(shownRevision()).toBe(2)
})

test('an edit that is answered first ends when it is told of, and shows nothing before', async () => {
  const edited = sent()
  await setImmediate()
  expect(edited.hasEnded).toBe(false)
  expect(shownRevision()).toBe(1)
  hear()
  await setImmediate()
  expect(edited).toEqual({ hasEnded: true, revision: 2 })
  expect(shownRevision()).toBe(2)
})

test('the next edit is sent when the one before it is answered, told of or not', async () => {
  const first = sent()
  const second = sent()
  await setImmediate()
  expect(main.revision).toBe(3)
  hear()
  await setImmediate()
  expect([first.hasEnded, second.hasEnded]).toEqual([true, false])
  hear()
  await setImmediate()
  expect(second.hasEnded).toBe(true)
})

test('an edit ends where the file was left, or an earlier revision of it opened, before its answer came', async () => {
  main.beforeAnswer = () => {
    hear()
    told({ ...main.state(), revision: 1, readOnly: { reason: 'past', message: '' } })
  }
  const first = sent()
  await setImmediate()
  expect(first.hasEnded).toBe(true)

  showWorkspace(main.state())
  main.beforeAnswer = () => {
    main.untold = []
    told(null)
  }
  const second = sent()
  await setImmediate()
  expect(second.hasEnded).toBe(true)
})

test('a refused edit says so, and the next one is sent', async () => {
  fails = true
  await expect(edit(command)).rejects.toThrow('No.')
  fails = false
  main.beforeAnswer = hear
  await expect(edit(command)).resolves.toEqual({ revision: 2 })
})

test('an edit is one message to the main process; its state is taken from the news alone', async () => {
  main.beforeAnswer = hear
  const shown: (number | undefined)[] = []
  const stop = useWorkspace.subscribe(({ workspace }, before) => {
    if (workspace !== before.workspace) shown.push(workspace?.revision)
  })
  const calls = () => main.calls.filter(({ name }) => /^(edit|workspace)\./.test(name)).length
  const before = calls()
  await edit(command)
  stop()
  expect(calls() - before).toBe(1)
  expect(shown).toEqual([2])
})

test('undo and redo end as any edit', async () => {
  main.beforeAnswer = hear
  await undo()
  await redo()
  expect(useWorkspace.getState().refusal).toBeNull()
  expect(shownRevision()).toBe(3)
})
