import type { ElectronApplication, Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

const PRODUCT = 'ER-4200'

let running: RunningApp | null = null

afterEach(async () => {
  await running?.app.close()
  running = null
})

/** The demo's router on screen, in a window of the smallest size. */
async function open(): Promise<Page> {
  running = await launchApp({ userData: newUserData() })
  const { app, page } = running
  await resize(app)
  await goTo(page, PRODUCT)
  return page
}

async function resize(app: ElectronApplication, width = 1280, height = 800): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size),
    [width, height] as [number, number],
  )
}

async function goTo(page: Page, product: string): Promise<void> {
  await page.getByTestId('nav-products').click()
  await page.getByTestId('product-row').filter({ hasText: product }).first().dblclick()
  await page.locator('[data-testid="bom-grid"] [role="row"][row-index="0"]').first().waitFor()
  await page.getByTestId('share').waitFor()
}

test('looks', async () => {
  const page = await open()
  await keepScreenshot(page, 'bom-light')
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await page.waitForTimeout(800)
  await keepScreenshot(page, 'bom-expanded')
})
