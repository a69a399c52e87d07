import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { afterEach, expect, test, vi } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { root } from '../../scripts/build.ts'
import type { Model } from '../../shared/model/schema.ts'
import { benchModel } from '../bench/model.ts'
import { session } from '../db/support.ts'
import { graveViolations, violations } from './axe.ts'
import { openProduct, type } from './bom-grid.ts'
import { covered, cutLabels, cutNumbers } from './eyes.ts'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'
import { MORE, officeStops, type Stop } from './more-stops.ts'

vi.setConfig({ testTimeout: 600_000 })

const SMALL = [1280, 800] as const
const LARGE = [1920, 1080] as const
/** What is left of the small window at a zoom of 150 %, and of a laptop's screen. */
const ZOOMED = [853, 533] as const
const LAPTOP = [911, 480] as const
/** Whether axe looks at every size, in light and dark, for small findings too: takes some minutes. */
const isThorough = Boolean(process.env.EVERY_SIZE)
const SCHEMES = ['light', 'dark'] as const

/** The rules of axe that another size or other colours can break; names and roles are the same. */
const LAID_OUT = ['color-contrast', 'target-size', 'scrollable-region-focusable']

let running: RunningApp | null = null

afterEach(async () => {
  await running?.app.close()
  running = null
})

async function start(args: readonly string[] = []): Promise<Page> {
  running = await launchApp({ userData: newUserData(), args })
  const { app, page } = running
  await page.getByTestId('status').waitFor()
  await resize(app, page, SMALL)
  return page
}

async function resize(app: ElectronApplication, page: Page, size: readonly [number, number]) {
  const set = () =>
    app.evaluate(({ BrowserWindow }, [width, height]) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.setMinimumSize(1, 1)
      window?.setContentSize(width, height)
    }, size)
  await set().catch(set)
  await page.waitForFunction((width) => window.innerWidth === width, size[0])
}

/**
 * Goes from stop to stop, keeps pictures of each in light and dark, and returns what axe finds
 * there and where a screen is wider than its window. In dark only the colours are looked at again,
 * unless every size is asked for.
 */
async function tour(
  page: Page,
  folder: string,
  stops: readonly Stop[],
  sizes: readonly (readonly [number, number])[] = [SMALL, LARGE],
): Promise<string[]> {
  const found: string[] = []
  for (const { name, open, close } of stops) {
    if (isThorough) {
      const failed = await open(page).then(
        () => null,
        (error) => `${name} cannot be opened: ${String(error).slice(0, 300)}`,
      )
      if (failed !== null) {
        found.push(failed)
        console.info(failed)
        await leave(page)
        continue
      }
    } else await open(page)
    for (const size of isThorough ? [SMALL, LARGE, ZOOMED, LAPTOP] : sizes) {
      if (running) await resize(running.app, page, size)
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme })
        await settled(page)
        await keepPicture(page, folder, `${name}-${size[0]}-${colorScheme}`)
        if (!isThorough && size !== SMALL) continue
        const isFirst = size === SMALL && colorScheme === 'light'
        const wrong = await (isThorough
          ? violations(page, isFirst ? undefined : LAID_OUT)
          : graveViolations(page, isFirst ? undefined : ['color-contrast']))
        if (isThorough && isFirst) wrong.push(...(await violations(page, ['target-size'])))
        if (isThorough && colorScheme === 'light')
          for (const look of [covered, cutNumbers, cutLabels]) wrong.push(...(await look(page)))
        if (isThorough && wrong.length > 0)
          console.info(`${name}, ${size[0]}, ${colorScheme}`, wrong)
        found.push(...wrong.map((what) => `${name}, ${size[0]}, ${colorScheme}: ${what}`))
      }
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      if (width > size[0]) found.push(`${name} is ${width} wide in a window of ${size[0]}`)
    }
    if (running) await resize(running.app, page, SMALL)
    await close?.(page)
  }
  return found
}

/** Waits until nothing moves any more: charts and grids draw again after a new size or colours. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    for (let i = 0; i < 12; i++) await frame()
    const moves = document.getAnimations().map(({ finished }) => finished)
    await Promise.allSettled(moves)
  })
}

async function keepPicture(page: Page, folder: string, name: string): Promise<void> {
  mkdirSync(join(root, 'out', 'e2e', 'screens', folder), { recursive: true })
  await keepScreenshot(page, `screens/${folder}/${name}`)
}

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const leave = (page: Page) => press(page, 'Escape')
const shown = (page: Page, testId: string) => page.getByTestId(testId).first().waitFor()
const firstRow = (page: Page, grid: string) =>
  page.locator(`[data-testid="${grid}"] [row-index="0"]`).first().waitFor()

async function homeFigures(page: Page): Promise<void> {
  await press(page, 'Control+1')
  await page.locator('[data-testid=product-row][data-standing=current]').first().waitFor()
}

async function matrix(page: Page): Promise<void> {
  await press(page, 'Control+3')
  await shown(page, 'matrix-grid')
  await page.getByTestId('matrix-progress').waitFor({ state: 'detached' })
}

async function view(page: Page, name: string): Promise<void> {
  await page.getByTestId('product-view').getByText(name, { exact: true }).click()
}

/** Chooses a file in the dialog that the import asks with. */
async function importFile(page: Page, file: string): Promise<void> {
  await running?.app.evaluate(({ dialog, Menu }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? [])
    items?.find(({ label }) => label.startsWith('&Import'))?.click()
  }, file)
  await shown(page, 'import-product')
}

async function palette(page: Page, typed: string): Promise<void> {
  await press(page, 'Control+k')
  await shown(page, 'palette-input')
  await page.keyboard.type(typed)
  await shown(page, 'palette-option')
}

async function panel(page: Page, name: 'history' | 'keys', until: string) {
  await page.getByTestId(`nav-${name}`).click()
  await shown(page, until)
}

const sap = join(root, 'samples', 'boms', 'sap-stueckliste.csv')

const RULES: readonly Stop[] = [
  { name: 'rules', open: (page) => press(page, 'Control+8').then(() => shown(page, 'pack')) },
  ...['clock', 'countries', 'eccns', 'cases', 'lists', 'switches'].map((tab) => ({
    name: `rules-${tab}`,
    open: async (page: Page) => {
      await page.getByTestId(`rules-${tab}`).click()
      await page.getByRole('tabpanel').locator('> *').first().waitFor()
    },
  })),
]

const SETTINGS: Stop = {
  name: 'settings',
  open: (page) => press(page, 'Control+,').then(() => shown(page, 'computer-settings')),
}

const PRODUCT: readonly Stop[] = [
  {
    name: 'product-both',
    open: (page) => openProduct(page, 'ER-4200').then(() => shown(page, 'share')),
  },
  {
    name: 'product-all-lines',
    open: async (page) => {
      await page.getByTestId('expand-all').click()
      await page.locator('[data-testid="bom-grid"] [row-index="20"]').first().waitFor()
    },
    close: (page) => page.getByRole('button', { name: 'Collapse all' }).click(),
  },
  {
    name: 'product-add-line',
    open: async (page) => {
      await page.getByTestId('add-line').click()
      await shown(page, 'line-item')
    },
    close: leave,
  },
  {
    name: 'product-item',
    open: async (page) => {
      await page.locator('[data-testid="bom-grid"] [col-id="item"]').last().click()
      await press(page, 'Control+i')
      await page.getByTestId('item-drawer').getByText('Where used').waitFor()
    },
    close: leave,
  },
  {
    name: 'product-data',
    open: async (page) => {
      await page.getByTestId('product-data').click()
      await page.getByTestId('item-drawer').getByText('ECCN').first().waitFor()
    },
    close: leave,
  },
  {
    name: 'product-paste',
    open: async (page) => {
      await running?.app.evaluate(
        ({ clipboard }, copied) => clipboard.writeText(copied),
        [
          'Level\tPart Number\tDescription\tQty\tUnit price\tCountry of origin',
          '1\tX-ASM\tBracket assembly\t1\t\t',
          '2\tX-1\tBracket\t2\t1,20 EUR\tDE',
          '2\tX-2\tScrew\tmany\t0,05 EUR\tDE',
          '1\tCBL-CONSOLE\tConsole cable, long\t1\t\tMexico',
        ].join('\n'),
      )
      await page.locator('[data-testid="bom-grid"] [col-id="item"]').last().click()
      await press(page, 'Control+v')
      await page.getByTestId('paste-preview').getByText('not taken').first().waitFor()
    },
    close: leave,
  },
  { name: 'product-result', open: (page) => view(page, 'Result') },
  { name: 'product-bom', open: (page) => view(page, 'BOM') },
  {
    name: 'product-freeze',
    open: async (page) => {
      await page.getByTestId('revisions').click()
      await page.getByTestId('freeze').click()
      await page.getByTestId('freeze-label').fill('C')
    },
    close: (page) => press(page, 'Enter'),
  },
  {
    name: 'product-compare',
    open: async (page) => {
      await page.getByTestId('freeze-label').waitFor({ state: 'detached' })
      await type(page, 'OPT-SFP-10', 'quantity', '9')
      await page.getByTestId('revisions').click()
      await page.getByTestId('compare').click()
      await page.getByTestId('difference-count').getByText('1 difference').waitFor()
    },
    close: leave,
  },
]

const DEMO: readonly Stop[] = [
  { name: 'home', open: homeFigures },
  {
    name: 'products',
    open: (page) => press(page, 'Control+2').then(() => shown(page, 'product-row')),
  },
  ...PRODUCT,
  { name: 'matrix', open: matrix },
  {
    name: 'matrix-sets',
    open: (page) =>
      page
        .getByTestId('edit-sets')
        .click()
        .then(() => shown(page, 'sets-dialog')),
    close: leave,
  },
  {
    name: 'matrix-map',
    open: async (page) => {
      await page.getByTestId('matrix-picture').getByText('Map').click()
      await shown(page, 'map-grid')
    },
    close: (page) => page.getByTestId('matrix-picture').getByText('Table').click(),
  },
  {
    name: 'parts',
    open: (page) => press(page, 'Control+5').then(() => firstRow(page, 'part-grid')),
  },
  {
    name: 'parts-bulk',
    open: async (page) => {
      await page.locator('[data-testid="part-grid"] [row-index="1"] [col-id="id"]').click()
      await press(page, 'Shift+ArrowDown')
      await shown(page, 'bulk-bar')
    },
    close: (page) => press(page, 'ArrowDown'),
  },
  {
    name: 'companies',
    open: (page) => press(page, 'Control+6').then(() => firstRow(page, 'entity-grid')),
  },
  {
    name: 'prices',
    open: (page) => press(page, 'Control+7').then(() => firstRow(page, 'rate-grid')),
  },
  {
    name: 'trade-parties',
    open: (page) => press(page, 'Control+Shift+P').then(() => shown(page, 'trade-parties-screen')),
  },
  {
    name: 'licences',
    open: (page) => press(page, 'Control+Shift+L').then(() => shown(page, 'no-licences')),
  },
  {
    name: 'shipments',
    open: (page) => press(page, 'Control+Shift+H').then(() => shown(page, 'no-checks')),
  },
  ...RULES,
  SETTINGS,
  ...officeStops(() => running),
  ...(isThorough ? MORE : []),
  {
    name: 'create-product',
    open: async (page) => {
      await homeFigures(page)
      await page.getByTestId('new-product').click()
      await shown(page, 'product-id')
    },
    close: leave,
  },
  {
    name: 'import',
    open: async (page) => {
      await importFile(page, sap)
      await page.getByTestId('import-product').fill('IMPORTED-1')
      await press(page, 'Enter')
      await page
        .getByTestId('paste-counts')
        .getByText(/^\d+ new/)
        .waitFor()
    },
    close: (page) => press(page, 'Escape'),
  },
  {
    name: 'palette',
    open: (page) => palette(page, 'er42'),
    close: leave,
  },
  { name: 'keys', open: (page) => panel(page, 'keys', 'keys'), close: leave },
  { name: 'history', open: (page) => panel(page, 'history', 'change'), close: leave },
  {
    name: 'backups',
    open: async (page) => {
      await page.getByTestId('nav-backups').click()
      await page.getByRole('dialog', { name: 'Backups' }).waitFor()
    },
    close: leave,
  },
  {
    name: 'past',
    open: async (page) => {
      await page.evaluate(() => window.minimis.call('workspace.openPast', { revision: 1 }))
      await shown(page, 'read-only')
    },
    close: (page) => page.getByTestId('back-to-present').click(),
  },
  {
    name: 'start',
    open: (page) => press(page, 'Control+w').then(() => shown(page, 'start-screen')),
  },
]

test('every screen of the demo is in order for axe, in light and in dark', async () => {
  const page = await start()
  expect(await tour(page, 'demo', DEMO)).toEqual([])
})

test('every screen of an empty workspace is in order for axe', async () => {
  const nothing = { ...benchModel(0), entities: [], parts: [], products: [], rates: [] }
  const page = await start([workspace(nothing)])
  const stops = MAIN.map(({ name, key, empty }) => ({
    name,
    open: (on: Page) => press(on, `Control+${key}`).then(() => empty(on)),
  }))
  expect(await tour(page, 'empty', [...stops, SETTINGS], [SMALL])).toEqual([])
})

test('what cannot be worked out or read is said on every screen, in order for axe', async () => {
  const page = await start()
  await breakEvaluation()
  const stops: readonly Stop[] = [
    {
      name: 'home',
      open: async (on) => {
        await on.reload()
        await shown(on, 'home-error')
      },
    },
    {
      name: 'product',
      open: async (on) => {
        await openProduct(on, 'ER-4200')
        await shown(on, 'result-failed')
      },
    },
    {
      name: 'product-refused',
      open: async (on) => {
        await type(on, 'OPT-SFP-10', 'origin', 'Atlantis')
        await on.getByTestId('hint').getByText('Atlantis').waitFor()
      },
    },
    {
      name: 'matrix',
      open: (on) => press(on, 'Control+3').then(() => shown(on, 'matrix-error')),
    },
    {
      name: 'import',
      open: async (on) => {
        await importFile(on, join(root, 'package-lock.json'))
        await on.getByTestId('import-product').fill('NONSENSE')
        await press(on, 'Enter')
        await on.getByRole('alert').or(on.getByTestId('import-questions')).first().waitFor()
      },
      close: (on) => press(on, 'Escape'),
    },
    {
      name: 'start',
      open: async (on) => {
        const path = join(newUserData(), 'letter.minimis')
        writeFileSync(path, 'Not a workspace')
        await press(on, 'Control+w')
        await shown(on, 'start-screen')
        await running?.app.evaluate(({ dialog }, file) => {
          dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] })
        }, path)
        await press(on, 'o')
        await shown(on, 'refusal')
      },
    },
  ]
  expect(await tour(page, 'error', stops, [SMALL])).toEqual([])
})

test('a bill of materials of 100,000 lines is shown on every screen', async () => {
  const page = await start([workspace(benchModel(100_000))])
  const stops: readonly Stop[] = [
    { name: 'home', open: homeFigures },
    {
      name: 'products',
      open: (on) => press(on, 'Control+2').then(() => shown(on, 'product-row')),
    },
    {
      name: 'product',
      open: async (on) => {
        await on.getByTestId('product-row').filter({ hasText: /^W$/ }).first().dblclick()
        await firstRow(on, 'bom-grid')
        await shown(on, 'share')
      },
    },
    { name: 'product-result', open: (on) => view(on, 'Result') },
    { name: 'matrix', open: matrix },
    { name: 'parts', open: (on) => press(on, 'Control+5').then(() => firstRow(on, 'part-grid')) },
    { name: 'prices', open: (on) => press(on, 'Control+7').then(() => firstRow(on, 'rate-grid')) },
  ]
  expect(await tour(page, 'large', stops, [SMALL])).toEqual([])
})

/** The screens that show what a workspace holds, and what stands there while it holds nothing. */
const MAIN = [
  { name: 'home', key: '1', empty: (page: Page) => shown(page, 'empty-workspace') },
  { name: 'products', key: '2', empty: (page: Page) => shown(page, 'empty-workspace') },
  { name: 'matrix', key: '3', empty: (page: Page) => shown(page, 'matrix-empty') },
  { name: 'parts', key: '5', empty: (page: Page) => shown(page, 'no-parts') },
  {
    name: 'companies',
    key: '6',
    empty: (page: Page) => page.getByText('No companies yet').waitFor(),
  },
  { name: 'prices', key: '7', empty: (page: Page) => page.getByText('No prices yet').waitFor() },
  {
    name: 'trade-parties',
    key: 'Shift+P',
    empty: (page: Page) => page.getByText('No parties yet').waitFor(),
  },
  { name: 'licences', key: 'Shift+L', empty: (page: Page) => shown(page, 'no-licences') },
  { name: 'shipments', key: 'Shift+H', empty: (page: Page) => shown(page, 'no-checks') },
]

/** A workspace file with a model. */
function workspace(model: Model): string {
  const path = join(newUserData(), 'Workspace.minimis')
  Workspace.create(path, session(), { model }).close()
  return path
}

/** From now on nothing can be evaluated. */
async function breakEvaluation(): Promise<void> {
  await running?.app.evaluate(({ ipcMain }) => {
    type Answer = (event: unknown, name: string, input: unknown) => unknown
    const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, Answer>
    const answer = handlers.get('minimis:call')
    const failure = { code: 'internal', message: 'The evaluation broke off.' }
    handlers.set('minimis:call', async (event, name, input) =>
      name.startsWith('evaluate.') ? { ok: false, failure } : answer?.(event, name, input),
    )
  })
}
