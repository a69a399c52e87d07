import { expect, test } from 'vitest'
import { suggest } from '../../renderer/ui/choosing/suggest-items.ts'
import type { ItemRow } from '../../shared/workspace/views.ts'

function item(id: string, given: Partial<ItemRow> = {}): ItemRow {
  return { id, type: 'part', name: id, kind: 'commodity', origin: null, eccn: null, ...given }
}

const items = [
  item('ASM-IC', { type: 'product', name: 'Board with an IC-1' }),
  item('IC-10', { name: 'Controller', origin: 'US', eccn: '3A991' }),
  item('IC-1', { name: 'FPGA, mid range', origin: 'US', eccn: '3A001.a.2' }),
  item('MEM-4', { name: 'Memory', origin: 'KR', eccn: 'EAR99' }),
  item('X-1', { name: 'IC-1 socket', origin: 'DE', eccn: 'EAR99' }),
]
const ids = (text: string, limit = 10) => suggest(items, text, limit).offered.map(({ id }) => id)

test('the id itself comes first, then ids and names that begin with it, then the rest', () => {
  expect(ids('ic-1')).toEqual(['IC-1', 'IC-10', 'X-1', 'ASM-IC'])
})

test('items are found by name, origin and ECCN, whatever the case', () => {
  expect(ids('memory')).toEqual(['MEM-4'])
  expect(ids('kr')).toEqual(['MEM-4'])
  expect(ids('3a001')).toEqual(['IC-1'])
})

test('every word must occur, in any order', () => {
  expect(ids('us 3A991')).toEqual(['IC-10'])
  expect(ids('3A991 us')).toEqual(['IC-10'])
  expect(ids('us memory')).toEqual([])
})

test('what is not known is no text to be found', () => {
  expect(ids('null')).toEqual([])
})

test('no more are offered than asked for, and the count says how many there are', () => {
  expect(suggest(items, '', 2)).toMatchObject({ found: 5 })
  expect(ids('', 2)).toEqual(['ASM-IC', 'IC-1'])
  expect(suggest(items, '  nothing like it ', 2)).toEqual({ offered: [], found: 0 })
})
