import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { ElectronApplication, Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeXlsx } from '../../shared/sheets/xlsx.ts'
import { keepScreenshot, launchApp } from './launch.ts'

let app: ElectronApplication
let page: Page

beforeEach(async () => {
  const running = await launchApp()
  app = running.app
  page = running.page
  await page.getByTestId('workspace-name').waitFor()
})

afterEach(async () => {
  await app.close()
})

const KICAD = [
  '"Reference","Value","Footprint","Qty","Manufacturer_Part_Number","Country of Origin","DNP"',
  '"C1,C2","100n","C_0402","2","GRM155R71C104KA88D","Japan",""',
  '"R1","10k","R_0402","one","RC0402FR-0710KL","Taiwan",""',
  '"U1","MCU","LQFP48","1","STM32G431CBT6","Malaysia","DNP"',
  '"U2","LDO","SOT23","1","TPS7A2033PDBVR","Atlantis",""',
].join('\n')

/** Chooses a file of these bytes in the import dialog, by the command of the menu. */
async function importFile(name: string, content: string | Uint8Array): Promise<void> {
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-table-')), name)
  writeFileSync(path, content)
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, path)
  await app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? [])
    items?.find(({ label }) => label.startsWith('&Import'))?.click()
  })
  await page.getByTestId('import-data').waitFor()
}

/** Types the product; the keyboard is in its field unless a question stands open. */
async function into(product: string): Promise<void> {
  await page.getByTestId('import-product').focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(product)
  await page.keyboard.press('Enter')
}

/** Presses Enter on the button that takes over, where the keyboard is by itself. */
async function takeOver(): Promise<void> {
  await expect.poll(focused).toBe('paste-apply')
  await page.keyboard.press('Enter')
  await page.getByTestId('import-dialog').waitFor({ state: 'detached' })
}

const focused = () =>
  page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? null)
const counts = () => page.getByTestId('paste-counts').innerText()
const lines = () => page.locator('[data-testid="bom-grid"] [data-item]').allInnerTexts()
const revision = async () => Number(await page.getByTestId('revision').innerText())

test('a KiCad file is imported, a column set on the data, and two rows repaired at the product', async () => {
  const before = await revision()
  await importFile('board.csv', KICAD)
  await page.getByTestId('import-data').locator('[data-column="2"]').focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Note')
  await page.keyboard.press('Enter')
  await into('BOARD-1')
  await expect.poll(counts).toContain('1 new, 2 not taken')
  await keepScreenshot(page, 'import-kicad')
  await takeOver()
  await page.getByRole('heading', { name: 'BOARD-1' }).waitFor()
  await expect.poll(lines).toHaveLength(1)
  expect(await revision()).toBe(before + 1)

  await page.getByTestId('tray-strip').getByText('2 rows not taken over').waitFor()
  await page.getByTestId('tray-open').focus()
  await page.keyboard.press('Enter')
  await page.getByTestId('tray-take').waitFor()
  await expect
    .poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement).value))
    .toBe('one')
  expect(await page.getByTestId('tray-why').innerText()).toMatch(/^Not taken over: Qty: .*one/)
  await keepScreenshot(page, 'import-tray')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('1')
  await page.getByText('Becomes a line of 1 of').waitFor()
  await page.keyboard.press('Enter')
  await expect
    .poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement).value))
    .toBe('Atlantis')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('US')
  await page.getByText('Becomes a line of 1 of').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Every row was taken over or set aside.').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(lines).toHaveLength(3)
  await page.getByTestId('tray-strip').waitFor({ state: 'detached' })

  await page.keyboard.press('Control+z')
  await page.getByTestId('tray-strip').getByText('1 row not taken over').waitFor()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await page.getByText('BOARD-1 is not in this revision').waitFor()
})

test('a Shift-JIS file is read as what it is, and its encoding can be changed', async () => {
  await importFile(
    'buhin.csv',
    shiftJis(
      ['品番,品名,数量,原産国', 'A-100,抵抗器,4,日本', 'A-200,集積回路,1,アメリカ'].join('\r\n'),
    ),
  )
  expect(await page.getByTestId('import-encoding').inputValue()).toBe('shift_jis')
  await into('JP-1')
  await expect.poll(counts).toContain('2 new')
  await page.getByTestId('import-data').getByText('抵抗器').waitFor()
  await keepScreenshot(page, 'import-shift-jis')
  await takeOver()
  await expect.poll(lines).toEqual(['A-100', 'A-200'])
  await page.keyboard.press('Control+z')
  await page.getByText('JP-1 is not in this revision').waitFor()
})

const HEADINGS = 'Part Number,Quantity,Country of origin'

test('the next revision of a table updates the lines, and the same one again changes nothing', async () => {
  await importFile('rev-a.csv', [HEADINGS, 'X-1,1,DE', 'X-2,2,DE', 'X-3,3,DE'].join('\n'))
  await into('REV-1')
  await takeOver()
  await expect.poll(lines).toHaveLength(3)

  const next = [HEADINGS, 'X-1,1,DE', 'X-2,5,DE', 'X-4,1,MX'].join('\n')
  await importFile('rev-b.csv', next)
  await expect.poll(counts).toContain('1 new, 1 changed, 1 removed, 1 same')
  await page.getByTestId('import-kinds').getByText('Removed 1').click()
  await keepScreenshot(page, 'import-update')
  await page.getByTestId('import-effects').waitFor()
  await page.getByTestId('paste-apply').press('Enter')
  await page.getByTestId('import-dialog').waitFor({ state: 'detached' })
  await expect.poll(lines).toEqual(['X-1', 'X-2', 'X-4'])

  await importFile('rev-b.csv', next)
  await page.getByTestId('paste-counts').getByText('Nothing changes.').waitFor()
  expect(await page.getByTestId('paste-apply').isDisabled()).toBe(true)
  await page.keyboard.press('Escape')
  await page.getByTestId('import-dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+z')
  await expect.poll(lines).toEqual(['X-1', 'X-2', 'X-3'])
})

test('Enter in the product field settles the product alone, and a currency of any code is answered', async () => {
  await importFile('nocur.csv', 'Part Number,Qty,Unit Price,Origin\nA-1,2,12.50,US')
  const question = page.locator('[data-question="currency"]')
  await question.waitFor()
  await into('CUR-1')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-question')))
    .toBe('currency')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(300)
  expect(await question.count()).toBe(1)
  await keepScreenshot(page, 'import-currency')
  await page.getByTestId('question-currency').focus()
  await page.keyboard.type('sek')
  await page.keyboard.press('Enter')
  await question.waitFor({ state: 'detached' })
  await page.getByText('Prices in SEK').waitFor()
  await takeOver()
  await expect.poll(lines).toEqual(['A-1'])
  await page.keyboard.press('Control+z')
})

test('a table of other parts asks before it takes the lines of a product away', async () => {
  await importFile('a.csv', [HEADINGS, 'X-1,1,DE', 'X-2,2,DE', 'X-3,3,DE'].join('\n'))
  await into('TGT-1')
  await takeOver()
  await expect.poll(lines).toHaveLength(3)

  await importFile('b.csv', [HEADINGS, 'Y-1,1,DE'].join('\n'))
  await page.locator('[data-question="target"]').waitFor()
  await page.keyboard.press('Enter')
  await page.waitForTimeout(300)
  await keepScreenshot(page, 'import-target')
  await page.getByText('Only 0 of the 3 lines of TGT-1 are in this table.').waitFor()
  await page.locator('[data-reading="new"]').press('Enter')
  await expect.poll(focused).toBe('import-product')
  await into('TGT-2')
  await takeOver()
  await expect.poll(lines).toEqual(['Y-1'])
  await page.keyboard.press('Control+z')
})

test('a workbook with two lists of parts asks for the sheet', async () => {
  const list = (item: string) => [
    ['Part Number', 'Quantity'],
    [item, '1'],
  ]
  await importFile(
    'two.xlsx',
    await writeXlsx([
      { name: 'BOM A', rows: list('S-1') },
      { name: 'BOM B', rows: list('S-2') },
    ]),
  )
  await page.locator('[data-question="sheet"]').waitFor()
  await keepScreenshot(page, 'import-sheet')
  await page.locator('[data-reading="BOM B"]').press('Enter')
  await into('SHEET-1')
  await takeOver()
  await expect.poll(lines).toEqual(['S-2'])
  await page.keyboard.press('Control+z')
})

test('a distributor’s list brings origins to thirty parts, and overwrites none', async () => {
  const parts = Array.from({ length: 30 }, (_, i) => `D-${i + 1}`)
  await importFile('bom.csv', ['Part Number,Quantity', ...parts.map((id) => `${id},1`)].join('\n'))
  await into('DIST-1')
  await takeOver()
  await expect.poll(async () => (await lines()).length).toBeGreaterThan(5)

  const list = ['Part Number,Country of origin', ...parts.map((id) => `${id},Malaysia`)].join('\n')
  await importFile('distributor.csv', `${list}\nD-99,Malaysia\nD-98,Atlantis`)
  await expect.poll(counts).toContain('30 changed, 1 no such part, 1 not taken')
  await page.getByTestId('import-copy-left').click()
  await page.getByText('The rows that are not taken are copied.').waitFor()
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(
    /^Part Number\tCountry of origin\tWhy it is left\r\nD-99\tMalaysia\tNo such part\r\nD-98\tAtlantis\t.*Atlantis/,
  )
  await keepScreenshot(page, 'import-facts')
  await page.getByTestId('paste-apply').focus()
  await takeOver()
  const origin = () =>
    page.locator('[role="row"]:has([data-item="D-1"]) [col-id="origin"]').innerText()
  await expect.poll(origin).toContain('MY')

  await importFile('distributor.csv', list.replaceAll('Malaysia', 'Mexico'))
  await expect.poll(counts).toContain('30 conflict')
  expect(await page.getByTestId('paste-apply').isDisabled()).toBe(true)
  await page.keyboard.press('Escape')
  await page.getByTestId('import-dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+z')
  await expect.poll(origin).not.toContain('MY')
})

test('rows that a workbook hides are told, and left out where that is checked', async () => {
  await importFile('hidden.xlsx', await workbookHidingRow3())
  await into('HIDE-1')
  await expect.poll(counts).toContain('3 new')
  await page.getByText('is hidden in the file, and taken over').first().waitFor()
  await page.getByLabel('Leave out 1 hidden row').click()
  await expect.poll(counts).toContain('2 new, 2 passed over')
  await keepScreenshot(page, 'import-hidden-rows')
  await page.getByTestId('paste-apply').press('Enter')
  await expect.poll(lines).toEqual(['H-1', 'H-3'])
  await page.keyboard.press('Control+z')
})

/** A workbook of three parts whose second one stands in a hidden row. */
async function workbookHidingRow3(): Promise<Uint8Array> {
  const rows = [
    ['Part Number', 'Quantity'],
    ['H-1', '1'],
    ['H-2', '1'],
    ['H-3', '1'],
  ]
  const files = unzipSync(await writeXlsx([{ name: 'BOM', rows }]))
  const sheet = 'xl/worksheets/sheet1.xml'
  const xml = strFromU8(files[sheet] as Uint8Array)
  const hiding = xml.replace('<row r="3"', '<row hidden="1" r="3"')
  expect(hiding).not.toBe(xml)
  return zipSync({ ...files, [sheet]: strToU8(hiding) })
}

/** Text in Shift-JIS, by what each pair of bytes decodes to. */
function shiftJis(text: string): Uint8Array {
  const decoder = new TextDecoder('shift_jis')
  const pairs = new Map<string, [number, number]>()
  for (let lead = 0x81; lead <= 0x9f; lead++)
    for (let trail = 0x40; trail <= 0xfc; trail++)
      pairs.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
  return Uint8Array.from(
    [...text].flatMap((character) => pairs.get(character) ?? [character.charCodeAt(0)]),
  )
}
