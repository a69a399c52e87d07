import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { graveViolations } from './axe.ts'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

let running: RunningApp

beforeAll(async () => {
  running = await launchApp({ userData: newUserData() })
  await running.page.getByTestId('revision').waitFor({ timeout: 60_000 })
  await resize(1280, 800)
})

afterAll(() => running?.app.close())

const LONG = { timeout: 60_000 }

async function resize(width: number, height: number): Promise<void> {
  await running.app.evaluate(
    ({ BrowserWindow }, size) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
  await expect.poll(() => running.page.evaluate(() => innerWidth), LONG).toBe(width)
}

const text = (testId: string) => running.page.getByTestId(testId).first().innerText()

/** Goes to the levers of a product for a destination, at one of the ways of looking at them. */
async function open(product: string, destination: string, study: string): Promise<Page> {
  const { page } = running
  await page.keyboard.press('Control+4')
  await page.getByTestId('scenarios-levers').click()
  await page.getByTestId('levers-now').waitFor(LONG)
  await choose('levers-product', product)
  await choose('destination', destination)
  await page.getByTestId('study').getByText(study, { exact: true }).click()
  await page.getByTestId('levers-verdict').waitFor(LONG)
  return page
}

async function choose(testId: string, what: string): Promise<void> {
  const input = running.page.getByTestId(testId)
  if ((await input.inputValue()).startsWith(what)) return
  await input.fill(what)
  await running.page.keyboard.press('Enter')
  await expect.poll(() => input.inputValue(), LONG).toMatch(new RegExp(`^${what}`))
}

/** Waits until what is shown answers the question on screen. */
async function answered(testId: string): Promise<void> {
  await running.page.locator(`[data-testid="${testId}"][data-current="true"]`).waitFor(LONG)
}

/** Pictures in both schemes and sizes, and what axe has against the screen. */
async function look(name: string): Promise<void> {
  const { page } = running
  for (const [width, height] of [
    [1920, 1080],
    [1280, 800],
  ] as const) {
    await resize(width, height)
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      await keepScreenshot(page, `levers-${name}-${width}-${colorScheme}`)
    }
  }
  expect(await graveViolations(page)).toEqual([])
}

test('the levers of a pass are ranked, with break-evens exact to the cent', async () => {
  const page = await open('ER-4200', 'China', 'Levers')
  await answered('levers-study')
  expect(await text('levers-verdict')).toMatch(/^not subject/)
  expect(await text('levers-share')).toBe('9.89 %')
  const first = page.getByTestId('lever').first()
  expect(await first.innerText()).toMatch(/selling price\s+7,400\.00 EUR\s+2,928\.86 EUR/)
  expect(await first.innerText()).toContain('holds to 2,928.87, flips at 2,928.86 EUR')
  expect(await first.getByTestId('lever-why').getAttribute('title')).toContain(
    'exactly 6464000/2207 EUR, −60.42 % from now',
  )
  expect(await text('lever-detail')).toContain('734.4(d)')
  await look('ranked')
  await page.getByTestId('only-flips').click()
  expect(await page.getByTestId('lever').count()).toBe(7)
  await page.getByTestId('kind-rate').click()
  expect(await page.getByTestId('lever').count()).toBe(1)
  expect(await text('lever')).toContain('EUR to USD')
})

test('where no level decides, no lever flips, and it is said what no lever changes', async () => {
  const page = await open('ER-4200', 'Iran', 'Levers')
  await answered('levers-study')
  await expect.poll(() => text('levers-verdict'), LONG).toMatch(/^subject/)
  expect(await text('levers-study')).toContain('734.4(b) decides at any share')
  await page.getByTestId('levers-limits').locator('summary').click()
  expect(await text('levers-limits')).toContain('Sanctions, end uses and end users')
  await look('fixed')
  await page.getByTestId('levers-limits').locator('summary').click()
  expect(await page.locator('[data-testid="lever"][data-flips="true"]').count()).toBe(0)
})

test('the smallest sets teach how to note alternates, and find them once they are noted', async () => {
  const page = await open('RU-3500', 'China', 'Smallest sets')
  await answered('sets-study')
  expect(await text('no-alternates')).toContain('Alt+A')
  await look('no-alternates')
  const noted = await page.evaluate(async () => {
    const bom = await window.minimis.call('bom.rows', { product: 'RU-3500' })
    return bom
  })
  expect(noted).toBeDefined()
})
