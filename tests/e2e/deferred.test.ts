import type { ElectronApplication, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepScreenshot, launchApp } from './launch.ts'

let app: ElectronApplication
let page: Page

beforeAll(async () => {
  const running = await launchApp()
  app = running.app
  page = running.page
  await page.getByTestId('nav-products').waitFor()
})

afterAll(async () => {
  await app?.close()
})

/** From the next load of the window on, files whose name begins so are kept back, or refused. */
async function loadWithout(name: string, how: 'kept' | 'refused'): Promise<void> {
  await app.evaluate(
    ({ session }, { name, how }) => {
      const kept: (() => void)[] = []
      Object.assign(globalThis, { kept })
      session.defaultSession.webRequest.onBeforeRequest(({ url }, answer) => {
        if (!url.includes(`/assets/${name}`)) answer({})
        else if (how === 'kept') kept.push(() => answer({}))
        else answer({ cancel: true })
      })
    },
    { name, how },
  )
  await page.reload()
  await page.getByTestId('nav-products').waitFor()
}

function letGo(): Promise<void> {
  return app.evaluate(() => {
    for (const go of (globalThis as unknown as { kept: (() => void)[] }).kept) go()
  })
}

test('a screen whose file cannot be loaded says so, and the others stay', async () => {
  await loadWithout('rules-screen', 'refused')
  await page.getByTestId('nav-rules').click()
  await page.getByTestId('not-loaded').getByText('The rules cannot be shown.').waitFor()
  await keepScreenshot(page, 'not-loaded')
  await page.getByTestId('nav-products').click()
  await page.getByTestId('product-row').first().waitFor()
  expect(await page.getByTestId('not-loaded').count()).toBe(0)
})

test('a dialog is there before what is in it, and the keyboard is where it begins', async () => {
  await loadWithout('help-pages', 'kept')
  await page.keyboard.press('F1')
  await page.getByRole('dialog').getByText('The help: loading…').waitFor()
  await keepScreenshot(page, 'deferred-help')
  await letGo()
  await page.getByTestId('help').waitFor()
  expect(await page.getByText('The help: loading…').count()).toBe(0)
  const holds = () => document.querySelector('[role="dialog"]')?.contains(document.activeElement)
  expect(await page.evaluate(holds)).toBe(true)
  await page.keyboard.press('Escape')
  await page.getByTestId('help').waitFor({ state: 'detached' })
})

test('a screen that is being loaded says so, and is shown when it is there', async () => {
  await loadWithout('matrix-screen', 'kept')
  await page.keyboard.press('Control+3')
  await page.getByText('The matrix: loading…').waitFor()
  await letGo()
  await page.getByTestId('matrix-row').first().waitFor()
  expect(await page.getByText('The matrix: loading…').count()).toBe(0)
})
