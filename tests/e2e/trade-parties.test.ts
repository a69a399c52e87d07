import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { systemSession, Workspace } from '../../db/workspace.ts'
import { localDay } from '../../shared/model/calendar-day.ts'
import { graveViolations } from './axe.ts'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

let running: RunningApp | null = null

afterEach(async () => {
  await running?.app.close()
  running = null
})

const EL = 'Entity List (EL) - Bureau of Industry and Security'

function listFile(folder: string, name: string, results: object[]): string {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify({ results }))
  return path
}

async function chooses(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, path)
}

async function resize({ app, page }: RunningApp, width: number, height: number): Promise<void> {
  const set = () =>
    app.evaluate(
      ({ BrowserWindow }, [w, h]) => {
        const [window] = BrowserWindow.getAllWindows()
        window?.setMinimumSize(1, 1)
        window?.setContentSize(w, h)
      },
      [width, height] as const,
    )
  await set().catch(set)
  await page.waitForFunction((wide) => window.innerWidth === wide, width)
}

async function readList(page: Page, app: ElectronApplication, path: string): Promise<void> {
  await chooses(app, path)
  await page.getByTestId('list-read').click()
  await page.getByTestId('list-as-of').fill(localDay(new Date()), { timeout: 120_000 })
  await page.getByTestId('list-take').click()
  await page.getByTestId('list-form').waitFor({ state: 'detached' })
}

test('a list is read, a hit is decided with its footnote, and a newer list turns a party', async () => {
  const folder = newUserData()
  const file = join(folder, 'parties.minimis')
  const workspace = Workspace.create(file, systemSession('Anna'))
  for (const [id, name] of [
    ['C-1', 'Kite Works Ltd'],
    ['C-2', '北方工业'],
    ['C-3', 'Osprey Marine'],
  ] as const)
    workspace.apply({ kind: 'setParty', party: { id, name, country: 'CN', roles: ['end-user'] } })
  workspace.close()
  const kite = {
    id: 'e1',
    source: EL,
    name: 'Kite Works',
    addresses: [{ address: '1 Long Road', city: 'Shenzhen', country: 'CN' }],
    license_requirement: 'For all items subject to the EAR (see §§734.9(e) and 744.11 of the EAR)4',
  }
  const others = { id: 'e2', source: 'Unverified List (UVL)', name: 'Halyard Shipping' }
  running = await launchApp({ userData: newUserData(), args: [file] })
  const { app, page } = running
  await page.getByTestId('status').waitFor()
  await resize(running, 1280, 800)
  await page.keyboard.press('Control+Shift+P')
  const cell = (row: string, column: string) =>
    page.locator(`[data-testid="party-grid"] [row-id="${row}"] [col-id="${column}"]`)
  await expect.poll(() => cell('C-1', 'state').innerText()).toBe('no list')

  await readList(page, app, listFile(folder, 'first.json', [kite, others]))
  await expect.poll(() => cell('C-1', 'state').innerText()).toBe('1 to decide')
  await expect.poll(() => cell('C-2', 'state').innerText()).toBe('not by name alone')
  await expect.poll(() => cell('C-3', 'state').innerText()).toBe('nothing near, open')
  await cell('C-1', 'id').click()
  await page.getByTestId('hit').waitFor()
  expect(await page.getByTestId('requirement').innerText()).toContain('734.9(e)')
  await page.getByTestId('hit-decide').click()
  await expect.poll(() => page.getByTestId('hit').innerText()).toContain('Say whether')
  await page.getByTestId('hit-answer').getByText('The same', { exact: true }).click()
  await page.getByTestId('footnote-4').check()
  await page.getByTestId('hit-reason').fill('The same address in Shenzhen')
  await keepScreenshot(page, 'trade-parties-hit-light')
  await page.getByTestId('hit-decide').focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => cell('C-1', 'state').innerText()).toBe('listed')
  const isKept = () => page.evaluate(() => document.activeElement?.closest('main') !== null)
  await expect.poll(isKept).toBe(true)
  const follows = page.getByTestId('party-consequences')
  await expect.poll(() => follows.innerText()).toContain('Footnote 4 opens 734.9(e)(2)')
  await cell('C-2', 'id').click()
  expect(await page.getByTestId('not-comparable').innerText()).toContain('not settled by its name')

  const osprey = { ...kite, id: 'e3', name: 'Osprey Marine Co., Ltd.' }
  const changed = { ...kite, remarks: 'moved' }
  await readList(page, app, listFile(folder, 'second.json', [changed, others, osprey]))
  await expect.poll(() => cell('C-3', 'state').innerText()).toBe('1 to decide')
  await expect.poll(() => cell('C-1', 'state').innerText()).toBe('1 to decide again')
  await page.getByTestId('list-difference').click()
  await expect
    .poll(() => page.getByTestId('difference').innerText())
    .toContain('1 entry new, 1 changed, 0 gone')
  await cell('C-1', 'id').click()
  await expect
    .poll(() => page.getByTestId('decided').innerText())
    .toContain('its remarks were not given and are "moved". Decide again.')
  await keepScreenshot(page, 'trade-parties-light')
  expect(await graveViolations(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  await resize(running, 1920, 1080)
  await keepScreenshot(page, 'trade-parties-dark-large')
  await page.emulateMedia({ colorScheme: 'light' })

  // At 150 % of the small window every cell of the lists and every button can be read.
  await resize(running, 853, 533)
  await page.getByTestId('party-grid-new').click()
  const widths = await page
    .getByTestId('list-table')
    .locator('tbody td')
    .evaluateAll((cells) => cells.map((cell) => cell.clientWidth))
  expect(Math.min(...widths)).toBeGreaterThan(60)
  const cut = await page
    .getByTestId('trade-parties-screen')
    .locator('form button')
    .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length)
  expect(cut).toBe(0)
  await keepScreenshot(page, 'trade-parties-150')
  await page.keyboard.press('Escape')
  await resize(running, 1920, 1080)

  // A table is looked at first, and its bad rows are named by their place.
  const table = join(folder, 'customers.csv')
  writeFileSync(
    table,
    [
      'Customer no.,Company,Country,Roles,Colour',
      'C-1,Kite Works Ltd,China,end user,red',
      'C-7,شركة المدار,AE,purchaser,',
      'C-8,Meridian,Atlantis,,',
      'C-9,Société Générale d’Électronique,France,end user,',
    ].join('\n'),
  )
  await chooses(app, table)
  await page.getByTestId('import-parties').click()
  await expect
    .poll(() => page.getByTestId('party-import-counts').innerText())
    .toContain(
      '2 new, 0 changed, 1 as they are, 1 row not read. Columns that say nothing here: Colour.',
    )
  expect(await page.getByTestId('party-import-problems').innerText()).toContain('Row 4: country')
  await keepScreenshot(page, 'trade-parties-import')
  expect(await graveViolations(page)).toEqual([])
  await page.getByTestId('party-import-take').click()
  await expect.poll(() => cell('C-7', 'name').innerText()).toBe('شركة المدار')

  // Typed in cells like any register, and taken back with one undo.
  await cell('C-3', 'owners').click()
  await page.keyboard.press('F2')
  await page.keyboard.type('C-1 60 %')
  await page.keyboard.press('Enter')
  await expect.poll(() => cell('C-3', 'owners').innerText()).toBe('C-1 60 %')
  await page.keyboard.press('Control+z')
  await expect.poll(() => cell('C-3', 'owners').innerText()).toBe('?')
})
