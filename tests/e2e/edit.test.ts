import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { graveViolations } from './axe.ts'
import { cellOf, openProduct, textOf, type } from './bom-grid.ts'
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

const quantityOf = (page: Page) => textOf(page, LINE, 'quantity')
const share = (page: Page) => page.getByTestId('share').innerText()

test('a quantity is edited, the share follows, and both are there after a restart', async () => {
  const userData = newUserData()
  const { page } = await start(userData)
  await openProduct(page, PRODUCT)
  await page.getByTestId('share').waitFor()
  const before = await share(page)
  const revision = await page.getByTestId('revision').innerText()
  await keepScreenshot(page, 'before-edit')

  await type(page, LINE, 'quantity', '3')
  await expect.poll(() => share(page)).not.toBe(before)
  const after = await share(page)
  expect(await page.getByTestId('revision').innerText()).not.toBe(revision)
  await keepScreenshot(page, 'after-edit')
  await quit()

  const again = await start(userData)
  await openProduct(again.page, PRODUCT)
  expect(await quantityOf(again.page)).toBe('3')
  await expect.poll(() => share(again.page)).toBe(after)

  await again.page.keyboard.press('Control+z')
  await expect.poll(() => quantityOf(again.page)).toBe('1')
  await expect.poll(() => share(again.page)).toBe(before)
  await keepScreenshot(again.page, 'undone-after-restart')
})

test('what is no quantity is refused at the cell and not written', async () => {
  const { page } = await start(newUserData())
  await openProduct(page, PRODUCT)
  const revision = await page.getByTestId('revision').innerText()
  await type(page, LINE, 'quantity', '1.2.3')
  await expect.poll(() => page.getByTestId('hint').innerText()).toContain('is not a number')
  expect(await quantityOf(page)).toBe('1.2.3')
  expect(await page.getByTestId('revision').innerText()).toBe(revision)
  await keepScreenshot(page, 'refused-quantity')

  const cell = await cellOf(page, LINE, 'quantity')
  await cell.click()
  await page.keyboard.press('Escape')
  await expect.poll(() => quantityOf(page)).toBe('1')
})

test('the history tells what a change set, is searched, and a past revision is restored', async () => {
  const { page } = await start(newUserData())
  await openProduct(page, PRODUCT)
  const before = await quantityOf(page)
  await type(page, LINE, 'quantity', '3')
  await expect.poll(() => page.getByTestId('revision').innerText()).toContain('2')

  await page.getByRole('button', { name: 'History' }).click()
  await page.getByTestId('history-find').fill('no such thing')
  await page.getByText('No change has this in it.').waitFor()
  await page.getByTestId('history-find').fill(LINE)
  await page.getByTestId('show-changes-2').click()
  await page.getByTestId('changes-2').getByText(`quantity: ${before} → 3`).waitFor()
  await keepScreenshot(page, 'history-details')
  await page.getByTestId('history-find').fill('1')
  await page.getByTestId('compare-revision-1').click()
  await page.getByTestId('chosen-revision').getByText('Revision 1 is compared').waitFor()
  await keepScreenshot(page, 'history-chosen')
  await page.getByTestId('compare-revision-2').click()
  await page.getByTestId('compare-summary').waitFor()
  await page.getByRole('heading', { name: `Compare two states of ${PRODUCT}` }).waitFor()
  expect(await page.getByTestId('revision-from').inputValue()).toBe('1')
  expect(await page.getByTestId('revision-to').inputValue()).toBe('2')
  await keepScreenshot(page, 'history-compared')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'History' }).click()

  await page.getByTestId('history-find').fill('')
  await page.getByTestId('name-revision-1').click()
  await page.getByTestId('version-name').fill('As sold')
  await page.keyboard.press('Enter')
  await page.getByTestId('open-version-1').waitFor()
  await page.getByTestId('history-find').fill('as SOLD')
  await expect.poll(() => page.getByTestId('change').first().innerText()).toContain('As sold')
  await page.getByTestId('open-version-1').waitFor()
  await keepScreenshot(page, 'history-named')
  expect(await graveViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByTestId('history-find').waitFor({ state: 'detached' })

  await page.keyboard.press('Control+k')
  await page.getByTestId('palette-input').fill('As sold')
  await expect
    .poll(() => page.getByRole('dialog').getByRole('option').first().innerText())
    .toContain('revision 1')
  await page.keyboard.press('Enter')
  await page.getByTestId('read-only').getByText('a past revision, “As sold”').waitFor()
  await keepScreenshot(page, 'history-version-open')
  await page.getByTestId('restore-revision').click()
  await page.getByText('Restored as it was at revision 1').waitFor()
  await expect.poll(() => page.getByTestId('revision').innerText()).toContain('4')
  await openProduct(page, PRODUCT)
  await expect.poll(() => quantityOf(page)).toBe(before)
  await page.keyboard.press('Control+z')
  await expect.poll(() => quantityOf(page)).toBe('3')
})
