import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../../scripts/build.ts'
import type { Command } from '../../shared/workspace/commands.ts'
import { openProduct } from './bom-grid.ts'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

let running: RunningApp

beforeAll(async () => {
  running = await launchApp({ userData: newUserData() })
  await running.page.getByTestId('revision').waitFor()
})

afterAll(() => running?.app.close())

async function resize({ app }: RunningApp, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
  await expect.poll(() => running.page.evaluate(() => innerWidth)).toBe(width)
}

/** The demo at one of its products for China, beside its lines, in a window of the size that must do. */
async function open(product: string): Promise<RunningApp> {
  const { page } = running
  await resize(running, 1280, 800)
  await openProduct(page, product)
  const destination = await page.getByTestId('destination').inputValue()
  if (!destination.startsWith('China')) await chooseDestination(page, 'China (PRC) · CN')
  await page.getByTestId('share').waitFor()
  return running
}

async function chooseDestination(page: Page, name: string): Promise<void> {
  const destination = page.getByTestId('destination')
  await destination.fill(name.split(' ')[0] ?? name)
  await page.getByRole('option', { name, exact: true }).click()
  await expect.poll(() => destination.inputValue()).toBe(name)
  await expect.poll(() => text(page, 'standing')).toMatch(/^revision \d+ · /)
}

/** Goes to the result alone, with the keyboard. */
async function showResultAlone(page: Page): Promise<void> {
  await page.keyboard.press('Alt+r')
  await page.getByTestId('bom-grid').waitFor({ state: 'hidden' })
  await page.getByTestId('destination-bar').first().waitFor()
}

async function keepBothSchemes(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await keepScreenshot(page, colorScheme === 'light' ? name : `${name}-dark`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

const text = (page: Page, testId: string) => page.getByTestId(testId).innerText()

function clipboardText({ app }: RunningApp): Promise<string> {
  return app.evaluate(({ clipboard }) => clipboard.readText())
}

/** The image on the clipboard as a PNG, with its size in pixels. */
async function clipboardImage({ app }: RunningApp) {
  const png = await app.evaluate(async ({ clipboard }) => {
    const older = clipboard as unknown as { readImage?(): { toPNG(): Buffer } }
    if (older.readImage) return older.readImage().toPNG().toString('base64')
    const items = await clipboard.read()
    const blob = await items[0]?.getType('image/png')
    const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))
    return Buffer.from(bytes).toString('base64')
  })
  const bytes = Buffer.from(png, 'base64')
  return { png, width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

async function edit(page: Page, command: Command): Promise<void> {
  const answer = await page.evaluate((input) => window.minimis.call('edit.apply', input), command)
  expect(answer.ok).toBe(true)
}

type WhenAnswered = 'at once' | 'later' | 'never'

/** Puts itself between the window and the handlers of the main process. */
function intercept({ app }: RunningApp): Promise<void> {
  return app.evaluate(({ ipcMain }) => {
    type Handler = (event: unknown, name: string, input: unknown) => Promise<unknown>
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      _invokeHandlers: Map<string, Handler>
    }
    const original = handlers.get('minimis:call')
    if (!original) throw new Error('the app answers no calls')
    const failed = { ok: false, failure: { code: 'internal', message: 'The worker has ended.' } }
    const held: { when: string; calls: string[]; tell: () => void; told: Promise<void> } = {
      when: 'at once',
      calls: [],
      tell: () => undefined,
      told: Promise.resolve(),
    }
    Object.assign(globalThis, { held })
    handlers.set('minimis:call', async (event, name, input) => {
      if (!held.calls.includes(name)) return original(event, name, input)
      if (held.when === 'later') await held.told
      return held.when === 'never' ? failed : original(event, name, input)
    })
  })
}

/** When the results that are asked for from now on are answered; those that were held are told so now. */
function answerResults(
  { app }: RunningApp,
  when: WhenAnswered,
  calls: readonly string[] = ['evaluate.result', 'evaluate.figures'],
): Promise<void> {
  return app.evaluate(
    (_electron, wanted) => {
      const { held } = globalThis as unknown as {
        held: { when: string; calls: readonly string[]; tell: () => void; told: Promise<void> }
      }
      held.when = wanted.when
      held.calls = wanted.calls
      held.tell()
      held.told = new Promise((resolve) => {
        held.tell = resolve
      })
    },
    { when, calls },
  )
}

function keepImage(name: string, png: string): void {
  writeFileSync(join(root, 'out', 'e2e', `${name}.png`), Buffer.from(png, 'base64'))
}

test('a pass says what decided, how far it may move, and that it is no clearance', async () => {
  const { page } = await open('ER-4200')
  expect(await text(page, 'verdict')).toMatch(/^not subject/)
  expect(await text(page, 'decided')).toBe(
    '734.4(d) applies: 9.89 % is not above 25 %, so it is not subject by reason of de minimis, assuming that 30 undeclared foreign parts hold no controlled US content.',
  )
  expect(await text(page, 'break-evens')).toMatch(
    /^US content may grow by [\d,.]+ USD, or the price may fall to 3,232\.00 USD\. \?$/,
  )
  // It is asked for there, and the head of the panel says so only where it is not.
  expect(await page.getByTestId('before-calculation').count()).toBe(0)
  const notices = await text(page, 'notices')
  expect(notices).toContain('is not a clearance')
  expect(notices).toContain('direct product rules')
  expect(await text(page, 'direct-product-rules')).toContain('734.9(b)')
  await page.getByTestId('destination-bar').first().waitFor()
  await keepBothSchemes(page, 'result-both')
})

test('Alt+R goes through result, bill of materials and both, and each takes the focus', async () => {
  const { page } = await open('ER-4200')
  const focus = () =>
    page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? null)
  await showResultAlone(page)
  expect(await focus()).toBe('result-panel')
  await page.keyboard.press('Alt+r')
  await page.getByTestId('result-panel').waitFor({ state: 'hidden' })
  const isInLines = () =>
    page.evaluate(() => document.activeElement?.closest('[data-testid="bom-grid"]') !== null)
  await expect.poll(isInLines).toBe(true)
  await page.keyboard.press('Alt+r')
  await page.getByTestId('result-panel').waitFor()
  expect(await page.getByTestId('bom-grid').isVisible()).toBe(true)
})

test('the window alone shows the whole result without a sideways scroll', async () => {
  const app = await open('ER-4200')
  const { page } = app
  await showResultAlone(page)
  await keepBothSchemes(page, 'result-wide')
  const overflow = () =>
    page.getByTestId('result-panel').evaluate((panel) => panel.scrollWidth - panel.clientWidth)
  expect(await overflow()).toBe(0)
  await resize(app, 1920, 1080)
  await keepScreenshot(page, 'result-wide-1920')
  expect(await overflow()).toBe(0)
  await page.keyboard.press('Alt+r')
  await page.keyboard.press('Alt+r')
  await keepScreenshot(page, 'result-both-1920')
})

test('arrows and Enter on the picture choose another destination, and so does a click', async () => {
  const { page } = await open('CG-70')
  await showResultAlone(page)
  // No column of its own: the one that is asked for stands last.
  await chooseDestination(page, 'Iran · IR')
  const picture = page.getByTestId('destinations-picture')
  await expect
    .poll(() => picture.getByRole('option').last().innerText())
    .toMatch(/^Iran: subject, licence or exception, share 11\.28 %, level 10\.00 %, 734\.4\(c\)$/)
  expect(await text(page, 'share')).toBe('11.28 %')
  expect(await text(page, 'verdict')).toMatch(/^subject/)
  expect(await text(page, 'break-evens')).toMatch(/must fall by .* the price must rise to/)
  await keepBothSchemes(page, 'result-subject')
  await picture.getByRole('listbox').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByTestId('destination').inputValue()).not.toBe('Iran · IR')

  await page.locator('[data-testid="destination-bar"][data-code="IN"]').click()
  await expect.poll(() => page.getByTestId('destination').inputValue()).toMatch(/^India/)
  await expect.poll(() => text(page, 'verdict')).toMatch(/^not subject/)
  await expect
    .poll(() => text(page, 'before-calculation'))
    .toBe(
      'Before the calculation: no calculation is asked for, since no licence is needed by product and destination (734 Supp. 2(a)).',
    )
  await keepScreenshot(page, 'result-no-calculation-asked')
})

test('a destination is chosen as fast as one types it, before the list has opened', async () => {
  const { page } = await open('ER-4200')
  const destination = page.getByTestId('destination')
  for (const [typed, chosen] of [
    ['Iran', 'Iran · IR'],
    ['france', 'France · FR'],
    ['China (P', 'China (PRC) · CN'],
  ] as const) {
    await destination.focus()
    // all of it in one task of the window, so that nothing is drawn between
    await destination.evaluate((input: HTMLInputElement, value) => {
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
      set?.call(input, value)
      input.dispatchEvent(new Event('input', { bubbles: true }))
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    }, typed)
    await expect.poll(() => destination.inputValue()).toBe(chosen)
    await expect.poll(() => text(page, 'standing')).toMatch(/^revision \d+ · /)
  }
})

test('a picture has its numbers one key away, and both can be copied', async () => {
  const app = await open('ER-4200')
  const { page } = app
  await showResultAlone(page)
  const picture = page.getByTestId('destinations-picture')
  const drawnWidth = async () =>
    (await picture.locator('svg.recharts-surface').boundingBox())?.width ?? 0
  await expect.poll(drawnWidth).toBeGreaterThan(500)
  await app.app.evaluate(({ clipboard }) => clipboard.clear())
  await picture.getByRole('listbox').focus()
  await page.keyboard.press('Control+c')
  await expect.poll(() => text(page, 'destinations-picture-said')).toBe('Image copied')
  const image = await clipboardImage(app)
  expect(image.width).toBeGreaterThan((await drawnWidth()) * 2)
  expect(image.height).toBeGreaterThan(400)
  keepImage('result-copied-image', image.png)

  await page.keyboard.press('t')
  await picture.getByRole('table').waitFor()
  expect(await picture.getByRole('table').innerText()).toContain('China (PRC)\tCN\tnot subject')
  await keepScreenshot(page, 'result-numbers')
  await page.keyboard.press('Control+c')
  await expect.poll(() => text(page, 'destinations-picture-said')).toBe('Numbers copied')
  const lines = (await clipboardText(app)).split('\n')
  expect(lines[0]).toBe('Destination\tCode\tVerdict\tLow\tHigh\tLevel\tParagraph')
  expect(lines).toContain(
    'China (PRC)\tCN\tnot subject, lines open\t9.89 %\t9.89 %\t25.00 %\t734.4(d)',
  )
  await page.keyboard.press('t')
  await picture.getByRole('listbox').waitFor()

  await page.getByTestId('contributors-picture-copy-numbers').click()
  await expect
    .poll(() => clipboardText(app))
    .toMatch(/^Item\tName\tValue\tShare\tReason\nIC-FPGA-MID\t/)
})

test('the explanation is gone through with the keyboard, and filtered', async () => {
  const { page } = await open('ER-4200')
  await showResultAlone(page)
  const tree = page.getByTestId('explanation-tree')
  const rows = page.getByTestId('explanation-row')
  const selected = page.locator('[role="treeitem"][aria-selected="true"]')
  await tree.focus()
  expect(await selected.innerText()).toContain('734.4(d)')
  await page.keyboard.press('ArrowRight')
  expect(await selected.innerText()).toContain('Counted')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  expect(await selected.innerText()).toContain('IC-FPGA-MID')
  const detail = await text(page, 'explanation-detail')
  expect(detail).toMatch(/Path\s+ER-4200 \/ .* \/ IC-FPGA-MID/)
  expect(detail).toContain('412.00 USD, 5.05 % of the price')
  expect(detail).toContain('NS2')
  expect(await tree.getAttribute('aria-activedescendant')).toBe(await selected.getAttribute('id'))
  await keepBothSchemes(page, 'result-explanation')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  const all = await rows.count()

  await page.keyboard.press('/')
  await page.keyboard.type('fpga ns2')
  await expect.poll(() => rows.count()).toBe(3)
  expect(await rows.last().innerText()).toContain('IC-FPGA-MID')
  await page.keyboard.press('Escape')
  await expect.poll(() => rows.count()).toBe(all)
})

test('what blocks the verdict comes first, says what it could move, and Enter opens it', async () => {
  const { page } = await open('SC-220')
  expect(await text(page, 'verdict')).toMatch(/^undetermined/)
  expect(await text(page, 'decided')).toMatch(/^Not determined: /)
  const first = page.getByTestId('find-out').first()
  expect(await first.innerText()).toMatch(/blocks/)
  await keepBothSchemes(page, 'result-open')
  await showResultAlone(page)
  await keepScreenshot(page, 'result-open-wide')
  await first.focus()
  await page.keyboard.press('ArrowDown')
  const second = page.getByTestId('find-out').nth(1)
  expect(await second.evaluate((button) => button === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog')
  await drawer.waitFor()
  expect(await drawer.innerText()).toContain((await second.innerText()).split('\n')[0]?.slice(2))
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'hidden' })
  expect(await second.evaluate((button) => button === document.activeElement)).toBe(true)
})

test('the methods stand side by side where they differ, and choosing one moves the figures', async () => {
  const { page } = await open('RU-2600')
  expect(await text(page, 'share')).toBe('26.09 %')
  expect(await text(page, 'method-second-incorporation')).toContain('11.41 %')
  expect(await text(page, 'methods-differ')).toBe('The methods give different verdicts.')
  await keepScreenshot(page, 'result-methods')
  await page.getByText('Second incorporation', { exact: true }).click()
  await expect.poll(() => text(page, 'share')).toBe('11.41 %')
  expect(await text(page, 'verdict')).toMatch(/^not subject/)
  await page.getByText('Look-through', { exact: true }).click()
  await expect.poll(() => text(page, 'share')).toBe('26.09 %')
})

test('a switch that is not at its default is said beside the revision', async () => {
  const { page } = await open('ER-4200')
  expect(await text(page, 'standing')).toMatch(/^revision \d+ · switches at their default$/)
  await edit(page, { kind: 'changeSettings', set: { choices: { affiliatesRule: 'stayed' } } })
  await expect.poll(() => text(page, 'standing')).toMatch(/^revision \d+ · 1 switch changed$/)
})

test('figures of an older revision are marked until the new ones come, also where these fail', async () => {
  const app = await open('ER-4200')
  const { page } = app
  const share = await text(page, 'share')
  const revision = Number(await text(page, 'revision'))
  await intercept(app)
  await answerResults(app, 'later')
  await edit(page, {
    kind: 'setPrice',
    item: 'ER-4200',
    validFrom: '',
    destination: 'CN',
    price: { amount: '5000', currency: 'EUR' },
  })
  await expect.poll(() => text(page, 'standing')).toBe(`figures of revision ${revision}, updating`)
  expect(await page.getByTestId('share').count()).toBe(0)
  const older = page.getByTestId('result-panel').locator('[data-current="false"]').first()
  expect(await older.innerText()).toContain(share)
  await keepBothSchemes(page, 'result-older')

  await answerResults(app, 'never')
  await expect.poll(() => text(page, 'result-failed')).toContain('The worker has ended.')
  expect(await text(page, 'standing')).toBe(`figures of revision ${revision}`)
  await keepScreenshot(page, 'result-failed')

  await answerResults(app, 'at once')
  await page.getByTestId('result-retry').click()
  await expect.poll(() => text(page, 'standing')).toContain(`revision ${revision + 1} · `)
  expect(await text(page, 'share')).not.toBe(share)
  expect(await page.getByTestId('result-failed').count()).toBe(0)
})

test('the verdict of an edit stands before what it rests on, which is marked until it comes', async () => {
  const app = await open('ER-4200')
  const { page } = app
  const share = await text(page, 'share')
  const revision = Number(await text(page, 'revision'))
  await intercept(app)
  await answerResults(app, 'later', ['evaluate.result'])
  await edit(page, {
    kind: 'setPrice',
    item: 'ER-4200',
    validFrom: '',
    destination: 'CN',
    price: { amount: '6000', currency: 'EUR' },
  })
  await expect.poll(() => text(page, 'standing')).toBe(`the rest of revision ${revision}, updating`)
  expect(await text(page, 'revision')).toBe(`${revision + 1}`)
  const ahead = await text(page, 'share')
  expect(ahead).not.toBe(share)
  const due = page.getByTestId('verdict').locator('[data-due="true"]')
  expect(
    await due.evaluateAll((details) => details.map((one) => getComputedStyle(one).visibility)),
  ).toEqual(['hidden'])
  expect(await page.getByTestId('decided').count()).toBe(0)
  await keepBothSchemes(page, 'result-ahead')

  await answerResults(app, 'at once')
  await expect.poll(() => text(page, 'standing')).toContain(`revision ${revision + 1} · `)
  expect(await text(page, 'share')).toBe(ahead)
  expect(await page.getByTestId('decided').count()).toBe(1)
})

test('the result is written as a file, which is then named', async () => {
  const app = await open('ER-4200')
  const { page } = app
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-result-')), 'ER-4200 to CN.csv')
  await app.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, path)
  await page.keyboard.press('Control+e')
  await page.getByTestId('export-menu').waitFor()
  await keepScreenshot(page, 'result-export')
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? null)
  for (let presses = 0; presses < 6 && (await focused()) !== 'export-csv'; presses++)
    await page.keyboard.press('ArrowDown')
  expect(await focused()).toBe('export-csv')
  await page.keyboard.press('Enter')
  await expect.poll(() => text(page, 'export-message')).toBe(`Written: ${path}`)
  expect(readFileSync(path, 'utf8')).toContain('IC-FPGA-MID')
  await keepScreenshot(page, 'result-exported')
})

test('a file that cannot be written is said, with the reason', async () => {
  const app = await open('ER-4200')
  const { page } = app
  const path = join(tmpdir(), 'no-such-folder', 'report.csv')
  await app.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, path)
  await page.keyboard.press('Control+e')
  await page.getByTestId('export-csv').click()
  await expect.poll(() => text(page, 'export-message')).toContain('No file was written.')
  expect(await text(page, 'export-message')).toContain(path)
})
