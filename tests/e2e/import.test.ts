import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { root } from '../../scripts/build.ts'
import { keepScreenshot, launchApp } from './launch.ts'

let app: ElectronApplication | null = null

afterEach(async () => {
  await app?.close()
  app = null
})

/** Starts the app on the demo and chooses a file in the import dialog. */
async function importing(file: string): Promise<Page> {
  const running = await launchApp()
  app = running.app
  const { page } = running
  await page.getByTestId('workspace-name').waitFor()
  await app.evaluate(
    ({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    },
    join(root, 'samples', 'boms', file),
  )
  await app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? [])
    items?.find(({ label }) => label.startsWith('&Import'))?.click()
  })
  return page
}

const counts = (page: Page) => page.getByTestId('paste-counts').innerText()
const revision = (page: Page) => page.getByTestId('revision').innerText()

/** Types the product that the table goes into and leaves the field. */
async function into(page: Page, product: string): Promise<void> {
  await page.getByTestId('import-product').fill(product)
  await page.keyboard.press('Enter')
}

/** Answers every question by its first reading that has values, by keyboard alone. */
async function answerAll(page: Page): Promise<string[]> {
  const asked: string[] = []
  for (;;) {
    await page.getByTestId('import-data').waitFor()
    const question = page.locator('[data-question]').first()
    if ((await question.count()) === 0) return asked
    const id = (await question.getAttribute('data-question')) ?? ''
    asked.push(id)
    await question.locator('[data-reading]').first().press('Enter')
    await page.locator(`[data-question="${id}"]`).waitFor({ state: 'detached' })
  }
}

test.each([
  ['sap-stueckliste.csv', 'light'],
  ['altium-motion-controller.xlsx', 'dark'],
] as const)(
  '%s becomes a new product in one change, and undo takes it back',
  async (file, colorScheme) => {
    const page = await importing(file)
    await page.emulateMedia({ colorScheme })
    await into(page, 'IMPORTED-1')
    await page.getByTestId('import-data').waitFor()
    await keepScreenshot(page, `import-first-${colorScheme}`)
    await answerAll(page)
    await page.getByTestId('paste-apply').waitFor()
    await keepScreenshot(page, `import-rows-${colorScheme}`)
    expect(await counts(page)).toMatch(/^\d+ new/)
    const before = Number(await revision(page))

    await page.getByTestId('paste-apply').click()
    await page.getByTestId('import-dialog').waitFor({ state: 'detached' })
    await page.getByRole('heading', { name: 'IMPORTED-1' }).waitFor()
    expect(Number(await revision(page))).toBe(before + 1)
    await keepScreenshot(page, `import-done-${colorScheme}`)

    await page.getByTestId('undo').click()
    await page.getByText('IMPORTED-1 is not in this revision').waitFor()
  },
)

test('a file that is no table is refused with what to do, and nothing is written', async () => {
  const page = await importing('../../package-lock.json')
  await into(page, 'NONSENSE')
  const before = await revision(page)
  await page.getByText('Choose over the columns what they are').waitFor()
  expect(await page.getByTestId('paste-apply').count()).toBe(0)
  expect(await revision(page)).toBe(before)
  await keepScreenshot(page, 'import-no-table')
})
