import { expect, test } from 'vitest'
import { checkModel } from '../../shared/model/read.ts'

/** A model of one product with the members given. */
function modelWith(product: object): unknown {
  return {
    format: 'minimis-model',
    version: 1,
    currency: 'USD',
    entities: [{ id: 'DE1', country: 'DE' }],
    parts: [{ id: 'P', kind: 'commodity' }],
    products: [{ id: 'W', kind: 'commodity', lines: [], ...product }],
  }
}

/** The problems of a model of one product with the members given, as lines. */
function problems(product: object): string[] {
  const read = checkModel(modelWith(product))
  return read.ok ? [] : read.problems.map(({ path, message }) => `${path}: ${message}`)
}

test('a technology report keeps its day, destinations, state and note as they are', () => {
  const technologyReports = [
    { filed: '2026-05-04', destinations: ['CN', 'GF', 'UA-DNR'] },
    {
      filed: '2024-02-29',
      destinations: ['MO'],
      state: 'cleared',
      stateOn: '2024-03-20',
      note: 'letter 7',
    },
  ]
  const read = checkModel(modelWith({ kind: 'technology', technologyReports }))
  expect(read).toMatchObject({ ok: true, value: { products: [{ technologyReports }] } })
})

test('a technology report needs a day of the calendar, destinations and a known state', () => {
  const report = (members: object) => ({ technologyReports: [members] })
  expect(problems(report({ filed: '2026-02-30', destinations: ['CN'] }))).toEqual([
    'products[0].technologyReports[0].filed: is not a day of the calendar',
  ])
  expect(problems(report({ filed: '2026-05-04', destinations: [] }))).toEqual([
    'products[0].technologyReports[0].destinations: must name a destination',
  ])
  expect(problems(report({ filed: '2026-05-04', destinations: ['CN', 'QQ'] }))).toEqual([
    'products[0].technologyReports[0].destinations[1]: is not a destination code',
  ])
  const lost = { filed: '2026-05-04', destinations: ['CN'], state: 'lost' }
  expect(problems(report(lost))).toEqual([
    'products[0].technologyReports[0].state: must be "filed", "contacted", "cleared" or "stopped"',
  ])
})

test('no US content is said of a product without lines only, and no is said of every one', () => {
  const lines = [{ item: 'P', quantity: '1' }]
  expect(problems({ facts: { noUsContent: true } })).toEqual([])
  expect(problems({ facts: { noUsContent: false }, lines })).toEqual([])
  expect(problems({ facts: { noUsContent: true }, lines })).toEqual([
    'products[0].facts.noUsContent: stands beside lines, which say themselves what is of US origin',
  ])
})

test('sales are those of software, in amounts that are not negative', () => {
  const sales = {
    orders: '1200.50',
    forecast: '0',
    currency: 'EUR',
    units: '3',
    asOf: '2026-09-01',
  }
  expect(problems({ kind: 'software', sales })).toEqual([])
  expect(problems({ kind: 'software', sales: { orders: '1', currency: 'EUR' } })).toEqual([])
  expect(problems({ kind: 'technology', sales })).toEqual([
    'products[0].sales: is for software only, and this is technology',
  ])
  for (const member of ['orders', 'forecast', 'units']) {
    expect(problems({ kind: 'software', sales: { ...sales, [member]: '-0.01' } })).toEqual([
      `products[0].sales.${member}: must not be negative`,
    ])
  }
  expect(problems({ kind: 'software', sales: { currency: 'EUR' } })).toEqual([
    'products[0].sales.orders: must be a decimal number in quotes, such as "12.50"',
  ])
})

test('who exports a product is one of the companies', () => {
  expect(problems({ exportedBy: 'DE1' })).toEqual([])
  expect(problems({ exportedBy: 'DE2' })).toEqual([
    'products[0].exportedBy: no entity has the id "DE2"',
  ])
})

test('the source of a fact says who, on what day, and by what', () => {
  const source = { who: 'A. Lee', on: '2026-03-02', source: 'maker, letter 12' }
  expect(problems({ factSources: { noUsContent: source, anything: {} } })).toEqual([])
  expect(problems({ factSources: { noUsContent: { ...source, on: 'March' } } })).toEqual([
    'products[0].factSources.noUsContent.on: is not a date of the form YYYY-MM-DD',
  ])
  expect(problems({ factSources: { noUsContent: 'the maker' } })).toEqual([
    'products[0].factSources.noUsContent: must be an object',
  ])
})

test('one thing that is wrong is one problem, in words', () => {
  expect(problems({ sales: 'x', discrete: [], kind: 'software' })).toEqual([
    'products[0].discrete: must be an object',
    'products[0].sales: must be an object',
  ])
  expect(problems({ facts: { answers: [] } })).toEqual([
    'products[0].facts.answers: must be an object',
  ])
  expect(
    problems({ technologyReports: [{ filed: 'x', destinations: ['CN'] }], prices: 'x' }),
  ).toEqual([
    'products[0].prices: must be an object',
    'products[0].technologyReports[0].filed: is not a date of the form YYYY-MM-DD',
  ])
  const read = checkModel([])
  expect(read).toEqual({ ok: false, problems: [{ path: '(file)', message: 'must be an object' }] })
})

test.each([
  ['12%', 'is not a decimal number such as "12.50"'],
  ['-0.5', 'must not be negative'],
  ['1.5', 'must be a share from "0" to "1"'],
])('a share of %s is one problem', (share, message) => {
  const part = { id: 'P', kind: 'commodity', usContent: { share } }
  const read = checkModel({ ...(modelWith({}) as object), parts: [part] })
  expect(read).toEqual({ ok: false, problems: [{ path: 'parts[0].usContent.share', message }] })
})

test('a classification, a price and a rate say where they come from', () => {
  const members = {
    price: { amount: '1', currency: 'USD', source: 'quote 4', validFrom: '2026-01-01' },
    prices: { CN: { amount: '1', currency: 'USD', source: 'quote 5' } },
    classification: { who: 'A. Lee', on: '2026-02-03', source: 'ruling 12', state: 'doubted' },
  }
  const rate = { from: 'EUR', to: 'USD', rate: '1.1', asOf: '2026-09-01', source: 'ECB' }
  const model = { ...(modelWith(members) as object), rates: [rate] }
  expect(checkModel(model)).toMatchObject({
    ok: true,
    value: { rates: [rate], products: [members] },
  })
  expect(
    problems({
      price: { amount: '1', currency: 'USD', source: 4, validFrom: 'May' },
      prices: { CN: { amount: '1', currency: 'USD', source: [] } },
      classification: { who: 4, on: 'May', state: 'sure' },
    }),
  ).toEqual([
    'products[0].price.source: must be text',
    'products[0].price.validFrom: is not a date of the form YYYY-MM-DD',
    'products[0].prices.CN.source: must be text',
    'products[0].classification.who: must be text',
    'products[0].classification.on: is not a date of the form YYYY-MM-DD',
    'products[0].classification.state: must be "proposed", "confirmed" or "doubted"',
  ])
})
