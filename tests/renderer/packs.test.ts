import { beforeEach, expect, test, vi } from 'vitest'
import {
  currentPack,
  findPack,
  followPacks,
  idOfPack,
  loadPack,
  packNamed,
} from '../../renderer/stores/packs.ts'
import { showWorkspace, useWorkspace } from '../../renderer/stores/workspace.ts'
import * as carried from '../../shared/rules/packs/index.ts'
import { FakeMain } from './fake-main.ts'

const own = carried.currentPack()
const { id } = own.header
/** Rows that a workspace adopted under the id of a pack of the app, by their hash. */
const HASHES = ['a'.repeat(64), 'b'.repeat(64)]
const titleOf = (hash: string) => `Rows of ${hash.slice(0, 1)}`

const asked: unknown[] = []
vi.stubGlobal('window', {
  minimis: {
    call: async (name: string, input: { pack: string; hash: string }) => {
      if (name !== 'rules.files') return { ok: true, value: null }
      asked.push(input)
      const header = { ...own.files.header, title: titleOf(input.hash) }
      return { ok: true, value: { files: { ...own.files, header } } }
    },
    on: () => () => undefined,
  },
})
followPacks()

function adopt(path: string, hashes: readonly string[]): void {
  const state = new FakeMain().state()
  const adoptions = hashes.map((hash) => ({
    pack: id,
    hash,
    on: '2026-11-24',
    who: 'Ada Counsel',
    reason: 'Test',
    asOf: own.header.asOf,
  }))
  showWorkspace({ ...state, path, settings: { ...state.settings, adoptions } as never })
}
const inForce = () => vi.waitFor(() => expect(useWorkspace.getState().info?.pack).toContain(' '))

beforeEach(() => {
  asked.length = 0
  useWorkspace.setState({ workspace: null, info: { pack: id, packAsOf: '' } as never })
})

test('rows that a workspace adopted are in force before those of the app by the same id', async () => {
  adopt('A.minimis', HASHES.slice(0, 1))
  await inForce()
  expect(currentPack().header.title).toBe('Rows of a')
  expect(findPack(id)?.header.title).toBe('Rows of a')
  expect(idOfPack(useWorkspace.getState().info?.pack ?? '')).toBe(id)
  expect(asked).toEqual([{ pack: id, hash: HASHES[0] }])
})

test('other rows by the same id take the place of those before them', async () => {
  adopt('B.minimis', HASHES.slice(0, 1))
  await inForce()
  const before = useWorkspace.getState().info?.pack
  adopt('B.minimis', HASHES)
  await vi.waitFor(() => expect(useWorkspace.getState().info?.pack).not.toBe(before))
  expect(packNamed(useWorkspace.getState().info?.pack).header.title).toBe('Rows of b')
  expect(packNamed(before).header.title).toBe('Rows of a')
})

test('those of the app are taken where nothing was adopted, and nobody is asked', async () => {
  adopt('C.minimis', [])
  expect(await loadPack(id)).toBe(own)
  expect(currentPack()).toBe(own)
  expect(asked).toEqual([])
})
