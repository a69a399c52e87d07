import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PartFacts } from '../../shared/model/schema.ts'
import type { Setting } from '../../shared/rules/content.ts'
import { allDestinations, findDestination } from '../../shared/rules/destination.ts'
import { parseEccn } from '../../shared/rules/eccn.ts'
import { licenceNeed } from '../../shared/rules/licence.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { productNeed } from '../../shared/rules/product-need.ts'
import { check } from './models.ts'

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

describe('The licence need of a product', () => {
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
