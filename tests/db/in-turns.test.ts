import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Way, Workspace } from '../../db/workspace.ts'
import { WorkspaceError } from '../../db/workspace-error.ts'
import type { SingleCommand } from '../../shared/workspace/commands.ts'
import { expectFailure, folder } from './expecting.ts'
import { content, session, small } from './support.ts'

const ROWS = 3000

/** A table of new parts, each on a line of T. */
const commands: SingleCommand[] = [
  ...Array.from({ length: ROWS }, (_, i): SingleCommand => {
    const price = { amount: `${i}.5`, currency: 'USD', basis: 'arms-length' as const }
    return { kind: 'setPart', part: { id: `N${i}`, kind: 'commodity', origin: 'US', price } }
  }),
  ...Array.from({ length: ROWS }, (_, i): SingleCommand => {
    return { kind: 'addLine', product: 'T', line: { item: `N${i}`, quantity: '2' } }
  }),
]
const table = { what: 'Import 3000 lines', commands, count: commands.length }

/** By write-ahead log, and by the rollback journal of a folder that is synced. */
const FOLDERS = ['plain', 'Dropbox']

function open(name = 'plain'): Workspace {
  const path = join(folder(name), 'w.minimis')
  const workspace = Workspace.create(path, session(), { model: small() })
  onTestFinished(() => workspace.close())
  return workspace
}

/** All that a giving up has to leave as it is. */
const trace = (workspace: Workspace) => [
  content(workspace),
  workspace.state(),
  workspace.history({ limit: 99 }),
]

/** Does something once, at the first turn. */
function atFirstTurn(act: () => void): Way & { turns: number } {
  return {
    turns: 0,
    progress() {
      if (this.turns++ === 0) act()
    },
    isGivenUp: () => false,
  }
}

async function failureOf(work: Promise<unknown>): Promise<WorkspaceError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(WorkspaceError)
  return error as WorkspaceError
}

test.each(FOLDERS)('in %s a batch in turns writes what it writes at once', async (name) => {
  const [atOnce, inTurns] = [open(), open(name)]
  const told = atOnce.apply({ kind: 'batch', ...table })
  const before = trace(inTurns)
  const way = atFirstTurn(() => {
    expect(trace(inTurns)).toEqual(before)
    expectFailure(
      () => inTurns.apply({ kind: 'removePart', id: 'P3' }),
      'busy',
      'A large change is being written',
    )
    expectFailure(() => inTurns.undo(), 'busy', '')
  })
  const state = await inTurns.applyInTurns(table, way)
  expect(way.turns).toBeGreaterThan(1)
  expect(state).toEqual({ ...told, path: state.path })
  expect(content(inTurns)).toBe(content(atOnce))
  expect(inTurns.history({ limit: 1 })).toMatchObject([
    { what: table.what, command: { kind: 'batch', what: table.what, count: table.count } },
  ])
})

test.each(FOLDERS)('in %s it is taken back and done again as one change', async (name) => {
  const workspace = open(name)
  const before = content(workspace)
  await workspace.applyInTurns(
    table,
    atFirstTurn(() => {}),
  )
  const after = content(workspace)
  const { revision } = workspace.state()
  const way = atFirstTurn(() => expect(content(workspace)).toBe(after))
  const undone = await workspace.reverseInTurns('undo', way)
  expect(way.turns).toBeGreaterThan(1)
  expect(undone).toMatchObject({ revision: revision + 1, redo: table.what })
  expect(content(workspace)).toBe(before)
  const again = await workspace.reverseInTurns(
    'redo',
    atFirstTurn(() => {}),
  )
  expect(again).toMatchObject({ revision: revision + 2, undo: table.what, redo: null })
  expect(content(workspace)).toBe(after)
  expect(workspace.undo().redo).toBe(table.what)
  expect(content(workspace)).toBe(before)
})

test.each(FOLDERS)(
  'in %s one that is given up leaves nothing, nor one that is refused',
  async (name) => {
    const workspace = open(name)
    workspace.apply({ kind: 'removePart', id: 'P3' })
    workspace.undo()
    const before = trace(workspace)
    let turns = 0
    const givenUp = { progress: () => turns++, isGivenUp: () => turns > 1 }
    const error = await failureOf(workspace.applyInTurns(table, givenUp))
    expect(error).toMatchObject({ code: 'given-up', message: 'Given up. Nothing was written.' })
    expect(trace(workspace)).toEqual(before)

    const lacking = [...commands, { kind: 'removePart', id: 'nobody' } as const]
    const refused = { what: 'x', commands: lacking, count: lacking.length }
    const refusal = await failureOf(
      workspace.applyInTurns(
        refused,
        atFirstTurn(() => {}),
      ),
    )
    expect(refusal.code).toBe('refused')
    expect(refusal.message).toBe('Step 6001 of 6001: There is no part nobody.')
    expect(trace(workspace)).toEqual(before)

    expect(workspace.redo().undo).toBe('Remove part P3')
  },
)

test('a workspace that is closed meanwhile lacks the whole change and is sound', async () => {
  const workspace = open()
  const before = content(workspace)
  const way = atFirstTurn(() => workspace.close())
  const error = await failureOf(workspace.applyInTurns(table, way))
  expect(error).toMatchObject({ code: 'given-up' })
  const again = Workspace.open(workspace.path, session())
  expect([again.state().readOnly, content(again)]).toEqual([null, before])
  again.close()
})

test('a rehearsal leaves nothing, and gives way to an edit', async () => {
  const workspace = open()
  const before = trace(workspace)
  const rehearsed = await workspace.rehearse(
    table,
    atFirstTurn(() => {}),
  )
  expect(trace(workspace)).toEqual(before)
  expect(rehearsed.parts).toHaveLength(ROWS)

  const way = atFirstTurn(() => workspace.apply({ kind: 'removePart', id: 'P3' }))
  const error = await failureOf(workspace.rehearse(table, way))
  expect(error).toMatchObject({ code: 'given-up', message: 'Another change came first.' })
  expect(workspace.state().undo).toBe('Remove part P3')
  expect(workspace.model().parts.map(({ id }) => id)).toEqual(['P1', 'P2'])
})
