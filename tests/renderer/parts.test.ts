import { expect, test } from 'vitest'
import { askedOfPart } from '../../renderer/features/parts/asked-of-part.ts'
import { missingChips } from '../../renderer/features/parts/asked-words.ts'
import { openOfPart } from '../../renderer/features/parts/open-of-part.ts'
import { changeOf, changesOf, pasteOver } from '../../renderer/features/parts/part-changes.ts'
import { countParts, visibleParts } from '../../renderer/features/parts/part-filters.ts'
import { isUsOrigin } from '../../renderer/stores/destinations.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import type { PartRow } from '../../shared/workspace/views.ts'

const pack = currentPack()
const day = '2026-11-24'
const as = { numberFormat: '1,234.56', currency: 'USD' } as const

function part(id: string, about: Partial<PartRow> = {}): PartRow {
  return {
    id,
    name: id,
    kind: 'commodity',
    origin: 'US',
    eccn: '3A991',
    eccnSource: null,
    supplier: null,
    price: { amount: '1', currency: 'USD', basis: null },
    usContent: null,
    facts: null,
    usedOn: 1,
    ...about,
  }
}

function view(destinations = ['CN', 'IR']) {
  return {
    isUs: (country: string) => isUsOrigin(pack.header.id, country, day),
    asked: askedOfPart({ pack, choices: {}, destinations, day }),
  }
}

test('of a foreign part nothing is asked, of one of US origin its ECCN and price', () => {
  const { asked } = view()
  expect(asked(part('A', { origin: 'TW', eccn: null, price: null }))).toEqual([])
  expect(asked(part('B', { eccn: null, price: null }))).toEqual(['eccn', 'price'])
  expect(asked(part('C', { origin: null, eccn: null }))).toEqual(['origin', 'eccn'])
  expect(asked(part('D'))).toEqual([])
})

test('a price of zero is asked for, since it is no fair market value', () => {
  const price = { amount: '0.00', currency: 'USD', basis: null }
  expect(view().asked(part('A', { price }))).toEqual(['price'])
})

test('of declared US content its own ECCN is asked, and the price that it is a share of', () => {
  const { asked } = view()
  const usContent = { share: '0.1', eccn: null }
  expect(asked(part('A', { origin: 'TW', usContent, price: null }))).toEqual(['us:eccn', 'price'])
  expect(asked(part('B', { origin: 'TW', usContent: { share: '0', eccn: null } }))).toEqual([])
  expect(asked(part('C', { usContent }))).toEqual([])
  const expired = { share: '0', eccn: null, validUntil: '2026-01-01' }
  expect(asked(part('D', { origin: 'TW', usContent: expired }))).toEqual(['usContent'])
})

test('an HTS code answers what it answers', () => {
  const { asked } = view(['RU'])
  expect(asked(part('A', { eccn: 'EAR99' }))).toContain('russiaListed')
  const [code] = pack.htsById.get('supplement-4')?.codeSet ?? []
  expect(asked(part('B', { eccn: 'EAR99', facts: { hts6: code } }))).not.toContain('russiaListed')
})

test('chips say what the part lacks first, then how many facts are asked', () => {
  const chips = missingChips(['encryption', 'eccn', 'memory', 'origin'], pack)
  expect(chips.map(({ label }) => label)).toEqual(['origin', 'ECCN', '2 facts'])
  expect(chips.at(-1)?.meaning).toContain('encryption')
  expect(missingChips([], pack)).toEqual([])
})

const register = [
  part('US-OK'),
  part('US-NO-ECCN', { eccn: null }),
  part('NO-ORIGIN', { origin: null }),
  part('FREE', { origin: 'JP', price: null, usedOn: 0 }),
  part('DECLARED', { origin: 'JP', usContent: { share: '0.2', eccn: '3A991' } }),
]

test('the counts beside the filters are what the filters let through', () => {
  const counts = countParts(register, view())
  expect(counts).toMatchObject({ parts: 5, usOrigin: 2, filters: { open: 2 } })
  const shown = (filters: (keyof typeof counts.filters)[], text = '') =>
    visibleParts(register, { text, filters, joined: 'all', kept: new Set() }, view()).map(
      ({ id }) => id,
    )
  for (const [id, number] of Object.entries(counts.filters))
    expect(shown([id as keyof typeof counts.filters]), id).toHaveLength(number)
  expect(shown(['usNoEccn'])).toEqual(['US-NO-ECCN'])
  expect(shown(['noPrice', 'unused'])).toEqual(['FREE'])
  expect(shown(['noOrigin', 'unused'])).toEqual([])
  expect(shown([], 'no- us')).toEqual(['US-NO-ECCN'])
})

test('filters are joined both ways', () => {
  const shown = (joined: 'all' | 'any') =>
    visibleParts(
      register,
      { text: '', filters: ['noOrigin', 'unused'], joined, kept: new Set() },
      view(),
    ).map(({ id }) => id)
  expect(shown('all')).toEqual([])
  expect(shown('any')).toEqual(['NO-ORIGIN', 'FREE'])
})

test('what changes no verdict of a product that is sold is not asked, unless the part was changed since', () => {
  const { asked } = view()
  const [same, changed, other] = ['A', 'B', 'C'].map((id) => part(id, { eccn: null, price: null }))
  if (!same || !changed || !other) throw new Error('three parts')
  const open = new Map([['A', { missing: ['eccn'] }]])
  const shown = openOfPart(asked, { open, seen: new Set([same, other]) })
  expect([same, changed, other].map(shown)).toEqual([['eccn'], ['eccn', 'price'], []])
  expect(openOfPart(asked, null)(other)).toEqual(['eccn', 'price'])
})

test('an answer is set for many parts, and what else is known of each stays', () => {
  const parts = [part('A', { facts: { memory: true } }), part('B')]
  expect(changesOf(parts, 'fact:russiaListed', 'n', as)).toMatchObject({
    ok: true,
    value: [
      { id: 'A', set: { facts: { memory: true, russiaListed: false } } },
      { id: 'B', set: { facts: { russiaListed: false } } },
    ],
  })
  expect(changesOf(parts, 'fact:memory', '?', as)).toMatchObject({
    value: [{ set: { facts: { memory: null } } }, { set: { facts: { memory: null } } }],
  })
  expect(changesOf(parts, 'fact:encryption', 'b1', as)).toMatchObject({ ok: true })
  expect(changesOf(parts, 'fact:encryption', 'yes', as)).toMatchObject({ ok: false })
  expect(changesOf(parts, 'fact:memory', 'maybe', as)).toMatchObject({ ok: false })
})

test('a part that is worked on stays on screen until the filters change', () => {
  const kept = new Set(['US-OK'])
  const shown = (text: string) =>
    visibleParts(register, { text, filters: ['noOrigin'], joined: 'all', kept }, view()).map(
      ({ id }) => id,
    )
  expect(shown('')).toEqual(['US-OK', 'NO-ORIGIN'])
  expect(shown('origin')).toEqual(['NO-ORIGIN'])
})

test('cells of one row are read together, from the left', () => {
  const cells = [
    { column: 'amount', text: '12.50' },
    { column: 'currency', text: 'eur' },
    { column: 'basis', text: 'comparable' },
  ]
  expect(changeOf(part('A', { price: null }), cells, as)).toMatchObject({
    ok: true,
    value: {
      kind: 'changePart',
      id: 'A',
      set: { price: { amount: '12.50', currency: 'EUR', basis: 'comparable' } },
    },
  })
})

test('one text for many parts is refused with the part at which it cannot be set', () => {
  const parts = [part('A'), part('B', { price: null })]
  expect(changesOf(parts, 'origin', 'de', as)).toMatchObject({
    ok: true,
    value: [
      { id: 'A', set: { origin: 'DE' } },
      { id: 'B', set: { origin: 'DE' } },
    ],
  })
  expect(changesOf(parts, 'currency', 'EUR', as)).toMatchObject({
    ok: false,
    message: expect.stringContaining('B: there is no price yet'),
  })
})

test('a block is pasted whole or not at all', () => {
  const parts = [part('A'), part('B')]
  const columns = ['origin', 'eccn', 'missing', 'amount']
  const paste = (block: string[][]) => pasteOver(block, parts, columns, as)
  expect(
    paste([
      ['de', '5a991'],
      ['?', ''],
    ]),
  ).toMatchObject({
    ok: true,
    value: [
      { id: 'A', set: { origin: 'DE', eccn: '5A991' } },
      { id: 'B', set: { origin: null, eccn: null } },
    ],
  })
  expect(paste([['de'], ['Korea']])).toMatchObject({
    ok: false,
    message: expect.stringContaining('B: "Korea" could be'),
  })
  expect(paste([['de'], ['de'], ['de']])).toMatchObject({ ok: false })
  expect(paste([['de', '5a991', 'x']])).toMatchObject({
    ok: false,
    message: expect.stringContaining('wider'),
  })
})
