import { describe, expect, test } from 'vitest'
import type { Result } from '../../../shared/calc/result/result.ts'
import { readRatio } from '../../../shared/money/display.ts'
import {
  add,
  compare,
  format,
  parseRatio,
  round,
  roundDown,
  roundUp,
  ZERO,
} from '../../../shared/money/ratio.ts'
import { demo, resultOf } from '../report/support.ts'
import { FIVE } from './five-products.ts'
import {
  block,
  evaluationOf,
  figures,
  missingOf,
  modelOf,
  paperOf,
  textOf,
  words,
} from './support.ts'

const TO = ['CN', 'IN', 'IR', 'RU', 'AE', 'CU']
const tops = demo.products.filter(({ id }) => !/^(ASM|ENC|PSU|PWR|SW-IMG)-/.test(id))

const plain = (text: string) => text.replaceAll(',', '')
const cents = (exact: string) => round(readRatio(exact), 2).text
const hundred = (exact: string) => ({ n: readRatio(exact).n * 100n, d: readRatio(exact).d })

/** What the core's result says as this paper must write it. */
function expectedOf({ share, controlled, price }: Result) {
  const isOne = share.low === share.high
  const low = share.low as string
  const high = share.high as string
  return {
    unit: `${cents(price as string)} USD`,
    percent: isOne
      ? `${round(hundred(low), 2).text} %`
      : `${roundDown(hundred(low), 2)} % to ${roundUp(hundred(high), 2)} %`,
    value: isOne
      ? `${cents(controlled.low as string)} USD`
      : `${roundDown(readRatio(controlled.low as string), 2)} USD to ${roundUp(readRatio(controlled.high as string), 2)} USD`,
  }
}

describe('The description for an application', () => {
  test('shows control characters and turned writing of a name by their numbers', () => {
    const parts = demo.parts.map((part) => ({ ...part, name: 'x\u001b[31m\u0000\u202Efdp\n電子' }))
    const text = textOf(paperOf({ product: 'ER-4200', model: { ...demo, parts } }))
    expect(text).toContain('x[U+001B][31m[U+0000][U+202E]fdp 電子')
    expect([...text].filter((one) => one !== '\n' && one < ' ')).toEqual([])
  })

  test.each(FIVE)('%s to %s has the figures of the JSON', (product, to) => {
    const paper = paperOf({ product, to: [to] })
    const expected = expectedOf(resultOf(product, to))
    const text = plain(textOf(paper))
    expect(plain(figures(paper, '22(j) unit value')['Unit value'] ?? '')).toBe(expected.unit)
    const range = Object.entries(figures(paper, '22(j) range'))
    const found = (name: string) =>
      plain(range.find(([key]) => key.startsWith('Controlled') && key.endsWith(name))?.[1] ?? '')
    expect(found('in percent')).toBe(expected.percent)
    expect(found('in value')).toBe(expected.value)
    const words = text.replace(/\s+/g, ' ')
    for (const one of Object.values(expected)) expect(words).toContain(one)
  })

  test.each(FIVE)(
    '%s to %s: each line of US content that counts is there with its value and ECCN',
    (product, to) => {
      const table = block(paperOf({ product, to: [to] }), '22(j) US content').filter(
        (piece) => piece.kind === 'table',
      )[1]
      const rows = table?.kind === 'table' ? table.rows : []
      const { counted } = resultOf(product, to)
      expect(counted.length).toBeGreaterThan(0)
      for (const line of counted) {
        const id = line.path.at(-1) as string
        const row = rows.find(
          ([item = '', , , , , controlled]) => item.includes(id) && controlled === 'yes',
        )
        expect(plain(row?.[3] ?? '')).toBe(`${cents(line.value as string)} USD`)
        const part =
          demo.parts.find((one) => one.id === id) ?? demo.products.find((one) => one.id === id)
        expect(row?.[1]).toBe(
          line.isDeclared ? demo.parts.find((one) => one.id === id)?.usContent?.eccn : part?.eccn,
        )
      }
    },
  )

  test('the ECCN sums add up to the controlled content', () => {
    const paper = paperOf({ product: 'ER-4200' })
    const table = block(paper, '22(j) US content').find((piece) => piece.kind === 'table')
    const rows = table?.kind === 'table' ? table.rows : []
    const sum = rows
      .filter(([, controlled]) => controlled === 'yes')
      .reduce(
        (total, cells) => add(total, parseRatio(plain(cells.at(-1) ?? '').replace(' USD', ''))),
        ZERO,
      )
    expect(format(sum)).toBe(resultOf('ER-4200', 'CN').controlled.low)
  })

  test('its fixed words are the regulator’s', () => {
    const paper = paperOf({ product: 'ER-4200' })
    expect([words(paper, '9'), words(paper, '22(h)'), words(paper, '23')]).toEqual([
      'Parts and Components',
      '0',
      '0',
    ])
    expect(words(paper, '18')).toContain('China')
    expect(words(paperOf({ product: 'ER-4200', entries: { various: 'CN, IN' } }), '18')).toBe(
      'Various',
    )
    expect(words(paperOf({ product: 'ER-4200', entries: { various: 'CN, IN' } }), '24')).toContain(
      'CN, IN',
    )
  })

  test('several consignees are warned of for E:2 and D:1, and nowhere else', () => {
    const warnings = (to: string) =>
      paperOf({ product: 'ER-4200', to: [to], entries: { various: 'some' } }).warnings.filter(
        (one) => one.includes('several'),
      )
    expect(warnings('CU')[0]).toContain('not approved')
    expect(warnings('CN')[0]).toContain('limited circumstances')
    expect(warnings('BR')).toEqual([])
  })

  test('technology that goes along is asked for where the form asks it', () => {
    const asks = (to: string) =>
      missingOf(paperOf({ product: 'ER-4200', to: [to] })).some((what) =>
        what.startsWith('US technology'),
      )
    expect([asks('CN'), asks('IR'), asks('BR')]).toEqual([true, true, false])
  })

  test('the exporter is who ships, and is missing where nobody knows', () => {
    expect(words(paperOf({ product: 'ER-4200' }), '20')).toContain('Meridian Telecom AG')
    // Made in Mexico and exported from Germany, by nobody knows whom.
    const unknown = paperOf({ product: 'AR-1000' })
    expect(missingOf(unknown)).toContain('Exporter: name')
    expect(
      words(paperOf({ product: 'AR-1000', entries: { exporterName: 'Nord GmbH' } }), '20'),
    ).toContain('Nord GmbH')
  })
})

const WIDGET = {
  entities: [{ id: 'DE1', name: 'Werke', country: 'DE', headquarters: 'DE' }],
  parts: [
    {
      id: 'U1',
      kind: 'commodity',
      origin: 'US',
      eccn: '3A001.a.2',
      price: { amount: '100', currency: 'EUR', basis: 'arms-length' },
    },
    {
      id: 'F1',
      kind: 'commodity',
      origin: 'DE',
      eccn: '5A991',
      price: { amount: '200', currency: 'EUR' },
      usContent: { share: '0.25', eccn: '3A001.a.2' },
    },
  ],
  products: [
    {
      id: 'W',
      name: 'Widget',
      kind: 'commodity',
      eccn: '5A991',
      madeBy: 'DE1',
      price: { amount: '1000', currency: 'EUR', basis: 'comparable' },
      lines: [
        { item: 'U1', quantity: '1' },
        { item: 'F1', quantity: '2' },
      ],
    },
  ],
}
type Members = { [member: string]: unknown }
const widget = (members: Members = {}) => modelOf({ ...WIDGET, currency: 'EUR', ...members })
const RATE = { from: 'EUR', to: 'USD', rate: '1.10', asOf: '2026-10-01' }

describe('US dollars', () => {
  test('amounts of another currency are turned at the rate of the day, which is named', () => {
    const paper = paperOf({ product: 'W', model: widget({ rates: [RATE] }) })
    expect(figures(paper, '22(j) unit value')).toEqual({ 'Unit value': '1,100.00 USD' })
    expect(Object.values(figures(paper, '22(j) range'))[1]).toBe('220.00 USD')
    expect(words(paper, '22(j) basis')).toContain('1 EUR = 1.10 USD of 2026-10-01')
  })

  test.each([
    ['there is none', []],
    ['it is younger than the day', [{ ...RATE, asOf: '2026-12-01' }]],
  ])('a rate is missing where %s, and no amount is given', (_, rates) => {
    const paper = paperOf({ product: 'W', model: widget({ rates }) })
    expect(missingOf(paper)).toContain('a rate from EUR to USD of 2026-11-24 or before')
    expect(textOf(paper)).not.toMatch(/\d USD/)
  })

  test.each([
    ['1000.49', '1000 USD'],
    ['1000.50', '1001 USD'],
    ['0.50', '1 USD'],
    ['0.49', '0.49 USD'],
    ['0.0005', '0.0005 USD'],
  ])('a price of %s stands as %s in Block 22(g)', (amount, shown) => {
    const [product] = WIDGET.products
    const products = [{ ...product, price: { amount, currency: 'USD', basis: 'comparable' } }]
    expect(
      words(
        paperOf({ product: 'W', model: widget({ currency: 'USD', rates: [RATE], products }) }),
        '22(g)',
      ),
    ).toBe(shown)
  })
})

describe('Foreign content', () => {
  test('what is declared inside a foreign part is US material, and the rest is labour and overhead', () => {
    const paper = paperOf({ product: 'W', model: widget({ rates: [{ ...RATE, rate: '1' }] }) })
    expect(figures(paper, '22(j) foreign content')).toEqual({
      'Foreign parts and materials': '300.00 USD',
      'US parts and materials': '200.00 USD',
      'Labour, overhead and all else': '500.00 USD',
    })
  })

  test('a part without a price is missing and leaves what remains untold', () => {
    const parts = [WIDGET.parts[0], { ...WIDGET.parts[1], price: null }]
    const paper = paperOf({ product: 'W', model: widget({ parts, rates: [RATE] }) })
    expect(missingOf(paper)).toContain('price of F1')
    expect(figures(paper, '22(j) foreign content')).not.toHaveProperty(
      'Labour, overhead and all else',
    )
  })

  test('materials that are worth more than the product are said so', () => {
    const [product] = WIDGET.products
    const products = [{ ...product, price: { amount: '400', currency: 'EUR' } }]
    const paper = paperOf({
      product: 'W',
      model: widget({ products, rates: [{ ...RATE, rate: '1' }] }),
    })
    expect(words(paper, '22(j) foreign content')).toContain(
      'worth more than the product by 100.00 USD',
    )
  })
})

describe('What is not known', () => {
  test('an open range has its low bound and what leaves it without a high one', () => {
    const parts = [{ ...WIDGET.parts[0], price: null }, WIDGET.parts[1]]
    const paper = paperOf({
      product: 'W',
      model: widget({ parts, rates: [{ ...RATE, rate: '1' }] }),
    })
    expect(
      figures(paper, '22(j) range')[
        'Controlled US content for China (PRC) (CN), at least, in value'
      ],
    ).toBe('100.00 USD')
    expect(missingOf(paper).join()).toMatch(/the most that it can be: U1 \(price\)/)
    expect(missingOf(paper)).toContain('value of U1')
  })

  test('an unknown origin makes a range that is rounded outwards', () => {
    const parts = [
      { ...WIDGET.parts[0], origin: null, price: { amount: '33.335', currency: 'EUR' } },
      WIDGET.parts[1],
    ]
    const paper = paperOf({
      product: 'W',
      model: widget({ parts, rates: [{ ...RATE, rate: '1' }] }),
    })
    const range = figures(paper, '22(j) range')
    expect(range['Controlled US content for China (PRC) (CN), in value']).toBe(
      '100.00 USD to 133.34 USD',
    )
    expect(range['Controlled US content for China (PRC) (CN), in percent']).toBe(
      '10.00 % to 13.34 %',
    )
    expect(missingOf(paper)).toContain('origin of U1')
  })

  test('a product without a price, a maker, an ECCN or lines lists each of them', () => {
    const products = [{ id: 'W', kind: 'commodity', lines: [] }]
    const missing = missingOf(paperOf({ product: 'W', model: widget({ products, rates: [RATE] }) }))
    for (const what of [
      'ECCN of the product',
      'who makes the product',
      'fair market selling price of the product',
      'what lies in the product is not listed',
    ])
      expect(missing).toContain(what)
  })
})

test('what is listed as US content adds up to the bounds of the core, for all of the demo', () => {
  const evaluation = evaluationOf()
  for (const { id } of demo.products)
    for (const to of TO) {
      const { usContent } = evaluation.madeOf(id, to, 'look-through')
      const { controlled } = evaluation.verdict(id, to, 'look-through')
      const of = (wanted: string[]) => {
        const some = usContent.filter(({ counts }) => wanted.includes(counts))
        if (some.some(({ value }) => value === null)) return null
        return format(some.reduce((sum, { value }) => add(sum, readRatio(value as string)), ZERO))
      }
      expect({ id, to, low: of(['yes']) ?? 'open', high: of(['yes', 'unknown']) }).toEqual({
        id,
        to,
        low: of(['yes']) === null ? 'open' : controlled.low,
        high: controlled.high,
      })
    }
})

test('the materials of every product of the demo are not more than its parts in all', () => {
  const evaluation = evaluationOf()
  for (const { id } of tops) {
    const { materials } = evaluation.madeOf(id, 'CN', 'look-through')
    for (const { value } of Object.values(materials))
      expect(compare(readRatio(value), ZERO)).toBeGreaterThanOrEqual(0)
    const { usContent } = evaluation.madeOf(id, 'CN', 'look-through')
    const us = usContent
      .filter(({ origin }) => origin === 'us')
      .reduce((sum, { value }) => add(sum, readRatio(value ?? '0')), ZERO)
    expect(format(us)).toBe(materials.us.value)
  }
})

test('a product made in the US is no foreign-made product, and the paper says so', () => {
  expect(paperOf({ product: 'LB-600' }).warnings[0]).toContain('no foreign-made product')
})

test('Of a product that a direct product rule reaches, the application names that rule', () => {
  const answers = { 'us-technology-assurance': { answer: true } }
  const products = demo.products.map((one) =>
    one.id === 'ER-4200' ? { ...one, eccn: '5A002.a', directProduct: { answers } } : one,
  ) as typeof demo.products
  const paper = paperOf({ product: 'ER-4200', model: { ...demo, products } })
  expect(paper.warnings.join()).toContain('a direct product rule does: 734.9(b).')
  expect(paper.warnings.join()).not.toContain('is not subject')
  expect(textOf(paper)).toContain('Verdict: subject by a direct product rule, 734.9(b)')
})
