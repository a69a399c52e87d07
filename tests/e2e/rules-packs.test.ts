import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packFileOf } from '../../shared/determination/pack-file.ts'
import { amended } from '../../shared/rules/amend.ts'
import type { Amendment } from '../../shared/rules/amendment.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { cryptography, newSigner } from '../determination/support.ts'
import { keepScreenshot, launchApp, newUserData, type RunningApp } from './launch.ts'

let running: RunningApp
let page: Page
const userData = newUserData()

beforeAll(async () => {
  running = await launchApp({ userData })
  page = running.page
  await page.getByTestId('nav-rules').waitFor({ timeout: 60_000 })
  await resize(1280, 800)
}, 120_000)

afterAll(() => running.app.close())

const resize = (width: number, height: number) =>
  running.app.evaluate(
    ({ BrowserWindow }, [w, h]) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(w as number, h as number),
    [width, height],
  )

/** A picture in light and dark, at both sizes. */
async function picture(name: string): Promise<void> {
  await keepScreenshot(page, name)
  await page.emulateMedia({ colorScheme: 'dark' })
  await resize(1920, 1080)
  await keepScreenshot(page, `${name}-dark-1920`)
  await page.emulateMedia({ colorScheme: 'light' })
  await resize(1280, 800)
}

/** The next file that the user chooses. */
async function choose(name: string, text: string): Promise<void> {
  const path = join(userData, name)
  writeFileSync(path, text)
  await running.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, path)
}

const lowered = structuredClone(currentPack().files)
lowered.header.id = 'ear-2026-12-01'
lowered.header.asOf = '2026-12-01'
for (const level of lowered.levels.levels) if (level.level === '0.25') level.level = '0.05'

test('the age of the rules stands in the frame, and is asked about by a determination alone', async () => {
  const shown = page.getByTestId('rules-shown')
  await expect.poll(() => shown.textContent()).toMatch(/EAR 2026-09-24, \d+ days old/)
  expect(await shown.getAttribute('data-beyond')).toBe('true')
  await keepScreenshot(page, 'packs-age-beyond')
  await page.getByTestId('nav-settings').click()
  const limit = page.getByTestId('rules-age-limit')
  await limit.fill('3650')
  await limit.press('Enter')
  await page.getByText('Age of the rules saved').waitFor()
  await expect.poll(() => shown.getAttribute('data-beyond')).toBe(null)
  await picture('packs-age-limit')
  await page.getByTestId('nav-products').click()
  await page.getByText('ER-4200', { exact: true }).first().dblclick()
  await page.getByTestId('notices').waitFor({ timeout: 60_000 })
  expect(await page.getByTestId('notices').textContent()).not.toContain('The rules are as of')
  await page.getByTestId('determine').click()
  const note = page.getByTestId('note-RULES-DATE')
  await note.waitFor({ timeout: 60_000 })
  expect(await note.inputValue()).toContain('within the 3650 that this workspace allows')
  await page.keyboard.press('Escape')
})

test('a pack that was changed after it was signed is refused with its reason', async () => {
  await page.keyboard.press('Control+8')
  await page.getByTestId('rules-packs').click()
  const text = await packFileOf(lowered, newSigner(), cryptography)
  await choose('changed.minimis-pack', text.replace('"0.05"', '"0.04"'))
  await page.getByTestId('add-pack').click()
  await page.getByText('hash: is not that of the rows: they were changed').waitFor()
  await keepScreenshot(page, 'packs-refused')
  expect(await page.getByTestId('pack-candidate').count()).toBe(0)
})

test('a pack by a name that other rows have is refused before anything is asked', async () => {
  const sameName = structuredClone(lowered)
  sameName.header.id = currentPack().header.id
  await choose('same-name.minimis-pack', await packFileOf(sameName, newSigner(), cryptography))
  await page.getByTestId('add-pack').click()
  await page.getByText('with other rows is here already', { exact: false }).waitFor()
  expect(await page.getByTestId('pack-candidate').count()).toBe(0)
})

test('a pack is shown with what it changes, taken into force, and left again', async () => {
  const words = ['734.4(d)', '740.7(d)(1)', '774 Supp. 1, 0A501'].map((place) => ({
    place,
    text: `Words of our own for ${place}.`,
  }))
  await choose('next.minimis-pack', await packFileOf(lowered, newSigner(), cryptography, words))
  await page.getByTestId('add-pack').click()
  const candidate = page.getByTestId('pack-candidate')
  await candidate.getByText('by a key that is not known here', { exact: false }).waitFor()
  await candidate.getByText('default destinations', { exact: false }).waitFor({ timeout: 60_000 })
  await candidate.getByText('No determination is touched.', { exact: false }).waitFor()
  await candidate.getByTestId('pack-ahead').waitFor()
  await page.getByTestId('adopt').click()
  await candidate.getByText('Say why.').waitFor()
  await page.getByTestId('adopt-who').fill('Ada Counsel')
  await page.getByTestId('adopt-reason').fill('91 FR 50000')
  await picture('packs-candidate')
  await page.getByTestId('adopt').click()
  const row = page.getByTestId('pack-ear-2026-12-01')
  await row.getByText('91 FR 50000').waitFor({ timeout: 60_000 })
  await page.getByTestId('rules-shown').getByText('2026-12-01').waitFor()
  await picture('packs-adopted')
  await page.getByTestId('undo').click()
  await page.getByTestId('rules-shown').getByText('2026-09-24').waitFor()
  await page.getByTestId('redo').click()
  await page.getByTestId('rules-shown').getByText('2026-12-01').waitFor()

  // A citation opens to the official words beside the reading, or says that none are carried.
  await page.getByTestId('rules-cases').click()
  for (const cite of ['734.4(c)', '734.4(d)'])
    await page.getByTestId('citation').filter({ hasText: cite }).first().getByRole('button').click()
  await page.getByText('Words of our own for 734.4(d).', { exact: false }).waitFor()
  await page.getByText('carry no text of 734.4(c)', { exact: false }).waitFor()
  await picture('packs-citation')
  const opened = async (cite: string, words: string) => {
    const cited = page.getByTestId('citation').filter({ hasText: cite }).first()
    await cited.getByRole('button').click()
    await cited.getByText(words, { exact: false }).waitFor()
  }
  await page.getByTestId('rules-lists').click()
  await page.getByTestId('lists-filter').fill('Computer Tier 3')
  await page.getByText('Computer Tier 3', { exact: true }).click()
  await opened('740.7(d)(1)', 'Words of our own for 740.7(d)(1).')
  await keepScreenshot(page, 'packs-citation-lists')
  await page.getByTestId('rules-eccns').click()
  await page.getByTestId('eccns-grid').getByText('0A501', { exact: true }).click()
  await opened('774 Supp. 1, 0A501', 'Words of our own for 774 Supp. 1, 0A501.')
  await keepScreenshot(page, 'packs-citation-eccn')
  await page.getByTestId('rules-clock').click()
  await opened('91 FR 46252', 'Not a text of the Export Administration Regulations.')
  await keepScreenshot(page, 'packs-citation-days')
  await page.getByTestId('rules-packs').click()

  await page.getByTestId('look-at-ear-2026-09-24').click()
  await candidate.getByText('It comes with the app.').waitFor()
  await candidate.getByText('Older than the rules in force', { exact: false }).waitFor()
})

const notice: Amendment = {
  id: 'A1',
  from: '2026-11-01',
  on: '2026-11-29',
  who: 'Ada Counsel',
  why: 'Seen in the Federal Register.',
  cite: '91 FR 60000',
  says: { kind: 'groups', country: 'CN', groups: ['D:1', 'D:3', 'D:4'] },
}

test('an amendment is shown with what it changes, stands on results, and leaves with a pack', async () => {
  await page.keyboard.press('Control+8')
  await page.getByTestId('rules-amendments').click()
  await page.getByTestId('amend-groups').fill('D:1, D:3, D:4')
  await page.getByTestId('amend-country').fill('CN')
  await page.getByTestId('amend-from').fill(notice.from)
  await page.getByTestId('amend-moved').getByText('leaves D:5').waitFor()
  await page.getByTestId('amend-why').fill(notice.why)
  await page.getByTestId('amend-who').fill(notice.who)
  await page.getByTestId('amend-look').click()
  await page.getByText('Say where it stands.').waitFor()
  await page.getByTestId('amend-cite').fill(notice.cite)
  // What is typed, and what is looked at, outlast another screen and another tab.
  await page.keyboard.press('Control+7')
  await page.keyboard.press('Control+8')
  await page.getByTestId('rules-amendments').click()
  expect(await page.getByTestId('amend-cite').inputValue()).toBe(notice.cite)
  expect(await page.getByTestId('amend-who').inputValue()).toBe(notice.who)
  await page.getByTestId('amend-look').click()
  const candidate = page.getByTestId('pack-candidate')
  await candidate.waitFor()
  await page.getByTestId('rules-clock').click()
  await page.getByTestId('rules-amendments').click()
  await candidate.getByText('default destinations', { exact: false }).waitFor({ timeout: 90_000 })
  await candidate.getByText('left D:5', { exact: false }).waitFor()
  await picture('amendment-candidate')
  await page.getByTestId('adopt').focus()
  await page.keyboard.press('Enter')
  await page.getByTestId('amendment-A1').waitFor({ timeout: 60_000 })
  expect(await page.getByTestId('amend-cite').inputValue()).toBe('')
  const keyboardAt = () =>
    page.evaluate(() => document.activeElement?.closest('section')?.getAttribute('aria-label'))
  await expect.poll(keyboardAt).toBe('Amendments')
  await page.getByTestId('rules-shown').getByText('+ 1 amendment').waitFor()
  await picture('amendment')

  await page.getByTestId('nav-products').click()
  await page.getByText('ER-4200', { exact: true }).first().dblclick()
  await page
    .getByTestId('notices')
    .getByText('In-house amendment of', { exact: false })
    .waitFor({ timeout: 60_000 })
  await keepScreenshot(page, 'amendment-result')

  const { files } = currentPack()
  const same = amended({ files, sha256: '0'.repeat(64) }, [notice], 'ear-2026-12-02')
  delete same.header.amended
  await choose('same.minimis-pack', await packFileOf(same, newSigner(), cryptography))
  await page.getByTestId('nav-rules').click()
  await page.getByTestId('rules-packs').click()
  await page.getByTestId('add-pack').click()
  await page.getByTestId('pack-arrived').getByText('CN is in D:1', { exact: false }).waitFor()
})
