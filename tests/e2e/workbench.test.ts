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
