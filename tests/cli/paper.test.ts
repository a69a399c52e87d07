import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Paper } from '../../shared/paper/paper.ts'
import { cellsOf } from '../unit/report/workbook.ts'

const root = join(import.meta.dirname, '../..')
const sample = join(root, 'samples/telecom.json')
const on = ['--on', '2026-11-24']
const newFolder = () => mkdtempSync(join(tmpdir(), 'minimis-paper-'))

function minimis(...args: string[]) {
  const run = spawnSync(process.execPath, [join(root, 'cli/main.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  return { status: run.status, stdout: run.stdout, stderr: run.stderr }
}

function paper(...args: string[]): Paper {
  const { status, stdout, stderr } = minimis('paper', ...args, ...on, '--json')
  expect([status, stderr]).toEqual([0, ''])
  return JSON.parse(stdout)
}

function written(data: unknown): string {
  const path = join(newFolder(), 'given.json')
  writeFileSync(path, JSON.stringify(data))
  return path
}

const application = ['application', sample, '--product', 'ER-4200', '--to', 'CN']

describe('minimis paper', () => {
  test('writes the description for an application as text, page and data', () => {
    const folder = newFolder()
    for (const name of ['a.txt', 'a.html', 'a.json']) {
      const { status, stderr } = minimis('paper', ...application, ...on, '-o', join(folder, name))
      expect([status, stderr]).toEqual([0, ''])
    }
    const read = (name: string) => readFileSync(join(folder, name), 'utf8')
    for (const name of ['a.txt', 'a.html', 'a.json']) expect(read(name)).toContain('8,165.90 USD')
    expect(JSON.parse(read('a.json'))).toMatchObject({
      format: 'minimis-paper',
      paper: 'application',
    })
  })

  test('a file that is there is never written over', () => {
    const path = written({ entries: {} })
    const { status, stderr } = minimis('paper', ...application, '-o', path)
    expect([status, stderr]).toEqual([2, expect.stringContaining('is there already')])
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ entries: {} })
  })

  test('entries come from a file and from the command line, which wins', () => {
    const given = written({
      entries: { consigneeName: 'From file', quantity: '4' },
      spares: { 'IC-FPGA-MID': '1' },
    })
    const { blocks } = paper(
      ...application,
      '--given',
      given,
      '--set',
      'quantity=9',
      '--spare',
      'IC-SEC-HS=2',
    )
    const block = (id: string) => JSON.stringify(blocks.find((one) => one.id === id))
    expect(block('18')).toContain('From file')
    expect(block('22(e)')).toContain('"9"')
    expect(block('22(j) spare parts')).toMatch(/IC-FPGA-MID.*IC-SEC-HS/)
  })

  test('a scenario changes the figures, and is named', () => {
    const scenario = join(root, 'samples/scenarios/second-source-fpga.json')
    const { name } = JSON.parse(readFileSync(scenario, 'utf8'))
    const asked = ['application', sample, '--product', 'RU-3500', '--to', 'CN']
    const [before, after] = [paper(...asked), paper(...asked, '--scenario', scenario)]
    const shareOf = ({ facts }: Paper) => facts.find((fact) => fact.name === 'Share')?.text
    expect(shareOf(after)).not.toBe(shareOf(before))
    expect(after.facts).toContainEqual({ name: 'Under the scenario', text: name })
  })

  test('a report names many destinations, a certificate none', () => {
    expect(paper('report', sample, '--product', 'TP-DSP', '--to', 'CN,RU').destinations).toEqual([
      'CN',
      'RU',
    ])
    expect(paper('certificate', sample, '--product', 'ER-4200').destinations).toEqual([])
  })

  test.each([
    [['paper', ...application, '-o', 'x.pdf'], 'a PDF is printed by the app'],
    [['paper', ...application, '-o', 'x.docx'], 'is no .txt, .html or .json file'],
    [['paper', ...application, '--json', '-o', 'x.json'], 'exclude each other'],
    [
      ['paper', 'licence', sample, '--product', 'ER-4200', '--to', 'CN'],
      'there is no paper "licence"',
    ],
    [
      ['paper', 'application', sample, '--product', 'NONE', '--to', 'CN'],
      'no product has the id "NONE"',
    ],
    [['paper', 'application', sample, '--product', 'ER-4200'], '--to: name the destination'],
    [
      ['paper', 'application', sample, '--product', 'ER-4200', '--to', 'CN,IN'],
      'for one destination',
    ],
    [
      ['paper', 'application', sample, '--product', 'ER-4200', '--to', 'XX'],
      '"XX" is no destination',
    ],
    [['paper', 'report', sample, '--product', 'ER-4200', '--to', 'CN'], 'ER-4200 is a commodity'],
    [['paper', ...application, '--set', 'nothing=x'], 'entries.nothing'],
    [['paper', ...application, '--set', 'x'], 'is not of the form NAME=VALUE'],
    [['paper', ...application, '--set', '__proto__=x'], 'entries.__proto__'],
    [['paper', ...application, '--spare', 'IC-FPGA-MID=-1'], 'is not a number above zero'],
    [['paper', ...application, '--spare', 'OTHER=1'], 'OTHER is no US part'],
    [
      ['paper', ...application, '--given', written({ entries: { quantity: 4 } })],
      'entries.quantity: must be text',
    ],
    [
      ['paper', ...application, '--given', written({ spares: { A: '0' } })],
      'spares.A: must be above zero',
    ],
    [['paper', ...application, '--given', written({ more: 1 })], 'given.json'],
    [['spares', sample, '--product', 'ER-4200', '--to', 'US'], '--to: "US" is no destination'],
    [
      ['spares', sample, '--product', 'ER-4200', '--to', 'CN', '--quantity', '0'],
      '--quantity: "0"',
    ],
    [
      ['spares', sample, '--product', 'ER-4200', '--to', 'CN', '-o', 'x.pdf'],
      'is no .csv or .xlsx file',
    ],
  ])('%j is refused', (args, message) => {
    const { status, stdout, stderr } = minimis(...args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('    at ')
    expect(existsSync('x.pdf') || existsSync('x.docx') || existsSync('x.json')).toBe(false)
  })
})

describe('minimis spares', () => {
  const asked = [sample, '--product', 'ER-4200', '--to', 'CN', ...on]

  test('lists each part by itself and sums up what goes along', () => {
    const { status, stdout } = minimis(
      'spares',
      ...asked,
      '--spare',
      'IC-FPGA-MID=1',
      '--spare',
      'IC-SEC-HS=2',
    )
    expect(status).toBe(0)
    expect(stdout).toMatch(
      /IC-FPGA-MID +3A001\.a\.7 +1 +412\.00 +licence or exception +1 +1 +APR \(740\.16\(h\)\)/,
    )
    expect(stdout).toMatch(/IC-NPU-400 .* no licence by item and destination/)
    expect(stdout).toContain(
      '816.59 USD. What goes along is worth 840.00 USD. Those that need a licence by themselves are above that share',
    )
  })

  test('gives the same as JSON, and as CSV and workbook', () => {
    const { stdout } = minimis('spares', ...asked, '--json')
    const document = JSON.parse(stdout)
    expect(document).toMatchObject({
      format: 'minimis-spares',
      product: 'ER-4200',
      destination: 'CN',
      share: '0.10',
    })
    const folder = newFolder()
    for (const name of ['s.csv', 's.xlsx'])
      expect(minimis('spares', ...asked, '-o', join(folder, name)).status).toBe(0)
    const csv = readFileSync(join(folder, 's.csv'), 'utf8')
    for (const { item } of document.items) expect(csv).toContain(`\n${item},`)
    expect(readdirSync(folder).sort()).toEqual(['s.csv', 's.xlsx'])
    expect(Object.keys(cellsOf(readFileSync(join(folder, 's.xlsx'))))).toHaveLength(1)
  })
})
