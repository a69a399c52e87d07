import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { keepScreenshot, launchApp } from './launch.ts'

const ROWS = 50_000

let app: ElectronApplication | null = null

afterEach(async () => {
  await app?.close()
  app = null
})

/** A table of that many parts, each once, at a place of its own. */
function largeTable(): string {
  const rows = Array.from(
    { length: ROWS },
    (_, i) => `PN-${i},Capacitor ${i},2,0.0${(i % 90) + 10},USD,US,EAR99`,
  )
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-large-')), 'large.csv')
  writeFileSync(
    path,
    ['Part Number,Description,Qty,Unit Price,Currency,COO,ECCN', ...rows].join('\n'),
  )
  return path
}

async function importing(path: string): Promise<Page> {
  const running = await launchApp()
  app = running.app
  const { page } = running
  await page.getByTestId('workspace-name').waitFor()
  await app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] })
  }, path)
  await app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? [])
    items?.find(({ label }) => label.startsWith('&Import'))?.click()
  })
  await page.getByTestId('import-product').fill('LARGE')
  await page.keyboard.press('Enter')
  return page
}

/** What the window and the main process did while a table was written, until `import-writing` is gone. */
function seenWhileWriting(
  page: Page,
): Promise<{ frames: number; answers: number; steps: number[] }> {
  return page.evaluate(async () => {
    const bar = () => document.querySelector<HTMLElement>('[data-testid="import-writing"]')
    const seen = { frames: 0, answers: 0, steps: [] as number[] }
    while (!bar()) await new Promise(requestAnimationFrame)
    const asking = async () => {
      while (bar()) {
        await window.minimis.call('bom.revisions', { product: 'ER-4200' })
        if (bar()) seen.answers++
      }
    }
    const asked = asking()
    while (bar()) {
      await new Promise(requestAnimationFrame)
      seen.frames++
      const at = bar()?.querySelector('progress')?.value
      if (at !== undefined && at !== seen.steps.at(-1)) seen.steps.push(at)
    }
    await asked
    return seen
  })
}

test('50,000 rows are written while the window goes on, stopped without a trace, and undone as one', async () => {
  const page = await importing(largeTable())
  const revision = async () => Number(await page.getByTestId('revision').innerText())
  const apply = page.getByTestId('paste-apply')
  await apply.waitFor({ timeout: 120_000 })
  const before = await revision()

  await apply.click()
  await page.waitForFunction(
    () =>
      (document.querySelector<HTMLProgressElement>('progress[aria-label="Writing"]')?.value ?? 0) >
      0,
  )
  await keepScreenshot(page, 'import-writing')
  await page.getByTestId('paste-cancel').click()
  await page.getByText('Given up. Nothing was written.').waitFor()
  expect(await revision()).toBe(before)
  const products = await page.evaluate(() =>
    window.minimis.call('products.list', { ids: ['LARGE'] }),
  )
  expect(products).toMatchObject({ ok: true, value: { revision: before, rows: [] } })

  const watching = seenWhileWriting(page)
  await apply.click()
  const seen = await watching
  expect(seen.steps.length).toBeGreaterThan(3)
  expect(seen.frames).toBeGreaterThan(10)
  expect(seen.answers).toBeGreaterThan(10)
  await page.getByRole('heading', { name: 'LARGE' }).waitFor({ timeout: 60_000 })
  expect(await revision()).toBe(before + 1)
  const state = await page.evaluate(() => window.minimis.call('workspace.state', undefined))
  expect(state).toMatchObject({ value: { undo: 'Import 50,000 lines into LARGE' } })

  await page.getByTestId('undo').click()
  await page.getByText('LARGE is not in this revision').waitFor({ timeout: 60_000 })
  expect(await revision()).toBe(before + 2)
})
