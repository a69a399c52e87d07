import { rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { randomEdit } from './edits.ts'
import { expectFailure, folder } from './expecting.ts'
import { content, random, session, small, telecom } from './support.ts'

/** What a history should be: states by revision, and which ones undo and redo lead to. */
interface Remembered {
  states: string[]
  done: string[]
  undone: string[]
}

type Step = (workspace: Workspace, remembered: Remembered) => Workspace

const edit =
  (seed: number): Step =>
  (workspace, remembered) => {
    remembered.done.push(content(workspace))
    remembered.undone = []
    workspace.apply(randomEdit(workspace, random(seed)))
    remembered.states.push(content(workspace))
    return workspace
  }

const undo: Step = (workspace, remembered) => {
  const before = remembered.done.pop()
  if (before === undefined) {
    expect(workspace.state().undo).toBeNull()
    expectFailure(() => workspace.undo(), 'refused', 'nothing to undo')
    return workspace
  }
  remembered.undone.push(content(workspace))
  workspace.undo()
  expect(content(workspace)).toBe(before)
  remembered.states.push(before)
  return workspace
}

const redo: Step = (workspace, remembered) => {
  const after = remembered.undone.pop()
  if (after === undefined) {
    expect(workspace.state().redo).toBeNull()
    expectFailure(() => workspace.redo(), 'refused', 'nothing to redo')
    return workspace
  }
  remembered.done.push(content(workspace))
  workspace.redo()
  expect(content(workspace)).toBe(after)
  remembered.states.push(after)
  return workspace
}

const reopen: Step = (workspace, remembered) => {
  workspace.close()
  const again = Workspace.open(workspace.path, session())
  expect(content(again)).toBe(remembered.states.at(-1))
  return again
}

const look =
  (seed: number): Step =>
  (workspace, remembered) => {
    const revision = random(seed)(remembered.states.length)
    const past = workspace.past(revision)
    expect(past.state()).toMatchObject({ revision, readOnly: { reason: 'past' } })
    expect(content(past)).toBe(remembered.states[revision])
    past.close()
    return workspace
  }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.nat().map(edit) },
  { weight: 4, arbitrary: fc.constant(undo) },
  { weight: 3, arbitrary: fc.constant(redo) },
  { weight: 1, arbitrary: fc.constant(reopen) },
  { weight: 1, arbitrary: fc.nat().map(look) },
)

test('any sequence of edits, undo, redo and reopening gives the states that a stack gives', () => {
  const path = join(folder(), 'w.minimis')
  let steps = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 30 }), (sequence) => {
      rmSync(path, { force: true })
      rmSync(`${path}-backups`, { recursive: true, force: true })
      let workspace = Workspace.create(path, session())
      try {
        const remembered: Remembered = { states: [content(workspace)], done: [], undone: [] }
        remembered.done.push(content(workspace))
        workspace.apply({ kind: 'replaceModel', model: small() })
        remembered.states.push(content(workspace))
        for (const take of sequence) {
          workspace = take(workspace, remembered)
          steps++
          const now = workspace.state()
          expect(now.revision).toBe(remembered.states.length - 1)
          expect(now.undo === null).toBe(remembered.done.length === 0)
          expect(now.redo === null).toBe(remembered.undone.length === 0)
        }
        expect(content(workspace)).toBe(remembered.states.at(-1))
      } finally {
        workspace.close()
      }
    }),
    { seed: 20261124, numRuns: 150 },
  )
  console.info(`${steps} steps`)
})

test('every past revision is what it was, and reading it changes nothing', () => {
  const path = join(folder(), 'w.minimis')
  const workspace = Workspace.create(path, session(), { model: small() })
  onTestFinished(() => workspace.close())
  const pick = random(3)
  const states = ['', content(workspace)]
  for (let i = 0; i < 40; i++) {
    if (pick(4) === 0) workspace.undo()
    else workspace.apply(randomEdit(workspace, pick))
    states.push(content(workspace))
  }
  const last = workspace.past(workspace.state().revision)
  expect(content(last)).toBe(states.at(-1))
  last.close()
  for (let revision = 1; revision < states.length; revision++) {
    const past = workspace.past(revision)
    expect(content(past), `revision ${revision}`).toBe(states[revision])
    expect(past.history({ limit: 999 })).toHaveLength(revision)
    expectFailure(() => past.apply(randomEdit(past, pick)), 'read-only', `Revision ${revision}`)
    past.close()
  }
  const empty = workspace.past(0)
  expect(empty.model()).toMatchObject({ parts: [], products: [], currency: 'USD' })
  empty.close()
  expectFailure(() => workspace.past(states.length), 'not-found', `${states.length}`)
  expectFailure(() => workspace.past(-1), 'not-found', '-1')
  expect(content(workspace)).toBe(states.at(-1))
})

test('undo and redo name what they would do, also after reopening', () => {
  const path = join(folder(), 'w.minimis')
  let workspace = Workspace.create(path, session(), { model: small() })
  const [first] = workspace.bom('W')
  workspace.apply({ kind: 'setLine', line: first?.line ?? 0, quantity: '9' })
  workspace.apply({ kind: 'setPart', part: { id: 'P9', kind: 'software' } })
  const quantity = 'Set quantity of P1 in W to 9'
  expect(workspace.state()).toMatchObject({ undo: 'Add part P9', redo: null })
  expect(workspace.undo()).toMatchObject({ undo: quantity, redo: 'Add part P9' })
  workspace.close()
  workspace = Workspace.open(path, session())
  expect(workspace.state()).toMatchObject({ undo: quantity, redo: 'Add part P9' })
  workspace.undo()
  expect(workspace.state().redo).toBe(quantity)
  expect(workspace.bom('W')[0]?.quantity).toBe('2')
  workspace.redo()
  workspace.undo()
  workspace.redo()
  expect(workspace.state()).toMatchObject({ undo: quantity, redo: 'Add part P9' })
  workspace.close()
})

test('a new command drops what could be redone, for good', () => {
  const path = join(folder(), 'w.minimis')
  let workspace = Workspace.create(path, session(), { model: small() })
  workspace.apply({ kind: 'setPart', part: { id: 'A', kind: 'software' } })
  workspace.undo()
  expect(workspace.state().redo).toBe('Add part A')
  workspace.apply({ kind: 'setPart', part: { id: 'B', kind: 'software' } })
  expect(workspace.state().redo).toBeNull()
  workspace.close()
  workspace = Workspace.open(path, session())
  expect(workspace.state()).toMatchObject({ redo: null, undo: 'Add part B' })
  expectFailure(() => workspace.redo(), 'refused', 'nothing to redo')
  workspace.close()
})

test('a refused command leaves what could be redone as it was', () => {
  const workspace = Workspace.create(join(folder(), 'w.minimis'), session(), { model: small() })
  onTestFinished(() => workspace.close())
  workspace.apply({ kind: 'setPart', part: { id: 'A', kind: 'software' } })
  workspace.undo()
  expectFailure(() => workspace.apply({ kind: 'removePart', id: 'P1' }), 'refused')
  expect(workspace.state().redo).toBe('Add part A')
  workspace.redo()
  expect(workspace.model().parts.at(-1)?.id).toBe('A')
})

test('the log keeps who, when, what and the command', () => {
  const path = join(folder(), 'w.minimis')
  const anna = session('Anna', '2026-11-24T08:00:00.000Z')
  let workspace = Workspace.create(path, anna)
  anna.at = '2026-11-24T09:30:00.000Z'
  const command = { kind: 'setPart', part: { id: 'A', kind: 'software', note: [1] } } as const
  workspace.apply({ kind: 'setPart', part: { ...command.part, note: [1] } })
  workspace.close()
  workspace = Workspace.open(path, session('Bertá 部', '2026-11-25T10:00:00.000Z'))
  workspace.undo()
  workspace.apply({ kind: 'replaceModel', model: telecom() })
  expect(workspace.history({ limit: 10 })).toEqual([
    {
      revision: 3,
      at: '2026-11-25T10:00:00.000Z',
      who: 'Bertá 部',
      what: `Replace the model (${telecom().products.length} products, ${telecom().parts.length} parts)`,
      command: { kind: 'replaceModel' },
      undoes: null,
      reason: null,
      machine: null,
    },
    {
      revision: 2,
      at: '2026-11-25T10:00:00.000Z',
      who: 'Bertá 部',
      what: 'Undo: Add part A',
      command: { kind: 'undo', revision: 1 },
      undoes: 1,
      reason: null,
      machine: null,
    },
    {
      revision: 1,
      at: '2026-11-24T09:30:00.000Z',
      who: 'Anna',
      what: 'Add part A',
      command,
      undoes: null,
      reason: null,
      machine: null,
    },
  ])
  expect(workspace.history({ limit: 1, before: 3 }).map(({ revision }) => revision)).toEqual([2])
  expect(workspace.state().changedAt).toBe('2026-11-25T10:00:00.000Z')
  workspace.close()
})
