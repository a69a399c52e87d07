import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluateModel } from '../../shared/calc/evaluate.ts'
import type { Result } from '../../shared/calc/result/result.ts'
import { checkModel } from '../../shared/model/read.ts'
import type { PartFacts } from '../../shared/model/schema.ts'
import type { Setting } from '../../shared/rules/content.ts'
import { allDestinations, findDestination } from '../../shared/rules/destination.ts'
import { type Eccn, matchesPattern, parseEccn } from '../../shared/rules/eccn.ts'
import { licenceNeed } from '../../shared/rules/licence.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { productNeed } from '../../shared/rules/product-need.ts'
import { check, often } from './models.ts'

const pack = currentPack()
const destinations = allDestinations(pack)
const eccns = pack.eccns
  .flatMap((file) => file.entries)
  .filter(({ status }) => status === 'listed')
  .flatMap(({ eccn }) => [
    eccn,
    ...(pack.namedByEccn.get(eccn) ?? []).map((paragraph) => [eccn, ...paragraph].join('.')),
  ])

const FACTS = ['foodOrMedicine', 'iranSupp7', 'russiaListed', 'massCommunicationSoftware'] as const
const facts: fc.Arbitrary<PartFacts> = fc.record(
  Object.fromEntries(FACTS.map((name) => [name, fc.boolean()])),
  { requiredKeys: [] },
)
const asked = fc.record({
  eccn: fc.oneof(fc.constantFrom(...eccns), fc.constant('EAR99')),
  kind: fc.constantFrom('commodity', 'software', 'technology'),
  facts,
  destination: fc.constantFrom(...destinations),
  exportedFrom: fc.constantFrom('DE', 'JP', 'CN', 'MY', null),
})
type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never

function settingOf({ destination, exportedFrom, kind }: Asked): Setting {
  const found = findDestination(pack, destination)
  if (!found) throw new Error(destination)
  return { destination: found, exportedFrom, productKind: kind, day: '2026-11-24' }
}

function contentOf({ eccn, kind, facts }: Asked, origin: 'us' | 'foreign') {
  return { kind, origin, eccn: parseEccn(eccn), facts } as const
}

const needOf = (one: Asked) => productNeed(pack, {}, contentOf(one, 'foreign'), settingOf(one))

/** Tools of 734.9(k) and (e)(3), which come up too rarely among all entries. */
const TOOLS = ['3B001.d', '3B001.a.4', '3B001.a.1', '3B001', '3B002.c', '3B002.b', '3B991', '3B993']
const COUNTRIES = ['DE', 'JP', 'KR', 'CN', 'MO', 'MY', 'CY', 'TW', 'RU', null] as const
const country = fc.constantFrom(...COUNTRIES)
const shipped = fc.record({
  eccn: fc.oneof(
    { arbitrary: fc.constantFrom(...eccns), weight: 3 },
    { arbitrary: fc.constantFrom(...TOOLS), weight: 4 },
    { arbitrary: fc.constantFrom('EAR99', '5A991', '3A001.a.2', null), weight: 2 },
  ),
  kind: fc.constantFrom('commodity', 'software', 'technology'),
  facts,
  destination: fc.oneof(
    { arbitrary: fc.constantFrom(...destinations), weight: 1 },
    { arbitrary: fc.constantFrom('CN', 'MO', 'HK', 'RU', 'UA-CRIMEA', 'IR'), weight: 2 },
  ),
  exportedFrom: fc.constantFrom('DE', 'JP', 'CN', 'MY', 'KR'),
  maker: fc.record({ country, headquarters: country }),
  shipper: fc.option(fc.record({ country, headquarters: country })),
})
type Shipped = typeof shipped extends fc.Arbitrary<infer T> ? T : never

/** The result for a product made in one place, shipped from another by a third. */
function resultOf(one: Shipped, madeIn: string | null): Result {
  const { eccn, kind, exportedFrom, shipper } = one
  const model = {
    format: 'minimis-model',
    version: 1,
    currency: 'USD',
    rates: [],
    entities: [
      { id: 'MAKER', name: 'Maker', ...one.maker, country: madeIn },
      ...(shipper ? [{ id: 'SHIPPER', name: 'Shipper', ...shipper }] : []),
    ],
    parts: [],
    products: [
      {
        ...{ id: 'W', name: 'W', kind, eccn, madeBy: 'MAKER', exportedFrom },
        ...(shipper && { exportedBy: 'SHIPPER' }),
        price: { amount: '10', currency: 'USD' },
        facts: one.facts,
        lines: [],
      },
    ],
  }
  const read = checkModel(model)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const { results } = evaluateModel(read.value, {
    pack,
    day: '2026-11-24',
    destinations: [one.destination],
    products: ['W'],
  })
  return results[0] as Result
}

// The two lists and the items of 734.9(k) once more, apart from the pack.
const PARTNERS =
  'AU AT BE BG CA HR CY CZ DK EE FI FR DE GR HU IS IE IT JP LV LI LT LU MT NL NZ NO PL PT RO SK SI KR ES SE CH TW GB'
const TOOL_COUNTRIES =
  'AU AT BE BG CA HR CZ DK EE FI FR DE GR HU IS IE IT JP LV LT LU NL NZ NO PL PT RO SK SI ES SE CH GB'
const OF_K =
  '3B001.a.4 3B001.c 3B001.d 3B001.f.1 3B001.f.5 3B001.f.6 3B001.k 3B001.l 3B001.m 3B001.n 3B001.p.2 3B001.p.4 3B001.r 3B002.c'
const isOf = (list: string, one: string | null | undefined) => list.split(' ').includes(one ?? '')
const mayBeOfK = (eccn: Eccn) =>
  OF_K.split(' ').some((pattern) => matchesPattern(eccn, pattern) !== 'no')

/** Whether who ships it takes it out (742.4(a)(4)(ii)(B)); null: that is not known. */
function isExcluded({ exportedFrom, maker, shipper }: Shipped): boolean | null {
  const { country, headquarters } =
    shipper ?? (exportedFrom === maker.country ? maker : { country: null, headquarters: null })
  if (country === null) return null
  if (!isOf(TOOL_COUNTRIES, country)) return false
  return headquarters === null ? null : !['CN', 'MO', 'RU'].includes(headquarters)
}

describe('The licence need of a product', () => {
  test('is that of a US item reexported by the same exporter, but for what a route takes away', () => {
    const met = { none: 0, unknown: 0 }
    check(20261143, shipped, (one) => {
      const foreign = resultOf(one, one.maker.country)
      const ofUs = resultOf({ ...one, shipper: one.shipper ?? one.maker }, 'US')
      expect(foreign.need).toEqual(ofUs.need)
      expect(ofUs.routes ?? []).toEqual([])
      for (const { route, need } of foreign.routes ?? []) {
        expect(need.state).not.toBe(foreign.need.state)
        if (route === '734.9(k)') {
          expect(mayBeOfK(parseEccn(one.eccn ?? ''))).toBe(true)
          const excluded = isExcluded(one)
          expect(excluded).not.toBe(false)
          if (excluded === null) expect(need.state).toBe('unknown')
          if (need.state === 'none' || need.state === 'unknown') met[need.state]++
        } else {
          expect(['734.9(f)', '734.9(j)']).toContain(route)
          expect(need.state).toBe('none')
          expect(isOf(PARTNERS, one.exportedFrom)).toBe(true)
        }
      }
      const isTool = ['3B001.d', '3B001.a.4', '3B002.c'].includes(one.eccn ?? '')
      const isThere = ['CN', 'MO', 'HK'].includes(one.destination)
      if (isTool && isThere && isExcluded(one))
        expect(foreign.routes).toMatchObject([{ route: '734.9(k)', need: { state: 'none' } }])
    })
    expect(met.none).toBeGreaterThan(often(20))
    expect(met.unknown).toBeGreaterThan(often(20))
  })

  test('and what is told before the calculation follow one another', () => {
    check(20261144, shipped, (one) => {
      const { need, calculation } = resultOf(one, one.maker.country)
      if (need.state === 'required') expect(calculation?.asked).toBe('yes')
      if (need.state === 'unknown') expect(calculation?.asked).toBe('unknown')
      if (need.state === 'none')
        expect(calculation?.asked).toBe(one.destination === 'IR' ? 'unknown' : 'no')
      expect((calculation?.missing.length ?? 0) > 0).toBe(calculation?.asked === 'unknown')
    })
  })

  test('keeps the exceptions within their earlier bounds when a fact becomes known', () => {
    const revealed = fc.tuple(asked, fc.constantFrom(...FACTS), fc.boolean())
    check(20261145, revealed, ([one, fact, value]) => {
      const before = needOf({ ...one, facts: { ...one.facts, [fact]: null } })
      const after = needOf({ ...one, facts: { ...one.facts, [fact]: value } })
      if (before.state !== 'required') return
      const codes = ({ exceptions }: typeof before) => exceptions.map(({ code }) => code)
      const open = ({ exceptions }: typeof before) =>
        exceptions.filter(({ bars }) => bars.length === 0).map(({ code }) => code)
      expect(codes(before)).toEqual(expect.arrayContaining(codes(after)))
      expect(open(before)).toEqual(expect.arrayContaining(open(after)))
    })
  })

  test('is there wherever content of its ECCN and facts would count, and is that of a US item', () => {
    check(20261140, asked, (one) => {
      const { eccn } = contentOf(one, 'us')
      if (!eccn) throw new Error(one.eccn)
      const content = licenceNeed(pack, {}, { ...contentOf(one, 'us'), eccn }, settingOf(one))
      const { state } = needOf(one)
      if (content.answer === 'yes') expect(state).toBe('required')
      if (state === 'none') expect(content.answer).toBe('no')
    })
  })

  test('has reasons with citations that stand in the pack, and names what would settle it', () => {
    const places = new Set([...pack.places.values()].map(({ name }) => name))
    check(20261141, asked, (one) => {
      const { state, reasons, missing, exceptions } = needOf(one)
      expect(reasons.length).toBeGreaterThan(0)
      for (const { cite, row } of reasons) {
        expect(cite.length).toBeGreaterThan(0)
        if (row !== undefined) expect(places.has(row)).toBe(true)
      }
      expect(missing.length > 0).toBe(state === 'unknown')
      if (state !== 'required') expect(exceptions).toEqual([])
    })
  })

  test('stays within its earlier bounds when a fact becomes known', () => {
    const revealed = fc.tuple(asked, fc.constantFrom(...FACTS), fc.boolean())
    check(20261142, revealed, ([one, fact, value]) => {
      const before = needOf({ ...one, facts: { ...one.facts, [fact]: null } }).state
      const after = needOf({ ...one, facts: { ...one.facts, [fact]: value } }).state
      if (before !== 'unknown') expect(after).toBe(before)
    })
  })

  test('is lifted by no country of export but where a row speaks of it', () => {
    check(20261142, asked, (one) => {
      const from = (exportedFrom: Asked['exportedFrom']) => needOf({ ...one, exportedFrom }).state
      const rows = pack.entryByEccn.get(parseEccn(one.eccn)?.entry ?? '')?.rows ?? []
      if (rows.some((row) => row.exportedFrom)) return
      expect(from('JP')).toBe(from('MY'))
    })
  })
})
