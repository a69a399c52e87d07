import type { ElectronApplication, Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openProduct } from './bom-grid.ts'
import { keepScreenshot, launchApp } from './launch.ts'

let app: ElectronApplication
let page: Page

beforeEach(async () => {
  const running = await launchApp()
  app = running.app
  page = running.page
  await page.getByTestId('workspace-name').waitFor()
})

afterEach(async () => {
  await app.close()
})

const day = () => page.getByTestId('day').innerText()
const verdict = () => page.getByTestId('verdict').innerText()

/** Chooses the day by the keyboard, from the palette. */
async function choose(text: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('day of determination')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid')))
    .toBe('day-field')
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

test('the verdict is that of the day that is chosen, and the day stands on every screen', async () => {
  await openProduct(page, 'TP-ARRAY')
  const destination = page.getByTestId('destination')
  if (!(await destination.inputValue()).startsWith('China')) {
    await destination.fill('China')
    await page.keyboard.press('Enter')
  }
  await choose('2026-12-11')
  await expect.poll(day).toBe('day 2026-12-11')
  await expect.poll(verdict).toMatch(/^not subject/)
  await choose('2026-12-10')
  await expect.poll(day).toBe('day 2026-12-10')
  await expect.poll(verdict).toMatch(/^report/)
  await page.getByTestId('other-day').getByText('The day is 2026-12-10, not today.').waitFor()
  await keepScreenshot(page, 'day-chosen')

  for (const screen of ['home', 'products', 'matrix', 'parts', 'prices', 'rules', 'settings']) {
    await page.getByTestId(`nav-${screen}`).click()
    expect(await day(), screen).toBe('day 2026-12-10')
  }
  await choose('2026-02-30')
  await page.getByText('"2026-02-30" is not a day of the calendar').waitFor()
  await keepScreenshot(page, 'day-refused')
  await page.keyboard.press('Escape')
  expect(await day()).toBe('day 2026-12-10')
  await page.getByTestId('back-to-today').click()
  await expect.poll(day).not.toBe('day 2026-12-10')
  await page.getByTestId('other-day').waitFor({ state: 'detached' })
})

test('a window that is left open moves on to the new day, and says so', async () => {
  const before = await day()
  await app.evaluate(({ powerMonitor }) => {
    const Real = Date
    const ahead = 86_400_000
    globalThis.Date = class extends Real {
      constructor(...given: unknown[]) {
        if (given.length > 0) super(...(given as []))
        else super(Real.now() + ahead)
      }
      static override now() {
        return Real.now() + ahead
      }
    } as DateConstructor
    powerMonitor.emit('resume')
  })
  await expect.poll(day).not.toBe(before)
  const now = (await day()).replace('day ', '')
  await page.getByTestId('new-day').getByText(`It is ${now} now.`).waitFor()
  await keepScreenshot(page, 'day-new')
  await page.getByTestId('new-day').getByRole('button', { name: 'Dismiss' }).click()
  await page.getByTestId('new-day').waitFor({ state: 'detached' })
})
