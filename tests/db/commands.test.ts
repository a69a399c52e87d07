import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import type { Model, Part, Product } from '../../shared/model/schema.ts'
import type { Command } from '../../shared/workspace/commands.ts'
import { applied, items, line, open, part, product, refused } from './applying.ts'
import { failure, folder } from './expecting.ts'
import { canonical, content, session, small } from './support.ts'

const clock = session()

test('setPart replaces a part and keeps its place, or adds one at the end', () => {
  const workspace = open()
  const changed = { ...(small().parts[0] as Part), name: 'New', price: null, supplier: 'Acme' }
  applied(workspace, { kind: 'setPart', part: changed })
  const { price: _, ...withoutPrice } = changed
  expect(workspace.model().parts[0]).toEqual(withoutPrice)
  applied(workspace, { kind: 'setPart', part: { id: 'P9', kind: 'technology' } })
  expect(workspace.model().parts.map(({ id }) => id)).toEqual(['P1', 'P2', 'P3', 'P9'])
})

test('a part that has been read and is set again is the same part', () => {
  const workspace = open()
  workspace.apply({
    kind: 'setPrice',
    item: 'P1',
    validFrom: '2026-10-01',
    price: { amount: '12', currency: 'USD' },
  })
  const read = part(workspace, 'P1') as Part
  workspace.apply({ kind: 'setPart', part: { ...read, name: 'Renamed' } })
  expect(part(workspace, 'P1')).toEqual({ ...read, name: 'Renamed' })
  const priced = { ...read, price: { amount: '99', currency: 'USD' } }
  workspace.apply({ kind: 'setPart', part: priced })
  expect(part(workspace, 'P1')).toEqual(priced)
})

test('an id belongs to a part or to a product, never to both', () => {
  const workspace = open()
  refused(workspace, { kind: 'setPart', part: { id: 'W', kind: 'commodity' } }, 'W', 'product')
  const kind = 'commodity' as const
  refused(workspace, { kind: 'setProduct', product: { id: 'P1', kind } }, 'P1', 'part')
})

test('removePart takes a part away and refuses one that is used or unknown', () => {
  const workspace = open()
  refused(workspace, { kind: 'removePart', id: 'P1' }, 'P1', 'W')
  refused(workspace, { kind: 'removePart', id: 'P2' }, 'P2', 'S')
  refused(workspace, { kind: 'removePart', id: 'nobody' }, 'nobody')
  refused(workspace, { kind: 'removePart', id: 'W' }, 'no part W')
  workspace.apply({
    kind: 'setLine',
    line: line(workspace, 0).line,
    details: { alternates: ['P3'] },
  })
  refused(workspace, { kind: 'removePart', id: 'P3' }, 'P3', 'alternate', 'W')
  workspace.apply({ kind: 'setLine', line: line(workspace, 0).line, details: { alternates: [] } })
  workspace.apply({ kind: 'attach', item: 'P3', title: 'Sheet', reference: 'sheet.pdf' })
  workspace.apply({ kind: 'classify', item: 'P3', eccn: '5D002', source: 'own', on: '2026-11-01' })
  applied(workspace, { kind: 'removePart', id: 'P3' })
  expect(workspace.model().parts.map(({ id }) => id)).toEqual(['P1', 'P2'])
})

test('setProduct replaces all but the lines, or adds a product without lines', () => {
  const workspace = open()
  const { lines, ...body } = small().products[0] as Product
  const changed = {
    ...body,
    name: 'New',
    eccn: '5A991',
    madeBy: 'E2',
    price: null,
    prices: { IR: { amount: '1', currency: 'USD' } },
  }
  applied(workspace, { kind: 'setProduct', product: changed })
  const { price: _, ...withoutPrice } = changed
  expect(product(workspace, 'W')).toEqual({ ...withoutPrice, lines })
  applied(workspace, { kind: 'setProduct', product: { id: 'X', kind: 'software' } })
  expect(product(workspace, 'X')).toEqual({ id: 'X', kind: 'software', lines: [] })
})

test('setProduct refuses a maker that is not there and a price for no destination', () => {
  const workspace = open()
  const kind = 'commodity' as const
  refused(workspace, { kind: 'setProduct', product: { id: 'X', kind, madeBy: 'E9' } }, 'X', 'E9')
  const money = { amount: '1', currency: 'USD' }
  for (const destination of ['', 'QQ', 'Germany']) {
    const prices = { [destination]: money }
    refused(
      workspace,
      { kind: 'setProduct', product: { id: 'X', kind, prices } },
      'X',
      'destination',
    )
  }
})

test('changeProduct sets and takes away reports, the exporter and sources of facts', () => {
  const workspace = open()
  const set = {
    exportedBy: 'E2',
    technologyReports: [
      { filed: '2026-05-04', destinations: ['CN', 'GF'], state: 'filed' as const },
    ],
    facts: { recipientMakesAdvancedNode: true },
    factSources: {
      recipientMakesAdvancedNode: { who: 'A. Lee', on: '2026-11-01', source: 'mail' },
    },
  }
  applied(workspace, { kind: 'changeProduct', id: 'W', set })
  expect(product(workspace, 'W')).toMatchObject(set)
  expect(workspace.state().undo).toBe(
    'Set exporter, technology reports, facts, sources of facts of product W',
  )
  applied(workspace, { kind: 'changeProduct', id: 'W', set: { name: 'Same' } })
  expect(product(workspace, 'W')).toMatchObject(set)
  const none = { exportedBy: null, technologyReports: null, factSources: null }
  applied(workspace, { kind: 'changeProduct', id: 'W', set: none })
  for (const name of Object.keys(none)) expect(product(workspace, 'W')).not.toHaveProperty(name)
  refused(workspace, { kind: 'changeProduct', id: 'W', set: { exportedBy: 'E9' } }, 'W', 'E9')
})

describe('Answers of the direct product rules', () => {
  const asked = 'Is it made by such a plant?'
  const answer = (of: 'item' | 'company', ids: string[], said: boolean | null) =>
    ({
      kind: 'answerDirectProduct',
      of,
      ids,
      question: 'plant-any',
      asked,
      answer: { answer: said, source: 'letter 12' },
    }) as const

  test('are kept with who gave them, when, and what they rest on, and are taken back', () => {
    const workspace = open()
    applied(workspace, answer('item', ['W'], false))
    const { eccn = null, madeBy = null } = product(workspace, 'W') as Product
    const { answers } = product(workspace, 'W')?.directProduct ?? {}
    expect(answers?.['plant-any']).toEqual({
      answer: false,
      source: 'letter 12',
      who: expect.stringMatching(/./),
      on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      restsOn: { question: asked, eccn, madeBy },
    })
    expect(workspace.state().undo).toBe('Answer plant-any of W: no')
    const other = { ...answer('item', ['W'], null), question: 'technology-any' }
    applied(workspace, other)
    expect(Object.keys(product(workspace, 'W')?.directProduct?.answers ?? {})).toEqual([
      'plant-any',
      'technology-any',
    ])
    applied(workspace, { ...answer('item', ['W'], true), answer: null })
    applied(workspace, { ...other, answer: null })
    expect(product(workspace, 'W')).not.toHaveProperty('directProduct')
  })

  test('are given for many parts and for a company at once, and only for those that are there', () => {
    const workspace = open()
    applied(workspace, answer('item', ['P1', 'P2', 'T'], true))
    expect(workspace.state().undo).toBe('Answer plant-any of P1 and 2 more: yes')
    const { parts } = workspace.model()
    expect(parts[0]?.directProduct?.answers?.['plant-any']?.restsOn?.eccn).toBe(parts[0]?.eccn)
    applied(workspace, answer('company', ['E1'], null))
    const [company] = workspace.model().entities
    expect(company?.directProduct?.answers?.['plant-any']).toMatchObject({
      answer: null,
      restsOn: { question: asked },
    })
    refused(workspace, answer('item', ['P1', 'none'], true), 'none')
    refused(workspace, answer('company', ['W'], true), 'W')
  })

  test('stay beside the certificates, and go along where a part becomes a product', () => {
    const workspace = open()
    const certificates = [{ signedBy: 'K. Adler', on: '2026-05-04', scopes: ['734.9(f)'] }]
    applied(workspace, answer('item', ['P1'], true))
    applied(workspace, { kind: 'setCertificates', of: 'item', id: 'P1', certificates })
    const before = workspace.model().parts.find(({ id }) => id === 'P1')?.directProduct
    const { eccn } = small().parts[0] ?? {}
    const kept = [{ ...certificates[0], eccn }]
    expect(before).toMatchObject({ certificates: kept, answers: { 'plant-any': { answer: true } } })
    applied(workspace, { kind: 'turnIntoProduct', part: 'P1' })
    expect(product(workspace, 'P1')?.directProduct).toEqual(before)
    applied(workspace, { kind: 'setCertificates', of: 'item', id: 'P1', certificates: [] })
    expect(product(workspace, 'P1')?.directProduct).not.toHaveProperty('certificates')
  })
})

test('a company that exports a product is not removed', () => {
  const workspace = open()
  workspace.apply({ kind: 'setEntity', entity: { id: 'E3' } })
  workspace.apply({ kind: 'changeProduct', id: 'T', set: { exportedBy: 'E3' } })
  refused(workspace, { kind: 'removeEntity', id: 'E3' }, 'E3', 'exports T')
  workspace.apply({ kind: 'changeProduct', id: 'T', set: { exportedBy: null } })
  applied(workspace, { kind: 'removeEntity', id: 'E3' })
})

test('sales are kept for software, and refused for what is none or is to be none', () => {
  const workspace = open()
  const sales = { orders: '12000', forecast: '800.50', currency: 'EUR', units: '40' }
  refused(workspace, { kind: 'changeProduct', id: 'T', set: { sales } }, 'T', 'software')
  const set = { kind: 'software' as const, sales }
  applied(workspace, { kind: 'changeProduct', id: 'T', set })
  expect(product(workspace, 'T')).toMatchObject(set)
  const commodity = { kind: 'commodity' as const }
  refused(workspace, { kind: 'changeProduct', id: 'T', set: commodity }, 'T', 'software')
  applied(workspace, { kind: 'changeProduct', id: 'T', set: { ...commodity, sales: null } })
})

test('a product without US content has no lines, from whichever side they come together', () => {
  const workspace = open()
  const facts = { noUsContent: true }
  const lines = 'product with lines'
  refused(workspace, { kind: 'changeProduct', id: 'W', set: { facts } }, 'W', lines)
  refused(workspace, { kind: 'setProduct', product: { id: 'W', kind: 'commodity', facts } }, lines)
  applied(workspace, { kind: 'changeProduct', id: 'T', set: { facts } })
  const added = { kind: 'addLine', product: 'T', line: { item: 'P1', quantity: '1' } } as const
  refused(workspace, added, 'T', lines)
  const [first] = workspace.bom('W')
  const moved = { kind: 'moveLine', line: first?.line ?? 0, before: null, to: 'T' } as const
  refused(workspace, moved, 'T', lines)
  applied(workspace, { kind: 'changeProduct', id: 'T', set: { facts: { noUsContent: false } } })
  applied(workspace, added)
})

test('removeProduct takes a product and its lines away and refuses one that is used or unknown', () => {
  const workspace = open()
  refused(workspace, { kind: 'removeProduct', id: 'S' }, 'S', 'W')
  refused(workspace, { kind: 'removeProduct', id: 'nobody' }, 'nobody')
  refused(workspace, { kind: 'removeProduct', id: 'P1' }, 'no product P1')
  const [first] = workspace.bom('W')
  workspace.apply({ kind: 'setLine', line: first?.line ?? 0, details: { alternates: ['T'] } })
  refused(workspace, { kind: 'removeProduct', id: 'T' }, 'T', 'alternate', 'W')
  applied(workspace, { kind: 'removeProduct', id: 'W' })
  expect(workspace.model().products.map(({ id }) => id)).toEqual(['S', 'T'])
  expect(workspace.state().counts.lines).toBe(1)
  applied(workspace, { kind: 'removeProduct', id: 'S' })
})

test('rows that were not taken over are kept, set aside, taken back and removed', () => {
  const workspace = open()
  const row = { source: 'bom.csv', row: 3, headings: ['Part'], cells: ['?'], problems: [] }
  applied(workspace, {
    kind: 'keepRows',
    product: 'W',
    rows: [row, { ...row, row: 4, sheet: 'A' }],
  })
  expect(product(workspace, 'W')?.rowsNotTaken).toEqual([row, { ...row, row: 4, sheet: 'A' }])
  const [first, second] = workspace.rowsNotTaken('W').map(({ id }) => id)
  if (first === undefined || second === undefined) throw new Error('two rows were kept')
  const openRows = () => workspace.products(['W'])[0]?.rowsNotTaken
  expect(openRows()).toBe(2)
  applied(workspace, { kind: 'setRowAside', row: first, why: 'a total', on: '2026-11-20' })
  expect(workspace.state().undo).toBe('Set row 3 of bom.csv in W aside')
  const setAside = { who: 'Anna', on: '2026-11-20', why: 'a total' }
  expect(product(workspace, 'W')?.rowsNotTaken?.[0]).toEqual({ ...row, setAside })
  expect(openRows()).toBe(1)
  applied(workspace, { kind: 'changeProduct', id: 'W', set: { name: 'Same rows' } })
  expect(workspace.rowsNotTaken('W').map(({ id }) => id)).toEqual([first, second])
  applied(workspace, { kind: 'takeRowBack', row: first })
  applied(workspace, { kind: 'removeRow', row: first })
  expect(product(workspace, 'W')?.rowsNotTaken).toEqual([{ ...row, row: 4, sheet: 'A' }])
  refused(workspace, { kind: 'removeRow', row: first }, `${first}`)
  refused(workspace, { kind: 'setRowAside', row: 99, why: 'x', on: '2026-11-20' }, '99')
  refused(workspace, { kind: 'keepRows', product: 'P1', rows: [row] }, 'no product P1')
  applied(workspace, { kind: 'removeProduct', id: 'W' })
  expect(workspace.rowsNotTaken('W')).toEqual([])
})

test('no more rows are kept with a product than a model may have', () => {
  const workspace = open()
  const row = { source: 'bom.csv', row: 3, headings: [], cells: [], problems: [] }
  const rows = Array.from({ length: 20_000 }, () => row)
  workspace.apply({ kind: 'keepRows', product: 'W', rows })
  refused(workspace, { kind: 'keepRows', product: 'W', rows: [row] }, 'W', '20000')
})

test('setEntity and removeEntity keep the companies, and a maker is not removed', () => {
  const workspace = open()
  const entity = { id: 'E1', name: 'Renamed', country: 'MX', headquarters: 'DE', vat: '7' }
  applied(workspace, { kind: 'setEntity', entity })
  expect(workspace.model().entities[0]).toEqual(entity)
  applied(workspace, { kind: 'setEntity', entity: { id: 'E3' } })
  expect(workspace.model().entities.map(({ id }) => id)).toEqual(['E1', 'E2', 'E3'])
  refused(workspace, { kind: 'removeEntity', id: 'E1' }, 'E1', 'W, S')
  refused(workspace, { kind: 'removeEntity', id: 'E9' }, 'E9')
  applied(workspace, { kind: 'removeEntity', id: 'E2' })
  expect(workspace.model().entities.map(({ id }) => id)).toEqual(['E1', 'E3'])
})

test('setRate replaces the rate of a pair and day in its place, and removeRate takes it away', () => {
  const workspace = open()
  const rates = () => workspace.model().rates
  const next = { from: 'USD', to: 'CNY', rate: '7.1', asOf: '2026-09-01' }
  applied(workspace, { kind: 'setRate', rate: next })
  const changed = { from: 'EUR', to: 'USD', rate: '1.2', asOf: '2026-09-01', source: 'ECB' }
  applied(workspace, { kind: 'setRate', rate: changed })
  expect(rates()).toEqual([changed, next])
  refused(
    workspace,
    { kind: 'removeRate', from: 'EUR', to: 'USD', asOf: '2026-09-02' },
    'EUR',
    'USD',
    '2026-09-02',
  )
  applied(workspace, { kind: 'removeRate', from: 'EUR', to: 'USD', asOf: '2026-09-01' })
  expect(rates()).toEqual([next])
})

test('addLine adds at the end or before a line, with its details', () => {
  const workspace = open()
  const details = {
    unit: 'pcs',
    note: 'left side',
    effectiveFrom: '2026-01-01',
    effectiveTo: '2026-12-31',
    alternates: ['P2', 'T'],
  }
  const added = { item: 'P3', quantity: '7', reference: 'R1' }
  applied(workspace, { kind: 'addLine', product: 'W', line: added, details })
  expect(items(workspace)).toEqual(['P1', 'S', 'P2', 'P3'])
  expect(product(workspace, 'W')?.lines[3]).toEqual(added)
  expect(line(workspace, 3)).toMatchObject({
    quantity: '7',
    unit: 'pcs',
    note: 'left side',
    alternates: ['P2', 'T'],
  })
  const before = line(workspace, 1).line
  applied(workspace, { kind: 'addLine', product: 'W', line: { item: 'T', quantity: '1' }, before })
  expect(items(workspace)).toEqual(['P1', 'T', 'S', 'P2', 'P3'])
})

test('addLine refuses what is not there', () => {
  const workspace = open()
  const added = { item: 'P3', quantity: '1' }
  const elsewhere = line(workspace, 0, 'S').line
  refused(workspace, { kind: 'addLine', product: 'nobody', line: added }, 'nobody')
  refused(workspace, { kind: 'addLine', product: 'P1', line: added }, 'no product P1')
  refused(workspace, { kind: 'addLine', product: 'W', line: { ...added, item: 'none' } }, 'none')
  refused(workspace, { kind: 'addLine', product: 'W', line: added, before: 999 }, '999')
  refused(
    workspace,
    { kind: 'addLine', product: 'W', line: added, before: elsewhere },
    `${elsewhere}`,
    'W',
  )
  refused(
    workspace,
    { kind: 'addLine', product: 'W', line: added, details: { alternates: ['ghost'] } },
    'ghost',
  )
})

test('a product cannot contain itself, neither by a new line nor by a changed one', () => {
  const workspace = open()
  const add = (product: string, item: string): Command => ({
    kind: 'addLine',
    product,
    line: { item, quantity: '1' },
  })
  refused(workspace, add('W', 'W'), 'W', 'itself')
  refused(workspace, add('S', 'W'), 'S', 'W', 'itself')
  workspace.apply(add('S', 'T'))
  refused(workspace, add('T', 'W'), 'T', 'W', 'itself')
  const [inner] = workspace.bom('S')
  refused(workspace, { kind: 'setLine', line: inner?.line ?? 0, item: 'W' }, 'S', 'W', 'itself')
  refused(workspace, { kind: 'setLine', line: inner?.line ?? 0, item: 'S' }, 'S', 'itself')
})

test('setLine changes what is given and leaves the rest', () => {
  const workspace = open()
  const { line: id } = line(workspace, 0)
  const details = { unit: 'kg', note: 'n', effectiveFrom: '2026-01-01', alternates: ['P2'] }
  applied(workspace, { kind: 'setLine', line: id, details })
  applied(workspace, { kind: 'setLine', line: id, quantity: '3.1400' })
  expect(line(workspace, 0)).toMatchObject({
    item: 'P1',
    quantity: '3.1400',
    unit: 'kg',
    note: 'n',
    alternates: ['P2'],
  })
  applied(workspace, { kind: 'setLine', line: id, item: 'T' })
  applied(workspace, { kind: 'setLine', line: id, details: { unit: null } })
  expect(line(workspace, 0)).toMatchObject({ item: 'T', unit: null, note: 'n' })
  expect(product(workspace, 'W')?.lines[0]).toEqual({ item: 'T', quantity: '3.1400' })
  refused(workspace, { kind: 'setLine', line: 999, quantity: '1' }, '999')
  refused(workspace, { kind: 'setLine', line: id, item: 'ghost' }, 'ghost')
  refused(workspace, { kind: 'setLine', line: id, details: { alternates: ['ghost'] } }, 'ghost')
  refused(workspace, { kind: 'setLine', line: id, quantity: '5', item: 'ghost' }, 'ghost')
})

test('moveLine puts a line before another or at the end', () => {
  const workspace = open()
  const [first, second, third] = workspace.bom('W').map((row) => row.line) as [
    number,
    number,
    number,
  ]
  applied(workspace, { kind: 'moveLine', line: third, before: first })
  expect(items(workspace)).toEqual(['P2', 'P1', 'S'])
  applied(workspace, { kind: 'moveLine', line: third, before: null })
  expect(items(workspace)).toEqual(['P1', 'S', 'P2'])
  applied(workspace, { kind: 'moveLine', line: first, before: third })
  expect(items(workspace)).toEqual(['S', 'P1', 'P2'])
  workspace.apply({ kind: 'moveLine', line: second, before: second })
  expect(items(workspace)).toEqual(['S', 'P1', 'P2'])
  const elsewhere = line(workspace, 0, 'S').line
  refused(workspace, { kind: 'moveLine', line: 999, before: null }, '999')
  refused(workspace, { kind: 'moveLine', line: first, before: 998 }, '998', 'W')
  refused(workspace, { kind: 'moveLine', line: first, before: elsewhere }, `${elsewhere}`, 'W')
})

test('removeLine takes a line and its alternates away', () => {
  const workspace = open()
  const { line: id } = line(workspace, 1)
  workspace.apply({ kind: 'setLine', line: id, details: { alternates: ['P3'] } })
  applied(workspace, { kind: 'removeLine', line: id })
  expect(items(workspace)).toEqual(['P1', 'P2'])
  refused(workspace, { kind: 'removeLine', line: id }, `${id}`)
  applied(workspace, { kind: 'removePart', id: 'P3' })
})

test('setPrice gives a price from a day on, and null takes it away', () => {
  const workspace = open()
  const price = (amount: string) => ({ amount, currency: 'EUR', basis: 'comparable' as const })
  const set = (validFrom: string, amount: string | null): Command => ({
    kind: 'setPrice',
    item: 'P1',
    validFrom,
    price: amount === null ? null : price(amount),
  })
  applied(workspace, set('2026-10-01', '11'))
  applied(workspace, set('2026-11-24', '12'))
  applied(workspace, set('2026-11-25', '13'))
  expect(part(workspace, 'P1')?.price).toEqual(price('12'))
  expect(line(workspace, 0).price).toEqual(price('12'))
  applied(workspace, set('2026-11-24', null))
  expect(part(workspace, 'P1')?.price).toEqual(price('11'))
  applied(workspace, set('2026-10-01', null))
  expect(part(workspace, 'P1')?.price?.amount).toBe('10.50')
  refused(workspace, { ...set('2026-10-01', '1'), item: 'ghost' } as Command, 'ghost')
  refused(workspace, { ...set('2026-10-01', '1'), entity: 'E9' } as Command, 'E9')
})

test('a price of one company does not change the general one', () => {
  const workspace = open()
  const price = { amount: '77', currency: 'USD' }
  const at = { kind: 'setPrice', item: 'P1', validFrom: '2026-10-01' } as const
  workspace.apply({ ...at, entity: 'E2', price })
  expect(part(workspace, 'P1')?.price?.amount).toBe('10.50')
  expect(line(workspace, 0).price?.amount).toBe('10.50')
})

test('classify sets the ECCN and keeps source, day and who', () => {
  const workspace = open()
  const command: Command = {
    kind: 'classify',
    item: 'P2',
    eccn: '3A001.a.2',
    source: 'supplier letter',
    on: '2026-11-01',
    note: 'by mail',
  }
  applied(workspace, command)
  expect(part(workspace, 'P2')?.eccn).toBe('3A001.a.2')
  applied(workspace, { ...command, item: 'W', eccn: '5A991' })
  expect(product(workspace, 'W')?.eccn).toBe('5A991')
  applied(workspace, { ...command, item: 'W', eccn: null })
  expect(product(workspace, 'W')?.eccn).toBeUndefined()
  expect(workspace.history({ limit: 1 })[0]?.who).toBe(clock.who)
  refused(workspace, { ...command, item: 'ghost' }, 'ghost')
})

test('an ECCN rests on the source that was named for it, and another one on none', () => {
  const workspace = open()
  const sourceOf = (id: string) => workspace.parts([id])[0]?.eccnSource
  const change = (set: Record<string, unknown>) =>
    applied(workspace, { kind: 'changePart', id: 'P2', set })
  change({ eccn: 'EAR99' })
  expect(sourceOf('P2')).toBeNull()
  change({ classification: { source: ' Data sheet ', state: 'proposed' } })
  expect(sourceOf('P2')).toBe('Data sheet')
  expect(workspace.item('P2').eccnSource).toBe('Data sheet')
  change({ classification: { source: 'Data sheet', state: 'doubted' } })
  expect(sourceOf('P2')).toBeNull()
  change({ classification: { source: 'Data sheet' } })
  change({ eccn: '3A991' })
  expect(part(workspace, 'P2')?.classification ?? null).toBeNull()
  expect(sourceOf('P2')).toBeNull()
  applied(workspace, {
    kind: 'classify',
    item: 'P2',
    eccn: 'EAR99',
    source: 'letter of the maker',
    on: '2026-11-01',
  })
  expect(sourceOf('P2')).toBe('letter of the maker')
  change({ eccn: '3A991' })
  expect(sourceOf('P2')).toBeNull()
})

test('a revision gets a name, by which it is found, and keeps it when an earlier one is restored', () => {
  const workspace = open()
  applied(workspace, { kind: 'changePart', id: 'P2', set: { name: 'First' } })
  const sold = workspace.revision()
  const named = () => workspace.state().settings.versions
  const name = (revision: number, text: string | null) =>
    ({ kind: 'nameRevision', revision, name: text }) as const
  applied(workspace, name(sold, 'As sold'))
  expect(named()).toEqual([{ revision: sold, name: 'As sold' }])
  refused(workspace, name(sold - 1, 'As sold'), `${sold}`)
  refused(workspace, name(sold + 7, 'Later'), `${sold + 7}`)
  refused(workspace, name(sold - 1, null), `${sold - 1}`)
  const found = workspace.findInHistory({ find: 'as SOLD', countries: [], limit: 9 }).changes
  expect(found.map(({ revision }) => revision)).toContain(sold)
  workspace.apply({ kind: 'changePart', id: 'P2', set: { name: 'Second' } })
  const past = workspace.past(sold)
  expect(past.state().settings.versions).toEqual([{ revision: sold, name: 'As sold' }])
  past.close()
  workspace.restoreRevision(sold)
  expect(part(workspace, 'P2')?.name).toBe('First')
  expect(named()).toEqual([{ revision: sold, name: 'As sold' }])
  workspace.undo()
  expect(part(workspace, 'P2')?.name).toBe('Second')
  expect(named()).toEqual([{ revision: sold, name: 'As sold' }])
  applied(workspace, name(sold, 'As sold to Acme'))
  applied(workspace, name(sold, null))
  expect(named()).toEqual([])
})

test('attach and detach keep references to files', () => {
  const workspace = open()
  applied(workspace, { kind: 'attach', item: 'P1', title: 'Sheet', reference: 'a/b.pdf' })
  refused(workspace, { kind: 'attach', item: 'ghost', title: 'x', reference: 'y' }, 'ghost')
  refused(workspace, { kind: 'detach', attachment: 999 }, '999')
  applied(workspace, { kind: 'detach', attachment: 1 })
  refused(workspace, { kind: 'detach', attachment: 1 }, '1')
})

test('freezeBom names a state once', () => {
  const workspace = open()
  applied(workspace, { kind: 'freezeBom', product: 'W', label: 'A', note: 'as sold' })
  refused(workspace, { kind: 'freezeBom', product: 'W', label: 'A' }, 'W', 'A')
  applied(workspace, { kind: 'freezeBom', product: 'W', label: 'B' })
  refused(workspace, { kind: 'freezeBom', product: 'ghost', label: 'A' }, 'ghost')
  refused(workspace, { kind: 'freezeBom', product: 'P1', label: 'A' }, 'P1')
})

test('replaceModel replaces the whole model', () => {
  const workspace = open()
  workspace.apply({ kind: 'attach', item: 'P1', title: 'Sheet', reference: 'a' })
  const model: Model = { ...small(), currency: 'EUR', parts: small().parts.toReversed() }
  applied(workspace, { kind: 'replaceModel', model })
  expect(canonical(workspace.model())).toBe(canonical(model))
})

const breaks: [string, (model: Model) => void, string[]][] = [
  [
    'a line to nowhere',
    (m) => m.products[2]?.lines.push({ item: 'ghost', quantity: '1' }),
    ['ghost'],
  ],
  [
    'a maker that is not there',
    (m) => Object.assign(m.products[2] ?? {}, { madeBy: 'E9' }),
    ['E9'],
  ],
  ['a cycle', (m) => m.products[1]?.lines.push({ item: 'W', quantity: '1' }), ['itself']],
  ['a part twice', (m) => m.parts.push({ id: 'P1', kind: 'software' }), ['P1']],
  ['a part that is a product', (m) => m.parts.push({ id: 'W', kind: 'software' }), ['W']],
  ['a company twice', (m) => m.entities.push({ id: 'E1' }), ['E1']],
  [
    'two rates for one day',
    (m) => m.rates.push({ from: 'EUR', to: 'USD', rate: '2', asOf: '2026-09-01' }),
    ['EUR', 'USD'],
  ],
]
for (const [what, change, says] of breaks) {
  test(`replaceModel refuses a model with ${what}`, () => {
    const workspace = open()
    const model = small()
    change(model)
    const before = content(workspace)
    const error = failure(() => workspace.apply({ kind: 'replaceModel', model }))
    expect(error.code).toBe('refused')
    const text = [error.message, ...error.details].join('\n')
    for (const word of says) expect(text).toContain(word)
    expect(content(workspace)).toBe(before)
  })
}

test('a new workspace is not made from a model that does not hold together', () => {
  const path = join(folder(), 'w.minimis')
  const model = small()
  model.products[2]?.lines.push({ item: 'ghost', quantity: '1' })
  const error = failure(() => Workspace.create(path, session(), { model }))
  expect(error.code).toBe('refused')
  expect([error.message, ...error.details].join()).toContain('ghost')
  const workspace = Workspace.create(path, session(), { model: small() })
  expect(canonical(workspace.model())).toBe(canonical(small()))
  workspace.close()
})

test('awkward ids go through every command that takes one', () => {
  for (const id of ['__proto__', ' ', "'; --", 'nul\u0000inside', '部品', '0']) {
    const workspace = open()
    const kind = 'commodity' as const
    applied(workspace, { kind: 'setEntity', entity: { id } })
    applied(workspace, { kind: 'setPart', part: { id, kind } })
    applied(workspace, { kind: 'addLine', product: 'T', line: { item: id, quantity: '1' } })
    applied(workspace, { kind: 'classify', item: id, eccn: 'EAR99', source: id, on: '2026-01-01' })
    applied(workspace, { kind: 'attach', item: id, title: id, reference: id })
    expect(product(workspace, 'T')?.lines).toEqual([{ item: id, quantity: '1' }])
    refused(workspace, { kind: 'removePart', id }, id, 'T')
    applied(workspace, { kind: 'removeProduct', id: 'T' })
    applied(workspace, { kind: 'removePart', id })
    applied(workspace, { kind: 'setProduct', product: { id, kind, madeBy: id } })
    applied(workspace, { kind: 'freezeBom', product: id, label: id })
    refused(workspace, { kind: 'removeEntity', id }, id)
    applied(workspace, { kind: 'removeProduct', id })
    applied(workspace, { kind: 'removeEntity', id })
  }
})
