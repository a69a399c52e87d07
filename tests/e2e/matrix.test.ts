import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, expect, test, vi } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { session, small } from '../db/support.ts'
import { violations } from './axe.ts'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

/** Machines that are busy with other things take their time. */
const SOON = { timeout: 90_000 }
vi.setConfig({ testTimeout: 240_000 })

let running: RunningApp | null = null

afterEach(async () => {
  await running?.app.close()
  running = null
})

/** Starts the app in a window of 1280 by 800 and goes to the matrix by key. */
async function openMatrix(
  args: string[] = [],
  evaluation: 'as it is' | 'slow' | 'broken once' = 'as it is',
): Promise<RunningApp> {
  running = await launchApp({ userData: newUserData(), args })
  const { app, page } = running
  await page.getByTestId('nav-matrix').waitFor()
  await app.evaluate(({ BrowserWindow, ipcMain }, how) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800)
    type Answer = (event: unknown, name: string, input: unknown) => unknown
    const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, Answer>
    const answer = handlers.get('minimis:call')
    const failure = { code: 'internal', message: 'The evaluation broke off.' }
    let isBroken = how === 'broken once'
    handlers.set('minimis:call', async (event, name, input) => {
      if (name === 'evaluate.matrix' && isBroken) {
        isBroken = false
        return { ok: false, failure }
      }
      if (name === 'evaluate.matrix' && how === 'slow')
        await new Promise((resolve) => setTimeout(resolve, 1_000))
      return answer?.(event, name, input)
    })
  }, evaluation)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.keyboard.press('Control+3')
  return running
}

/** The matrix of the demo, with every row worked out. */
async function openDemo(): Promise<Page> {
  const { page } = await openMatrix()
  await page.getByTestId('matrix-grid').waitFor()
  await allWorkedOut(page)
  return page
}

const cells = '[data-testid=matrix-row] td[data-line]'

async function allWorkedOut(page: Page): Promise<void> {
  const open = page.locator(`${cells}:not([data-act])`)
  await expect.poll(() => open.count(), SOON).toBe(0)
  await page.getByTestId('matrix-progress').waitFor({ state: 'detached', ...SOON })
  expect(await page.locator(cells).count()).toBeGreaterThan(0)
}

async function inBothColours(page: Page, name: string): Promise<void> {
  await keepScreenshot(page, `${name}-light`)
  await page.emulateMedia({ colorScheme: 'dark' })
  await keepScreenshot(page, `${name}-dark`)
  await page.emulateMedia({ colorScheme: 'light' })
}

/** What axe finds wrong on the page, in light and in dark. */
async function wrongFor(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    found.push(...(await violations(page)).map((what) => `${colorScheme}: ${what}`))
  }
  await page.emulateMedia({ colorScheme: 'light' })
  return found
}

const facts = async (page: Page) =>
  (await page.getByTestId('matrix-facts').innerText()).replaceAll(/\s+/g, ' ')
const rows = (page: Page) =>
  page
    .getByTestId('matrix-row')
    .evaluateAll((all) => all.map((row) => row.getAttribute('data-product')))
const columns = (page: Page) => page.locator('[data-testid^=column-]').allInnerTexts()
const active = (page: Page) => page.locator(`${cells}[data-active=true]`).innerText()

/** Types into the filter that a key goes to, and goes back to the table. */
async function filter(page: Page, key: string, text: string): Promise<void> {
  await page.keyboard.press(key)
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

async function choose(page: Page, testId: string, option: string): Promise<void> {
  await page.getByTestId(testId).click()
  await page.getByRole('option', { name: option }).click()
}

test('the matrix is read by key: rule groups, shares that are never rounded onto the level, the facts of a cell', async () => {
  const page = await openDemo()
  await inBothColours(page, 'matrix')
  expect(await page.getByTestId('band-terrorism').innerText()).toContain('level 10 %')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280)

  await page.keyboard.press('Control+ArrowRight')
  await page.keyboard.press('Control+ArrowRight')
  expect(await facts(page)).toContain('Afghanistan (AF)')
  await page.keyboard.press('End')
  expect(await facts(page)).toContain('Zambia (ZM)')
  await keepScreenshot(page, 'matrix-scrolled')
  await page.keyboard.press('Control+Home')
  expect(await facts(page)).toContain('Cuba (CU)')

  await filter(page, 'f', 'china')
  await filter(page, '/', 'ot-8000')
  expect(await columns(page)).toHaveLength(1)
  expect(await active(page)).toBe('25.00')
  expect(await facts(page)).toContain('not subject')
  expect(await facts(page)).toContain('headroom 0.00 pts')
  await filter(page, '/', 'ru-3500')
  expect(await active(page)).toBe('25.03')
  expect(await facts(page)).toMatch(
    /subject, no licence by destination to the EAR; .* parties and use not asked.* share 25\.03 %/s,
  )
  expect(await facts(page)).toContain('above the level by')
})

test('a rule group stands over its own columns', async () => {
  const page = await openDemo()
  const left = (of: string) =>
    page.locator(of).evaluate((element) => element.getBoundingClientRect().left)
  const first = await page.locator('[data-testid^=band-]').first().getAttribute('data-testid')
  for (const picture of ['shares', 'floors']) {
    if (picture === 'floors') await page.keyboard.press('p')
    const band = await left(`[data-testid=${first}]`)
    expect(Math.abs(band - (await left('th:has([data-testid=column-CU])'))), picture).toBeLessThan(
      1,
    )
    const cell = await left(`${cells}[data-line="1"][data-column="0"]`)
    expect(Math.abs(band - cell), picture).toBeLessThan(1)
  }
})

test('the matrix has nothing that axe finds wrong', async () => {
  const page = await openDemo()
  expect(await wrongFor(page)).toEqual([])
  await page.keyboard.press('m')
  await page.getByTestId('world-map').waitFor()
  expect(await wrongFor(page)).toEqual([])
})

test('Enter opens the product with the destination, and going back finds the cell again', async () => {
  const page = await openDemo()
  await filter(page, '/', 'ru-3500')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.getByTestId('share').waitFor()
  expect(await page.getByTestId('destination').inputValue()).toContain('IR')
  expect(await page.getByTestId('share').innerText()).toContain('30.35 %')
  await page.keyboard.press('Control+[')
  await page.getByTestId('matrix-grid').waitFor()
  expect(await facts(page)).toContain('RU-3500')
  expect(await facts(page)).toContain('Iran (IR)')
})

test('rows sort by the worst verdict and by the share at a destination, step by step', async () => {
  const page = await openDemo()
  await choose(page, 'matrix-order', 'Worst verdict first')
  expect((await rows(page))[0]).toBe('RAN-OPT')
  await page.getByTestId('matrix-grid').focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('s')
  const shares = async (code: string) => {
    const place = await page.getByTestId(`column-${code}`).evaluate((button) => {
      return Number(button.closest('th')?.getAttribute('aria-colindex'))
    })
    return page.locator(`[data-testid=matrix-row] td[aria-colindex="${place}"]`).allInnerTexts()
  }
  const numbers = (texts: string[]) => texts.map(Number).filter((share) => !Number.isNaN(share))
  const sorted = (all: number[]) => [...all].sort((a, b) => b - a)
  const cuba = numbers(await shares('CU'))
  expect(cuba.length).toBeGreaterThan(5)
  expect(cuba).toEqual(sorted(cuba))
  await page.keyboard.press(']')
  expect(await page.getByTestId('matrix-order').inputValue()).toBe('By share to Iran')
  const iran = numbers(await shares('IR'))
  expect(iran).toEqual(sorted(iran))
  expect(iran).not.toEqual(cuba)
})

test('cells that the other method decides otherwise are marked, and can be shown alone', async () => {
  const page = await openDemo()
  await page.keyboard.press('d')
  await page.getByTestId('matrix-progress').waitFor({ state: 'detached', ...SOON })
  await choose(page, 'matrix-only', 'Where the methods differ')
  await allWorkedOut(page)
  expect(await rows(page)).toEqual(['RU-2600'])
  const flipped = page.locator(`${cells}[data-flipped=true]`)
  expect(await flipped.count()).toBe(await page.locator(cells).count())
  await page.getByTestId('matrix-grid').focus()
  expect(await facts(page)).toContain('by second incorporation: not subject')
  await inBothColours(page, 'matrix-methods')
})

test('a set of destinations is named, kept with the workspace, changed and deleted', async () => {
  const page = await openDemo()
  const figure = await active(page)
  await page.getByTestId('edit-sets').click()
  await page.getByTestId('sets-dialog').waitFor()
  await page.getByTestId('sets-save').click()
  await page.getByText('Give the set a name.').waitFor()
  await page.getByTestId('sets-name').fill('Sales regions')
  await page.keyboard.press('Escape')
  await page.getByTestId('sets-dialog').waitFor({ state: 'detached' })
  await page.getByTestId('edit-sets').click()
  expect(await page.getByTestId('sets-name').inputValue()).toBe('Sales regions')
  for (const name of ['cuba', 'iran']) {
    await page.getByTestId('sets-destinations').fill(name)
    await page.getByRole('option', { name: new RegExp(name, 'i') }).click()
  }
  await page.getByTestId('sets-save').focus()
  await keepScreenshot(page, 'matrix-sets')
  await page.getByTestId('sets-save').click()
  await expect.poll(() => columns(page), SOON).toHaveLength(2)
  expect(await page.getByTestId('matrix-choice').inputValue()).toBe('Sales regions · 2')
  expect(await page.getByTestId('revision').innerText()).toBe('2')
  expect(await page.locator('[data-testid=matrix-row][data-older=true]').count()).toBe(0)
  expect(await active(page)).toBe(figure)

  await page.getByTestId('edit-sets').click()
  await page.getByTestId('sets-name').fill('Two')
  await page.getByTestId('sets-save').click()
  await expect.poll(() => page.getByTestId('matrix-choice').inputValue(), SOON).toBe('Two · 2')
  await page.getByTestId('edit-sets').click()
  await page.getByTestId('sets-delete').click()
  await expect
    .poll(() => page.getByTestId('matrix-choice').inputValue(), SOON)
    .toContain('All dest')
  await page.keyboard.press('Control+z')
  await choose(page, 'matrix-choice', 'Two · 2')
  expect(await columns(page)).toHaveLength(2)
})

test('Escape stops the work, what is worked out stays, and it goes on from there', async () => {
  const { page } = await openMatrix([], 'slow')
  await page.getByTestId('matrix-progress').waitFor()
  await expect.poll(() => page.locator(`${cells}[data-act]`).count(), SOON).toBeGreaterThan(0)
  await keepScreenshot(page, 'matrix-working')
  await page.keyboard.press('Escape')
  await page.getByTestId('matrix-stopped').waitFor()
  const known = await page.locator(`${cells}[data-act]`).count()
  expect(known).toBeGreaterThan(0)
  expect(known).toBeLessThan(await page.locator(cells).count())
  expect(await page.getByTestId('total-licence').innerText()).toContain('≥')
  await page.getByTestId('matrix-resume').click()
  await allWorkedOut(page)
  expect(await page.getByTestId('total-licence').innerText()).not.toContain('≥')
})

test('after an edit the share in the matrix is the one of the result', async () => {
  const page = await openDemo()
  await filter(page, '/', 'er-4200')
  await filter(page, 'f', 'china')
  const before = await active(page)
  await page.keyboard.press('Enter')
  await page.getByTestId('share').waitFor()
  const revision = await page.evaluate(async () => {
    const answer = await window.minimis.call('bom.rows', { product: 'ER-4200' })
    if (!answer.ok) throw new Error(answer.failure.message)
    const line = answer.value.rows.find(({ item }) => item === 'ASM-CRYPTO-HS')?.line ?? 0
    const edit = { kind: 'setLine' as const, line, quantity: '3' }
    const edited = await window.minimis.call('edit.apply', edit)
    if (!edited.ok) throw new Error(edited.failure.message)
    return edited.value.revision
  })
  await expect.poll(() => page.getByTestId('revision').innerText(), SOON).toBe(`${revision}`)
  await expect.poll(() => page.getByTestId('share').innerText(), SOON).not.toContain(before)
  const share = await page.getByTestId('share').innerText()
  await page.keyboard.press('Control+3')
  await allWorkedOut(page)
  await expect.poll(() => page.locator('[data-older=true]').count(), SOON).toBe(0)
  expect(share).toContain(await active(page))
  await page.keyboard.press('Control+z')
  await expect.poll(() => active(page), SOON).toBe(before)
})

test('the map says the same as the table beside it', async () => {
  const page = await openDemo()
  await filter(page, '/', 'mw-3000')
  await page.keyboard.press('m')
  await page.getByTestId('map-grid').waitFor()
  for (const code of ['IR', 'CU', 'RU']) {
    const said = await page
      .locator(`[data-destination=${code}] [data-act]`)
      .getAttribute('data-act')
    const drawn = page.locator(`path[data-code=${code}]`)
    expect(await drawn.getAttribute('data-act')).toBe(said)
  }
  expect(await page.getByTestId('map-hint').innerText()).toContain('Cuba (CU)')
  await page.keyboard.press('ArrowDown')
  expect(await page.getByTestId('map-hint').innerText()).toContain('Iran (IR)')
  expect(await page.getByText('Crimea region of Ukraine').count()).toBeGreaterThan(1)
  await inBothColours(page, 'matrix-map')
  await page.keyboard.press('m')
  await filter(page, '/', 'er-4200')
  await page.keyboard.press('m')
  await page.locator('path[data-act=not-subject-open]').first().waitFor()
  const drawnAs = new Map(
    await page
      .locator('path[data-code][data-act]')
      .evaluateAll((shapes) =>
        shapes.map(
          (shape) => [shape.getAttribute('data-act'), getComputedStyle(shape).fill] as const,
        ),
      ),
  )
  for (const [act, fill] of drawnAs)
    if (act !== 'not-subject' && act !== 'none' && act !== 'open')
      expect(fill).toContain(`map-${act}`)
  await keepScreenshot(page, 'matrix-map-open')
  await page.keyboard.press('m')
  await filter(page, '/', 'o')
  await page.keyboard.press('m')
  await choose(page, 'map-product', 'Worst of the')
  await keepScreenshot(page, 'matrix-map-worst')
  await page.getByTestId('map-grid').focus()
  await page.keyboard.press('Enter')
  await page.getByTestId('share').waitFor()
  expect(await page.getByTestId('destination').inputValue()).toContain('IR')
})

test('the view is copied as a table with words, and a cell by Ctrl+C', async () => {
  const page = await openDemo()
  const copied = () => running?.app.evaluate(({ clipboard }) => clipboard.readText())
  await filter(page, '/', 'ot-8000')
  await filter(page, 'f', 'china')
  await page.getByTestId('matrix-copy').click()
  await expect.poll(copied, SOON).toContain('Optical')
  const lines = ((await copied()) ?? '').split(/\r?\n/)
  expect(lines).toContain('Product\tName\tCompany\tAs of\tChina (PRC) (CN)')
  const row = lines.find((line) => line.startsWith('OT-8000'))
  expect(row).toMatch(/\trevision 1\tnot subject, 25\.00 %, 734\.4\(d\)$/)
  await page.getByTestId('matrix-grid').focus()
  await page.keyboard.press('Control+c')
  await expect.poll(copied, SOON).toBe('not subject 25.00 %')
})

test('P shows the lowest prices, with when they end and why there are none, and they are copied', async () => {
  const page = await openDemo()
  const copied = () => running?.app.evaluate(({ clipboard }) => clipboard.readText())
  await page.keyboard.press('p')
  await page.getByTestId('floor-note').waitFor()
  const open = page.locator(`${cells}:not([data-floor])`)
  await expect.poll(() => open.count(), SOON).toBe(0)
  expect(await page.getByTestId('floor-note').innerText()).toContain('between affiliates')
  await inBothColours(page, 'matrix-floors')
  expect(await wrongFor(page)).toEqual([])
  await running?.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1920, 1080)
  })
  await keepScreenshot(page, 'matrix-floors-1920')

  await filter(page, 'f', 'china')
  await filter(page, '/', 'ru-3500')
  await expect.poll(() => active(page), SOON).toBe('8,252.00 USD')
  expect(await facts(page)).toContain('lowest price 8,252.00 USD')
  expect(await facts(page)).toContain('present price 8,242.00 USD')
  expect(await facts(page)).toContain('nothing recorded ends it')
  await page.keyboard.press('Control+c')
  await expect.poll(copied, SOON).toBe('8,252.00 USD')
  await page.getByTestId('matrix-copy').click()
  await expect.poll(copied, SOON).toContain('Highest US content')
  const row = ((await copied()) ?? '').split(/\r?\n/).find((line) => line.startsWith('RU-3500'))
  expect(row).toMatch(/\tCN\t8252\tUSD\t8242\tsubject, no licence by destination\tnot ended\t/)

  await filter(page, 'f', 'iran')
  await filter(page, '/', 'er-4200')
  await expect.poll(() => active(page), SOON).toBe('none')
  expect(await facts(page)).toContain('keeps it from the de minimis levels (734.4(b))')
  await filter(page, '/', 'ru-3500')
  await page.keyboard.press('Enter')
  await page.getByTestId('floor').waitFor()
  expect(await page.getByTestId('floor').innerText()).toContain('25,012.98 USD')
  await keepScreenshot(page, 'result-floor')
})

test('the mouse gets a card at the cell', async () => {
  const page = await openDemo()
  await page.locator(`${cells}[data-line="2"][data-column="1"]`).hover()
  await page.getByTestId('matrix-card').waitFor()
  expect(await page.getByTestId('matrix-card').innerText()).toContain('Iran')
  await keepScreenshot(page, 'matrix-card')
})

test('a workspace without products says what the matrix is and what to do first', async () => {
  const path = join(newUserData(), 'empty.minimis')
  const model = { ...small(), products: [], parts: [] }
  Workspace.create(path, session(), { model }).close()
  const { page } = await openMatrix([path])
  await page.getByTestId('matrix-empty').waitFor()
  await inBothColours(page, 'matrix-empty')
  await page.getByRole('button', { name: 'Demo', exact: true }).click()
  await page.getByTestId('workspace-name').getByText('Telecom demo').waitFor()
})

test('where verdicts cannot be worked out, it is said, and trying again works', async () => {
  const { page } = await openMatrix([], 'broken once')
  await page.getByTestId('matrix-error').waitFor()
  await keepScreenshot(page, 'matrix-error')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByTestId('matrix-error').waitFor({ state: 'detached' })
  await allWorkedOut(page)
})

test('the view is exported as a file', async () => {
  const page = await openDemo()
  const path = join(newUserData(), 'matrix.csv')
  await running?.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, path)
  await filter(page, '/', 'ot-8000')
  await filter(page, 'f', 'china')
  await page.getByTestId('matrix-export').click()
  await keepScreenshot(page, 'matrix-export')
  await page.getByTestId('matrix-export-csv').click()
  await page.getByTestId('matrix-export-said').getByText(path).waitFor()
  const text = readFileSync(path, 'utf8')
  expect(text).toContain('Verdicts by destination')
  expect(text).toMatch(/OT-8000.*,not subject,,25,25,25,734\.4\(d\),0,/)
  expect(text).not.toContain('RU-3500')
  await keepScreenshot(page, 'matrix-exported')
})
