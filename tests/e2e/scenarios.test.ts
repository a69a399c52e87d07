import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, expect, test, vi } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { session, telecom } from '../db/support.ts'
import { graveViolations, violations } from './axe.ts'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

/** Machines that are busy with other things take their time. */
const SOON = { timeout: 90_000 }
vi.setConfig({ testTimeout: 300_000 })

let running: RunningApp | null = null

afterEach(async () => {
  await running?.app.close()
  running = null
})

/** The products of the demo in a workspace without scenarios. */
function withoutScenarios(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-e2e-none-')), 'none.minimis')
  Workspace.create(path, session(), { model: telecom() }).close()
  return path
}

/** Starts the app in a window of 1280 by 800 and goes to the scenarios by key. */
async function openScenarios(args: string[] = [withoutScenarios()]): Promise<Page> {
  running = await launchApp({ userData: newUserData(), args })
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

/** What axe finds wrong on the page, in light and in dark. */
async function wrongFor(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    found.push(...(await violations(page)).map((what) => `${colorScheme}: ${what}`))
  }
  await page.emulateMedia({ colorScheme: 'light' })
  return found
}

const textOf = async (page: Page, testId: string) =>
  (await page.getByTestId(testId).first().innerText()).replaceAll(/\s+/g, ' ')

/** Types what the field shall hold, and takes what is offered for it. */
async function fill(page: Page, field: string, text: string): Promise<void> {
  await page.getByTestId(`field-${field}`).fill(text)
  await page.keyboard.press('Tab')
}

async function choose(page: Page, testId: string, option: string): Promise<void> {
  await page.getByTestId(testId).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

/** Begins a scenario by key and names it. */
async function begin(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Insert')
  await page.getByTestId('scenario-editor').waitFor(SOON)
  await page.keyboard.type(name)
  expect(await page.getByTestId('editor-name').inputValue()).toBe(name)
}

async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+s')
  await page.getByTestId('scenario-editor').waitFor({ state: 'detached', ...SOON })
}

async function compared(page: Page): Promise<void> {
  await page.getByTestId('comparison').waitFor(SOON)
  await expect.poll(() => page.getByTestId('compared-older').count(), SOON).toBe(0)
}

test('scenarios are built, compared, explained, applied and taken back', async () => {
  const page = await openScenarios()
  await page.getByTestId('no-scenarios').waitFor(SOON)
  await inBothColours(page, 'scenarios-empty')
  expect(await wrongFor(page)).toEqual([])

  await begin(page, 'US circuits from Japan')
  await choose(page, 'change-kind', 'Another country of origin')
  await choose(page, 'field-scope', 'all parts that match')
  await fill(page, 'ofOrigin', 'US')
  await fill(page, 'ofEccn', '3A001')
  await fill(page, 'origin', 'jp')
  await keepScreenshot(page, 'scenarios-form')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByTestId('change-fits').count(), SOON).toBe(1)
  await compared(page)
  await inBothColours(page, 'scenarios-editor')
  expect(await wrongFor(page)).toEqual([])
  await save(page)
  expect(await textOf(page, 'foot-line')).toBe('"US circuits from Japan" is saved.')

  await begin(page, 'OT-8000 at 5 % less')
  await choose(page, 'change-kind', 'Another selling price')
  await fill(page, 'product', 'OT-8000')
  await fill(page, 'price', '27352.40 USD')
  await fill(page, 'destination', 'CN')
  await page.getByTestId('change-keep').click()
  await save(page)

  await begin(page, 'Cheaper FPGA too')
  await choose(page, 'editor-on-top-of', 'OT-8000 at 5 % less')
  await choose(page, 'change-kind', 'Prices of parts times')
  await fill(page, 'part', 'IC-FPGA-LRG')
  await fill(page, 'factor', '0.94')
  await page.getByTestId('change-keep').click()
  await page.getByTestId('add-change').click()
  await choose(page, 'change-kind', 'Another country of origin')
  await fill(page, 'part', 'NO-SUCH')
  await fill(page, 'origin', 'DE')
  await page.getByTestId('change-keep').click()
  await expect.poll(() => page.getByTestId('change-unfit').count(), SOON).toBe(1)
  expect(await textOf(page, 'change-unfit')).toContain('NO-SUCH')
  await inBothColours(page, 'scenarios-unfit')
  await save(page)
  await expect.poll(() => page.getByTestId('scenario-unfit').count(), SOON).toBe(1)
  expect(await page.getByTestId('scenario').count()).toBe(3)

  await compared(page)
  await inBothColours(page, 'scenarios-compared')
  expect(await wrongFor(page)).toEqual([])
  expect(await textOf(page, 'comparison-totals')).toContain('of 25 products flip for CN')

  await page.locator('[data-product=ER-4400][data-destination=CN] td').nth(1).click()
  await expect.poll(() => textOf(page, 'detail-verdict'), SOON).toContain('not subject')
  expect(await textOf(page, 'detail-turns')).toContain(
    'subject, licence or exception to not subject, lines open (734.4(d)',
  )
  expect(await page.getByTestId('waterfall-bar').count()).toBe(3)
  await inBothColours(page, 'scenarios-detail')
  expect(await wrongFor(page)).toEqual([])
  await page.getByRole('listbox', { name: 'From the share of the base' }).focus()
  await page.keyboard.press('t')
  await expect
    .poll(() => textOf(page, 'waterfall'))
    .toContain('all of origin US, of ECCN 3A001: origin JP')
  await resize(1920, 1080)
  await inBothColours(page, 'scenarios-detail-large')
  await page.keyboard.press('Escape')
  await page.getByTestId('compared-detail').waitFor({ state: 'detached' })
  await inBothColours(page, 'scenarios-compared-large')
  await resize(1280, 800)

  await page.getByTestId('scenario-list').focus()
  await page.keyboard.press('Control+Enter')
  await page.getByTestId('apply-unfit').waitFor(SOON)
  expect(await textOf(page, 'apply-touched')).toContain('1180.00 USD')
  expect(await page.getByTestId('apply').isDisabled()).toBe(true)
  await inBothColours(page, 'scenarios-apply')
  expect(await graveViolations(page)).toEqual([])
  await page.getByTestId('apply-skip').click()
  await page.getByTestId('apply').click()
  await expect.poll(() => textOf(page, 'foot-line'), SOON).toContain('is applied; Ctrl+Z')
  expect(await textOf(page, 'revision')).toBe('5')
  const totals = () => textOf(page, 'comparison-totals')
  const before = /1 of 25 products flip for CN none of 25 products$/
  await expect.poll(totals, SOON).toMatch(/none of 25 products none of 25 products$/)
  const applied = page.getByTestId('scenario-applied')
  await expect
    .poll(() => applied.allTextContents(), SOON)
    .toEqual([
      expect.stringMatching(/^ ?applied in revision 5/),
      expect.stringMatching(/^ ?applied in revision 5: 1 of 2 changes in the base/),
    ])
  await inBothColours(page, 'scenarios-applied')
  await page.getByTestId('scenario-list').focus()
  await page.keyboard.press('Control+Enter')
  await page.getByTestId('apply-in-base').waitFor(SOON)
  expect(await textOf(page, 'apply-in-base')).toContain('in the base since revision 5')
  expect(await page.getByTestId('apply').isDisabled()).toBe(true)
  await page.getByTestId('apply-again').click()
  await inBothColours(page, 'scenarios-apply-again')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect.poll(() => textOf(page, 'revision'), SOON).toBe('6')
  await expect.poll(totals, SOON).toMatch(before)
  await expect
    .poll(() => applied.first().textContent(), SOON)
    .toContain('applied in revision 5, taken back in 6')

  await page.keyboard.press('Control+3')
  await choose(page, 'matrix-difference', 'US circuits from Japan')
  const cells = page.locator('[data-testid=matrix-row][data-product=ER-4400] td')
  const flipping = cells.and(page.locator('[data-change=flips]'))
  await expect.poll(() => flipping.count(), SOON).toBeGreaterThan(0)
  await page.locator('table[role=grid]').focus()
  for (const key of ['f', 'china']) await page.keyboard.type(key)
  await page.keyboard.press('Enter')
  const column = await page
    .locator('th', { has: page.getByTestId('column-CN') })
    .getAttribute('aria-colindex')
  await flipping.and(page.locator(`[aria-colindex="${column}"]`)).click()
  expect(await textOf(page, 'cell-difference')).toMatch(
    /^US circuits from Japan: flips from subject, licence or exception to not subject, lines open, −\d+\.\d\d pts$/,
  )
  await inBothColours(page, 'scenarios-matrix')
  expect(await wrongFor(page)).toEqual([])
  await page.getByTestId('matrix-copy').click()
  const copied = () => running?.app.evaluate(({ clipboard }) => clipboard.readText())
  await expect.poll(copied, SOON).toContain('under the scenario “US circuits from Japan”')
  expect(await copied()).toMatch(
    /ER-4400\t.*not subject, [^\t]* \(base: subject, licence or exception, /,
  )
  await choose(page, 'matrix-difference', 'Base')
  await expect.poll(() => page.locator('[data-change]').count()).toBe(0)
})

test('a fifth scenario beside the base and the removal of one that others stand on are refused', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'minimis-e2e-scenarios-'))
  const path = join(folder, 'five.minimis')
  const workspace = Workspace.create(path, session(), { model: telecom() })
  for (const number of [1, 2, 3, 4, 5])
    workspace.apply({
      kind: 'saveScenario',
      scenario: {
        format: 'minimis-scenario',
        version: 1,
        name: `S${number}`,
        ...(number === 2 && { onTopOf: 'S1' }),
        changes: [{ kind: 'setOrigin', where: { part: 'IC-FPGA-LRG' }, origin: 'JP' }],
      },
    })
  workspace.close()
  const page = await openScenarios([path])
  await expect.poll(() => page.getByTestId('scenario').count(), SOON).toBe(5)
  await page.getByTestId('nothing-chosen').waitFor()
  await inBothColours(page, 'scenarios-none-chosen')
  await page.getByTestId('scenario-list').focus()
  for (const key of ['Space', 'ArrowDown', 'Space', 'ArrowDown', 'Space', 'ArrowDown', 'Space'])
    await page.keyboard.press(key)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect.poll(() => textOf(page, 'foot-line')).toContain('4 scenarios stand beside')
  expect(await page.locator('[data-testid=scenario][aria-selected=true]').count()).toBe(4)

  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => page.getByTestId('scenario').nth(3).innerText(), SOON).toContain('S5')
  await page.keyboard.press('Home')
  await page.keyboard.press('Delete')
  await page.getByTestId('remove-scenario').click()
  await expect.poll(() => textOf(page, 'remove-problem'), SOON).toContain('S2')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+d')
  await expect.poll(() => page.getByTestId('editor-name').inputValue()).toBe('S1, copy')
  await page.keyboard.press('Escape')
  await page.getByTestId('scenario-editor').waitFor({ state: 'detached' })
  expect(await page.getByTestId('scenario').count()).toBe(5)

  const exported = join(folder, 'S1.json')
  const given = join(folder, 'given.json')
  const fromFile = { format: 'minimis-scenario', version: 1, name: 'From a file', changes: [] }
  writeFileSync(given, JSON.stringify(fromFile))
  await running?.app.evaluate(
    ({ dialog }, paths) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: paths.exported })
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [paths.given] })
    },
    { exported, given },
  )
  await page.getByTestId('export-scenario').click()
  await expect.poll(() => textOf(page, 'foot-line'), SOON).toContain('Written')
  expect(JSON.parse(readFileSync(exported, 'utf8'))).toMatchObject({ name: 'S1' })
  await page.getByTestId('import-scenario').click()
  await expect.poll(() => textOf(page, 'foot-line'), SOON).toBe('"From a file" is kept.')
  expect(await page.getByTestId('scenario').count()).toBe(6)
})
