import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { evaluateModel } from '../../../shared/calc/evaluate.ts'
import { LiveEvaluation } from '../../../shared/calc/evaluation.ts'
import { isAnyPrice, type PriceFloor } from '../../../shared/calc/result/price-floor.ts'
import type { Method } from '../../../shared/calc/result/result.ts'
import { checkModel, readModel } from '../../../shared/model/read.ts'
import type { Model, Product } from '../../../shared/model/schema.ts'
import { readRatio } from '../../../shared/money/display.ts'
import { minorDecimals } from '../../../shared/money/minor-unit.ts'
import { add, compare, format, parseRatio } from '../../../shared/money/ratio.ts'
import { allDestinations } from '../../../shared/rules/destination.ts'
import { currentPack } from '../../../shared/rules/packs/index.ts'

const DAY = '2026-11-24'
const pack = currentPack()
const telecom = readModel(
  readFileSync(new URL('../../../samples/telecom.json', import.meta.url), 'utf8'),
)
if (!telecom.ok) throw new Error(JSON.stringify(telecom.problems))

function floorsOf(
  model: Model,
  product: string,
  to: readonly string[],
  method: Method = 'look-through',
) {
  return LiveEvaluation.of(model, { pack, choices: {}, day: DAY }).floors(product, to, method)
}

/** The model with a product sold at an amount everywhere. */
function soldAt(model: Model, id: string, amount: string, currency: string): Model {
  const sold = (product: Product): Product =>
    product.sales
      ? { ...product, sales: { ...product.sales, orders: amount, forecast: '0', currency } }
      : { ...product, price: { amount, currency }, prices: null }
  return {
    ...model,
    products: model.products.map((product) => (product.id === id ? sold(product) : product)),
  }
}

function oneUnitLess({ amount, currency }: { amount: string; currency: string }): string {
  const unit = { n: -1n, d: 10n ** BigInt(minorDecimals(currency)) }
  return format(add(parseRatio(amount), unit))
}

function outcomeAt(model: Model, product: string, to: string, method: Method): string {
  const asked = { pack, day: DAY, destinations: [to], products: [product], method }
  return evaluateModel(model, asked).results[0]?.outcome ?? ''
}

/** A widget with one US part for 100 that counts for China, sold in a currency. */
function widget(product: object = {}, members: object = {}): Model {
  const read = checkModel({
    format: 'minimis-model',
    version: 1,
    currency: 'USD',
    entities: [{ id: 'DE1', country: 'DE', headquarters: 'DE' }],
    parts: [
      {
        id: 'U',
        kind: 'commodity',
        origin: 'US',
        eccn: '7A103.a',
        price: { amount: '100', currency: 'USD' },
      },
    ],
    products: [
      {
        id: 'W',
        kind: 'commodity',
        eccn: '5A991',
        madeBy: 'DE1',
        lines: [{ item: 'U', quantity: '1' }],
        facts: { militaryCommodity: false },
        ...product,
      },
    ],
    ...members,
  })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

function floorOf(model: Model, to = 'CN'): PriceFloor {
  return floorsOf(model, 'W', [to])[0] as PriceFloor
}

describe('The price floor of every cell of the demo', () => {
  const model = telecom.value
  const destinations = allDestinations(pack)
  const methods: Method[] = ['look-through', 'second-incorporation']

  test.each(methods)(
    'passes, and one unit less does not, by %s',
    { timeout: 600_000 },
    (method) => {
      let [held, without, any] = [0, 0, 0]
      for (const { id } of model.products) {
        const floors = floorsOf(model, id, destinations, method)
        // Many destinations have one floor: a model at that price is asked for all of them at once.
        for (const alike of Map.groupBy(
          floors,
          ({ amount, currency }) => `${amount} ${currency}`,
        ).values()) {
          const [first] = alike
          if (!first) continue
          const { amount, currency } = first
          const codes = alike.map(({ destination }) => destination)
          if (amount === null) {
            for (const price of ['0.01', '1000000000000000'])
              expect(
                outcomesAt(soldAt(model, id, price, currency), id, codes, method),
              ).not.toContain('not-subject')
            expect(alike.every(({ none }) => none !== null)).toBe(true)
            without += alike.length
            continue
          }
          const at = outcomesAt(soldAt(model, id, amount, currency), id, codes, method)
          expect([id, amount, ...new Set(at)]).toEqual([id, amount, 'not-subject'])
          const less = oneUnitLess({ amount, currency })
          const under = outcomesAt(soldAt(model, id, less, currency), id, codes, method)
          expect(under).not.toContain('not-subject')
          held += alike.length
          any += alike.filter(isAnyPrice).length
        }
      }
      expect(held).toBeGreaterThan(5000)
      expect(any).toBeGreaterThan(500)
      expect(without).toBeGreaterThan(500)
    },
  )

  function outcomesAt(at: Model, id: string, to: readonly string[], method: Method): string[] {
    return LiveEvaluation.of(at, { pack, choices: {}, day: DAY }).matrix(id, to, method).outcomes
  }
})

describe('The price floor', () => {
  test.each([
    ['USD', '400', '1'],
    ['JPY', '60000', '1/150'],
    ['KWD', '120', '10/3'],
  ])('of 100 USD of content is in steps of %s', (currency, expected, rate) => {
    const rates =
      currency === 'USD'
        ? []
        : [
            {
              from: 'USD',
              to: currency,
              rate: rate === '1/150' ? '150' : '0.3',
              asOf: '2026-01-01',
            },
          ]
    const model = widget({ price: { amount: '1', currency } }, { rates })
    const floor = floorOf(model)
    expect(floor).toMatchObject({ currency, outcome: 'subject', none: null, level: '0.25' })
    expect(compare(parseRatio(floor.amount ?? ''), parseRatio(expected))).toBe(0)
    expect(floor.amount?.split('.')[1]?.length ?? 0).toBe(minorDecimals(currency))
  })

  test.each([
    ['JPY', '150.01', '60004'],
    ['KWD', '0.30001', '120.004'],
    ['EUR', '0.93333', '373.34'],
  ])('is rounded up to a whole unit of %s', (currency, rate, amount) => {
    const rates = [{ from: 'USD', to: currency, rate, asOf: '2026-01-01' }]
    const model = widget({ price: { amount: '1', currency } }, { rates })
    const floor = floorOf(model)
    expect(floor.amount).toBe(amount)
    const at = soldAt(model, 'W', amount, currency)
    expect(outcomeAt(at, 'W', 'CN', 'look-through')).toBe('not-subject')
    const under = soldAt(model, 'W', oneUnitLess({ amount, currency }), currency)
    expect(outcomeAt(under, 'W', 'CN', 'look-through')).toBe('subject')
  })

  test('is known where no selling price is, in the currency of the workspace', () => {
    expect(floorOf(widget())).toMatchObject({
      amount: '400.00',
      currency: 'USD',
      outcome: 'undetermined',
      price: null,
      highestContent: null,
    })
  })

  test('is in the currency of the price at the destination', () => {
    const rates = [{ from: 'EUR', to: 'USD', rate: '1.25', asOf: '2026-01-01' }]
    const prices = { CN: { amount: '500', currency: 'EUR' } }
    const model = widget({ price: { amount: '390', currency: 'USD' }, prices }, { rates })
    expect(floorOf(model)).toMatchObject({ amount: '320.00', currency: 'EUR', price: '500' })
    expect(floorOf(model).highestContent).toBe('156.25')
    expect(floorOf(model, 'VN')).toMatchObject({ amount: '400.00', currency: 'USD', price: '390' })
  })

  test('of software is of its sales in all, and of each copy', () => {
    const sales = { orders: '100', currency: 'USD', units: '3' }
    const software = {
      kind: 'software',
      eccn: '5D991',
      sales,
      facts: { noUsContent: null },
    }
    const parts = [
      {
        id: 'U',
        kind: 'software',
        origin: 'US',
        eccn: '7D101',
        price: { amount: '100', currency: 'USD' },
      },
    ]
    const model = widget(software, { parts })
    const floor = floorOf(model)
    expect(floor.none).toBeNull()
    expect(floor).toMatchObject({ of: 'sales', amount: '1200.00', perCopy: '400.00', price: '100' })
    expect(outcomeAt(soldAt(model, 'W', '1200', 'USD'), 'W', 'CN', 'look-through')).toBe(
      'not-subject',
    )
    expect(outcomeAt(soldAt(model, 'W', '1199.99', 'USD'), 'W', 'CN', 'look-through')).toBe(
      'subject',
    )
  })

  test('of technology stands at what may be relied on without a report that names the destination', () => {
    const technology = { kind: 'technology', eccn: '7E994' }
    const parts = [
      {
        id: 'U',
        kind: 'technology',
        origin: 'US',
        eccn: '7E101',
        price: { amount: '100', currency: 'USD' },
      },
    ]
    const none = widget(technology, { parts })
    expect(floorOf(none)).toMatchObject({ amount: null, none: { code: 'report-required' } })
    const reports = [{ filed: '2026-09-01', destinations: ['VN'] }]
    const elsewhere = widget({ ...technology, technologyReports: reports }, { parts })
    expect(floorOf(elsewhere)).toMatchObject({ amount: '1000.00', level: '0.1' })
    expect(floorOf(elsewhere, 'VN')).toMatchObject({ amount: '400.00', level: '0.25' })
    for (const [amount, outcome] of [
      ['1000', 'not-subject'],
      ['999.99', 'report-required'],
    ] as const)
      expect(outcomeAt(soldAt(elsewhere, 'W', amount, 'USD'), 'W', 'CN', 'look-through')).toBe(
        outcome,
      )
  })

  test('is the smallest step of the currency where nothing counts', () => {
    const floor = floorOf(widget({ price: { amount: '9', currency: 'USD' } }), 'CA')
    expect(floor).toMatchObject({ amount: '0.01', controlled: { low: '0', high: '0' } })
    expect(isAnyPrice(floor)).toBe(true)
  })

  test('is none, with the reason, where no price decides', () => {
    const part = (members: object) => ({
      parts: [{ id: 'U', kind: 'commodity', origin: 'US', ...members }],
    })
    const price = { amount: '1', currency: 'USD' }
    const why = (model: Model, to?: string) => floorOf(model, to).none
    expect(why(widget({}, part({ eccn: '7A103.a' })))).toMatchObject({ code: 'unbounded' })
    expect(why(widget({}, part({ price })))).toMatchObject({ code: 'open' })
    expect(why(widget({ lines: [] }))).toMatchObject({
      code: 'unbounded',
      why: 'it has no bill of materials',
    })
    expect(why(widget({ madeBy: null }))).toMatchObject({ code: 'open' })
    expect(why(widget({}, part({ eccn: '9A610.a', price })), 'CN')).toMatchObject({
      code: 'no-level',
    })
    const yen = { amount: '1', currency: 'JPY' }
    expect(why(widget({ price: yen }))).toMatchObject({ code: 'no-rate' })
    const us = { entities: [{ id: 'DE1', country: 'US', headquarters: 'US' }] }
    expect(why(widget({}, us))).toMatchObject({ code: 'jurisdiction' })
  })

  test('and the highest content are one level: content at it passes', () => {
    const model = widget({ price: { amount: '333.33', currency: 'USD' } })
    const { highestContent } = floorOf(model)
    expect(highestContent).toBe('83.3325')
    const filled = (amount: string): Model => ({
      ...model,
      parts: model.parts.map((one) => ({ ...one, price: { amount, currency: 'USD' } })),
    })
    expect(outcomeAt(filled('83.3325'), 'W', 'CN', 'look-through')).toBe('not-subject')
    expect(outcomeAt(filled('83.3326'), 'W', 'CN', 'look-through')).toBe('subject')
    expect(readRatio(highestContent ?? '')).toBeDefined()
  })
})
