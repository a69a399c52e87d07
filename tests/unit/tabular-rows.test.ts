import { describe, expect, test } from 'vitest'
import { type Mapping, suggestMapping } from '../../shared/tabular/columns.ts'
import { readCountry } from '../../shared/tabular/country.ts'
import { currencyOf } from '../../shared/tabular/currency.ts'
import type { Field } from '../../shared/tabular/fields.ts'
import { type Plan, type PlanInput, planRows } from '../../shared/tabular/plan.ts'
import { lookOf } from '../../shared/tabular/same-looks.ts'

const table = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.replace(/^ {4}/, '').split('|'))

/** A table with a field a column, as the first row names them. */
function plan(text: string, more: Partial<PlanInput> & { mapping?: Mapping } = {}): Plan {
  const [fields = [], ...rows] = table(text)
  const columns = fields.map((field) => (field === '' ? null : (field as Field)))
  return planRows({
    rows: [fields, ...rows],
    mapping: { header: 0, columns },
    product: 'W',
    known: [{ id: 'W', type: 'product', lines: [] }],
    ...more,
  })
}

const lines = ({ outcomes }: Plan) =>
  outcomes.flatMap((outcome) =>
    'line' in outcome && outcome.line
      ? [`${outcome.line.product} ${outcome.line.item} ${outcome.line.quantity}`]
      : [],
  )
const reasons = ({ outcomes }: Plan) =>
  outcomes.flatMap((outcome) => (outcome.kind === 'skipped' ? [outcome.reason] : []))
const problems = ({ outcomes }: Plan) =>
  outcomes.flatMap((outcome) =>
    outcome.kind === 'broken' ? outcome.problems.map((row) => `${row.row}: ${row.message}`) : [],
  )
const warnings = ({ outcomes }: Plan) =>
  outcomes.flatMap((outcome) => outcome.warnings.map((row) => `${row.row}: ${row.message}`))
const prices = ({ outcomes }: Plan) =>
  outcomes.flatMap((outcome) => {
    if (outcome.kind !== 'adds') return []
    const { price } = outcome.adds.type === 'part' ? outcome.adds.part : outcome.adds.product
    return price ? [`${price.amount} ${price.currency}`] : ['-']
  })
const asked = ({ questions }: Plan) => questions.map(({ id }) => id)

describe('A part that is not fitted', () => {
  test.each([
    ['notFitted', 'DNP', ''],
    ['notFitted', 'x', ''],
    ['notFitted', '1', '0'],
    ['fitted', 'no', 'yes'],
    ['fitted', '0', '1'],
    ['fitted', 'Not Fitted', 'Fitted'],
    ['name', 'DNP', '100n'],
    ['name', 'nicht bestückt', '10k'],
    ['note', '未実装', ''],
  ])('%s "%s" is passed over, "%s" is not', (field, not, fitted) => {
    const found = plan(`
    item|quantity|${field}
    A|1|${not}
    B|2|${fitted}
    `)
    expect(reasons(found)).toEqual(['the headings', `not fitted (${not})`])
    expect(lines(found)).toEqual(['W B 2'])
  })

  test('has a mark that says so: another is a problem of its cell', () => {
    expect(
      problems(
        plan(`
    item|quantity|fitted
    A|1|maybe
    `),
      ),
    ).toEqual(['2: "maybe" says neither that it is fitted nor that it is not'])
  })
})

describe('Further sources of a line', () => {
  test('are alternates where item and position are repeated with another manufacturer', () => {
    const found = plan(`
    position|item|quantity|supplier|manufacturerPartNumber
    10|P-1|1|Acme|AC-1
    10|P-1|1|Beta|BT-1
    20|P-2|1|Gamma|GM-1
    `)
    expect(lines(found)).toEqual(['W P-1 1', 'W P-2 1'])
    expect(reasons(found)).toContain('another source of row 2')
    const [, first] = found.outcomes
    expect(first && 'line' in first ? first.line?.note : null).toBe('alternates: BT-1')
  })

  test('are those rows too that name nothing but a manufacturer', () => {
    const found = plan(`
    position|item|quantity|supplier|manufacturerPartNumber
    10|P-1|2|Acme|AC-1
    |||Beta|BT-1
    20|P-2|1|Gamma|GM-1
    `)
    expect(lines(found)).toEqual(['W P-1 2', 'W P-2 1'])
    expect(asked(found)).toEqual([])
  })

  test('are asked about where no position tells them from lines', () => {
    const text = `
    item|quantity|supplier
    P-1|1|Acme
    P-1|1|Beta
    `
    expect(asked(plan(text))).toEqual(['repeats'])
    expect(lines(plan(text, { answers: { repeats: 'once' } }))).toEqual(['W P-1 1'])
    expect(lines(plan(text, { answers: { repeats: 'each' } }))).toEqual(['W P-1 1', 'W P-1 1'])
  })

  test('are no rows that repeat a part at other designators', () => {
    const found = plan(`
    designators|item|quantity|supplier
    R1|P-1|1|Acme
    R2|P-1|1|Acme
    `)
    expect(lines(found)).toEqual(['W P-1 1', 'W P-1 1'])
    expect(asked(found)).toEqual([])
  })
})

describe('A quantity', () => {
  test('of a base quantity is divided by it, where that is exact', () => {
    const found = plan(`
    item|quantity|baseQuantity
    A|100|100
    B|1|8
    C|1|3
    D|1|0
    `)
    expect(lines(found)).toEqual(['W A 1', 'W B 0.125'])
    expect(problems(found)).toEqual([
      '4: 1 divided by 3 has no exact decimal',
      '5: 1 divided by 0 has no exact decimal',
    ])
  })

  test('is counted from designators where that is asked for', () => {
    const [fields = [], ...rows] = table(`
    item|designators
    A|C1, C2;C3
    B|R1-R4 R7
    C|R9-R2
    `)
    const mapping = {
      header: 0,
      columns: fields as Field[],
      countsDesignators: true,
    }
    const found = planRows({ rows: [fields, ...rows], mapping, product: 'W', known: [] })
    expect(lines(found)).toEqual(['W A 3', 'W B 5'])
    expect(problems(found)).toEqual(['4: has no quantity, and its designators are no list'])
  })

  test('that differs from the number of designators is said', () => {
    const found = plan(`
    item|quantity|designators
    A|2|C1, C2
    B|3|R1, R2
    `)
    expect(warnings(found)).toEqual(['3: names 2 parts, and the quantity is 3'])
  })

  test('below a sub-assembly that is used more than once may be of the whole product', () => {
    const text = `
    level|item|quantity
    1|BRD|4
    2|IC|8
    2|CAP|4
    1|BOX|1
    `
    expect(asked(plan(text))).toEqual(['quantities'])
    expect(lines(plan(text, { answers: { quantities: 'each' } }))).toContain('BRD IC 8')
    const divided = plan(text, { answers: { quantities: 'total' } })
    expect(lines(divided)).toEqual(['W BRD 4', 'BRD IC 2', 'BRD CAP 1', 'W BOX 1'])
    expect(asked(divided)).toEqual([])
  })

  test('that is no multiple of the one above it is of one sub-assembly', () => {
    expect(
      asked(
        plan(`
    level|item|quantity
    1|BRD|4
    2|IC|8
    2|CAP|3
    `),
      ),
    ).toEqual([])
  })

  test('with three digits after its only mark is asked about, with both readings', () => {
    const text = `
    item|quantity
    A|1.250
    B|2.500
    `
    const [question] = plan(text).questions
    expect(question?.id).toBe('decimal:quantity')
    expect(question?.readings.map(({ samples }) => samples[0]?.read)).toEqual(['1.250', '1250'])
    expect(lines(plan(text, { answers: { 'decimal:quantity': ',' } }))).toEqual([
      'W A 1250',
      'W B 2500',
    ])
  })
})

describe('A row that is none of the list', () => {
  test('is a text of its own or a signature, and no part without a quantity', () => {
    const found = plan(`
    item|name|quantity
    Main board||
    A-1|Cap|2
    Power supply:||
    B-1||
    Approved: J. Doe 2024||
    Note: prices ex works||
    `)
    expect(lines(found)).toEqual(['W A-1 2'])
    expect(problems(found)).toEqual(['5: has no quantity'])
    expect(reasons(found)).toEqual([
      'the headings',
      'a text of its own',
      'a text of its own',
      'a note or a signature',
      'a note or a signature',
    ])
  })

  test('with cells beyond the headings is broken, never cut', () => {
    const found = plan(`
    item|quantity|origin
    A|2|US
    A|1|3|DE
    B|1|US||
    `)
    expect(problems(found)).toContain(
      '3: has more cells than there are headings: it may be shifted',
    )
    expect(lines(found)).toEqual(['W A 2', 'W B 1'])
  })
})

describe('The product itself', () => {
  test('is the only row of level 0, whatever its number', () => {
    const found = plan(`
    level|item|quantity
    0|TOP|1
    1|A|2
    2|B|3
    `)
    expect(lines(found)).toEqual(['W A 2', 'A B 3'])
    expect(warnings(found)).toEqual(['2: is taken as the product W itself'])
    expect(asked(found)).toEqual([])
  })

  test('may be the one row above all others, or a sub-assembly, which is asked', () => {
    const text = `
    level|item|quantity
    1|TOP|1
    1.1|A|2
    `
    expect(asked(plan(text))).toEqual(['root'])
    expect(lines(plan(text, { answers: { root: 'product' } }))).toEqual(['W A 2'])
    expect(lines(plan(text, { answers: { root: 'sub-assembly' } }))).toEqual(['W TOP 1', 'TOP A 2'])
  })

  test('is what all topmost lines name above them under a number of its own', () => {
    const found = plan(`
    parent|item|quantity
    TOP|A|2
    TOP|B|1
    A|C|3
    `)
    expect(lines(found)).toEqual(['W A 2', 'W B 1', 'A C 3'])
  })
})

describe('Level and parent', () => {
  test('are compared where both stand', () => {
    const found = plan(`
    level|parent|item|quantity
    1|W|A|2
    2|A|B|1
    2|W|C|1
    `)
    expect(lines(found)).toEqual(['W A 2', 'A B 1'])
    expect(problems(found)).toEqual(['4: the level puts it below A, and the parent is W'])
  })
})

describe('A part number', () => {
  test('in the form of Teamcenter or Odoo is taken apart', () => {
    expect(
      lines(
        plan(`
    item|quantity
    000123/A;1-Board|2
    000124/B;2-IC|3
    `),
      ),
    ).toEqual(['W 000123 2', 'W 000124 3'])
    expect(
      lines(
        plan(`
    item|quantity
    [P-10] Board|2
    [P-11] IC|3
    `),
      ),
    ).toEqual(['W P-10 2', 'W P-11 3'])
  })

  test.each(['5.03E+02', '1E+05', '2E5', '1-Mar', 'Mar-01', '01.03.2024', '2024-03-01'])(
    'that a spreadsheet may have made of another is remarked: %s',
    (item) => {
      expect(warnings(plan(`item|quantity\n${item}|1`))[0]).toMatch(/looks like a part number/)
    },
  )

  test('is read without what nobody sees, and as its formula says', () => {
    expect(lines(plan('item|quantity\n\u200BA\u200E-1|\u00A02\n="00123"|1'))).toEqual([
      'W A-1 2',
      'W 00123 1',
    ])
  })
})

describe('A price', () => {
  test('without a currency is asked about, and answered for the whole table', () => {
    const text = `
    item|quantity|unitPrice
    A|1|12.50
    `
    const found = plan(text, { currencies: ['CHF'] })
    expect(asked(found)).toEqual(['currency'])
    expect(found.questions[0]?.readings.map(({ value }) => value)).toEqual([
      'CHF',
      'USD',
      'EUR',
      'GBP',
      'JPY',
      'CNY',
      '-',
    ])
    const left = plan(text, { answers: { currency: '-' } })
    expect([asked(left), left.counts.broken, prices(left)]).toEqual([[], 0, ['-']])
    expect(left.outcomes.flatMap(({ warnings }) => warnings.map(({ message }) => message))).toEqual(
      ['is left out, as its currency is not known'],
    )
    expect(prices(plan(text, { answers: { currency: 'CHF' } }))).toEqual(['12.50 CHF'])
  })

  test('has the currency that the format of its cell shows', () => {
    const marks = { currencies: [{ row: 1, column: 2, currency: 'GBP' }] }
    expect(prices(plan('item|quantity|unitPrice\nA|1|12.50', { marks }))).toEqual(['12.50 GBP'])
  })

  test('is for as many as its heading says', () => {
    const rows = table('Part number|Quantity|Price\nA|1|2.50')
    const columns: Field[] = ['item', 'quantity', 'unitPrice']
    const mapping = { header: 0, columns, pricePer: '1000' }
    const answers = { currency: 'USD' }
    const found = planRows({ rows, mapping, product: 'W', known: [], answers })
    expect(prices(found)).toEqual(['0.0025 USD'])
  })

  test('is for a whole number of units', () => {
    const found = plan('item|quantity|unitPrice|priceUnit|currency\nA|1|2.50|0.5|USD')
    expect(problems(found)).toEqual(['2: "0.5" is no number of units that a price is for'])
  })
})

describe('What a file says beside its text', () => {
  const text = 'item|quantity|origin\nA|1|US\nB|2|DE'

  test('hidden and struck rows are taken over with a remark, or left out where asked', () => {
    const marks = { hiddenRows: [1], struckRows: [2] }
    expect(warnings(plan(text, { marks }))).toEqual([
      '2: is hidden in the file, and taken over',
      '3: is struck through in the file, and taken over',
    ])
    expect(reasons(plan(text, { marks, answers: { hidden: 'skip', struck: 'skip' } }))).toEqual([
      'the headings',
      'hidden in the file',
      'struck through in the file',
    ])
  })

  test('a cell without a value is a problem and no blank', () => {
    const marks = { broken: [{ row: 1, column: 2, message: 'is a formula error' }] }
    expect(problems(plan(text, { marks }))).toEqual(['2: is a formula error'])
  })
})

test('A paragraph that the rules do not have is remarked', () => {
  const remarkOfEccn = (eccn: string) => (eccn === '3A001.a.99' ? 'no such paragraph' : null)
  const found = plan('item|quantity|eccn\nA|1|3A001.a.99\nB|1|3A001.a.2', { remarkOfEccn })
  expect(warnings(found)).toEqual(['2: no such paragraph'])
})

test('Fifty thousand rows take time in proportion', () => {
  const rows = [
    ['Part number', 'Quantity', 'Country of origin'],
    ...Array.from({ length: 50_000 }, (_, i) => [`P-${i}`, '2', 'DE']),
  ]
  const found = planRows({ rows, mapping: suggestMapping(rows), product: 'W', known: [] })
  expect(found.counts).toMatchObject({ adds: 50_000, skipped: 1, broken: 0 })
})

describe('Part numbers that look like another', () => {
  const known = [
    { id: 'W', type: 'product', lines: [] },
    { id: 'UP-1', type: 'part', origin: 'US' },
  ] as const
  const rows = `
    item|quantity
    up-1|1
    UP\u20112|1
    UP-2|1`

  test('are asked about: by case, dash, script and width', () => {
    const { questions } = plan(rows, { known })
    expect(
      questions.map(({ id, readings }) => [id, readings[0]?.samples.map((one) => one.read)]),
    ).toEqual([['looks', ['UP-1', 'UP\u20112']]])
    const alike = ['ABC-1', 'abc-1', '\u0410\u0412\u0421-1', 'ABC\u20131', '\uFF21BC-1', 'A BC-1']
    expect(new Set(alike.map(lookOf)).size).toBe(1)
    expect(new Set(['ABC-1', 'ABC1', 'ABC_1', 'ABC-I', 'ABC-l'].map(lookOf)).size).toBeGreaterThan(
      3,
    )
  })

  test('are the known part, or parts of their own, as it is answered', () => {
    expect(lines(plan(rows, { known, answers: { looks: 'same' } }))).toEqual([
      'W UP-1 1',
      'W UP\u20112 1',
      'W UP\u20112 1',
    ])
    expect(lines(plan(rows, { known, answers: { looks: 'other' } }))).toEqual([
      'W up-1 1',
      'W UP\u20112 1',
      'W UP-2 1',
    ])
  })
})

test('another part at the position of the line above is its second source, or a line: it is asked', () => {
  const rows = `
    position|item|quantity
    1|A|1
    2|B|1
    2|C|1`
  expect(plan(rows).questions.map(({ id }) => id)).toEqual(['repeats'])
  expect(lines(plan(rows, { answers: { repeats: 'once' } }))).toEqual(['W A 1', 'W B 1'])
  expect(lines(plan(rows, { answers: { repeats: 'each' } }))).toEqual(['W A 1', 'W B 1', 'W C 1'])
})

test('merged cells say of all their rows where they are from, and how many of the first alone', () => {
  const merged = [
    { row: 1, column: 1, rows: 2, columns: 1 },
    { row: 1, column: 2, rows: 2, columns: 1 },
  ]
  const found = plan(
    `
    item|quantity|origin
    A|2|US
    B||`,
    { marks: { merged } },
  )
  expect(warnings(found)).toContain('3: is read from the merged cell above')
  expect(problems(found)).toEqual(['3: has no quantity'])
})

test('a row whose cells cannot be told is broken', () => {
  const marks = { brokenRows: [{ row: 1, message: 'has an open quote' }] }
  expect(problems(plan('item|quantity\nA|1\nB|2', { marks }))).toEqual(['2: has an open quote'])
})

describe('Columns of money whose headings say nothing', () => {
  const asked = (headings: string[], ...rows: string[][]) =>
    suggestMapping([headings, ...rows]).questions.map(({ id, readings }) => [
      id,
      ...readings.map(({ value }) => value),
    ])

  test('a column of currency codes is asked about before any currency is', () => {
    const headings = ['Part Number', 'Qty', 'Unit Price', 'Settled in']
    expect(asked(headings, ['A', '1', '5', 'EUR'], ['B', '1', '6', 'JPY'])).toEqual([
      ['currencyColumn', 'Settled in', '-'],
    ])
  })

  test('amounts of money are asked about where no column is the price', () => {
    expect(asked(['Part Number', 'Qty', 'Alpha'], ['A', '1', '$5'], ['B', '1', '$6'])).toEqual([
      ['unitPrice', 'Alpha', '-'],
    ])
    expect(asked(['Part Number', 'Qty', 'Alpha'], ['A', '1', '5'], ['B', '1', '6'])).toEqual([])
  })
})

describe('What a cell or a heading leaves in doubt', () => {
  test.each(['Germany?', 'US?', 'Japan / ?', 'Taiwan*', 'Germany!', '~DE', 'DE†'])(
    'a country with a mark of doubt is none: %s',
    (text) => {
      expect(readCountry(text)).toMatchObject({ ok: false })
    },
  )

  test.each(['GBp', 'GBX', 'USc', 'pence', '¢'])(
    'a hundredth of a currency is none: %s',
    (text) => {
      expect(currencyOf(text)).toMatchObject({ ok: false })
    },
  )

  const broken = (headings: string[], ...rows: string[][]) => {
    const mapping = suggestMapping([headings, ...rows])
    return problems(planRows({ rows: [headings, ...rows], mapping, product: 'W', known: [] }))
  }

  test('a currency column that says otherwise than the heading of the price breaks the row', () => {
    const headings = ['Part Number', 'Qty', 'Unit Price (EUR)', 'Currency']
    expect(broken(headings, ['A', '1', '5', 'USD'], ['B', '1', '5', 'EUR'])).toEqual([
      '2: is USD, and the heading of the price says EUR',
    ])
  })

  test('a currency column that cannot be read stays it, and its rows say so', () => {
    expect(
      broken(['Part Number', 'Qty', 'Unit Price', 'Currency'], ['A', '1', '700', 'GBp']),
    ).toEqual(['2: "GBp" is a hundredth of a currency: give the amount in whole ones'])
  })

  test('a share below one under a heading with % is asked at the cell', () => {
    const headings = ['Part Number', 'Qty', 'US Content %', 'US ECCN']
    expect(broken(headings, ['A', '1', '0.3', 'EAR99'])).toEqual([
      '2: "0.3" could be 0.3 % or a share of one',
    ])
    expect(broken(headings, ['A', '1', '0.3', 'EAR99'], ['B', '1', '30', 'EAR99'])).toEqual([])
    expect(broken(headings, ['A', '1', '0.3 %', 'EAR99'])).toEqual([])
  })

  test('a quantity per several products is asked about', () => {
    const { questions } = suggestMapping([
      ['Part Number', 'Qty per 1000'],
      ['A', '2000'],
    ])
    expect(questions.map(({ id }) => id)).toEqual(['quantity'])
  })

  test('a price for a hundred is divided, or its unit cannot be read', () => {
    const read = (headings: string[], row: string[]) => {
      const mapping = suggestMapping([headings, row])
      return planRows({ rows: [headings, row], mapping, product: 'W', known: [] })
    }
    const german = read(
      ['Teil', 'Menge', 'Preis', 'PE', 'Währung'],
      ['A', '1', '500', '100', 'EUR'],
    )
    expect(prices(german)).toEqual(['5 EUR'])
    const headings = ['Part Number', 'Qty', 'Unit Price', 'Currency', 'Price UOM']
    expect(problems(read(headings, ['A', '1', '5', 'USD', 'C']))).toEqual([
      '2: "C" is not a number',
    ])
    expect(prices(read(headings, ['A', '1', '5', 'USD', 'EA']))).toEqual(['5 USD'])
  })

  test('a code that a country and a state of the United States share is neither among states', () => {
    const headings = ['Part Number', 'Qty', 'Origin']
    expect(broken(headings, ['A', '1', 'CA'], ['B', '1', 'TX'], ['C', '1', 'Japan'])).toEqual([
      '2: "CA" may be a state of the United States, as others in this column are',
      '3: "TX" may be a state of the United States, as others in this column are',
    ])
    expect(broken(headings, ['A', '1', 'CA'], ['B', '1', 'DE'])).toEqual([])
  })
})

test('rows that say of themselves that they are out are asked about', () => {
  const rows = `
    item|quantity|
    A|1|ADD
    B|1|DELETE
    C|1|Obsolete - deleted
    D|1|delete key switch`
  expect(asked(plan(rows))).toEqual(['out'])
  expect(lines(plan(rows, { answers: { out: 'skip' } }))).toEqual(['W A 1', 'W D 1'])
  expect(lines(plan(rows, { answers: { out: 'keep' } }))).toHaveLength(4)
})

test('a cell that is too long for a value is named with its length; a text may be long', () => {
  const long = '/'.repeat(1001)
  for (const field of ['item', 'origin', 'eccn', 'quantity', 'unitPrice', 'hts'] as const) {
    const others = field === 'item' ? 'quantity' : field === 'quantity' ? 'item' : 'item|quantity'
    const values = others.replace('item', 'P1').replace('quantity', '2')
    const found = plan(`${others}|${field}\n${values}|${long}`)
    expect(problems(found).join(), field).toContain('has 1001 characters')
  }
  expect(problems(plan(`item|quantity|name|note\nP1|2|${long}|${long}`))).toEqual([])
})

test('a cell that is too long for a heading names no column', () => {
  const mapping = suggestMapping([
    ['Part number', 'Quantity', `Origin ${'x'.repeat(1000)}`],
    ['P1', '2', 'US'],
  ])
  expect(mapping.columns).toEqual(['item', 'quantity', null])
})
