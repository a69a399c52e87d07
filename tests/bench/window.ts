import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { systemSession, Workspace } from '../../db/workspace.ts'
import { buildIfNeeded, root } from '../../scripts/build.ts'
import { presentRuntime } from '../../scripts/runtime/find.ts'
import { isOnPath, missingDisplay, missingLibraries } from '../../scripts/runtime/requirements.ts'
import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import { allDestinations } from '../../shared/rules/destination.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import type { Command } from '../../shared/workspace/commands.ts'
import { launchApp } from '../e2e/launch.ts'
import { median } from './measure.ts'
import { benchModel } from './model.ts'
import { measureOpening } from './opening.ts'
import type { Report } from './report.ts'
import { type Frames, framesBetween, traced, workBetween } from './trace.ts'
import { session } from './workspace-file.ts'

const LINES = 100_000
const DESTINATIONS = 250
const EDITS = 20
/** What is scrolled, in pixels, and in a second: two screens of rows, and four. */
const SCROLLED = 36_000
const READING = 1200
const SEARCHING = 2400
const PATIENT = { timeout: 180_000 }
const FRAMES = ['cc', 'benchmark', 'blink.user_timing']
const MARKED = ['toplevel', 'blink.user_timing']
const COLUMNS = ['quantity', 'price', 'eccn'] as const

/** What the bench adds to the window. */
interface Watched {
  /** From here on the next verdict is waited for. */
  expectVerdict(): void
  /** Resolves, without being asked again and again, to the milliseconds from the key to the verdict. */
  painted: Promise<number>
}

/** Why the window cannot be measured here, in one line; null: it can. */
export function windowObstacle(): string | null {
  if (missingDisplay() && !isOnPath('xvfb-run')) return missingDisplay()
  const runtime = presentRuntime()
  if (!runtime) return 'No window: there is no Electron here; npm run test:e2e fetches it.'
  return missingLibraries(runtime.executable)
}

/** Measures in a window of its own display where there is none. */
export async function measureWindow(
  part: 'opening' | 'window',
  say: (text: string) => void,
): Promise<Report> {
  buildIfNeeded(say)
  if (!missingDisplay())
    return part === 'opening' ? measureOpening(LINES, say) : measure(LINES, DESTINATIONS, say)
  const display = ['-a', '-s', '-screen 0 1920x1200x24']
  const again = [process.execPath, join(root, 'tests/bench/main.ts'), '--only', part, '--json']
  const { stdout, status } = spawnSync('xvfb-run', [...display, ...again], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error('the window could not be measured under xvfb-run')
  return JSON.parse(stdout) as Report
}

async function measure(
  lines: number,
  destinations: number,
  say: (text: string) => void,
): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'minimis-bench-'))
  const path = join(folder, 'bench.minimis')
  const twinPath = join(folder, 'twin.minimis')
  try {
    const codes = allDestinations(currentPack()).slice(0, destinations)
    Workspace.create(path, session, { model: benchModel(lines) }).close()
    copyFileSync(path, twinPath)
    const running = await launchApp({ args: [path] })
    const { app, page } = running
    try {
      await app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800),
      )
      const opened = await openProduct(page, lines)
      const cdp = await page.context().newCDPSession(page)
      await watch(page)
      const loops = await traced(cdp, MARKED, async () => {
        for (let turn = 0; turn < 9; turn++) await loopIn(page)
      })
      const loop = median(workBetween(loops, 'bench:loop', 'bench:looped'))
      const latencies: number[] = []
      const transactions: number[] = []
      const twin = Workspace.open(twinPath, session)
      const edits = await traced(cdp, MARKED, async () => {
        for (let turn = 0; turn < EDITS; turn++) {
          latencies.push(await edit(page, turn))
          transactions.push(transactionOf(twin, turn))
          await askMatrix(page, codes)
          say(`edit ${turn + 1} of ${EDITS}`)
        }
      })
      const work = workBetween(edits, 'bench:enter', 'bench:painted')
      if (work.length !== EDITS) throw new Error(`${work.length} of ${EDITS} edits in the trace`)
      say(`work of the edits in ms: ${work.map((each) => each.toFixed(1)).join(', ')}`)
      const share = await page.getByTestId('share').getAttribute('title')
      const frames = await scrolled(page, cdp, READING, say)
      const fast = await scrolled(page, cdp, SEARCHING, say)
      twin.close()
      await app.close()
      check(path, share)
      const report = {
        windowEditWork: median(work),
        windowEditWorkWorst: Math.max(...work),
        windowEditRatioToLoop: median(work) / loop,
        windowEditLatency: median(latencies),
        editToVerdictRatioToTransaction: median(
          latencies.map((latency, i) => latency / (transactions[i] as number)),
        ),
        editTransactionMilliseconds: median(transactions),
        windowFrames: frames.due,
        windowFramesDroppedPer100: (100 * frames.dropped) / frames.due,
        windowFramesDroppedPer100Fast: (100 * fast.dropped) / fast.due,
        windowLoop: loop,
        ...opened,
      }
      return report
    } finally {
      await app.close().catch(() => undefined)
      rmSync(running.userData, { recursive: true, force: true })
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds of the transaction of the same kind of edit, on the disk when it ends, in a copy of the file. */
function transactionOf(twin: Workspace, turn: number): number {
  const command = commandOf(twin, turn)
  const start = performance.now()
  twin.apply(command)
  return performance.now() - start
}

function commandOf(twin: Workspace, turn: number): Command {
  const column = COLUMNS[turn % COLUMNS.length] as (typeof COLUMNS)[number]
  const line = twin.bom('M0')[turn]
  if (!line) throw new Error('the copy has no such line')
  if (column === 'quantity')
    return { kind: 'setLine', line: line.line, quantity: textFor(column, turn) }
  const [amount = '', currency = ''] = textFor('price', turn).split(' ')
  const set = column === 'eccn' ? { eccn: textFor(column, turn) } : { price: { amount, currency } }
  return { kind: 'changePart', id: line.item, set }
}

/** Opens W beside its result and opens everything in it; milliseconds of each. */
async function openProduct(
  page: Page,
  lines: number,
): Promise<{ windowOpen: number; windowExpand: number }> {
  await page.getByTestId('nav-products').click(PATIENT)
  const row = page.getByTestId('product-row').filter({ hasText: 'W' }).first()
  await row.waitFor(PATIENT)
  const start = performance.now()
  await row.dblclick(PATIENT)
  await page.getByTestId('product-view').getByText('Both').click(PATIENT)
  await page.getByTestId('share').waitFor(PATIENT)
  const shown = performance.now()
  await page.getByTestId('expand-all').click(PATIENT)
  await page.waitForFunction(
    (least) => {
      const grids = document.querySelectorAll('[data-testid="bom-grid"] [aria-rowcount]')
      return [...grids].some((grid) => Number(grid.getAttribute('aria-rowcount')) > least)
    },
    lines,
    PATIENT,
  )
  const expanded = performance.now()
  await page.waitForTimeout(2000)
  return { windowOpen: shown - start, windowExpand: expanded - shown }
}

/** Marks the key that ends an edit, and the end of the frame that paints the verdict that came of it. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(({ timeout }) => {
    const mark = performance.mark.bind(performance)
    let entered = 0
    let tell: (latency: number) => void = () => undefined
    const frame = new MessageChannel()
    frame.port1.onmessage = () => tell(mark('bench:painted').startTime - entered)
    performance.mark = (name, options) => {
      const made = mark(name, options)
      if (name === 'minimis:verdict-shown') {
        requestAnimationFrame(() => frame.port2.postMessage(null))
      }
      return made
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter') entered = mark('bench:enter').startTime
    }
    addEventListener('keydown', onKey, true)
    const expectVerdict = () => {
      const painted = new Promise<number>((resolve, reject) => {
        tell = resolve
        setTimeout(() => reject(new Error('no verdict is painted')), timeout)
      })
      Object.assign(window, { painted })
    }
    Object.assign(window, { expectVerdict })
  }, PATIENT)
}

/** A fixed piece of work on the main thread of the same window, between marks. */
function loopIn(page: Page): Promise<void> {
  return page.evaluate(() => {
    performance.mark('bench:loop')
    let state = 734
    for (let i = 0; i < 20_000_000; i++) state = (Math.imul(state, 1_664_525) + i) | 0
    if (state === 0) throw new Error('the loop has come to nothing')
    performance.mark('bench:looped')
  })
}

/** Goes on by some pages, changes a cell by keyboard and waits for the verdict; milliseconds from the key. */
async function edit(page: Page, turn: number): Promise<number> {
  const column = COLUMNS[turn % COLUMNS.length] as (typeof COLUMNS)[number]
  const grid = await page.getByTestId('bom-grid').boundingBox()
  await page.mouse.move((grid?.x ?? 0) + 300, (grid?.y ?? 0) + 200)
  await page.mouse.wheel(0, 90_000)
  await page.waitForTimeout(1000)
  const found = await page.waitForFunction(leafInSight, undefined, PATIENT)
  const row = await found.jsonValue()
  const cell = page.locator(`[data-testid="bom-grid"] [row-id="${row}"] [col-id="${column}"]`)
  await cell.click(PATIENT)
  const revision = Number(await page.getByTestId('revision').innerText())
  await page.keyboard.press('F2')
  await cell.locator('input').fill(textFor(column, turn), PATIENT)
  await page.evaluate(() => (window as unknown as Watched).expectVerdict())
  await page.waitForTimeout(300)
  await page.keyboard.press('Enter')
  const latency = await page.evaluate(() => (window as unknown as Watched).painted)
  const after = Number(await page.getByTestId('revision').innerText())
  if (after !== revision + 1) throw new Error(`the edit of ${column} has made revision ${after}`)
  await page.waitForTimeout(500)
  return latency
}

/** The key of a row in sight that is no sub-assembly; runs in the window. */
function leafInSight(): string | null {
  const rows = [...document.querySelectorAll('[data-testid="bom-grid"] [row-id]')]
  const leaves = rows.filter((row) => {
    const { top, bottom } = row.getBoundingClientRect()
    const isInSight = top > 250 && bottom < 600
    return isInSight && row.querySelector('[data-item]') && !row.querySelector('[aria-expanded]')
  })
  return leaves[0]?.getAttribute('row-id') ?? null
}

function textFor(column: (typeof COLUMNS)[number], turn: number): string {
  if (column === 'quantity') return `${turn + 3}.75`
  return column === 'price' ? `${turn + 1}.17 EUR` : `3A001.${'abcdefgh'[turn % 8]}.${turn + 20}`
}

/** Asks for W for all destinations, as the matrix does. */
async function askMatrix(page: Page, destinations: string[]): Promise<void> {
  const answered = await page.evaluate(async (asked) => {
    const answer = await window.minimis.call('evaluate.matrix', {
      job: 'bench',
      products: ['W'],
      destinations: asked,
      method: 'look-through',
    })
    return answer.ok ? answer.value.rows[0]?.outcomes.length : 0
  }, destinations)
  if (answered !== destinations.length) throw new Error(`${answered} destinations are answered`)
}

/** The frames while the lines are scrolled by the wheel at a speed, in pixels a second. */
async function scrolled(
  page: Page,
  session: CDPSession,
  speed: number,
  say: (text: string) => void,
): Promise<Frames> {
  const grid = await page.getByTestId('bom-grid').boundingBox()
  const at = { x: Math.round((grid?.x ?? 0) + 300), y: Math.round((grid?.y ?? 0) + 200) }
  const top = await scrollTop(page)
  const events = await traced(session, FRAMES, async () => {
    await page.evaluate(() => performance.mark('bench:scroll'))
    await session.send('Input.synthesizeScrollGesture', {
      ...at,
      yDistance: -SCROLLED,
      speed,
      gestureSourceType: 'mouse',
      preventFling: true,
    })
    await page.evaluate(() => performance.mark('bench:scrolled'))
  })
  const moved = (await scrollTop(page)) - top
  if (moved < SCROLLED * 0.95) throw new Error(`only ${moved} of ${SCROLLED} pixels are scrolled`)
  const frames = framesBetween(events, 'bench:scroll', 'bench:scrolled')
  say(`${speed} pixels a second: ${frames.due} frames, ${frames.dropped} dropped`)
  return frames
}

function scrollTop(page: Page): Promise<number> {
  return page.evaluate(
    () => document.querySelector('[data-testid="bom-grid"] .ag-grid-viewport')?.scrollTop ?? 0,
  )
}

/** What the window showed last must be what a fresh evaluation of the saved file gives. */
function check(path: string, share: string | null): void {
  const { model, day } = Workspace.readModel(path, systemSession('bench'))
  const fresh = LiveEvaluation.of(model, { pack: currentPack(), choices: {}, day })
  const { low, high } = fresh.verdict('W', 'CN', 'look-through').share
  const isShown = low !== null && high !== null && share?.includes(low) && share.includes(high)
  if (!isShown) throw new Error(`the window shows ${share}, not ${low} to ${high}`)
}
