import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { graveViolations } from './axe.ts'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

let running: RunningApp
let page: Page
let keys = 0

/** Counts what is pressed. */
const press = async (key: string) => {
  keys++
  await page.keyboard.press(key)
}

beforeAll(async () => {
  running = await launchApp({ userData: newUserData() })
  page = running.page
  await page.getByTestId('nav-home').waitFor({ timeout: 60_000 })
  await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800),
  )
})

afterAll(() => running.app.close())

const paste = (text: string) =>
  running.app.evaluate(({ clipboard }, given) => clipboard.writeText(given), text)

test('what is not known is walked through, the most decisive first, and axe finds nothing', async () => {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('find out what')
  await page.keyboard.press('Enter')
  await page.getByTestId('answer-box').waitFor({ timeout: 60_000 })
  await page
    .getByTestId('answer-box')
    .getByText(/in \d+ open verdict/)
    .waitFor({ timeout: 60_000 })
  expect(await graveViolations(page)).toEqual([])
  await keepScreenshot(page, 'workbench')
})

test('an ECCN is typed, written with its source, and the next part is asked', async () => {
  await page.getByTestId('workbench-source').fill('Data sheet of May')
  await page.getByTestId('question-eccn').click()
  const box = page.getByTestId('answer-box')
  const first = await box.locator('h2 button').innerText()
  await page.getByTestId('answer-text').fill('3A99')
  await page.keyboard.press('Enter')
  await page.getByTestId('foot-line').getByText('is no ECCN', { exact: false }).waitFor()
  expect(await box.locator('h2 button').innerText()).toBe(first)
  await page.getByTestId('answer-text').fill('3A991')
  await page.keyboard.press('Enter')
  await expect.poll(() => box.locator('h2 button').innerText()).not.toBe(first)
  await page.keyboard.press('Control+k')
  await page.keyboard.type(first)
  await page.keyboard.press('Enter')
  await page.getByTestId('part-eccn').waitFor()
  expect(await page.getByTestId('part-eccn').inputValue()).toBe('3A991')
  expect(await page.getByTestId('classification-source').inputValue()).toBe('Data sheet of May')
  expect(await page.getByTestId('classification-state').inputValue()).toBe('proposed')
  await page.keyboard.press('Escape')
})

test("30 parts get their ECCNs from a maker's list, and their facts, in few keys", async () => {
  await page.evaluate(() =>
    window.minimis.call('edit.apply', {
      kind: 'changeSettings',
      set: { destinations: ['CN', 'IN', 'RU'] },
    }),
  )
  const lines = Array.from({ length: 30 }, (_, i) => `KX-${100 + i}`)
  const table = join(running.userData, 'parts.csv')
  writeFileSync(table, `${lines.join('\n')}\n`)
  await page.getByTestId('show-register').click()
  await page.getByTestId('part-grid').waitFor()
  for (const id of lines.slice(0, 30)) {
    await page.evaluate(async (part) => {
      await window.minimis.call('edit.apply', {
        kind: 'setPart',
        part: { id: part, kind: 'commodity', origin: 'US', supplier: 'Kestrel' },
      } as never)
    }, id)
  }
  await page.getByTestId('show-questions').click()
  await page.getByTestId('answer-box').waitFor({ timeout: 60_000 })

  await paste(lines.map((id) => `${id}\tEAR99`).join('\n'))
  keys = 0
  await press('Control+v')
  await page.getByTestId('list-preview').getByText('ECCNs of 30 parts').waitFor()
  await page.getByTestId('moved').waitFor({ timeout: 60_000 })
  await keepScreenshot(page, 'workbench-list')
  await press('Enter')
  await page.getByTestId('list-preview').waitFor({ state: 'detached' })
  console.info('keys for 30 ECCNs', keys)
  expect(keys).toBeLessThanOrEqual(60)

  const asked = page.getByTestId('question-russiaListed')
  await asked.click()
  await expect.poll(() => asked.innerText(), { timeout: 30_000 }).toMatch(/\d/)
  keys = 0
  await page.getByTestId('answer-box').waitFor()
  await press('Shift+N')
  await page.getByTestId('many-preview').waitFor()
  await page.getByTestId('moved').waitFor({ timeout: 60_000 })
  await keepScreenshot(page, 'workbench-many')
  await press('Enter')
  await page.getByTestId('many-preview').waitFor({ state: 'detached' })
  console.info('keys for one fact of all alike', keys)
  await page.getByTestId('done').getByText('parts', { exact: false }).waitFor()
  await keepScreenshot(page, 'workbench-after')
})
