import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import type { ElectronApplication, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cryptography } from '../../db/cryptography.ts'
import { packHash } from '../../db/pack-hash.ts'
import { systemSession, Workspace } from '../../db/workspace.ts'
import { dayAfter, localDay } from '../../shared/model/calendar-day.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { readXlsx } from '../../shared/sheets/xlsx.ts'
import { checkDraft, freeze } from '../../shared/shipment/frozen.ts'
import { shipmentSchema } from '../../shared/shipment/schema.ts'
import type { SingleCommand } from '../../shared/workspace/commands.ts'
import { graveViolations } from './axe.ts'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

const TODAY = localDay(new Date())
const folder = newUserData()
const workspacePath = join(folder, 'shipments.minimis')

const FACTS = {
  ...{ militaryCommodity: false, encryptionTechnology: false, computerApp: '0' },
  ...{ meets3B993f1: false, advancedNode: false },
}
const ITEM = {
  description: 'Box',
  eccn: '3A001.a.2',
  quantity: '10',
  value: '10000',
  currency: 'USD',
}
const COMMANDS: SingleCommand[] = [
  { kind: 'setEntity', entity: { id: 'MAKER', name: 'Werk', country: 'DE', headquarters: 'DE' } },
  {
    kind: 'setPart',
    part: {
      ...{ id: 'CHIP', kind: 'commodity', origin: 'US', eccn: '3A001.a.2' },
      price: { amount: '310', currency: 'USD' },
      facts: { integratedCircuit: true, incorporated: true, memory: false },
    },
  },
  ...['BOX', 'RACK'].map(
    (id): SingleCommand => ({
      kind: 'setProduct',
      product: {
        ...{ id, kind: 'commodity', eccn: '3A001.a.2', exportedFrom: 'DE', madeBy: 'MAKER' },
        price: { amount: '1000', currency: 'USD' },
        facts: FACTS,
      },
    }),
  ),
  { kind: 'addLine', product: 'BOX', line: { item: 'CHIP', quantity: '1' } },
  { kind: 'addLine', product: 'RACK', line: { item: 'CHIP', quantity: '1' } },
  {
    kind: 'setParty',
    party: { id: 'C-1', name: 'Orient Telecom', country: 'CN', ownersKnown: true },
  },
  {
    kind: 'setParty',
    party: { id: 'C-2', name: 'Fast Freight', country: 'SG', ownersKnown: true },
  },
  {
    kind: 'saveLicence',
    licence: {
      ...{ reference: 'L-1', type: 'reexport', destinations: ['CN'] },
      parties: [{ role: 'ultimate-consignee', name: 'Orient Telecom', country: 'CN' }],
      items: [ITEM],
    },
    events: [
      { kind: 'filed', day: dayAfter(TODAY, -90) },
      { kind: 'registered', day: dayAfter(TODAY, -89) },
      {
        ...{ kind: 'issued', day: dayAfter(TODAY, -30), number: 'D77', period: 'four-years' },
        ...{ inPart: false, items: [ITEM], conditions: [], noTolerance: false },
      },
    ],
  },
]

/** An entry of each of the lists that the rules name, none of them near. */
const NOBODY = [
  ['Entity List (EL)', 'Kunlun Lithography'],
  ['Denied Persons List (DPL)', 'Zarya Optika'],
  ['Military End User (MEU) List', 'Baikal Rotorcraft'],
  ['Specially Designated Nationals (SDN)', 'Halyard Shipping'],
  ['Unverified List (UVL)', 'Pelagia Instruments'],
].map(([source, name], at) => ({ id: `n${at}`, source, name }))
const DENIED = { id: 'd1', source: 'Denied Persons List (DPL)', name: 'Orient Telecom' }

/** A check that was kept and then changed in the file, past its triggers. */
async function keepChanged(workspace: Workspace): Promise<void> {
  const asked = shipmentSchema.parse({
    ...{ reference: 'S-0', destination: 'CN' },
    lines: [{ product: 'BOX', quantity: '1' }],
  })
  const pack = currentPack()
  const draft = checkDraft({
    ...{ model: workspace.model(), pack, choices: {}, on: TODAY, method: 'look-through' },
    ...{ laterPrices: [], licences: [], asked, shipment: asked },
  })
  const made = { at: `${TODAY}T08:00:00Z`, by: 'Anna', machine: 'desk', engine: 'minimis' }
  const origin = { file: 'shipments.minimis', revision: workspace.revision() }
  const given = { packHash: packHash(pack), origin, made, previous: null }
  workspace.keepCheck((await freeze(draft, given, cryptography)).text)
  workspace.close()
  const database = new Database(workspacePath)
  const triggers = database
    .prepare(
      `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'shipment_check'`,
    )
    .all() as { name: string; sql: string }[]
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
  const text = gunzipSync(
    database.prepare('SELECT file FROM shipment_check').pluck().get() as Buffer,
  ).toString()
  database
    .prepare('UPDATE shipment_check SET file = ?')
    .run(gzipSync(text.replaceAll('"quantity":"1"', '"quantity":"7"')))
  for (const { sql } of triggers) database.exec(sql)
  database.close()
}

let running: RunningApp
let page: Page

beforeAll(async () => {
  const workspace = Workspace.create(workspacePath, systemSession('Anna'))
  workspace.apply({ kind: 'batch', what: 'Begin', commands: COMMANDS })
  await keepChanged(workspace)
  running = await launchApp({ args: [workspacePath] })
  page = running.page
  await page.getByTestId('status').waitFor()
})

afterAll(() => running?.app.close())

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

async function chooses(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen })
  }, path)
}

async function readList(name: string, results: object[]): Promise<void> {
  await page.keyboard.press('Control+Shift+P')
  await chooses(running.app, file(name, JSON.stringify({ results })))
  await page.getByTestId('list-read').click()
  await page.getByTestId('list-name').fill('CSL')
  await page.getByTestId('list-as-of').fill(localDay(new Date()))
  await page.getByTestId('list-take').click()
  await page.getByTestId('list-form').waitFor({ state: 'detached' })
}

async function resize(width: number, height: number): Promise<void> {
  await running.app.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
    [width, height] as const,
  )
  await page.waitForFunction((wide) => window.innerWidth === wide, width)
}

async function pick(field: string, text: string, option: string | RegExp): Promise<void> {
  await page.getByTestId(field).last().fill(text)
  await page.getByRole('option', { name: option }).first().click()
}

const row = (reference: string) =>
  page.locator(`[data-testid="kept-check-row"][data-reference="${reference}"]`)

test('several products to parties of the register are answered, kept, and confirmed later', async () => {
  await resize(1280, 800)
  await readList('first.json', NOBODY)
  await page.keyboard.press('Control+Shift+H')
  await page.getByTestId('check-run').click()
  await expect.poll(() => page.getByTestId('check-problem').innerText()).toContain('Product 1')
  await page.getByTestId('check-reference').fill('S-1')
  await pick('check-destination', 'China', /^China/)
  await pick('check-product', 'BOX', 'BOX')
  await page.getByTestId('check-quantity').last().fill('2')
  await page.getByTestId('check-value').last().fill('2000')
  await page.getByTestId('check-currency').last().fill('usd')
  await page.getByTestId('check-add-product').click()
  await pick('check-product', 'RACK', 'RACK')
  await page.getByTestId('check-quantity').last().fill('3')
  await page.getByTestId('check-value').last().fill('3000')
  await page.getByTestId('check-currency').last().fill('USD')
  await pick('check-party', 'orient', 'Orient Telecom')
  await expect.poll(() => page.getByTestId('check-party-line').innerText()).toContain('C-1 of the')
  await page.getByTestId('check-add-party').click()
  await page.getByTestId('check-role').last().click()
  await page.getByRole('option', { name: 'forwarding agent' }).click()
  await pick('check-party', 'Fast', 'Fast Freight')
  await page.getByTestId('check-spares-recorded').uncheck()
  await page.getByTestId('check-add-spare').click()
  await pick('check-spare', 'CH', 'CHIP')
  await page.getByTestId('check-spare-quantity').fill('1')
  await page.getByTestId('check-uses').check()
  await page.getByTestId('check-route').check()
  await page.getByTestId('check-by').fill('A. Lee')
  await page.getByTestId('check-why').fill('statement 4')
  await page.getByTestId('check-run').click()
  const answer = page.getByTestId('check-answer')
  await expect.poll(() => answer.getAttribute('data-answer')).toBe('uncovered')
  await expect
    .poll(() => page.getByTestId('check-line').allInnerTexts())
    .toContainEqual(expect.stringContaining('1 × CHIP with'))
  await keepScreenshot(page, 'shipments-new-light')
  expect(await graveViolations(page)).toEqual([])
  await resize(853, 533)
  await page.emulateMedia({ colorScheme: 'dark' })
  await keepScreenshot(page, 'shipments-new-dark-853')
  expect(await graveViolations(page, ['color-contrast'])).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  await resize(1280, 800)
  await page.getByTestId('check-spares-recorded').check()
  await page.getByTestId('check-run').click()
  await expect.poll(() => answer.getAttribute('data-answer')).toBe('licensed')
  await page.getByTestId('check-keep').focus()
  await page.keyboard.press('Enter')
  await page.getByTestId('kept-check').getByText('nothing was drawn down').waitFor()
  const keyboardAt = () =>
    page.evaluate(() => document.activeElement?.closest('section')?.getAttribute('aria-label'))
  await expect.poll(keyboardAt).toBe('Shipment')
  await expect
    .poll(() => page.getByTestId('check-verified').innerText())
    .toBe('It is what was kept.')
  await expect.poll(() => row('S-1').getAttribute('data-today')).toBe('licensed')
  const wasAsked = await page.getByTestId('asked-shipment').innerText()
  expect(wasAsked).toContain('3 × RACK, 3000 USD for all')
  expect(wasAsked).toContain('Orient Telecom (CN), C-1 of the register')
  await page.getByTestId('kept-confirm').click()
  await page.getByTestId('kept-check').getByText('drawn down from L-1').waitFor()
  // A past revision lists what was kept by then, and says that there is more.
  const openPast = () => window.minimis.call('workspace.openPast', { revision: 1 })
  await page.evaluate(openPast)
  await page.getByTestId('read-only').first().waitFor()
  await page.keyboard.press('Control+Shift+H')
  await page.getByTestId('shipments-screen').getByText('kept after this revision').waitFor()
  expect(await row('S-1').count()).toBe(0)
  await page.getByTestId('back-to-present').click()
  await page.keyboard.press('Control+Shift+H')
  await row('S-0').click()
  await expect
    .poll(() => page.getByTestId('check-verified').innerText())
    .toContain('changed in the file')
})

test('a newer list brings a hit of a customer, which turns its shipments, and its decision stays', async () => {
  await readList('second.json', [...NOBODY, DENIED])
  const touched = page.getByTestId('touched-shipment')
  await expect
    .poll(() => touched.allInnerTexts())
    .toContainEqual('S-1 to CN (Orient Telecom): under a licence then, open now')
  await keepScreenshot(page, 'trade-parties-touched-shipments')
  expect(await graveViolations(page)).toEqual([])
  await page.locator('[data-testid="party-grid"] [row-id="C-1"] [col-id="id"]').click()
  await page.getByTestId('hit-answer').getByText('The same', { exact: true }).click()
  await page.getByTestId('hit-reason').fill('The same street in Shenzhen')
  await page.getByTestId('hit-decide').click()
  await page.getByTestId('decided').waitFor()
  await page.keyboard.press('Control+Shift+H')
  await expect.poll(() => row('S-1').getAttribute('data-today')).toBe('barred')
  await row('S-1').click()
  await expect
    .poll(() => page.getByTestId('check-turned').innerText())
    .toContain('Now it would answer: barred')
  await page.emulateMedia({ colorScheme: 'dark' })
  await keepScreenshot(page, 'shipments-turned-dark')
  expect(await graveViolations(page, ['color-contrast'])).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  const another = { ...NOBODY[0], id: 'n9', name: 'Meridian Avionics' }
  await readList('third.json', [...NOBODY, DENIED, another])
  const state = page.locator('[data-testid="party-grid"] [row-id="C-1"] [col-id="state"]')
  await expect.poll(() => state.innerText()).toBe('listed')
  await page.keyboard.press('Control+Shift+H')
  await expect.poll(() => row('S-1').getAttribute('data-today')).toBe('barred')
})

test('an order book is answered, its bad rows are named by place, and the answers go out', async () => {
  const heads = 'Shipment,Product,Quantity,Destination,Ultimate consignee,Use asked,Route asked'
  const asked = `"A. Lee, ${TODAY}: statement 4"`
  const rows = [
    `O-1,BOX,1,CN,Orient Telecom (CN),${asked},${asked}`,
    `O-2,BOX,many,CN,Orient Telecom (CN),${asked},${asked}`,
    `O-3,NONE,1,CN,Orient Telecom (CN),${asked},${asked}`,
    `O-4,RACK,1,FR,Société d’Électronique (FR),${asked},${asked}`,
  ]
  await chooses(running.app, file('orders.csv', [heads, ...rows].join('\n')))
  await page.getByTestId('read-orders').click()
  await page.getByTestId('order-book').waitFor()
  const answers = page.getByTestId('order-answer')
  await expect.poll(() => answers.count()).toBe(2)
  expect(await answers.first().getAttribute('data-answer')).toBe('barred')
  const unread = await page.getByTestId('orders-unread').innerText()
  expect(unread).toContain('row 3: Quantity')
  expect(unread).toContain('row 4: O-3: no product has the id "NONE"')
  await answers.first().click()
  await page.getByTestId('check-answer').waitFor()
  await keepScreenshot(page, 'shipments-order-book')
  expect(await graveViolations(page)).toEqual([])
  // An answer is taken as a check of its own, to be kept, and asked again as of today from there.
  await page.getByTestId('order-take').click()
  await page.getByTestId('check-keep').click()
  await page.getByTestId('kept-again').click()
  await expect.poll(() => page.getByTestId('check-given').innerText()).toContain('A. Lee')
  await page.getByTestId('check-answer').waitFor()
  await keepScreenshot(page, 'shipments-asked-again')
  await chooses(running.app, join(folder, 'orders.csv'))
  await page.getByTestId('read-orders').click()
  await page.getByTestId('order-book').waitFor()
  const out = join(folder, 'answers.xlsx')
  await chooses(running.app, out)
  await page.getByTestId('save-answers').click()
  await expect
    .poll(() => readXlsx(readFileSync(out))[0]?.rows.map((cells) => cells[0]), { timeout: 20_000 })
    .toEqual(['Shipment', 'O-1', 'O-2', 'O-3', 'O-4'])
})
