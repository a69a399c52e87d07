import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { graveViolations } from './axe.ts'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await launchApp({ userData: newUserData() })
  page = running.page
  await page.getByTestId('nav-home').waitFor({ timeout: 60_000 })
  await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800),
  )
})

afterAll(() => running.app.close())

test('the help of a field is opened by F1 and by its mark, and Escape gives the field back', async () => {
  // It can be edited once the file is checked.
  await page.getByRole('button', { name: 'New product' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('new part')
  await page.keyboard.press('Enter')
  for (const [field, term] of [
    ['ECCN', 'eccn'],
    ['Country of origin', 'origin'],
    ['Unit price', 'fair-market-value'],
  ] as const) {
    const input = page.getByRole('dialog').getByLabel(field, { exact: true })
    await input.focus()
    await page.keyboard.type('x')
    await page.keyboard.press('F1')
    const card = page.getByTestId(`help-${term}`)
    await card.waitFor()
    if (term === 'eccn') await keepScreenshot(page, 'help-field')
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'detached' })
    expect(await input.inputValue()).toBe('x')
    await input.fill('')
  }
  await page.keyboard.press('Escape')
})

test('the glossary is found from the search, with the word in sight', async () => {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('fair market')
  await page
    .getByRole('option', { name: /Fair market value/ })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  const current = page.getByTestId('help-words').locator('[data-current]')
  await current.getByText('what an unaffiliated buyer', { exact: false }).waitFor()
  expect(await graveViolations(page)).toEqual([])
  await keepScreenshot(page, 'help-words')
  await page.keyboard.press('Escape')
  await page.getByTestId('help').waitFor({ state: 'detached' })
})

test('the method is told with the numbers of the product on screen', async () => {
  await page.getByTestId('nav-products').click()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('ER-4200')
  await page.keyboard.press('Enter')
  const share = page.getByTestId('share')
  await share.waitFor({ timeout: 60_000 })
  const shown = (await share.innerText()).trim()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('how the share')
  await page.keyboard.press('Enter')
  await page.getByTestId('help-method').getByText(`Share: ${shown}`, { exact: false }).waitFor()
  await keepScreenshot(page, 'help-method')
  await page.keyboard.press('Escape')
})

test('ECCNs are found by the kind of part, and nothing is classified', async () => {
  await page.keyboard.press('F1')
  await page.getByTestId('help-page-eccns').click()
  await page.getByTestId('help-eccn-find').fill('GNSS receiver')
  const table = page.getByTestId('help-eccns')
  await table.getByRole('button', { name: '7A994' }).waitFor()
  await page.getByTestId('help-eccn-find').fill('resistor')
  await table.getByText('often in no entry', { exact: false }).waitFor()
  expect(await graveViolations(page)).toEqual([])
  await keepScreenshot(page, 'help-eccns')
  await page.getByTestId('help-page-limits').click()
  await page.getByText('Parties and uses are not asked').waitFor()
  await page.keyboard.press('Escape')
})
