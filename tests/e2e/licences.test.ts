import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayAfter, localDay } from '../../shared/model/calendar-day.ts'
import type { SingleCommand } from '../../shared/workspace/commands.ts'
import { graveViolations } from './axe.ts'
import { keepScreenshot, launchApp, type RunningApp } from './launch.ts'

const folder = mkdtempSync(join(tmpdir(), 'minimis-licences-'))
const TODAY = localDay(new Date())
/** The letter came 25 days ago, so that the 19th day of its clock is past and the 45th is not. */
const LETTER = dayAfter(TODAY, -25)

let running: RunningApp

/** A product of which 31 % is US content that counts for China. */
const PRODUCT: SingleCommand[] = [
  {
    kind: 'setPart',
    part: {
      id: 'L-CHIP',
      kind: 'commodity',
      origin: 'US',
      eccn: '3A001.a.2',
      price: { amount: '310', currency: 'USD' },
      facts: { integratedCircuit: true, incorporated: true, memory: false },
    },
  },
  {
    kind: 'setProduct',
    product: {
      id: 'L-BOX',
      kind: 'commodity',
      eccn: '3A001.a.2',
      exportedFrom: 'DE',
      price: { amount: '1000', currency: 'USD' },
      facts: {
        militaryCommodity: false,
        encryptionTechnology: false,
        computerApp: '0',
        meets3B993f1: false,
        advancedNode: false,
      },
    },
  },
  { kind: 'setEntity', entity: { id: 'L-MAKER', name: 'Werk', country: 'DE', headquarters: 'DE' } },
  { kind: 'changeProduct', id: 'L-BOX', set: { madeBy: 'L-MAKER' } },
  { kind: 'addLine', product: 'L-BOX', line: { item: 'L-CHIP', quantity: '1' } },
]

beforeAll(async () => {
  running = await launchApp()
  const { page } = running
  await page.getByTestId('revision').waitFor()
  await page.evaluate(
    (commands) => window.minimis.call('edit.apply', { kind: 'batch', what: 'A product', commands }),
    PRODUCT,
  )
  await page.keyboard.press('Control+Shift+L')
  await page.getByTestId('licences-screen').waitFor()
})

afterAll(() => running?.app.close())

async function record(page: Page, kind: string, fields: Record<string, string>): Promise<void> {
  await page.getByTestId('licence-event').click()
  await page.getByRole('option', { name: kind, exact: true }).click()
  for (const [name, text] of Object.entries(fields))
    await page.getByTestId(`licence-event-${name}`).fill(text)
  await page.getByTestId('licence-record').click()
}

/** A window of a size, also one that only a zoom makes so small: a layout knows no difference. */
async function resize(width: number, height: number): Promise<void> {
  const { app, page } = running
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.setMinimumSize(1, 1)
      window?.setContentSize(size.width, size.height)
    },
    { width, height },
  )
  await page.waitForFunction((wanted) => innerWidth === wanted, width)
}

async function check(page: Page, reference: string, quantity: string): Promise<void> {
  await page.keyboard.press('Control+Shift+H')
  await page.getByTestId('new-shipment').click()
  await page.getByTestId('check-product').fill('L-BOX')
  await page.getByRole('option', { name: 'L-BOX', exact: true }).click()
  await page.getByTestId('check-destination').fill('China')
  await page
    .getByRole('option', { name: /^China/ })
    .first()
    .click()
  const fields = {
    ...{ reference, quantity, value: `${quantity}000`, currency: 'USD' },
    ...{
      party: 'Orient Telecom',
      country: 'CN',
      lists: 'CSL of this week',
      by: 'A. Lee',
      why: 'statement 4',
    },
  }
  for (const [name, text] of Object.entries(fields))
    await page.getByTestId(`check-${name}`).fill(text)
  await page.getByTestId('check-uses').check()
  await page.getByTestId('check-route').check()
  await page.getByTestId('check-run').click()
  await page.getByTestId('check-answer').or(page.getByTestId('check-problem')).waitFor()
  expect(await page.getByTestId('check-problem').allInnerTexts()).toEqual([])
}

test('an application is denied in a letter, answered on day 19, approved, drawn down and used up', async () => {
  const { page, app } = running
  await page.getByTestId('no-licences').waitFor()
  await check(page, 'S-0', '6')
  expect(await page.getByTestId('check-answer').getAttribute('data-answer')).toBe('uncovered')
  await expect
    .poll(() => page.getByTestId('check-line').allInnerTexts())
    .toContainEqual(expect.stringContaining('31.00 %'))
  await page.keyboard.press('Control+Shift+L')

  await page.getByTestId('new-licence').click()
  const fields = {
    ...{ reference: 'CN-2026-1', destinations: 'cn', applicant: 'Werk (DE)' },
    ...{ 'ultimate-consignee': 'Orient Telecom (CN)', product: 'L-BOX', description: 'Box' },
    ...{ eccn: '3A001.a.2', quantity: '10', value: '10000', currency: 'USD' },
  }
  for (const [name, text] of Object.entries(fields))
    await page.getByTestId(`licence-${name}`).fill(text)
  await page.getByTestId('licence-reference').click()
  await page.keyboard.press('Escape')
  await page.getByTestId('new-licence-form').waitFor({ state: 'detached' })
  await page.getByTestId('new-licence').click()
  expect(await page.getByTestId('licence-ultimate-consignee').inputValue()).toBe(
    'Orient Telecom (CN)',
  )
  await keepScreenshot(page, 'licences-application')
  await page.getByTestId('licence-save').click()
  await page.getByTestId('licence-row').click()
  await page.getByTestId('licence-change').click()
  await page.getByTestId('licence-endUse').fill('Carrier network')
  await page.getByTestId('licence-save').click()
  await expect
    .poll(() => page.getByTestId('licence-facts').innerText())
    .toContain('Carrier network')
  const state = page.getByTestId('licence-row')
  await record(page, 'filed', { day: dayAfter(LETTER, -30), controlNumber: 'Z100001' })
  await expect.poll(() => state.getAttribute('data-state')).toBe('filed')
  await record(page, 'registered', { day: dayAfter(LETTER, -29) })
  await expect.poll(() => state.getAttribute('data-state')).toBe('registered')
  await record(page, 'intent to deny', { day: LETTER, paper: 'letter of BIS' })
  await expect.poll(() => state.getAttribute('data-state')).toBe('intent-to-deny')
  const answerDay = page.locator('[data-testid="licence-day"][data-id="answer"]')
  expect(await answerDay.innerText()).toContain(dayAfter(LETTER, 20))
  expect(await answerDay.innerText()).toContain('5 days ago')
  await keepScreenshot(page, 'licences-intent-to-deny')
  expect(await graveViolations(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1920, 1080),
  )
  await page.waitForFunction(() => window.innerWidth === 1920)
  await keepScreenshot(page, 'licences-dark-1920')
  expect(await graveViolations(page, ['color-contrast'])).toEqual([])
  await record(page, 'intent to deny answered', { day: dayAfter(LETTER, 19) })
  await answerDay.waitFor({ state: 'detached' })
  await record(page, 'issued', {
    day: dayAfter(LETTER, 24),
    number: 'D1234567',
    conditions: 'No re-sale',
  })
  await expect.poll(() => state.getAttribute('data-state')).toBe('approved-with-conditions')
  expect(await page.getByTestId('licence-untold').innerText()).toContain('No re-sale')
  await resize(853, 533)
  const widths = await page
    .getByTestId('licence-row')
    .locator('td')
    .evaluateAll((cells) => cells.map((cell) => cell.clientWidth))
  expect(Math.min(...widths)).toBeGreaterThan(60)
  await keepScreenshot(page, 'licences-issued-150')
  await resize(1920, 1080)
  await record(page, 'condition told', { day: TODAY })
  await expect.poll(() => state.getAttribute('data-state')).toBe('issued')

  await check(page, 'S-1', '6')
  expect(await page.getByTestId('check-answer').innerText()).toContain('under a licence')
  await keepScreenshot(page, 'licences-check-dark-1920')
  expect(await graveViolations(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  await keepScreenshot(page, 'licences-check')
  await page.getByTestId('check-confirm').click()
  await page.getByTestId('kept-check').getByText('drawn down from CN-2026-1').waitFor()
  await expect
    .poll(() => page.getByTestId('check-verified').innerText())
    .toBe('It is what was kept.')
  await keepScreenshot(page, 'shipments-kept')
  await page.keyboard.press('Control+Shift+L')
  await expect
    .poll(() => page.getByTestId('licence-item').innerText())
    .toContain('left 4 pieces, 4,000 USD')
  await check(page, 'S-2', '6')
  expect(await page.getByTestId('check-answer').getAttribute('data-answer')).toBe('uncovered')
  await expect
    .poll(() => page.getByTestId('check-form').innerText())
    .toContain('6 would exceed the 4 pieces that are left')
  expect(await page.getByTestId('check-confirm').count()).toBe(0)
  await page.keyboard.press('Control+Shift+L')
  await record(page, 'shipped', { shipment: 'S-2', quantity: '6', value: '6000' })
  await expect.poll(() => page.getByTestId('licence-problem').innerText()).toContain('exceed')
  await page.getByTestId('licence-event-quantity').fill('4')
  await page.getByTestId('licence-event-value').fill('4000')
  await page.getByTestId('licence-record').click()
  await expect.poll(() => state.getAttribute('data-state')).toBe('exhausted')

  const path = join(folder, 'Licences.ics')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, path)
  await page.getByTestId('licence-files').click()
  await page.getByText('Days as a calendar (ICS)').click()
  await expect.poll(() => readFileSync(path, 'utf8'), { timeout: 20_000 }).toContain('VCALENDAR')
  await keepScreenshot(page, 'licences-exhausted')
})
