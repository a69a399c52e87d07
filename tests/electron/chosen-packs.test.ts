import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { systemSession, Workspace } from '../../db/workspace.ts'
import { ChosenPacks } from '../../electron/packs/chosen-packs.ts'
import { type Candidate, packAmended, packOfText } from '../../electron/packs/made-packs.ts'
import type { PackMaker } from '../../electron/packs/pack-maker.ts'
import { LARGEST_PACK } from '../../shared/bounds.ts'
import type { Amendment } from '../../shared/rules/amendment.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { packText } from '../db/another-pack.ts'

const folder = mkdtempSync(join(tmpdir(), 'minimis-chosen-'))
const text = await packText('ear-next')
const { files } = currentPack()
/** As the worker thread answers, in this thread. */
const maker: Pick<PackMaker, 'ask'> = {
  ask: async (question, asked) =>
    structuredClone(question === 'read' ? packOfText(asked as never) : packAmended(asked as never)),
}
const packs = new ChosenPacks(maker)

function fileOf(content: string | Uint8Array): string {
  const path = join(folder, 'a.minimis-pack')
  writeFileSync(path, content)
  return path
}

async function refusal(work: () => unknown): Promise<string> {
  try {
    await work()
  } catch (error) {
    const { message, details = [] } = error as { message: string; details?: string[] }
    return [message, ...details].join('\n')
  }
  throw new Error('nothing was refused')
}

test.each<[string, () => string, RegExp]>([
  ['a folder', () => folder, /is no file/],
  ['no file', () => join(folder, 'nowhere'), /cannot be read/],
  ['bytes that are no text', () => fileOf(Uint8Array.of(0xff, 0xfe)), /not text in UTF-8/],
  [
    'a file without end',
    () => {
      const path = fileOf('')
      truncateSync(path, LARGEST_PACK + 1)
      return path
    },
    /is larger than 32 MB/,
  ],
  ['a text that is cut', () => fileOf(text.slice(0, 5000)), /Nothing was changed.\nline 1/],
  [
    'a name that stands twice',
    () => fileOf(text.replace('{"files":', '{"version":1,"files":')),
    /has the name "version" twice/,
  ],
  [
    'a changed row',
    () => fileOf(text.replace('"0.25"', '"0.99"')),
    /hash: is not that of the rows/,
  ],
])('%s is refused, and nothing is there to adopt', async (_, path, reason) => {
  expect(await refusal(() => packs.choose(path(), files))).toMatch(reason)
})

const says: Amendment['says'] = { kind: 'groups', country: 'CN', groups: ['D:1', 'D:3', 'D:4'] }
const add = {
  from: '2026-11-01',
  on: '2026-11-29',
  who: 'Ada',
  why: 'A notice.',
  cite: '91 FR 1',
  says,
}

test('amendments add up over one base, end one by one, and are refused where they say nothing', async () => {
  const workspace = Workspace.create(join(folder, 'w.minimis'), systemSession('Ada'))
  const reasons = { on: '2026-11-29', reason: 'A notice' }
  const adopt = ({ row, rows, what }: Candidate) =>
    workspace.adoptPack({ pack: row.id, hash: row.hash, ...reasons, ...(what && { what }) }, rows)
  const amended = () => workspace.packs().inForce.files.header.amended
  adopt(await packs.amend(workspace, { add }))
  expect(workspace.state().undo).toBe('Amend rules: From 2026-11-01 on CN is in D:1, D:3, D:4.')
  adopt(await packs.amend(workspace, { add: { ...add, says: { ...says, country: 'IN' } } }))
  expect(amended()).toMatchObject({ pack: files.header.id, by: [{ id: 'A1' }, { id: 'A2' }] })
  const nowhere = { kind: 'endRows', eccn: '9Z999', reason: 'NS' } as unknown as Amendment['says']
  expect(await refusal(() => packs.amend(workspace, { add: { ...add, says: nowhere } }))).toMatch(
    /have no such row/,
  )
  const strange = { ...add, says: { ...says, groups: ['D:9'] } }
  expect(await refusal(() => packs.amend(workspace, { add: strange }))).toMatch(/D:9 is no Country/)
  adopt(await packs.amend(workspace, { end: 'A1' }))
  expect(amended()?.by.map(({ id }) => id)).toEqual(['A2'])
  adopt(await packs.amend(workspace, { end: 'A2' }))
  expect(workspace.packs().inForce.header.id).toBe(files.header.id)
  workspace.close()
})
