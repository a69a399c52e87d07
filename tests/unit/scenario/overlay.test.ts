import { describe, expect, test } from 'vitest'
import type { Change, Filter, Target } from '../../../shared/model/scenario.ts'
import { Base } from '../../../shared/scenario/base.ts'
import { overlay } from '../../../shared/scenario/overlay.ts'
import { DAY, over, RADIO, scenario, whyNot } from './radio.ts'

const boardFpga = { product: 'BOARD', line: 1, item: 'FPGA' }
const ownFpga = { product: 'RADIO', line: 1, item: 'FPGA' }
const eur = (amount: string) => ({ amount, currency: 'EUR' })

function part(of: ReturnType<typeof over>, id: string) {
  return of.model.parts.find((row) => row.id === id)
}

const setOrigin = (id: string, origin: string): Change => ({
  kind: 'setOrigin',
  where: { part: id },
  origin,
})
const quantityOf = (filter: Filter): Change => ({
  kind: 'setQuantity',
  where: { filter },
  quantity: '9',
})
const swap = (where: Target, to: string): Change => ({ kind: 'swapItem', where, to })

function items(of: ReturnType<typeof over>, id: string) {
  return of.model.products.find((row) => row.id === id)?.lines.map((line) => line.item)
}

describe('A change of a part', () => {
  test('aimed at the part changes it wherever it is', () => {
    const made = over({ kind: 'setOrigin', where: { part: 'FPGA' }, origin: 'JP' })
    expect(part(made, 'FPGA')?.origin).toBe('JP')
    expect(made.model.parts).toHaveLength(RADIO.parts.length)
    expect(made.report[0]?.touched).toEqual([
      { what: 'part', id: 'FPGA', member: 'origin', from: 'US', to: 'JP' },
    ])
  })

  test('an origin can be set to unknown', () => {
    const made = over({ kind: 'setOrigin', where: { part: 'FPGA' }, origin: null })
    expect(part(made, 'FPGA')?.origin).toBeNull()
    expect(made.report[0]?.fits).toBe(true)
  })

  test('aimed at one line puts a part of its own there, the same in everything else', () => {
    const made = over({ kind: 'setOrigin', where: boardFpga, origin: 'JP' })
    expect(items(made, 'BOARD')).toEqual(['FPGA (S1)', 'PLL'])
    expect(items(made, 'RADIO')).toEqual(['FPGA', 'BOARD', 'CASE'])
    const [fpga] = RADIO.parts
    expect(part(made, 'FPGA (S1)')).toEqual({ ...fpga, id: 'FPGA (S1)', origin: 'JP' })
    expect(part(made, 'FPGA')).toEqual(fpga)
  })

  test('on the same line as another one makes one part, not two', () => {
    const made = over(
      { kind: 'setOrigin', where: boardFpga, origin: 'JP' },
      { kind: 'setPartPrice', where: boardFpga, price: eur('80') },
    )
    expect(items(made, 'BOARD')).toEqual(['FPGA (S1)', 'PLL'])
    expect(part(made, 'FPGA (S1)')).toMatchObject({ origin: 'JP', price: eur('80') })
    expect(made.model.parts).toHaveLength(RADIO.parts.length + 1)
  })

  test('that makes two lines alike gives them one part, and otherwise numbers them by place', () => {
    const alike = over(
      { kind: 'setOrigin', where: boardFpga, origin: 'JP' },
      { kind: 'setOrigin', where: ownFpga, origin: 'JP' },
    )
    expect([items(alike, 'RADIO')?.[0], items(alike, 'BOARD')?.[0]]).toEqual([
      'FPGA (S1)',
      'FPGA (S1)',
    ])
    const different = over(
      { kind: 'setOrigin', where: boardFpga, origin: 'JP' },
      { kind: 'setOrigin', where: ownFpga, origin: 'KR' },
    )
    expect([items(different, 'RADIO')?.[0], items(different, 'BOARD')?.[0]]).toEqual([
      'FPGA (S1)',
      'FPGA (S2)',
    ])
  })

  test('everywhere reaches the lines that have a part of their own as well', () => {
    const made = over(
      { kind: 'setOrigin', where: boardFpga, origin: 'JP' },
      { kind: 'setPartPrice', where: { part: 'FPGA' }, price: eur('80') },
    )
    expect(part(made, 'FPGA')).toMatchObject({ origin: 'US', price: eur('80') })
    expect(part(made, 'FPGA (S1)')).toMatchObject({ origin: 'JP', price: eur('80') })
  })

  test('everywhere undoes what was otherwise on one line', () => {
    const made = over(
      { kind: 'setOrigin', where: boardFpga, origin: 'JP' },
      { kind: 'setOrigin', where: { part: 'FPGA' }, origin: 'KR' },
    )
    expect(items(made, 'BOARD')).toEqual(['FPGA', 'PLL'])
    expect(part(made, 'FPGA')?.origin).toBe('KR')
    expect(made.report[1]?.touched.map(({ what, from }) => [what, from])).toEqual([
      ['line', 'JP'],
      ['part', 'US'],
    ])
  })

  test('picked by what it is leaves the lines alone on which it is something else', () => {
    const made = over(
      { kind: 'setOrigin', where: boardFpga, origin: 'JP' },
      { kind: 'scalePrice', where: { filter: { origin: 'US' } }, factor: '0.5' },
    )
    expect(part(made, 'FPGA')?.price?.amount).toBe('50')
    expect(part(made, 'PLL')?.price?.amount).toBe('25')
    expect(part(made, 'FPGA (S1)')?.price?.amount).toBe('100')
  })

  test('scales prices exactly and says which are not known', () => {
    const made = over({
      kind: 'scalePrice',
      where: { filter: { kind: 'commodity' } },
      factor: '1.005',
    })
    expect(part(made, 'CASE')?.price).toEqual(eur('20.1'))
    expect(part(made, 'SPARE')?.price).toBeNull()
    expect(made.report[0]?.says).toEqual(['price not known, left so: SPARE'])
  })

  test('finds an ECCN by a paragraph above it, and text in small or capital letters', () => {
    const byEccn = over({
      kind: 'setSupplier',
      where: { filter: { eccn: '3A001' } },
      supplier: 'X',
    })
    expect(byEccn.report[0]?.touched.map(({ id }) => id)).toEqual(['FPGA', 'PLL'])
    const byText = over({
      kind: 'setOrigin',
      where: { filter: { text: 'die-CAST' } },
      origin: 'CN',
    })
    expect(byText.report[0]?.touched.map(({ id }) => id)).toEqual(['CASE'])
  })

  test('finds a fresh name where the model has the first one already', () => {
    const taken = { id: 'FPGA (S1)', kind: 'commodity' as const }
    const base = new Base({ ...RADIO, parts: [...RADIO.parts, taken] })
    const change: Change = { kind: 'setOrigin', where: boardFpga, origin: 'JP' }
    const made = overlay(base, [scenario([change])], { day: DAY, packs: ['P'] })
    expect(items(made, 'BOARD')).toEqual(['FPGA (S2)', 'PLL'])
    expect(part(made, 'FPGA (S1)')).toBe(taken)
  })
})

describe('A change of lines', () => {
  test('swaps an item everywhere, on one product, or on one line', () => {
    const everywhere = over({ kind: 'swapItem', where: { part: 'FPGA' }, to: 'SPARE' })
    expect([items(everywhere, 'RADIO')?.[0], items(everywhere, 'BOARD')?.[0]]).toEqual([
      'SPARE',
      'SPARE',
    ])
    const here = over({ kind: 'swapItem', where: { product: 'BOARD', part: 'FPGA' }, to: 'SPARE' })
    expect([items(here, 'RADIO')?.[0], items(here, 'BOARD')?.[0]]).toEqual(['FPGA', 'SPARE'])
  })

  test('gives up the part of its own that the line had', () => {
    const made = over(
      { kind: 'setOrigin', where: boardFpga, origin: 'JP' },
      { kind: 'swapItem', where: boardFpga, to: 'SPARE' },
    )
    expect(items(made, 'BOARD')).toEqual(['SPARE', 'PLL'])
    expect(made.model.parts).toHaveLength(RADIO.parts.length)
  })

  test('sets a quantity and leaves the other lines the objects that they were', () => {
    const made = over({ kind: 'setQuantity', where: boardFpga, quantity: '3' })
    const board = made.model.products[2]
    expect(board?.lines).toEqual([
      { item: 'FPGA', quantity: '3' },
      { item: 'PLL', quantity: '1' },
    ])
    expect(board?.lines[1]).toBe(RADIO.products[2]?.lines[1])
    expect(made.model.products[0]).toBe(RADIO.products[0])
  })
})

describe('A change of lines aimed by what is on them', () => {
  const swapped = (where: Filter, ...before: Change[]) =>
    over(...before, { kind: 'swapItem', where: { filter: where }, to: 'SPARE' })
  const counted = (where: Filter, ...before: Change[]) =>
    over(...before, { kind: 'setQuantity', where: { filter: where }, quantity: '7' })
  const lines = (of: ReturnType<typeof over>) =>
    of.model.products.map((row) => row.lines.map(({ item, quantity }) => `${quantity} ${item}`))

  test.each<[string, Filter, string[][]]>([
    [
      'an origin',
      { origin: 'US' },
      [['1 SPARE', '1 BOARD', '1 CASE'], ['1 BOARD'], ['1 SPARE', '1 SPARE']],
    ],
    [
      'an ECCN of parts and products',
      { eccn: '3A991' },
      [['1 FPGA', '1 SPARE', '1 CASE'], ['1 SPARE'], ['1 FPGA', '1 PLL']],
    ],
    [
      'an ECCN to the paragraph',
      { eccn: '3A001.a.5' },
      [['1 FPGA', '1 BOARD', '1 CASE'], ['1 BOARD'], ['1 FPGA', '1 SPARE']],
    ],
    [
      'a supplier',
      { supplier: 'Cascadia' },
      [['1 SPARE', '1 BOARD', '1 CASE'], ['1 BOARD'], ['1 SPARE', '1 PLL']],
    ],
    [
      'a name',
      { text: 'case' },
      [['1 FPGA', '1 BOARD', '1 SPARE'], ['1 BOARD'], ['1 FPGA', '1 PLL']],
    ],
    [
      'one product and an origin',
      { product: 'BOARD', origin: 'US' },
      [['1 FPGA', '1 BOARD', '1 CASE'], ['1 BOARD'], ['1 SPARE', '1 SPARE']],
    ],
    [
      'one product alone',
      { product: 'MINI' },
      [['1 FPGA', '1 BOARD', '1 CASE'], ['1 SPARE'], ['1 FPGA', '1 PLL']],
    ],
  ])('swaps by %s on just those lines', (_, where, expected) => {
    expect(lines(swapped(where))).toEqual(expected)
  })

  test('sets the quantity on all lines that match, and names those that it changes', () => {
    const made = counted({ origin: 'US' })
    expect(lines(made)).toEqual([['7 FPGA', '1 BOARD', '1 CASE'], ['1 BOARD'], ['7 FPGA', '7 PLL']])
    expect(made.report[0]?.touched).toEqual([
      { what: 'line', id: 'RADIO', line: 1, item: 'FPGA', member: 'quantity', from: '1', to: '7' },
      { what: 'line', id: 'BOARD', line: 1, item: 'FPGA', member: 'quantity', from: '1', to: '7' },
      { what: 'line', id: 'BOARD', line: 2, item: 'PLL', member: 'quantity', from: '1', to: '7' },
    ])
  })

  test('looks at the part as it is on the line, and as it is after the changes before', () => {
    const here: Change = { kind: 'setOrigin', where: boardFpga, origin: 'JP' }
    expect(lines(counted({ origin: 'US' }, here))).toEqual([
      ['7 FPGA', '1 BOARD', '1 CASE'],
      ['1 BOARD'],
      ['1 FPGA (S1)', '7 PLL'],
    ])
    expect(lines(counted({ origin: 'JP' }, here))[2]).toEqual(['7 FPGA (S1)', '1 PLL'])
    const everywhere: Change = { kind: 'setOrigin', where: { part: 'CASE' }, origin: 'US' }
    expect(lines(counted({ origin: 'US' }, everywhere))[0]).toEqual(['7 FPGA', '1 BOARD', '7 CASE'])
  })

  test('leaves a line alone that is so already, and says so where all are', () => {
    const made = over(
      { kind: 'setQuantity', where: boardFpga, quantity: '7' },
      { kind: 'setQuantity', where: { filter: { product: 'BOARD' } }, quantity: '7.0' },
    )
    expect(made.report[1]?.touched.map(({ line }) => line)).toEqual([2])
    expect(whyNot({ kind: 'swapItem', where: { filter: { text: 'pll' } }, to: 'PLL' })).toBe(
      'already so',
    )
  })

  test.each<[string, Filter]>([
    ['nothing matches', { origin: 'FR' }],
    ['nothing matches', { origin: 'US', eccn: '5A991' }],
    ['there is no product OLD', { product: 'OLD' }],
    ['BOARD would contain itself through BOARD', { product: 'BOARD' }],
  ])('says "%s" and changes nothing', (why, where) => {
    expect(whyNot({ kind: 'swapItem', where: { filter: where }, to: 'BOARD' })).toBe(why)
  })

  test.each<[string, Change, Change, boolean]>([
    ['the member that it picks by', setOrigin('FPGA', 'JP'), quantityOf({ origin: 'US' }), true],
    ['another member', setOrigin('FPGA', 'JP'), quantityOf({ supplier: 'Cascadia' }), false],
    ['an item that matches no more', swap(boardFpga, 'SPARE'), quantityOf({ origin: 'US' }), true],
    [
      'an item that matches as before',
      swap(boardFpga, 'PLL'),
      quantityOf({ eccn: '3A001' }),
      false,
    ],
    [
      'a line of another product',
      swap(boardFpga, 'SPARE'),
      quantityOf({ product: 'RADIO', origin: 'US' }),
      false,
    ],
    [
      'a quantity that it sets too',
      { kind: 'setQuantity', where: boardFpga, quantity: '2' },
      quantityOf({ origin: 'US' }),
      true,
    ],
  ])('stands against a change of %s where the two touch', (_, first, second, isConflict) => {
    expect(over(first, second).conflicts).toHaveLength(isConflict ? 1 : 0)
  })
})

describe('A change of a product', () => {
  test('moves production, clears where it is exported from, and says what stays', () => {
    const made = over({ kind: 'moveProduction', product: 'MINI', to: 'MX1' })
    expect(made.model.products[1]).toMatchObject({ madeBy: 'MX1', exportedFrom: null })
    expect(made.report[0]?.says).toEqual([
      'exported from where it is made, no longer from DE',
      'the selling price stays at 2000 USD',
      'its sub-assemblies are still made where they were',
    ])
    const radio = over({ kind: 'moveProduction', product: 'RADIO', to: 'MX1', price: eur('950') })
    expect(radio.report[0]?.says).toContain('the prices for IN stay')
  })

  test('moves production, and the company that shipped it for its maker ships it no longer', () => {
    const shipped = RADIO.products.map((product) => ({ ...product, exportedBy: 'DE1' }))
    const { model, report } = overlay(
      new Base({ ...RADIO, products: shipped }),
      [scenario([{ kind: 'moveProduction', product: 'RADIO', to: 'MX1' }])],
      { day: DAY, packs: ['ear-2026-09-24'] },
    )
    expect(model.products[0]).toMatchObject({ madeBy: 'MX1', exportedBy: null })
    expect(report[0]?.says).toContain('shipped by its maker, no longer by DE1')
    const other = over({ kind: 'moveProduction', product: 'RADIO', to: 'MX1' })
    expect(other.report[0]?.says.join()).not.toContain('shipped by')
  })

  test('replaces all market prices where a move gives them', () => {
    const prices = { CN: eur('800') }
    const made = over({ kind: 'moveProduction', product: 'RADIO', to: 'MX1', prices })
    expect(made.model.products[0]?.prices).toEqual(prices)
    expect(made.report[0]?.touched.map(({ member, from, to }) => [member, from, to])).toEqual([
      ['madeBy', 'DE1', 'MX1'],
      ['price for IN', '900 USD, arms-length', null],
      ['price for CN', null, '800 EUR'],
    ])
  })

  test('sets a price at one destination beside the others', () => {
    const made = over({
      kind: 'setSellingPrice',
      product: 'RADIO',
      destination: 'CN',
      price: eur('800'),
    })
    expect(Object.keys(made.model.products[0]?.prices ?? {})).toEqual(['IN', 'CN'])
  })

  test('answers a question of the pack, and takes an answer back to unknown', () => {
    const made = over(
      { kind: 'setFact', item: 'FPGA', fact: 'answers.3A001/x.y', value: true },
      { kind: 'setFact', item: 'FPGA', fact: 'civilTelecom', value: null },
    )
    expect(part(made, 'FPGA')?.facts).toMatchObject({
      answers: { '3A001/x.y': true },
      civilTelecom: null,
    })
  })
})

describe('A rate', () => {
  test('is in force on the day in both directions', () => {
    const made = over({ kind: 'setRate', from: 'USD', to: 'EUR', rate: '0.8' })
    expect(made.model.rates).toEqual([
      ...RADIO.rates,
      { from: 'USD', to: 'EUR', rate: '0.8', asOf: '2026-11-24' },
    ])
    expect(made.report[0]?.touched[0]).toMatchObject({ from: '10/11', to: '0.8' })
  })

  test('quoted the other way round on its day takes the place of that quote', () => {
    const made = over(
      { kind: 'setRate', from: 'USD', to: 'EUR', rate: '0.8' },
      { kind: 'setRate', from: 'EUR', to: 'USD', rate: '1.6' },
    )
    expect(made.model.rates).toEqual([
      ...RADIO.rates,
      { from: 'EUR', to: 'USD', rate: '1.6', asOf: '2026-11-24' },
    ])
    expect(made.report[1]?.touched[0]).toMatchObject({ from: '1.25', to: '1.6' })
  })

  test('given the other way round is another one, though it be worth the same', () => {
    const made = over(
      { kind: 'setRate', from: 'EUR', to: 'USD', rate: '1.25' },
      { kind: 'setRate', from: 'USD', to: 'EUR', rate: '0.8' },
    )
    expect(made.report.map(({ why }) => why)).toEqual([null, null])
    expect(made.model.rates.at(-1)).toMatchObject({ from: 'USD', to: 'EUR', rate: '0.8' })
  })

  test('is refused between a currency and itself', () => {
    expect(whyNot({ kind: 'setRate', from: 'EUR', to: 'EUR', rate: '1.1' })).toBe('EUR is EUR')
  })

  test('that is in force already changes nothing', () => {
    expect(whyNot({ kind: 'setRate', from: 'EUR', to: 'USD', rate: '1.1' })).toBe('already so')
  })
})

test.each<[string, Change]>([
  [
    'line 1 of BOARD holds FPGA, not PLL',
    { kind: 'setQuantity', where: { ...boardFpga, item: 'PLL' }, quantity: '2' },
  ],
  ['BOARD has no line 9', { kind: 'setQuantity', where: { ...boardFpga, line: 9 }, quantity: '2' }],
  ['there is no product OLD', { kind: 'moveProduction', product: 'OLD', to: 'DE1' }],
  ['there is no company OLD', { kind: 'moveProduction', product: 'RADIO', to: 'OLD' }],
  ['there is no part OLD', { kind: 'setOrigin', where: { part: 'OLD' }, origin: 'JP' }],
  ['there is no part or product OLD', { kind: 'swapItem', where: { part: 'FPGA' }, to: 'OLD' }],
  [
    'RADIO has no line with PLL; inside it BOARD has',
    { kind: 'setOrigin', where: { product: 'RADIO', part: 'PLL' }, origin: 'JP' },
  ],
  [
    'BOARD would contain itself through RADIO',
    { kind: 'swapItem', where: { part: 'PLL' }, to: 'RADIO' },
  ],
  ['already so', { kind: 'setOrigin', where: { part: 'FPGA' }, origin: 'US' }],
  ['already so', { kind: 'setQuantity', where: boardFpga, quantity: '1.0' }],
  ['price not known: SPARE', { kind: 'scalePrice', where: { part: 'SPARE' }, factor: '2' }],
  ['SPARE is on no line', { kind: 'swapItem', where: { part: 'SPARE' }, to: 'PLL' }],
  ['no part matches', { kind: 'setOrigin', where: { filter: { origin: 'FR' } }, origin: 'JP' }],
  [
    'BOARD is a product: its price, its maker and what is in it are changed there',
    { kind: 'setPartPrice', where: { part: 'BOARD' }, price: eur('1') },
  ],
  [
    'FPGA is a part: advancedNode is not asked of it',
    { kind: 'setFact', item: 'FPGA', fact: 'advancedNode', value: true },
  ],
  ['there is no rule pack next', { kind: 'usePack', pack: 'next' }],
])('A change that does not fit says "%s" and changes nothing', (why, change) => {
  expect(whyNot(change)).toBe(why)
})

describe('Conflicts', () => {
  const pairs = (...changes: Change[]) =>
    over(...changes).conflicts.map(({ first, second, both }) => [
      first.index,
      second.index,
      both.map(({ what, id, member }) => `${what} ${id} ${member}`),
    ])

  test('name what two changes both touch', () => {
    expect(
      pairs(
        { kind: 'setPartPrice', where: { part: 'FPGA' }, price: eur('80') },
        { kind: 'setOrigin', where: { part: 'FPGA' }, origin: 'JP' },
        { kind: 'scalePrice', where: { part: 'FPGA' }, factor: '2' },
      ),
    ).toEqual([[0, 2, ['part FPGA price']]])
  })

  test('name what one touches and the other picks by', () => {
    expect(
      pairs(
        { kind: 'scalePrice', where: { filter: { origin: 'US' } }, factor: '2' },
        { kind: 'setOrigin', where: { part: 'FPGA' }, origin: 'JP' },
        { kind: 'setOrigin', where: { part: 'CASE' }, origin: 'CN' },
      ),
    ).toEqual([[0, 1, ['part FPGA origin']]])
  })

  test('name a line that one change expects as it was before the other', () => {
    expect(
      pairs(
        { kind: 'swapItem', where: boardFpga, to: 'SPARE' },
        { kind: 'setQuantity', where: boardFpga, quantity: '2' },
      ),
    ).toEqual([[0, 1, ['line BOARD item']]])
  })

  test('name a price for a destination that a move replaces all of, and not one that it leaves', () => {
    const local: Change = {
      kind: 'setSellingPrice',
      product: 'RADIO',
      destination: 'IN',
      price: eur('800'),
    }
    const other: Change = { ...local, destination: 'CN' }
    const move: Change = { kind: 'moveProduction', product: 'RADIO', to: 'MX1' }
    expect(pairs(local, { ...move, prices: {} })).toEqual([[0, 1, ['product RADIO price for IN']]])
    expect(pairs({ ...move, prices: { VN: eur('700') } }, other)).toEqual([
      [0, 1, ['product RADIO price for CN']],
    ])
    expect(pairs(local, move)).toEqual([])
    expect(pairs(move, other)).toEqual([])
  })

  test('are none where different things are touched', () => {
    expect(
      pairs(
        { kind: 'setQuantity', where: boardFpga, quantity: '2' },
        { kind: 'setPartPrice', where: { part: 'FPGA' }, price: eur('80') },
        { kind: 'moveProduction', product: 'RADIO', to: 'MX1' },
        { kind: 'setSellingPrice', product: 'MINI', price: eur('80') },
      ),
    ).toEqual([])
  })
})
