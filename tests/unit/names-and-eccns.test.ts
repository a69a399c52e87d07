import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { getAlpha2Codes } from 'i18n-iso-countries'
import { expect, test } from 'vitest'
import { saysUnknown } from '../../shared/tabular/cell.ts'
import { readCountry } from '../../shared/tabular/country.ts'
import { readEccn } from '../../shared/tabular/eccn.ts'

const { resolve } = createRequire(import.meta.url)

/** Names that the lists give to two countries, or that may be either of two. */
const OPEN = new Set(['Congo', 'Kongo', 'São Martinho'])

test.each(['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'zh', 'ja', 'ko'])(
  'Every name in the language %s gives its own country, or is asked about',
  (language) => {
    const file = resolve(`i18n-iso-countries/langs/${language}.json`)
    const { countries } = JSON.parse(readFileSync(file, 'utf8')) as {
      countries: Record<string, string | string[]>
    }
    const names = Object.entries(countries).flatMap(([code, given]) =>
      [given].flat().map((name) => [code, name] as const),
    )
    expect(names.length).toBeGreaterThan(200)
    for (const [code, name] of names) {
      const country = readCountry(name)
      const found = country.ok ? country.value : 'refused'
      expect([name, found]).toEqual([name, OPEN.has(name) ? 'refused' : code])
      expect(readCountry(code)).toMatchObject({ value: code })
    }
  },
)

const EVERYDAY = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'zh-Hans', 'zh-Hant', 'ja', 'ko']

test.each(EVERYDAY)(
  'Every everyday name in the language %s gives its own country beside its code too, or is asked about',
  (language) => {
    const regions = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    const codes = Object.keys(getAlpha2Codes())
    const refused: string[] = []
    for (const code of codes) {
      const name = regions.of(code)
      if (name === undefined) continue
      for (const text of [name, `${name} (${code})`, `${code} - ${name}`, `${code} ${name}`]) {
        const country = readCountry(text)
        if (!country.ok) refused.push(text)
        else expect([text, country.value]).toEqual([text, code])
      }
    }
    expect(refused.length).toBeLessThan(8)
  },
)

test.each([
  ['Korea, Republic of', 'KR'],
  ["Korea (the Democratic People's Republic of)", 'KP'],
  ['Taiwan, Province of China', 'TW'],
  ['TW - Taiwan', 'TW'],
  ['China (Mainland)', 'CN'],
  ["China, People's Republic", 'CN'],
  ['Hong Kong SAR, China', 'HK'],
  ['China, Macao Special Administrative Region', 'MO'],
  ['Macedonia, the former Yugoslav Republic of', 'MK'],
  ['Iran, Islamic Republic of', 'IR'],
  ['Bolivia (Plurinational State of)', 'BO'],
  ['United Kingdom of Great Britain and Northern Ireland', 'GB'],
  ['United States of America', 'US'],
  ['Netherlands (the)', 'NL'],
  ["Côte d'Ivoire", 'CI'],
  ['Republic of Ireland', 'IE'],
  ['Kingdom of Denmark', 'DK'],
  ['Republic of China', 'TW'],
  ['Made in Germany', 'DE'],
  ['Germany (DE)', 'DE'],
  ['DE Germany', 'DE'],
  ['Germany DEU', 'DE'],
  ['Congo - Kinshasa (CD)', 'CD'],
  ['US Virgin Islands', 'VI'],
  ['Origin: CN', 'CN'],
  ['中国制造', 'CN'],
  ['日本製', 'JP'],
  ['ガーナ', 'GH'],
  ['036', 'AU'],
])('"%s" is %s', (text, code) => {
  expect(readCountry(text)).toMatchObject({ ok: true, value: code })
})

test.each([
  ['CN/MY', /names 2 countries: CN, MY/],
  ['CN;TH', /names 2 countries/],
  ['Georgia, USA', /names 2 countries: GE, US/],
  ['Korea', /could be KR or KP/],
  ['CN Taiwan', /is no country/],
  ['State of Georgia', /is no country/],
  ['Jersey, US', /names 2 countries/],
  ['36', /write AU or 036/],
  ['USSR', /no country any more/],
  ['Amerika', /the US or a continent/],
  ['Congo', /could be CG or CD/],
  ['Made in EU', /is a union of countries/],
  ['Multiple', /name one, or leave it unknown/],
  ['Narnia', /is no country/],
])('"%s" is refused with its reason', (text, reason) => {
  const country = readCountry(text)
  expect(country.ok ? country.value : country.message).toMatch(reason)
})

test.each([
  'N/A',
  'Not Applicable',
  'None',
  'Not available',
  'No ECCN',
  'Unclassified',
  '(unknown)',
  'nicht zutreffend',
  '不适用',
  '該当なし',
])('"%s" says that something is not known', (text) => {
  expect(saysUnknown(text)).toBe(true)
})

test('NLR is no ECCN, and beside one it is left out with a remark', () => {
  const alone = readEccn('NLR')
  expect(alone.ok ? '' : alone.message).toMatch(/no licence is required, and is no ECCN/)
  expect(readEccn('EAR99/NLR')).toEqual({
    ok: true,
    value: 'EAR99',
    remarks: ['NLR beside it was left out'],
  })
  expect(readEccn('5A992.c (NLR)')).toMatchObject({ value: '5A992.c' })
})

test.each([
  ['3A991.A.2', '3A991.a.2'],
  ['5A002A1', '5A002.a.1'],
  ['3A001A7A', '3A001.a.7.a'],
  ['5A002 a.1', '5A002.a.1'],
  ['3A001 . a . 2', '3A001.a.2'],
  ['3A001-a-2', '3A001.a.2'],
  ['3A001 a 2', '3A001.a.2'],
  ['7A994,', '7A994'],
  ['EAR99.', 'EAR99'],
  ['EAR99 - NLR', 'EAR99'],
])('"%s" is the ECCN %s', (text, eccn) => {
  expect(readEccn(text)).toMatchObject({ ok: true, value: eccn })
})

test.each([
  ['5A002.a.1, 5D002', /names 5A002 and 5D002: give one/],
  ['3A991/EAR99', /names 3A991 and EAR99: give one/],
  ['3B001.a.1-3', /is no ECCN/],
  ['3A001.b.1-b.4', /is no ECCN/],
  ['3A001.a.1/a.2', /is no ECCN/],
  ['3A001a1,b2', /is no ECCN/],
  ['3A001.a.1 b.2', /is no ECCN/],
  ['3A001.a.b', /is no ECCN/],
  ['3A001.a.02', /is no ECCN/],
  ['10A991', /is no ECCN/],
])('"%s" is refused as an ECCN', (text, message) => {
  const eccn = readEccn(text)
  expect(eccn.ok ? eccn.value : eccn.message).toMatch(message)
})
