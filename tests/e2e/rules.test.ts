import { hostname } from 'node:os'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

let running: RunningApp | null = null

afterEach(async () => {
  await running?.app.close()
  running = null
})

async function start(userData = newUserData()): Promise<Page> {
  running = await launchApp({ userData })
  const { app, page } = running
  await page.getByTestId('nav-rules').waitFor({ timeout: 60_000 })
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800),
  )
  return page
}

const background = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor)

test('a theme and a number format that were chosen are there after a restart', async () => {
  const userData = newUserData()
  const first = await start(userData)
  await first.emulateMedia({ colorScheme: null })
  await first.keyboard.press('Control+,')
  await first.getByTestId('theme').getByText('Dark').click()
  await expect.poll(() => background(first), { timeout: 60_000 }).toBe('rgb(22, 24, 28)')
  await first.getByTestId('number-format').click()
  await first.getByRole('option', { name: '1.234,56' }).click()
  await first.getByText('Number format saved').waitFor()
  await keepScreenshot(first, 'rules-settings-dark')
  await running?.app.close()

  const second = await start(userData)
  await second.emulateMedia({ colorScheme: null })
  expect(await background(second)).toBe('rgb(22, 24, 28)')
  await second.keyboard.press('Control+8')
  await second.getByText('1.552 rows', { exact: false }).waitFor({ timeout: 60_000 })
  await keepScreenshot(second, 'rules-dark')
})

test('what a switch would change is shown before it is applied', async () => {
  const page = await start()
  await page.keyboard.press('Control+8')
  await page.getByTestId('rules-switches').click()
  const place = page.getByTestId('switch-syriaSpp')
  await place.getByRole('radio').nth(1).click()
  await place.getByText('default destinations', { exact: false }).waitFor({ timeout: 60_000 })
  await keepScreenshot(page, 'rules-switch-effect')
  await page.getByTestId('apply-switch').click()
  await place.getByText('It does not count. (in force)').waitFor({ timeout: 60_000 })

  await page.getByTestId('rules-clock').click()
  const event = page.getByTestId('event-2026-07-10')
  await event.getByText('United Arab Emirates entered A:5.').waitFor()
  await event.getByTestId('what-turns').click()
  await event.getByText('default destinations', { exact: false }).waitFor({ timeout: 60_000 })
  await event.getByText('No determination of a day before 2026-07-10 is touched.').waitFor()
  await keepScreenshot(page, 'rules-clock-effect')
})

test('the history tells why a switch or a setting was changed, by whom and on which machine', async () => {
  const page = await start()
  await page.keyboard.press('Control+8')
  await page.getByTestId('rules-switches').click()
  const place = page.getByTestId('switch-syriaSpp')
  await place.getByRole('radio').nth(1).click()
  await page.getByTestId('switch-reason').fill('Half a word')
  await page.getByRole('button', { name: 'Leave as it is' }).click()
  await place.getByRole('radio').nth(1).click()
  await place.getByText('default destinations', { exact: false }).waitFor({ timeout: 60_000 })
  expect(await page.getByTestId('switch-reason').inputValue()).toBe('')
  await page.getByTestId('switch-reason').fill('As counsel advised')
  await page.getByTestId('apply-switch').click()
  await place.getByText('It does not count. (in force)').waitFor({ timeout: 60_000 })

  await page.getByTestId('nav-settings').click()
  await page.getByTestId('settings-reason').fill('Group accounts are in euro')
  await keepScreenshot(page, 'rules-settings-reason')
  await page.getByTestId('warn-affiliate-prices').click()
  await page.getByText('Price policy saved').waitFor()
  expect(await page.getByTestId('settings-reason').inputValue()).toBe('')
  await page.getByTestId('nav-history').click()
  const first = page.getByTestId('change').first()
  await first.getByText('Reason: Group accounts are in euro').waitFor()
  expect(await first.textContent()).toContain(` on ${hostname()}, `)
  await page.getByTestId('history-find').fill('counsel')
  await expect.poll(() => page.getByTestId('change').count()).toBe(1)
  await page.getByText('Reason: As counsel advised').waitFor()
  await keepScreenshot(page, 'rules-history-reason')
})

test('the licences of what is shipped are shown, each with its text', async () => {
  const page = await start()
  await page.getByTestId('nav-settings').click()
  await page.getByTestId('show-licences').click()
  const list = page.getByTestId('licences')
  for (const name of ['better-sqlite3', 'electron', 'react', 'zod'])
    await list.getByText(new RegExp(`^${name} \\d`)).waitFor()
  const react = list.locator('details', { hasText: /^react \d/ })
  await react.locator('summary').click()
  await react.getByText('Permission is hereby granted').waitFor()
  await keepScreenshot(page, 'licences')
})
