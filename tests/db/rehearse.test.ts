import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Workspace } from '../../db/workspace.ts'
import type { ModelPatch } from '../../shared/model/patch.ts'
import { open } from './applying.ts'
import { randomEdit } from './edits.ts'
import { expectFailure } from './expecting.ts'
import { content } from './support.ts'

const command = { kind: 'changePart', id: 'P1', set: { origin: 'JP' } } as const

test('a rehearsal says what a command would change, and leaves all as it was', () => {
  const workspace = open()
  workspace.apply({ kind: 'changePart', id: 'P2', set: { origin: 'MX' } })
  workspace.undo()
  const before = [content(workspace), workspace.state()]
  const { parts } = workspace.rehearse(command)
  expect(parts).toMatchObject([{ id: 'P1', origin: 'JP' }])
  expect([content(workspace), workspace.state()]).toEqual(before)
  workspace.redo()
  expect(workspace.whole(['P2']).parts[0]?.origin).toBe('MX')
})

test('a rehearsal refuses what the command is refused, and what cannot be written at all', () => {
  const workspace = open()
  const before = content(workspace)
  expectFailure(() => workspace.rehearse({ ...command, id: 'nobody' }), 'refused', 'no part nobody')
  expect(content(workspace)).toBe(before)
  workspace.apply(command)
  const past = workspace.past(1)
  expectFailure(() => past.rehearse(command), 'read-only', '')
  past.close()
})

test('a rehearsal of any edit gives the patch by which it is followed', () => {
  const pick = (seed: number) => {
    let state = seed
    return (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((state / 2_147_483_648) * below)
    }
  }
  const given = (patch: ModelPatch | null) => JSON.stringify(patch)
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 8 }), (seeds) => {
      const workspace: Workspace = open()
      for (const seed of seeds) {
        const edit = randomEdit(workspace, pick(seed))
        const revision = workspace.revision()
        const rehearsed = given(workspace.rehearse(edit))
        expect(workspace.revision()).toBe(revision)
        workspace.apply(edit)
        expect(rehearsed).toBe(given(workspace.patchSince(revision)))
      }
      workspace.close()
    }),
    { seed: 20261128, numRuns: 40 },
  )
})
