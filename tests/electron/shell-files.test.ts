import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { workspaceArgument } from '../../electron/shell/command-line.ts'
import { JsonFile } from '../../electron/shell/json-file.ts'
import { Log } from '../../electron/shell/log.ts'
import { isReachable } from '../../electron/shell/reachable.ts'
import { RecentFiles } from '../../electron/shell/recent-files.ts'

const newFolder = () => mkdtempSync(join(tmpdir(), 'minimis-shell-'))

test('the log has one JSON object a line, and errors with their stack', () => {
  const log = new Log(join(newFolder(), 'logs', 'minimis.log'))
  log.write('info', 'started', { version: '1' })
  log.error('failed', new Error('two\nlines'))
  const lines = readFileSync(log.path, 'utf8').trimEnd().split('\n')
  const [started, failed] = lines.map((line) => JSON.parse(line))
  expect(lines).toHaveLength(2)
  expect(started).toMatchObject({ level: 'info', event: 'started', version: '1' })
  expect(failed).toMatchObject({ level: 'error', event: 'failed', message: 'two\nlines' })
  expect(failed.stack).toContain('shell-files.test.ts')
})

test('a full log is put aside, and no more than three are kept', () => {
  const folder = newFolder()
  const path = join(folder, 'minimis.log')
  const log = new Log(path)
  for (let round = 0; round < 6; round++) {
    writeFileSync(path, `${round}${'x'.repeat(1_000_000)}`)
    log.write('info', 'more')
  }
  expect(readdirSync(folder).sort()).toEqual([
    'minimis.log',
    'minimis.log.1',
    'minimis.log.2',
    'minimis.log.3',
  ])
  expect(readFileSync(`${path}.1`, 'utf8')[0]).toBe('5')
  expect(readFileSync(`${path}.3`, 'utf8')[0]).toBe('3')
})

test('a log that cannot be written does not stop the app', () => {
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => {})
  const log = new Log(join(newFolder(), 'minimis.log'))
  log.write('info', 'loop', {
    get fact() {
      throw new Error('unreadable')
    },
  })
  expect(complaint).toHaveBeenCalledOnce()
  complaint.mockRestore()
})

test('a small file that is missing, broken or of another shape reads as nothing', () => {
  const path = join(newFolder(), 'state.json')
  const file = new JsonFile(path, z.object({ width: z.int() }))
  expect(file.read()).toBeNull()
  for (const text of ['', '{', '{"width":"wide"}', 'null']) {
    writeFileSync(path, text)
    expect(file.read()).toBeNull()
  }
  file.write({ width: 7 })
  expect(file.read()).toEqual({ width: 7 })
})

test('a small file that cannot be written is let go', () => {
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => {})
  const blocked = join(newFolder(), 'file')
  writeFileSync(blocked, '')
  const file = new JsonFile(join(blocked, 'state.json'), z.object({ width: z.int() }))
  file.write({ width: 7 })
  expect(file.read()).toBeNull()
  expect(complaint).toHaveBeenCalledOnce()
  complaint.mockRestore()
})

test('a pipe in the place of a small file, of its draft or of the log holds nobody up', () => {
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => {})
  const folder = newFolder()
  const path = join(folder, 'state.json')
  for (const name of ['state.json', 'state.json.part', 'minimis.log'])
    execFileSync('mkfifo', [join(folder, name)])
  const file = new JsonFile(path, z.object({ width: z.int() }))
  expect(file.read()).toBeNull()
  file.write({ width: 7 })
  expect(file.read()).toEqual({ width: 7 })
  expect(complaint).not.toHaveBeenCalled()
  new Log(join(folder, 'minimis.log')).write('info', 'started')
  expect(complaint).toHaveBeenCalledOnce()
  complaint.mockRestore()
})

test('a link in the place of the draft of a small file is not followed', () => {
  const folder = newFolder()
  const precious = join(folder, 'precious')
  writeFileSync(precious, 'precious')
  symlinkSync(precious, join(folder, 'state.json.part'))
  new JsonFile(join(folder, 'state.json'), z.object({ width: z.int() })).write({ width: 7 })
  expect(readFileSync(precious, 'utf8')).toBe('precious')
})

test('recent files: the last one first, each once, over a restart', () => {
  const folder = newFolder()
  const path = join(folder, 'recent.json')
  const [a, b] = [join(folder, 'a.minimis'), join(folder, 'b.minimis')]
  writeFileSync(a, '')
  const first = new RecentFiles(path)
  expect(first.isFirstRun).toBe(true)
  for (const file of [a, b, a]) first.opened(file)
  const second = new RecentFiles(path)
  expect(second.isFirstRun).toBe(false)
  expect(second.list()).toMatchObject([
    { path: a, exists: true },
    { path: b, exists: false },
  ])
  expect(second.lastOpen()).toBe(a)
  second.closed()
  expect(new RecentFiles(path).lastOpen()).toBeNull()
})

test('the workspace on a command line, whatever else stands there', () => {
  const folder = '/home/user'
  expect(workspaceArgument(['app', '--flag=x.minimis', '.', 'A B.minimis'], folder)).toBe(
    '/home/user/A B.minimis',
  )
  expect(workspaceArgument(['app', '/x/Y.MINIMIS'], folder)).toBe('/x/Y.MINIMIS')
  expect(workspaceArgument(['x.minimis', 'model.json'], folder)).toBeNull()
})

test('a window is shown where it can be taken hold of', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1080 }
  const at = (x: number, y: number) => isReachable({ x, y, width: 1000, height: 700 }, screen)
  expect(at(0, 0)).toBe(true)
  expect(at(1800, 1000)).toBe(true)
  expect(at(1900, 0)).toBe(false)
  expect(at(0, -200)).toBe(false)
  expect(at(-3000, 0)).toBe(false)
})
