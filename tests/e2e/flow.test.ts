import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { choose, openProduct } from './bom-grid.ts'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

let running: RunningApp

beforeAll(async () => {
  running = await launchApp({ userData: newUserData() })
  await running.page.getByTestId('revision').waitFor()
})

afterAll(() => running?.app.close())

async function resize({ app, page }: RunningApp, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width)
}

async function keepBothSchemes(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await keepScreenshot(page, colorScheme === 'light' ? name : `${name}-dark`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

const said = (page: Page) => page.getByTestId('flow-said').innerText()
const current = (page: Page) => page.getByTestId('flow-current').waitFor()

test('the flow is opened, gone through with the arrow keys, and its item opened with Enter', async () => {
  const { page } = running
  await resize(running, 1280, 800)
  await openProduct(page, 'ER-4200')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('How US content flows')
  await page.keyboard.press('Enter')
  await current(page)
  const whole = await said(page)
  expect(whole).toMatch(/^ER-4200.* counts/)
  expect(whole).not.toContain('NaN')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Blocks of content, from the product to the parts')
  await page.keyboard.press('ArrowRight')
  const first = await said(page)
  expect(first).not.toBe(whole)
  await page.keyboard.press('ArrowDown')
  const second = await said(page)
  expect(second).not.toBe(first)
  await keepBothSchemes(page, 'flow-1280')
  await page.keyboard.press('ArrowLeft')
  expect(await said(page)).toBe(whole)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const item = first.split(/[,:]/)[0]?.trim() as string
  await expect.poll(() => page.getByRole('dialog').innerText()).toContain(item)
  await page.keyboard.press('Escape')
  await page.getByTestId('item-drawer').waitFor({ state: 'detached' })
})

test('its numbers are one key away, and other groups, cuts and what does not count are chosen', async () => {
  const { page } = running
  const picture = page.getByTestId('flow-picture')
  const blocks = () => page.getByTestId('flow-block').count()
  const before = await blocks()
  await page.getByTestId('flow-not-counted').check()
  await expect.poll(blocks).toBeGreaterThan(before)
  await choose(page.getByTestId('flow-cut'), 'nothing')
  await current(page)
  await keepScreenshot(page, 'flow-all-1280')
  for (const by of ['Origin', 'Company', 'ECCN']) {
    await choose(page.getByTestId('flow-grouping'), by)
    await expect
      .poll(() => picture.getByRole('heading').innerText())
      .toBe(`By ${by === 'ECCN' ? by : by.toLowerCase()}`)
    await keepScreenshot(page, `flow-by-${by}-1280`)
  }
  await picture.getByRole('listbox').focus()
  await page.keyboard.press('t')
  await expect.poll(() => picture.getByRole('row').count()).toBeGreaterThan(5)
  expect(await picture.getByRole('row').nth(1).innerText()).toContain('ER-4200')
  await keepScreenshot(page, 'flow-table-1280')
  await page.keyboard.press('t')
  await choose(page.getByTestId('flow-grouping'), 'Assembly')
  await resize(running, 1920, 1080)
  await page.keyboard.press('Alt+r')
  await current(page)
  await page.getByTestId('flow-picture').scrollIntoViewIfNeeded()
  await keepBothSchemes(page, 'flow-1920')
  await page.getByTestId('flow-picture-copy-image').click()
  await expect.poll(() => page.getByTestId('flow-picture-said').innerText()).toBe('Image copied')
})
