import countries from 'i18n-iso-countries'
import { describe, expect, test } from 'vitest'
import { originOf } from '../../shared/calc/content/maker.ts'
import {
  allDestinations,
  findDestination,
  isOnList,
  refusalOf,
  standInFor,
} from '../../shared/rules/destination.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'

const pack = currentPack()
const DAY = '2026-11-24'

/** The country whose groups and row answer for its territories (738.3(b)). */
const ANSWERING: Record<string, string> = {
  AU: 'CC CX HM NF',
  DK: 'FO GL',
  FI: 'AX',
  FR: 'BL GF GP MF MQ NC PF PM RE TF WF YT',
  GB: 'AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG',
  NL: 'BQ',
  NO: 'BV SJ',
  NZ: 'TK',
}
const TERRITORIES = Object.entries(ANSWERING).flatMap(([country, codes]) =>
  codes.split(' ').map((code) => [code, country] as const),
)
const OF_THE_UNITED_STATES = ['AS', 'GU', 'MP', 'PR', 'UM', 'VI']

test('Every code of ISO 3166-1 stands in a row', () => {
  const missing = Object.keys(countries.getAlpha2Codes()).filter(
    (code) => !pack.countryByCode.has(code),
  )
  expect(missing).toEqual([])
})

describe('A territory of another country', () => {
  test.each(TERRITORIES)('%s is answered by %s', (code, country) => {
    const destination = findDestination(pack, code)
    const answering = findDestination(pack, country)
    expect(destination?.codes).toEqual([code, country])
    expect(destination?.chart).toEqual(answering?.chart)
    expect(destination?.groups).toEqual(answering?.groups)
  })

  test('is no member of all destinations, and stands in for none of them', () => {
    const all = allDestinations(pack)
    expect(all).toHaveLength(204)
    expect(TERRITORIES.filter(([code]) => all.includes(code))).toEqual([])
    const standIns = all.map((code) => {
      const destination = findDestination(pack, code)
      return destination && standInFor(pack, destination).code
    })
    expect(standIns.filter((code) => !code || !all.includes(code))).toEqual([])
  })

  test('is a foreign origin', () => {
    expect(TERRITORIES.filter(([code]) => originOf(pack, code, DAY) !== 'foreign')).toEqual([])
  })
})

describe('Where it is exported from, a territory', () => {
  test.each(TERRITORIES)('%s is on the lists of %s', (code, country) => {
    for (const { id, territories } of pack.lists.lists) {
      const of = isOnList(pack, id, country, DAY)
      expect(isOnList(pack, id, code, DAY)).toBe(of && territories === 'notRead' ? null : of)
    }
  })

  test('is on a dated list from the same day on as its country', () => {
    const dated = { ...pack.listById.get('partners-746'), since: { FR: '2026-11-24' } }
    const lists = new Map([...pack.listById, ['partners-746', dated as never]])
    const at = (day: string) => isOnList({ ...pack, listById: lists }, 'partners-746', 'RE', day)
    expect([at('2026-11-23'), at('2026-11-24')]).toEqual([false, true])
  })

  test.each(['AQ', 'CK', 'NU', 'PS'])('%s is on no list for sure, and off none', (code) => {
    expect(isOnList(pack, 'partners-746', code, DAY)).toBeNull()
  })

  test('and a country is on a list or not', () => {
    expect(isOnList(pack, 'partners-746', 'SG', DAY)).toBe(false)
    expect(isOnList(pack, 'partners-746', 'HK', DAY)).toBe(false)
  })
})

describe('A territory of the United States', () => {
  test.each(OF_THE_UNITED_STATES)('%s is US origin and no destination', (code) => {
    expect(originOf(pack, code, DAY)).toBe('us')
    expect(isOnList(pack, 'united-states', code, DAY)).toBe(true)
    expect(findDestination(pack, code)).toBeNull()
    expect(refusalOf(pack, code)).toMatch(/part of the United States/)
  })
})

test.each(['AQ', 'CK', 'NU', 'PS'])('%s is refused with a reason until it is read', (code) => {
  expect(findDestination(pack, code)).toBeNull()
  expect(refusalOf(pack, code)).toMatch(/738\.3\(b\)/)
  expect(originOf(pack, code, DAY)).toBe('foreign')
})

test('A destination and a code that is none at all are refused without a reason', () => {
  expect([refusalOf(pack, 'DE'), refusalOf(pack, 'ZZ')]).toEqual([null, null])
})
