import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { FloorDocument } from '../../cli/floor.ts'
import { Workspace } from '../../db/workspace.ts'
import { readSheets } from '../../shared/sheets/read.ts'
import { session, small } from '../db/support.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'minimis-floor-'))
const sample = join(root, 'samples/telecom.json')
const asked = [sample, '--product', 'RU-3500', '--to', 'cn,ir', '--on', '2026-11-24']

function minimis(...args: string[]) {
  const run = spawnSync(process.execPath, [join(root, 'cli/main.ts'), 'floor', ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1' },
  })
  return { status: run.status, stdout: run.stdout, stderr: run.stderr }
}

function refused(...args: string[]): string {
  const { status, stdout, stderr } = minimis(...args)
  expect([status, stdout]).toEqual([2, ''])
  return stderr.trimEnd()
}

function document(...args: string[]): FloorDocument {
  const { status, stdout, stderr } = minimis(...args, '--json')
  expect([status, stderr]).toEqual([0, ''])
  return JSON.parse(stdout)
}

describe('minimis floor', () => {
  test('says floor, present price, content and what it is about, the same in every form', async () => {
    const { format, version, on, method, notes, floors } = document(...asked)
    expect([format, version, on, method]).toEqual([
      'minimis-floors',
      1,
      '2026-11-24',
      'look-through',
    ])
    expect(
      floors.map(({ destination, amount, currency }) => [destination, amount, currency]),
    ).toEqual([
      ['CN', '8252.00', 'USD'],
      ['IR', '25012.98', 'USD'],
    ])
    const text = minimis(...asked).stdout
    expect(text).toMatch(
      /CN +8,252\.00 USD +8,242\.00 USD +○ subject, no licence by destination +2,060\.50 USD +25\.00 %/,
    )
    for (const note of notes) expect(text).toContain(note)
    expect(text).toContain('Between affiliates the invoice is not that price')
    const csv = minimis(...asked, '--csv').stdout
    expect(csv).toMatch(
      /^RU-3500,.*,CN,8252,USD,8242,"subject, no licence by destination",not ended,/m,
    )
    const workbook = join(folder, 'floors.xlsx')
    expect(minimis(...asked, '--xlsx', workbook)).toMatchObject({ status: 0, stdout: '' })
    const { sheets } = await readSheets(readFileSync(workbook), workbook)
    const rows = sheets[0]?.rows.map((row) => row.join('|')) ?? []
    expect(rows.some((row) => /^RU-3500\|.*\|IR\|25012\.98\|USD\|8242\|subject, /.test(row))).toBe(
      true,
    )
    expect(rows.some((row) => row.includes('Between affiliates'))).toBe(true)
  })

  test('says until when it is good where a workspace has a price for later', () => {
    const path = join(folder, 'later.minimis')
    const model = small()
    const workspace = Workspace.create(path, session(), {
      model: {
        ...model,
        products: model.products.map((product) => ({
          ...product,
          eccn: '5A991',
          facts: { militaryCommodity: false },
        })),
        parts: model.parts.map((part) => (part.id === 'P1' ? { ...part, eccn: '7A103.a' } : part)),
      },
    })
    workspace.apply({
      kind: 'setPrice',
      item: 'P1',
      validFrom: '2027-01-01',
      price: { amount: '40', currency: 'USD' },
    })
    workspace.close()
    const one = ['--product', 'W', '--to', 'VN']
    const [floor] = document(path, ...one, '--on', '2026-11-24').floors
    expect(floor).toMatchObject({
      amount: '84.00',
      until: '2026-12-31',
      endedBy: ['a price of P1 begins'],
      next: { amount: '320.00', currency: 'USD' },
    })
    expect(minimis(path, ...one, '--on', '2026-11-24').stdout).toContain(
      'until 2026-12-31: a price of P1 begins; then 320.00 USD',
    )
    const [after] = document(path, ...one, '--on', '2027-01-01').floors
    expect(after).toMatchObject({ amount: '320.00', until: null })
  })

  test('writes over nothing, and names what it cannot use', () => {
    const there = join(folder, 'there.xlsx')
    writeFileSync(there, 'mine')
    expect(refused(...asked, '--xlsx', there)).toBe(
      `error --xlsx: ${there} is there already, and is never written over`,
    )
    expect(readFileSync(there, 'utf8')).toBe('mine')
    expect(refused(...asked, '--xlsx', join(folder, 'a.csv'))).toContain('is no .xlsx file')
    expect(refused(...asked, '--csv', '--json')).toContain('exclude each other')
    expect(refused(sample, '--product', 'NONE', '--to', 'XX').split('\n')).toEqual([
      'error --product: no product has the id "NONE"',
      expect.stringContaining('error --to: "XX" is no destination'),
    ])
    expect(refused()).toContain('usage: minimis floor')
  })
})
