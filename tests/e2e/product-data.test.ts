import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import type { Model } from '../../shared/model/schema.ts'
import { folder } from '../db/expecting.ts'
import { session } from '../db/support.ts'
import { graveViolations } from './axe.ts'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

let running: RunningApp | null = null

afterEach(async () => {
  await running?.app.close()
  running = null
})

const MODEL: Model = {
  format: 'minimis-model',
  version: 1,
  currency: 'USD',
  rates: [],
  entities: [
    { id: 'DE1', name: 'Werk Süd GmbH', country: 'DE' },
    { id: 'SG1', name: 'Sales Pte', country: 'SG' },
  ],
  parts: [{ id: 'P', kind: 'technology', origin: 'US', eccn: '5E991' }],
  products: [
    {
      id: 'TECH',
      kind: 'technology',
      madeBy: 'DE1',
      lines: [{ item: 'P', quantity: '1' }],
      facts: { encryptionTechnology: false },
      factSources: {
        encryptionTechnology: { who: 'A. Lee', on: '2026-03-02', source: 'letter 12' },
      },
    },
    { id: 'TOOL', kind: 'software', madeBy: 'DE1', lines: [] },
    { id: 'BOX', kind: 'commodity', madeBy: 'DE1', lines: [] },
  ],
}

/** The app with the model as its workspace, 1280 by 800, and the path of the file. */
async function start(): Promise<{ page: Page; path: string }> {
  const path = join(folder(), 'w.minimis')
  Workspace.create(path, session(), { model: MODEL }).close()
  running = await launchApp({ userData: newUserData(), args: [path] })
  const { app, page } = running
  await page.getByTestId('status').waitFor()
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800),
  )
  return { page, path }
}

/** The drawer with the data of one product. */
async function dataOf(page: Page, product: string): Promise<Locator> {
  await page.getByTestId('nav-products').click()
  await page.getByTestId('product-row').filter({ hasText: product }).first().dblclick()
  await page.getByTestId('product-data').click()
  const drawer = page.getByTestId('item-drawer')
  await drawer.getByText('Where used').waitFor()
  return drawer
}

async function write(field: Locator, text: string): Promise<void> {
  await field.fill(text)
  await field.press('Enter')
}

/** Pictures of the drawer at one of its places, in light and dark, without grave faults for axe. */
async function picture(page: Page, at: Locator, name: string): Promise<void> {
  await at.scrollIntoViewIfNeeded()
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.waitForTimeout(400)
    await keepScreenshot(page, `product-data/${name}-${colorScheme}`)
    expect(await graveViolations(page, ['color-contrast', 'label', 'button-name'])).toEqual([])
  }
}

/** What the file says of a product once the app is closed. */
async function saved(path: string, product: string) {
  await running?.app.close()
  running = null
  const workspace = Workspace.open(path, session())
  const { products } = workspace.whole([product])
  workspace.close()
  return products[0]
}

test('a technology product gets reports with destinations and state, and another exporter', async () => {
  const { page, path } = await start()
  const drawer = await dataOf(page, 'TECH')
  await write(drawer.getByTestId('product-exportedBy'), 'sg1')
  await drawer.getByText('Sales Pte, SG').waitFor()
  await drawer.getByText('A. Lee, 2026-03-02, letter 12').waitFor()

  const section = drawer.getByRole('region', { name: 'Technology reports' })
  await section.getByRole('textbox', { name: 'Filed on' }).fill('2026-05-04')
  await section.getByRole('textbox', { name: 'Destinations' }).fill('China, Atlantis')
  await section.getByRole('button', { name: 'Add report' }).click()
  await section.getByText('"Atlantis" is no destination').waitFor()
  await section.getByRole('textbox', { name: 'Destinations' }).fill('China, MO')
  await section.getByRole('button', { name: 'Add report' }).click()
  const report = section.getByTestId('technology-report')
  await report.getByText(/^China, Mac/).waitFor()
  await report.getByRole('combobox', { name: 'State' }).click()
  await page.getByRole('option', { name: 'contacted by BIS' }).click()
  await write(report.getByRole('textbox', { name: 'Since' }), '2026-05-20')
  await expect.poll(() => page.getByTestId('revision').innerText()).toContain('5')
  await picture(page, section, 'technology')

  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+k')
  await page.keyboard.type('technology reports')
  await page.keyboard.press('Enter')
  const register = page.getByTestId('reports')
  const registered = register.getByTestId('registered-report')
  await registered.waitFor()
  expect((await registered.innerText()).replaceAll(/\s+/g, ' ')).toMatch(
    /^TECH 2026-05-04 CN, MO BIS made contact: not to be relied on until cleared/,
  )
  await picture(page, register, 'register')
  await page.keyboard.press('Control+e')
  await page.getByTestId('reports-export-pdf').waitFor()
  await page.keyboard.press('Escape')
  await registered.getByRole('button', { name: 'TECH' }).click()
  await drawer.getByRole('region', { name: 'Technology reports' }).waitFor()

  expect(await saved(path, 'TECH')).toMatchObject({
    exportedBy: 'SG1',
    technologyReports: [
      {
        filed: '2026-05-04',
        destinations: ['CN', 'MO'],
        state: 'contacted',
        stateOn: '2026-05-20',
      },
    ],
  })
})

test('software gets orders and a forecast in one currency', async () => {
  const { page, path } = await start()
  const drawer = await dataOf(page, 'TOOL')
  await expect.poll(() => drawer.getByTestId('sales-forecast').count()).toBe(0)
  await write(drawer.getByTestId('sales-orders'), '12000 EUR')
  await write(drawer.getByTestId('sales-forecast'), '8,000.50 USD')
  await drawer.getByText('The orders are in EUR').waitFor()
  await write(drawer.getByTestId('sales-forecast'), '8,000.50')
  await write(drawer.getByTestId('sales-units'), '40')
  await write(drawer.getByTestId('sales-asOf'), '2026-08-31')
  await drawer.getByText('the sales below count in its place').waitFor()
  await expect.poll(() => page.getByTestId('revision').innerText()).toContain('5')
  await picture(page, drawer.getByRole('region', { name: 'Sales' }), 'software')
  expect((await saved(path, 'TOOL'))?.sales).toEqual({
    orders: '12000',
    forecast: '8000.50',
    currency: 'EUR',
    units: '40',
    asOf: '2026-08-31',
  })
})

test('only a product without lines is asked whether nothing of US origin is inside', async () => {
  const { page, path } = await start()
  const question = 'is it recorded that nothing of US origin is inside?'
  const withLines = await dataOf(page, 'TECH')
  await withLines.getByText('Technology reports').waitFor()
  expect(await withLines.getByText(question).count()).toBe(0)
  expect(await withLines.getByRole('region', { name: 'Sales' }).count()).toBe(0)
  await page.keyboard.press('Escape')
  await withLines.waitFor({ state: 'detached' })

  const drawer = await dataOf(page, 'BOX')
  expect(await drawer.getByText('Technology reports').count()).toBe(0)
  const row = drawer.getByRole('radiogroup', { name: new RegExp(question.replace('?', '\\?')) })
  await row.getByText('Yes').click()
  await drawer.getByText('Say who said so').waitFor()
  await write(drawer.getByTestId('no-us-content-who'), 'A. Lee, purchasing')
  await write(drawer.getByTestId('no-us-content-on'), '2026-11-20')
  await write(drawer.getByTestId('no-us-content-source'), 'letter 12')
  await expect.poll(() => page.getByTestId('revision').innerText()).toContain('5')
  expect(await drawer.getByText('Say who said so').count()).toBe(0)
  await picture(page, drawer.getByTestId('no-us-content-source'), 'no-us-content')

  const need = drawer.getByRole('region', { name: 'Its own licence need' })
  const folded = need.getByRole('group')
  await need.getByText(/questions not asked for the destinations chosen/).click()
  const food = { name: 'EAR99: is it food or medicine?' }
  await folded.getByRole('radiogroup', food).getByText('Yes').click()
  await expect.poll(() => folded.getByRole('radiogroup', food).count()).toBe(0)
  await picture(page, need.getByRole('radiogroup', food), 'licence-need')
  expect(await saved(path, 'BOX')).toMatchObject({
    facts: { noUsContent: true, foodOrMedicine: true },
    factSources: {
      noUsContent: { who: 'A. Lee, purchasing', on: '2026-11-20', source: 'letter 12' },
    },
  })
})
