import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { countKeys } from './keys.ts'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

let running: RunningApp | null = null

afterEach(async () => {
  await running?.app.close()
  running = null
})

const HEADINGS = [
  ['Level', 'Part Number', 'Description', 'Qty', 'Unit price', 'Country of origin', 'ECCN'],
  ['Made by'],
].flat()

/** A chassis and two boards, the power stage within the first of them, and small parts: 40 lines. */
const LINES: readonly (readonly string[])[] = [
  ['1', 'CHASSIS', 'Chassis', '1', '84,00 EUR', 'DE', 'EAR99'],
  ['1', 'MAIN', 'Main board', '1', '400 USD', '', '', 'Example Werke GmbH'],
  ['2', 'FPGA', 'FPGA, mid range', '2', '$ 125.00', 'US', ''],
  ['2', 'PHY', 'Ethernet transceiver', '4', '11,20 USD', 'United States', '5A991'],
  ['2', 'STAGE', 'Power stage', '2', '38.00 USD', '', '', 'Ejemplo de México'],
  ['3', 'CTRL', 'Power controller', '1', '6.50 USD', 'US', 'EAR99'],
  ['3', 'MOSFET', 'Power transistor', '4', '0,80 EUR', 'AT', 'EAR99'],
  ...small(3, 'P', 15),
  ['2', 'OSC', 'Oscillator', '1', '9.00 USD', 'JP', 'EAR99'],
  ...small(2, 'M', 11),
  ['1', 'PANEL', 'Front panel', '1', '22.00 USD', '', '', 'Ejemplo de México'],
  ['2', 'DISPLAY', 'Display', '1', '12,00 EUR', 'KR', 'EAR99'],
  ...small(2, 'F', 3),
  ['1', 'CABLE', 'Power cord', '1', '3.10 USD', 'CN', 'EAR99'],
]

function small(level: number, prefix: string, count: number): string[][] {
  return Array.from({ length: count }, (_, i) => {
    const price = `0.0${(i % 9) + 1} USD`
    return [`${level}`, `${prefix}-${i + 1}`, `Capacitor ${i + 1}`, '10', price, 'JP', 'EAR99']
  })
}

const pressing = (page: Page) => ({
  press: async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  },
  type: (text: string) => page.keyboard.type(text),
  /** Runs or goes to what the search box finds first. */
  seek: async (text: string) => {
    await page.keyboard.press('Control+k')
    await page.getByTestId('palette-input').waitFor()
    await page.keyboard.type(text)
    await expect
      .poll(() => page.getByRole('dialog').getByRole('option').first().innerText())
      .toContain(text)
    await page.keyboard.press('Enter')
    await page.getByTestId('palette-input').waitFor({ state: 'detached' })
  },
})

/** The item and the column of the cell that the keyboard is on. */
const cell = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement?.closest('[col-id]')
    const row = focused?.closest('[row-id]')?.getAttribute('row-id')
    const item = document.querySelector(`[row-id="${row}"] [data-item]`)?.getAttribute('data-item')
    return `${item} ${focused?.getAttribute('col-id')}`
  })

/** Brings the keyboard to a cell of the bill of materials: the item by finding it, the column by arrows. */
async function goToCell(page: Page, item: string, column: string): Promise<void> {
  await page.keyboard.press('Control+f')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid')))
    .toBe('find')
  await page.keyboard.press('Control+a')
  await page.keyboard.type(item)
  await expect.poll(() => page.getByTestId('matches').innerText()).toMatch(/of \d+/)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await cell(page)).split(' ')[0]).toBe(item)
  for (let moves = 0; moves < 25 && (await cell(page)).split(' ')[1] !== column; moves++)
    await page.keyboard.press('ArrowRight')
  expect((await cell(page)).split(' ')[1]).toBe(column)
}

const text = (page: Page, testId: string) => page.getByTestId(testId).first().innerText()

test('a new user reads a verdict from nothing, by keyboard alone', async () => {
  running = await launchApp({ userData: newUserData() })
  const { app, page } = running
  const { press, type, seek } = pressing(page)
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-new-')), 'Example.minimis')
  await page.getByTestId('revision').waitFor({ timeout: 60_000 })
  await app.evaluate(({ BrowserWindow, dialog }, filePath) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800)
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, path)

  await press('Control+w')
  await page.getByTestId('start-screen').waitFor()
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid')))
    .toBe('new-workspace')
  await press('Enter')
  await page.getByTestId('empty-workspace').waitFor()

  const keys = await countKeys(page)
  for (const [name, country] of [
    ['Example Werke GmbH', 'Germany'],
    ['Ejemplo de México', 'Mexico'],
  ] as const) {
    await press('c')
    await page.getByTestId('company-name').waitFor()
    await type(name)
    await press('Tab', 'Tab')
    await type(country)
    await press('Enter')
    await page.getByTestId('company-name').waitFor({ state: 'detached' })
  }
  await page.getByText('There are 2 companies').waitFor()

  await press('p')
  await page.getByTestId('product-id').waitFor()
  await type('W-1')
  await press('Tab')
  await type('Edge router')
  await press('Tab')
  await type('Example W')
  await press('ArrowDown', 'Enter', 'Tab', 'Tab')
  await type('5A991')
  await press('Tab')
  await type('1.500,00 EUR')
  await press('Enter')
  await page.getByText('No lines yet').waitFor()
  await keepScreenshot(page, 'new-user-product')

  expect(LINES).toHaveLength(40)
  const block = [HEADINGS, ...LINES].map((row) => row.join('\t')).join('\n')
  await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), block)
  const untilPaste = await keys()
  await press('Control+v')
  await expect.poll(() => text(page, 'paste-counts')).toMatch(/^40 new, 1 passed over$/)
  await keepScreenshot(page, 'new-user-paste')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid')))
    .toBe('paste-apply')
  await press('Enter')
  await expect.poll(() => text(page, 'lines')).toMatch(/^4 lines/)
  const withLines = await keys()
  console.info(
    `keys from an empty workspace to its lines: ${withLines}, for the pasted lines alone: ${withLines - untilPaste}`,
  )
  await press('Alt+Shift+ArrowRight')
  await page.locator('[data-item="CTRL"]').waitFor()
  expect(
    await page.locator('[role="row"]:has([data-item="CTRL"]) [col-id="number"]').innerText(),
  ).toBe('2.3.1')

  await goToCell(page, 'FPGA', 'eccn')
  await type('3A001.a.2')
  await press('Enter')
  await expect
    .poll(() => page.locator('[role="row"]:has([data-item="FPGA"]) [col-id="eccn"]').innerText())
    .toContain('3A001.a.2')
  await goToCell(page, 'CTRL', 'price')
  await type('7,25 USD')
  await press('Enter')
  await expect
    .poll(() => page.locator('[role="row"]:has([data-item="CTRL"]) [col-id="price"]').innerText())
    .toContain('7.25')
  await keepScreenshot(page, 'new-user-lines')

  await seek('China')
  await expect.poll(() => text(page, 'verdict')).toContain('undetermined')
  console.info('keys from an empty workspace to its first verdict:', await keys())
  await keepScreenshot(page, 'new-user-no-rate')
  await press('Control+7', 'Shift+Insert')
  await page.getByTestId('rate-add-from').waitFor()
  await type('EUR')
  await press('Tab')
  await type('USD')
  await press('Tab')
  await type('1.10')
  await press('Enter')
  await keepScreenshot(page, 'new-user-rate')
  await expect.poll(() => text(page, 'rates-reach')).toContain('reaches USD')
  await press('Escape', 'Control+[')

  const share = (counted: number) => `${((counted / 1650) * 100).toFixed(2)} %`
  const fpga = 2 * 125
  const listed = fpga + 4 * 11.2
  for (const [destination, verdict, counted, rule] of [
    ['China', 'not subject', fpga, '734.4(d)'],
    ['Iran', 'subject, licence or exception', listed, '734.4(c)'],
    ['France', 'not subject', 0, '734.4(d)'],
  ] as const) {
    await seek(destination)
    await expect.poll(() => text(page, 'share')).toContain(share(counted))
    await expect.poll(() => text(page, 'verdict')).toMatch(new RegExp(`^${verdict}`))
    expect(await text(page, 'result-panel')).toContain(rule)
    await keepScreenshot(page, `new-user-${destination.toLowerCase()}`)
  }

  await seek('Iran')
  await press('Alt+r')
  await page.getByTestId('explanation-tree').waitFor()
  const rows = () => page.getByTestId('explanation-row').allInnerTexts()
  expect((await rows()).join('\n')).toContain('734.4(c)')
  await keepScreenshot(page, 'new-user-explanation')
})
