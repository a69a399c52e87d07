import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, expect, test, vi } from 'vitest'
import { graveViolations } from './axe.ts'
import { choose, openProduct } from './bom-grid.ts'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

/** Machines that are busy with other things take their time. */
const SOON = { timeout: 90_000 }
vi.setConfig({ testTimeout: 300_000 })

const PRODUCT = 'ER-4400'

let running: RunningApp | null = null

afterEach(async () => {
  await running?.app.close()
  running = null
})

async function resize(width: number, height: number): Promise<void> {
  await running?.app.evaluate(
    ({ BrowserWindow }, size) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
}

async function inBothColours(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  await keepScreenshot(page, `${name}-light`)
  await page.emulateMedia({ colorScheme: 'dark' })
  await keepScreenshot(page, `${name}-dark`)
  await page.emulateMedia({ colorScheme: 'light' })
}

const textOf = async (page: Page, testId: string) =>
  (await page.getByTestId(testId).first().innerText()).replaceAll(/\s+/g, ' ')

test('two states of a product are compared to any depth, with the verdicts that moved', async () => {
  running = await launchApp({ userData: newUserData() })
  const { page } = running
  await resize(1280, 800)
  await openProduct(page, PRODUCT)
  await page.getByTestId('share').waitFor(SOON)
  await page.getByTestId('revisions').click()
  await page.getByTestId('compare').click()
  await page.getByTestId('compare-summary').waitFor(SOON)
  expect(await textOf(page, 'compare-summary')).toBe('Both states say the same, at any depth.')
  await inBothColours(page, 'compare-same')
  await page.keyboard.press('Escape')
  await page.getByTestId('compare-dialog').waitFor({ state: 'detached', ...SOON })

  await page.evaluate(() =>
    window.minimis.call('edit.apply', {
      kind: 'batch',
      what: 'What the supplier wrote',
      commands: [
        { kind: 'changeSettings', set: { destinations: ['CN', 'IN', 'IR'] } },
        { kind: 'changePart', id: 'IC-FPGA-LRG', set: { origin: 'JP', name: 'FPGA of Kyoto' } },
        {
          kind: 'setRate',
          rate: { from: 'EUR', to: 'USD', rate: '1.2', asOf: '2026-11-01' },
        },
      ],
    }),
  )
  await page.getByTestId('revisions').click()
  await page.getByTestId('compare').click()
  await expect
    .poll(() => textOf(page, 'compare-summary'), SOON)
    .toMatch(/^\d verdicts? of \d+ moved: .*China/)
  expect(await textOf(page, 'compared-CN')).toMatch(/China CN .*subject.* not subject.*−\d/)
  const grid = page.getByTestId('differences')
  await expect.poll(() => grid.innerText(), SOON).toContain('country of origin')
  const rows = (await grid.innerText()).replaceAll(/\s+/g, ' ')
  expect(rows).toMatch(/country of origin US JP/)
  expect(rows).toContain('moves no share')
  expect(rows).toMatch(/\/ IC-FPGA-LRG/)
  expect(await page.getByTestId('waterfall-bar').count()).toBeGreaterThan(2)
  const file = join(mkdtempSync(join(tmpdir(), 'minimis-compare-')), 'states.json')
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
  await page.keyboard.press('Control+e')
  await page.getByTestId('states-export-json').click()
  await expect.poll(() => textOf(page, 'states-export-said'), SOON).toContain(file)
  const written = JSON.parse(readFileSync(file, 'utf8'))
  expect(written).toMatchObject({ format: 'minimis-table', further: [{ title: 'Differences' }] })
  expect(written.title).toMatch(/^ER-4400: .*revision 1.* beside as it is now \(revision 2\)$/)
  expect(JSON.stringify(written.further)).toContain('FPGA of Kyoto')
  const china = written.rows.find(({ cells }: { cells: string[] }) => cells[0]?.includes('(CN)'))
  expect(china.cells[2]).toMatchObject({ act: 'not-subject-open', verdict: { level: '0.25' } })
  await inBothColours(page, 'compare-moved')
  expect(await graveViolations(page)).toEqual([])
  await page.getByTestId('compared-IR').getByRole('button').click()
  await expect.poll(() => textOf(page, 'effect-waterfall'), SOON).toContain('Iran')
  await resize(1920, 1080)
  await inBothColours(page, 'compare-moved-large')
  await resize(1280, 800)

  await choose(page.getByRole('combobox', { name: 'From', exact: true }), 'another revision')
  await page.getByTestId('revision-from').fill('99')
  await expect.poll(() => textOf(page, 'compare-problem'), SOON).toContain('no revision 99')
  await keepScreenshot(page, 'compare-no-revision')
  await page.keyboard.press('Escape')
  await page.getByTestId('compare-dialog').waitFor({ state: 'detached', ...SOON })
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
})
