import { expect, test } from 'vitest'
import { line, open } from './applying.ts'
import { expectFailure } from './expecting.ts'

test('an item is shown with everything that is known of it', () => {
  const workspace = open()
  const price = { amount: '9', currency: 'USD' }
  workspace.apply({ kind: 'setPrice', item: 'P2', validFrom: '2026-10-01', price })
  for (const [eccn, on] of [
    ['3A991', '2026-01-01'],
    ['EAR99', '2026-05-01'],
  ] as const)
    workspace.apply({ kind: 'classify', item: 'P2', eccn, source: 'own', on })
  workspace.apply({ kind: 'attach', item: 'P2', title: 'Sheet', reference: 'a.pdf' })
  const detail = workspace.item('P2')
  expect(detail.part).toMatchObject({ id: 'P2', eccn: 'EAR99', price })
  expect(detail.product).toBeNull()
  expect(detail.prices.map(({ validFrom, isInForce }) => [validFrom, isInForce])).toEqual([
    ['2026-10-01', true],
    ['', false],
  ])
  expect(detail.classifications.map(({ eccn, who }) => [eccn, who])).toEqual([
    ['EAR99', 'Anna'],
    ['3A991', 'Anna'],
  ])
  expect(detail.attachments).toEqual([{ id: 1, title: 'Sheet', reference: 'a.pdf' }])
  expect(detail.usedOn.map(({ product, quantity }) => [product, quantity])).toEqual([
    ['W', '0.5'],
    ['S', '3'],
  ])
  expect(detail.topProducts).toEqual(['W'])
  expectFailure(() => workspace.item('ghost'), 'not-found', 'ghost')
})

test('a product is shown without its lines, with where it is used', () => {
  const detail = open().item('S')
  expect(detail.product).toEqual({ id: 'S', kind: 'commodity', madeBy: 'E1' })
  expect(detail.part).toBeNull()
  expect(detail.usedOn).toMatchObject([{ product: 'W', productName: 'W', isSubAssembly: false }])
  expect(detail.topProducts).toEqual(['W'])
})

test('parts are listed with how often they are used, all or those asked for', () => {
  const workspace = open()
  expect(workspace.parts().map(({ id, name, usedOn }) => [id, name, usedOn])).toEqual([
    ['P1', 'Chip', 1],
    ['P2', 'P2', 2],
    ['P3', 'P3', 0],
  ])
  expect(workspace.parts(['P3', 'ghost', 'W']).map(({ id }) => id)).toEqual(['P3'])
  expect(
    workspace.products(['S']).map(({ id, lines, isSubAssembly }) => [id, lines, isSubAssembly]),
  ).toEqual([['S', 1, true]])
})

test('the lines asked for are the rows of these lines', () => {
  const workspace = open()
  const [first, , third] = workspace.bom('W')
  const found = workspace.bom('W', [third?.line ?? 0, first?.line ?? 0, 999])
  expect(found.map(({ item }) => item)).toEqual(['P1', 'P2'])
  expect(workspace.bom('W', [line(workspace, 0, 'S').line])).toEqual([])
})

test('companies are listed with what they make, suppliers with how many parts name them', () => {
  const workspace = open()
  workspace.apply({ kind: 'setSupplier', supplier: { id: 'A', name: 'Acme', country: 'US' } })
  for (const id of ['P1', 'P2']) workspace.apply({ kind: 'changePart', id, set: { supplier: 'A' } })
  expect(workspace.companies()).toEqual({
    entities: [
      { id: 'E1', name: 'Maker', country: 'DE', headquarters: null, products: 2 },
      { id: 'E2', name: 'Other', country: 'SG', headquarters: null, products: 0 },
    ],
    suppliers: [{ id: 'A', name: 'Acme', country: 'US', note: null, parts: 2 }],
  })
})

test('of the dated prices of one kind the newest that is not later than today is in force', () => {
  const workspace = open()
  const price = (amount: string) => ({ amount, currency: 'USD' })
  for (const [validFrom, amount] of [
    ['2026-11-24', '3'],
    ['2026-11-25', '4'],
    ['2026-01-01', '2'],
  ] as const)
    workspace.apply({ kind: 'setPrice', item: 'P1', validFrom, price: price(amount) })
  workspace.apply({ kind: 'setPrice', item: 'P1', validFrom: '', price: price('7'), entity: 'E2' })
  const prices = workspace.prices()
  const shown = prices
    .filter(({ item }) => item === 'P1')
    .map(({ entity, validFrom, amount, isInForce }) => [entity, validFrom, amount, isInForce])
  expect(shown).toEqual([
    ['', '2026-11-25', '4', false],
    ['', '2026-11-24', '3', true],
    ['', '2026-01-01', '2', false],
    ['', '', '10.50', false],
    ['E2', '', '7', true],
  ])
  expect(prices.filter(({ item }) => item === 'W').map(({ destination }) => destination)).toEqual([
    '',
    'CN',
    'RU',
  ])
  expect(workspace.prices(['W', 'ghost'])).toEqual(prices.filter(({ item }) => item === 'W'))
  expect(workspace.prices([])).toEqual([])
})

test('the currencies of prices are told, those of most prices first', () => {
  const workspace = open()
  const before = workspace.currenciesOfPrices()
  for (const validFrom of ['2026-01-01', '2026-01-02'])
    workspace.apply({
      kind: 'setPrice',
      item: 'P1',
      validFrom,
      price: { amount: '1', currency: 'SEK' },
    })
  const after = workspace.currenciesOfPrices()
  expect(before).not.toContain('SEK')
  expect([...after].sort()).toEqual([...before, 'SEK'].sort())
  for (let count = 0; count < 40; count++)
    workspace.apply({
      kind: 'setPrice',
      item: 'P1',
      validFrom: `2025-01-${`${(count % 28) + 1}`.padStart(2, '0')}`,
      price: { amount: '1', currency: 'SEK' },
    })
  expect(workspace.currenciesOfPrices()[0]).toBe('SEK')
})

test('a price at a destination is listed with its basis', () => {
  const workspace = open()
  const price = { amount: '7', currency: 'USD', basis: 'comparable' as const }
  workspace.apply({ kind: 'setPrice', item: 'W', validFrom: '', price, destination: 'IR' })
  const found = workspace.item('W').prices.find(({ destination }) => destination === 'IR')
  expect(found).toMatchObject(price)
})

test('rates are listed by pair, the newest first', () => {
  const workspace = open()
  for (const [from, asOf] of [
    ['USD', '2026-01-01'],
    ['EUR', '2026-11-01'],
  ] as const)
    workspace.apply({ kind: 'setRate', rate: { from, to: 'CNY', rate: '7', asOf } })
  workspace.apply({
    kind: 'setRate',
    rate: { from: 'EUR', to: 'USD', rate: '1.2', asOf: '2026-10-01' },
  })
  expect(workspace.rates().map(({ from, to, asOf }) => `${from} ${to} ${asOf}`)).toEqual([
    'EUR CNY 2026-11-01',
    'EUR USD 2026-10-01',
    'EUR USD 2026-09-01',
    'USD CNY 2026-01-01',
  ])
})

test('the frozen states of a bill of materials name the revision and the time, the newest first', () => {
  const workspace = open()
  workspace.apply({ kind: 'freezeBom', product: 'W', label: 'A', note: 'as sold' })
  workspace.apply({ kind: 'freezeBom', product: 'S', label: 'A' })
  workspace.apply({ kind: 'freezeBom', product: 'W', label: 'B' })
  expect(workspace.bomRevisions('W')).toEqual([
    { label: 'B', revision: 4, note: null, at: '2026-11-24T08:00:00.000Z' },
    { label: 'A', revision: 2, note: 'as sold', at: '2026-11-24T08:00:00.000Z' },
  ])
  expect(workspace.bomRevisions('T')).toEqual([])
})

test('the history of an item names the changes of it, of its prices and of its lines', () => {
  const workspace = open()
  const price = { amount: '1', currency: 'USD' }
  workspace.apply({ kind: 'changePart', id: 'P1', set: { origin: 'JP' } })
  workspace.apply({ kind: 'changePart', id: 'P2', set: { origin: 'US' } })
  workspace.apply({ kind: 'setPrice', item: 'P1', validFrom: '2026-10-01', price })
  workspace.apply({ kind: 'setLine', line: line(workspace, 0).line, quantity: '5' })
  workspace.apply({ kind: 'setEntity', entity: { id: 'E5' } })
  workspace.apply({ kind: 'removeLine', line: line(workspace, 0).line })
  const revisions = (item: string) =>
    workspace.history({ limit: 99, item }).map(({ revision }) => revision)
  expect(revisions('P1')).toEqual([7, 5, 4, 2, 1])
  expect(revisions('P2')).toEqual([3, 1])
  expect(revisions('W')).toEqual([7, 5, 1])
  expect(revisions('ghost')).toEqual([])
  expect(workspace.history({ limit: 1, before: 5, item: 'P1' }).map(({ what }) => what)).toEqual([
    'Set price of P1 from 2026-10-01',
  ])
})

test('a line that is given another item is in the history of both', () => {
  const workspace = open()
  workspace.apply({ kind: 'setLine', line: line(workspace, 0).line, item: 'P3' })
  for (const item of ['P1', 'P3'])
    expect(workspace.history({ limit: 99, item }).map(({ revision }) => revision)).toContain(2)
})
