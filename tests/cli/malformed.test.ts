import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { readModel } from '../../shared/model/read.ts'

const SEED = 20261171
const FILES = 360
const SAMPLE = 40

type Json = { [key: string]: unknown }

/** A model that uses every kind of field of the contract. */
function valid(): Json {
  return {
    format: 'minimis-model',
    version: 1,
    currency: 'USD',
    rates: [
      { from: 'EUR', to: 'USD', rate: '1.08', asOf: '2026-09-01' },
      { from: 'USD', to: 'CNY', rate: '7.18', asOf: '2026-09-01' },
    ],
    entities: [
      { id: 'DE1', name: 'Werk Süd GmbH', country: 'DE', headquarters: 'DE' },
      { id: 'MX1', name: 'Ensambles del Norte', country: 'MX', headquarters: 'DE' },
    ],
    parts: [
      {
        id: 'CHIP',
        name: 'Chip',
        kind: 'commodity',
        origin: 'US',
        eccn: '3A001.a.2',
        price: { amount: '250.00', currency: 'USD', basis: 'arms-length' },
        supplier: 'Northgate',
        classification: {
          who: 'A. Lee',
          on: '2026-02-03',
          source: 'ruling 12',
          state: 'confirmed',
          note: 'to the paragraph',
        },
        facts: {
          integratedCircuit: true,
          memory: false,
          civilTelecom: false,
          incorporated: true,
          hts6: '854231',
          foodOrMedicine: false,
          iranSupp7: false,
          russiaListed: true,
        },
      },
      {
        id: 'BOARD',
        name: 'Board',
        kind: 'commodity',
        origin: 'DE',
        eccn: 'EAR99',
        price: { amount: '40', currency: 'EUR', basis: 'cost-built' },
        usContent: {
          share: '0.12',
          eccn: '3A991',
          declaredBy: 'Werk Süd GmbH',
          declaredOn: '2026-01-02',
          validUntil: '2027-01-01',
          document: 'LTSD 4711',
        },
        facts: {},
      },
      {
        id: 'LIB',
        name: 'Library',
        kind: 'software',
        origin: null,
        eccn: null,
        price: null,
        facts: { encryption: 'b1', bundled: true },
      },
    ],
    products: [
      {
        id: 'W',
        name: 'Widget',
        kind: 'commodity',
        eccn: '5A991',
        madeBy: 'DE1',
        exportedFrom: 'DE',
        price: { amount: '1000.00', currency: 'USD', basis: 'arms-length' },
        prices: { CN: { amount: '900.00', currency: 'USD' } },
        lines: [
          { item: 'CHIP', quantity: '1' },
          { item: 'SUB', quantity: '2' },
        ],
        exportedBy: 'MX1',
        facts: {
          computerApp: '0',
          technologyReportFiled: '2026-01-31',
          advancedNode: false,
          recipientMakesAdvancedNode: false,
          noUsContent: false,
        },
        factSources: { advancedNode: { who: 'A. Lee', on: '2026-03-02', source: 'letter 12' } },
      },
      {
        id: 'SUB',
        name: 'Sub-assembly',
        kind: 'commodity',
        eccn: '5A991',
        madeBy: 'MX1',
        price: { amount: '80', currency: 'USD', basis: 'comparable' },
        lines: [
          { item: 'BOARD', quantity: '1' },
          { item: 'LIB', quantity: '0.5' },
        ],
        discrete: { applies: true, reason: 'sold alone as a spare' },
        facts: {},
      },
      {
        id: 'TOOL',
        name: 'Configuration tool',
        kind: 'software',
        madeBy: 'DE1',
        sales: {
          orders: '12000',
          forecast: '8000.50',
          currency: 'EUR',
          units: '40',
          asOf: '2026-08-31',
        },
        technologyReports: [
          {
            filed: '2026-05-04',
            destinations: ['CN', 'UA-CRIMEA'],
            state: 'contacted',
            stateOn: '2026-05-20',
            note: 'asked for drawings',
          },
        ],
        lines: [],
        facts: { noUsContent: true },
        factSources: {},
      },
    ],
  }
}

/** Numbers from a seed (mulberry32), so that every run makes the same files. */
class Random {
  private state: number

  constructor(seed: number) {
    this.state = seed
  }

  next(below: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }

  pick<T>(list: readonly T[]): T {
    return list[this.next(list.length)] as T
  }
}

type Path = (string | number)[]

/** Fields by what the contract says they hold, and values that are not of that kind. */
const KINDS = {
  decimal: {
    paths: [
      ['rates', 0, 'rate'],
      ['rates', 1, 'rate'],
      ['parts', 0, 'price', 'amount'],
      ['parts', 1, 'price', 'amount'],
      ['parts', 1, 'usContent', 'share'],
      ['products', 0, 'price', 'amount'],
      ['products', 0, 'prices', 'CN', 'amount'],
      ['products', 0, 'lines', 0, 'quantity'],
      ['products', 1, 'lines', 1, 'quantity'],
      ['products', 0, 'facts', 'computerApp'],
      ['products', 2, 'sales', 'orders'],
      ['products', 2, 'sales', 'units'],
    ],
    bad: [
      '',
      ' ',
      '1,5',
      '1.',
      '.5',
      '1e3',
      '0x10',
      'NaN',
      'Infinity',
      '١٢',
      '1 000',
      '--1',
      '1.2.3',
    ],
  },
  negative: {
    paths: [
      ['rates', 0, 'rate'],
      ['parts', 1, 'usContent', 'share'],
      ['products', 0, 'lines', 0, 'quantity'],
      ['products', 1, 'lines', 0, 'quantity'],
      ['products', 2, 'sales', 'orders'],
      ['products', 2, 'sales', 'forecast'],
      ['products', 2, 'sales', 'units'],
    ],
    bad: ['-1', '-0.5', '-1000000', '-0.0000001'],
  },
  currency: {
    paths: [
      ['currency'],
      ['rates', 0, 'from'],
      ['rates', 1, 'to'],
      ['parts', 0, 'price', 'currency'],
      ['products', 0, 'price', 'currency'],
      ['products', 0, 'prices', 'CN', 'currency'],
      ['products', 2, 'sales', 'currency'],
    ],
    bad: ['', 'usd', 'US', 'DOLLAR', '$', '__proto__', 'U$D'],
  },
  country: {
    paths: [
      ['entities', 0, 'country'],
      ['entities', 1, 'headquarters'],
      ['parts', 0, 'origin'],
      ['parts', 1, 'origin'],
      ['products', 0, 'exportedFrom'],
    ],
    bad: ['', 'us', 'USA', 'XX', 'ZZ', 'Germany', 'constructor', '__proto__', '  '],
  },
  destination: {
    paths: [
      ['products', 2, 'technologyReports', 0, 'destinations', 0],
      ['products', 2, 'technologyReports', 0, 'destinations', 1],
    ],
    bad: ['', 'cn', 'XX', 'UA-XX', 'China', '__proto__', 156],
  },
  date: {
    paths: [
      ['rates', 0, 'asOf'],
      ['rates', 1, 'asOf'],
      ['products', 0, 'facts', 'technologyReportFiled'],
      ['products', 0, 'factSources', 'advancedNode', 'on'],
      ['products', 2, 'sales', 'asOf'],
      ['products', 2, 'technologyReports', 0, 'filed'],
      ['products', 2, 'technologyReports', 0, 'stateOn'],
    ],
    bad: [
      '',
      '2026-13-01',
      '2026-02-30',
      '2025-02-29',
      '2026-00-10',
      '01.09.2026',
      '2026-9-1',
      'today',
    ],
  },
  eccn: {
    paths: [
      ['parts', 0, 'eccn'],
      ['parts', 1, 'usContent', 'eccn'],
      ['products', 0, 'eccn'],
    ],
    bad: ['', 'none', '3A1', 'A3001', '3F001', '3A001 a 2', '3a001.a', '3A001..a', 'USML:'],
  },
  choice: {
    paths: [
      ['parts', 0, 'kind'],
      ['parts', 0, 'price', 'basis'],
      ['parts', 2, 'facts', 'encryption'],
      ['products', 1, 'kind'],
      ['products', 1, 'price', 'basis'],
      ['products', 2, 'technologyReports', 0, 'state'],
    ],
    bad: ['', 'Commodity', 'service', 'toString', 'arms length', 'b4'],
  },
  flag: {
    paths: [
      ['parts', 0, 'facts', 'integratedCircuit'],
      ['parts', 0, 'facts', 'russiaListed'],
      ['parts', 2, 'facts', 'bundled'],
      ['products', 0, 'facts', 'advancedNode'],
      ['products', 0, 'facts', 'recipientMakesAdvancedNode'],
      ['products', 2, 'facts', 'noUsContent'],
      ['products', 1, 'discrete', 'applies'],
    ],
    bad: ['yes', 'true', 0, 1, [], {}],
  },
  hts: {
    paths: [['parts', 0, 'facts', 'hts6']],
    bad: ['', '8542', '85423100', '8542.31', 854231, 'ABCDEF'],
  },
  text: {
    paths: [
      ['entities', 0, 'name'],
      ['parts', 0, 'name'],
      ['parts', 0, 'supplier'],
      ['products', 0, 'name'],
      ['products', 1, 'discrete', 'reason'],
      ['products', 0, 'factSources', 'advancedNode', 'who'],
      ['products', 2, 'technologyReports', 0, 'note'],
    ],
    bad: [7, true, [], {}, ['name']],
  },
  id: {
    paths: [
      ['entities', 0, 'id'],
      ['parts', 0, 'id'],
      ['products', 0, 'id'],
      ['products', 0, 'lines', 0, 'item'],
      ['products', 0, 'madeBy'],
      ['products', 0, 'exportedBy'],
    ],
    bad: ['', 7, true, [], {}],
  },
  header: { paths: [['format']], bad: ['', 'minimis', 'minimis-result', 1, null, []] },
  version: { paths: [['version']], bad: [0, 2, '1', 1.5, null, true] },
} satisfies Record<string, { paths: Path[]; bad: unknown[] }>

/** Fields without which there is no model. */
const REQUIRED: Path[] = [
  ['format'],
  ['version'],
  ['currency'],
  ['parts'],
  ['products'],
  ['rates', 0, 'from'],
  ['rates', 0, 'to'],
  ['rates', 0, 'rate'],
  ['rates', 0, 'asOf'],
  ['entities', 0, 'id'],
  ['parts', 0, 'id'],
  ['parts', 0, 'kind'],
  ['parts', 0, 'price', 'amount'],
  ['parts', 0, 'price', 'currency'],
  ['parts', 1, 'usContent', 'share'],
  ['products', 0, 'id'],
  ['products', 0, 'kind'],
  ['products', 0, 'lines'],
  ['products', 0, 'lines', 0, 'item'],
  ['products', 0, 'lines', 0, 'quantity'],
  ['products', 0, 'prices', 'CN', 'amount'],
  ['products', 1, 'discrete', 'applies'],
  ['products', 2, 'sales', 'orders'],
  ['products', 2, 'sales', 'currency'],
  ['products', 2, 'technologyReports', 0, 'filed'],
  ['products', 2, 'technologyReports', 0, 'destinations'],
]

/** Everything in the model that is a list or an object, where the other is refused. */
const CONTAINERS: Path[] = [
  [],
  ['rates'],
  ['rates', 0],
  ['entities'],
  ['entities', 1],
  ['parts'],
  ['parts', 0],
  ['parts', 0, 'price'],
  ['parts', 0, 'facts'],
  ['parts', 1, 'usContent'],
  ['products'],
  ['products', 0],
  ['products', 0, 'lines'],
  ['products', 0, 'lines', 1],
  ['products', 0, 'facts'],
  ['products', 1, 'discrete'],
  ['products', 2, 'sales'],
  ['products', 2, 'technologyReports'],
  ['products', 2, 'technologyReports', 0],
  ['products', 2, 'technologyReports', 0, 'destinations'],
  ['products', 0, 'factSources', 'advancedNode'],
]

/** Fields where no number may stand: the contract writes amounts, quantities and rates as text. */
const NEVER_NUMBERS: Path[] = [...KINDS.decimal.paths, ...KINDS.date.paths, ...KINDS.currency.paths]

const UNKNOWN_IDS = [
  'NOWHERE',
  'chip',
  'CHIP ',
  'constructor',
  'toString',
  '__proto__',
  'hasOwnProperty',
]

/**
 * The ways to spoil a model. Each names what the contract refuses in it, so that every file made is
 * malformed by construction; `where` is the field that a problem has to name, if it is one field.
 */
type Spoiled = { text: string | Uint8Array; where?: Path }
const WAYS: Record<string, (random: Random) => Spoiled> = {
  'a decimal that is none': (random) => spoilKind(random, 'decimal'),
  'a negative amount where none may be': (random) => spoilKind(random, 'negative'),
  'a currency that is none': (random) => spoilKind(random, 'currency'),
  'a country that is none': (random) => spoilKind(random, 'country'),
  'a date that is none': (random) => spoilKind(random, 'date'),
  'an ECCN that is none': (random) => spoilKind(random, 'eccn'),
  'a choice that is not offered': (random) => spoilKind(random, 'choice'),
  'a yes or no that is neither': (random) => spoilKind(random, 'flag'),
  'a tariff code that is none': (random) => spoilKind(random, 'hts'),
  'a name that is no text': (random) => spoilKind(random, 'text'),
  'an id that is none': (random) => spoilKind(random, 'id'),
  'another format': (random) => spoilKind(random, 'header'),
  'another version': (random) => spoilKind(random, 'version'),
  'a number for an amount, date or currency': (random) => {
    return put(random.pick(NEVER_NUMBERS), random.pick([0, 1, -1, 1.5, 1e308]))
  },
  'a share above one': (random) => {
    return put(['parts', 1, 'usContent', 'share'], random.pick(['1.01', '2', '12', '100']))
  },
  'a rate of zero': (random) => put(['rates', 0, 'rate'], random.pick(['0', '0.000', '-0'])),
  'a required field left out': (random) => {
    const where = random.pick(REQUIRED)
    return put(where, undefined)
  },
  'null for a required field': (random) => put(random.pick(REQUIRED), null),
  'a list for an object, or an object for a list': (random) => {
    const where = random.pick(CONTAINERS)
    const swapped = Array.isArray(at(valid(), where)) ? { 0: 'first' } : ['first']
    return put(where, swapped)
  },
  'text for an object or list': (random) => {
    return put(random.pick(CONTAINERS), random.pick(['', 'parts', '[]', '{}']))
  },
  'an unknown item on a line': (random) => {
    const where = random.pick<Path>([
      ['products', 0, 'lines', 0, 'item'],
      ['products', 0, 'lines', 1, 'item'],
      ['products', 1, 'lines', 0, 'item'],
    ])
    return put(where, random.pick(UNKNOWN_IDS))
  },
  'an unknown maker': (random) => {
    return put(['products', random.next(2), 'madeBy'], random.pick(UNKNOWN_IDS))
  },
  'an unknown exporter': (random) => {
    return put(['products', 0, 'exportedBy'], random.pick(UNKNOWN_IDS))
  },
  'members that contradict each other': (random) => {
    const model = valid()
    const product = at(model, ['products', random.next(2)]) as Json
    const sales = { orders: `${random.next(9999)}`, currency: random.pick(['USD', 'EUR', 'CNY']) }
    if (random.next(3)) Object.assign(product, { sales })
    else Object.assign(product, { facts: { noUsContent: true } })
    return { text: JSON.stringify(model) }
  },
  'two items with one id': (random) => {
    const [first, second] = random.pick<[Path, Path]>([
      [
        ['parts', 0, 'id'],
        ['parts', 1, 'id'],
      ],
      [
        ['parts', 2, 'id'],
        ['products', 1, 'id'],
      ],
      [
        ['products', 0, 'id'],
        ['products', 1, 'id'],
      ],
      [
        ['entities', 0, 'id'],
        ['entities', 1, 'id'],
      ],
    ])
    return put(second, at(valid(), first))
  },
  'a cycle': (random) => {
    const model = valid()
    const [product, item] = random.pick([
      [1, 'W'],
      [0, 'W'],
      [1, 'SUB'],
    ] as const)
    const lines = at(model, ['products', product, 'lines']) as Json[]
    lines.splice(random.next(lines.length + 1), 0, { item, quantity: random.pick(['1', '0']) })
    return { text: JSON.stringify(model) }
  },
  'a price for no destination': (random) => {
    const name = random.pick(['XX', 'cn', 'China', 'UA-XX', '__proto__', 'constructor', ''])
    const model = JSON.stringify(valid()).replace(
      '"prices":{"CN"',
      `"prices":{${JSON.stringify(name)}`,
    )
    return { text: model }
  },
  'two rates that contradict each other': (random) => {
    const model = valid()
    const rates = model.rates as Json[]
    const first = rates[random.next(2)] as Json
    rates.push({ ...first, rate: random.pick(['0.5', '9', '1.0801']) })
    return { text: JSON.stringify(model) }
  },
  'JSON cut short': (random) => {
    const text = JSON.stringify(valid(), null, random.next(3))
    return { text: text.slice(0, 1 + random.next(text.length - 1)) }
  },
  'bytes that are no text': (random) => {
    const bytes = Uint8Array.from({ length: 1 + random.next(4000) }, () => random.next(256))
    bytes[0] = random.next(9) // a control character: no JSON text begins with one
    return { text: bytes }
  },
  'text that is no JSON': (random) => ({
    text: random.pick([
      '',
      ' \n\t',
      '\uFEFF',
      '{',
      'null,',
      'NaN',
      'undefined',
      "{'format': 'minimis-model'}",
      '{"format": "minimis-model",}',
      '<?xml version="1.0"?>',
      'id;name;price\n1;Chip;2,50',
      `// a comment\n${JSON.stringify(valid())}`,
      `${JSON.stringify(valid())}x`,
      JSON.stringify(valid()).repeat(2),
    ]),
  }),
  'JSON that is no model': (random) => ({
    text: random.pick(['null', 'true', '0', '"minimis-model"', '[]', '{}', '[{}]', '[[[]]]']),
  }),
  'deep nesting': (random) => {
    const depth = 1000 + random.next(20_000)
    const deep = '['.repeat(depth) + ']'.repeat(depth)
    const place = random.pick(['name', 'price', 'facts', 'kind', 'whole'])
    if (place === 'whole') return { text: deep }
    const text = put(['parts', 0, place], 'DEEP').text as string
    return { text: text.replace('"DEEP"', deep) }
  },
  'a huge string': (random) => {
    const length = 100_000 + random.next(1_000_000)
    const [where, text] = random.pick<[Path, string]>([
      [['currency'], 'U'.repeat(length)],
      [['parts', 0, 'origin'], 'U'.repeat(length)],
      [['parts', 0, 'eccn'], `3A001.${'a'.repeat(length)}!`],
      [['parts', 0, 'price', 'amount'], `${'9'.repeat(length)}.`],
      [['products', 0, 'lines', 0, 'quantity'], `-${'1'.repeat(length)}`],
      [['products', 0, 'lines', 0, 'item'], 'I'.repeat(length)],
    ])
    return put(where, text)
  },
  'prototype keys in place of fields': (random) => {
    const name = random.pick(['__proto__', 'constructor', 'prototype'])
    const [where, key] = random.pick([
      ['"kind":"commodity","origin":"US"', 'kind'],
      ['"id":"CHIP"', 'id'],
      ['"amount":"1000.00"', 'amount'],
      ['"item":"CHIP"', 'item'],
      ['"lines":[{"item":"CHIP"', 'lines'],
    ] as const)
    return { text: JSON.stringify(valid()).replace(where, where.replace(`"${key}"`, `"${name}"`)) }
  },
}

function spoilKind(random: Random, kind: keyof typeof KINDS): Spoiled {
  const { paths, bad } = KINDS[kind]
  return put(random.pick<Path>(paths), random.pick<unknown>(bad))
}

/** The model with a price for something else than China, whatever its name does to objects. */
function priceFor(name: string): string {
  const text = JSON.stringify(valid())
  return text.replace('"prices":{"CN"', () => `"prices":{${JSON.stringify(name)}`)
}

function at(model: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Json | undefined)?.[step], model)
}

/** The model with one value put in place of another; undefined leaves the field out. */
function put(where: Path, value: unknown): Spoiled {
  const model = valid()
  const last = where.at(-1)
  if (last === undefined) return { text: JSON.stringify(value), where }
  const holder = at(model, where.slice(0, -1)) as Json
  if (holder === undefined || !(last in holder)) throw new Error(`no field ${where.join('.')}`)
  if (value === undefined) delete holder[last]
  else holder[last] = value
  return { text: JSON.stringify(model), where }
}

interface Malformed extends Spoiled {
  name: string
  way: string
}

const random = new Random(SEED)
const ways = Object.keys(WAYS)
const files: Malformed[] = Array.from({ length: FILES }, (_, i) => {
  const way = ways[i % ways.length] as string
  const spoiled = (WAYS[way] as (random: Random) => Spoiled)(random)
  return { ...spoiled, way, name: `${String(i).padStart(3, '0')} ${way}` }
})

/** As a program reads a file: bytes that are no UTF-8 become replacement characters. */
const textOf = (file: Malformed) =>
  typeof file.text === 'string' ? file.text : new TextDecoder().decode(file.text)

function problemsOf(file: Malformed) {
  const read = readModel(textOf(file))
  return read.ok ? [] : read.problems
}

/** A path as problems write it: products[0].lines[1].quantity. */
function written(path: Path): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')
  return text.replace(/^\./, '') || '(file)'
}

describe('Malformed model files', () => {
  test('The model that they are made from is accepted, and each of them differs from it', () => {
    const text = JSON.stringify(valid())
    expect(readModel(text)).toMatchObject({ ok: true })
    expect(files).toHaveLength(FILES)
    for (const file of files) expect(textOf(file).trim(), file.name).not.toBe(text)
    // Every way is taken, several times, and hardly two files are alike.
    for (const way of ways) {
      expect(files.filter((file) => file.way === way).length, way).toBeGreaterThan(8)
    }
    expect(new Set(files.map(textOf)).size).toBeGreaterThan(FILES * 0.75)
  })

  test('Each gives problems, each problem a path and a message on one line, and none throws', () => {
    console.info(`seed ${SEED}, ${FILES} files`)
    const accepted: string[] = []
    for (const file of files) {
      const problems = problemsOf(file)
      if (problems.length === 0) accepted.push(`${file.name}: ${textOf(file).slice(0, 3000)}`)
      for (const { path, message } of problems) {
        expect(path.trim(), file.name).not.toBe('')
        expect(message.trim(), file.name).not.toBe('')
        expect(`${path}${message}`.includes('\n'), file.name).toBe(false)
      }
    }
    expect(accepted).toEqual([])
  })

  test('The field that was spoiled is the one that is named', () => {
    for (const file of files) {
      if (!file.where) continue
      const named = written(file.where)
      const paths = problemsOf(file).map((problem) => problem.path)
      expect(
        paths.some((path) => path.startsWith(named)),
        `${file.name}: ${named} in ${paths.join(', ').slice(0, 500)}`,
      ).toBe(true)
    }
  })

  test('Every field refuses every value of the wrong kind, and names itself', () => {
    const accepted: string[] = []
    const ask = (where: Path, value: unknown) => {
      const { text } = put(where, value)
      const read = readModel(String(text))
      const paths = read.ok ? [] : read.problems.map((problem) => problem.path)
      if (!paths.some((path) => path.startsWith(written(where)))) {
        accepted.push(`${written(where)} = ${JSON.stringify(value)}: ${paths.join(', ')}`)
      }
    }
    for (const { paths, bad } of Object.values(KINDS)) {
      for (const where of paths as Path[]) for (const value of bad) ask(where, value)
    }
    for (const where of REQUIRED) for (const value of [undefined, null]) ask(where, value)
    for (const where of NEVER_NUMBERS) for (const value of [0, 1, -1, 1.5]) ask(where, value)
    for (const where of CONTAINERS) {
      for (const value of ['', 'x', 7, true, Array.isArray(at(valid(), where)) ? {} : []]) {
        ask(where, value)
      }
    }
    expect(accepted).toEqual([])
  })

  test('A price for what is no destination is refused, whatever the name', () => {
    const names = ['XX', 'cn', 'China', 'UA-XX', 'UA-crimea', 'constructor', 'toString', '']
    for (const name of [...names, '__proto__']) {
      const text = priceFor(name)
      expect(readModel(text).ok, `a price for "${name}"`).toBe(false)
    }
    for (const name of ['CN', 'HK', 'MO', 'UA-CRIMEA', 'UA-DNR', 'UA-LNR']) {
      expect(readModel(priceFor(name)).ok, `a price for "${name}"`).toBe(true)
    }
  })

  test('All problems are reported, not only the first', () => {
    const model = valid()
    ;(model.parts as Json[]).forEach((part) => {
      part.kind = 'thing'
    })
    const lines = at(model, ['products', 0, 'lines']) as Json[]
    for (const line of lines) line.quantity = '-1'
    model.currency = 'dollar'
    const read = readModel(JSON.stringify(model))
    const paths = read.ok ? [] : read.problems.map((problem) => problem.path)
    expect([...paths].sort()).toEqual([
      'currency',
      'parts[0].kind',
      'parts[1].kind',
      'parts[2].kind',
      'products[0].lines[0].quantity',
      'products[0].lines[1].quantity',
    ])
    const ids = valid()
    for (const line of at(ids, ['products', 1, 'lines']) as Json[]) line.item = 'NOWHERE'
    ;(ids.products as Json[])[0] = { ...(ids.products as Json[])[0], madeBy: 'NOBODY' }
    const unknown = readModel(JSON.stringify(ids))
    expect(unknown.ok ? [] : unknown.problems.map((problem) => problem.path).sort()).toEqual([
      'products[0].madeBy',
      'products[1].lines[0].item',
      'products[1].lines[1].item',
    ])
  })
})

describe('Malformed model files on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'minimis-malformed-'))
  const root = fileURLToPath(new URL('../../', import.meta.url))
  afterAll(() => rmSync(folder, { recursive: true }))

  /** One of every way first, then others, up to the size of the sample. */
  const sample = files.slice(0, ways.length).concat(files.slice(-(SAMPLE - ways.length)))

  function run(path: string): Promise<{ code: number | null; stdout: string; stderr: string }> {
    const args = ['cli/main.ts', 'calc', path, '--to', 'CN', '--on', '2026-11-24', '--json']
    return new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        args,
        { cwd: root, timeout: 30_000, maxBuffer: 64 * 1024 * 1024 },
        (_, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
      )
    })
  }

  test('The sample has forty files, and the unspoiled model is computed', {
    timeout: 60_000,
  }, async () => {
    expect(sample).toHaveLength(SAMPLE)
    expect(new Set(sample.map((file) => file.name)).size).toBe(SAMPLE)
    const path = join(folder, 'valid.json')
    writeFileSync(path, JSON.stringify(valid()))
    const { code, stdout, stderr } = await run(path)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ format: 'minimis-result', version: 1 })
  })

  test('Each ends with status 2 and one line a problem, and writes nothing else', {
    timeout: 180_000,
  }, async () => {
    const queue = [...sample]
    async function work(): Promise<void> {
      for (let file = queue.shift(); file; file = queue.shift()) {
        const path = join(folder, `${file.name.slice(0, 3)}.json`)
        writeFileSync(path, file.text)
        const { code, stdout, stderr } = await run(path)
        expect(code, `${file.name}: ${stderr.slice(0, 2000)}`).toBe(2)
        expect(stdout, file.name).toBe('')
        expect(stderr, file.name).not.toMatch(/^ {4}at /m)
        const lines = stderr.trimEnd().split('\n')
        const problems = problemsOf(file)
        expect(lines.length, `${file.name}: ${stderr.slice(0, 2000)}`).toBe(problems.length)
        problems.forEach((problem, i) => {
          expect(lines[i], file.name).toContain(problem.path)
        })
      }
    }
    await Promise.all([work(), work()])
  })

  test('A file that is not there is one line and status 2', { timeout: 60_000 }, async () => {
    const { code, stdout, stderr } = await run(join(folder, 'missing.json'))
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('missing.json')
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })
})
