import { expect, test } from 'vitest'
import {
  flipsSince,
  flipText,
  gapsSentence,
  gapsText,
  isIncomplete,
  toFindOut,
  totalsOf,
  totalsText,
  verdictText,
} from '../../renderer/features/home/figures.ts'
import { actFirst, groupsOf, homeRows } from '../../renderer/features/home/groups.ts'
import type { OverviewRow } from '../../renderer/stores/overview.ts'
import { type Act, worstActOf } from '../../shared/calc/result/act.ts'
import type { EntityRow, ProductRow } from '../../shared/workspace/views.ts'

const pass: Act = 'not-subject'
const fail: Act = 'licence'
const open: Act = 'undetermined'
const spared: Act = 'no-licence'
const unclassified: Act = 'need-open'

function product(id: string, madeBy: string | null = 'A', given: Partial<ProductRow> = {}) {
  const row: ProductRow = {
    id,
    name: id,
    kind: 'commodity',
    eccn: null,
    eccnSource: null,
    madeBy,
    makerName: madeBy,
    country: null,
    exportedFrom: null,
    price: null,
    lines: 0,
    rowsNotTaken: 0,
    isSubAssembly: false,
  }
  return { ...row, ...given }
}

function company(id: string, given: Partial<EntityRow> = {}): EntityRow {
  return { id, name: `Company ${id}`, country: 'DE', headquarters: 'DE', products: 1, ...given }
}

function overview(id: string, acts: Act[], given: Partial<OverviewRow> = {}): OverviewRow {
  const complete = { open: [], needMissing: [] }
  return { product: id, worst: worstActOf(acts), acts, ...complete, ...given }
}

const rowsOf = (...rows: OverviewRow[]) => new Map(rows.map((row) => [row.product, row]))

test('products stand by company in the order of the companies, the unknown maker last', () => {
  const products = [product('P', null), product('Q', 'B'), product('R'), product('S', 'B')]
  const groups = groupsOf(products, [company('B'), company('A'), company('C')])
  expect(groups.map(({ id, name, products: own }) => [id, name, own.map((row) => row.id)])).toEqual(
    [
      ['B', 'Company B', ['Q', 'S']],
      ['A', 'Company A', ['R']],
      ['', 'Maker not known', ['P']],
    ],
  )
})

test('what needs an act stands first, companies and products', () => {
  const products = [product('P'), product('Q'), product('R', 'B'), product('S', 'B'), product('T')]
  const acts = new Map<string, Act>([
    ['P', pass],
    ['Q', open],
    ['R', pass],
    ['S', fail],
  ])
  const groups = actFirst(groupsOf(products, [company('A'), company('B')]), (id) => acts.get(id))
  expect(groups.map(({ id, products: own }) => [id, own.map((row) => row.id)])).toEqual([
    ['B', ['S', 'R']],
    ['A', ['Q', 'P', 'T']],
  ])
})

test('sub-assemblies are not on the home screen', () => {
  expect(groupsOf([product('P', 'A', { isSubAssembly: true })], [company('A')])).toEqual([])
})

test('a closed company shows its own row and not its products', () => {
  const groups = groupsOf([product('P'), product('Q', 'B')], [company('A'), company('B')])
  expect(homeRows(groups, new Set(['A'])).map(({ key }) => key)).toEqual([
    'company A',
    'company B',
    'product Q',
  ])
})

test('the worst verdict says for which destinations', () => {
  const text = (...acts: Act[]) => verdictText(overview('P', acts), ['CN', 'RU', 'IR'])
  expect(text(pass, fail, fail)).toBe('licence for RU, IR')
  expect(text(pass, open, fail)).toBe('licence for IR')
  expect(text(pass, pass, pass)).toBe('not subject for all 3')
})

test('what is open is said, the own first, and nothing open is complete', () => {
  const row = overview('P', [open], {
    open: [
      { item: 'P', missing: ['price', 'militaryCommodity'] },
      { item: 'A', missing: ['origin', 'eccn'] },
      { item: 'B', missing: ['origin', 'memory', 'semiconductor'] },
    ],
  })
  expect(gapsText(row)).toBe('own price, own 1 fact, origin 2, ECCN 1, facts 1')
  expect(gapsSentence(row)).toBe(
    'Of the product itself is asked: price, 1 fact. Of items in it: origin of 2, ECCN of 1, facts of 1.',
  )
  expect(gapsText(overview('P', [pass]))).toBe('complete')
})

test('complete is what no answer can change for the destinations, whatever else is missing', () => {
  const settled = overview('P', [fail, pass])
  expect(isIncomplete(settled)).toBe(false)
  expect(gapsText(settled)).toBe('complete')
  expect(gapsSentence(settled)).toContain('changes a verdict or a licence need')
  for (const act of [open, unclassified, 'no-licence-either-way'] as const)
    expect(isIncomplete(overview('P', [pass, act])), act).toBe(true)
})

test('sub-totals count each product once by its worst verdict, and those open for each destination', () => {
  const products = [product('P'), product('Q'), product('R'), product('NEW')]
  const rows = rowsOf(
    overview('P', [fail, pass]),
    overview('Q', [open, fail]),
    overview('R', [pass, pass]),
  )
  const totals = totalsOf(products, rows, ['CN', 'RU'])
  expect(totals).toMatchObject({ incomplete: 1, asking: 2, askingFor: [2, 1], known: 3 })
  expect(totalsText(totals)).toBe('2 licence; 1 not subject')
})

test('what needs no licence by destination asks for nothing, and what is not classified does', () => {
  const products = [product('P'), product('Q')]
  const rows = rowsOf(overview('P', [spared, pass]), overview('Q', [spared, unclassified]))
  const totals = totalsOf(products, rows, ['CN', 'RU'])
  expect(totals).toMatchObject({ asking: 1, askingFor: [0, 1] })
  expect(totalsText(totals)).toBe('1 need open; 1 no licence')
})

test('a verdict that is another one than last time is a flip, one for each way that it went', () => {
  const seen = { acts: { P: { CN: pass, RU: pass, IR: open }, GONE: { CN: fail } } }
  const rows = rowsOf(overview('P', [fail, fail, pass]), overview('NEW', [fail, fail, fail]))
  const flips = flipsSince(seen, [product('P'), product('NEW')], rows, ['CN', 'RU', 'IR'])
  expect(flips.map((flip) => `${flip.product} ${flipText(flip)}`)).toEqual([
    'P was not subject, now subject, licence or exception (CN, RU)',
    'P was undetermined, now not subject (IR)',
  ])
})

test('a destination that was not looked at last time, or never, is no flip', () => {
  const rows = rowsOf(overview('P', [fail]))
  expect(flipsSince({ acts: { P: { CN: pass } } }, [product('P')], rows, ['RU'])).toEqual([])
  expect(flipsSince(null, [product('P')], rows, ['CN'])).toEqual([])
})

test('what is open in most of the products that are sold is found out first, in words', () => {
  const inP = [
    { item: 'IN-P', missing: ['eccn'] },
    { item: 'IN-BOTH', missing: ['eccn'] },
  ]
  const inQ = [
    { item: 'Q', missing: ['price', 'foodOrMedicine'] },
    { item: 'IN-BOTH', missing: ['origin'] },
  ]
  const rows = rowsOf(
    overview('P', [open, fail], { open: inP }),
    overview('Q', [open, pass], { open: inQ }),
    overview('INSIDE', [open], { open: inQ }),
  )
  const found = toFindOut([product('P'), product('Q')], rows, (name) => `words of ${name}`)
  expect(found.map(({ type, id, missing, products }) => [type, id, missing, products])).toEqual([
    ['part', 'IN-BOTH', ['ECCN', 'origin'], ['P', 'Q']],
    ['part', 'IN-P', ['ECCN'], ['P']],
    ['product', 'Q', ['price', 'words of foodOrMedicine'], ['Q']],
  ])
})
