import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

const PRODUCT = 'ER-4200'
/** A line with US content that counts for China, the first destination. */
const LINE = 'ASM-CRYPTO-HS'

let running: RunningApp | null = null

async function start(userData: string): Promise<RunningApp> {
  running = await launchApp({ userData })
  return running
}

async function quit(): Promise<void> {
  await running?.app.close()
  running = null
}

afterEach(quit)

async function openProduct(page: Page): Promise<void> {
  await page.getByTestId('product-row').filter({ hasText: PRODUCT }).first().dblclick()
  await page.getByTestId('bom-row').first().waitFor()
}

const quantityOf = (page: Page) =>
  page.getByTestId('bom-row').filter({ hasText: LINE }).getByTestId('quantity-cell')
const share = (page: Page) => page.getByTestId('share').innerText()

async function typeQuantity(page: Page, quantity: string): Promise<void> {
  await quantityOf(page).click()
  await page.keyboard.press('F2')
  await page.getByTestId('quantity-input').fill(quantity)
  await page.keyboard.press('Enter')
}

test('a quantity is edited, the share follows, and both are there after a restart', async () => {
  const userData = newUserData()
  const { page } = await start(userData)
  await openProduct(page)
  await page.getByTestId('share').waitFor()
  const before = await share(page)
  const revision = await page.getByTestId('revision').innerText()
  await keepScreenshot(page, 'before-edit')

  await typeQuantity(page, '3')
  await expect.poll(() => share(page)).not.toBe(before)
  const after = await share(page)
  expect(await page.getByTestId('revision').innerText()).not.toBe(revision)
  await keepScreenshot(page, 'after-edit')
  await quit()

  const again = await start(userData)
  await openProduct(again.page)
  expect(await quantityOf(again.page).innerText()).toBe('3')
  await expect.poll(() => share(again.page)).toBe(after)

  await again.page.keyboard.press('Control+z')
  await expect.poll(() => quantityOf(again.page).innerText()).toBe('1')
  await expect.poll(() => share(again.page)).toBe(before)
  await keepScreenshot(again.page, 'undone-after-restart')
})

test('what is no quantity is refused at the cell and not written', async () => {
  const { page } = await start(newUserData())
  await openProduct(page)
  const revision = await page.getByTestId('revision').innerText()
  await typeQuantity(page, '1,5')
  await page.getByText('write a decimal point').first().waitFor()
  expect(await page.getByTestId('revision').innerText()).toBe(revision)
  await keepScreenshot(page, 'refused-quantity')
})
