import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRatio } from '../../shared/money/display.ts'
import { round } from '../../shared/money/ratio.ts'
import { FIVE } from '../unit/paper/five-products.ts'
import { openProduct } from './bom-grid.ts'
import { keepScreenshot, launchApp, type RunningApp } from './launch.ts'

const folder = mkdtempSync(join(tmpdir(), 'minimis-papers-'))
const PDF_TO_TEXT = '/usr/bin/pdftotext'

let running: RunningApp

beforeAll(async () => {
  running = await launchApp()
  await running.page.getByTestId('revision').waitFor()
  await openProduct(running.page, 'ER-4200')
  await running.page.getByTestId('share').waitFor()
})

afterAll(() => running?.app.close())

test('the application text of a product is typed, written and kept', async () => {
  const { app, page } = running
  await page.getByTestId('export').click()
  await page.getByTestId('paper-application').click()
  await page.getByTestId('paper-missing').waitFor()
  expect(await page.getByTestId('block-9').innerText()).toContain('Parts and Components')
  expect(await page.getByTestId('paper-missing').innerText()).toContain('Consignee: name')
  await keepScreenshot(page, 'papers-application')
  await page.getByTestId('entry-consigneeName').fill('Example Networks Ltd.')
  await expect
    .poll(() => page.getByTestId('block-18').innerText())
    .toContain('Example Networks Ltd.')
  for (const format of ['pdf', 'txt'] as const) {
    const path = join(folder, `application.${format}`)
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    }, path)
    await page.getByTestId(`papers-save-${format}`).click()
    await expect.poll(() => existsSync(path), { timeout: 30_000 }).toBe(true)
    await expect.poll(() => page.getByTestId('papers-written').innerText()).toContain(path)
  }
  const text = readFileSync(join(folder, 'application.txt'), 'utf8').replace(/\s+/g, ' ')
  expect(text).toContain('Example Networks Ltd.')
  expect(readFileSync(join(folder, 'application.pdf'), 'latin1')).toMatch(/^%PDF-/)
  await page.keyboard.press('Escape')
  await page.getByTestId('papers-dialog').waitFor({ state: 'hidden' })
  await page.getByTestId('export').click()
  await page.getByTestId('paper-application').click()
  expect(await page.getByTestId('entry-consigneeName').inputValue()).toBe('Example Networks Ltd.')
})

test.skipIf(!existsSync(PDF_TO_TEXT))(
  'every number in the PDFs of five products is that of the data, and the result has the same',
  async () => {
    const { app, page } = running
    for (const [product, to] of FIVE) {
      const path = join(folder, `${product}.pdf`)
      await app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath })
      }, path)
      const method = 'look-through' as const
      const ofPaper = {
        kind: 'application' as const,
        ...{ product, destinations: [to], method, given: { entries: {} } },
      }
      const [saved, written, answered] = await page.evaluate(
        async ([asked, ofResult]) => [
          await window.minimis.call('paper.save', { ...asked, format: 'pdf' }),
          await window.minimis.call('evaluate.paper', asked),
          await window.minimis.call('evaluate.result', ofResult),
        ],
        [ofPaper, { product, destination: to, method }] as const,
      )
      expect(saved).toMatchObject({ ok: true })
      const text = execFileSync(PDF_TO_TEXT, ['-layout', path, '-'], { encoding: 'utf8' })
      const pdf = text.replace(/\s+/g, ' ')
      const data = JSON.stringify(written)
      const numbers = (from: string) => new Set(from.match(/\d[\d,]*\.\d+(?= (USD|EUR|%))/g))
      expect(numbers(data).size, product).toBeGreaterThan(5)
      expect(
        [...numbers(data)].filter((one) => !pdf.includes(one)),
        product,
      ).toEqual([])
      expect(
        [...numbers(pdf)].filter((one) => !data.includes(one)),
        product,
      ).toEqual([])
      if (!answered.ok || !('result' in answered.value)) throw new Error(JSON.stringify(answered))
      const { price, counted } = answered.value.result
      const plain = pdf.replaceAll(',', '')
      for (const amount of [price, ...counted.map(({ value }) => value)])
        expect(plain, product).toContain(`${round(readRatio(amount as string), 2).text} USD`)
      expect(counted.length).toBeGreaterThan(0)
    }
  },
  180_000,
)

test('spare parts are summed up against the share as they are typed', async () => {
  const { page } = running
  await page.getByTestId('papers-view').getByText('Spare parts').click()
  await page.getByTestId('spares-table').waitFor()
  await page.getByTestId('spare-going-IC-FPGA-MID').fill('2')
  await expect.poll(() => page.getByTestId('spares-allowance').innerText()).toContain('824.00')
  await keepScreenshot(page, 'papers-spares')
  await page.getByTestId('papers-view').getByText('Technology report').click()
  await expect
    .poll(() => page.getByTestId('papers-problem').innerText())
    .toContain('ER-4200 is a commodity')
  await page.getByTestId('papers-view').getByText('Model certificate').click()
  await page.getByTestId('scope-e').check()
  await expect.poll(() => page.getByTestId('block-scopes').innerText()).toContain('footnote 1')
  await page.emulateMedia({ colorScheme: 'dark' })
  await keepScreenshot(page, 'papers-certificate-dark')
})
