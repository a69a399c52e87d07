import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { ElectronApplication, Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { benchModel } from '../bench/model.ts'
import { session } from '../db/support.ts'
import { keepScreenshot, launchApp } from './launch.ts'

let app: ElectronApplication | null = null

afterEach(async () => {
  await app?.close()
  app = null
})

function large(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-opening-')), 'large.minimis')
  Workspace.create(path, session(), { model: benchModel(100_000) }).close()
  return path
}

/** What the window shows from its start until the file is checked, moment by moment. */
function seenUntilChecked(page: Page) {
  return page.evaluate(async () => {
    const seen = { listed: 0, checked: 0, verdictsBefore: 0 }
    const find = (testId: string) => document.querySelector(`[data-testid="${testId}"]`)
    const start = Date.now()
    while (seen.checked === 0 && Date.now() - start < 60_000) {
      await new Promise(requestAnimationFrame)
      const isChecking = find('checking') !== null
      const worst = [...document.querySelectorAll('[data-testid="worst"]')]
      if (seen.listed === 0 && worst.length > 20) seen.listed = Date.now()
      if (isChecking && worst.some((cell) => cell.hasAttribute('data-act'))) seen.verdictsBefore++
      if (!isChecking && (find('saved') ?? find('read-only'))) seen.checked = Date.now()
    }
    return seen
  })
}

test('a workspace of 100,000 lines lists its products before it is checked, and verdicts and edits follow', async () => {
  const path = large()
  const running = await launchApp({ args: [path] })
  app = running.app
  const { page } = running
  const seen = await seenUntilChecked(page)
  expect(seen.verdictsBefore).toBe(0)
  expect(seen.listed).toBeGreaterThan(0)
  expect(seen.listed).toBeLessThan(seen.checked)
  await page.locator('[data-testid="worst"][data-act]').first().waitFor({ timeout: 60_000 })
  await keepScreenshot(page, 'opening-large')
  expect(await page.getByTestId('read-only').count()).toBe(0)
  const edited = await page.evaluate(() =>
    window.minimis.call('edit.apply', { kind: 'setCurrency', currency: 'EUR' }),
  )
  expect(edited).toMatchObject({ ok: true, value: { revision: 2 } })
})

test('a large workspace with one wrong value shows no verdict, and names it', async () => {
  const path = large()
  const database = new Database(path)
  database.pragma('ignore_check_constraints = ON')
  database.exec(`UPDATE bom_line SET quantity = '-1' WHERE id = (SELECT max(id) FROM bom_line)`)
  database.close()
  const running = await launchApp({ args: [path] })
  app = running.app
  const { page } = running
  const seen = await seenUntilChecked(page)
  expect(seen.verdictsBefore).toBe(0)
  await page.getByTestId('read-only').getByText('"-1" must not be negative').waitFor()
  await keepScreenshot(page, 'opening-faulty')
  expect(await page.locator('[data-testid="worst"][data-act]').count()).toBe(0)
  const refused = await page.evaluate(() =>
    window.minimis.call('edit.apply', { kind: 'setCurrency', currency: 'EUR' }),
  )
  expect(refused).toMatchObject({ ok: false, failure: { code: 'read-only' } })
})
