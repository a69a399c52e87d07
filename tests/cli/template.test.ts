import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import type { Model } from '../../shared/model/schema.ts'
import { readXlsx } from '../../shared/sheets/xlsx.ts'
import { readCountry } from '../../shared/tabular/country.ts'
import { currencyOf } from '../../shared/tabular/currency.ts'
import { HEADINGS } from '../../shared/tabular/fields.ts'
import { templateOf } from '../../shared/tabular/template.ts'

const folder = mkdtempSync(join(tmpdir(), 'minimis-template-'))
afterAll(() => rmSync(folder, { recursive: true }))

function minimis(...args: string[]) {
  const main = join(import.meta.dirname, '../../cli/main.ts')
  return spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
}

const template = join(folder, 'template.xlsx')
const written = minimis('template', '-o', template)
const bytes = new Uint8Array(readFileSync(template))
const headings = templateOf().columns.map(({ heading }) => heading)

/** The template with rows typed into its table, cells by their headings. */
function filledIn(name: string, rows: readonly Record<string, string | number>[]): string {
  const files = unzipSync(bytes)
  const path = 'xl/worksheets/sheet1.xml'
  const xml = rows.map((row, i) => {
    const cells = Object.entries(row).map(([heading, value]) => {
      const at = headings.indexOf(heading)
      if (at < 0) throw new Error(`the template has no column ${heading}`)
      const address = `${String.fromCharCode(65 + at)}${i + 2}`
      return typeof value === 'number'
        ? `<c r="${address}"><v>${value}</v></c>`
        : `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`
    })
    return `<row r="${i + 2}">${cells.join('')}</row>`
  })
  const sheet = strFromU8(files[path] ?? new Uint8Array())
  files[path] = strToU8(sheet.replace('</sheetData>', `${xml.join('')}</sheetData>`))
  const filled = join(folder, name)
  writeFileSync(filled, zipSync(files))
  return filled
}

function imported(path: string): { model: Model; stderr: string } {
  const output = join(folder, 'model.json')
  const { status, stderr } = minimis('import', path, '--product', 'W1', '-o', output)
  expect(status, stderr).toBe(0)
  return { model: JSON.parse(readFileSync(output, 'utf8')), stderr }
}

describe('minimis template', () => {
  test('writes an empty table, its guide, and the lists that it offers', () => {
    expect([written.status, written.stderr]).toEqual([0, ''])
    const sheets = readXlsx(bytes)
    expect(sheets.map(({ name, isHidden }) => [name, isHidden ?? false])).toEqual([
      ['Bill of materials', false],
      ['How to fill it in', false],
      ['Lists', true],
    ])
    expect(sheets[0]?.rows).toEqual([headings])
    expect(Object.values(HEADINGS)).toEqual(expect.arrayContaining(headings))
    expect(sheets[1]?.rows.slice(1, headings.length + 1).map(([column]) => column)).toEqual(
      headings,
    )
  })

  test('is read back without a question, whatever is left empty', () => {
    const { model, stderr } = imported(
      filledIn('filled.xlsx', [
        {
          'Part number': 'P-1',
          Name: 'Microcontroller',
          Kind: 'commodity',
          'Country of origin': 'Malaysia (MY)',
          ECCN: '3A991.a.2',
          Quantity: 2,
          Unit: 'pcs',
          'Unit price': 7.85,
          Currency: 'USD',
          'Price basis': 'arms-length',
          Supplier: 'Arrow',
          'US content share': '12 %',
          'US content ECCN': '5A002.a.1',
          'HTS code': '8542.31',
          Alternates: 'P-8; P-9',
          Note: 'socketed',
        },
        { 'Part number': '00123', Quantity: 1 },
      ]),
    )
    expect(stderr).not.toMatch(/not sure|could be|\?/)
    expect(model.products[0]?.lines).toMatchObject([
      { item: 'P-1', quantity: '2' },
      { item: '00123', quantity: '1' },
    ])
    expect(model.parts.find(({ id }) => id === 'P-1')).toMatchObject({
      kind: 'commodity',
      name: 'Microcontroller',
      origin: 'MY',
      eccn: '3A991.a.2',
      price: { amount: '7.85', currency: 'USD', basis: 'arms-length' },
      usContent: { share: '0.12', eccn: '5A002.a.1' },
      facts: { hts6: '854231' },
    })
    const bare = model.parts.find(({ id }) => id === '00123')
    expect([bare?.kind, bare?.origin ?? null]).toEqual(['commodity', null])
  })

  test('takes levels for sub-assemblies, and the manufacturer’s number alone', () => {
    const { model } = imported(
      filledIn('levels.xlsx', [
        { Level: '1', 'Part number': 'BOARD', Quantity: 1 },
        {
          Level: '2',
          'Manufacturer part number': 'LM317T',
          Quantity: 3,
          'Unit price': 1,
          Currency: 'EUR',
        },
      ]),
    )
    const lines = new Map(model.products.map(({ id, lines }) => [id, lines]))
    expect(lines.get('W1')).toMatchObject([{ item: 'BOARD', quantity: '1' }])
    expect(lines.get('BOARD')).toMatchObject([{ item: 'LM317T', quantity: '3' }])
  })

  test('offers only what is read as it says', () => {
    const offered = new Map(templateOf().columns.map(({ heading, choices }) => [heading, choices]))
    const countries = offered.get('Country of origin') ?? []
    expect(countries.length).toBeGreaterThan(240)
    for (const choice of countries) {
      const code = choice.slice(-3, -1)
      expect([choice, readCountry(choice)]).toMatchObject([choice, { ok: true, value: code }])
    }
    for (const choice of offered.get('Currency') ?? []) {
      expect(currencyOf(choice)).toMatchObject({ value: choice })
    }
  })

  test('refuses another format than .xlsx, and a file that cannot be written', () => {
    expect(minimis('template', '-o', join(folder, 'a.csv'))).toMatchObject({ status: 2 })
    expect(minimis('template')).toMatchObject({ status: 2 })
    const nowhere = minimis('template', '-o', join(folder, 'none', 'a.xlsx'))
    expect([nowhere.status, nowhere.stderr.includes('no such file')]).toEqual([2, true])
  })
})

test('a file that is there is not written over', () => {
  const mine = join(folder, 'mine.xlsx')
  writeFileSync(mine, 'my own figures')
  const { status, stderr } = minimis('template', '-o', mine)
  expect([status, stderr]).toEqual([
    2,
    `error -o: ${mine} is there already, and is never written over\n`,
  ])
  expect(readFileSync(mine, 'utf8')).toBe('my own figures')
})
