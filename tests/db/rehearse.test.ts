import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Workspace } from '../../db/workspace.ts'
import type { ModelPatch } from '../../shared/model/patch.ts'
import type { Command } from '../../shared/workspace/commands.ts'
import { open } from './applying.ts'
import { randomEdit } from './edits.ts'
import { content } from './support.ts'

const NEVER = { progress: () => undefined, isGivenUp: () => false }

function rehearse(workspace: Workspace, command: Command): Promise<ModelPatch> {
  const commands = command.kind === 'batch' ? command.commands : [command]
  return workspace.rehearse({ commands, count: commands.length }, NEVER)
}

const command = { kind: 'changePart', id: 'P1', set: { origin: 'JP' } } as const

test('a rehearsal says what a command would change, and leaves all as it was', async () => {
  const workspace = open()
  workspace.apply({ kind: 'changePart', id: 'P2', set: { origin: 'MX' } })
  workspace.undo()
  const before = [content(workspace), workspace.state()]
  const { parts } = await rehearse(workspace, command)
  expect(parts).toMatchObject([{ id: 'P1', origin: 'JP' }])
  expect([content(workspace), workspace.state()]).toEqual(before)
  workspace.redo()
  expect(workspace.whole(['P2']).parts[0]?.origin).toBe('MX')
})

test('a rehearsal refuses what the command is refused, and what cannot be written at all', async () => {
  const workspace = open()
  const before = content(workspace)
  await expect(rehearse(workspace, { ...command, id: 'nobody' })).rejects.toMatchObject({
    code: 'refused',
    message: 'Step 1 of 1: There is no part nobody.',
  })
  expect(content(workspace)).toBe(before)
  workspace.apply(command)
  const past = workspace.past(1)
  await expect(rehearse(past, command)).rejects.toMatchObject({ code: 'read-only' })
  past.close()
})

test('a rehearsal of any edit gives the patch by which it is followed', async () => {
  const pick = (seed: number) => {
    let state = seed
    return (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((state / 2_147_483_648) * below)
    }
  }
  const given = (patch: ModelPatch | null) => JSON.stringify(patch)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { minLength: 1, maxLength: 8 }), async (seeds) => {
      const workspace: Workspace = open()
      for (const seed of seeds) {
        const edit = randomEdit(workspace, pick(seed))
        const revision = workspace.revision()
        const rehearsed = given(await rehearse(workspace, edit))
        expect(workspace.revision()).toBe(revision)
        workspace.apply(edit)
        expect(rehearsed).toBe(given(workspace.patchSince(revision)))
      }
      workspace.close()
    }),
    { seed: 20261128, numRuns: 40 },
  )
})
