import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import {
  appArguments,
  keepScreenshot,
  launchApp,
  newUserData,
  type RunningApp,
  runtimeExecutable,
} from './launch.ts'

let running: RunningApp | null = null

afterEach(async () => {
  await running?.app.close()
  running = null
})

async function start(userData: string, args: readonly string[] = []): Promise<RunningApp> {
  running = await launchApp({ userData, args })
  return running
}

async function quit(): Promise<void> {
  await running?.app.close()
  running = null
}

function logOf(userData: string): { event: string }[] {
  const lines = readFileSync(join(userData, 'logs', 'minimis.log'), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => JSON.parse(line) as { event: string })
}

function shownPath({ page }: RunningApp): Promise<string | null> {
  return page.evaluate(async () => {
    const answer = await window.minimis.call('workspace.state', undefined)
    return answer.ok ? (answer.value?.path ?? null) : null
  })
}

test('the first start opens the demo workspace and writes a log', async () => {
  const userData = newUserData()
  const app = await start(userData)
  await expect.poll(() => shownPath(app)).toBe(join(userData, 'demo', 'Telecom demo.minimis'))
  await app.page.getByText('ER-4200').first().waitFor()
  expect(statSync(await keepScreenshot(app.page, 'first-start')).size).toBeGreaterThan(10_000)
  await quit()
  expect(logOf(userData).map(({ event }) => event)).toEqual(['started', 'closed'])
  expect(existsSync(join(userData, 'demo', 'Telecom demo.minimis-wal'))).toBe(false)
})

test('an edit is there after a restart', async () => {
  const userData = newUserData()
  const first = await start(userData)
  await expect.poll(() => shownPath(first)).not.toBeNull()
  const edited = await first.page.evaluate(async () => {
    const rows = await window.minimis.call('bom.rows', { product: 'ER-4200' })
    const line = rows.ok ? rows.value.rows[0]?.line : undefined
    if (line === undefined) throw new Error('the product has no line')
    return window.minimis.call('edit.apply', { kind: 'setLine', line, quantity: '7' })
  })
  expect(edited).toMatchObject({ ok: true })
  await quit()

  const second = await start(userData)
  await expect.poll(() => shownPath(second)).not.toBeNull()
  const rows = await second.page.evaluate(() =>
    window.minimis.call('bom.rows', { product: 'ER-4200' }),
  )
  expect(rows.ok && rows.value.rows[0]?.quantity).toBe('7')
})

test('the window opens where it was closed', async () => {
  const userData = newUserData()
  const bounds = { x: 40, y: 60, width: 1000, height: 640 }
  const first = await start(userData)
  await first.app.evaluate(({ BrowserWindow }, place) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(place)
  }, bounds)
  await quit()
  const second = await start(userData)
  const kept = await second.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  )
  expect(kept).toMatchObject({ width: bounds.width, height: bounds.height })
})

test('a second start hands its file to the first and ends', async () => {
  const userData = newUserData()
  const app = await start(userData)
  await expect.poll(() => shownPath(app)).not.toBeNull()
  const copy = join(userData, 'Copy.minimis')
  await app.page.evaluate(() => window.minimis.call('workspace.close', undefined))
  copyFileSync(join(userData, 'demo', 'Telecom demo.minimis'), copy)

  const { status } = spawnSync(runtimeExecutable(), [...appArguments(userData), copy], {
    timeout: 30_000,
  })
  expect(status).toBe(0)
  await expect.poll(() => shownPath(app)).toBe(copy)
  expect(app.app.windows()).toHaveLength(1)
})

test('a file on the command line is opened at the start', async () => {
  const userData = newUserData()
  const first = await start(userData)
  await expect.poll(() => shownPath(first)).not.toBeNull()
  const copy = join(userData, 'Named.minimis')
  await first.page.evaluate(() => window.minimis.call('workspace.close', undefined))
  copyFileSync(join(userData, 'demo', 'Telecom demo.minimis'), copy)
  await quit()
  const second = await start(userData, [copy])
  await expect.poll(() => shownPath(second)).toBe(copy)
})

test('a page that crashes is written to the log and comes back', async () => {
  const userData = newUserData()
  const app = await start(userData)
  await app.page.evaluate(() => document.title)
  await app.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
  })
  await expect
    .poll(() => logOf(userData).map(({ event }) => event), { timeout: 15_000 })
    .toContain('window-gone')
  const titleAgain = () =>
    app.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      return !contents?.isCrashed() && !contents?.isLoading() ? contents?.getTitle() : null
    })
  await expect.poll(titleAgain, { timeout: 15_000 }).toContain('Minimis')
})

test('the menu has the usual commands', async () => {
  const app = await start(newUserData())
  await expect.poll(() => shownPath(app)).not.toBeNull()
  const labels = await app.app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap(
      (menu) => menu.submenu?.items.map((item) => item.label.replace('&', '')) ?? [],
    ),
  )
  for (const label of ['New…', 'Open…', 'Save a copy…', 'Close workspace', 'Find', 'Open log'])
    expect(labels).toContain(label)
})

/** Waits until a stream has said a text. */
async function until(stream: Readable, text: string): Promise<void> {
  let said = ''
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    said += String(chunk)
    if (said.includes(text)) break
  }
  stream.resume()
}

test('a signal ends the app also while it says that its folder cannot be used', async () => {
  const userData = newUserData()
  writeFileSync(join(userData, 'logs'), 'a file')
  const app = spawn(runtimeExecutable(), appArguments(userData), {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(app, 'exit')
  await until(app.stderr, 'cannot keep its settings and its log in')
  // The dialog stands until somebody answers it.
  expect(await Promise.race([ended, setTimeout(2000, 'waits')])).toBe('waits')
  app.kill('SIGTERM')
  const end = await Promise.race([ended, setTimeout(20_000, 'hangs')])
  app.kill('SIGKILL')
  expect(end).toEqual([1, null])
})
