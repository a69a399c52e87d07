import { describe, expect, test } from 'vitest'
import { suggestMapping } from '../../shared/tabular/columns.ts'
import { readHeading } from '../../shared/tabular/heading.ts'
import type { Answers } from '../../shared/tabular/question.ts'

/** A table of text: rows by line, cells by "|". */
function table(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.replace(/^ +/, '').split('|'))
}

const suggest = (text: string, answers: Answers = {}) => suggestMapping(table(text), { answers })

/** The questions of a table, each with the values of its readings. */
const asked = (text: string) =>
  suggest(text).questions.map(({ id, readings }) => [id, readings.map(({ value }) => value)])

describe('A question is asked where two readings fit the cells', () => {
  test.each<[string, string, [string, string[]][]]>([
    [
      'of two part numbers that differ',
      'Part Number|Item Code|Qty\nA-1|9001|2\nA-2|9002|1',
      [['item', ['Item Code', 'Part Number']]],
    ],
    [
      'of two quantities that differ',
      'Part Number|Qty|Qty per assembly\nA-1|4|2\nA-2|8|2',
      [['quantity', ['Qty', 'Qty per assembly']]],
    ],
    [
      'of a total that may be the quantity',
      'Part Number|Total Qty\nA-1|20\nA-2|30',
      [['quantity', ['Total Qty', '-']]],
    ],
    [
      'of two prices, in two currencies',
      'Part Number|Qty|Unit Price (USD)|Unit Price (EUR)\nA-1|2|10|9\nA-2|1|20|18',
      [['unitPrice', ['Unit Price (EUR)', 'Unit Price (USD)', '-']]],
    ],
    [
      'of the number of units that a price break is for',
      'Part Number|Qty|Price @1k (USD)\nA-1|2|10\nA-2|1|20',
      [['pricePer', ['1000', '1']]],
    ],
    [
      'of a country of something',
      'Part Number|Qty|Country\nA-1|2|US\nA-2|1|DE',
      [['origin', ['Country', '-']]],
    ],
    [
      'of a second country of origin',
      'Part Number|Qty|COO 1|COO 2\nA-1|2|MY|US\nA-2|1|DE|',
      [['origin', ['COO 1', 'COO 2', '-']]],
    ],
    [
      'of a class that holds ECCNs',
      'Part Number|Qty|Class\nA-1|2|3A001.a.2\nA-2|1|EAR99',
      [['eccn', ['Class', '-']]],
    ],
    [
      'of level and parent that contradict each other',
      'Level|Parent|Item|Qty\n1|W|A-1|1\n2|A-1|B-1|2\n2|A-2|B-2|2\n1|W|A-2|1',
      [['structure', ['level', 'parent']]],
    ],
    [
      'of dotted numbers that stand only in part below their beginning',
      'Pos|Part Number|Qty\n1|A-1|1\n1.1|B-1|2\n3.1|B-2|2\n3|A-3|1',
      [['structure', ['level', '-']]],
    ],
    [
      'of lines of several assemblies',
      'Assembly|Part Number|Qty\nM-1|A-1|1\nM-1|A-2|2\nM-2|A-3|2',
      [['parent', ['Assembly', '-']]],
    ],
    [
      'of levels under an unknown heading',
      'Tier level of it|PN|Qty\n1|A|2\n2|B|3\n1|C|1',
      [['level', ['Tier level of it', '-']]],
    ],
    [
      'of marks of depth under an unknown heading',
      'Tree|PN|Qty\n.1|A|2\n..2|B|3\n..2|C|1',
      [['level', ['Tree', '-']]],
    ],
    [
      'of a column that names other rows',
      'Under|PN|Qty\nW1|A|2\nA|B|3\nA|C|1\nW1|D|1',
      [['parent', ['Under', '-']]],
    ],
    [
      'of codes under an unknown heading beside a mere name',
      'Kode ting|Name|Qty\nX-100|Cap|2\nX-200|Chip|1',
      [['item', ['Kode ting', 'Name']]],
    ],
    [
      'of quantities that are for several boards',
      'Refs|MPN|Qty\nR1,R2|RC-1|20\nC1|CC-1|10\nU1,U2,U3|TL-1|30',
      [['quantity', ['Qty', '-']]],
    ],
    [
      'of headings that stand twice, first without quantities',
      'Item|Qty|Ref|Value\n||R1|4k7\n||R2|4k7\nItem|Qty|Ref|Value\n1|2|R1,R2|4k7',
      [['header', ['4', '1']]],
    ],
    [
      'of everything where there are no headings',
      'A-1|Capacitor|3|US\nB-1|Amplifier|1|DE',
      [
        ['item', ['#1', '#2']],
        ['quantity', ['#3', '-']],
        ['origin', ['#4', '-']],
      ],
    ],
  ])('%s', (_, text, questions) => {
    expect(asked(text)).toEqual(questions)
  })

  test.each<[string, string]>([
    ['columns that hold the same', 'Part Number|Item Code|Qty\nA-1|A-1|2\nA-2|A-2|1'],
    ['a level and a parent that agree', 'Level|Parent|Item|Qty\n1|W|A-1|1\n2|A-1|B-1|2'],
    ['the product in another column', 'Part Number|Qty|Cost|Price\nA-1|2|10|20\nA-2|3|5|15'],
    ['a column that repeats the part', 'Part Number|File|Qty\nA-1|A-1|1\nA-2|A-2|2\nA-3|A-3|2'],
    ['positions of one chapter', 'Pos|Part Number|Qty\n1.1|A-1|1\n1.2|B-1|2\n1.3|B-2|2'],
    ['sources each with its origin', 'MPN 1|COO 1|MPN 2|COO 2|Qty\nA-1|MY|B-1|US|2'],
  ])('But not of %s', (_, text) => {
    expect(asked(text)).toEqual([])
  })

  test('Nothing is taken of what is asked for, and a reading shows cells as they are read', () => {
    const { columns, questions } = suggest('Part Number|Qty|Country\nA-1|2|US\nA-2|1|DE')
    expect(columns).toEqual(['item', 'quantity', null])
    expect(questions[0]).toMatchObject({
      text: 'Is “Country” the country of origin?',
      option: '--take origin="Country"',
      readings: [
        {
          columns: [2],
          samples: [
            { row: 2, text: 'US', read: 'United States' },
            { row: 3, text: 'DE', read: 'Germany' },
          ],
        },
        { columns: [], samples: [] },
      ],
    })
  })
})

describe('An answer settles', () => {
  test('Which column a field is, by heading, by place, or none', () => {
    const text = 'Part Number|Qty|Country\nA-1|2|US\nA-2|1|DE'
    for (const origin of ['Country', 'country', '#3']) {
      expect(suggest(text, { origin })).toMatchObject({
        columns: ['item', 'quantity', 'origin'],
        questions: [],
      })
    }
    expect(suggest(text, { origin: '-' })).toMatchObject({
      columns: ['item', 'quantity', null],
      questions: [],
    })
  })

  test('What was not asked for, too', () => {
    const text = 'Part Number|Item|Qty\nA-1|1|2\nA-2|2|1'
    expect(suggest(text, { item: 'Item' }).columns).toEqual([null, 'item', 'quantity'])
  })

  test('What structure, header, price unit and quantity are', () => {
    const both = 'Level|Parent|Item|Qty\n1|W|A-1|1\n2|A-1|B-1|2\n2|A-2|B-2|2\n1|W|A-2|1'
    expect(suggest(both, { structure: 'parent' })).toMatchObject({
      columns: [null, 'parent', 'item', 'quantity'],
      questions: [],
    })
    expect(suggest(both, { structure: 'level' }).columns).toEqual([
      'level',
      null,
      'item',
      'quantity',
    ])
    const twice = 'Item|Qty|Ref|Value\n||R1|4k7\n||R2|4k7\nItem|Qty|Ref|Value\n1|2|R1,R2|4k7'
    expect(suggest(twice, { header: '4' })).toMatchObject({ header: 3, questions: [] })
    const price = 'Part Number|Qty|Price @1k (USD)\nA-1|2|10'
    expect(suggest(price, { pricePer: '1000' })).toMatchObject({ pricePer: '1000', questions: [] })
    expect(suggest(price, { pricePer: '1' })).not.toHaveProperty('pricePer')
    const boards = 'Refs|MPN|Qty\nR1,R2|RC-1|20\nC1|CC-1|10\nU1,U2,U3|TL-1|30'
    expect(suggest(boards, { quantity: '-' })).toMatchObject({
      columns: ['designators', 'item', null],
      countsDesignators: true,
      questions: [],
    })
  })
})

describe('Quantity × unit price = extended price', () => {
  test.each<[string, string, (string | null)[]]>([
    [
      'shows that "Price" beside "Price/Unit" is of the line',
      'MPN|Qty|Price/Unit|Price\nA-1|3|10.00|30.00\nA-2|4|0.05|0.20',
      ['item', 'quantity', 'unitPrice', 'extendedPrice'],
    ],
    [
      'shows that "Cost" is of the line, and an unknown heading the unit',
      'MPN|Qty|Cost for one|Cost\nA-1|3|10.00|30.00\nA-2|4|0.05|0.20',
      ['item', 'quantity', 'unitPrice', 'extendedPrice'],
    ],
    [
      'shows that a column of units holds prices',
      'MPN|Qty|Unit|Total Price\nA-1|3|10.00|30.00\nA-2|4|0.05|0.20',
      ['item', 'quantity', 'unitPrice', 'extendedPrice'],
    ],
    [
      'tells two unit prices apart',
      'MPN|Qty|Price|Cost|Ext Cost\nA-1|3|12.00|10.00|30.00\nA-2|4|0.06|0.05|0.20',
      ['item', 'quantity', null, 'unitPrice', 'extendedPrice'],
    ],
    [
      'holds for prices per a number of units',
      'MPN|Qty|Net price|Price unit|Net value\nA-1|300|10.00|100|30.00\nA-2|4|5|1|20',
      ['item', 'quantity', 'unitPrice', 'priceUnit', 'extendedPrice'],
    ],
  ])('%s', (_, text, columns) => {
    expect(suggest(text)).toMatchObject({ columns, questions: [] })
  })

  test('Shows how many units prices are for, against the heading too', () => {
    const priced = (heading: string, total: string) =>
      suggest(`MPN|Qty|${heading}|Ext price\nA-1|300|10.00|${total}\nA-2|500|2.00|${total}`)
    const one = suggest('MPN|Qty|Price (USD/1k)|Ext price\nA-1|300|10|3000\nA-2|5|2|10')
    expect(one).not.toHaveProperty('pricePer')
    const each = suggest('MPN|Qty|Price|Ext price\nA-1|300|10.00|30.00\nA-2|50|2.00|1.00')
    expect(each.pricePer).toBe('100')
    expect(priced('Price per 1000', '').pricePer).toBe('1000')
  })
})

describe('A heading', () => {
  test.each<[string, object]>([
    ['Unit Price (USD/1k)', { currency: 'USD', per: '1000', isPerOpen: false }],
    ['Price per 1,000 EUR', { currency: 'EUR', per: '1000' }],
    ['Preis pro 100 Stk in CHF', { currency: 'CHF', per: '100' }],
    ['Price @1k', { per: '1000', isPerOpen: true }],
    ['Extended Price CAD', { currency: 'CAD', per: null }],
    ['单价(人民币)', { currency: 'CNY' }],
    ['EK €', { currency: 'EUR' }],
    ['unit_price_usd', { currency: 'USD' }],
    ['Unit$', { currency: null, per: null }],
    ['Supplier Unit Price 2', { series: 2 }],
    ['BoM Lines/Quantity', { isOfLines: true }],
    ['Qty (Items)', { isOfLines: true }],
    ['Quantity (of the order)', { qualifiers: ['of the order'] }],
    ['Qty per 100', { per: null }],
  ])('%s is taken apart', (text, parts) => {
    expect(readHeading(text)).toMatchObject(parts)
  })
})
