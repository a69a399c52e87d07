import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ResultDocument } from '../../shared/calc/result/result.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'

const root = join(import.meta.dirname, '../..')
const sample = join(root, 'samples/telecom.json')

function minimis(...args: string[]) {
  const run = spawnSync(process.execPath, [join(root, 'cli/main.ts'), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1' },
  })
  return { status: run.status, stdout: run.stdout, stderr: run.stderr }
}

function results(...args: string[]): ResultDocument {
  const { status, stdout, stderr } = minimis('calc', ...args, '--json')
  expect([status, stderr]).toEqual([0, ''])
  return JSON.parse(stdout)
}

describe('minimis calc', () => {
  test('tells before the calculation where none is asked for, and why with --explain', () => {
    const { status, stdout } = minimis(
      ...['calc', sample, '--product', 'OT-8000', '--to', 'CN,IR,DE', '--explain'],
    )
    expect(status).toBe(0)
    expect(stdout).toContain(
      '    CN, DE: no calculation is asked for, since no licence is needed by product and destination\n    IR: a calculation is asked for',
    )
    expect(stdout).toMatch(
      /OT-8000 to CN, before the calculation:\n {2}no licence is needed for China .*\(734 Supp\. 2\(a\)\)\n {2}AT1 is blank for CN \(738 Supp\. 1, CN, AT1/,
    )
  })

  test('says in words what to find out and what a calculation turns on; --json keeps the names', () => {
    const price = (amount: string) => ({ amount, currency: 'USD' })
    const item = { kind: 'commodity', eccn: 'EAR99' }
    const model = {
      format: 'minimis-model',
      version: 1,
      currency: 'USD',
      rates: [],
      entities: [{ id: 'E', country: 'MX', headquarters: 'MX' }],
      parts: [{ ...item, id: 'P', origin: 'US', price: price('30') }],
      products: [
        {
          ...item,
          id: 'W',
          madeBy: 'E',
          price: price('100'),
          lines: [{ item: 'P', quantity: '1' }],
        },
      ],
    }
    const path = join(mkdtempSync(join(tmpdir(), 'minimis-words-')), 'open.json')
    writeFileSync(path, JSON.stringify(model))
    const { stdout } = minimis('calc', path, '--to', 'RU,IR')
    expect(stdout).toMatch(/P: .*whether a list for Russia names it/)
    expect(stdout).toMatch(/asked for is open: .*whether a list for Russia names it/)
    expect(stdout).not.toMatch(/russiaListed|foodOrMedicine|iranSupp7|militaryCommodity/)
    expect(minimis('calc', path, '--to', 'RU', '--json').stdout).toContain('"russiaListed"')
  })

  test('writes the contract: one result for each product and destination asked for', () => {
    const document = results(
      sample,
      '--product',
      'OT-8000',
      '--product',
      'ER-4200',
      '--to',
      'CN,IR',
      '--on',
      '2026-11-24',
    )
    expect(document).toMatchObject({
      format: 'minimis-result',
      version: 1,
      rules: { pack: 'ear-2026-09-24', asOf: '2026-09-24' },
    })
    expect(
      document.results.map(({ product, destination, outcome, rule, threshold }) => [
        product,
        destination,
        outcome,
        rule,
        threshold,
      ]),
    ).toEqual([
      ['OT-8000', 'CN', 'not-subject', '734.4(d)', '0.25'],
      ['OT-8000', 'IR', 'subject', '734.4(c)', '0.1'],
      ['ER-4200', 'CN', 'not-subject', '734.4(d)', '0.25'],
      ['ER-4200', 'IR', 'subject', '734.4(b)', null],
    ])
    const [exactly25] = document.results
    expect(exactly25?.share).toEqual({ low: '0.25', high: '0.25' })
    expect(exactly25?.notices.map((notice) => notice.code)).toEqual(
      expect.arrayContaining(['SCOPE', 'FDP']),
    )
  })

  test('answers every destination of the pack with --to all', () => {
    const document = results(sample, '--product', 'OT-8000', '--to', 'all')
    expect(document.results).toHaveLength(204)
    expect(document.results.map((result) => result.destination)).toEqual(
      expect.arrayContaining(['HK', 'MO', 'LI', 'UA-CRIMEA', 'UA-DNR', 'UA-LNR']),
    )
  })

  test('shows both methods where a sub-assembly is claimed to be discrete', () => {
    const [lookThrough] = results(sample, '--product', 'RU-2600', '--to', 'CN').results
    const [second] = results(
      sample,
      '--product',
      'RU-2600',
      '--to',
      'CN',
      '--second-incorporation',
    ).results
    expect([lookThrough?.method, lookThrough?.outcome, lookThrough?.otherMethod?.outcome]).toEqual([
      'look-through',
      'subject',
      'not-subject',
    ])
    expect([second?.method, second?.outcome, second?.otherMethod?.outcome]).toEqual([
      'second-incorporation',
      'not-subject',
      'subject',
    ])
    expect(second?.share).toEqual(lookThrough?.otherMethod?.share)
  })

  test('counts the waiting time of the technology report to the day given by --on', () => {
    const on = (day: string) =>
      results(sample, '--product', 'TP-ARRAY', '--to', 'CN', '--on', day).results[0]?.outcome
    expect(on('2026-12-10')).toBe('report-required')
    expect(on('2026-12-11')).toBe('not-subject')
  })

  test('tells of a fact that no rule knows, and evaluates', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'minimis-facts-')), 'model.json')
    const part = { id: 'P', kind: 'commodity', facts: { incorporatd: false } }
    const product = { id: 'W', kind: 'commodity', lines: [{ item: 'P', quantity: '1' }] }
    const model = { format: 'minimis-model', version: 1, currency: 'USD' }
    writeFileSync(path, JSON.stringify({ ...model, parts: [part], products: [product] }))
    const { status, stderr } = minimis('calc', path, '--to', 'CN', '--json')
    expect([status, stderr]).toEqual([
      0,
      `note ${path}: parts[0].facts.incorporatd: is no fact of a part; "incorporated" is one\n`,
    ])
  })

  test('applies a switch and says so', () => {
    const document = results(
      sample,
      '--product',
      'OT-8000',
      '--to',
      'SY',
      '--switch',
      'syriaSpp=excluded',
    )
    expect(document.rules.switches).toMatchObject({ syriaSpp: 'excluded' })
  })

  test('prints a table with verdict, share, level, rule, contributors and what to find out', () => {
    const { status, stdout } = minimis(
      'calc',
      sample,
      '--product',
      'SC-220',
      '--to',
      'CN,IR',
      '--on',
      '2026-11-24',
    )
    expect(status).toBe(0)
    expect(stdout).toMatch(
      /^CN +↔ undetermined, no licence either way +2\.80 % to no bound +25\.00 % +- +none +IC-SEC-LT/m,
    )
    expect(stdout).toMatch(/^IR +✗ subject, licence or exception +.* 10\.00 % +734\.4\(c\)/m)
    expect(stdout).toContain('not a clearance')
  })
})

test.each([
  ['calc', ['calc', '--help'], 'calc MODEL.json'],
  ['rules', ['rules', '--help'], 'rules [ECCN]'],
  ['a command of the rules', ['rules', 'build', '-h'], 'rules build --ecfr'],
  ['screen', ['screen', 'Kite', '-h'], 'screen NAME'],
])('%s tells its own usage, and no other', (_, asked, told) => {
  const { status, stdout, stderr } = minimis(...asked)
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain(told)
  expect(stdout).not.toContain('levers BASE.json')
})

describe('What cannot be used ends with 2, nothing on stdout and a line for each problem', () => {
  test.each<[string, string[], string[]]>([
    ['no command', ['toast'], ['toast: no such command']],
    ['no file', ['calc', 'nowhere.json'], ['nowhere.json: no such file']],
    ['an option it does not have', ['calc', sample, '--quick'], ["Unknown option '--quick'"]],
    [
      'unknown product and destinations',
      ['calc', sample, '--product', 'X', '--to', 'CN,US,QQ'],
      [
        '--product: no product has the id "X"',
        '--to: "US" is no destination',
        '--to: "QQ" is no destination',
      ],
    ],
    [
      'an unknown pack',
      ['calc', sample, '--rules', 'ear-1999'],
      ['--rules: no rule pack "ear-1999"'],
    ],
    ['a day that is none', ['calc', sample, '--on', '2026-02-30'], ['--on: "2026-02-30"']],
    [
      'a switch that is given twice',
      ['calc', sample, '--switch', 'syriaSpp=counts', '--switch', 'syriaSpp=excluded'],
      ['--switch: syriaSpp is given more than once'],
    ],
    [
      'an unknown switch',
      ['calc', sample, '--switch', 'x=y'],
      ['--switch: the rule pack has no switch "x"'],
    ],
    [
      'both methods',
      ['calc', sample, '--look-through', '--second-incorporation'],
      ['exclude each other'],
    ],
  ])('%s', (_, args, problems) => {
    const { status, stdout, stderr } = minimis(...args)
    const lines = stderr.trimEnd().split('\n')
    expect([status, stdout, lines.length]).toEqual([2, '', problems.length])
    problems.forEach((problem, i) => {
      expect(lines[i]).toContain(problem)
    })
  })

  test('a model with several problems names them all by their path', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'minimis-')), 'bad.json')
    const part = { id: 'P', kind: 'widget', origin: 'ZZ', price: { amount: 12, currency: 'USD' } }
    const product = { id: 'W', kind: 'commodity', lines: [{ item: 'P', quantity: '-1' }] }
    writeFileSync(
      path,
      JSON.stringify({
        format: 'minimis-model',
        version: 1,
        currency: 'USD',
        parts: [part],
        products: [product],
      }),
    )
    const { status, stderr } = minimis('calc', path)
    expect(status).toBe(2)
    expect(
      stderr
        .trimEnd()
        .split('\n')
        .map((line) => line.slice(line.indexOf(path) + path.length + 2)),
    ).toEqual([
      'parts[0].kind: must be "commodity", "software" or "technology"',
      'parts[0].origin: is not an ISO 3166-1 alpha-2 country code',
      'parts[0].price.amount: must be a decimal number in quotes, such as "12.50"',
      'products[0].lines[0].quantity: must not be negative',
    ])
  })
})

describe('minimis rules', () => {
  test('shows the pack, its date, its coverage and its switches', () => {
    const { status, stdout } = minimis('rules')
    expect(status).toBe(0)
    for (const text of ['ear-2026-09-24', '1549 of 1552', 'advancedComputingScope', '* codified'])
      expect(stdout).toContain(text)
  })

  test('shows the licence rows of an entry', () => {
    expect(minimis('rules', '9A991').stdout).toMatch(/UN +a +list:un-arms-embargo +746\.1\(b\)/)
  })
})

describe('minimis calc and the direct product rules', () => {
  test('counts them under a product, and names each with --explain', () => {
    const plain = minimis('calc', sample, '--product', 'ER-4200', '--to', 'CN,VN,DE')
    expect(plain.stdout).toMatch(/734\.9\).*\n {4}CN, VN: 7 open, 6 out\n {4}DE: 6 open, 7 out/)
    const { stdout } = minimis('calc', sample, '--product', 'OT-8000', '--to', 'CN', '--explain')
    const named = currentPack().directProduct.rules.filter(({ id, name }) =>
      new RegExp(`^  ${id.replace(/[().]/g, '\\$&')} ${name}: (out|open)`, 'm').test(stdout),
    )
    expect(named).toHaveLength(13)
    expect(stdout).toMatch(/To be answered:\n(.*\n)* {4}plant-any: Is it made by a plant/)
  })

  test('are settled by what the model says of the product and of its maker', () => {
    const model = JSON.parse(readFileSync(sample, 'utf8'))
    const answers = { 'technology-any': { answer: false }, 'plant-any': { answer: false } }
    const product = model.products.find(({ id }: { id: string }) => id === 'OT-8000')
    const maker = model.entities.find(({ id }: { id: string }) => id === product.madeBy)
    maker.directProduct = { answers }
    product.directProduct = { answers: { 'plant-anny': { answer: true } } }
    const path = join(mkdtempSync(join(tmpdir(), 'minimis-answers-')), 'model.json')
    writeFileSync(path, JSON.stringify(model))
    const { stdout, stderr } = minimis('calc', path, '--product', 'OT-8000', '--to', 'CN', '--json')
    const [result] = JSON.parse(stdout).results
    const states = result.directProductRules.map(({ state }: { state: string }) => state)
    expect(new Set(states)).toEqual(new Set(['out']))
    expect(stderr).toContain('directProduct.answers["plant-anny"]')
    expect(stderr).toContain('"plant-any" is one')
  })
})
