import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { graveViolations } from './axe.ts'
import { cellOf, openProduct, type } from './bom-grid.ts'
import { covered, cutNumbers } from './eyes.ts'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

vi.setConfig({ testTimeout: 300_000 })

let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await launchApp({ userData: newUserData() })
  page = running.page
  await page.getByTestId('status').waitFor()
  await resize(1280, 800)
})

afterAll(() => running?.app.close())

/** A window of a size, also one that only a zoom makes so small: a layout knows no difference. */
async function resize(width: number, height: number): Promise<void> {
  await running.app.evaluate(
    ({ BrowserWindow }, size) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.setMinimumSize(1, 1)
      window?.setContentSize(size.width, size.height)
    },
    { width, height },
  )
  await page.waitForFunction((wanted) => innerWidth === wanted, width)
}

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const shown = (testId: string) => page.getByTestId(testId).first().waitFor()
const menu = () => page.getByTestId('context-menu')
const namesOf = () => menu().getByRole('menuitem').allInnerTexts()
const widthOf = async (item: string, column: string) =>
  (await (await cellOf(page, item, column)).boundingBox())?.width ?? 0

test('a menu about a line opens by the right button and by keys, and gives the keyboard back', async () => {
  await openProduct(page, 'ER-4200')
  await (await cellOf(page, 'PSU-AC600', 'item')).click({ button: 'right' })
  await menu().waitFor()
  const names = (await namesOf()).join('\n')
  expect(names).toContain('Open the product')
  expect(names).toContain('What would change the verdict')
  expect(names).toContain('Alternates of the line')
  expect(names).toContain('Remove the row')
  await keepScreenshot(page, 'eye-menu')
  expect(await graveViolations(page)).toEqual([])
  const isFirst = () =>
    menu()
      .getByRole('menuitem')
      .first()
      .evaluate((item) => item === document.activeElement)
  await expect.poll(isFirst).toBe(true)
  await press('ArrowDown', 'Home')
  expect(await isFirst()).toBe(true)
  await press('Escape')
  await menu().waitFor({ state: 'detached' })
  const place = () =>
    page.evaluate(() => document.activeElement?.closest('[col-id]')?.getAttribute('col-id'))
  expect(await place()).toBe('item')
  await press('ArrowDown', 'Shift+F10')
  await menu().waitFor()
  expect((await namesOf()).join('\n')).toContain('ASM-FAN-1U')
  await press('Tab')
  await menu().waitFor({ state: 'detached' })
  await press('ContextMenu')
  await menu().waitFor()
  await page.getByTestId('menu-alternates').click()
  await page.getByRole('dialog').waitFor()
  await press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('products, parts, home and the matrix have the same menu for what is under the pointer', async () => {
  await press('Control+2')
  await page
    .locator('[data-testid=product-grid] [row-index="1"] [col-id=name]')
    .click({ button: 'right' })
  await menu().waitFor()
  expect(await namesOf()).toContain('Compare two states of the product')
  await press('Escape', 'Control+5')
  await page
    .locator('[data-testid=part-grid] [row-index="1"] [col-id=id]')
    .click({ button: 'right' })
  await menu().waitFor()
  expect((await namesOf()).join('\n')).toContain('All that is known of the part')
  await press('Escape', 'Control+1')
  await shown('home-grid')
  await press('ArrowDown', 'Shift+F10')
  await menu().waitFor()
  expect(await namesOf()).toContain('Find out what is not known of this product')
  await press('Escape', 'Control+3')
  await shown('matrix-row')
  await press('ArrowRight', 'Shift+F10')
  await menu().waitFor()
  expect((await namesOf()).join('\n')).toContain('Sort by the share for')
  await page.getByTestId('menu-sort').click()
  await menu().waitFor({ state: 'detached' })
  expect(await page.locator('[data-testid=matrix-grid] th[data-sorted=true]').count()).toBe(1)
})

test('a number is whole or has a mark in its place, and widths come back', async () => {
  await openProduct(page, 'ER-4200')
  await type(page, 'OPT-SFP-10', 'price', '123456789.12 USD')
  const price = await cellOf(page, 'OPT-SFP-10', 'price')
  const isWhole = () =>
    price.evaluate((cell) => {
      const words = document.createRange()
      words.selectNodeContents(cell)
      const { paddingLeft, paddingRight } = getComputedStyle(cell)
      const padding = Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight)
      return words.getBoundingClientRect().width <= cell.clientWidth - padding
    })
  await expect.poll(isWhole).toBe(true)
  expect(await cutNumbers(page)).toEqual([])
  await keepScreenshot(page, 'eye-nine-digits')
  const whole = await widthOf('OPT-SFP-10', 'price')
  for (let view = 0; view < 3; view++) {
    await press('Alt+r')
    await page.waitForTimeout(300)
  }
  expect(await widthOf('OPT-SFP-10', 'price')).toBe(whole)

  await price.click()
  for (let step = 0; step < 4; step++) {
    await press('Shift+F10')
    await page.getByTestId('menu-narrower').click()
  }
  await expect.poll(() => price.getAttribute('data-cut')).toBe('')
  await keepScreenshot(page, 'eye-mark')
  const width = await widthOf('OPT-SFP-10', 'price')
  const kept = () =>
    page.evaluate(async () => {
      const answer = await window.minimis.call('app.preferences', undefined)
      return answer.ok ? answer.value : null
    })
  await expect
    .poll(async () => (await kept())?.columns['bom-grid']?.find(({ id }) => id === 'price')?.width)
    .toBe(width)
  await press('Control+1')
  await openProduct(page, 'ER-4200')
  expect(await widthOf('OPT-SFP-10', 'price')).toBe(width)
  await (await cellOf(page, 'OPT-SFP-10', 'price')).click()
  await press('Shift+F10')
  await page.getByTestId('menu-reset-columns').click()
  await expect.poll(async () => (await kept())?.columns['bom-grid']).toBeUndefined()

  const splitter = page.getByTestId('splitter-result')
  const panel = page.getByTestId('result-panel')
  const before = (await panel.boundingBox())?.width ?? 0
  await splitter.focus()
  await press('ArrowLeft', 'ArrowLeft')
  await expect.poll(async () => (await panel.boundingBox())?.width).toBe(before + 32)
  expect(await splitter.getAttribute('aria-valuenow')).toBe(`${before + 32}`)
  await press('Control+1')
  await openProduct(page, 'ER-4200')
  expect((await panel.boundingBox())?.width).toBe(before + 32)
  await splitter.focus()
  await press('Enter')
  await expect.poll(async () => (await panel.boundingBox())?.width).toBe(before)
})

test('the columns of home are drawn by keys, keep their width, and get it back', async () => {
  await press('Control+1')
  await shown('home-grid')
  const border = page.getByTestId('width-id')
  const width = async () =>
    (await page.locator('th:has([data-testid=width-id])').boundingBox())?.width ?? 0
  const before = await width()
  await border.focus()
  await press('ArrowRight', 'ArrowRight')
  await expect.poll(width).toBe(Math.round(before) + 32)
  await press('Control+2')
  await shown('product-row')
  await press('Control+1')
  await shown('home-grid')
  expect(await width()).toBe(Math.round(before) + 32)
  expect(await graveViolations(page)).toEqual([])
  await border.focus()
  await press('Enter')
  await expect.poll(width).toBe(before)
})

/** Every screen, and some of what lies over one. */
const STOPS: readonly { name: string; open: () => Promise<unknown>; close?: string }[] = [
  { name: 'home', open: () => press('Control+1').then(() => shown('home-grid')) },
  { name: 'products', open: () => press('Control+2').then(() => shown('product-row')) },
  { name: 'product', open: () => openProduct(page, 'ER-4200').then(() => shown('share')) },
  { name: 'matrix', open: () => press('Control+3').then(() => shown('matrix-row')) },
  { name: 'map', open: () => press('m').then(() => shown('map-grid')), close: 'm' },
  { name: 'scenarios', open: () => press('Control+4') },
  { name: 'parts', open: () => press('Control+5').then(() => shown('part-grid')) },
  { name: 'companies', open: () => press('Control+6').then(() => shown('entity-grid')) },
  { name: 'prices', open: () => press('Control+7').then(() => shown('rate-grid')) },
  { name: 'rules', open: () => press('Control+8').then(() => shown('pack')) },
  { name: 'determinations', open: () => press('Control+9') },
  { name: 'settings', open: () => press('Control+,').then(() => shown('computer-settings')) },
  {
    name: 'palette',
    open: () => press('Control+k').then(() => shown('palette-input')),
    close: 'Escape',
  },
]

test.each([
  [911, 480],
  [607, 320],
])('nothing is covered and no number is cut in a window of %s × %s', async (width, height) => {
  await resize(width, height)
  const found: string[] = []
  for (const { name, open, close } of STOPS) {
    await open()
    await page.waitForTimeout(300)
    await keepScreenshot(page, `eye-${width}-${name}`)
    const wrong = [...(await covered(page)), ...(await cutNumbers(page))]
    found.push(...wrong.map((what) => `${name}: ${what}`))
    if (close) await press(close)
  }
  await resize(1280, 800)
  expect(found).toEqual([])
})

test('with text twice as large nothing is covered', async () => {
  const size = (percent: string) =>
    page.evaluate((given) => {
      document.documentElement.style.fontSize = given
    }, percent)
  await size('200%')
  const found: string[] = []
  for (const { name, open, close } of STOPS) {
    await open()
    await page.waitForTimeout(300)
    await keepScreenshot(page, `eye-large-text-${name}`)
    const wrong = [...(await covered(page)), ...(await cutNumbers(page))]
    found.push(...wrong.map((what) => `${name}: ${what}`))
    if (close) await press(close)
  }
  await size('')
  expect(found).toEqual([])
})

test('with forced colours what is chosen is still told, and the share is drawn', async () => {
  await page.emulateMedia({ forcedColors: 'active' })
  await openProduct(page, 'ER-4200')
  await shown('share')
  const outline = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).outlineStyle)
  expect(await outline('[data-testid=product-view] label[data-active]')).toBe('solid')
  const colours = await page
    .getByRole('img', { name: /level/ })
    .first()
    .evaluate((bar) => {
      const [track, filled] = [bar.children[0], bar.children[0]?.children[0]]
      return [track, filled].map((part) => part && getComputedStyle(part).backgroundColor)
    })
  expect(colours[0]).not.toBe(colours[1])
  await keepScreenshot(page, 'eye-forced-product')
  await press('Control+1')
  await shown('home-grid')
  expect(await outline('nav [aria-current=page]')).toBe('solid')
  expect(await outline('[data-testid=home-grid] tr[aria-selected=true]')).toBe('solid')
  await keepScreenshot(page, 'eye-forced-home')
  await page.emulateMedia({ forcedColors: 'none' })
})

test('where the system asks for less motion nothing moves', async () => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.getByTestId('nav-history').click()
  const moving = await page.evaluate(() => document.getAnimations().length)
  await shown('change')
  expect(moving).toBe(0)
  await press('Escape')
  await page.emulateMedia({ reducedMotion: 'no-preference' })
})
