import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type Page } from 'playwright-core'
import { Workspace } from '../../db/workspace.ts'
import { root } from '../../scripts/build.ts'
import { sandboxSwitches } from '../../scripts/runtime/requirements.ts'
import { appArguments, newUserData, runtimeExecutable } from '../e2e/launch.ts'
import { median } from './measure.ts'
import { benchModel } from './model.ts'
import type { Report } from './report.ts'
import { session } from './workspace-file.ts'

const ROUNDS = 5

/**
 * From the start of the process until something is painted: a large workspace (the first 30 products
 * with their values), the demo on a first start (a verdict of every product), the app with an empty
 * workspace, and, as the measure of all, a window of the same runtime with one line of text.
 */
export async function measureOpening(lines: number, say: (text: string) => void): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'minimis-bench-'))
  try {
    const large = join(folder, 'large.minimis')
    Workspace.create(large, session, { model: benchModel(lines) }).close()
    const empty = join(folder, 'empty.minimis')
    Workspace.create(empty, session).close()
    const bare = bareApp(folder)
    const rounds = Number(process.env.BENCH_ROUNDS ?? ROUNDS)
    const times = { bare: [], empty: [], large: [], shell: [], demo: [] } as Record<
      string,
      number[]
    >
    for (let round = -1; round < rounds; round++) {
      say(`opening, round ${round + 1} of ${rounds}`)
      const found = {
        bare: await started('bare', [...sandboxSwitches(), bare, userData()], textShown),
        empty: await started('empty', [...appArguments(newUserData()), empty], frameShown),
        shell: await started('shell', [...appArguments(newUserData()), large], somethingShown),
        large: await started('large', [...appArguments(newUserData()), large], thirtyProducts),
        demo: await started('demo', appArguments(newUserData()), verdictsShown),
      }
      say(JSON.stringify(found))
      if (round < 0) continue
      for (const [name, time] of Object.entries(found)) times[name]?.push(time)
    }
    const over = (a: string, b: string) =>
      median((times[a] ?? []).map((time, i) => time / (times[b]?.[i] as number)))
    const middle = (name: string) => median(times[name] ?? [])
    return {
      openToPaint100kRatioToEmptyWindow: over('large', 'bare'),
      openToPaint100kRatioToEmptyWorkspace: over('large', 'empty'),
      openToFirstPaint100kRatioToEmptyWindow: over('shell', 'bare'),
      startDemoRatioToEmptyWindow: over('demo', 'bare'),
      openToPaint100kMilliseconds: middle('large'),
      openToFirstPaint100kMilliseconds: middle('shell'),
      startDemoMilliseconds: middle('demo'),
      emptyWorkspaceMilliseconds: middle('empty'),
      emptyWindowMilliseconds: middle('bare'),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds from the start of a process until its window has painted what was waited for. */
async function started(
  name: string,
  args: string[],
  shown: () => Promise<number>,
): Promise<number> {
  const start = Date.now()
  const app = await _electron.launch({
    executablePath: runtimeExecutable(),
    args,
    cwd: root,
    timeout: 120_000,
  })
  try {
    const page: Page = await app.firstWindow({ timeout: 120_000 })
    const late = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('nothing is painted within two minutes')), 120_000).unref()
    })
    return (await Promise.race([page.evaluate(shown), late])) - start
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : error}`)
  } finally {
    await app.close()
    const folder = args.find((arg) => arg.startsWith('--user-data-dir='))?.split('=')[1]
    if (folder) rmSync(folder, { recursive: true, force: true })
  }
}

function userData(): string {
  return `--user-data-dir=${newUserData()}`
}

/** An app with one window and one line of text in it. */
function bareApp(folder: string): string {
  const path = join(folder, 'bare')
  mkdirSync(path)
  const manifest = { name: 'bare', version: '1.0.0', main: 'main.cjs' }
  writeFileSync(join(path, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(path, 'index.html'), '<!doctype html><title>Empty</title><p>Nothing</p>')
  writeFileSync(
    join(path, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false })
  window.once('ready-to-show', () => window.show())
  window.loadFile('index.html')
})`,
  )
  return path
}

// The functions below run in the window: each looks every few milliseconds and gives the moment at which it is so.

function textShown(): Promise<number> {
  return new Promise((resolve) => {
    const look = () => (document.body?.innerText.trim() ? resolve(Date.now()) : setTimeout(look, 4))
    look()
  })
}

function somethingShown(): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      const [paint] = performance.getEntriesByName('first-contentful-paint')
      if (paint) resolve(performance.timeOrigin + paint.startTime)
      else setTimeout(look, 4)
    }
    look()
  })
}

function frameShown(): Promise<number> {
  return new Promise((resolve) => {
    const look = () =>
      document.querySelector('[data-testid="nav-products"]')
        ? resolve(Date.now())
        : setTimeout(look, 4)
    look()
  })
}

function thirtyProducts(): Promise<number> {
  return new Promise((resolve) => {
    let isAsked = false
    const look = () => {
      const button = document.querySelector<HTMLElement>('[data-testid="nav-products"]')
      if (button && !isAsked) {
        isAsked = true
        button.click()
      }
      const rows = [
        ...document.querySelectorAll<HTMLElement>('[data-testid="product-grid"] [row-id]'),
      ]
      const idsOf = (some: HTMLElement[]) =>
        new Set(some.map((row) => row.getAttribute('row-id'))).size
      const withPrice = idsOf(rows.filter((row) => row.innerText.includes('USD')))
      const isFull = withPrice >= 15 && withPrice >= Math.min(30, idsOf(rows))
      if (isFull) resolve(Date.now())
      else setTimeout(look, 4)
    }
    look()
  })
}

function verdictsShown(): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      const worst = [...document.querySelectorAll('[data-testid="worst"]')]
      const isFull = worst.length > 0 && worst.every((cell) => cell.hasAttribute('data-act'))
      if (isFull) resolve(Date.now())
      else setTimeout(look, 4)
    }
    look()
  })
}
