import { describe, expect, test } from 'vitest'
import type { Kind } from '../../shared/model/schema.ts'
import { findDestination } from '../../shared/rules/destination.ts'
import { parseEccn } from '../../shared/rules/eccn.ts'
import { exceptionCandidates } from '../../shared/rules/license-exceptions.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { productNeed } from '../../shared/rules/product-need.ts'

const pack = currentPack()

function settingTo(
  to: string,
  exportedFrom: string | null = 'DE',
  productKind: Kind = 'commodity',
) {
  const destination = findDestination(pack, to)
  if (!destination) throw new Error(to)
  return { destination, exportedFrom, productKind, day: '2026-11-24' }
}

/** The exceptions that hang on the product, each with its limit and what bars it. */
function candidates(eccn: string, to: string, exportedFrom: string | null = 'DE') {
  const product = {
    kind: 'commodity',
    origin: 'foreign',
    eccn: parseEccn(eccn),
    facts: {},
  } as const
  const { exceptions } = productNeed(pack, {}, product, settingTo(to, exportedFrom))
  return exceptions
    .filter(({ by }) => by !== 'transaction')
    .map(({ code, limit, bars }) => [code, limit, bars.flatMap(({ cite }) => cite)])
}

/** Whether STA is a candidate for an item that needs a licence for these reasons. */
function hasSta(eccn: string, controls: readonly string[], to: string): boolean {
  const parsed = parseEccn(eccn)
  if (!parsed) throw new Error(eccn)
  const content = { kind: 'commodity', origin: 'foreign', eccn: parsed, facts: {} } as const
  const found = exceptionCandidates(pack, { content, controls, gbs: 'no' }, settingTo(to))
  return found.some(({ code }) => code === 'STA')
}

describe('The License Exceptions to look at', () => {
  test('have the limit of the entry, and what the reasons for control have against them', () => {
    expect(candidates('6A004.a', 'IL')).toEqual([
      ['LVS', '3000', []],
      ['GBS', null, []],
      ['STA', null, []],
    ])
    expect(candidates('9A610.a', 'FR')).toEqual([['LVS', '1500', ['740.2(a)(5)']]])
  })

  test('are barred for the 600 series that is made in or leaves Country Group D:5', () => {
    expect(candidates('9A610.a', 'FR', 'CN')).toEqual([
      ['LVS', '1500', ['740.2(a)(5)', '740.2(a)(12)']],
    ])
    expect(candidates('9A610.a', 'FR', null)).toEqual([['LVS', '1500', ['740.2(a)(5)']]])
    expect(candidates('6A004.a', 'IL', 'CN').flatMap(([, , bars]) => bars)).toEqual([])
  })

  test('are none for Iran', () => {
    for (const [, , bars] of candidates('5A001.b.3', 'IR')) expect(bars).toContain('746.7(c)')
  })

  test('hold STA for Country Group A:5, and for A:6 where only NS is asked and the entry allows it', () => {
    expect(hasSta('5A001', ['NS', 'RS'], 'FR')).toBe(true)
    expect(hasSta('5A001', ['NS', 'RS'], 'IL')).toBe(false)
    expect(hasSta('5A001', ['NS'], 'IL')).toBe(true)
    expect(hasSta('0B501', ['NS'], 'IL')).toBe(false)
    expect(hasSta('0B501', ['NS'], 'FR')).toBe(true)
    expect(hasSta('5A001', ['NS', 'MT'], 'FR')).toBe(false)
    expect(hasSta('5A001', ['NS'], 'CN')).toBe(false)
  })
})
