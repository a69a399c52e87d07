import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, expect, test, vi } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import type { Command } from '../../shared/workspace/commands.ts'
import { session } from '../db/support.ts'
import { graveViolations } from './axe.ts'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

vi.setConfig({ testTimeout: 240_000 })

let running: RunningApp | null = null

async function start(userData = newUserData(), args: readonly string[] = []): Promise<RunningApp> {
  running = await launchApp({ userData, args })
  await sizeWindow(running).catch(() => running && sizeWindow(running))
  return running
}

function sizeWindow({ app }: RunningApp): Promise<void> {
  return app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800)
  })
}

async function quit(): Promise<void> {
  await running?.app.close()
  running = null
}

afterEach(quit)

/** Keeps a picture in light and in dark. */
async function pictures(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await keepScreenshot(page, `home-${name}-${colorScheme}`)
  }
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** As `expect.poll`, with time for a slow machine. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 30_000 })
const row = (page: Page, product: string) =>
  page.locator(`[data-testid=product-row][data-product="${product}"]`)
const company = (page: Page, id: string) => page.locator(`[data-company="${id}"]`)
const options = (page: Page) => page.getByTestId('palette-option').allInnerTexts()

/** Waits until every figure on the home screen is of the revision on screen. */
async function figures(page: Page): Promise<void> {
  await page.locator('[data-testid=product-row][data-standing=current]').first().waitFor()
}

async function edit(page: Page, command: Command): Promise<void> {
  const answer = await page.evaluate((given) => window.minimis.call('edit.apply', given), command)
  expect(answer).toMatchObject({ ok: true })
}

/** An empty workspace file. */
function emptyWorkspace(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-home-')), 'Empty.minimis')
  Workspace.create(path, session(), {}).close()
  return path
}

test('home shows products by company with their verdicts, and is worked by keys', async () => {
  const { page } = await start()
  await figures(page)
  await eventually(() => row(page, 'ER-4400').getByTestId('worst').innerText()).toBe(
    'licence for CN',
  )
  expect(await row(page, 'AR-1200').getByTestId('worst').innerText()).toBe(
    'not subject, open for CN, VN',
  )
  expect(await row(page, 'SC-220').getByTestId('gaps').innerText()).toContain('origin')
  expect(await company(page, 'MT-MX').getByTestId('subtotal').innerText()).toBe(
    '4, nothing to act on',
  )
  expect(await page.getByTestId('incomplete').innerText()).toBe('4 of 25 products incomplete')
  expect(await page.getByTestId('to-find-out').count()).toBe(8)
  expect(await page.getByTestId('demo').innerText()).toContain('made up')
  expect(await page.getByTestId('start-own').isEnabled()).toBe(true)
  await pictures(page, 'demo')
  expect(await graveViolations(page)).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(1280)

  await press(page, 'ArrowDown', 'ArrowLeft', 'ArrowLeft')
  expect(await company(page, 'MT-DE').getAttribute('aria-expanded')).toBe('false')
  expect(await row(page, 'ER-4400').count()).toBe(0)
  await press(page, 'ArrowRight', 'ArrowRight')
  expect(await row(page, 'ER-4400').getAttribute('aria-selected')).toBe('true')
  await press(page, 'Enter')
  await page.getByTestId('lines').waitFor()
  expect(await page.getByTestId('lines').innerText()).toMatch(
    /^9 lines, \d US, 0 of unknown origin$/,
  )
  await press(page, 'Control+[')
  expect(await row(page, 'ER-4400').getAttribute('aria-selected')).toBe('true')
  await press(page, 'F6', 'Enter')
  await page.getByTestId('item-drawer').getByText('ECCN').first().waitFor()
})

test('what changed since last time is shown: verdicts that flipped, and the changes', async () => {
  const userData = newUserData()
  const first = await start(userData)
  await figures(first.page)
  await first.page.getByText('for the first time').waitFor()
  await quit()

  const { page } = await start(userData)
  await figures(page)
  await page.getByText('Every verdict is as it was').waitFor()
  await page.getByText('Nothing was changed').waitFor()
  const price = { amount: '96.57', currency: 'USD' }
  await edit(page, { kind: 'setPrice', item: 'AR-1200', validFrom: '', price })
  const flip = page.getByTestId('flip')
  await eventually(() => flip.first().innerText()).toMatch(
    /^AR-1200 was not subject.*, now subject, licence or exception \(.+\)$/,
  )
  await page.getByTestId('since').getByText('1 change').waitFor()
  await pictures(page, 'flipped')
  await quit()

  const third = await start(userData)
  await figures(third.page)
  await third.page.getByText('Every verdict is as it was').waitFor()
  expect(await third.page.getByTestId('flip').count()).toBe(0)
})

test('figures that cannot be worked out anew are marked as those of the revision before', async () => {
  const { app, page } = await start()
  await figures(page)
  await app.evaluate(({ ipcMain }) => {
    type Handler = (event: unknown, name: string, input: unknown) => unknown
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })
      ._invokeHandlers
    const answer = handlers.get('minimis:call') as Handler
    let failures = 1
    handlers.set('minimis:call', (event, name, input) => {
      if (name !== 'evaluate.overview' || failures-- <= 0) return answer(event, name, input)
      const failure = { code: 'internal', message: 'That did not work because of a fault.' }
      return Promise.resolve({ ok: false, failure })
    })
  })
  const price = { amount: '900', currency: 'USD' }
  await edit(page, { kind: 'setPrice', item: 'AR-1200', validFrom: '', price })
  await page.getByTestId('home-error').waitFor()
  await page.getByText('Figures of revision 1.').waitFor()
  expect(await row(page, 'AR-1200').getAttribute('data-standing')).toBe('older')
  await pictures(page, 'error')
  await page.getByTestId('home-error').getByRole('button', { name: 'Try again' }).press('Enter')
  await figures(page)
  expect(await page.getByTestId('home-error').count()).toBe(0)
})

test('an empty workspace teaches: company, product and lines by keys alone', async () => {
  const { page } = await start(newUserData(), [emptyWorkspace()])
  await page.getByTestId('empty-workspace').waitFor()
  await pictures(page, 'empty')
  expect(await graveViolations(page)).toEqual([])

  await press(page, 'c')
  await page.getByTestId('company-name').waitFor()
  await page.keyboard.type('Example Werke GmbH')
  await press(page, 'Tab', 'Tab')
  await page.keyboard.type('Germany')
  await press(page, 'Enter')
  await page.getByText('There is 1 company').waitFor()
  await page.getByTestId('company-name').waitFor({ state: 'detached' })

  await press(page, 'p')
  await page.getByTestId('product-id').waitFor()
  await page.keyboard.type('W-1')
  await press(page, 'Tab', 'Tab')
  await page.keyboard.type('Example')
  await press(page, 'ArrowDown', 'Enter', 'Tab', 'Tab')
  await page.keyboard.type('router')
  await press(page, 'Enter')
  await page.getByText('"router" is no ECCN').waitFor()
  await press(page, 'Control+a')
  await page.keyboard.type('5a991')
  await press(page, 'Tab')
  await page.keyboard.type('1.250,50 EUR')
  await pictures(page, 'new-product')
  await press(page, 'Enter')
  await page.getByTestId('lines').waitFor()
  const rows = await page.evaluate(() => window.minimis.call('products.list', {}))
  expect(rows.ok && rows.value.rows[0]).toMatchObject({
    id: 'W-1',
    madeBy: 'Example Werke GmbH',
    country: 'DE',
    eccn: '5A991',
    price: { amount: '1250.50', currency: 'EUR' },
  })

  await press(page, 'Control+1')
  await page.getByTestId('no-lines-yet').waitFor()
  expect(await page.getByTestId('demo').count()).toBe(0)
  await page.getByTestId('add-first-lines').click()
  await page.getByTestId('bom-grid').waitFor()
})

test('the search box finds anything, goes there and runs commands', async () => {
  const { page } = await start()
  await figures(page)
  const seek = async (text: string) => {
    await press(page, 'Control+k')
    await page.getByTestId('palette-input').waitFor()
    await page.keyboard.type(text)
  }
  await press(page, 'Control+k')
  await page.getByTestId('palette-input').waitFor()
  await eventually(() => options(page).then((found) => found[0])).toMatch(/^Home/)
  await pictures(page, 'palette-empty')
  await press(page, 'Escape')
  await page.getByTestId('palette-input').waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('treegrid')

  await seek('er42')
  await eventually(() => options(page).then((found) => found[0])).toMatch(/^ER-4200/)
  await pictures(page, 'palette')
  expect(await graveViolations(page)).toEqual([])
  await press(page, 'Enter')
  await page.getByTestId('lines').waitFor()

  await seek('matrix')
  await press(page, 'Enter')
  await eventually(() => page.getByTestId('nav-matrix').getAttribute('aria-current')).toBe('page')

  await press(page, 'Control+Shift+F')
  await eventually(() => options(page).then((found) => found.slice(0, 2).join())).toMatch(
    /^Matrix.*ER-4200/s,
  )
  await page.keyboard.type('IC-NPU-400')
  await eventually(() => options(page).then((found) => found[0])).toMatch(/^IC-NPU-400/)
  await press(page, 'Enter')
  await page.getByRole('dialog').getByText('IC-NPU-400').first().waitFor()
  await press(page, 'Escape')
  await page.getByTestId('item-drawer').waitFor({ state: 'detached' })

  await seek('ZZ-9')
  await eventually(() => options(page)).toContain('Create product "ZZ-9"')
  await press(page, 'Enter')
  await page.getByTestId('product-id').waitFor()
  expect(await page.getByTestId('product-id').inputValue()).toBe('ZZ-9')
  await press(page, 'Enter')
  await page.getByTestId('lines').waitFor()
  expect(await page.getByTestId('revision').innerText()).toBe('2')

  await seek('undo')
  await press(page, 'Enter')
  await eventually(() => page.getByTestId('revision').innerText()).toBe('3')
})

test('products are edited in the grid; what cannot be read or removed says why', async () => {
  const { page } = await start()
  await figures(page)
  await press(page, 'Control+2')
  const grid = page.getByTestId('product-grid')
  const cell = (product: string, column: string) =>
    grid.locator(`[row-id="${product}"] [col-id="${column}"]`)
  const focused = () =>
    page.evaluate(() => document.activeElement?.closest('[row-id]')?.getAttribute('row-id'))
  await eventually(focused).toBe('ER-4200')
  await pictures(page, 'products')

  await press(page, 'ArrowRight', 'F2')
  await page.keyboard.type('Edge router, new')
  await press(page, 'Enter')
  await eventually(() => cell('ER-4200', 'name').innerText()).toBe('Edge router, new')
  await cell('ER-4200', 'madeBy').click()
  await page.keyboard.type('Acme')
  await press(page, 'Enter')
  await page.getByTestId('product-problem').getByText('"Acme" is no company').waitFor()
  await pictures(page, 'products-problem')
  await cell('ER-4200', 'madeBy').click()
  await page.keyboard.type('MT-IL')
  await press(page, 'Enter')
  await eventually(() => cell('ER-4200', 'exportedFrom').innerText()).toBe('IL')

  await cell('ER-4200', 'madeBy').click()
  await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d')
  await eventually(() => page.getByTestId('revision').innerText()).toBe('4')
  expect(await cell('AR-1000', 'madeBy').innerText()).toBe('Meridian Telecom Israel Ltd.')
  expect(await cell('AR-1200', 'madeBy').innerText()).not.toContain('Israel')

  await page.getByText(/^All \d+$/).click()
  await press(page, '/')
  await page.keyboard.type('ASM-MAIN-ER4200')
  await press(page, 'Enter')
  await eventually(focused).toBe('ASM-MAIN-ER4200')
  await press(page, 'Shift+Delete')
  await page.getByTestId('remove').waitFor()
  await press(page, 'Enter')
  await eventually(() => page.getByTestId('remove-problem').innerText()).toContain('ER-4200')
  await pictures(page, 'remove')
  await press(page, 'Escape')
})

test('the list of keys has every place where keys work', async () => {
  const { page } = await start()
  await figures(page)
  await press(page, '?')
  await page.getByTestId('keys').waitFor()
  const places = await page
    .getByTestId('keys')
    .locator('section')
    .evaluateAll((sections) => sections.map((section) => section.getAttribute('aria-label')))
  for (const place of [
    'Everywhere',
    'Screens',
    'Workspace',
    'In a table',
    'Home',
    'Products',
    'Product',
  ])
    expect(places).toContain(place)
  await pictures(page, 'keys')
})

test('the start screen is worked by keys', async () => {
  const { page } = await start()
  await figures(page)
  await press(page, 'Control+w')
  await page.getByTestId('start-screen').waitFor()
  await pictures(page, 'start')
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-testid'))
  await eventually(focused).toBe('new-workspace')
  await press(page, 'ArrowDown')
  expect(await focused()).toBe('open-workspace')
  await press(page, '1')
  await figures(page)
  await press(page, 'Control+w')
  await page.getByTestId('start-screen').waitFor()
  await press(page, 'd')
  await figures(page)
})
