import { expect, test } from 'vitest'
import { entityChange, supplierChange } from '../../renderer/features/companies/company-changes.ts'
import { newEntity, newSupplier } from '../../renderer/features/companies/new-company.ts'
import { unregistered } from '../../renderer/features/companies/unregistered.ts'

const entity = { id: 'DE1', name: 'Werke', country: 'DE', headquarters: 'DE', products: 2 }
const supplier = { id: 'Acme', name: 'Acme', country: null, note: 'old', parts: 3 }

test('a cell of a company sets that member alone', () => {
  const change = (column: string, text: string) => entityChange(entity, column, text)
  expect(change('country', 'Mexico')).toMatchObject({
    value: { kind: 'changeEntity', id: 'DE1', set: { country: 'MX' } },
  })
  expect(change('headquarters', '?')).toMatchObject({ value: { set: { headquarters: null } } })
  expect(change('name', ' ')).toMatchObject({ value: { set: { name: null } } })
  expect(change('country', 'Korea')).toMatchObject({
    ok: false,
    message: expect.stringContaining('KR or KP'),
  })
  expect(change('products', '3').ok).toBe(false)
})

test('a cell of a supplier keeps what else is known of it', () => {
  const change = (column: string, text: string) => supplierChange(supplier, column, text)
  expect(change('country', 'us')).toMatchObject({
    value: {
      kind: 'setSupplier',
      supplier: { id: 'Acme', name: 'Acme', country: 'US', note: 'old' },
    },
  })
  expect(change('note', '')).toMatchObject({ value: { supplier: { note: null } } })
  expect(change('name', ' ')).toMatchObject({ ok: false })
})

test('a new company has an id of its own; what is left empty is not known', () => {
  const isKnown = (id: string) => id === 'DE1'
  expect(newEntity({ id: 'MX1', name: '', country: 'mexico' }, isKnown)).toEqual({
    command: {
      kind: 'setEntity',
      entity: { id: 'MX1', name: null, country: 'MX', headquarters: null },
    },
  })
  expect(newEntity({ id: 'DE1' }, isKnown)).toMatchObject({ problem: { field: 'id' } })
  expect(newEntity({ id: ' ' }, isKnown)).toMatchObject({ problem: { field: 'id' } })
  expect(newEntity({ id: 'X', headquarters: 'EU' }, isKnown)).toMatchObject({
    problem: { field: 'headquarters' },
  })
  expect(newSupplier({ id: 'Acme' }, isKnown)).toMatchObject({
    command: { supplier: { id: 'Acme', name: 'Acme', country: null, note: null } },
  })
})

test('suppliers that parts name in words are those of no register, each once', () => {
  const named = ['Zeta', 'Acme', 'DE1', 'Beta', 'Zeta', null, '']
  const parts = named.map((name) => ({ supplier: name }))
  expect(unregistered(parts, [supplier], [entity])).toEqual(['Beta', 'Zeta'])
})
