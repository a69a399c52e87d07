import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sandboxSwitches } from '../../scripts/runtime/requirements.ts'
import { cryptography, fileOf, goldenQuestions, newSigner } from '../determination/support.ts'
import { PAGE } from '../determination/verifier-page.ts'
import { keepScreenshot, newUserData, runtimeExecutable } from './launch.ts'

const folder = mkdtempSync(join(tmpdir(), 'minimis-verifier-'))
const signer = newSigner()
/** Chromium has Ed25519 from 137 on, and before behind this switch. */
const ed25519 = ['--enable-experimental-web-platform-features']

let app: ElectronApplication
let page: Page
const refusals: string[] = []

/** A window of Chromium that shows the page from its file and nothing of Minimis. */
beforeAll(async () => {
  const program = join(folder, 'program')
  mkdirSync(program)
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
  app = await _electron.launch({
    executablePath: runtimeExecutable(),
    args: [...sandboxSwitches(), ...ed25519, program, `--user-data-dir=${newUserData()}`],
    timeout: 60_000,
  })
  page = await app.firstWindow()
  page.on('console', (message) => refusals.push(message.text()))
  await page.getByText('What is checked').waitFor()
}, 300_000)

afterAll(async () => {
  await app?.close()
})

function file(text: string): string {
  const path = join(folder, 'determination.json')
  writeFileSync(path, text)
  return path
}

/** Chooses a file in the dialog that a click opens. */
async function choose(text: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.locator('#file').click(),
  ])
  await chooser.setFiles(file(text))
}

const stateShown = () => page.locator('[data-state]').getAttribute('data-state')

describe('The verifier that needs no Minimis, in Chromium', () => {
  test('agrees with the core on every golden case', async () => {
    const failing: string[] = []
    for (const { one, question } of goldenQuestions()) {
      const text = await fileOf(question, { signer })
      const knownKeys = [await cryptography.fingerprint(signer.key)]
      const found = await page.evaluate(
        async ([text, knownKeys]) => {
          const page = globalThis as unknown as {
            verifyDetermination(
              bytes: Uint8Array,
              options: object,
            ): Promise<{ state: string; checks: { state: string; found: string }[] }>
          }
          const bytes = new TextEncoder().encode(text)
          const { state, checks } = await page.verifyDetermination(bytes, { knownKeys })
          return [state, ...checks.filter((one) => one.state === 'fails').map((one) => one.found)]
        },
        [text, knownKeys] as const,
      )
      if (found.join() !== 'valid') failing.push(`${one.name}: ${found.join('; ')}`)
    }
    expect(failing).toEqual([])
  })

  test('shows what it finds of a file that a person chooses', async () => {
    const [, other] = goldenQuestions()
    if (!other) throw new Error('no case')
    const text = await fileOf(other.question, { signer })
    await choose(text)
    await expect.poll(stateShown).toBe('unknown-office')
    const fingerprint = await cryptography.fingerprint(signer.key)
    await page.locator('#known').fill(fingerprint.replace(/.{4}/g, '$& ').toUpperCase())
    await expect.poll(stateShown).toBe('valid')
    expect(await page.locator('table').first().textContent()).toContain(`To ${other.one.to}`)
    await keepScreenshot(page, 'verifier')
    const over = await fileOf(other.question, { signer, statement: { validUntil: '2026-01-31' } })
    await choose(over)
    await page.getByText('Its last day of use has passed.').waitFor()
    await choose(text.replace('D-2026-001', 'D-2026-002'))
    await expect.poll(stateShown).toBe('broken')
    expect(await page.locator('td.fails').allTextContents()).toEqual(['fails', 'fails'])
    await choose('{}')
    await expect.poll(stateShown).toBe('unreadable')
  })

  test('runs no other script and reaches nothing', async () => {
    const outcome = await page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'globalThis.intruder = true'
      document.body.append(script)
      const ran = 'intruder' in globalThis
      const fetched = await fetch('http://127.0.0.1:9/').then(
        () => 'answered',
        (error: Error) => error.name,
      )
      return { ran, fetched }
    })
    expect(outcome).toEqual({ ran: false, fetched: 'TypeError' })
    expect(
      refusals.filter((text) => text.includes('Content Security Policy')).length,
    ).toBeGreaterThan(1)
  })
})
