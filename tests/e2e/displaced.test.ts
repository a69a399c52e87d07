import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { hold } from '../db/hold.ts'
import { session, small } from '../db/support.ts'
import { keepScreenshot, launchApp } from './launch.ts'

let app: ElectronApplication | null = null

afterEach(async () => {
  await app?.close()
  app = null
})

test('a file that another computer wrote over keeps both states, names what differs, and is opened again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'minimis-displaced-'))
  const path = join(folder, 'shared.minimis')
  Workspace.create(path, session(), { model: small() }).close()
  const other = join(folder, 'other.minimis')
  copyFileSync(path, other)
  const theirs = Workspace.open(other, session('Berta'))
  theirs.apply({ kind: 'changePart', id: 'P2', set: { origin: 'JP' } })
  theirs.close()
  const running = await launchApp({ args: [path] })
  app = running.app
  const { page } = running
  await page.getByTestId('saved').waitFor()
  const edit = (name: string) =>
    page.evaluate(
      (given) =>
        window.minimis.call('edit.apply', {
          kind: 'changePart',
          id: 'P1',
          set: { name: given },
        }),
      name,
    )
  expect(await edit('mine')).toMatchObject({ ok: true })
  writeFileSync(path, readFileSync(other))
  expect(await edit('mine again')).toMatchObject({ ok: false, failure: { code: 'displaced' } })
  const differences = page.getByTestId('differences')
  await differences.getByText('Only here: 2').waitFor()
  await differences.getByText('Only in the other file: 2, Set origin of part P2').waitFor()
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [1920, 'dark'],
  ] as const) {
    await app.evaluate(
      ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setContentSize(to, 800),
      width,
    )
    await page.emulateMedia({ colorScheme })
    await keepScreenshot(page, `displaced-${colorScheme}`)
  }
  await page.getByRole('button', { name: 'Open it again' }).click()
  await page.getByTestId('read-only').waitFor({ state: 'hidden' })
  const part = await page.evaluate(() => window.minimis.call('items.detail', { item: 'P2' }))
  expect(part).toMatchObject({ ok: true, value: { detail: { part: { origin: 'JP' } } } })
})

test('a file that another process writes to says so, keeps what is on screen, and is reloaded by F5', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-read-')), 'read.minimis')
  Workspace.create(path, session(), { model: small() }).close()
  const writer = await hold(path, 'Berta')
  const running = await launchApp({ args: [path] })
  app = running.app
  const { page } = running
  const banner = page.getByTestId('read-only')
  await banner.getByText('Berta has this workspace open for writing').waitFor()
  const nameNow = () =>
    page
      .evaluate(() => window.minimis.call('items.detail', { item: 'P1' }))
      .then((answer) => {
        const { value } = answer as {
          value: { revision: number; detail: { part: { name?: string } } }
        }
        return { revision: value.revision, name: value.detail.part.name }
      })
  const before = await nameNow()
  await writer.ask('written elsewhere')
  await banner.getByText('Changed elsewhere.').waitFor()
  await banner.getByText('It is at revision 2 now. What is on screen is revision 1').waitFor()
  expect(await nameNow()).toEqual(before)
  await keepScreenshot(page, 'read-elsewhere')

  await page.keyboard.press('F5')
  await banner.getByText('Berta has this workspace open for writing').waitFor()
  expect(await nameNow()).toEqual({ revision: 2, name: 'written elsewhere' })

  await writer.ask('close')
  await banner.getByText('it was closed elsewhere').waitFor()
  await page.getByTestId('reload').click()
  await banner.waitFor({ state: 'hidden' })
  await page.getByTestId('saved').waitFor()
})
