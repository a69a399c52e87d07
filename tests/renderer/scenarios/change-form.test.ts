import { describe, expect, test } from 'vitest'
import {
  type ChangeForm,
  formOf,
  formOfKind,
  readForm,
} from '../../../renderer/features/scenarios/change-form.ts'
import { CHANGE_KINDS, fieldsOf } from '../../../renderer/features/scenarios/change-kinds.ts'
import type { Change } from '../../../shared/model/scenario.ts'

const as = { numberFormat: '1,234.56' as const, currency: 'USD' }
const price = { amount: '12.50', currency: 'EUR', basis: 'arms-length' as const }

const changes: Change[] = [
  { kind: 'swapItem', where: { part: 'IC-1' }, to: 'IC-2', note: 'offer of May' },
  { kind: 'setOrigin', where: { product: 'P', part: 'IC-1' }, origin: 'JP' },
  { kind: 'setOrigin', where: { part: 'IC-1' }, origin: null },
  { kind: 'setSupplier', where: { product: 'P', line: 3, item: 'IC-1' }, supplier: 'Kaneyama' },
  {
    kind: 'setEccn',
    where: {
      filter: {
        origin: 'US',
        eccn: '3A001',
        supplier: 'H',
        kind: 'commodity',
        text: 'fpga',
        product: 'P',
      },
    },
    eccn: '3A001.a.2',
  },
  { kind: 'setPartPrice', where: { part: 'IC-1' }, price },
  { kind: 'scalePrice', where: { part: 'IC-1' }, factor: '0.94' },
  { kind: 'setQuantity', where: { part: 'IC-1' }, quantity: '0' },
  {
    kind: 'moveProduction',
    product: 'P',
    to: 'MT-DE',
    exportedFrom: 'DE',
    price,
    prices: { CN: { amount: '9', currency: 'USD' } },
  },
  { kind: 'moveProduction', product: 'P', to: 'MT-DE' },
  { kind: 'setSellingPrice', product: 'P', destination: 'CN', price },
  { kind: 'setSellingPrice', product: 'P', price: { amount: '10', currency: 'USD' } },
  { kind: 'setRate', from: 'EUR', to: 'USD', rate: '1.08' },
  { kind: 'setDiscrete', product: 'P', applies: false, reason: 'sold only with the router' },
  { kind: 'setFact', item: 'IC-1', fact: 'memory', value: true },
  { kind: 'setFact', item: 'IC-1', fact: 'memory', value: null },
  { kind: 'setFact', item: 'IC-1', fact: 'hts6', value: '854239' },
  { kind: 'usePack', pack: 'ear-2026-09-24' },
]

const typed = (kind: Change['kind'], values: ChangeForm['values']): ChangeForm => {
  const form = formOfKind(kind, null)
  return { ...form, values: { ...form.values, ...values } }
}

test('every kind of change is offered, and read back from its form as it was', () => {
  expect(new Set(changes.map(({ kind }) => kind))).toEqual(
    new Set(CHANGE_KINDS.map(({ kind }) => kind)),
  )
  for (const change of changes) expect(readForm(formOf(change), as)).toEqual({ ok: true, change })
})

describe('what is typed', () => {
  test('is read as this user writes numbers, with the currency of the workspace', () => {
    expect(readForm(typed('setPartPrice', { part: 'IC-1', price: '1,234.50' }), as)).toEqual({
      ok: true,
      change: {
        kind: 'setPartPrice',
        where: { part: 'IC-1' },
        price: { amount: '1234.50', currency: 'USD' },
      },
    })
    const german = { numberFormat: '1.234,56' as const, currency: 'EUR' }
    const scaled = readForm(typed('scalePrice', { part: 'IC-1', factor: '0,9' }), german)
    expect(scaled).toMatchObject({ ok: true, change: { factor: '0.9' } })
  })

  test('may name countries and currencies in small letters', () => {
    expect(readForm(typed('setOrigin', { part: 'IC-1', origin: 'jp' }), as)).toMatchObject({
      ok: true,
      change: { origin: 'JP' },
    })
    const rate = typed('setRate', { from: 'eur', currency: 'usd', rate: '1.1' })
    expect(readForm(rate, as)).toMatchObject({ ok: true, change: { from: 'EUR', to: 'USD' } })
  })

  test('is refused at the field that is missing or cannot be read', () => {
    const refused = (form: ChangeForm) => {
      const read = readForm(form, as)
      return read.ok ? null : [read.field, read.message]
    }
    expect(refused(typed('setOrigin', { origin: 'JP' }))).toEqual(['part', 'Part is missing.'])
    expect(refused(typed('setOrigin', { part: 'IC-1', origin: 'XX' }))?.[0]).toBe('origin')
    for (const origin of ['unknown', '?'])
      expect(readForm(typed('setOrigin', { part: 'IC-1', origin }), as)).toMatchObject({
        ok: true,
        change: { origin: null },
      })
    expect(readForm(typed('setOrigin', { part: 'IC-1', origin: 'NA' }), as)).toMatchObject({
      change: { origin: 'NA' },
    })
    expect(refused(typed('scalePrice', { part: 'IC-1', factor: '10 %' }))?.[0]).toBe('factor')
    expect(refused(typed('setPartPrice', { part: 'IC-1', price: '?' }))?.[0]).toBe('price')
    const line = { scope: 'line', product: 'P', line: 'x', part: 'IC-1', origin: 'JP' }
    expect(refused(typed('setOrigin', line))?.[0]).toBe('line')
    expect(refused(typed('setOrigin', { scope: 'filter', origin: 'JP' }))?.[1]).toContain(
      'must say what to look for',
    )
    const filter = { scope: 'filter', ofOrigin: 'Japan', origin: 'JP' }
    expect(refused(typed('setOrigin', filter))?.[0]).toBe('ofOrigin')
    const moved = { product: 'P', maker: 'M', exportedFrom: 'ZZZ' }
    expect(refused(typed('moveProduction', moved))?.[0]).toBe('exportedFrom')
  })

  test('stays where another kind of change has the same field', () => {
    const first = typed('setOrigin', { part: 'IC-1', origin: 'JP' })
    const next = formOfKind('setSupplier', first)
    expect(next.values.part).toBe('IC-1')
    expect(fieldsOf(next).map(({ name }) => name)).toEqual(['scope', 'part', 'supplier', 'note'])
  })
})
