import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import type { ExportFormat } from '../../shared/ipc/contract.ts'
import { session } from '../db/support.ts'
import { awkward } from '../unit/report/awkward.ts'
import { blocksOf, expectPageFigures, expectSheetFigures } from '../unit/report/same-figures.ts'
import { cellsOf } from '../unit/report/workbook.ts'
import { launchApp } from './launch.ts'
import { type Listeners, listen } from './listeners.ts'

const folder = mkdtempSync(join(tmpdir(), 'minimis-print-'))
const asked = { product: 'ER-4200', destination: 'CN', method: 'look-through' } as const

let app: ElectronApplication
let page: Page
let listeners: Listeners

beforeAll(async () => {
  listeners = await listen()
  const running = await launchApp()
  app = running.app
  page = running.page
  await page.getByTestId('product-row').first().waitFor()
})

afterAll(async () => {
  await app?.close()
  listeners?.close()
})

/** The next save dialog answers with this path; null: the user gives up. */
function answerDialog(path: string | null): Promise<void> {
  return app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: filePath === null, filePath: filePath ?? '' })
  }, path)
}

async function exportResult(
  format: ExportFormat,
  path: string | null,
  subject: { product: string; destination: string } = asked,
): Promise<unknown> {
  await answerDialog(path)
  return page.evaluate((input) => window.minimis.call('export.result', input), {
    ...asked,
    ...subject,
    format,
  })
}

/** Writes a result in a format and gives what the file holds. */
async function written(format: ExportFormat, product: string): Promise<Buffer> {
  const path = join(folder, `${product}-figures.${format}`)
  const answer = await exportResult(format, path, { product, destination: 'CN' })
  expect(answer).toEqual({ ok: true, value: { path } })
  return readFileSync(path)
}

/** A script that runs to the left, whose words a reader of PDFs may give turned round. */
const isTurned = (text: string) => /\p{Script=Arabic}|\p{Script=Hebrew}/u.test(text)

/** The number of pages that a PDF's page tree says it has. */
function pagesOf(pdf: string): number {
  return Math.max(...[...pdf.matchAll(/\/Count (\d+)/g)].map(([, count]) => Number(count)))
}

/** Notes every request of the session that prints from here on. */
function watchPrinting(): Promise<void> {
  return app.evaluate(({ session }) => {
    const seen: string[] = []
    Object.assign(globalThis, { printRequests: seen })
    const { webRequest } = session.fromPartition('print')
    webRequest.onSendHeaders(({ url }) => seen.push(url))
    webRequest.onErrorOccurred(({ url, error }) => seen.push(`${url} ${error}`))
  })
}

const printRequests = () =>
  app.evaluate(() => (globalThis as unknown as { printRequests: string[] }).printRequests)

test('the report on a result is printed as PDF, and the window that printed it is gone', async () => {
  const path = join(folder, 'ER-4200.pdf')
  await watchPrinting()
  expect(await exportResult('pdf', path)).toEqual({ ok: true, value: { path } })
  const pdf = readFileSync(path, 'latin1')
  expect(pdf).toMatch(/^%PDF-/)
  expect(pdf.trimEnd()).toMatch(/%%EOF$/)
  expect(pagesOf(pdf)).toBeGreaterThanOrEqual(1)
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
  for (const request of await printRequests())
    expect(request).toMatch(/^app:\/\/minimis\/print\/[0-9a-f]{32}$/)
})

test('a hostile page is printed without a script, a request or another page', async () => {
  const path = join(folder, 'table.pdf')
  const base = `http://127.0.0.1:${listeners.tcpPort}`
  const hostile = `</td><script src="${base}/script"></script><img src="${base}/image">`
  await answerDialog(path)
  await watchPrinting()
  const answer = await page.evaluate(async (text) => {
    const state = await window.minimis.call('workspace.state', undefined)
    if (!state.ok || !state.value) throw new Error('no workspace is open')
    const { revision, day } = state.value
    return window.minimis.call('export.table', {
      name: text,
      revision,
      day,
      table: {
        title: text,
        subtitle: text,
        notes: [],
        columns: [{ name: text, align: 'left', kind: 'text' }],
        rows: [{ cells: [text] }],
      },
      format: 'pdf',
    })
  }, hostile)
  expect(answer).toEqual({ ok: true, value: { path } })
  expect(pagesOf(readFileSync(path, 'latin1'))).toBeLessThanOrEqual(2)
  expect(listeners.reached()).toEqual([])
  for (const request of await printRequests()) expect(request).toMatch(/^app:\/\/minimis\/print\//)
})

test('the session that prints has neither the window nor the network', async () => {
  const answers = await app.evaluate(async ({ session }, port) => {
    const printing = session.fromPartition('print')
    const outcome = (url: string) =>
      printing.fetch(url).then(
        ({ status }) => String(status),
        (error: unknown) => String(error),
      )
    return [
      await outcome('app://minimis/index.html'),
      await outcome(`app://minimis/print/${'0'.repeat(32)}`),
      await outcome(`http://127.0.0.1:${port}/`),
    ]
  }, listeners.tcpPort)
  expect(answers.slice(0, 2)).toEqual(['404', '404'])
  expect(answers[2]).toContain('ERR_BLOCKED_BY_CLIENT')
  expect(listeners.reached()).toEqual([])
})

test('the result as JSON is the one that the command line writes', async () => {
  const path = join(folder, 'ER-4200.json')
  expect(await exportResult('json', path)).toEqual({ ok: true, value: { path } })
  const written = JSON.parse(readFileSync(path, 'utf8'))
  expect(written).toMatchObject({
    format: 'minimis-result',
    version: 1,
    results: [{ product: 'ER-4200', destination: 'CN', outcome: 'not-subject' }],
  })
})

test('whoever gives up in the dialog has no file', async () => {
  const before = readdirSync(folder)
  expect(await exportResult('pdf', null)).toEqual({ ok: true, value: null })
  expect(readdirSync(folder)).toEqual(before)
})

test('a place that cannot be written to is named, and nothing is left there', async () => {
  const path = join(folder, 'missing', 'ER-4200.html')
  expect(await exportResult('html', path)).toMatchObject({
    ok: false,
    failure: { code: 'not-found', message: expect.stringContaining(path) },
  })
  expect(existsSync(join(folder, 'missing'))).toBe(false)
})

/** What reads a PDF anew; `.ci/run` installs it. */
const hasReader = spawnSync('pdftotext', ['-v']).error === undefined

test.skipIf(!hasReader && !process.env.CI)(
  'PDF and workbook have every figure of the JSON, and the PDF every word of the page',
  async () => {
    const model = join(folder, 'awkward.minimis')
    Workspace.create(model, session(), { model: awkward }).close()
    for (const product of ['SC-220', 'RT-9M', 'HUGE', 'OPEN', 'OVER', 'THIRDS']) {
      if (product === 'HUGE')
        await page.evaluate((path) => window.minimis.call('workspace.open', { path }), model)
      const { results } = JSON.parse(String(await written('json', product)))
      const html = String(await written('html', product))
      const figures = expectSheetFigures(results[0], cellsOf(await written('xlsx', product)))
      expect(expectPageFigures(results[0], html)).toBe(figures)
      await written('pdf', product)
      const read = spawnSync('pdftotext', ['-raw', join(folder, `${product}-figures.pdf`), '-'])
      expectInOrder(blocksOf(html), String(read.stdout), product)
    }
  },
)

/** Every block stands in the text, each after the one before. */
function expectInOrder(blocks: readonly string[], text: string, where: string): void {
  const flat = (some: string) => some.normalize('NFKC').replace(/\s/gu, '')
  const whole = flat(text)
  let at = 0
  for (const block of blocks) {
    if (isTurned(block)) continue
    const found = whole.indexOf(flat(block), at)
    expect(
      found,
      `${where}: ${block} after ${whole.slice(Math.max(0, at - 80), at + 200)}`,
    ).toBeGreaterThanOrEqual(0)
    at = found + flat(block).length
  }
  const words = blocks.filter(isTurned).flatMap((block) => block.split(/\s+/))
  for (const word of words.map(flat)) {
    const turned = [...word].reverse().join('')
    expect(whole.includes(word) || whole.includes(turned), `${where}: ${word}`).toBe(true)
  }
}
