import { expect, test } from 'vitest'
import type { Command, SingleCommand } from '../../shared/workspace/commands.ts'
import { DEFAULT_SETTINGS } from '../../shared/workspace/settings.ts'
import { applied, items, line, open, part, product, refused } from './applying.ts'
import { failure } from './expecting.ts'
import { small } from './support.ts'

const money = (amount: string) => ({ amount, currency: 'USD' })

test('changePart sets the members given, clears those that are null and leaves the others', () => {
  const workspace = open()
  const [before] = small().parts
  applied(workspace, { kind: 'changePart', id: 'P1', set: { origin: 'TW' } })
  expect(part(workspace, 'P1')).toEqual({ ...before, origin: 'TW' })
  applied(workspace, { kind: 'changePart', id: 'P1', set: { name: null, eccn: null } })
  expect(part(workspace, 'P1')).toEqual({
    id: 'P1',
    kind: 'commodity',
    origin: 'TW',
    price: before?.price,
  })
  const usContent = { share: '0.2', eccn: '3A991' }
  applied(workspace, { kind: 'changePart', id: 'P1', set: { usContent, facts: { memory: true } } })
  applied(workspace, { kind: 'changePart', id: 'P1', set: { price: null } })
  expect(part(workspace, 'P1')).toEqual({
    id: 'P1',
    kind: 'commodity',
    origin: 'TW',
    usContent,
    facts: { memory: true },
  })
  expect(workspace.parts().map(({ id }) => id)).toEqual(['P1', 'P2', 'P3'])
  refused(workspace, { kind: 'changePart', id: 'ghost', set: { origin: 'US' } }, 'no part ghost')
  refused(workspace, { kind: 'changePart', id: 'W', set: { origin: 'US' } }, 'no part W')
})

test('a change that leaves a price as it is does not count as one of prices', () => {
  const workspace = open()
  const change = (set: object) =>
    workspace.apply({ kind: 'changePart', id: 'P1', set } as never).touched?.prices
  expect(part(workspace, 'P1')).toHaveProperty('price')
  expect(change({ origin: 'JP' })).toBe(false)
  expect(change({ price: part(workspace, 'P1')?.price, eccn: '5A991' })).toBe(false)
  expect(change({ price: money('14') })).toBe(true)
  expect(change({ price: null })).toBe(true)
  expect(change({ price: money('14') })).toBe(true)
})

test('changePart changes the price in force and leaves dated ones and those of companies', () => {
  const workspace = open()
  const at = { kind: 'setPrice', item: 'P1' } as const
  workspace.apply({ ...at, validFrom: '2026-10-01', price: money('11') })
  workspace.apply({ ...at, validFrom: '2027-01-01', price: money('12') })
  workspace.apply({ ...at, validFrom: '', price: money('9'), entity: 'E2' })
  applied(workspace, { kind: 'changePart', id: 'P1', set: { price: money('13') } })
  const amounts = () =>
    workspace.item('P1').prices.map(({ entity, validFrom, amount }) => [entity, validFrom, amount])
  expect(amounts()).toEqual([
    ['', '2027-01-01', '12'],
    ['', '2026-10-01', '13'],
    ['', '', '10.50'],
    ['E2', '', '9'],
  ])
  applied(workspace, { kind: 'changePart', id: 'P1', set: { price: null } })
  expect(amounts()).toEqual([
    ['', '2027-01-01', '12'],
    ['E2', '', '9'],
  ])
  expect(part(workspace, 'P1')).not.toHaveProperty('price')
})

test('changeProduct leaves the lines and what is not given, and replaces prices by destination', () => {
  const workspace = open()
  const [before] = small().products
  applied(workspace, { kind: 'changeProduct', id: 'W', set: { name: 'New', eccn: '5A991' } })
  expect(product(workspace, 'W')).toEqual({ ...before, name: 'New', eccn: '5A991' })
  applied(workspace, { kind: 'changeProduct', id: 'W', set: { madeBy: null } })
  expect(product(workspace, 'W')).not.toHaveProperty('madeBy')
  const prices = { IR: money('70') }
  applied(workspace, { kind: 'changeProduct', id: 'W', set: { prices } })
  expect(product(workspace, 'W')?.prices).toEqual(prices)
  expect(items(workspace)).toEqual(['P1', 'S', 'P2'])
  refused(workspace, { kind: 'changeProduct', id: 'W', set: { madeBy: 'E9' } }, 'E9', 'W')
  refused(workspace, { kind: 'changeProduct', id: 'P1', set: { name: 'x' } }, 'no product P1')
})

test('a part becomes a product in its place on every line, and back with undo', () => {
  const workspace = open()
  workspace.apply({
    kind: 'setPrice',
    item: 'P2',
    validFrom: '2026-10-01',
    price: money('3'),
  })
  workspace.apply({ kind: 'classify', item: 'P2', eccn: '3A991', source: 'own', on: '2026-01-01' })
  applied(workspace, { kind: 'turnIntoProduct', part: 'P2' })
  expect(part(workspace, 'P2')).toBeUndefined()
  expect(product(workspace, 'P2')).toEqual({
    id: 'P2',
    kind: 'commodity',
    eccn: '3A991',
    price: money('3'),
    lines: [],
  })
  expect(items(workspace)).toEqual(['P1', 'S', 'P2'])
  expect(line(workspace, 2).itemType).toBe('product')
  expect(workspace.item('P2').classifications).toHaveLength(1)
  applied(workspace, { kind: 'addLine', product: 'P2', line: { item: 'P1', quantity: '2' } })
  refused(
    workspace,
    { kind: 'addLine', product: 'P2', line: { item: 'W', quantity: '1' } },
    'P2',
    'itself',
  )
  refused(workspace, { kind: 'turnIntoProduct', part: 'P2' }, 'no part P2')
  refused(workspace, { kind: 'turnIntoProduct', part: 'ghost' }, 'ghost')
})

test('moveLine moves a line to another product, but not into itself', () => {
  const workspace = open()
  const [chip, assembly] = [line(workspace, 0).line, line(workspace, 1).line]
  const inner = line(workspace, 0, 'S').line
  workspace.apply({ kind: 'setLine', line: chip, details: { note: 'n', alternates: ['P3'] } })
  applied(workspace, { kind: 'moveLine', line: chip, before: inner, to: 'S' })
  expect(items(workspace)).toEqual(['S', 'P2'])
  expect(items(workspace, 'S')).toEqual(['P1', 'P2'])
  expect(line(workspace, 0, 'S')).toMatchObject({
    line: chip,
    quantity: '2',
    note: 'n',
    alternates: ['P3'],
  })
  applied(workspace, { kind: 'moveLine', line: chip, before: null, to: 'T' })
  expect(items(workspace, 'T')).toEqual(['P1'])
  refused(workspace, { kind: 'moveLine', line: assembly, before: null, to: 'S' }, 'S', 'itself')
  workspace.apply({ kind: 'addLine', product: 'S', line: { item: 'T', quantity: '1' } })
  refused(workspace, { kind: 'moveLine', line: assembly, before: null, to: 'T' }, 'T', 'itself')
  refused(workspace, { kind: 'moveLine', line: chip, before: null, to: 'P2' }, 'no product P2')
  refused(workspace, { kind: 'moveLine', line: chip, before: null, to: 'ghost' }, 'ghost')
  refused(
    workspace,
    { kind: 'moveLine', line: chip, before: assembly, to: 'S' },
    `${assembly}`,
    'S',
  )
})

test('setPrice keeps prices of a product by destination, company and day apart', () => {
  const workspace = open()
  const at = { kind: 'setPrice', item: 'W' } as const
  applied(workspace, { ...at, validFrom: '', price: money('70'), destination: 'IR' })
  expect(Object.keys(product(workspace, 'W')?.prices ?? {}).sort()).toEqual(['CN', 'IR', 'RU'])
  applied(workspace, {
    ...at,
    validFrom: '2026-11-01',
    price: money('71'),
    destination: 'IR',
  })
  expect(product(workspace, 'W')?.prices?.IR).toEqual(money('71'))
  applied(workspace, {
    ...at,
    validFrom: '2027-01-01',
    price: money('72'),
    destination: 'IR',
  })
  expect(product(workspace, 'W')?.prices?.IR).toEqual(money('71'))
  expect(product(workspace, 'W')?.price).toEqual(money('100'))
  applied(workspace, { ...at, validFrom: '', price: money('50'), entity: 'E2' })
  expect(product(workspace, 'W')?.price).toEqual(money('100'))
  for (const validFrom of ['2027-01-01', '2026-11-01', ''])
    applied(workspace, { ...at, validFrom, price: null, destination: 'IR' })
  expect(Object.keys(product(workspace, 'W')?.prices ?? {}).sort()).toEqual(['CN', 'RU'])
  refused(
    workspace,
    { ...at, validFrom: '', price: money('1'), destination: 'QQ' },
    'QQ',
    'destination',
  )
  refused(workspace, { ...at, validFrom: '', price: money('1'), entity: 'E9' }, 'E9')
  refused(
    workspace,
    { ...at, item: 'P1', validFrom: '', price: money('1'), destination: 'CN' },
    'P1',
    'part',
  )
})

test('a price at a destination that is only valid later is none today', () => {
  const workspace = open()
  applied(workspace, {
    kind: 'setPrice',
    item: 'W',
    validFrom: '2027-01-01',
    price: money('70'),
    destination: 'IR',
  })
  expect(Object.keys(product(workspace, 'W')?.prices ?? {}).sort()).toEqual(['CN', 'RU'])
  expect(workspace.prices().find(({ destination }) => destination === 'IR')).toMatchObject({
    validFrom: '2027-01-01',
    isInForce: false,
  })
})

test('a change of a product keeps its dated prices by destination', () => {
  const workspace = open()
  const at = { kind: 'setPrice', item: 'W', destination: 'IR' } as const
  workspace.apply({ ...at, validFrom: '2026-10-01', price: money('70') })
  workspace.apply({ ...at, validFrom: '2027-01-01', price: money('72') })
  workspace.apply({ ...at, validFrom: '2026-10-01', price: money('60'), entity: 'E2' })
  const before = workspace.item('W').prices
  applied(workspace, { kind: 'changeProduct', id: 'W', set: { eccn: '5A991' } })
  expect(workspace.item('W').prices).toEqual(before)
  const prices = { ...product(workspace, 'W')?.prices, IR: money('71') }
  applied(workspace, { kind: 'changeProduct', id: 'W', set: { prices } })
  expect(product(workspace, 'W')?.prices).toEqual(prices)
  const dated = () =>
    workspace
      .item('W')
      .prices.filter(({ destination }) => destination === 'IR')
      .map(({ entity, validFrom, amount }) => [entity, validFrom, amount])
  expect(dated()).toEqual([
    ['', '2027-01-01', '72'],
    ['', '2026-10-01', '71'],
    ['E2', '2026-10-01', '60'],
  ])
  applied(workspace, { kind: 'changeProduct', id: 'W', set: { prices: null } })
  expect(product(workspace, 'W')?.prices).toEqual({})
  expect(dated().map(([, , amount]) => amount)).toEqual(['72', '60'])
})

test('setCurrency changes the currency of the reports', () => {
  const workspace = open()
  applied(workspace, { kind: 'setCurrency', currency: 'EUR' })
  expect(workspace.model().currency).toBe('EUR')
  expect(workspace.state().currency).toBe('EUR')
})

test('changeSettings sets the settings given; the others stay at their default', () => {
  const workspace = open()
  expect(workspace.state().settings).toEqual(DEFAULT_SETTINGS)
  const destinationSets = [{ name: 'Sales regions', destinations: ['CN', 'UA-CRIMEA'] }]
  applied(workspace, { kind: 'changeSettings', set: { destinationSets, choices: { spp: 'no' } } })
  applied(workspace, { kind: 'changeSettings', set: { destinations: ['IR'] } })
  applied(workspace, { kind: 'changeSettings', set: { choices: {} } })
  expect(workspace.state().settings).toEqual({
    ...DEFAULT_SETTINGS,
    destinationSets,
    destinations: ['IR'],
  })
})

test('rememberMapping keeps how the columns of a file were read, by their headings', () => {
  const workspace = open()
  applied(workspace, { kind: 'rememberMapping', key: 'b|a', mapping: { columns: ['item', null] } })
  applied(workspace, { kind: 'rememberMapping', key: 'c', mapping: { columns: ['name'] } })
  applied(workspace, { kind: 'rememberMapping', key: 'b|a', mapping: { columns: ['name'] } })
  expect(workspace.columnMappings()).toEqual([
    { key: 'b|a', mapping: { columns: ['name'] } },
    { key: 'c', mapping: { columns: ['name'] } },
  ])
})

test('a batch is one revision with a name of its own, and one undo', () => {
  const workspace = open()
  const commands: SingleCommand[] = [
    { kind: 'setPart', part: { id: 'P9', kind: 'commodity' } },
    { kind: 'addLine', product: 'T', line: { item: 'P9', quantity: '3' } },
    { kind: 'changePart', id: 'P9', set: { origin: 'US' } },
    { kind: 'turnIntoProduct', part: 'P3' },
  ]
  applied(workspace, { kind: 'batch', what: 'Paste 4 cells', commands })
  expect(workspace.state().undo).toBe('Paste 4 cells')
  expect(part(workspace, 'P9')).toEqual({ id: 'P9', kind: 'commodity', origin: 'US' })
  expect(items(workspace, 'T')).toEqual(['P9'])
  workspace.undo()
  expect(part(workspace, 'P9')).toBeUndefined()
  expect(part(workspace, 'P3')).toBeDefined()
})

test('a batch of which one step is refused changes nothing, and names the step', () => {
  const workspace = open()
  const commands: SingleCommand[] = [
    { kind: 'changePart', id: 'P1', set: { origin: 'JP' } },
    { kind: 'removePart', id: 'P3' },
    { kind: 'changePart', id: 'P3', set: { origin: 'JP' } },
  ]
  const batch: Command = { kind: 'batch', what: 'Three changes', commands }
  refused(workspace, batch, 'Step 3 of 3', 'no part P3')
  const model = small()
  model.products[2]?.lines.push({ item: 'ghost', quantity: '1' })
  const error = failure(() =>
    workspace.apply({ kind: 'batch', what: 'x', commands: [{ kind: 'replaceModel', model }] }),
  )
  expect(error.message).toContain('Step 1 of 1')
  expect(error.details.join()).toContain('ghost')
})

test('changeEntity sets the members given and keeps what else is known of a company', () => {
  const workspace = open()
  const entity = { id: 'E1', name: 'Maker', country: 'DE', headquarters: 'DE', vat: '7' }
  workspace.apply({ kind: 'setEntity', entity })
  applied(workspace, { kind: 'changeEntity', id: 'E1', set: { country: 'MX', headquarters: null } })
  expect(workspace.model().entities[0]).toEqual({
    id: 'E1',
    name: 'Maker',
    country: 'MX',
    vat: '7',
  })
  refused(workspace, { kind: 'changeEntity', id: 'E9', set: { country: 'MX' } }, 'E9')
})

test('setSupplier and removeSupplier keep the register, and a supplier of parts is not removed', () => {
  const workspace = open()
  const supplier = { id: 'Acme', name: 'Acme Inc.', country: 'US', note: 'since 2019' }
  applied(workspace, { kind: 'setSupplier', supplier })
  applied(workspace, {
    kind: 'setSupplier',
    supplier: { ...supplier, name: 'Acme Ltd', note: null },
  })
  workspace.apply({ kind: 'changePart', id: 'P1', set: { supplier: 'Acme' } })
  expect(workspace.companies().suppliers).toEqual([
    { id: 'Acme', name: 'Acme Ltd', country: 'US', note: null, parts: 1 },
  ])
  refused(workspace, { kind: 'removeSupplier', id: 'Acme' }, 'Acme', 'P1')
  refused(workspace, { kind: 'removeSupplier', id: 'ghost' }, 'ghost')
  workspace.apply({ kind: 'changePart', id: 'P1', set: { supplier: null } })
  applied(workspace, { kind: 'removeSupplier', id: 'Acme' })
  expect(workspace.companies().suppliers).toEqual([])
})
