import { once } from 'node:events'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { cellOf, openProduct } from './bom-grid.ts'
import { launchApp, newUserData, type RunningApp } from './launch.ts'

const PRODUCT = 'ER-4200'

let running: RunningApp | null = null

afterEach(async () => {
  await quit()
})

async function quit(): Promise<void> {
  await running?.app.close()
  running = null
}

/** Two months of one workspace: the second is a copy of the first. The first is open at a product. */
async function start(): Promise<{ page: Page; first: string; second: string }> {
  const userData = newUserData()
  running = await launchApp({ userData })
  await running.page.getByText(PRODUCT).first().waitFor()
  await quit()
  const demo = join(userData, 'demo', 'Telecom demo.minimis')
  const [first, second] = ['October', 'November'].map((name) => {
    const path = join(userData, `${name}.minimis`)
    copyFileSync(demo, path)
    return path
  }) as [string, string]
  running = await launchApp({ userData, args: [first] })
  await openProduct(running.page, PRODUCT)
  return { page: running.page, first, second }
}

/** As a double click on the file does while the app runs. */
async function openByDoubleClick(path: string): Promise<void> {
  await running?.app.evaluate(({ app }, file) => {
    app.emit('second-instance', {}, ['minimis', file], '/')
  }, path)
}

function shownPath(page: Page): Promise<string | null> {
  return page.evaluate(async () => {
    const answer = await window.minimis.call('workspace.state', undefined)
    return answer.ok ? (answer.value?.path ?? null) : null
  })
}

/** Quantities and parts of a file, as they are on the disk. */
function read(path: string, sql: string): unknown {
  const database = new Database(path, { readonly: true })
  try {
    return database.prepare(sql).pluck().get()
  } finally {
    database.close()
  }
}

const QUANTITY = `SELECT quantity FROM bom_line WHERE product = '${PRODUCT}' ORDER BY position LIMIT 1`
const ITEM = `SELECT item FROM bom_line WHERE product = '${PRODUCT}' ORDER BY position LIMIT 1`

async function typeQuantity(page: Page, item: string, text: string): Promise<void> {
  const cell = await cellOf(page, item, 'quantity')
  await cell.click()
  await page.keyboard.press('F2')
  await cell.locator('input').fill(text)
}

/** Has the next question of the app answered, and gives what was asked. */
async function answerWith(button: number): Promise<() => Promise<string[]>> {
  await running?.app.evaluate(({ dialog }, response) => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    dialog.showMessageBox = (async (_: unknown, options: { detail: string }) => {
      asked.push(options.detail)
      return { response, checkboxChecked: false }
    }) as never
  }, button)
  return async () =>
    (await running?.app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)) ?? []
}

test('a half-typed quantity is written where it was typed when another file is opened', async () => {
  const { page, first, second } = await start()
  const before = read(second, QUANTITY)
  await typeQuantity(page, String(read(first, ITEM)), '7')
  await openByDoubleClick(second)
  await expect.poll(() => shownPath(page)).toBe(second)
  expect(read(first, QUANTITY)).toBe('7')
  await quit()
  expect(read(second, QUANTITY)).toBe(before)
})

test('a half-typed quantity is written when the window closes', async () => {
  const { page, first } = await start()
  await typeQuantity(page, String(read(first, ITEM)), '9')
  await quit()
  expect(read(first, QUANTITY)).toBe('9')
})

test('a half-typed quantity is written when a signal ends the app', async () => {
  const { page, first } = await start()
  await typeQuantity(page, String(read(first, ITEM)), '11')
  const main = running?.app.process()
  if (!main) throw new Error('the app does not run')
  const ended = once(main, 'exit')
  main.kill('SIGTERM')
  await ended
  running = null
  expect(read(first, QUANTITY)).toBe('11')
})

test('a half-typed row is asked about before another file is opened', async () => {
  const { page, first, second } = await start()
  await page.getByTestId('nav-companies').click()
  await page.keyboard.press('Control+Shift+N')
  const field = page.locator('form input').first()
  if (!(await field.isVisible()))
    await page
      .getByRole('button', { name: /new|add/i })
      .first()
      .click()
  await field.click()
  await page.keyboard.type('Half GmbH')
  const stayed = await answerWith(0)
  await openByDoubleClick(second)
  await expect.poll(stayed).toEqual([expect.stringContaining('Half GmbH')])
  expect(await shownPath(page)).toBe(first)
  expect(await field.inputValue()).toBe('Half GmbH')
  const left = await answerWith(1)
  await openByDoubleClick(second)
  await expect.poll(() => shownPath(page)).toBe(second)
  expect(await left()).toEqual([expect.stringContaining('Half GmbH')])
  expect(read(second, `SELECT count(*) FROM entity WHERE name LIKE 'Half%'`)).toBe(0)
})
