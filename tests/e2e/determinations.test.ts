import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterEach, expect, test, vi } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { root } from '../../scripts/build.ts'
import { sandboxSwitches } from '../../scripts/runtime/requirements.ts'
import { session, telecom } from '../db/support.ts'
import { PAGE } from '../determination/verifier-page.ts'
import { graveViolations } from './axe.ts'
import { openProduct } from './bom-grid.ts'
import {
  keepScreenshot,
  launchApp,
  newUserData,
  type RunningApp,
  runtimeExecutable,
} from './launch.ts'

vi.setConfig({ testTimeout: 600_000 })

const PASSPHRASE = 'correct horse battery'
const started: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of started.splice(0)) await close()
})

/** The demo's model in a workspace of its own, open in the window. */
async function open(): Promise<RunningApp & { folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'minimis-determinations-'))
  const path = join(folder, 'Office.minimis')
  Workspace.create(path, session(), { model: telecom() }).close()
  const running = await launchApp({ userData: newUserData(), args: [path] })
  started.push(() => running.app.close())
  await running.page.getByTestId('status').waitFor()
  return { ...running, folder }
}

/** The next place that a system's dialog is asked for. */
async function answerDialogs(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] })
  }, path)
}

/** Ticks every notice off and gives what else is missing, then issues. */
async function fillAndIssue(page: Page, rationale: string): Promise<void> {
  const form = page.getByTestId('determine-form')
  await page.getByTestId('determine-notices').waitFor({ timeout: 60_000 })
  for (const note of await form.locator('[data-testid^="note-"]').all())
    await note.fill('Looked at; nothing found.')
  await page.getByTestId('determine-rationale').fill(rationale)
  await page.getByTestId('determine-preparer').fill('Anna Example')
  await page.getByTestId('determine-approver').fill('Ben Example')
  const passphrase = page.getByTestId('determine-passphrase')
  if (await passphrase.isVisible()) {
    await passphrase.fill(PASSPHRASE)
    const again = page.getByTestId('determine-passphrase-again')
    if (await again.isVisible()) await again.fill(PASSPHRASE)
  }
  await page.getByTestId('determine-issue').click()
  await page.getByTestId('frozen-result').waitFor({ timeout: 120_000 })
}

async function edit(page: Page, id: string, set: object): Promise<void> {
  await page.evaluate(
    ([item, members]) =>
      (
        window as unknown as { minimis: { call(name: string, input: unknown): unknown } }
      ).minimis.call('edit.apply', { kind: 'changePart', id: item, set: members }),
    [id, set] as const,
  )
}

const changed = (page: Page, number: string) =>
  page.locator(`[data-number="${number}"] [data-testid="what-changed"]`)
const badge = (page: Page, number: string) =>
  page.locator(`[data-number="${number}"] [data-testid="standing-badge"]`)

/** docs/verifier.html in Chromium, with a file chosen: what it says of it. */
async function verifierSays(path: string): Promise<string | null> {
  const program = mkdtempSync(join(tmpdir(), 'minimis-verifier-'))
  mkdirSync(program, { recursive: true })
  writeFileSync(
    join(program, 'package.json'),
    '{ "name": "page", "version": "1.0.0", "main": "main.cjs" }',
  )
  writeFileSync(
    join(program, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron')
     app.whenReady().then(() => new BrowserWindow({ width: 1000, height: 900 })
       .loadURL(${JSON.stringify(pathToFileURL(PAGE).href)}))`,
  )
  // Chromium has Ed25519 from 137 on, and before behind this switch.
  const switches = [...sandboxSwitches(), '--enable-experimental-web-platform-features']
  const app = await _electron.launch({
    executablePath: runtimeExecutable(),
    args: [...switches, program, `--user-data-dir=${newUserData()}`],
    timeout: 120_000,
  })
  started.push(() => app.close())
  const page = await app.firstWindow()
  await page.getByText('What is checked').waitFor()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.locator('#file').click(),
  ])
  await chooser.setFiles(path)
  const state = () => page.locator('[data-state]').getAttribute('data-state')
  await expect.poll(state, { timeout: 60_000 }).not.toBeNull()
  return state()
}

test('determined, a part changed two levels down, compared, superseded and verified', async () => {
  const { app, page, folder } = await open()
  await page.getByTestId('nav-determinations').click()
  await page.getByTestId('no-determinations').waitFor()
  await keepScreenshot(page, 'determinations-none')

  await openProduct(page, 'ER-4400')
  await page.getByTestId('verdict').waitFor()
  await page.keyboard.press('Control+Shift+E')

  await page.getByTestId('determine-verdicts').getByText('China').waitFor({ timeout: 60_000 })
  await page.getByTestId('determine-issue').click()
  await expect
    .poll(() => page.getByTestId('determine-problem').innerText())
    .toMatch(/Say what it rests on.*a note is missing/s)
  await keepScreenshot(page, 'determine-blank')
  expect(await graveViolations(page)).toEqual([])

  // What is typed outlasts the dialog.
  await page.getByTestId('determine-rationale').fill('Half a sentence')
  await page.keyboard.press('Escape')
  await page.getByTestId('determine-form').waitFor({ state: 'detached' })
  await page.getByTestId('determine').click()
  await expect
    .poll(() => page.getByTestId('determine-rationale').inputValue())
    .toBe('Half a sentence')
  await fillAndIssue(page, 'Checked against the drawings of revision C.')
  const number = await page.locator('h1').innerText()
  expect(number).toMatch(/^D-\d{4}-001$/)
  const share = await page.getByTestId('frozen-share').innerText()
  await keepScreenshot(page, 'determination-frozen')
  expect(await graveViolations(page)).toEqual([])

  await page.getByTestId('back-to-list').click()
  await expect.poll(() => badge(page, number).innerText()).toBe('Valid')

  await edit(page, 'IC-FPGA-LRG', { origin: 'JP' })
  await expect.poll(() => badge(page, number).innerText()).toBe('Inputs changed')
  await expect
    .poll(() => changed(page, number).innerText())
    .toMatch(/^IC-FPGA-LRG US to JP at revision 2; today [\d.,]+ %, (not subject|subject)/)
  await keepScreenshot(page, 'determinations-changed')
  await page.getByTestId('find-determination').fill('cascadia china')
  await expect.poll(() => page.getByTestId('determination-row').count()).toBe(1)
  await page.getByTestId('find-determination').fill('nobody')
  await expect.poll(() => page.getByTestId('determination-row').count()).toBe(0)
  await page.getByTestId('find-determination').fill('')

  await page.locator(`[data-number="${number}"]`).click()
  expect(await page.getByTestId('frozen-share').innerText()).toBe(share)
  await page.getByTestId('tab-today').click()
  await expect
    .poll(() => page.getByTestId('effect-step').allInnerTexts())
    .toEqual([expect.stringContaining('IC-FPGA-LRG US to JP')])
  await page.keyboard.press('Control+e')
  await page.getByTestId('today-export-json').waitFor()
  await page.keyboard.press('Escape')
  await keepScreenshot(page, 'determination-today')

  await page.getByTestId('verify').click()
  await page.getByText('Valid: all holds, and this office signed it.').waitFor({ timeout: 60_000 })
  await keepScreenshot(page, 'determination-verified')

  await page.getByTestId('supersede').click()
  await page.getByTestId('determine-reason').fill('The FPGA comes from Japan now.')
  await page.getByTestId('determine-verdicts').getByText('China').waitFor({ timeout: 60_000 })
  await fillAndIssue(page, 'The new source was confirmed by the supplier.')
  const second = await page.locator('h1').innerText()
  expect(second).toMatch(/-002$/)
  await page.getByTestId('tab-record').click()
  await page.getByTestId('record-tab').getByText('The FPGA comes from Japan now.').waitFor()

  await page.getByTestId('event-by').fill('Anna Example')
  await page.getByTestId('event-note').fill('Shipment 4711')
  await page.getByTestId('event-record').click()
  await expect.poll(() => page.getByTestId('event').innerText()).toContain('Shipment 4711')
  await keepScreenshot(page, 'determination-record')
  expect(await graveViolations(page)).toEqual([])

  const file = join(folder, 'second.json')
  await answerDialogs(app, file)
  await page.getByTestId('export-determination').click()
  await page.getByTestId('determination-said').getByText('Written').waitFor()
  await page.getByTestId('back-to-list').click()
  await expect.poll(() => badge(page, number).innerText()).toMatch(/^Superseded/)
  await expect.poll(() => changed(page, number).innerText()).toContain(`by ${second}`)
  await keepScreenshot(page, 'determinations-superseded')
  await page.getByTestId('verify-file').click()
  await page.getByText('Valid: all holds, and this office signed it.').waitFor({ timeout: 60_000 })
  await page.keyboard.press('Escape')

  const verified = spawnSync(
    process.execPath,
    [join(root, 'cli/main.ts'), 'verify', file, '--json'],
    { encoding: 'utf8' },
  )
  expect([verified.status, verified.stderr]).toEqual([3, ''])
  const { state, fingerprint } = JSON.parse(verified.stdout) as Record<string, string>
  expect(state).toBe('unknown-office')
  const known = spawnSync(
    process.execPath,
    [join(root, 'cli/main.ts'), 'verify', file, '--key', fingerprint ?? ''],
    { encoding: 'utf8' },
  )
  expect([known.status, known.stdout.split(':')[0]]).toEqual([0, 'VALID'])
  expect(await verifierSays(file)).toBe('unknown-office')
  const forged = join(folder, 'forged.json')
  writeFileSync(forged, readFileSync(file, 'utf8').replace('Anna Example', 'Anna Elsewhere'))
  expect(await verifierSays(forged)).toBe('broken')
})
