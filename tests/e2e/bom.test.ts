import type { ElectronApplication, Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { cellOf, openProduct, textOf, type } from './bom-grid.ts'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

const PRODUCT = 'ER-4200'

let running: RunningApp | null = null

afterEach(async () => {
  await running?.app.close()
  running = null
})

/** The demo's router on screen, in a window of the smallest size. */
async function open(product = PRODUCT): Promise<Page> {
  running = await launchApp({ userData: newUserData() })
  const { app, page } = running
  await resize(app)
  await openProduct(page, product)
  await page.getByTestId('share').waitFor()
  return page
}

async function resize(app: ElectronApplication, width = 1280, height = 800): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size),
    [width, height] as [number, number],
  )
}

/** The items on screen from the top down, each with its number. */
function lines(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cells = [
      ...document.querySelectorAll('[data-testid="bom-grid"] [row-id] [col-id="item"]'),
    ]
    return cells
      .map((cell) => {
        const row = cell.closest('[row-id]')
        const number = row?.querySelector('[col-id="number"]')?.textContent ?? ''
        const item = cell.querySelector('[data-item]')?.getAttribute('data-item') ?? ''
        return { at: Number(row?.getAttribute('row-index')), text: `${number} ${item}` }
      })
      .sort((a, b) => a.at - b.at)
      .map(({ text }) => text)
  })
}

const revision = (page: Page) => page.getByTestId('revision').innerText().then(Number)
const focused = (page: Page) =>
  page.evaluate(() => {
    const cell = document.activeElement?.closest('[col-id]')
    const id = cell?.closest('[row-id]')?.getAttribute('row-id')
    const item = document.querySelector(`[row-id="${id}"] [data-item]`)?.getAttribute('data-item')
    return `${item} ${cell?.getAttribute('col-id')}`
  })

/** Puts a text on the clipboard and pastes it where the keyboard is. */
async function paste(page: Page, text: string): Promise<void> {
  await running?.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text)
  await page.keyboard.press('Control+v')
}

/** Brings the keyboard to an item by finding it. */
async function find(page: Page, item: string): Promise<void> {
  await page.keyboard.press('Control+f')
  await page.getByTestId('find').fill(item)
  await expect.poll(() => page.getByTestId('matches').innerText()).toMatch(/of \d+/)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toContain(item)
}

test('the keyboard is in the tree at once; Right and Left open and close a sub-assembly in its place', async () => {
  const page = await open()
  await expect.poll(() => focused(page)).toBe('ASM-MAIN-ER4200 item')
  const closed = await lines(page)
  expect(closed[0]).toBe('1 ASM-MAIN-ER4200')
  await keepScreenshot(page, 'bom-light')

  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => (await lines(page))[1]).toMatch(/^1\.1 /)
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await expect.poll(async () => (await lines(page)).length).toBeGreaterThan(20)
  await keepScreenshot(page, 'bom-expanded')
  await page.emulateMedia({ colorScheme: 'dark' })
  await keepScreenshot(page, 'bom-expanded-dark')
  await page.keyboard.press('Alt+Shift+ArrowLeft')
  await expect.poll(() => lines(page)).toEqual(closed)
})

test('a fact of a part is written in its cell with what is offered, and the result follows', async () => {
  const page = await open()
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await expect.poll(async () => (await lines(page)).length).toBeGreaterThan(20)
  const before = await page.getByTestId('share').innerText()
  await find(page, 'IC-FPGA-MID')
  const origin = await cellOf(page, 'IC-FPGA-MID', 'origin')
  await origin.click()
  await page.keyboard.type('germ')
  await page.getByRole('option').first().waitFor()
  await keepScreenshot(page, 'bom-type-ahead')
  await page.keyboard.press('Enter')
  await expect.poll(() => textOf(page, 'IC-FPGA-MID', 'origin')).toBe('DE')
  await expect.poll(() => page.getByTestId('share').innerText()).not.toBe(before)

  await type(page, 'IC-FPGA-MID', 'price', '€ 99,50')
  await expect.poll(() => textOf(page, 'IC-FPGA-MID', 'price')).toContain('99.50')
  await type(page, 'IC-FPGA-MID', 'origin', 'Atlantis')
  await expect.poll(() => page.getByTestId('hint').innerText()).toContain('Atlantis')
  expect(await textOf(page, 'IC-FPGA-MID', 'origin')).toContain('Atlantis')
  await keepScreenshot(page, 'bom-refused')
})

test('Enter ends an edit on the cell below and Shift+Enter above, also past what is in sight', async () => {
  const page = await open()
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await expect.poll(async () => (await lines(page)).length).toBeGreaterThan(20)
  const first = await revision(page)
  const place = () =>
    page.evaluate(() => {
      const cell = document.activeElement?.closest('[col-id]')
      const box = cell?.getBoundingClientRect()
      const grid = document.querySelector('.ag-grid-viewport')?.getBoundingClientRect()
      const head = document.querySelector('.ag-grid-pinned-top-rows')?.getBoundingClientRect()
      const isInSight = box && grid && head && box.top >= head.bottom && box.bottom <= grid.bottom
      const row = Number(cell?.closest('[row-index]')?.getAttribute('row-index'))
      return `${row} ${cell?.getAttribute('col-id')} ${isInSight ? 'in sight' : 'out of sight'}`
    })
  const goOn = async (key: string) => {
    await page.keyboard.press('F2')
    await page.locator('[data-testid="bom-grid"] input').waitFor()
    await page.keyboard.press(key)
    await page.locator('[data-testid="bom-grid"] input').waitFor({ state: 'detached' })
  }
  await (await cellOf(page, 'ASM-MAIN-ER4200', 'quantity')).click()
  const rows = await page
    .locator('[data-testid="bom-grid"] [aria-rowcount]')
    .evaluate((grid) => Number(grid.getAttribute('aria-rowcount')) - 1)
  expect(rows).toBeGreaterThan(22)
  for (let row = 1; row < rows; row++) {
    await goOn('Enter')
    expect(await place()).toBe(`${row} quantity in sight`)
  }
  await goOn('Enter')
  expect(await place()).toBe(`${rows - 1} quantity in sight`)
  for (let row = rows - 2; row >= 0; row--) {
    await goOn('Shift+Enter')
    expect(await place()).toBe(`${row} quantity in sight`)
  }
  expect(await revision(page)).toBe(first)
})

test('lines move among their siblings, under the line above and out again, by keys', async () => {
  const page = await open()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(async () => (await lines(page))[0]).toBe('1 ASM-CRYPTO-HS')
  await expect.poll(() => focused(page)).toBe('ASM-CRYPTO-HS item')
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(async () => (await lines(page))[1]).toBe('2 ASM-CRYPTO-HS')

  await page.keyboard.press('Alt+ArrowRight')
  await expect.poll(() => lines(page)).toContain('1.12 ASM-CRYPTO-HS')
  await expect.poll(() => focused(page)).toBe('ASM-CRYPTO-HS item')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(() => lines(page)).toContain('2 ASM-CRYPTO-HS')

  const cable = await cellOf(page, 'CBL-CONSOLE', 'item')
  await cable.click()
  await page.keyboard.press('Alt+ArrowRight')
  await page.getByTestId('turn').waitFor()
  await keepScreenshot(page, 'bom-turn')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await lines(page)).join()).toMatch(/OPT-SFP-10,\d+\.1 CBL-CONSOLE/)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await lines(page)).join()).not.toMatch(/\.1 CBL-CONSOLE/)
})

test('lines are added one after another by keyboard, a new part with what is known of it', async () => {
  const page = await open()
  const before = await revision(page)
  await page.keyboard.press('Insert')
  await page.getByTestId('line-item').waitFor()
  await page.keyboard.type('CBL-CONS')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.type('3')
  await page.keyboard.press('Enter')
  await expect.poll(() => lines(page)).toContain('2 CBL-CONSOLE')
  await page.keyboard.type('NEW-77')
  await page.keyboard.press('Tab')
  await page.keyboard.type('2')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Gasket')
  await keepScreenshot(page, 'bom-entry')
  await page.keyboard.press('Enter')
  await expect.poll(() => lines(page)).toContain('3 NEW-77')
  expect(await textOf(page, 'NEW-77', 'name')).toBe('Gasket')
  expect(await revision(page)).toBe(before + 2)
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toMatch(/ item$/)
})

test('selected lines are set as one, filled down, and undone as one', async () => {
  const page = await open()
  await (await cellOf(page, 'OPT-SFP-10', 'origin')).click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByTestId('bulk-bar').waitFor()
  await keepScreenshot(page, 'bom-bulk')
  const before = await revision(page)
  await page.keyboard.press('Control+d')
  await expect.poll(() => textOf(page, 'CBL-CONSOLE', 'origin')).toBe('MY')
  await page.keyboard.press('Control+Shift+b')
  await page.keyboard.type('DE')
  await page.keyboard.press('Enter')
  await expect.poll(() => textOf(page, 'CBL-CONSOLE', 'origin')).toBe('DE')
  expect(await textOf(page, 'OPT-SFP-10', 'origin')).toBe('DE')
  expect(await revision(page)).toBe(before + 2)
  await page.keyboard.press('Control+z')
  await expect.poll(() => textOf(page, 'OPT-SFP-10', 'origin')).toBe('MY')
})

test('a block from a spreadsheet is shown row by row before it is taken over', async () => {
  const page = await open()
  const before = (await lines(page)).length
  await paste(
    page,
    [
      'Level\tPart Number\tDescription\tQty\tUnit price\tCountry of origin',
      '1\tX-ASM\tBracket assembly\t1\t\t',
      '2\tX-1\tBracket\t2\t1,20 EUR\tDE',
      '2\tX-2\tScrew\tmany\t0,05 EUR\tDE',
      '1\tCBL-CONSOLE\tConsole cable, long\t1\t\tMexico',
    ].join('\n'),
  )
  await page.getByTestId('paste-preview').getByText('not taken').first().waitFor()
  expect(await page.getByTestId('paste-counts').innerText()).toBe(
    '2 new, 1 changed, 1 not taken, 1 passed over',
  )
  await keepScreenshot(page, 'bom-paste')
  await page.getByTestId('paste-apply').click()
  await expect.poll(async () => (await lines(page)).length).toBe(before + 2)
  expect(await lines(page)).toContain('10 X-ASM')
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await lines(page)).length).toBe(before)
})

test('cells without headings go over the cells from where the keyboard is', async () => {
  const page = await open()
  await (await cellOf(page, 'OPT-SFP-10', 'quantity')).click()
  await paste(page, '5\n6\nx')
  await page.getByTestId('paste-counts').getByText('2 cells written, 1 cell not').waitFor()
  await keepScreenshot(page, 'bom-paste-over')
  await page.getByTestId('paste-apply').click()
  await expect.poll(() => textOf(page, 'OPT-SFP-10', 'quantity')).toBe('5')
  expect(await textOf(page, 'CBL-CONSOLE', 'quantity')).toBe('6')
  await (await cellOf(page, 'CBL-CONSOLE', 'quantity')).click()
  await page.keyboard.press('Control+c')
  const copied = await running?.app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toBe('6')
})

test('a line is found by Ctrl+F, and its part opens in the drawer, where a fact is written', async () => {
  const page = await open()
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await expect.poll(async () => (await lines(page)).length).toBeGreaterThan(20)
  await find(page, 'IC-NPU')
  const item = (await focused(page)).split(' ')[0]
  await page.keyboard.press('Control+i')
  await page.getByTestId('item-drawer').getByText('Where used').waitFor()
  await keepScreenshot(page, 'bom-item')
  await page.getByTestId('part-name').fill('Network processor of the second kind')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect
    .poll(() => textOf(page, item ?? '', 'name'))
    .toBe('Network processor of the second kind')
  await expect.poll(() => focused(page)).toMatch(/^IC-NPU/)
})

test('a state is frozen, and compared with what it has become', async () => {
  const page = await open()
  await page.getByTestId('revisions').click()
  await page.getByTestId('freeze').click()
  await page.getByTestId('freeze-label').fill('C')
  await page.keyboard.press('Enter')
  await type(page, 'OPT-SFP-10', 'quantity', '9')
  await expect.poll(() => textOf(page, 'OPT-SFP-10', 'quantity')).toBe('9')
  await page.getByTestId('revisions').click()
  await page.getByTestId('compare').click()
  await page.getByTestId('difference-count').getByText('1 difference').waitFor()
  await keepScreenshot(page, 'bom-compare')
})

test('a product without lines says what to do first', async () => {
  running = await launchApp({ userData: newUserData() })
  const { page } = running
  await resize(running.app)
  await page.getByTestId('nav-products').click()
  await page.evaluate(() =>
    window.minimis.call('edit.apply', {
      kind: 'setProduct',
      product: { id: 'EMPTY-1', kind: 'commodity' },
    }),
  )
  await page.reload()
  await page.getByTestId('nav-products').click()
  await page.getByTestId('product-row').filter({ hasText: 'EMPTY-1' }).dblclick()
  await page.getByText('No lines yet').waitFor()
  await keepScreenshot(page, 'bom-empty')
  await page.keyboard.press('Insert')
  await page.getByTestId('line-item').waitFor()
})
