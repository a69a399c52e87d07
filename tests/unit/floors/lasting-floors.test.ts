import { describe, expect, test } from 'vitest'
import { LiveEvaluation } from '../../../shared/calc/evaluation.ts'
import type { LastingFloor } from '../../../shared/calc/result/price-floor.ts'
import { checkModel } from '../../../shared/model/read.ts'
import type { Model } from '../../../shared/model/schema.ts'
import { currentPack } from '../../../shared/rules/packs/index.ts'
import { LastingFloors } from '../../../shared/scenario/floors/lasting-floors.ts'
import type { LaterPrice } from '../../../shared/scenario/floors/later-prices.ts'

const DAY = '2026-11-24'
const pack = currentPack()

/** A widget with a foreign part of 200, a tenth of it declared US content, and a US part of 100. */
function widget({
  declared = {},
  rates = [],
  product = {},
  us = {},
}: Record<string, object> = {}): Model {
  const read = checkModel({
    format: 'minimis-model',
    version: 1,
    currency: 'USD',
    rates,
    entities: [{ id: 'DE1', country: 'DE', headquarters: 'DE' }],
    parts: [
      {
        id: 'U',
        kind: 'commodity',
        origin: 'US',
        eccn: '7A103.a',
        price: { amount: '100', currency: 'USD' },
        ...us,
      },
      {
        id: 'F',
        kind: 'commodity',
        origin: 'JP',
        price: { amount: '200', currency: 'USD' },
        usContent: { share: '0.1', eccn: '7A103.a', ...declared },
      },
    ],
    products: [
      {
        id: 'W',
        kind: 'commodity',
        eccn: '5A991',
        madeBy: 'DE1',
        price: { amount: '1000', currency: 'USD' },
        lines: [
          { item: 'U', quantity: '1' },
          { item: 'F', quantity: '1' },
        ],
        facts: { militaryCommodity: false },
        ...product,
      },
    ],
  })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

function floorOf(model: Model, later: readonly LaterPrice[] = [], to = 'CN'): LastingFloor {
  const basis = { pack, choices: {}, day: DAY }
  const floors = new LastingFloors(LiveEvaluation.of(model, basis), basis, later)
  return floors.of('W', [to], 'look-through')[0] as LastingFloor
}

const later = (item: string, validFrom: string, amount: string, destination = ''): LaterPrice => ({
  item,
  destination,
  validFrom,
  price: { amount, currency: 'USD' },
})

describe('A price floor', () => {
  test('has no end where nothing that is recorded turns', () => {
    expect(floorOf(widget())).toMatchObject({
      amount: '480.00',
      until: null,
      endedBy: [],
      next: null,
    })
  })

  test('is good up to and with the last day of a declaration', () => {
    expect(floorOf(widget({ declared: { validUntil: '2026-12-31' } }))).toMatchObject({
      amount: '480.00',
      until: '2026-12-31',
      endedBy: ['the declaration of F has expired'],
      next: { amount: '1200.00' },
    })
    expect(floorOf(widget({ declared: { withdrawnOn: '2026-12-31' } })).until).toBe('2026-12-30')
    expect(floorOf(widget({ declared: { validUntil: DAY } })).until).toBe(DAY)
  })

  test('is good until a dated price of a part, or a rate, begins', () => {
    expect(floorOf(widget(), [later('U', '2027-01-01', '120')])).toMatchObject({
      until: '2026-12-31',
      endedBy: ['a price of U begins'],
      next: { amount: '560.00' },
    })
    const rates = [
      { from: 'EUR', to: 'USD', rate: '1.25', asOf: '2026-01-01' },
      { from: 'EUR', to: 'USD', rate: '1.00', asOf: '2026-12-01' },
    ]
    const product = { price: { amount: '1000', currency: 'EUR' } }
    expect(floorOf(widget({ rates, product }))).toMatchObject({
      amount: '384.00',
      until: '2026-11-30',
      endedBy: ['a rate EUR to USD begins'],
      next: { amount: '480.00', currency: 'EUR' },
    })
  })

  test('is not ended by what leaves it as it is, and by the first that does not', () => {
    const other = [later('U', '2026-12-01', '100'), later('X', '2026-12-02', '5')]
    expect(floorOf(widget(), other).until).toBeNull()
    expect(floorOf(widget(), [...other, later('W', '2026-12-03', '7')]).until).toBeNull()
    const two = [later('U', '2027-03-01', '90'), later('U', '2027-02-01', '95')]
    expect(floorOf(widget(), two)).toMatchObject({
      until: '2027-01-31',
      next: { amount: '460.00' },
    })
  })

  test('in another currency at the destination from a day on is another', () => {
    const rates = [{ from: 'EUR', to: 'USD', rate: '1.25', asOf: '2026-01-01' }]
    const euro = {
      ...later('W', '2026-12-01', '400', 'CN'),
      price: { amount: '9', currency: 'EUR' },
    }
    expect(floorOf(widget({ rates }), [euro])).toMatchObject({
      until: '2026-11-30',
      next: { amount: '384.00', currency: 'EUR' },
    })
    expect(floorOf(widget({ rates }), [euro], 'VN').until).toBeNull()
  })

  test('that is none ends too: a report on technology may be relied on from a day on', () => {
    const product = {
      kind: 'technology',
      eccn: '7E994',
      lines: [{ item: 'U', quantity: '1' }],
      technologyReports: [{ filed: '2026-11-10', destinations: ['CN'] }],
    }
    expect(floorOf(widget({ product, us: { kind: 'technology', eccn: '7E101' } }))).toMatchObject({
      amount: null,
      none: { code: 'report-required' },
      until: '2026-12-10',
      endedBy: ['the report of 2026-11-10 may be relied on'],
      next: { amount: '400.00' },
    })
  })

  test('says so where too many days turn to look at all of them', () => {
    const many = Array.from({ length: 40 }, (_, i) =>
      later('U', `2027-01-${`${i + 1}`.padStart(2, '0')}`.slice(0, 10), '100'),
    ).slice(0, 31)
    expect(floorOf(widget(), many)).toMatchObject({
      until: '2027-01-24',
      endedBy: ['later days were not looked at'],
      next: null,
    })
  })
})
