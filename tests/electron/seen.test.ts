import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SeenFile } from '../../electron/shell/seen.ts'

const newPath = () => join(mkdtempSync(join(tmpdir(), 'minimis-seen-')), 'seen.json')
const at = '2026-11-24T08:00:00.000Z'
const open = (path: string) => new SeenFile(path, () => at)
const shown = (revision: number) => ({ revision, acts: { P: { RU: 'licence' as const } } })

test('what is shown counts as seen only once the workspace is left', () => {
  const path = newPath()
  const first = open(path)
  first.mark('/a', shown(1))
  first.mark('/a', shown(2))
  expect(first.get('/a')).toBeNull()
  first.leave()
  expect(first.get('/a')).toEqual({ ...shown(2), at })
  expect(open(path).get('/a')).toEqual({ ...shown(2), at })
})

test('a workspace that was left without a look at it keeps what was seen before', () => {
  const path = newPath()
  const first = open(path)
  first.mark('/a', shown(1))
  first.leave()
  first.leave()
  const second = open(path)
  second.leave()
  expect(open(path).get('/a')?.revision).toBe(1)
})

test('each workspace has its own, and the twelve left last are kept', () => {
  const path = newPath()
  const seen = open(path)
  for (let i = 0; i < 14; i++) {
    seen.mark(`/${i}`, shown(i))
    seen.leave()
  }
  expect(open(path).get('/13')?.revision).toBe(13)
  expect(open(path).get('/2')?.revision).toBe(2)
  expect(open(path).get('/1')).toBeNull()
})

test('a broken file is as if nothing had been seen', () => {
  const path = newPath()
  writeFileSync(path, '[{"path":"/a","seen":{"revision":"one"}}]')
  expect(open(path).get('/a')).toBeNull()
})

test('what an older version noted is read, and has no acts to compare', () => {
  const path = newPath()
  const verdicts = { P: { RU: 'subject' } }
  writeFileSync(path, JSON.stringify([{ path: '/a', seen: { at, revision: 3, verdicts } }]))
  expect(open(path).get('/a')).toEqual({ at, revision: 3, acts: {} })
})
