import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { RecentFiles } from '../../electron/shell/recent-files.ts'

function place(): { kept: string; file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'minimis-recent-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'w.minimis')
  writeFileSync(file, '')
  return { kept: join(folder, 'recent.json'), file }
}

test('a workspace that was open is opened again', () => {
  const { kept, file } = place()
  const recent = new RecentFiles(kept)
  recent.opening(file)
  recent.opened(file)
  recent.settled()
  const next = new RecentFiles(kept)
  expect([next.lastOpen(), next.stoppedAt]).toEqual([file, null])
})

test('one that the app ended on is not opened again by itself, and stays in the list', () => {
  const { kept, file } = place()
  const recent = new RecentFiles(kept)
  recent.opening(file)
  recent.opened(file)
  const next = new RecentFiles(kept)
  expect([next.lastOpen(), next.stoppedAt]).toEqual([null, file])
  expect(next.list().map(({ path }) => path)).toEqual([file])
})
