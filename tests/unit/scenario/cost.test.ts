import { expect, test } from 'vitest'
import type { Product } from '../../../shared/model/schema.ts'
import { Base } from '../../../shared/scenario/base.ts'
import { Costs } from '../../../shared/scenario/cost.ts'
import { DAY, RADIO } from './radio.ts'

const [radio, , board] = RADIO.products as [Product, Product, Product]

function costOf(product: string, ...changed: Product[]) {
  return Costs.of(new Base(RADIO), DAY).patched({ products: changed }).of(product)
}

test('a product costs what is in it, through all levels, not its own price', () => {
  expect(costOf('RADIO')).toEqual({ amount: '272', known: '272', unknown: [] })
})

test('a sub-assembly without lines is bought, at its price', () => {
  expect(costOf('RADIO', { ...board, lines: [] }).amount).toBe('422')
  expect(costOf('RADIO', { ...board, lines: [], price: null })).toEqual({
    amount: null,
    known: '122',
    unknown: ['BOARD'],
  })
})

test('a product without lines costs nothing that is known', () => {
  expect(costOf('RADIO', { ...radio, lines: [] })).toMatchObject({ amount: null, known: '0' })
})

test('an item of which none is taken is not asked for its price', () => {
  const lines = [
    { item: 'FPGA', quantity: '2' },
    { item: 'SPARE', quantity: '0' },
  ]
  expect(costOf('RADIO', { ...radio, lines }).amount).toBe('200')
})
