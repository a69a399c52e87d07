import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

let running: RunningApp | null = null

afterEach(async () => {
  await running?.app.close()
  running = null
})

async function resize({ app }: RunningApp, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
}

async function open(product: string, width = 1280, height = 800): Promise<RunningApp> {
  running = await launchApp({ userData: newUserData() })
  await resize(running, width, height)
  const { page } = running
  await page.getByTestId('revision').waitFor()
  await page.keyboard.press('Control+2')
  await page.getByTestId('product-row').filter({ hasText: product }).first().dblclick()
  await page.getByTestId('share').waitFor()
  return running
}

async function chooseDestination(page: Page, name: string): Promise<void> {
  await page.getByTestId('destination').fill(name)
  await page.keyboard.press('Enter')
}

test('try', async () => {
  const app = await open('ER-4200')
  const { page } = app
  page.on('console', (m) => console.log(m.text()))
  await page.getByTestId('destination-bar').first().waitFor()
  await keepScreenshot(page, 'result-both')
  await page.keyboard.press('F6')
  await page.waitForTimeout(500)
  await keepScreenshot(page, 'result-wide')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.waitForTimeout(300)
  await keepScreenshot(page, 'result-wide-dark')
  await resize(app, 1920, 1080)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.waitForTimeout(500)
  await keepScreenshot(page, 'result-wide-1920')
  await page.keyboard.press('F6')
  await page.keyboard.press('F6')
  await page.waitForTimeout(500)
  await keepScreenshot(page, 'result-both-1920')
})
