import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

let running: RunningApp | null = null

async function start(userData = newUserData(), args: readonly string[] = []): Promise<RunningApp> {
  running = await launchApp({ userData, args })
  await running.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800)
  })
  return running
}

async function quit(): Promise<void> {
  await running?.app.close()
  running = null
}

afterEach(quit)

const pictures = async (page: Page, name: string) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await keepScreenshot(page, `${name}-light`)
  await page.emulateMedia({ colorScheme: 'dark' })
  await keepScreenshot(page, `${name}-dark`)
  await page.emulateMedia({ colorScheme: 'light' })
}
const row = (page: Page, product: string) =>
  page.locator(`[data-testid=product-row][data-product="${product}"]`)

test('home', async () => {
  const { page } = await start()
  await row(page, 'ER-4200').getByTestId('worst').getByText('for').waitFor()
  await page.waitForTimeout(800)
  await pictures(page, 'home-demo')
  await page.keyboard.press('Control+k')
  await page.waitForTimeout(500)
  await pictures(page, 'home-palette-empty')
  await page.keyboard.type('er4')
  await page.waitForTimeout(300)
  await pictures(page, 'home-palette')
  await page.keyboard.press('Escape')
  await page.waitForTimeout(300)
  await page.keyboard.press('?')
  await page.waitForTimeout(300)
  await pictures(page, 'home-keys')
  await page.keyboard.press('Escape')
  await page.waitForTimeout(300)
  await page.keyboard.press('Control+2')
  await page.waitForTimeout(1000)
  await pictures(page, 'home-products')
  await page.keyboard.press('Insert')
  await page.waitForTimeout(300)
  await pictures(page, 'home-new-product')
  expect(1).toBe(1)
})
