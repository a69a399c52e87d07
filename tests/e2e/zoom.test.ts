import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openProduct } from './bom-grid.ts'
import { keepScreenshot, launchApp, newUserData } from './launch.ts'

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

async function zoom(factor: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, wanted) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setContentSize(1280, 800)
    window?.webContents.setZoomFactor(wanted)
  }, factor)
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(Math.round(1280 / factor))
}

/** Buttons and fields in an element that are cut off by the window, or whose words are. */
const cut = (within: string) =>
  page.evaluate((selector) => {
    const shown = document.querySelectorAll<HTMLElement>(
      `${selector} button, ${selector} input:not([type="checkbox"])`,
    )
    return [...shown]
      .filter((element) => {
        const box = element.getBoundingClientRect()
        const isOut = box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < 0
        const isCut = element.matches('button') && element.scrollWidth > element.clientWidth + 1
        return box.width > 0 && (isOut || isCut)
      })
      .map((element) => element.dataset.testid ?? element.innerText ?? element.tagName)
  }, within)

test.each([1, 1.5])(
  'the bar for lines and the product stand whole at a zoom of %s',
  async (factor) => {
    await openProduct(page, 'ER-4200')
    await zoom(factor)
    await page.keyboard.press('Insert')
    await page.getByTestId('line-item').waitFor()
    await keepScreenshot(page, `zoom-product-${factor}`)
    expect(await cut('form:has([data-testid="line-item"])')).toEqual([])
    expect(await cut('header:has([data-testid="product-view"])')).toEqual([])
    expect(await cut('[data-testid="bom-bar"]')).toEqual([])
  },
)

test.each([1, 1.5])(
  'an import shows its button and its reasons at a zoom of %s',
  async (factor) => {
    await zoom(factor)
    const path = join(newUserData(), 'mixed.csv')
    const rows = Array.from({ length: 12 }, (_, i) => `Z-${i},${i % 3 === 0 ? 'many' : 1},Germany`)
    writeFileSync(path, ['Part Number,Quantity,Country of origin', ...rows].join('\n'))
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
    }, path)
    await app.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? [])
      items?.find(({ label }) => label.startsWith('&Import'))?.click()
    })
    await page.getByTestId('import-product').fill('ZOOM-1')
    await page.keyboard.press('Enter')
    await page.getByTestId('paste-apply').waitFor()
    await keepScreenshot(page, `zoom-import-${factor}`)
    const button = await page.getByTestId('paste-apply').boundingBox()
    const height = await page.evaluate(() => innerHeight)
    expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(height)
    const reason = page.getByTestId('paste-preview').locator('[col-id="detail"]').nth(1)
    expect((await reason.boundingBox())?.width).toBeGreaterThan(240)
  },
)

test('the matrix shows rows at a zoom of 1.5, above the totals and not below them', async () => {
  await zoom(1.5)
  await page.keyboard.press('Control+3')
  const row = page.locator('[data-testid=matrix-row]').first()
  await row.waitFor()
  expect(
    await page.getByTestId('matrix-grid').evaluate((grid) => grid.parentElement?.scrollTop),
  ).toBe(0)
  await keepScreenshot(page, 'zoom-matrix')
  const [shown, totals] = await Promise.all([
    row.boundingBox(),
    page.getByTestId('total-licence').boundingBox(),
  ])
  expect((shown?.y ?? 0) + (shown?.height ?? 0)).toBeLessThanOrEqual(totals?.y ?? 0)
})
