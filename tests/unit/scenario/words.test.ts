import { expect, test } from 'vitest'
import type { Change, Target } from '../../../shared/model/scenario.ts'
import { changeText, targetText } from '../../../shared/scenario/words.ts'

const price = { amount: '12.50', currency: 'EUR' }
const where = { part: 'IC-7' }

test.each<[string, Target]>([
  ['IC-7', { part: 'IC-7' }],
  ['IC-7 in BOARD', { product: 'BOARD', part: 'IC-7' }],
  ['IC-7 on line 3 of BOARD', { product: 'BOARD', line: 3, item: 'IC-7' }],
  ['all of origin US', { filter: { origin: 'US' } }],
  [
    'all commodity, of origin US, of ECCN 3A001, from Cascadia, with "fpga", in BOARD',
    {
      filter: {
        product: 'BOARD',
        text: 'fpga',
        supplier: 'Cascadia',
        eccn: '3A001',
        origin: 'US',
        kind: 'commodity',
      },
    },
  ],
])('%s is what a change is aimed at', (text, target) => {
  expect(targetText(target)).toBe(text)
})

test.each<[string, Change]>([
  ['IC-7: IC-8 in its place', { kind: 'swapItem', where, to: 'IC-8' }],
  ['IC-7: origin JP', { kind: 'setOrigin', where, origin: 'JP' }],
  ['IC-7: supplier Kita', { kind: 'setSupplier', where, supplier: 'Kita' }],
  ['IC-7: ECCN 3A991', { kind: 'setEccn', where, eccn: '3A991' }],
  ['IC-7: price 12.50 EUR', { kind: 'setPartPrice', where, price }],
  ['IC-7: price × 0.9', { kind: 'scalePrice', where, factor: '0.9' }],
  ['IC-7: quantity 4', { kind: 'setQuantity', where, quantity: '4' }],
  ['RADIO: made by MX1', { kind: 'moveProduction', product: 'RADIO', to: 'MX1' }],
  ['RADIO: selling price 12.50 EUR', { kind: 'setSellingPrice', product: 'RADIO', price }],
  [
    'RADIO: selling price for CN 12.50 EUR',
    { kind: 'setSellingPrice', product: 'RADIO', destination: 'CN', price },
  ],
  ['1 EUR = 1.2 USD', { kind: 'setRate', from: 'EUR', to: 'USD', rate: '1.2' }],
  [
    'BOARD: a discrete product',
    { kind: 'setDiscrete', product: 'BOARD', applies: true, reason: 'sold alone' },
  ],
  [
    'BOARD: no discrete product',
    { kind: 'setDiscrete', product: 'BOARD', applies: false, reason: 'not sold alone' },
  ],
  [
    'IC-7: whether it is memory: yes',
    { kind: 'setFact', item: 'IC-7', fact: 'memory', value: true },
  ],
  [
    'IC-7: whether it is memory: not known',
    { kind: 'setFact', item: 'IC-7', fact: 'memory', value: null },
  ],
  ['IC-7: HTS code: 854231', { kind: 'setFact', item: 'IC-7', fact: 'hts6', value: '854231' }],
  [
    'IC-7: answer to 3A001/x: no',
    { kind: 'setFact', item: 'IC-7', fact: 'answers.3A001/x', value: false },
  ],
  ['rule pack next', { kind: 'usePack', pack: 'next' }],
])('%s is told of a change', (text, change) => {
  expect(changeText(change)).toBe(text)
})
