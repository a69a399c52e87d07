import { describe, expect, test } from 'vitest'
import { LiveEvaluation } from '../../../shared/calc/evaluation.ts'
import { format } from '../../../shared/money/ratio.ts'
import { consignmentOf, mostUnits, notAmongSpares } from '../../../shared/paper/spare-parts.ts'
import { sparesTable } from '../../../shared/paper/spares-table.ts'
import { tableReportSchema } from '../../../shared/report/table.ts'
import { tableSheet } from '../../../shared/report/table-sheet.ts'
import { currentPack } from '../../../shared/rules/packs/index.ts'
import { DAY, demo } from '../report/support.ts'
import { block, evaluationOf, missingOf, modelOf, paperOf, textOf } from './support.ts'

const price = (amount: string) => ({ amount, currency: 'USD', basis: 'arms-length' })
const part = (id: string, more: object = {}) => ({
  id,
  kind: 'commodity',
  origin: 'US',
  eccn: '3A001.a.2',
  price: price('30'),
  ...more,
})

/** A widget for 1000 USD with one of each part. */
function widget(parts: { id: string }[], product: object = {}) {
  const lines = parts.map(({ id }) => ({ item: id, quantity: '1' }))
  const entities = [{ id: 'DE1', country: 'DE', headquarters: 'DE' }]
  return modelOf({
    entities,
    parts,
    products: [
      {
        id: 'W',
        kind: 'commodity',
        eccn: '5A991',
        madeBy: 'DE1',
        price: price('1000'),
        lines,
        ...product,
      },
    ],
  })
}

function sparesOf(model: ReturnType<typeof widget>, to = 'CN') {
  const basis = { pack: currentPack(), choices: {}, day: DAY }
  return LiveEvaluation.of(model, basis).spares('W', to, 'look-through')
}

const codes = (
  spare:
    | { need: { exceptions: readonly { code: string; cite: string; bars: readonly unknown[] }[] } }
    | undefined,
) => (spare?.need.exceptions ?? []).filter(({ cite }) => cite === '740.16(h)')

describe('The spare parts of a product', () => {
  test('are its US commodities and those of unknown origin, each judged by itself', () => {
    const model = widget([
      part('CONTROLLED'),
      part('FREE', { eccn: '5A991' }),
      part('OPEN', { eccn: null }),
      part('FROM-NOWHERE', { origin: null }),
      part('FOREIGN', { origin: 'JP' }),
      part('DECLARED', { origin: 'JP', usContent: { share: '0.5', eccn: '3A001.a.2' } }),
      part('CODE', { kind: 'software', eccn: '5D002.c.1' }),
    ])
    const { items } = sparesOf(model)
    expect(
      Object.fromEntries(items.map(({ item, need, origin }) => [item, `${origin} ${need.state}`])),
    ).toEqual({
      CONTROLLED: 'us required',
      FREE: 'us none',
      OPEN: 'us unknown',
      'FROM-NOWHERE': 'unknown required',
    })
  })

  test('those that are shipped beside the product come first and go along unless told otherwise', () => {
    const model = widget([part('INSIDE'), part('BESIDE', { facts: { incorporated: false } })])
    const spares = sparesOf(model)
    expect(spares.items.map(({ item }) => item)).toEqual(['BESIDE', 'INSIDE'])
    expect(consignmentOf(spares, undefined, '3').chosen).toMatchObject([
      { item: 'BESIDE', going: '3' },
    ])
    expect(consignmentOf(spares, {}, '3').chosen).toEqual([])
    expect(consignmentOf(spares, { INSIDE: '2' }, null).chosen).toMatchObject([
      { item: 'INSIDE', going: '2' },
    ])
    expect(notAmongSpares(spares, { OTHER: '1', INSIDE: '1' })).toEqual(['OTHER'])
  })

  test.each([
    ['3', 'yes', '90'],
    ['3.3333', 'yes', '99.999'],
    ['4', 'no', '120'],
  ])('%s of one part for 30 USD against 10 %% of 1000 USD: %s', (going, isWithin, worth) => {
    const found = consignmentOf(sparesOf(widget([part('U1')])), { U1: going }, null)
    expect([found.isWithin, found.worth && format(found.worth)]).toEqual([isWithin, worth])
  })

  test('exactly the share is within it, and for more products more may go along', () => {
    const spares = sparesOf(widget([part('U1', { price: price('50') })]))
    expect(consignmentOf(spares, { U1: '2' }, null).isWithin).toBe('yes')
    expect(consignmentOf(spares, { U1: '6' }, '3').isWithin).toBe('yes')
    expect(consignmentOf(spares, { U1: '7' }, '3').isWithin).toBe('no')
    expect(consignmentOf(spares, { U1: '7' }, 'Unknown').isWithin).toBe('no')
    expect(mostUnits(spares.items[0] as (typeof spares.items)[0], spares)).toBe('2')
  })

  test('those that need no licence do not count, and those that may keep it open', () => {
    const model = widget([
      part('U1'),
      part('FREE', { eccn: '5A991', price: price('500') }),
      part('OPEN', { eccn: null, price: price('90') }),
    ])
    const spares = sparesOf(model)
    expect(consignmentOf(spares, { U1: '1', FREE: '1' }, null).isWithin).toBe('yes')
    expect(consignmentOf(spares, { U1: '1', OPEN: '1' }, null).isWithin).toBe('unknown')
    expect(consignmentOf(spares, { U1: '1', OPEN: '0.5' }, null).isWithin).toBe('yes')
    expect(consignmentOf(spares, { U1: '4', OPEN: '1' }, null).isWithin).toBe('no')
  })

  test('without a price of the product or of the part it is not known', () => {
    expect(
      consignmentOf(sparesOf(widget([part('U1')], { price: null })), { U1: '1' }, null).isWithin,
    ).toBe('unknown')
    expect(
      consignmentOf(sparesOf(widget([part('U1', { price: null })])), { U1: '1' }, null).isWithin,
    ).toBe('unknown')
  })

  test.each([
    ['CN', 0],
    ['CU', 0],
    ['IR', 1],
    ['RU', 1],
    ['SY', 1],
    ['IQ', 1],
  ])('740.16(h) to %s is looked at with %i bars', (to, bars) => {
    const [spare] = sparesOf(widget([part('U1')]), to).items
    expect(spare?.need.state).toBe('required')
    expect(codes(spare)).toHaveLength(1)
    expect(codes(spare)[0]?.bars).toHaveLength(bars)
  })

  test('the 600 series bars it to D:5, and a part that needs no licence has no exception', () => {
    const { items } = sparesOf(
      widget([part('MILITARY', { eccn: '3A611.x' }), part('FREE', { eccn: '5A991' })]),
    )
    const [military, free] = [
      items.find(({ item }) => item === 'MILITARY'),
      items.find(({ item }) => item === 'FREE'),
    ]
    expect(codes(military)[0]?.bars.length).toBeGreaterThan(0)
    expect(free?.need.exceptions).toEqual([])
  })
})

test('the list of spare parts is a table for every product of the demo, and a sheet', () => {
  const evaluation = evaluationOf()
  for (const { id } of demo.products) {
    const spares = evaluation.spares(id, 'RU', 'look-through')
    const head = { currency: 'USD', record: DAY, to: 'Russia (RU)' }
    const table = sparesTable(spares, consignmentOf(spares, undefined, null), head, currentPack())
    expect(tableReportSchema.safeParse(table).success).toBe(true)
    expect(tableSheet(table).rows.length).toBeGreaterThan(spares.items.length)
    expect(table.notes[0]).toContain('740.16(h)')
  }
})

describe('Spare parts on an application', () => {
  test('stand apart with ECCN, quantity and value, and the allowance', () => {
    const paper = paperOf({ product: 'ER-4200', spares: { 'IC-FPGA-MID': '1', 'IC-SEC-HS': '2' } })
    const table = block(paper, '22(j) spare parts').find((piece) => piece.kind === 'table')
    expect(table?.kind === 'table' && table.rows.map((cells) => cells.slice(0, 4))).toEqual([
      ['IC-FPGA-MID, FPGA, mid range', '3A001.a.7', '1', '412.00 USD'],
      ['IC-SEC-HS, Line-rate MACsec and IPsec processor', '5A002.a', '2', '428.00 USD'],
    ])
    const text = textOf(paper).replace(/\s+/g, ' ')
    expect(text).toContain('Spare parts in all: 840.00 USD')
    expect(text).toContain('10 % of the value of one product (740.16(h)): 816.59 USD')
    expect(text).toContain('above that share')
  })

  test('one without a value is missing', () => {
    const model = widget([part('U1', { price: null })])
    expect(missingOf(paperOf({ product: 'W', model, spares: { U1: '1' } }))).toContain(
      'value of U1',
    )
  })
})
