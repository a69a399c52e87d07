import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { graveViolations } from './axe.ts'
import { countKeys } from './keys.ts'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

let running: RunningApp
let page: Page

const press = (key: string) => page.keyboard.press(key)

beforeAll(async () => {
  running = await launchApp({ userData: newUserData() })
  page = running.page
  await page.getByTestId('nav-home').waitFor({ timeout: 60_000 })
  await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800),
  )
})

afterAll(() => running.app.close())

const paste = (text: string) =>
  running.app.evaluate(({ clipboard }, given) => clipboard.writeText(given), text)

test('what is not known is walked through, the most decisive first, and axe finds nothing', async () => {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('find out what')
  await page.keyboard.press('Enter')
  await page.getByTestId('answer-box').waitFor({ timeout: 60_000 })
  await page
    .getByTestId('answer-box')
    .getByText(/in \d+ open verdict/)
    .waitFor({ timeout: 60_000 })
  expect(await graveViolations(page)).toEqual([])
  await keepScreenshot(page, 'workbench')
})

test('EAR99 on no source is shown before it is written, and Undo closes what is shown', async () => {
  const revision = () => page.getByTestId('revision').innerText()
  const before = await revision()
  await page.getByTestId('question-eccn').click()
  await page.getByTestId('answer-text').fill('EAR99')
  await page.keyboard.press('Enter')
  await page.getByTestId('no-source').waitFor()
  await keepScreenshot(page, 'workbench-no-source')
  await page.getByTestId('workbench-source').fill('Letter')
  await page.getByTestId('no-source').waitFor({ state: 'detached' })
  await page.getByTestId('workbench-source').fill('')
  await page.getByTestId('many-write').focus()
  await page.keyboard.press('Control+z')
  await page.getByTestId('many-preview').waitFor({ state: 'detached' })
  expect(await revision()).toBe(before)
})

test('an ECCN is typed, written with its source, and the next part is asked', async () => {
  await page.getByTestId('workbench-source').fill('Data sheet of May')
  await page.getByTestId('question-eccn').click()
  const box = page.getByTestId('answer-box')
  const first = await box.locator('h2 button').innerText()
  await page.getByTestId('answer-text').fill('3A99')
  await page.keyboard.press('Enter')
  await page.getByTestId('foot-line').getByText('is no ECCN', { exact: false }).waitFor()
  expect(await box.locator('h2 button').innerText()).toBe(first)
  await page.getByTestId('answer-text').fill('3A991')
  await page.keyboard.press('Enter')
  await expect.poll(() => box.locator('h2 button').innerText()).not.toBe(first)
  await page.keyboard.press('Control+k')
  await page.keyboard.type(first)
  await page.keyboard.press('Enter')
  await page.getByTestId('part-eccn').waitFor()
  expect(await page.getByTestId('part-eccn').inputValue()).toBe('3A991')
  expect(await page.getByTestId('classification-source').inputValue()).toBe('Data sheet of May')
  expect(await page.getByTestId('classification-state').inputValue()).toBe('proposed')
  await page.keyboard.press('Escape')
})

test('EAR99 with a source is told from EAR99 without one, in the register and in the drawer', async () => {
  const { sourced, bare } = await page.evaluate(async () => {
    const answer = await window.minimis.call('parts.list', {})
    if (!answer.ok) throw new Error('no parts')
    const [first, second] = answer.value.rows.filter(({ eccn }) => eccn === 'EAR99')
    return { sourced: first?.id ?? '', bare: second?.id ?? '' }
  })
  await page.evaluate(
    (id) =>
      window.minimis.call('edit.apply', {
        kind: 'changePart',
        id,
        set: { classification: { source: 'Letter of the maker', state: 'confirmed' } },
      }),
    sourced,
  )
  await page.getByTestId('show-register').click()
  const filter = page.getByTestId('part-filter')
  const mark = async (id: string) => {
    await filter.fill(id)
    const cell = page.locator(`[data-testid="part-grid"] [row-id="${id}"] [col-id="eccn"]`)
    await expect.poll(() => cell.innerText()).toBe('EAR99')
    return cell.evaluate((element) => getComputedStyle(element, '::after').content)
  }
  await expect.poll(() => mark(sourced)).toContain('✓')
  await keepScreenshot(page, 'parts-looked-at')
  expect(await mark(bare)).toBe('none')
  await filter.fill('')
  await seek(sourced)
  await page
    .getByTestId('item-drawer')
    .getByText('looked at, not listed; source: Letter of the maker', { exact: false })
    .waitFor()
  await press('Escape')
})

test('the walk is of the products that are chosen, together and one by one', async () => {
  await seek('Find out what')
  await page.getByTestId('answer-box').waitFor({ timeout: 60_000 })
  const whole = await openQuestions()
  await page.locator('body').evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  for (const product of ['SC-220', 'RT-7R']) {
    await page.getByTestId('products-asked').fill(product)
    await page.getByRole('option', { name: product }).first().click()
  }
  const pills = page.locator('button[title$="leave out"]')
  await expect.poll(() => pills.count()).toBe(2)
  await expect.poll(openQuestions, { timeout: 60_000 }).not.toEqual(whole)
  const both = await openQuestions()
  await keepScreenshot(page, 'workbench-two-products')
  expect(await graveViolations(page)).toEqual([])
  await pills.first().click()
  await expect.poll(openQuestions, { timeout: 60_000 }).not.toEqual(both)
  await pills.first().click()
  await expect.poll(openQuestions, { timeout: 60_000 }).toEqual(whole)
})

/** A product with thirty imported parts of several makers, of which origin and price are known. */
async function importThirty(): Promise<string[]> {
  const ids = Array.from({ length: 30 }, (_, i) => `K${'ABCDE'[i % 5]}-${100 + i}`)
  const price = { amount: '25', currency: 'USD' }
  const commands = [
    { kind: 'changeSettings', set: { destinations: ['CN', 'IN', 'RU'] } },
    ...ids.map((id, i) => ({
      kind: 'setPart',
      part: {
        ...{
          id,
          kind: 'commodity',
          origin: 'US',
          name: `${['Relay', 'Choke', 'Lamp'][i % 3]} ${id}`,
        },
        ...{ supplier: `Maker ${i % 5}`, price },
      },
    })),
    {
      kind: 'setProduct',
      product: {
        ...{ id: 'KX-BOX', name: 'Box', kind: 'commodity', eccn: '5A991', madeBy: 'MT-MX' },
        ...{ price: { amount: '900', currency: 'USD' }, facts: { militaryCommodity: false } },
      },
    },
    ...ids.map((item) => ({
      kind: 'addLine',
      product: 'KX-BOX',
      line: { item, quantity: '1' },
    })),
  ]
  const answer = await page.evaluate((given) => window.minimis.call('edit.apply', given as never), {
    kind: 'batch',
    what: 'Thirty parts',
    commands,
  } as unknown)
  expect(answer).toMatchObject({ ok: true })
  return ids
}

/** Runs or goes to what the search box finds first. */
async function seek(text: string): Promise<void> {
  await press('Control+k')
  await page.getByTestId('palette-input').waitFor()
  await page.keyboard.type(text)
  await expect
    .poll(() => page.getByRole('dialog').getByRole('option').first().innerText())
    .toContain(text)
  await press('Enter')
  await page.getByTestId('palette-input').waitFor({ state: 'detached' })
}

const openQuestions = () => page.locator('[data-testid^="question-"]').allInnerTexts()

test("30 imported parts get their ECCNs from a maker's list and their facts in few keys", async () => {
  const ids = await importThirty()
  await seek('KX-BOX')
  await page.getByTestId('share').waitFor({ timeout: 60_000 })

  const eccns = ['EAR99', '3A991', '5A991', '3A001.a.2', '4A994']
  await paste(ids.map((id, i) => `${id}\t${eccns[i % 5]}`).join('\n'))
  const eccnKeys = await countKeys(page)
  await seek('not known of this')
  await page.getByTestId('answer-box').waitFor({ timeout: 60_000 })
  await expect
    .poll(openQuestions, { timeout: 60_000 })
    .toContainEqual(expect.stringMatching(/ECCN\s*30/))
  await press('Control+v')
  await page.getByTestId('list-preview').getByText('ECCNs of 30 parts').waitFor()
  await page.getByTestId('moved').waitFor({ timeout: 60_000 })
  await keepScreenshot(page, 'workbench-list')
  await press('Enter')
  await page.getByTestId('list-preview').waitFor({ state: 'detached' })
  const forEccns = await eccnKeys()
  console.info('keys for 30 ECCNs from a list, the way there with them:', forEccns)
  expect(forEccns).toBeLessThanOrEqual(60)

  // The same parts as EAR99, so that all of them are asked for their facts.
  await paste(ids.map((id) => `${id}\tEAR99`).join('\n'))
  await press('Control+v')
  await page.getByTestId('list-preview').getByRole('checkbox').check()
  await page.getByTestId('list-write').click()
  await page.getByTestId('list-preview').waitFor({ state: 'detached' })
  await expect
    .poll(openQuestions, { timeout: 60_000 })
    .toContainEqual(expect.stringMatching(/\D30$/))
  const factKeys = await countKeys(page)
  for (let rounds = 0; (await openQuestions()).length > 0 && rounds < 20; rounds++) {
    const before = await openQuestions()
    await page.getByTestId('answer-box').waitFor()
    await press('Shift+N')
    await page.getByTestId('many-preview').waitFor()
    await page.getByTestId('moved').waitFor({ timeout: 60_000 })
    if (rounds === 0) await keepScreenshot(page, 'workbench-many')
    await press('Enter')
    await page.getByTestId('many-preview').waitFor({ state: 'detached' })
    await expect.poll(openQuestions, { timeout: 60_000 }).not.toEqual(before)
  }
  await page.getByTestId('nothing-open').waitFor({ timeout: 60_000 })
  const forFacts = await factKeys()
  console.info('keys for the facts of 30 imported EAR99 parts:', forFacts)
  expect(forFacts).toBeLessThanOrEqual(90)
  await keepScreenshot(page, 'workbench-after')
})
