import { describe, expect, test } from 'vitest'
import { destinationsOf, originsOf } from '../../renderer/stores/destinations.ts'
import { companyChoice, readCompany } from '../../renderer/ui/choosing/companies.ts'
import {
  countryChoices,
  meantCountry,
  suggestCountries,
} from '../../renderer/ui/choosing/countries.ts'
import { closedOffer, countryOffer, openOffer } from '../../renderer/ui/choosing/offers.ts'
import { closed, offering, stepped, taken } from '../../renderer/ui/choosing/picking.ts'
import { RANK, rankOf } from '../../renderer/ui/choosing/rank.ts'
import { meantOption, placeLabel } from '../../renderer/ui/choosing/ranked-options.ts'

const places = destinationsOf(undefined)
const origins = countryChoices(originsOf(undefined))
const destinations = countryChoices([...places.often, ...places.others])

describe('one ranking', () => {
  test.each([
    ['us', { value: 'US', name: 'United States' }, RANK.codeEquals],
    ['usa', { value: 'US', name: 'United States', also: ['USA'] }, RANK.nameEquals],
    ['u', { value: 'US', name: 'United States' }, RANK.codeStarts],
    ['unit', { value: 'US', name: 'United States' }, RANK.nameStarts],
    ['states', { value: 'US', name: 'United States' }, RANK.wordStarts],
    ['tates', { value: 'US', name: 'United States' }, RANK.contains],
    ['ger', { value: 'DZ', name: 'Algeria' }, RANK.contains],
    ['geria', { value: 'US', name: 'United States' }, null],
    ['côte', { value: 'CI', name: "Cote d'Ivoire" }, RANK.nameStarts],
    ['10k-1', { value: 'RES-10K-1', name: 'Resistor' }, RANK.wordStarts],
  ])('"%s" in %o', (text, named, rank) => expect(rankOf(text, named)).toBe(rank))
})

describe('countries', () => {
  test.each([
    ['origins', origins],
    ['destinations', destinations],
  ])('every code and name of the %s means itself and is offered first', (_what, choices) => {
    const wrong: string[] = []
    for (const { value, hint = '' } of choices)
      for (const text of [value, value.toLowerCase(), hint, hint.toLowerCase(), ` ${hint} `]) {
        const [first] = suggestCountries(choices, text)
        if (meantCountry(choices, text) !== value || first?.value !== value)
          wrong.push(`${text}: ${first?.value}, not ${value}`)
      }
    expect(choices.length).toBeGreaterThan(190)
    expect(wrong).toEqual([])
  })

  test.each([
    ['us', 'US'],
    ['de', 'DE'],
    ['fr', 'FR'],
    ['uk', 'GB'],
    ['Sudan', 'SD'],
    ['Guinea', 'GN'],
    ['Niger', 'NE'],
    ['ger', 'DE'],
    ['germ', 'DE'],
    ['USA', 'US'],
    ['UAE', 'AE'],
    ['PRC', 'CN'],
    ['ROC', 'TW'],
    ['Holland', 'NL'],
    ['Allemagne', 'DE'],
    ['日本', 'JP'],
  ])('"%s" is %s', (text, code) => {
    expect(meantCountry(origins, text)).toBe(code)
    expect(suggestCountries(origins, text)[0]?.value).toBe(code)
  })

  test.each([
    'Korea',
    'Congo',
    'ko',
    'united',
    'fran',
    'chin',
    'land',
    'indi',
    'x',
    '',
    'Atlantis',
  ])('"%s" means no single country', (text) => expect(meantCountry(origins, text)).toBeNull())

  test('both Koreas are offered for "Korea"', () => {
    const codes = suggestCountries(origins, 'Korea').map(({ value }) => value)
    expect(codes.slice(0, 2).sort()).toEqual(['KP', 'KR'])
  })

  test('lists with labels mean the same', () => {
    const data = [
      {
        group: 'All',
        items: [{ value: 'CN', label: placeLabel({ code: 'CN', name: 'China (PRC)' }) }],
      },
    ]
    expect(meantOption(data, 'CN')).toBe('CN')
  })
})

describe('a field while one types', () => {
  const items = openOffer(() => [{ value: 'LM317T', hint: 'R9 regulator' }, { value: 'R90' }])
  const kinds = closedOffer(() => [{ value: 'commodity' }, { value: 'software' }])

  test('what is typed is what Enter takes, whatever is offered', () => {
    const typed = offering('R9', items)
    expect(typed.offered.map(({ value }) => value)).toEqual(['R90', 'LM317T'])
    expect(typed.marked).toBe(-1)
    expect(taken(typed)).toBe('R9')
  })

  test('an arrow puts what it marks into the field, and typing goes on from there', () => {
    const once = stepped(offering('R9', items), 1)
    expect(once.text).toBe('R90')
    expect(taken(once)).toBe('R90')
    expect(stepped(once, 1).text).toBe('LM317T')
    expect(stepped(offering('R9', items), -1).text).toBe('LM317T')
    expect(taken(offering('R901', items))).toBe('R901')
  })

  test('a whole name is said already, so that Enter has nothing to complete', () => {
    const countries = countryOffer(origins)
    for (const text of ['Japan', 'JP', 'jp', 'UK', 'ger'])
      expect(offering(text, countries).marked, text).toBe(-1)
    expect(taken(offering('japa', countries))).toBe('JP')
    expect(taken(offering('fran', countries))).toBe('fran')
  })

  test('in a closed list Enter completes the beginning of one value, and leaving takes the text', () => {
    const typed = offering('soft', kinds)
    expect(taken(typed)).toBe('software')
    expect(typed.text).toBe('soft')
    expect(taken(offering('o', kinds))).toBe('o')
  })

  test('nothing is offered for what is there whole and alone', () => {
    expect(offering('commodity', kinds)).toEqual(closed('commodity'))
  })
})

describe('companies', () => {
  const companies = [
    { id: 'MT-DE', name: 'Meridian Telecom AG', country: 'DE' },
    { id: 'MT-FR', name: 'Meridian Telecom', country: 'FR' },
    { id: 'MT-CH', name: 'Meridian Telecom', country: 'CH' },
  ].map(companyChoice)

  test('a company is named by its id or its whole name', () => {
    expect(readCompany('mt-de', companies)).toMatchObject({ value: 'MT-DE' })
    expect(readCompany('Meridian Telecom AG', companies)).toMatchObject({ value: 'MT-DE' })
    expect(readCompany('', companies)).toMatchObject({ value: null })
    expect(readCompany('?', companies)).toMatchObject({ value: null })
  })

  test.each([
    ['Meridian', 'no company'],
    ['MT', 'no company'],
    ['Acme', 'no company'],
    ['Meridian Telecom', 'MT-FR and MT-CH'],
  ])('"%s" is refused', (text, why) => {
    expect(readCompany(text, companies)).toMatchObject({
      ok: false,
      message: expect.stringContaining(why),
    })
  })
})
