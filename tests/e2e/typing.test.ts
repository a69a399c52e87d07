import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import type { Command } from '../../shared/workspace/commands.ts'
import { cellOf, openProduct, textOf } from './bom-grid.ts'
import { countKeys } from './keys.ts'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

const PRODUCT = 'ER-4200'

/** Parts that a new part's number is easily taken for. */
const CONFUSABLE = [
  ['LM317T', 'Regulator beside R9'],
  ['10K-1', 'Resistor 10K'],
  ['C10', 'Capacitor C1 replacement'],
  ['R90', 'Resistor'],
  ['U1A', 'Amplifier of U1'],
] as const

let running: RunningApp | null = null

afterEach(async () => {
  await running?.app.close()
  running = null
})

async function open(): Promise<Page> {
  running = await launchApp({ userData: newUserData() })
  const { app, page } = running
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800),
  )
  await openProduct(page, PRODUCT)
  await page.getByTestId('share').waitFor()
  const commands = CONFUSABLE.map(([id, name]) => ({
    kind: 'setPart' as const,
    part: { id, name, kind: 'commodity' as const, origin: 'US', eccn: '3A001.a.2' },
  }))
  const first = await revision(page)
  await apply(page, { kind: 'batch', what: 'Parts to mistake', commands })
  await expect.poll(() => revision(page)).toBe(first + 1)
  return page
}

async function apply(page: Page, command: Command): Promise<void> {
  const answer = await page.evaluate(
    (given) => window.minimis.call('edit.apply', given as never),
    command as unknown,
  )
  expect(answer).toMatchObject({ ok: true })
}

/** The lines of the product as they are in the file. */
function linesOfFile(): { item: string; quantity: string; name: string | null }[] {
  const path = join(running?.userData ?? '', 'demo', 'Telecom demo.minimis')
  const database = new Database(path, { readonly: true })
  try {
    return database
      .prepare(
        `SELECT item, quantity, (SELECT name FROM part WHERE id = item) AS name
         FROM bom_line WHERE product = ? ORDER BY position`,
      )
      .all(PRODUCT) as { item: string; quantity: string; name: string | null }[]
  } finally {
    database.close()
  }
}

const revision = (page: Page) => page.getByTestId('revision').innerText().then(Number)
const done = (page: Page) => page.getByTestId('done').innerText()

/** An input method composes a text in what has the keyboard, without ending it. */
async function compose(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  })
}

async function commitComposed(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Input.insertText', { text })
}

test('twenty new lines typed in a row are there as they were typed, beside parts of such names', async () => {
  const page = await open()
  const before = linesOfFile().length
  const typed = [
    ...['R9', '10K', 'C1', 'R', 'LM317', 'U1', '10k-1', 'C100', 'R9 ', 'LM317T'],
    ...Array.from({ length: 10 }, (_, i) => `Q${i}`),
  ].map((item, i) => ({ item, quantity: `${i + 2}`, name: i % 3 === 0 ? `Name ${i}` : null }))
  const keys = await countKeys(page)
  await page.keyboard.press('Insert')
  await page.getByTestId('line-item').waitFor()
  for (const { item, quantity, name } of typed) {
    await page.keyboard.type(item)
    await page.keyboard.press('Tab')
    await page.keyboard.type(quantity)
    const isKnown = ['R9 ', 'LM317T'].includes(item)
    if (name && !isKnown) {
      await page.keyboard.press('Tab')
      await page.keyboard.type(name)
    }
    await page.keyboard.press('Enter')
  }
  await expect.poll(() => linesOfFile().length).toBe(before + typed.length)
  const written = typed.reduce((sum, { item, quantity }) => sum + item.length + quantity.length, 0)
  const pressed = await keys()
  console.info(
    `keys for 20 typed lines: ${pressed}, of them ${written} letters of items and quantities`,
  )
  expect(pressed).toBeLessThanOrEqual(written + 20 * 4 + 50)
  await keepScreenshot(page, 'typing-twenty-lines')
  const added = linesOfFile().filter(({ item }) => typed.some((line) => line.item.trim() === item))
  expect(added.map(({ item, quantity }) => `${item} ${quantity}`)).toEqual(
    typed.map(({ item, quantity }) => `${item.trim()} ${quantity}`),
  )
  for (const { item, name } of typed.filter((line) => line.name && line.item.trim() !== 'R9'))
    expect(added.find((line) => line.item === item)?.name).toBe(
      item === 'LM317T' ? CONFUSABLE[0][1] : name,
    )
  expect(added.find(({ item }) => item === 'LM317T')?.name).toBe('Regulator beside R9')
  expect(await page.getByTestId('line-item').inputValue()).toBe('')
  expect(await page.getByTestId('lines-not-taken').count()).toBe(0)

  // The same number of lines as three columns of a sheet, without headings.
  await page.keyboard.press('Escape')
  const pasted = Array.from({ length: 20 }, (_, i) => [`PASTE-${i}`, `Part ${i}`, `${i + 1}`])
  const block = pasted.map((row) => row.join('\t')).join('\n')
  await running?.app.evaluate(({ clipboard }, text) => clipboard.writeText(text), block)
  const there = linesOfFile().length
  const pasteKeys = await countKeys(page)
  await page.keyboard.press('Control+v')
  await expect.poll(() => page.getByTestId('paste-counts').innerText()).toContain('20 new')
  await keepScreenshot(page, 'typing-twenty-pasted')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid')))
    .toBe('paste-apply')
  await page.keyboard.press('Enter')
  await expect.poll(() => linesOfFile().length).toBe(there + pasted.length)
  const forPasted = await pasteKeys()
  console.info('keys for 20 pasted lines:', forPasted)
  expect(forPasted).toBeLessThanOrEqual(4)
  expect(linesOfFile().slice(-20)).toEqual(
    pasted.map(([item, name, quantity]) => ({ item, name, quantity })),
  )
})

test('a line that cannot be read stays above the bar, and the ones typed after it are not touched', async () => {
  const page = await open()
  await page.keyboard.press('Insert')
  await page.getByTestId('line-item').waitFor()
  for (const [item, quantity] of [
    ['Q1', '2x'],
    ['4700', '3'],
    [PRODUCT, '1'],
    ['Q2', '1.250'],
    ['Q3', '4'],
  ]) {
    await page.keyboard.type(item ?? '')
    await page.keyboard.press('Tab')
    await page.keyboard.type(quantity ?? '')
    await page.keyboard.press('Enter')
  }
  const added = () =>
    linesOfFile().flatMap(({ item, quantity }) =>
      /^(Q|4700)/.test(item) ? [`${item} ${quantity}`] : [],
    )
  await expect.poll(added).toEqual(['4700 3', 'Q3 4'])
  const kept = page.getByTestId('lines-not-taken')
  await expect.poll(() => kept.getByRole('listitem').count()).toBe(3)
  await keepScreenshot(page, 'typing-not-taken')
  expect(await kept.innerText()).toContain('can be 1.25 or 1250')

  await page.keyboard.press('ArrowUp')
  expect(await page.getByTestId('line-item').inputValue()).not.toBe('')
  await page.getByTestId('lines-not-taken-correct').first().click()
  await page.keyboard.type('2')
  await page.keyboard.press('Enter')
  await expect.poll(added).toEqual(['4700 3', 'Q3 4', 'Q1 2'])
})

test('lines that were refused or half typed outlast Escape and another screen', async () => {
  const page = await open()
  await page.keyboard.press('Insert')
  await page.getByTestId('line-item').waitFor()
  await page.keyboard.type('Q1')
  await page.keyboard.press('Tab')
  await page.keyboard.type('2x')
  await page.keyboard.press('Enter')
  await page.keyboard.type('3A001')
  await page.keyboard.press('Enter')
  const kept = page.getByTestId('lines-not-taken')
  await expect.poll(() => kept.getByRole('listitem').count()).toBe(2)
  expect(await kept.innerText()).toMatch(/3A001\s+was not added: is an ECCN/)
  await page.keyboard.type('Half')
  await page.getByTestId('line-remarks').getByText('New part Half').waitFor()
  await keepScreenshot(page, 'typing-kept')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.getByTestId('left-lines').getByText('3 lines typed and not added').waitFor()
  await keepScreenshot(page, 'typing-left')
  await page.keyboard.press('Control+1')
  await page.getByTestId('left-lines').waitFor({ state: 'detached' })
  await page.keyboard.press('Alt+ArrowLeft')
  await page.getByTestId('left-lines-show').click()
  expect(await page.getByTestId('line-item').inputValue()).toBe('Half')
  await expect.poll(() => kept.getByRole('listitem').count()).toBe(2)
  expect(linesOfFile().some(({ item }) => ['Q1', '3A001', 'Half'].includes(item))).toBe(false)
})

test('what is offered is taken by an arrow or a click alone, and leaving a cell takes the text', async () => {
  const page = await open()
  await page.keyboard.press('Insert')
  await page.getByTestId('line-item').waitFor()
  await page.keyboard.type('R9')
  await expect
    .poll(() =>
      page.locator('[role="listbox"][aria-label="Item"] [role="option"]').first().innerText(),
    )
    .toContain('create this part')
  await keepScreenshot(page, 'typing-create-first')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await page.getByTestId('line-item').inputValue()).toBe('R90')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect.poll(() => linesOfFile().some(({ item }) => item === 'R90')).toBe(true)
  expect(linesOfFile().some(({ item }) => item === 'R9')).toBe(false)
  await page.keyboard.press('Escape')

  const origin = await cellOf(page, 'R90', 'origin')
  await origin.click()
  await page.keyboard.type('germ')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await expect.poll(() => textOf(page, 'R90', 'origin')).toBe('germ')
  await origin.click()
  await page.keyboard.type('ger')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await expect.poll(() => textOf(page, 'R90', 'origin')).toBe('DE')
  await origin.click()
  await page.keyboard.type('germ')
  await page.keyboard.press('Enter')
  await expect.poll(() => textOf(page, 'R90', 'origin')).toBe('DE')
})

test('Delete empties a cell, rows go by keys of their own, and both say what they did', async () => {
  const page = await open()
  const lines = linesOfFile().length
  const cable = 'CBL-CONSOLE'
  const origin = await cellOf(page, cable, 'origin')
  await origin.click()
  const known = await textOf(page, cable, 'origin')
  await page.keyboard.press('Delete')
  await expect.poll(() => textOf(page, cable, 'origin')).toBe('?')
  expect(linesOfFile().length).toBe(lines)
  await expect.poll(() => done(page)).toContain('Emptied: country of origin of 1 line')
  await keepScreenshot(page, 'typing-emptied')
  await page.getByTestId('done-back').click()
  await expect.poll(() => textOf(page, cable, 'origin')).toBe(known)
  await expect.poll(() => done(page)).toContain('Undone')

  const quantity = await cellOf(page, cable, 'quantity')
  await quantity.click()
  await page.keyboard.press('Delete')
  await expect.poll(() => page.getByTestId('hint').innerText()).toContain('Type a quantity')
  expect(linesOfFile().length).toBe(lines)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+-')
  await expect.poll(() => linesOfFile().length).toBe(lines - 1)
  await expect.poll(() => done(page)).toContain('Removed 1 line')

  await page.keyboard.press('Control+5')
  await page.getByTestId('part-grid').waitFor()
  await page.keyboard.press('Control+z')
  await expect.poll(() => linesOfFile().length).toBe(lines)
  await expect.poll(() => done(page)).toContain(PRODUCT)
  await expect.poll(() => done(page)).toContain('not on this screen')
  await expect.poll(() => page.getByTestId('announcer').innerText()).toMatch(/^Undone: .*ER-4200/)
  await page.emulateMedia({ colorScheme: 'dark' })
  await keepScreenshot(page, 'typing-undone-elsewhere-dark')
  await page.getByTestId('done-show').click()
  await page.getByTestId('bom-grid').waitFor()
})

test('what Escape gives up in a cell can be put back, and an edit says what it did', async () => {
  const page = await open()
  const origin = await cellOf(page, 'CBL-CONSOLE', 'origin')
  const known = await textOf(page, 'CBL-CONSOLE', 'origin')
  await origin.click()
  await page.keyboard.type('FRANCE')
  await page.keyboard.press('Escape')
  await expect.poll(() => textOf(page, 'CBL-CONSOLE', 'origin')).toBe(known)
  await expect.poll(() => page.getByTestId('left-out').innerText()).toContain('FRANCE')
  await page.getByTestId('put-back').click()
  const editor = page.locator('[data-testid="bom-grid"] input')
  await expect.poll(() => editor.inputValue()).toBe('FRANCE')
  await page.keyboard.press('Enter')
  await expect.poll(() => textOf(page, 'CBL-CONSOLE', 'origin')).toBe('FR')
  await expect.poll(() => done(page)).toContain('Set origin of part CBL-CONSOLE')
  await expect
    .poll(() => page.getByTestId('announcer').innerText())
    .toContain('Set origin of part CBL-CONSOLE')
  await page.getByTestId('done-back').click()
  await expect.poll(() => textOf(page, 'CBL-CONSOLE', 'origin')).toBe(known)

  await page.keyboard.press('Control+k')
  await page.keyboard.type('New part')
  await page.keyboard.press('Enter')
  await page.getByTestId('part-id').fill('HALF-TYPED')
  await page.keyboard.press('Escape')
  await page.getByTestId('part-id').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+k')
  await page.keyboard.type('New part')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByTestId('part-id').inputValue()).toBe('HALF-TYPED')
})

/** Modifiers of a key press as the debugger counts them. */
const CTRL = 2
const CTRL_SHIFT = 10

/** A key as another layout than the one of this machine writes it. */
async function pressAs(page: Page, key: string, code: string, modifiers: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  for (const type of ['rawKeyDown', 'keyUp'] as const)
    await session.send('Input.dispatchKeyEvent', { type, key, code, modifiers })
  await session.detach()
}

test('shortcuts work on other layouts, Ctrl+Shift selects to the end, and F6 goes around', async () => {
  const page = await open()
  await (await cellOf(page, 'CBL-CONSOLE', 'eccn')).click()
  await page.keyboard.type('5A991')
  await page.keyboard.press('Enter')
  await expect.poll(() => textOf(page, 'CBL-CONSOLE', 'eccn')).toContain('5A991')
  await pressAs(page, 'я', 'KeyZ', CTRL)
  await expect.poll(() => textOf(page, 'CBL-CONSOLE', 'eccn')).toContain('EAR99')
  await pressAs(page, 'Ζ', 'KeyZ', CTRL_SHIFT)
  await expect.poll(() => textOf(page, 'CBL-CONSOLE', 'eccn')).toContain('5A991')
  await pressAs(page, 'ظ', 'KeyZ', CTRL)
  await expect.poll(() => textOf(page, 'CBL-CONSOLE', 'eccn')).toContain('EAR99')

  const lines = linesOfFile().length
  await pressAs(page, '-', 'Digit6', CTRL)
  await page.getByTestId('entity-grid').waitFor()
  expect(linesOfFile().length).toBe(lines)
  await page.keyboard.press('Control+[')
  await page.getByTestId('bom-grid').waitFor()

  await (await cellOf(page, 'ASM-MAIN-ER4200', 'item')).click()
  await page.keyboard.press('Control+Shift+ArrowDown')
  await expect.poll(() => page.getByTestId('bulk-bar').innerText()).toContain(`${lines} lines`)
  await pressAs(page, 'И', 'KeyB', CTRL_SHIFT)
  const at = () => page.evaluate(() => document.activeElement?.closest('form')?.dataset.testid)
  await expect.poll(at).toBe('bulk-bar')

  const pane = () =>
    page.evaluate(() => document.activeElement?.closest('aside, nav, footer, main')?.tagName)
  const around: (string | undefined)[] = []
  for (let i = 0; i < 4; i++) {
    await page.keyboard.press('F6')
    around.push(await pane())
  }
  expect(around).toEqual(['ASIDE', 'NAV', 'FOOTER', 'MAIN'])
})

test('a number that can be two is asked at its cell, with both to choose from', async () => {
  const page = await open()
  const cell = await cellOf(page, 'CBL-CONSOLE', 'price')
  const before = await textOf(page, 'CBL-CONSOLE', 'price')
  await cell.click()
  await page.keyboard.type('1.250')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await cell.click()
  await expect.poll(() => page.getByTestId('hint').innerText()).toContain('which is it?')
  await keepScreenshot(page, 'typing-two-readings')
  const first = await revision(page)
  await page.getByTestId('reading').filter({ hasText: '1250' }).click()
  await expect.poll(() => revision(page)).toBe(first + 1)
  await expect.poll(() => textOf(page, 'CBL-CONSOLE', 'price')).toMatch(/^1,250\.00/)
  expect(before).not.toContain('1,250')
})

test('Enter and Escape of an input method are its own, in cells, bars and the search box', async () => {
  const page = await open()
  const name = await cellOf(page, 'CBL-CONSOLE', 'name')
  const first = await revision(page)
  await name.click()
  await page.keyboard.press('F2')
  const editor = page.locator('[data-testid="bom-grid"] input')
  await editor.waitFor()
  await page.keyboard.press('Control+a')
  await compose(page, 'けーぶる')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  expect(await editor.count()).toBe(1)
  expect(await revision(page)).toBe(first)
  await commitComposed(page, 'ケーブル')
  await page.keyboard.press('Enter')
  await expect.poll(() => textOf(page, 'CBL-CONSOLE', 'name')).toBe('ケーブル')

  await page.keyboard.press('Insert')
  await page.getByTestId('line-item').waitFor()
  await compose(page, '部')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  expect(await page.getByTestId('line-item').count()).toBe(1)
  expect(await revision(page)).toBe(first + 1)
  await commitComposed(page, '部品')
  expect(await page.getByTestId('line-item').inputValue()).toBe('部品')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+k')
  await page.getByTestId('palette-input').waitFor()
  await compose(page, 'いちらん')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  expect(await page.getByTestId('palette-input').count()).toBe(1)
  await commitComposed(page, '一覧')
  await page.keyboard.press('Escape')
  await page.getByTestId('palette-input').waitFor({ state: 'detached' })
})

test('what is typed right after Ctrl+K reaches no cell', async () => {
  const page = await open()
  const item = await cellOf(page, 'ASM-MAIN-ER4200', 'item')
  const before = await revision(page)
  for (let i = 0; i < 12; i++) {
    await item.click()
    await page.evaluate(() => {
      const press = (key: string, ctrlKey = false) =>
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }),
        )
      press('k', true)
      press('z')
      press('q')
    })
    await page.keyboard.type('zq')
    await page.keyboard.press('Escape')
    expect(await item.innerText()).toContain('ASM-MAIN-ER4200')
  }
  expect(await revision(page)).toBe(before)
})
