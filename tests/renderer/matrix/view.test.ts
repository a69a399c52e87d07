import { expect, test } from 'vitest'
import type { ProductLine } from '../../../renderer/features/matrix/lines.ts'
import { columnsOf, isFlipped, productsOf, shown } from '../../../renderer/features/matrix/view.ts'
import type { MatrixView } from '../../../renderer/stores/matrix-view.ts'
import { actsWorstFirst } from '../../../shared/calc/result/act.ts'
import { fail, material, open, pass, productOf, rowOf, VIEW } from './rows.ts'

const P = [fail('0.3'), pass('0.1'), open('0.2', '0.3'), pass('0.24')]
const Q = [pass('0'), pass('0'), pass('0'), pass('0.01')]
const R = [fail('0.26'), fail('0.5'), fail('0.5'), fail('0.5')]

const view = (more: Partial<MatrixView>) => ({ ...VIEW, ...more })
const ids = (lines: ReturnType<typeof shown>['lines']) =>
  lines.map((line) => (line.kind === 'product' ? line.product.id : `# ${line.name}`))
const codes = (columns: { code: string }[]) => columns.map(({ code }) => code)

test('columns stand by rule group and know their place in the answers', () => {
  const columns = columnsOf(material({}), VIEW)
  expect(columns.map(({ code, at }) => [code, at])).toEqual([
    ['XA', 1],
    ['XB', 3],
    ['XC', 0],
    ['XD', 2],
  ])
  const { bands } = shown(material({ P }), VIEW)
  expect(bands.map(({ group, from, count }) => [group.id, from, count])).toEqual([
    ['one', 0, 2],
    ['two', 2, 2],
  ])
})

test('a choice shows the destinations often asked, a group, or a set by name', () => {
  const known = material({ P })
  expect(codes(columnsOf(known, view({ choice: 'often' })))).toEqual(['XD'])
  expect(codes(columnsOf(known, view({ choice: 'group:two' })))).toEqual(['XC', 'XD'])
  expect(codes(columnsOf(known, view({ choice: 'set:Sales: north' })))).toEqual(['XA', 'XC'])
  expect(codes(columnsOf(known, view({ choice: 'set:gone' })))).toHaveLength(4)
})

test('a text finds destinations by code, name and group', () => {
  const found = (destinationFilter: string) =>
    codes(columnsOf(material({ P }), view({ destinationFilter })))
  expect(found('xb')).toEqual(['XB'])
  expect(found('land group two')).toEqual(['XC', 'XD'])
  expect(found('nowhere')).toEqual([])
})

test('sub-assemblies are shown on demand', () => {
  const products = [productOf('P'), productOf('S', { isSubAssembly: true })]
  const idsOf = (more: Partial<MatrixView>) => productsOf(products, view(more)).map(({ id }) => id)
  expect(idsOf({})).toEqual(['P'])
  expect(idsOf({ showAll: true })).toEqual(['P', 'S'])
  expect(idsOf({ showAll: true, productFilter: 'of s' })).toEqual(['S'])
})

test('rows and columns can be left out where nothing in sight is subject, undetermined or near', () => {
  const known = material({ P, Q, R })
  const subject = shown(known, view({ only: 'licence', choice: 'group:two' }))
  expect([ids(subject.lines), codes(subject.columns)]).toEqual([
    ['P', 'R'],
    ['XC', 'XD'],
  ])
  const undetermined = shown(known, view({ only: 'undetermined' }))
  expect([ids(undetermined.lines), codes(undetermined.columns)]).toEqual([['P'], ['XD']])
  expect(ids(shown(known, view({ only: 'incomplete' })).lines)).toEqual(['P'])
  const near = shown(known, view({ only: 'near' }))
  expect([ids(near.lines), codes(near.columns)]).toEqual([
    ['P', 'R'],
    ['XB', 'XC'],
  ])
})

test('a row that is not worked out yet is not left out', () => {
  const known = material({ P, Q }, { products: [productOf('N'), productOf('Q')] })
  const { lines, open: missing } = shown(known, view({ only: 'licence' }))
  expect(ids(lines)).toEqual(['N'])
  expect(missing).toBe(1)
})

test('acts are counted by row over the columns shown, and by column over the rows shown', () => {
  const { lines, totals } = shown(material({ P, R }), view({ choice: 'group:two' }))
  const none = Object.fromEntries(actsWorstFirst.map((act) => [act, 0]))
  expect(lines.map((line) => line.kind === 'product' && line.counts)).toEqual([
    { ...none, licence: 1, undetermined: 1 },
    { ...none, licence: 2 },
  ])
  expect(totals).toEqual([
    { ...none, licence: 2 },
    { ...none, licence: 1, undetermined: 1 },
  ])
})

test('what needs no licence by destination is counted apart, and is nothing left to do', () => {
  const spared = (low: string) => ({ ...fail(low), need: 'none' as const })
  const known = material({ P, S: [spared('0.3'), pass('0.1'), spared('0.3'), pass('0.1')] })
  const { lines } = shown(known, VIEW)
  const counts = lines.flatMap((line) => (line.kind === 'product' ? [line.counts] : []))
  expect(counts.map((each) => [each?.licence, each?.['no-licence']])).toEqual([
    [1, 0],
    [0, 2],
  ])
  expect(ids(shown(known, view({ only: 'asks' })).lines)).toEqual(['P'])
})

test('a row that is not worked out has no counts', () => {
  const known = material({}, { products: [productOf('N')] })
  const [line] = shown(known, VIEW).lines as ProductLine[]
  expect(line?.counts).toBeNull()
})

test('rows sort by the share at a destination, both ways, with what is not worked out last', () => {
  const known = material({ P, Q, R }, { products: ['N', 'P', 'Q', 'R'].map((id) => productOf(id)) })
  const by = { destination: 'XC' }
  const order = (isReversed: boolean) =>
    ids(shown(known, view({ order: { by, isReversed } })).lines)
  expect(order(false)).toEqual(['P', 'R', 'Q', 'N'])
  expect(order(true)).toEqual(['Q', 'R', 'P', 'N'])
})

test('the worst rows have the most that is subject, then the most that is undetermined', () => {
  const order = { by: 'worst' as const, isReversed: false }
  const S = [pass('0'), open('0', '1'), open('0', '1'), pass('0')]
  expect(ids(shown(material({ P, Q, R, S }), view({ order })).lines)).toEqual(['R', 'P', 'S', 'Q'])
})

test('by company, each company has a heading, and products without a maker come last', () => {
  const known = material(
    {},
    {
      products: [
        productOf('P10', { madeBy: 'B', makerName: 'Beta' }),
        productOf('N', { madeBy: null, makerName: null }),
        productOf('P9', { madeBy: 'B', makerName: 'Beta' }),
        productOf('Q'),
      ],
    },
  )
  const { lines } = shown(known, view({ order: { by: 'company', isReversed: false } }))
  expect(ids(lines)).toEqual(['# Alpha', 'Q', '# Beta', 'P9', 'P10', '# Maker not known', 'N'])
})

test('a cell is flipped where the methods differ, and only between answers of one revision', () => {
  const known = material({ P })
  const answered = known.sheet.get('P') ?? null
  const other = {
    row: rowOf('P', [pass('0.1'), pass('0.1'), pass('0.1'), pass('0.1')]),
    revision: 5,
  }
  const line = { kind: 'product' as const, product: productOf('P'), answered, counts: null }
  const flipped = (more: Partial<ProductLine>) =>
    [0, 1, 2, 3].map((at) => isFlipped({ ...line, other, ...more }, at))
  expect(flipped({})).toEqual([true, false, true, false])
  expect(flipped({ other: { ...other, revision: 4 } })).toEqual([false, false, false, false])
  expect(flipped({ other: null })).toEqual([false, false, false, false])
})
