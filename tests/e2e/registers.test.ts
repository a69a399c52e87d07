import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { systemSession, Workspace } from '../../db/workspace.ts'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

let running: RunningApp | null = null

afterEach(async () => {
  await running?.app.close()
  running = null
})

/** A screen of the demo, or of the workspace given, in a window of the smallest size. */
async function open(key: string, workspace?: string): Promise<Page> {
  running = await launchApp({
    userData: newUserData(),
    ...(workspace !== undefined && { args: [workspace] }),
  })
  const { app, page } = running
  await resize(app).catch(() => resize(app))
  await page.getByTestId('status').waitFor()
  await page.keyboard.press(`Control+${key}`)
  return page
}

async function resize(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800),
  )
}

/** A workspace file without parts, companies and prices. */
function emptyWorkspace(): string {
  const path = join(newUserData(), 'empty.minimis')
  Workspace.create(path, systemSession('Anna')).close()
  return path
}

const cell = (page: Page, grid: string, row: string, column: string) =>
  page.locator(`[data-testid="${grid}"] [row-id=${JSON.stringify(row)}] [col-id="${column}"]`)
const text = (page: Page, grid: string, row: string, column: string) =>
  cell(page, grid, row, column).innerText()
const foot = (page: Page, grid: string) =>
  page.locator(`section:has([data-testid="${grid}"]) [data-testid="foot-line"]`)
const partFoot = (page: Page) => page.getByTestId('foot-line')
const revision = (page: Page) => page.getByTestId('revision').innerText()

/** The column on which the keyboard is, in whatever grid. */
function columnAt(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('col-id') ?? null)
}

/** Moves with the arrows to a column of the row that the keyboard is on. */
async function goToColumn(page: Page, column: string): Promise<void> {
  await expect.poll(() => columnAt(page)).not.toBeNull()
  await page.keyboard.press('Home')
  for (let i = 0; i < 20 && (await columnAt(page)) !== column; i++)
    await page.keyboard.press('ArrowRight')
  expect(await columnAt(page)).toBe(column)
}

/** Finds a part with the keyboard and goes to one of its cells. */
async function goToPart(page: Page, part: string, column: string): Promise<void> {
  await page.getByTestId('part-grid').waitFor()
  await page.keyboard.press('Control+f')
  await page.keyboard.type(part)
  await page.keyboard.press('Enter')
  await cell(page, 'part-grid', part, 'id').waitFor()
  await goToColumn(page, column)
}

async function write(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+a')
  await page.keyboard.type(typed)
  await page.keyboard.press('Enter')
}

test('the parts are filtered by what is missing, and a fact is written in its cell', async () => {
  const page = await open('5')
  await page.getByTestId('completeness').waitFor()
  await keepScreenshot(page, 'registers-parts-light')
  expect(await page.getByTestId('completeness').innerText()).toMatch(
    /^208 parts: 101 of US origin, 6 without origin/,
  )
  const noEccn = page.getByTestId('part-filter-usNoEccn')
  const before = Number(/\d+$/.exec(await noEccn.innerText())?.[0])
  await noEccn.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => partFoot(page).innerText()).toMatch(new RegExp(`^${before} shown of 208`))
  const rows = page.locator('[data-testid="part-grid"] [row-id]:has([col-id="id"])')
  await expect.poll(() => rows.count()).toBe(before)
  const part = (await rows.first().getAttribute('row-id')) ?? ''
  await cell(page, 'part-grid', part, 'eccn').click()
  await page.keyboard.type('3a001')
  await page
    .getByRole('option', { name: /^3A001\b.*give the paragraph/ })
    .first()
    .waitFor()
  await keepScreenshot(page, 'registers-parts-eccn')
  await page.keyboard.type('.a.2')
  await page.keyboard.press('Enter')

  // It stays on screen while it is worked on, and the count goes down.
  await expect.poll(() => text(page, 'part-grid', part, 'eccn')).toBe('3A001.a.2')
  await expect.poll(() => noEccn.innerText()).toMatch(new RegExp(`${before - 1}$`))
  expect(await rows.count()).toBe(before)
  await page.keyboard.press('Control+z')
  await expect.poll(() => text(page, 'part-grid', part, 'eccn')).toBe('?')
  await expect.poll(() => noEccn.innerText()).toMatch(new RegExp(`${before}$`))
})

test('what cannot be read is refused under the table, and nothing is written', async () => {
  const page = await open('5')
  await goToPart(page, 'IC-SE-XT', 'origin')
  const before = await revision(page)
  await write(page, 'Korea')
  await expect.poll(() => partFoot(page).innerText()).toContain('KR or KP: name one')
  expect(await partFoot(page).getAttribute('role')).toBe('alert')
  expect(await text(page, 'part-grid', 'IC-SE-XT', 'origin')).toBe('US')
  await keepScreenshot(page, 'registers-parts-refused')
  await goToColumn(page, 'amount')
  await write(page, '51,20 eur')
  await expect.poll(() => text(page, 'part-grid', 'IC-SE-XT', 'amount')).toBe('51.20')
  expect(await text(page, 'part-grid', 'IC-SE-XT', 'currency')).toBe('EUR')
  expect(Number(await revision(page))).toBe(Number(before) + 1)
})

test('many parts are set at once, filled down, and taken back with one undo', async () => {
  const page = await open('5')
  const parts = ['IC-NPU-400', 'IC-NPU-100', 'IC-SWITCH-12T']
  await cell(page, 'part-grid', 'IC-NPU-400', 'id').waitFor()
  await goToColumn(page, 'id')
  await page.keyboard.press('Control+Home')
  await goToColumn(page, 'origin')
  const before = Number(await revision(page))
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByTestId('bulk-bar').waitFor()
  const isInGrid = () =>
    page.evaluate(() => document.activeElement?.closest('[data-testid="part-grid"]') !== null)
  // The bar begins at the cursor's column; Enter in it while it is empty empties nothing.
  await page.keyboard.press('Control+Shift+B')
  await expect.poll(() => page.getByTestId('bulk-field').inputValue()).toBe('Origin')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Jap')
  await keepScreenshot(page, 'registers-parts-bulk')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect.poll(isInGrid).toBe(true)
  await page.keyboard.press('Control+Shift+B')
  await page.keyboard.press('End')
  await page.keyboard.type('an')
  await page.keyboard.press('Enter')
  await expect.poll(isInGrid).toBe(true)
  for (const part of parts)
    await expect.poll(() => text(page, 'part-grid', part, 'origin')).toBe('JP')
  expect(Number(await revision(page))).toBe(before + 1)
  await page.keyboard.press('Control+z')
  for (const part of parts)
    await expect.poll(() => text(page, 'part-grid', part, 'origin')).toBe('US')

  // The first of the selected rows fills the others.
  await cell(page, 'part-grid', 'IC-NPU-400', 'eccn').click()
  await write(page, '5a991')
  await expect.poll(() => text(page, 'part-grid', 'IC-NPU-400', 'eccn')).toBe('5A991')
  await cell(page, 'part-grid', 'IC-NPU-400', 'eccn').click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+d')
  await expect.poll(() => text(page, 'part-grid', 'IC-NPU-100', 'eccn')).toBe('5A991')
})

test('a part that is used is not removed, and is told where; a new one is added and goes again', async () => {
  const page = await open('5')
  await goToPart(page, 'IC-SE-XT', 'id')
  await page.keyboard.press('Shift+Delete')
  await expect
    .poll(() => partFoot(page).innerText())
    .toMatch(/IC-SE-XT is still on the bill of materials of .+\. Remove those lines first\./)
  await page.keyboard.press('Control+f')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Insert')
  await page.keyboard.type('NEW-1')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Brand new')
  await page.keyboard.press('Enter')
  await expect.poll(() => partFoot(page).innerText()).toMatch(/^209 parts/)
  await expect.poll(() => page.getByTestId('new-part-name').inputValue()).toBe('')
  await page.keyboard.type('NEW-1')
  await page.keyboard.press('Enter')
  await page.getByText('There is a part NEW-1 already').waitFor()
  await page.keyboard.press('Escape')
  await goToPart(page, 'NEW-1', 'name')
  // On no bill of materials it changes no verdict.
  await expect.poll(() => text(page, 'part-grid', 'NEW-1', 'missing'), { timeout: 60_000 }).toBe('')
  await page.keyboard.press('Alt+Enter')
  await page.getByRole('dialog').getByText('NEW-1').first().waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => columnAt(page)).toBe('name')
  await page.keyboard.press('Shift+Delete')
  await expect.poll(() => partFoot(page).innerText()).toMatch(/of 208 parts/)
})

test('a past revision shows the parts without any way to change them', async () => {
  const page = await open('5')
  await page.evaluate(() => window.minimis.call('workspace.openPast', { revision: 1 }))
  await page.getByText('as it was. It cannot be changed').first().waitFor()
  await page.getByTestId('completeness').waitFor()
  expect(await page.getByTestId('new-part').count()).toBe(0)
  await goToPart(page, 'IC-SE-XT', 'origin')
  await page.keyboard.press('F2')
  await page.keyboard.type('DE')
  expect(await page.locator('[data-testid="part-grid"] [row-id] input').count()).toBe(0)
  expect(await text(page, 'part-grid', 'IC-SE-XT', 'origin')).toBe('US')
  await page.keyboard.press('Control+6')
  await cell(page, 'entity-grid', 'MT-DE', 'id').waitFor()
  expect(await page.getByTestId('entity-grid-new').count()).toBe(0)
  await page.keyboard.press('Control+7')
  await page.getByTestId('rates-reach').waitFor()
  expect(await page.getByTestId('price-new').count()).toBe(0)
  expect(await page.getByTestId('rate-new').count()).toBe(0)
})

test('companies are written in their cells, and one that makes products is not removed', async () => {
  const page = await open('6')
  await cell(page, 'entity-grid', 'MT-DE', 'id').waitFor()
  await keepScreenshot(page, 'registers-companies-light')
  await goToColumn(page, 'headquarters')
  await write(page, 'Switzerland')
  await expect.poll(() => text(page, 'entity-grid', 'MT-DE', 'headquarters')).toContain('CH')
  await page.keyboard.press('Control+z')
  await expect.poll(() => text(page, 'entity-grid', 'MT-DE', 'headquarters')).toContain('DE')
  await cell(page, 'entity-grid', 'MT-US', 'id').click()
  await page.keyboard.press('Shift+Delete')
  await expect.poll(() => foot(page, 'entity-grid').innerText()).toMatch(/^MT-US still makes .+\.$/)
  await page.keyboard.press('Insert')
  await page.keyboard.type('MT-JP')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Meridian Japan')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Japan')
  await page.keyboard.press('Enter')
  await expect.poll(() => text(page, 'entity-grid', 'MT-JP', 'country')).toContain('JP')
  expect(await text(page, 'entity-grid', 'MT-JP', 'headquarters')).toBe('?')
  await page.keyboard.press('Escape')

  await page.getByTestId('take-over').click()
  await expect.poll(() => text(page, 'supplier-grid', 'Blue Mesa Devices', 'parts')).toBe('16')
  expect(await foot(page, 'supplier-grid').innerText()).toBe('33 suppliers in the register')
  await page.emulateMedia({ colorScheme: 'dark' })
  await keepScreenshot(page, 'registers-companies-dark')
  await cell(page, 'supplier-grid', 'Blue Mesa Devices', 'parts').click()
  await page.keyboard.press('Enter')
  await expect.poll(() => partFoot(page).innerText()).toMatch(/^16 shown of 208 parts/)
  await keepScreenshot(page, 'registers-parts-dark')
})

test('a dated price supersedes the one before, and prices between affiliates are told', async () => {
  const page = await open('7')
  await page.getByTestId('rates-reach').waitFor()
  await keepScreenshot(page, 'registers-prices-light')
  await page.getByTestId('price-filter-inForce').click()
  await page.keyboard.press('Insert')
  await page.keyboard.type('IC-SE-XT')
  await page.getByTestId('price-add-amount').fill('52.5 EUR')
  await page.getByTestId('price-add-validFrom').fill('2026-01-01')
  await page.keyboard.press('Enter')
  const price = (validFrom: string, column: string) =>
    page
      .locator('[data-testid="price-grid"] [row-id]')
      .filter({ has: page.locator('[col-id="validFrom"]', { hasText: validFrom }) })
      .locator(`[col-id="${column}"]`)
  await page.keyboard.press('Escape')
  await page.getByTestId('price-filter').fill('IC-SE-XT')
  await expect.poll(() => price('2026-01-01', 'state').innerText()).toBe('in force')
  expect(await price('always', 'state').innerText()).toBe('superseded')
  await price('2026-01-01', 'validFrom').click()
  await write(page, '2099-01-01')
  await expect.poll(() => price('2099-01-01', 'state').innerText()).toBe('later')
  expect(await price('always', 'state').innerText()).toBe('in force')
  await price('2099-01-01', 'amount').click()
  await page.keyboard.press('Shift+Delete')
  await expect.poll(() => price('2099-01-01', 'amount').count()).toBe(0)

  await page.getByTestId('price-filter').fill('')
  const affiliates = page.getByTestId('price-filter-affiliate')
  await affiliates.click()
  const found = Number(/\d+$/.exec(await affiliates.innerText())?.[0])
  expect(found).toBeGreaterThan(0)
  const chips = page.locator('[data-testid="price-grid"] [col-id="check"]', {
    hasText: 'affiliate price',
  })
  await expect.poll(() => chips.count()).toBe(found)
  await page.emulateMedia({ colorScheme: 'dark' })
  await keepScreenshot(page, 'registers-prices-dark')
})

test('without its rate a currency is told as unknown, until a rate is added', async () => {
  const page = await open('7')
  const reach = page.getByTestId('rates-reach')
  await expect.poll(() => reach.innerText()).toContain('reaches USD')
  for (const asOf of ['2026-11-02', '2026-06-30']) {
    await cell(page, 'rate-grid', `USD ILS ${asOf}`, 'from').click()
    await page.keyboard.press('Shift+Delete')
    await expect.poll(() => cell(page, 'rate-grid', `USD ILS ${asOf}`, 'from').count()).toBe(0)
  }
  await expect.poll(() => reach.innerText()).toMatch(/No rate to USD.*ILS \(\d+ items\)/)
  await keepScreenshot(page, 'registers-rates-missing')
  await page.getByTestId('rate-new').click()
  await page.keyboard.type('ILS')
  await page.keyboard.press('Tab')
  await page.keyboard.type('USD')
  await page.keyboard.press('Tab')
  await page.keyboard.type('0.28')
  await page.getByTestId('rate-add-asOf').fill('2026-01-15')
  await page.keyboard.press('Enter')
  await expect.poll(() => reach.innerText()).toContain('reaches USD')
  await expect.poll(() => text(page, 'rate-grid', 'ILS USD 2026-01-15', 'check')).toBe('old rate')
  await page.keyboard.press('Escape')
  await cell(page, 'rate-grid', 'ILS USD 2026-01-15', 'rate').click()
  await write(page, '-1')
  await expect.poll(() => foot(page, 'rate-grid').innerText()).toContain('no rate above zero')
})

test('an empty workspace says on each screen what stands there', async () => {
  const page = await open('5', emptyWorkspace())
  await page.getByTestId('no-parts').waitFor()
  await keepScreenshot(page, 'registers-parts-empty')
  await page.keyboard.press('Insert')
  await page.keyboard.type('P1')
  await page.keyboard.press('Enter')
  await expect.poll(() => partFoot(page).innerText()).toMatch(/^1 part:/)
  await page.keyboard.press('Control+6')
  await page.getByText('No companies yet').waitFor()
  await page.getByText('No suppliers in the register yet').waitFor()
  await page.keyboard.press('Control+7')
  await page.getByText('No prices yet').waitFor()
  await page.getByText('No rates yet').waitFor()
  await keepScreenshot(page, 'registers-prices-empty')
})
