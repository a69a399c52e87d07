import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { session, small } from '../db/support.ts'
import { launchApp, newUserData } from './launch.ts'

test('a file with a value that is none is shown with its place, and gives no verdict', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-values-')), 'w.minimis')
  Workspace.create(path, session(), { model: small() }).close()
  const database = new Database(path)
  database.pragma('ignore_check_constraints = ON')
  database.exec(`UPDATE part SET origin = 'us' WHERE id = 'P1'`)
  database.close()
  const { app, page } = await launchApp({ userData: newUserData(), args: [path] })
  try {
    const banner = page.getByTestId('read-only')
    await banner.waitFor()
    expect(await banner.innerText()).toContain('no verdict from this file')
    expect(await page.getByTestId('faults').innerText()).toContain(
      'table part, row "P1", column origin: "us" is not an ISO 3166-1 alpha-2 country code',
    )
    const asked = await page.evaluate(() =>
      window.minimis.call('evaluate.result', {
        product: 'W',
        destination: 'CN',
        method: 'look-through',
      }),
    )
    expect(asked).toMatchObject({ ok: false, failure: { code: 'values' } })
    await page.screenshot({ path: 'out/e2e/values.png' })
  } finally {
    await app.close()
  }
})

test('a workspace that ended the app is not opened again by itself', async () => {
  const userData = newUserData()
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-values-')), 'w.minimis')
  Workspace.create(path, session(), { model: small() }).close()
  const first = await launchApp({ userData, args: [path] })
  await first.page.getByTestId('revision').waitFor()
  await first.app.close()
  const kept = join(userData, 'recent.json')
  const recent = JSON.parse(readFileSync(kept, 'utf8'))
  expect(recent).toMatchObject({ open: path, opening: null })
  writeFileSync(kept, JSON.stringify({ ...recent, opening: path }))
  const second = await launchApp({ userData })
  try {
    await second.page.getByText('w.minimis').first().waitFor()
    expect(await second.page.getByTestId('revision').count()).toBe(0)
  } finally {
    await second.app.close()
  }
})
