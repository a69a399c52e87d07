import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { graveViolations } from './axe.ts'
import { openProduct } from './bom-grid.ts'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

let running: RunningApp

beforeAll(async () => {
  running = await launchApp({ userData: newUserData() })
  await running.page.getByTestId('revision').waitFor({ timeout: 60_000 })
})

afterAll(() => running?.app.close())

const LONG = { timeout: 60_000 }

async function resize(width: number, height: number): Promise<void> {
  await running.app.evaluate(
    ({ BrowserWindow }, size) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
  await expect.poll(() => running.page.evaluate(() => innerWidth), LONG).toBe(width)
}

const text = (testId: string) => running.page.getByTestId(testId).first().innerText()

/** Goes to the levers of a product for a destination, at one of the ways of looking at them. */
async function open(product: string, destination: string, study: string): Promise<Page> {
  const { page } = running
  await resize(1280, 800)
  await page.keyboard.press('Control+4')
  await page.getByTestId('scenarios-levers').click()
  await page.getByTestId('levers-now').waitFor(LONG)
  await choose('levers-product', product)
  await choose('destination', destination)
  await page.getByTestId('study').getByText(study, { exact: true }).click()
  await page.getByTestId('levers-verdict').waitFor(LONG)
  return page
}

/** Chooses what begins with a text from a list that is typed into. */
async function choose(testId: string, what: string): Promise<void> {
  const input = running.page.getByTestId(testId)
  if ((await input.inputValue()).startsWith(what)) return
  await input.click()
  await input.fill(what)
  await running.page.getByRole('option', { name: what }).first().click(LONG)
  await expect.poll(() => input.inputValue(), LONG).toMatch(new RegExp(`^${what}`))
}

/** Waits until what is shown answers the question on screen. */
async function answered(testId: string): Promise<void> {
  await running.page.locator(`[data-testid="${testId}"][data-current="true"]`).waitFor(LONG)
}

/** Pictures in both schemes and sizes, and what axe has against the screen. */
async function look(name: string): Promise<void> {
  const { page } = running
  for (const [width, height] of [
    [1920, 1080],
    [1280, 800],
  ] as const) {
    await resize(width, height)
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      await keepScreenshot(page, `levers-${name}-${width}-${colorScheme}`)
    }
  }
  expect(await graveViolations(page)).toEqual([])
}

test('the levers of a pass are ranked, with break-evens exact to the cent', async () => {
  const page = await open('ER-4200', 'China', 'Levers')
  await answered('levers-study')
  expect(await text('levers-verdict')).toMatch(/^not subject/)
  expect(await text('levers-share')).toBe('9.89 %')
  const first = page.getByTestId('lever').first()
  expect(await first.innerText()).toMatch(/selling price\s+7,400\.00 EUR\s+2,928\.86 EUR/)
  expect(await first.innerText()).toContain('holds to 2,928.87, flips at 2,928.86 EUR')
  expect(await first.getByTestId('lever-why').getAttribute('title')).toContain(
    'exactly 6464000/2207 EUR, −60.42 % from now',
  )
  expect(await text('lever-detail')).toContain('734.4(d)')
  await look('ranked')
  await page.getByTestId('only-flips').click()
  expect(await page.getByTestId('lever').count()).toBe(7)
  await page.getByTestId('kind-rate').click()
  expect(await page.getByTestId('lever').count()).toBe(1)
  expect(await text('lever')).toContain('EUR to USD')
})

test('where no level decides, no lever flips, and it is said what no lever changes', async () => {
  const page = await open('ER-4200', 'Iran', 'Levers')
  await answered('levers-study')
  await expect.poll(() => text('levers-verdict'), LONG).toMatch(/^subject/)
  expect(await text('levers-study')).toContain('734.4(b) decides at any share')
  await page.getByTestId('levers-limits').locator('summary').click()
  expect(await text('levers-limits')).toContain('Sanctions, end uses and end users')
  await look('fixed')
  await page.getByTestId('levers-limits').locator('summary').click()
  expect(await page.locator('[data-testid="lever"][data-flips="true"]').count()).toBe(0)
})

test('the smallest sets teach how to note alternates, and find them once they are noted', async () => {
  const page = await open('RU-3500', 'China', 'Smallest sets')
  await answered('sets-study')
  expect(await text('no-alternates')).toContain('Alt+A')
  await look('no-alternates')
  await note('IC-FPGA-MID', 'IC-FPGA-SML')
  await note('ASM-OCXO', 'OSC-TCXO')
  await page.getByTestId('sets-table').waitFor(LONG)
  expect(await text('sets-found')).toBe(
    'At least 1 item must be replaced to be not subject. No smaller set does it, and none of this size is cheaper.',
  )
  expect(await text('sets-table')).toMatch(/IC-FPGA-MID by IC-FPGA-SML\s+not subject/)
  expect(await text('sets-table')).toContain('373.50 USD less')
  await look('sets')
  await page.getByText('A share', { exact: true }).click()
  await page.getByTestId('sets-target').fill('1 %')
  await expect.poll(() => text('sets-found'), LONG).toContain('all alternates together do not')
  expect(await text('sets-found')).toContain('at or under 1.00 %')
})

test('a lever becomes a change of a new scenario, and is looked at over it once it is saved', async () => {
  const page = await open('RU-3500', 'China', 'Levers')
  await answered('levers-study')
  await page.getByTestId('kind-alternate').click()
  const grid = page.getByTestId('levers-grid')
  await grid.focus()
  await page.keyboard.press('Home')
  expect(await page.locator('[data-testid="lever"][aria-selected="true"]').innerText()).toMatch(
    /alternate\s+IC-FPGA-MID\s+IC-FPGA-MID\s+IC-FPGA-SML\s+subject/,
  )
  await page.keyboard.press('Enter')
  await page.getByTestId('lever-detail').waitFor({ state: 'hidden' })
  await page.keyboard.press('Enter')
  expect(await text('make-scenario')).toBe('Make a scenario of it')
  await page.keyboard.press('s')
  await page.getByTestId('scenario-editor').waitFor(LONG)
  const name = 'IC-FPGA-MID: IC-FPGA-SML in its place'
  expect(await page.getByTestId('editor-name').inputValue()).toBe(name)
  await page.getByTestId('change-fits').waitFor(LONG)
  expect(await page.getByTestId('change').count()).toBe(1)
  await page.getByTestId('scenarios-levers').click()
  await answered('levers-study')
  expect(await text('make-scenario')).toBe(`Add to "${name}"`)
  await page.getByTestId('scenarios-compare').click()
  await page.getByTestId('editor-save').click()
  await page.getByTestId('scenario-editor').waitFor({ state: 'hidden', ...LONG })
  await page.getByTestId('scenarios-levers').click()
  await choose('levers-over', `Over ${name}`)
  await expect.poll(() => text('levers-verdict'), LONG).toMatch(/^not subject/)
  await answered('levers-study')
  await look('over-scenario')
  await choose('levers-over', 'Over the base')
  await expect.poll(() => text('levers-verdict'), LONG).toMatch(/^subject/)
})

test('what can only be found out gives no scenario, and is recorded on the item', async () => {
  const page = await open('SC-220', 'China', 'Levers')
  await answered('levers-study')
  expect(await page.getByRole('region', { name: 'You can decide' }).count()).toBe(1)
  await page.getByTestId('kind-origin').click()
  const grid = page.getByTestId('levers-find-out')
  await grid.focus()
  await page.keyboard.press('ArrowDown')
  const chosen = grid.locator('[data-testid="lever"][aria-selected="true"]')
  expect(await chosen.innerText()).toMatch(/^(origin|ECCN|paragraph|fact)/)
  await page.getByTestId('record-finding').waitFor(LONG)
  expect(await page.getByTestId('make-scenario').count()).toBe(0)
  await look('lists')
  await grid.focus()
  await page.keyboard.press('s')
  expect(await page.getByTestId('scenario-editor').count()).toBe(0)
  await page.keyboard.press('r')
  await page.getByTestId('item-drawer').waitFor(LONG)
  await page.keyboard.press('Escape')
})

test('the tornado has its bars by width, the level, and its numbers one key away', async () => {
  const page = await open('ER-4200', 'China', 'Tornado')
  await answered('tornado-study')
  const picture = page.getByTestId('tornado-picture')
  await picture.getByRole('listbox').waitFor(LONG)
  expect(await picture.getByRole('option').first().innerText()).toBe(
    'selling price: at 6,660.00 EUR 10.99 %, not subject, lines open; at 8,140.00 EUR 9.00 %, not subject, lines open; moves 2.00 pts',
  )
  expect(await picture.locator('svg.recharts-surface').textContent()).toContain('level 25.00 %')
  await look('tornado')
  await page.getByTestId('spread').getByText('20 %', { exact: true }).click()
  await expect
    .poll(() => picture.getByRole('option').first().innerText(), LONG)
    .toContain('5,920.00 EUR')
  await picture.getByRole('listbox').focus()
  await page.keyboard.press('t')
  expect(await picture.getByRole('table').innerText()).toContain('price of IC-FPGA-MID\t329.60 USD')
  await look('tornado-numbers')
  await page.keyboard.press('t')
  await page.getByTestId('spread').getByText('10 %', { exact: true }).click()
  await open('RU-3500', 'China', 'Tornado')
  await expect.poll(() => text('levers-verdict'), LONG).toMatch(/^subject/)
  await answered('tornado-study')
  await look('tornado-flips')
  await open('SC-220', 'China', 'Tornado')
  await answered('tornado-study')
  await look('tornado-open')
})

test('the two-way table marks where both amounts are now, and goes by the arrows', async () => {
  const page = await open('RU-3500', 'China', 'Two-way table')
  await expect.poll(() => text('levers-verdict'), LONG).toMatch(/^subject/)
  await answered('two-way-study')
  const cells = page.getByTestId('two-way-grid').locator('td')
  expect(await cells.count()).toBe(49)
  const now = page.getByTestId('two-way-grid').locator('[data-now="true"] >> nth=0')
  expect(await now.count()).toBe(1)
  expect(await text('two-way-cell')).toMatch(
    /^selling price .*: subject, no licence by destination, 25\.03 %/,
  )
  await page.getByTestId('two-way-grid').focus()
  await page.keyboard.press('ArrowRight')
  expect(await text('two-way-cell')).toContain('not subject')
  await look('two-way')
  await page.getByTestId('steps').getByText('5 steps').click()
  await expect.poll(() => cells.count(), LONG).toBe(121)
  await answered('two-way-study')
  await look('two-way-fine')
})

test('samples with the same seed give the same counts, and another seed gives others', async () => {
  const page = await open('RU-3500', 'China', 'Uncertainty')
  await page.getByTestId('range-editor').waitFor(LONG)
  expect(await page.getByTestId('range').count()).toBe(3)
  const draw = async (seed: string) => {
    await page.getByTestId('seed').fill(seed)
    await page.getByTestId('seed').press('Enter')
    await expect.poll(() => text('reproducible'), LONG).toContain(`seed ${seed}:`)
    await answered('uncertainty-study')
    return { outcomes: await text('outcomes'), spread: await text('spread-text') }
  }
  const first = await draw('7')
  expect(await page.getByTestId('outcome').count()).toBe(2)
  expect(first.outcomes).toMatch(/of 10,000/)
  await look('uncertainty')
  const other = await draw('8')
  expect(other.outcomes).not.toBe(first.outcomes)
  const again = await draw('7')
  expect(again).toEqual(first)

  await page.getByTestId('range-low').first().fill('cheap')
  expect(await page.getByTestId('draw').isDisabled()).toBe(true)
  expect(await text('range-editor')).toContain('Low: an amount above zero, such as 12.50')
  expect(await text('outcomes')).toContain('The ranges were changed since')
  await look('uncertainty-wrong')
})

test('from a product Ctrl+L goes to its levers, and the brackets step through destinations', async () => {
  const { page } = running
  await openProduct(page, 'CG-70')
  await page.keyboard.press('Control+l')
  await page.getByTestId('levers-verdict').waitFor(LONG)
  expect(await page.getByTestId('levers-product').inputValue()).toMatch(/^CG-70/)
  const before = await page.getByTestId('destination').inputValue()
  await page.getByTestId('study').focus()
  await page.keyboard.press(']')
  await expect.poll(() => page.getByTestId('destination').inputValue(), LONG).not.toBe(before)
  await page.keyboard.press('[')
  await expect.poll(() => page.getByTestId('destination').inputValue(), LONG).toBe(before)
  await page.keyboard.press('Alt+3')
  await answered('tornado-study')
})

/** Notes an alternate on each line of an item inside RU-3500. */
async function note(item: string, alternate: string): Promise<void> {
  const noted = await running.page.evaluate(
    async ({ item, alternate }) => {
      const products = await window.minimis.call('products.list', {})
      if (!products.ok) return 0
      let lines = 0
      for (const { id } of products.value.rows) {
        const bom = await window.minimis.call('bom.rows', { product: id })
        if (!bom.ok) continue
        for (const row of bom.value.rows) {
          if (row.item !== item) continue
          const details = { alternates: [alternate] }
          const command = { kind: 'setLine', line: row.line, details } as const
          const answer = await window.minimis.call('edit.apply', command)
          if (answer.ok) lines++
        }
      }
      return lines
    },
    { item, alternate },
  )
  expect(noted).toBeGreaterThan(0)
}
