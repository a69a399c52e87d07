import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
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
])('"%s" is %s', (text, code) => {
  expect(readCountry(text)).toMatchObject({ ok: true, value: code })
})

test.each([
  ['CN/MY', /names 2 countries: CN, MY/],
  ['CN;TH', /names 2 countries/],
  ['Georgia, USA', /names 2 countries: GE, US/],
  ['Korea', /could be KR or KP/],
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
