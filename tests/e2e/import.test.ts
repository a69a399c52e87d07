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

test.each([
  ['sap-stueckliste.csv', 'light'],
  ['altium-motion-controller.xlsx', 'dark'],
] as const)(
  '%s becomes a new product in one change, and undo takes it back',
  async (file, colorScheme) => {
    const page = await importing(file)
    await page.emulateMedia({ colorScheme })
    await page.getByTestId('import-product').fill('IMPORTED-1')
    await keepScreenshot(page, `import-target-${colorScheme}`)
    await page.keyboard.press('Escape')
    await page.getByTestId('import-next').click()
    await page.getByTestId('paste-apply').waitFor()
    await expect.poll(() => counts(page)).toMatch(/^\d+ new/)
    await keepScreenshot(page, `import-rows-${colorScheme}`)
    const [added = 0, updated = 0, lines = 0] =
      (await counts(page)).match(/\d+/g)?.map(Number) ?? []
    expect(added + updated + lines).toBeGreaterThan(3)
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
  await page.getByTestId('import-product').waitFor()
  await page.getByTestId('import-product').fill('NONSENSE')
  await page.keyboard.press('Escape')
  await page.getByTestId('import-next').click()
  const before = await revision(page)
  await page.getByText('Choose above what the columns are').waitFor()
  expect(await page.getByTestId('paste-apply').isDisabled()).toBe(true)
  expect(await revision(page)).toBe(before)
  await keepScreenshot(page, 'import-no-table')
})
