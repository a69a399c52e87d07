import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { LeversDocument } from '../../cli/levers-table.ts'

const root = join(import.meta.dirname, '../..')
const sample = join(root, 'samples/telecom.json')
const alternates = join(root, 'samples/levers/alternates.json')
const ranges = join(root, 'samples/levers/ranges.json')
const japaneseFpga = join(root, 'samples/scenarios/second-source-fpga.json')
const asked = [sample, '--product', 'RU-3500', '--to', 'CN', '--on', '2026-11-24']

function minimis(...args: string[]) {
  const run = spawnSync(process.execPath, [join(root, 'cli/main.ts'), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1' },
  })
  return { status: run.status, stdout: run.stdout, stderr: run.stderr }
}

function document(...args: string[]): LeversDocument {
  const { status, stdout, stderr } = minimis('levers', ...args, '--json')
  expect([status, stderr]).toEqual([0, ''])
  return JSON.parse(stdout)
}

function written(name: string, data: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-')), name)
  writeFileSync(path, typeof data === 'string' ? data : JSON.stringify(data))
  return path
}

describe('minimis levers', () => {
  test('names the break-even prices to the cent, and the alternates that would do', () => {
    const { before, levers, sets, uncertainty } = document(...asked, '--alternates', alternates)
    expect([before.outcome, before.share.low]).toEqual(['subject', '2063/8242'])
    expect(levers.find(({ kind }) => kind === 'selling-price')).toMatchObject({
      flips: true,
      from: '8242.00 USD',
      to: '8252.00 USD',
      flip: { last: { amount: '8251.99' }, first: { amount: '8252.00', share: { low: '0.25' } } },
    })
    expect(sets).toMatchObject({ target: null, size: 1, exact: true })
    expect(sets?.sets.map(({ replacements: [one] }) => one?.item)).toContain('IC-FPGA-MID')
    expect(uncertainty).toBeNull()
  })

  test('keeps what one can decide apart from what one can only find out', () => {
    const { levers } = document(...asked, '--alternates', alternates)
    const kinds = (list: string) =>
      [...new Set(levers.filter((lever) => lever.list === list).map(({ kind }) => kind))].sort()
    expect(kinds('decide')).toEqual(['alternate', 'origin', 'part-price', 'selling-price'])
    for (const { list, kind, change } of levers)
      if (list === 'decide' && kind === 'origin') expect(change?.kind).toBe('moveProduction')
    expect(kinds('find-out')).toEqual(expect.arrayContaining(['classification', 'origin']))
    expect(kinds('find-out')).not.toContain('part-price')
    const { stdout } = minimis('levers', ...asked)
    const [decide, findOut] = [/What one can decide/, /What one can only find out/].map((title) =>
      stdout.search(title),
    )
    expect(decide).toBeGreaterThan(0)
    expect(findOut).toBeGreaterThan(decide as number)
    expect(stdout.slice(0, findOut)).not.toContain('came from')
    expect(stdout.slice(0, findOut)).not.toContain('classified')
    expect(stdout.slice(findOut)).toMatch(/if \S+ (came from|were classified)/)
  })

  test('comes down to a share that is asked for', () => {
    const { sets } = document(...asked, '--alternates', alternates, '--target', '0.13')
    expect(sets).toMatchObject({ target: '0.13', size: 2 })
  })

  test('draws the same samples for the same seed, and others for another', () => {
    const drawn = (seed: string) =>
      document(...asked, '--ranges', ranges, '--seed', seed, '--samples', '500').uncertainty
    const [first, again, other] = [drawn('7'), drawn('7'), drawn('8')]
    expect(first).toEqual(again)
    expect(first?.quantiles).not.toEqual(other?.quantiles)
    expect([first?.seed, first?.samples]).toEqual([7, 500])
    expect(first?.outcomes.reduce((sum, { count }) => sum + count, 0)).toBe(500)
  })

  test('looks at the base with a scenario over it', () => {
    const { scenarios, before } = document(...asked, '--scenario', japaneseFpga)
    expect(scenarios).toEqual([{ name: 'FPGA from Japan', unfit: [] }])
    expect(before.outcome).toBe('not-subject')
  })

  test('says which changes of a scenario do not fit', () => {
    const scenario = written('gone.json', {
      format: 'minimis-scenario',
      version: 1,
      name: 'Gone',
      changes: [{ kind: 'swapItem', where: { part: 'NO-SUCH-PART' }, to: 'IC-CPLD' }],
    })
    const { stdout } = minimis('levers', ...asked, '--scenario', scenario)
    expect(stdout).toMatch(/^Over the base lies "Gone"\.$/m)
    expect(stdout).toMatch(/^Change 1 of "Gone" does not fit: .*NO-SUCH-PART/m)
  })

  test('says that no share decides where a direct product rule reaches the product', () => {
    const model = JSON.parse(readFileSync(sample, 'utf8'))
    const product = model.products.find(({ id }: { id: string }) => id === 'RU-3500')
    product.eccn = '3A090.a'
    const asserted = { answer: true, who: 'A. Test', on: '2026-11-01', source: 'own judgement' }
    const told = (answer: boolean) => {
      product.directProduct = { answers: { 'plant-computing': { ...asserted, answer } } }
      const path = written('caught.json', model)
      return minimis('levers', path, '--product', 'RU-3500', '--to', 'MY', '--on', '2026-11-24')
    }
    expect(told(true).stdout).toContain('A direct product rule of 734.9 reaches the product')
    expect(told(false).stdout).not.toContain('A direct product rule of 734.9 reaches the product')
  })

  test('prints tables: what flips with its change and the last amount that holds, sets, ranges', () => {
    const { status, stdout, stderr } = minimis(
      'levers',
      ...asked,
      '--alternates',
      alternates,
      '--ranges',
      ranges,
    )
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(
      /^RU-3500 to CN: ○ subject, no licence by destination, 25\.03 % \(level 25\.00 %\), 734\.4\(d\)$/m,
    )
    expect(stdout).toMatch(
      /^selling price up to 8252\.00 USD +8242\.00 USD +✓ not subject\* +25\.00 % +\+0\.12 %; ○ subject, no licence by destination still at 8251\.99$/m,
    )
    expect(stdout).toMatch(/^IC-FPGA-MID by IC-FPGA-SML +✓ not subject\* +[\d.]+ % +-373\.50 USD$/m)
    expect(stdout).toMatch(/^selling price +8242\.00 USD +7800\.00 +[\d.]+ % +8600\.00/m)
    expect(stdout).toContain('10000 samples, seed 1')
    expect(stdout).toContain('not a clearance')
  })

  test('says of each lever why it leaves the verdict as it is', () => {
    const { stdout } = minimis('levers', sample, '--product', 'ER-4200', '--to', 'IR')
    expect(stdout).toContain('734.4(b) decides at any share')
    expect(stdout).toMatch(/^\d+ more leave the verdict as it is/m)
  })
})

describe('What cannot be used ends with 2, nothing on stdout and a line for each problem', () => {
  test.each<[string, string[], string[]]>([
    ['no product', ['levers', sample, '--to', 'CN'], ['usage: minimis levers']],
    [
      'what the model and the pack do not have',
      ['levers', sample, '--product', 'X', '--to', 'QQ'],
      ['--product: no product has the id "X"', '--to: "QQ" is no destination'],
    ],
    [
      'numbers that are none, and a target without alternates',
      ['levers', ...asked, '--seed', 'x', '--samples', '0', '--target', '0.2'],
      ['--target: needs --alternates', '--seed: "x"', '--samples: "0"'],
    ],
    [
      'a target that is no share',
      ['levers', ...asked, '--alternates', alternates, '--target', '25'],
      ['--target: "25" is not a share'],
    ],
    ['no file', ['levers', ...asked, '--ranges', 'nowhere.json'], ['nowhere.json: no such file']],
    [
      'a file that is not JSON',
      ['levers', ...asked, '--alternates', written('bad.json', '{')],
      ['is not valid JSON'],
    ],
    [
      'alternates that are no items',
      ['levers', ...asked, '--alternates', written('a.json', { X: ['IC-CPLD', 'Y'], Z: 3 })],
      ['Z: must be a list of item ids'],
    ],
    [
      'alternates that lead nowhere',
      ['levers', ...asked, '--alternates', written('a.json', { X: ['IC-CPLD', 'Y'] })],
      ['X: no item has the id "X"', 'X[1]: no item has the id "Y"'],
    ],
    [
      'ranges of what is not there',
      [
        'levers',
        ...asked,
        '--ranges',
        written('r.json', {
          ranges: [
            { axis: { kind: 'part-price', item: 'X' }, low: '1', high: '2' },
            { axis: { kind: 'rate', from: 'JPY', to: 'USD' }, low: '1', high: '2' },
          ],
        }),
      ],
      [
        'ranges[0].axis: no item has the id "X"',
        'ranges[1].axis: no rate JPY to USD is in force on 2026-11-24',
      ],
    ],
  ])('%s', (_, args, problems) => {
    const { status, stdout, stderr } = minimis(...args)
    const lines = stderr.trimEnd().split('\n')
    expect([status, stdout, lines.length]).toEqual([
      2,
      '',
      stderr.includes('usage') ? lines.length : problems.length,
    ])
    problems.forEach((problem, i) => {
      expect(lines[i]).toContain(problem)
    })
  })
})
