import type { ElectronApplication, Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

let running: RunningApp | null = null

afterEach(async () => {
  await running?.app.close()
  running = null
})

async function open(screen: string, args: readonly string[] = []): Promise<Page> {
  running = await launchApp({ userData: newUserData(), args })
  const { app, page } = running
  await resize(app)
  await page.getByTestId(`nav-${screen}`).click()
  return page
}

async function resize(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800),
  )
}

test('looks', async () => {
  const page = await open('parts')
  await page.locator('[data-testid="part-grid"] [role="row"][row-index="0"]').first().waitFor()
  await keepScreenshot(page, 'parts-light')
  await page.getByTestId('part-filter-facts').click()
  await page.keyboard.press('Insert')
  await page.waitForTimeout(500)
  await keepScreenshot(page, 'parts-filter')
  await page.emulateMedia({ colorScheme: 'dark' })
  await keepScreenshot(page, 'parts-dark')
  expect(1).toBe(1)
})
