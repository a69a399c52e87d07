import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { OpenWorkspace } from '../../electron/open-workspace.ts'
import type { WorkspaceState } from '../../shared/workspace/views.ts'
import { small } from '../db/support.ts'

const told: (WorkspaceState | null)[] = []
let workspace: OpenWorkspace

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 24, 23, 59) })
  told.length = 0
  workspace = new OpenWorkspace((state) => told.push(state))
  const folder = mkdtempSync(join(tmpdir(), 'minimis-electron-day-'))
  workspace.create(join(folder, 'a.minimis'), small())
})

afterEach(() => {
  workspace.closeFiles()
  vi.useRealTimers()
})

test('a new day is told once, and what is on show is another thing from then on', () => {
  const before = workspace.identity()
  const times = told.length
  workspace.lookAtClock()
  expect([told.length, workspace.identity()]).toEqual([times, before])
  vi.setSystemTime(new Date(2026, 10, 25, 0, 0, 1))
  workspace.lookAtClock()
  workspace.lookAtClock()
  expect(told.length).toBe(times + 1)
  expect(told.at(-1)).toMatchObject({ day: '2026-11-25', today: '2026-11-25' })
  expect(workspace.identity()).not.toBe(before)
})

test('a day that was chosen stays when a new one begins', () => {
  expect(workspace.chooseDay('2026-06-01')).toMatchObject({ day: '2026-06-01' })
  vi.setSystemTime(new Date(2026, 10, 25, 8))
  workspace.lookAtClock()
  expect(told.at(-1)).toMatchObject({ day: '2026-06-01', today: '2026-11-25' })
})

test('a past revision is shown on its own day, and the present on today', () => {
  vi.setSystemTime(new Date(2027, 8, 20))
  expect(workspace.openPast(1)).toMatchObject({ day: '2026-11-24', today: '2027-09-20' })
  expect(workspace.chooseDay('2026-12-01')).toMatchObject({ day: '2026-12-01' })
  expect(workspace.chooseDay(null)).toMatchObject({ day: '2026-11-24' })
  expect(workspace.openPresent()).toMatchObject({ day: '2027-09-20', today: '2027-09-20' })
})
