import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Command } from '../../shared/workspace/commands.ts'
import { openProduct } from './bom-grid.ts'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

let running: RunningApp

beforeAll(async () => {
  running = await launchApp({ userData: newUserData() })
  await running.page.getByTestId('revision').waitFor()
})

afterAll(() => running?.app.close())

const question = (page: Page) => page.getByTestId('direct-product-question')
const asked = (page: Page) => question(page).getAttribute('data-question')

/** Presses the key of an answer and waits for the question after it. */
async function answer(page: Page, key: string): Promise<void> {
  const before = await asked(page)
  await page.keyboard.press(key)
  await expect
    .poll(async () => ((await question(page).count()) === 0 ? null : await asked(page)))
    .not.toBe(before)
  await page.locator('[data-testid="questionnaire"][data-current="true"]').waitFor()
}

/** The states of a rule by destination, as the table says them. */
async function statesOf(page: Page, destination: string): Promise<string[]> {
  const cells = page.locator(
    `[data-testid="direct-product-states"] td[data-destination="${destination}"]`,
  )
  return (await cells.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim())
}

async function keepBothSchemes(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await keepScreenshot(page, colorScheme === 'light' ? name : `${name}-dark`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

test('answers to the direct product questions turn the rules of three destinations from open to out', async () => {
  const { page } = running
  await openProduct(page, 'ER-4200')
  const rules = page.getByTestId('direct-product-rules')
  await rules.waitFor()
  expect(await rules.innerText()).toMatch(/734\.9\(g\) Entity List, footnote 3\s*\? open/)
  expect(await page.getByTestId('notices').locator('[data-code="FDP"]').count()).toBe(0)
  await keepBothSchemes(page, 'direct-product-result')

  await page.keyboard.press('Alt+D')
  await question(page).waitFor()
  expect(await asked(page)).toBe('technology-any')
  const codes = await page
    .locator('[data-testid="direct-product-states"] thead th:not(:first-child)')
    .allInnerTexts()
  expect(codes.length).toBeGreaterThanOrEqual(3)
  for (const code of codes) expect(await statesOf(page, code)).toContain('? open')
  await keepBothSchemes(page, 'direct-product-question')

  await page.getByTestId('direct-product-source').fill('plant record 12')
  await question(page).locator('h3').click()
  await answer(page, 'n')
  expect(await asked(page)).toBe('plant-any')
  await page.keyboard.press('m')
  await answer(page, 'n')
  await page.getByTestId('nothing-left').waitFor()
  for (const code of codes)
    for (const state of await statesOf(page, code)) expect(state).toMatch(/^– out( was open)?$/)
  expect(await page.getByTestId('destinations-changed').innerText()).toMatch(
    new RegExp(`^${codes.length} destinations changed: ${codes.join(', ')}`),
  )
  const answers = page.getByTestId('direct-product-answers')
  expect(await answers.innerText()).toContain('plant record 12')
  expect(await answers.innerText()).toContain('all that Meridian Telecom AG makes')
  await keepBothSchemes(page, 'direct-product-answered')

  await page.keyboard.press('Escape')
  await question(page).waitFor({ state: 'hidden' })
  await expect.poll(() => rules.innerText()).toContain('13 out')

  await page.keyboard.press('Control+z')
  await expect.poll(() => rules.innerText()).toContain('open')
  await page.keyboard.press('Control+z')
})

test('not known stays a red flag, another ECCN asks again, and a certificate is evidence', async () => {
  const { page } = running
  await openProduct(page, 'ER-4200')
  await page.getByTestId('direct-product-open').click()
  await question(page).waitFor()
  await answer(page, 'n')
  await answer(page, 'u')
  for (let i = 0; i < 30 && (await question(page).count()) > 0; i++) await answer(page, 's')
  const left = page.getByTestId('nothing-left')
  expect(await left.innerText()).toMatch(/1 answer not known: an unresolved red flag/)

  await page.getByTestId('certificates').locator('summary').click()
  await page.getByTestId('certificate-record').click()
  expect(await page.getByTestId('certificates').innerText()).toContain('Give the name')
  await page.getByTestId('certificate-signed-by').fill('K. Adler')
  await page.getByTestId('certificate-on').fill('2026-05-04')
  await page.getByTestId('certificate-record').click()
  await expect
    .poll(() => page.getByTestId('certificates').innerText())
    .toContain('K. Adler, 2026-05-04')
  await keepBothSchemes(page, 'direct-product-certificate')
  const cell = page.locator('td[data-rule="734.9(g)"]').first()
  expect(await cell.innerText()).toContain('open')
  await page.locator('[data-answered="plant-any"]').getByText('Take back').click()
  await expect.poll(() => cell.innerText()).toContain('out')
  await page.keyboard.press('Escape')

  const edited = await page.evaluate((input) => window.minimis.call('edit.apply', input), {
    kind: 'changeProduct',
    id: 'ER-4200',
    set: { eccn: '5A991' },
  } satisfies Command)
  expect(edited.ok).toBe(true)
  await page.keyboard.press('Alt+D')
  await question(page).waitFor()
  expect(await page.getByTestId('direct-product-answers').innerText()).toContain(
    'does not stand: the ECCN is another now',
  )
  await expect.poll(() => cell.innerText()).toContain('open')
  await keepBothSchemes(page, 'direct-product-again')

  await page.getByTestId('direct-product-source').fill('letter 7')
  await page.getByTestId('certificates').locator('summary').click()
  await page.getByTestId('certificate-signed-by').fill('Half typed')
  await page.keyboard.press('Escape')
  await question(page).waitFor({ state: 'hidden' })
  await page.keyboard.press('Alt+D')
  await question(page).waitFor()
  expect(await page.getByTestId('direct-product-source').inputValue()).toBe('letter 7')
  expect(await page.getByTestId('certificate-signed-by').inputValue()).toBe('Half typed')
  await page.keyboard.press('Escape')
})
