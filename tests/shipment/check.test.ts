import { describe, expect, test } from 'vitest'
import { licenceRegister } from '../../shared/licences/register.ts'
import type { KeptLicence } from '../../shared/licences/schema.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { gravity } from '../../shared/shipment/answer.ts'
import { checkShipment } from '../../shared/shipment/check.ts'
import { checkInOrder } from '../../shared/shipment/in-order.ts'
import { orderLines, orderTable, orderTemplate, readOrders } from '../../shared/shipment/orders.ts'
import type { PartyHit, Shipment, ShipmentParty } from '../../shared/shipment/schema.ts'
import type { Differences } from '../golden/expand.ts'
import { issued, kept, REGISTERED, ROUTERS } from '../licences/support.ts'
import cases from './cases.json' with { type: 'json' }
import { ASKED, answered, CONSIGNEE, evaluationOf, shipment } from './support.ts'

interface Case {
  name: string
  cite: string[]
  why: string
  chip: string
  eccn?: string
  /** Made with technology and in a plant that the rules of 734.9 name. */
  made?: boolean
  licence?: {
    quantity?: string
    value?: string
    consignee?: string
    destination?: string
    then?: 'revoked'
  }
  party?:
    | 'unscreened'
    | { list: string; is?: 'same' | 'different'; footnote?: 1 | 3 | 4 | 5; role?: string }
  exception?: string
  without?: ('usesAsked' | 'routeAsked')[]
  expect: { answer: string; lines?: Record<string, string>; rules?: Record<string, string> }
}

function modelOf({ chip, eccn = '3A001.a.2', made = false }: Case): Differences {
  const said = { answer: made, who: 'A. Lee', on: '2026-11-01', source: 'letter' }
  const narrow = Object.fromEntries(
    ['technology-footnote-1', 'technology-footnote-4', 'technology-any', 'plant-any'].map((id) => [
      id,
      said,
    ]),
  )
  return {
    parts: [{ id: 'CHIP', eccn: '3A001.a.2', price: chip, facts: { integratedCircuit: true } }],
    product: {
      eccn,
      facts: { encryption: 'b1' },
      directProduct: {
        answers: made
          ? narrow
          : { 'technology-any': said, 'plant-any': said, 'contains-circuit': said },
      },
    },
  } as Differences
}

function partyOf(party: Case['party']): ShipmentParty[] {
  if (party === undefined) return [CONSIGNEE]
  if (party === 'unscreened') return [{ ...CONSIGNEE, screening: null }]
  const { list, is, footnote, role = 'ultimate-consignee' } = party
  const hit: PartyHit = {
    list,
    entry: '4711',
    name: 'Orient Telecom Co.',
    decision: is ? { ...ASKED, is, footnotes: footnote ? [footnote] : [] } : null,
  }
  const screening = { lists: [list], on: ASKED.on, hits: [hit], notComparable: [] }
  const one = { ...CONSIGNEE, role, screening } as ShipmentParty
  return role === 'ultimate-consignee' ? [one] : [CONSIGNEE, { ...one, name: 'Fast Freight' }]
}

function licencesOf({ licence, eccn = '3A001.a.2' }: Case): KeptLicence[] {
  if (!licence) return []
  const {
    quantity = '10',
    value = '10000',
    consignee = 'Orient Telecom',
    destination = 'CN',
  } = licence
  const items = [{ ...ROUTERS, product: null, eccn, quantity, value }]
  const events = [
    ...REGISTERED.map((event) => ({ ...event, day: '2026-10-01' })),
    issued('2026-11-01', { items }),
    ...(licence.then ? [{ kind: licence.then, day: '2026-11-10' }] : []),
  ]
  const parties = [{ role: 'ultimate-consignee' as const, name: consignee, country: 'CN' }]
  return [kept(events, { destinations: [destination], parties })]
}

describe('Shipments', () => {
  for (const one of cases.cases as Case[]) {
    test(one.name, () => {
      const asked: Partial<Shipment> = {
        parties: partyOf(one.party),
        ...(one.exception && { exception: { ...ASKED, code: one.exception } }),
        ...Object.fromEntries((one.without ?? []).map((member) => [member, null])),
      }
      const { answer, lines, licence } = answered(modelOf(one), shipment(asked), licencesOf(one))
      const told = JSON.stringify(lines, null, 1)
      expect(answer, told).toBe(one.expect.answer)
      for (const [about, expected] of Object.entries(one.expect.lines ?? {})) {
        const worst = lines
          .filter((line) => line.about === about)
          .sort((a, b) => gravity(b.answer) - gravity(a.answer))[0]
        expect(worst?.answer, `${about}: ${told}`).toBe(expected)
      }
      for (const [rule, expected] of Object.entries(one.expect.rules ?? {}))
        expect(lines.find(({ what }) => what.startsWith(`${rule},`))?.answer, told).toBe(expected)
      if (one.expect.rules && Object.keys(one.expect.rules).length === 0)
        expect(lines.filter(({ about }) => about === 'direct product rule')).toEqual([])
      const cited = lines.flatMap(({ cite }) => cite)
      for (const cite of one.cite)
        expect(
          cited.some((other) => other.startsWith(cite)),
          `${cite}: ${cited.join()}`,
        ).toBe(true)
      expect(licence !== null, told).toBe(
        answer === 'licensed' || one.name.includes('denied') || one.name.includes('forwarder'),
      )
      for (const line of lines) {
        expect(line.source, line.what).not.toBe('')
        expect(line.cite, line.what).not.toEqual([])
      }
    })
  }

  test('a product twice on one licence item draws it down together', () => {
    const one = {
      name: '',
      cite: [],
      why: '',
      chip: '310',
      licence: {},
      expect: { answer: '' },
    } as Case
    const lines = ['6', '5'].map((quantity) => ({
      product: 'W',
      quantity,
      value: '1',
      currency: 'USD',
    }))
    const { answer } = answered(modelOf(one), shipment({ lines }), licencesOf(one))
    expect(answer).toBe('uncovered')
  })

  test('a list is known by each of its names', () => {
    const one = (list: string) =>
      ({
        ...{ name: '', cite: [], why: '', chip: '100', expect: { answer: '' } },
        party: { list, is: 'same' },
      }) as Case
    const by = (list: string) =>
      answered(modelOf(one(list)), shipment({ parties: partyOf(one(list).party) })).answer
    expect(['DPL', 'Denied Persons List (DPL)', 'dpl'].map(by)).toEqual(Array(3).fill('barred'))
    expect([by('EL'), by('Our own list')]).toEqual([by('Entity List'), 'open'])
  })

  test('another intermediate consignee in the country of destination needs no new paper', () => {
    const one = {
      name: '',
      cite: [],
      why: '',
      chip: '310',
      licence: {},
      expect: { answer: '' },
    } as Case
    const between = (country: string): ShipmentParty => ({
      ...CONSIGNEE,
      role: 'intermediate-consignee',
      name: 'Harbour Ltd',
      country,
    })
    const by = (country: string) =>
      answered(modelOf(one), shipment({ parties: [CONSIGNEE, between(country)] }), licencesOf(one))
        .answer
    expect([by('CN'), by('SG')]).toEqual(['licensed', 'uncovered'])
  })

  test('a licence covers its parties in the countries that it names for them', () => {
    const one = { name: '', cite: [], why: '', chip: '310', licence: {}, expect: { answer: '' } }
    const by = (country: string | null) =>
      answered(modelOf(one), shipment({ parties: [{ ...CONSIGNEE, country }] }), licencesOf(one))
        .answer
    expect([by('CN'), by('JP'), by(null)]).toEqual(['licensed', 'uncovered', 'open'])
  })

  test('no licence covers a shipment of which nobody says who receives it', () => {
    const one = { name: '', cite: [], why: '', chip: '310', licence: {}, expect: { answer: '' } }
    const { licence, lines } = answered(modelOf(one), shipment({ parties: [] }), licencesOf(one))
    expect(licence).toBeNull()
    expect(lines.filter(({ answer }) => answer === 'licensed')).toEqual([])
    expect(lines.find(({ about }) => about === 'licence')?.what).toContain('May cover it')
  })

  test('a value without a currency draws down no licence that limits the value', () => {
    const one = { name: '', cite: [], why: '', chip: '310', licence: {}, expect: { answer: '' } }
    const lines = [{ product: 'W', quantity: '1', value: '1' }]
    const { answer, lines: told } = answered(modelOf(one), shipment({ lines }), licencesOf(one))
    expect(answer).toBe('uncovered')
    expect(JSON.stringify(told)).toContain('the value of W has no currency')
  })

  test.each([
    [{ eccn: '5A002.a' }, 'its item for W is for 5A002.a, and W is 3A001.a.2'],
    [{ unit: 'kg' }, 'its item for W counts in kg, and the shipment in pieces'],
  ])('an item of a licence with %j is not for the product that it names', (members, why) => {
    const one = { name: '', cite: [], why: '', chip: '310', licence: {}, expect: { answer: '' } }
    const items = [{ ...ROUTERS, product: 'W', eccn: '3A001.a.2', ...members }]
    const events = [
      ...REGISTERED.map((event) => ({ ...event, day: '2026-10-01' })),
      issued('2026-11-01', { items }),
    ]
    const parties = [{ role: 'ultimate-consignee' as const, name: 'Orient Telecom', country: 'CN' }]
    const licences = [kept(events, { destinations: ['CN'], parties })]
    const { answer, lines } = answered(modelOf(one), shipment(), licences)
    expect(answer).toBe('uncovered')
    expect(JSON.stringify(lines)).toContain(why)
  })

  test('a spare that is named is judged by itself, and one that is no US part is open', () => {
    const one = { name: '', cite: [], why: '', chip: '100', expect: { answer: '' } } as Case
    const { lines } = answered(modelOf(one), shipment({ spares: { CHIP: '2', NONE: '1' } }))
    const spares = lines.filter(({ about }) => about === 'spare part')
    expect(spares.map(({ of, answer }) => [of, answer])).toEqual([
      ['2 × CHIP with W', 'uncovered'],
      ['NONE', 'open'],
    ])
  })

  test('a price below the floor is open, and so is its currency where it is another', () => {
    const one = { name: '', cite: [], why: '', chip: '240', expect: { answer: '' } } as Case
    const at = (value: string, currency: string | null = 'USD') =>
      answered(
        modelOf(one),
        shipment({ lines: [{ product: 'W', quantity: '10', value, currency }] }),
      )
    expect(at('9600').answer).toBe('none-seen')
    expect(at('9599.99').answer).toBe('open')
    expect(at('9600', 'EUR').answer).toBe('open')
    expect(at('9600', null).answer).toBe('open')
  })

  test('a shipment above the floor of a product that is subject at its price says that two prices differ', () => {
    const of = (chip: string) => {
      const one = { name: '', cite: [], why: '', chip, expect: { answer: '' } } as Case
      const lines = [{ product: 'W', quantity: '1', value: '9999', currency: 'USD' }]
      const answer = answered(modelOf(one), shipment({ lines }))
      return answer.lines.find(({ about }) => about === 'price floor')?.what
    }
    expect(of('260')).toContain('find out which of the two is the fair market price')
    expect(of('240')).not.toContain('which of the two')
  })
})

describe('With a Footnote 5 party', () => {
  const party: Case['party'] = { list: 'Entity List', is: 'same', footnote: 5 }
  const asked = (
    eccn: string,
    { chip = '3A001.a.2', ...members }: Partial<Shipment> & { chip?: string } = {},
    company: { country: string; headquarters?: string } = { country: 'DE', headquarters: 'DE' },
  ) => {
    const one = { name: '', cite: [], why: '', chip: '1', eccn, party, expect: { answer: '' } }
    const model = modelOf(one as Case)
    const parts = [{ ...(model.parts?.[0] as object), eccn: chip }] as NonNullable<
      Differences['parts']
    >
    const basis = {
      evaluation: evaluationOf({ ...model, parts }).patched({
        entities: [{ id: 'SHIPS', name: 'Shipper', ...company }],
      }),
      pack: currentPack(),
      day: ASKED.on,
      method: 'look-through' as const,
      licences: [],
    }
    const { lines } = checkShipment(
      basis,
      shipment({ parties: partyOf(party), destination: 'TW', exportedBy: 'SHIPS', ...members }),
    )
    return lines.find(({ about }) => about === 'footnote 5')
  }

  test('the table of 744.11(a)(2)(v)(A) is asked by who ships, and from where', () => {
    const from = (exportedFrom: string, headquarters?: string) =>
      asked(
        '3B993.f.1',
        { exportedFrom },
        { country: exportedFrom, ...(headquarters && { headquarters }) },
      )
    expect(from('DE', 'DE')?.answer).toBe('none-seen')
    expect(from('DE', 'CN')).toMatchObject({
      answer: 'uncovered',
      cite: expect.arrayContaining(['734.4(a)(9)', '744.11(a)(2)(v)(A)(1)']),
    })
    expect(from('MY', 'DE')?.cite).toContain('744.11(a)(2)(v)(A)(3)(ii)')
    expect(from('MY', 'MY')?.cite).toContain('744.11(a)(2)(v)(A)(3)(i)')
    expect(from('TW', 'DE')?.cite).toContain('744.11(a)(2)(v)(A)(4)(ii)')
  })

  test('what is open is asked for exactly, and an answer settles it', () => {
    const korea = { country: 'KR', headquarters: 'KR' }
    const open = asked('3B993.f.1', { exportedFrom: 'KR' }, korea)
    expect(open).toMatchObject({
      answer: 'open',
      what: expect.stringContaining('whether KR controls'),
    })
    const by = (is: boolean) =>
      asked('3B993.f.1', { exportedFrom: 'KR', controlledEqually: { ...ASKED, is } }, korea)?.answer
    expect([by(true), by(false)]).toEqual(['none-seen', 'uncovered'])
    expect(asked('3B993.f.1', { exportedFrom: 'DE' }, { country: 'DE' })).toMatchObject({
      answer: 'open',
      what: expect.stringContaining('headquartered'),
    })
  })

  test('no circuit, no reach; and a product of its own need keeps it', () => {
    expect(asked('3A001.a.2', { exportedFrom: 'DE' })?.answer).toBe('none-seen')
    expect(asked('3B001.a.1', { exportedFrom: 'DE', destination: 'CN' })).toMatchObject({
      answer: 'uncovered',
      what: expect.stringContaining('needs a licence for the destination once it is subject'),
    })
  })
})

describe('An order book', () => {
  const heads = [
    'Shipment',
    'Product',
    'Quantity',
    'Destination',
    'Ultimate consignee',
    'Value',
    'Currency',
  ]

  test('becomes shipments, a row a product, and answers become a table', () => {
    const { orders, unread, problems } = readOrders([
      heads,
      ['S-1', 'W', '2', 'cn', 'Orient Telecom (cn)', '2000', 'usd'],
      ['S-1', 'W', '3', 'cn', 'Orient Telecom (cn)', '3000', 'USD'],
      ['', '', '', '', '', '', ''],
      ['S-2', 'W', '2', 'CN', 'Orient Telecom (CN)', '2000', 'USD'],
      ['S-2', 'W', 'two', 'FR', 'Orient Telecom (CN)', '2000', 'USD'],
      ['', 'W', '1', 'CN', '', '', ''],
    ])
    expect(problems).toEqual([])
    expect(unread).toEqual([
      {
        rows: [5, 6],
        reference: 'S-2',
        why: [
          'row 5, 6: Destination is another in rows of one shipment',
          expect.stringMatching(/^row 6: Quantity /),
        ],
      },
      { rows: [7], reference: null, why: ['row 7: Shipment must not be empty'] },
    ])
    expect(orders).toMatchObject([
      {
        rows: [2, 3],
        shipment: { destination: 'CN', lines: [{ quantity: '2' }, { quantity: '3' }] },
      },
    ])
    const one = { name: '', cite: [], why: '', chip: '310', expect: { answer: '' } } as Case
    const answers = [{ rows: [2, 3], answer: answered(modelOf(one), shipment()) }]
    const [, row, ...others] = orderTable(answers, unread)
    expect(row?.slice(0, 4)).toEqual(['S-1', 'CN', '2026-11-24', 'licence lacking'])
    expect(row?.at(-1)).toBe('2, 3')
    expect(others.map((other) => [other[0], other[3], other.at(-1)])).toEqual([
      ['S-2', 'not checked', '5, 6'],
      ['', 'not checked', '7'],
    ])
    expect(orderLines(answers).slice(1)).toContainEqual(
      expect.arrayContaining(['S-1', 'licence lacking', 'need', 'W']),
    )
  })

  test('says who asked, what is claimed and which spares go along', () => {
    const more = ['Spares', 'Use asked', 'Route asked', 'Exception', 'Exception claimed']
    const row = ['S-1', 'W', '2', 'CN', '', '', '']
    const read = (...cells: string[]) =>
      readOrders([
        [...heads, ...more],
        [...row, ...cells],
      ])
    const asked = 'A. Lee, 2026-11-20: statement 4'
    const { orders } = read('CHIP 2; OTHER 1.5', asked, asked, 'GBS', asked)
    const said = { by: 'A. Lee', on: '2026-11-20', why: 'statement 4' }
    expect(orders[0]?.shipment).toMatchObject({
      spares: { CHIP: '2', OTHER: '1.5' },
      usesAsked: said,
      routeAsked: said,
      exception: { ...said, code: 'GBS' },
    })
    const { unread } = read('CHIP', 'yes', 'A. Lee, 2026-02-30: on the phone', 'GBS', '')
    expect(unread[0]?.why.toSorted()).toEqual([
      'row 2: Exception claimed says nobody who has looked at the terms of GBS',
      'row 2: Route asked "A. Lee, 2026-02-30: on the phone" is not a day of the calendar',
      'row 2: Spares: "CHIP" is not as in "PART 2"',
      'row 2: Use asked is not as in "A. Lee, 2026-11-28: statement 4"',
    ])
  })

  test('a shipment is covered by what those before it leave of a licence', () => {
    const one = { name: '', cite: [], why: '', chip: '310', licence: {}, expect: { answer: '' } }
    const basis = {
      evaluation: evaluationOf(modelOf(one)),
      pack: currentPack(),
      day: ASKED.on,
      method: 'look-through' as const,
      licences: licenceRegister(licencesOf(one), ASKED.on),
    }
    const of = (quantity: string) =>
      shipment({ lines: [{ product: 'W', quantity, value: '1', currency: 'USD' }] })
    const answers = checkInOrder(basis, [of('6'), of('6'), of('4')])
    expect(answers.map(({ answer }) => answer)).toEqual(['licensed', 'uncovered', 'licensed'])
    expect(JSON.stringify(answers[1])).toContain('would exceed the 4 pieces that are left')
  })

  test('the template is an order book', () => {
    const { orders, unread, problems } = readOrders(orderTemplate('2026-11-28'))
    expect([orders.length, unread, problems]).toEqual([1, [], []])
    expect(orders[0]?.shipment.parties).toMatchObject([{ name: 'Orient Telecom', country: 'CN' }])
  })

  test('a row that cannot be read is a problem with its place', () => {
    expect(readOrders([['Shipment', 'Product']]).problems.join()).toContain('no column "Quantity"')
    expect(readOrders([[...heads, 'Colour']]).problems.join()).toContain('"colour"')
    expect(readOrders([[...heads, 'quantity ']]).problems[0]).toBe(
      'row 1: more than one column is called "quantity"',
    )
    const foreign = readOrders([[...heads, 'Consignee country']]).problems
    expect(foreign[0]).toContain('behind its name, as in "Orient Telecom (CN)"')
    expect(foreign.at(-1)).toContain('the columns are Shipment, Product, Quantity, Destination')
    const { unread } = readOrders([heads, ['S-1', 'W', 'two', 'CN', '', '', '']])
    expect(unread[0]?.why.join()).toContain('row 2: Quantity')
  })
})
