import { expect, test } from 'vitest'
import { describeEccn, suggestEccns } from '../../renderer/ui/choosing/suggest-eccns.ts'
import { suggestValues } from '../../renderer/ui/choosing/suggest-values.ts'
import { readItemCell } from '../../renderer/ui/grid/columns/read-item-cell.ts'
import { readShareOfPrice } from '../../renderer/ui/grid/columns/read-share.ts'
import { remarkOnEccn } from '../../shared/rules/eccn-remark.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'

const pack = currentPack()
const price = { amount: '12', currency: 'EUR', basis: 'comparable' as const }
const as = { numberFormat: '1,234.56', currency: 'USD' } as const
const context = { price, ...as }
const unpriced = { price: null, ...as }

/** What a text sets, or the sentence that refuses it. */
function change(column: string, text: string, against: Parameters<typeof readItemCell>[2]) {
  const cell = readItemCell(column, text, against)
  return cell.ok ? cell.value : cell.message
}

test('countries, ECCNs and kinds are read as people write them', () => {
  expect(change('origin', 'Germany', unpriced)).toEqual({ origin: 'DE' })
  expect(change('origin', ' us ', unpriced)).toEqual({ origin: 'US' })
  expect(change('eccn', '5a002a1', unpriced)).toEqual({ eccn: '5A002.a.1' })
  expect(change('eccn', 'ear 99', unpriced)).toEqual({ eccn: 'EAR99' })
  expect(change('kind', 'Software', unpriced)).toEqual({ kind: 'software' })
})

test('blank and a question mark make a value unknown, but a kind is always known', () => {
  for (const text of ['', '  ', '?', 'n/a']) {
    expect(change('origin', text, context)).toEqual({ origin: null })
    expect(change('eccn', text, context)).toEqual({ eccn: null })
    expect(change('amount', text, context)).toEqual({ price: null })
    expect(change('basis', text, context)).toEqual({ price: { ...price, basis: null } })
    expect(change('kind', text, context)).toContain('is not commodity')
  }
  expect(change('name', '?', context)).toEqual({ name: '?' })
})

test('a text that cannot be read is refused in words', () => {
  expect(change('origin', 'Korea', unpriced)).toContain('KR or KP')
  expect(change('eccn', '3A01', unpriced)).toContain('no ECCN')
  expect(change('amount', '12 %', unpriced)).toContain('percentage')
  expect(change('amount', 'twelve', unpriced)).toContain('not a number')
  expect(change('usedOn', '3', unpriced)).toContain('cannot be changed')
})

test('an amount keeps currency and basis, and takes a currency that stands beside it', () => {
  expect(change('amount', '1.234,50', context)).toEqual({ price: { ...price, amount: '1234.50' } })
  expect(change('amount', 'CHF 7', context)).toEqual({
    price: { ...price, amount: '7', currency: 'CHF' },
  })
  expect(change('amount', '7', unpriced)).toEqual({ price: { amount: '7', currency: 'USD' } })
  expect(change('amount', '-7', unpriced)).toContain('not negative')
})

test('a number that can be read two ways is asked, whatever this user writes', () => {
  const german = { ...unpriced, numberFormat: '1.234,56' } as const
  expect(change('amount', '1,234', unpriced)).toContain('1234 or 1.2340')
  expect(change('amount', '1,234', german)).toContain('1,2340 or 1234')
  expect(change('usShare', '12,345 %', german)).toContain('12,3450 % or 12345 %')
})

test('a currency and a basis belong to a price that is there', () => {
  expect(change('currency', 'usd', context)).toEqual({ price: { ...price, currency: 'USD' } })
  expect(change('currency', '', context)).toContain('has a currency')
  expect(change('currency', 'usd', unpriced)).toContain('no price yet')
  expect(change('basis', 'cost', unpriced)).toContain('no price yet')
})

test('declared US content is a share with its own ECCN', () => {
  const declared = { ...unpriced, usContent: { share: '0.1', eccn: '3A991' } }
  expect(change('usShare', '12.5 %', declared)).toEqual({
    usContent: { share: '0.125', eccn: '3A991' },
  })
  expect(change('usShare', '', declared)).toEqual({ usContent: null })
  expect(change('usEccn', '?', declared)).toEqual({ usContent: { share: '0.1', eccn: null } })
  expect(change('usEccn', '3A991', unpriced)).toContain('no declared share')
})

test('a plain number from one on is not taken for a share', () => {
  const share = (text: string) => {
    const cell = readShareOfPrice(text, as)
    return cell.ok ? cell.value : cell.message
  }
  expect(share('0.12')).toBe('0.12')
  expect(share('100 %')).toBe('1.00')
  expect(share('0')).toBe('0')
  for (const text of ['1', '12']) expect(share(text)).toContain(`write "${text} %"`)
  expect(share('101 %')).toContain('more than the whole')
  expect(share('-1 %')).toContain('no share')
})

test('what is already an ECCN is offered first as it is, then the paragraphs below it', () => {
  const offered = suggestEccns(pack, '3a001.a').map(({ value }) => value)
  expect(offered[0]).toBe('3A001.a')
  expect(offered).toContain('3A001.a.2')
  expect(offered.slice(1).every((value) => value.startsWith('3A001.a.'))).toBe(true)
  expect(suggestEccns(pack, '3A00').map(({ value }) => value)[0]).toBe('3A001')
  expect(suggestEccns(pack, 'ear')[0]?.value).toBe('EAR99')
})

test('an entry is described by title and reasons, with a word where its paragraph matters', () => {
  expect(describeEccn(pack, '3A001').hint).toContain('give the paragraph')
  expect(describeEccn(pack, '3A001.a.2').hint).toContain('NS')
  expect(describeEccn(pack, '3A001.a.2').hint).not.toContain('give the paragraph')
  expect(describeEccn(pack, '3Z001').hint).toContain('not in the rule pack')
})

test('an entry or a paragraph that the pack does not have is remarked', () => {
  expect(remarkOnEccn(pack, '3A001.a.99')).toContain('names 3A001.a.99')
  expect(remarkOnEccn(pack, '3A001.zz')).toContain('names 3A001.zz')
  expect(remarkOnEccn(pack, '3Z001')).toContain('not in the rule pack')
  for (const eccn of ['3A001.a.2', '3A001.a', '3A001', '5A002.a.1', 'EAR99', 'USML:XI(c)'])
    expect(remarkOnEccn(pack, eccn), eccn).toBeNull()
  for (const eccn of ['3A001.a.99', '3A001.zz'])
    expect(describeEccn(pack, eccn).hint).toMatch(
      /^no rule of the pack names .*check the paragraph/,
    )
})

test('values that begin with a text come before those that mention it', () => {
  const countries = [
    { value: 'AU', hint: 'Australia' },
    { value: 'US', hint: 'United States' },
    { value: 'UA', hint: 'Ukraine' },
    { value: 'RU', hint: 'Russia' },
  ]
  expect(suggestValues(countries, 'u').map(({ value }) => value)).toEqual(['US', 'UA', 'AU', 'RU'])
  expect(suggestValues(countries, 'united st').map(({ value }) => value)).toEqual(['US'])
})
