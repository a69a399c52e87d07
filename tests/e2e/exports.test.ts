import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, expect, test, vi } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { session, telecom } from '../db/support.ts'
import { graveViolations } from './axe.ts'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

/** Machines that are busy with other things take their time. */
const SOON = { timeout: 90_000 }
vi.setConfig({ testTimeout: 400_000 })

let running: RunningApp | null = null

afterEach(async () => {
  await running?.app.close()
  running = null
})

const folder = mkdtempSync(join(tmpdir(), 'minimis-e2e-exports-'))

/** The demo with a scenario that has reasons, one change of which does not fit. */
async function openWithScenario(): Promise<Page> {
  const path = join(mkdtempSync(join(folder, 'w-')), 'exports.minimis')
  const workspace = Workspace.create(path, session(), { model: telecom() })
  workspace.apply({
    kind: 'saveScenario',
    scenario: {
      format: 'minimis-scenario',
      version: 1,
      name: 'Circuits from Japan',
      note: 'for the board of 12 November',
      changes: [
        {
          kind: 'setOrigin',
          where: { filter: { origin: 'US', eccn: '3A001' } },
          origin: 'JP',
          note: 'second source qualified',
        },
        { kind: 'setOrigin', where: { part: 'GONE' }, origin: 'JP' },
      ],
    },
  })
  workspace.close()
  running = await launchApp({ userData: newUserData(), args: [path] })
  const { page } = running
  await page.getByTestId('nav-scenarios').waitFor(SOON)
  await resize(1280, 800)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.keyboard.press('Control+4')
  await page.getByTestId('scenarios-screen').waitFor(SOON)
  return page
}

async function resize(width: number, height: number): Promise<void> {
  await running?.app.evaluate(
    ({ BrowserWindow }, size) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
}

async function inBothColours(page: Page, name: string): Promise<void> {
  await keepScreenshot(page, `${name}-light`)
  await page.emulateMedia({ colorScheme: 'dark' })
  await keepScreenshot(page, `${name}-dark`)
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Exports by a button of the screen in a format, and gives where the file lies. */
async function exported(page: Page, button: string, format: string): Promise<string> {
  mkdirSync(join(folder, button), { recursive: true })
  const path = join(folder, button, `file.${format}`)
  await running?.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, path)
  await expect.poll(() => page.getByTestId(button).isEnabled(), SOON).toBe(true)
  await page.getByTestId(button).click()
  await page.getByTestId(`${button}-${format}`).click()
  await expect.poll(() => page.getByTestId(`${button}-said`).innerText(), SOON).toContain(path)
  return path
}

const jsonOf = (path: string) => JSON.parse(readFileSync(path, 'utf8'))

test('a comparison, its waterfall and the report under the scenario go out as they stand', async () => {
  const page = await openWithScenario()
  await page.getByTestId('scenario-list').focus()
  await page.keyboard.press('Space')
  await page.getByTestId('comparison').waitFor(SOON)
  const comparison = jsonOf(await exported(page, 'comparison-export', 'json'))
  expect(comparison).toMatchObject({
    format: 'minimis-table',
    record: { revision: 2 },
    further: [{ title: 'Changes of the scenarios' }, { title: 'Cost of the parts' }],
  })
  expect(JSON.stringify(comparison)).toContain('second source qualified')
  expect(readFileSync(await exported(page, 'comparison-export', 'pdf'), 'latin1')).toMatch(/^%PDF/)
  await exported(page, 'comparison-export', 'xlsx')
  await inBothColours(page, 'exports-comparison')

  await page.getByTestId('compared').first().locator('td').nth(1).click()
  await page.getByTestId('compared-detail').waitFor(SOON)
  const waterfall = jsonOf(await exported(page, 'waterfall-export', 'json'))
  expect(waterfall.notes.join(' ')).toContain('Scenario “Circuits from Japan” over the base')
  await exported(page, 'waterfall-export', 'pdf')
  await inBothColours(page, 'exports-waterfall')

  const shown = await page.getByTestId('detail-verdict').innerText()
  await page.getByTestId('detail-view').getByText('Explanation').click()
  await page.getByTestId('over-explanation').waitFor(SOON)
  await expect.poll(() => page.getByTestId('explanation-tree').innerText(), SOON).toContain('734.4')
  const report = jsonOf(await exported(page, 'over-export', 'json'))
  expect(report).toMatchObject({
    format: 'minimis-result',
    scenario: { name: 'Circuits from Japan', isSaved: true },
    record: { revision: 2 },
  })
  expect(shown.replaceAll('\n', ' ')).toContain(report.results[0].outcome.replace('-', ' '))
  await exported(page, 'over-export', 'pdf')

  await inBothColours(page, 'exports-over-explanation')
  expect(await graveViolations(page)).toEqual([])
  await resize(1920, 1080)
  await inBothColours(page, 'exports-over-explanation-large')

  await page.keyboard.press('Control+e')
  await page.getByTestId('over-export-json').waitFor(SOON)
  await page.keyboard.press('Escape')
  await page.getByTestId('detail-close').click()
  await page.keyboard.press('Control+e')
  await page.getByTestId('comparison-export-json').waitFor(SOON)
  await page.keyboard.press('Escape')
})

test('every study of levers goes out, over a scenario too', async () => {
  const page = await openWithScenario()
  await page.getByTestId('scenarios-levers').click()
  await page.getByTestId('levers-tab').waitFor(SOON)
  for (const [name, title] of [
    ['Levers', 'Levers'],
    ['Smallest sets', 'Smallest sets of alternates'],
    ['Tornado', 'Tornado'],
    ['Two-way table', 'Two-way table'],
  ] as const) {
    await page.getByTestId('study').getByText(name, { exact: true }).click()
    const written = jsonOf(await exported(page, 'study-export', 'json'))
    expect(written.title).toMatch(new RegExp(`^${title}: `))
    expect(written.notes).toContain('Over the base.')
  }
  await exported(page, 'study-export', 'pdf')
  await inBothColours(page, 'exports-two-way')
  await page.getByTestId('study').getByText('Uncertainty', { exact: true }).click()
  await page.getByTestId('draw').click()
  const sampled = jsonOf(await exported(page, 'study-export', 'json'))
  expect(sampled.notes.join(' ')).toContain('seed 1')
  await inBothColours(page, 'exports-uncertainty')
})
