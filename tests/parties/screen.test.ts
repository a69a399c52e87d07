import { expect, test } from 'vitest'
import { readCslJson } from '../../shared/parties/csl-json.ts'
import { readCslRows } from '../../shared/parties/csl-rows.ts'
import { footnotesOf } from '../../shared/parties/footnotes.ts'
import type { ListedParty } from '../../shared/parties/list.ts'
import { nameForm, scriptsOf } from '../../shared/parties/name-forms.ts'
import { Screen } from '../../shared/parties/screen.ts'
import { changesBy } from './changes.ts'
import { madeList, randomNumbers } from './made-list.ts'

function party(name: string, given: Partial<ListedParty> = {}): ListedParty {
  return {
    id: name,
    source: 'Entity List (EL) - Bureau of Industry and Security',
    name,
    alternates: [],
    type: null,
    addresses: [],
    programs: [],
    licenseRequirement: null,
    licensePolicy: null,
    federalRegisterNotice: null,
    startDate: null,
    remarks: null,
    ...given,
  }
}

test.each([
  ['Severnaya Zvezda OOO', 'ооо «Северная звезда»'],
  ['Müller & Söhne GmbH', 'MULLER AND SOHNE'],
  ['Bright Future Trading Co., Ltd.', 'Trading Bright Future'],
  ['Zhejiang Lin Optics', 'ZHEJIANG  LIN-OPTICS (LIMITED)'],
  ['Ｔａｎｇ Ｍｉｃｒｏ', 'Tang Micro'],
  ['Αθηνά Ναυτιλιακή', 'Athina Naytiliaki'],
])('%s and %s are the same name', (listed, sought) => {
  const { hits } = new Screen([party(listed), party('Quite Another Company')]).screen({
    name: sought,
  })
  expect(hits[0]).toMatchObject({ listed, likeness: 1 })
  expect(hits).toHaveLength(1)
})

test('a hit says what speaks for it and what against', () => {
  const listed = party('Osprey Marine Holdings', {
    alternates: ['Osprey Maritime'],
    addresses: [{ text: '12 Harbour Road, Limassol', country: 'CY' }],
  })
  const screen = new Screen([listed])
  const { hits } = screen.screen({
    name: 'Osprey Maritime LLC',
    country: 'CY',
    addresses: ['12 Harbour Road'],
  })
  expect(hits[0]?.reasons).toEqual([
    'the same without the legal form',
    'another name of Osprey Marine Holdings',
    'an address in CY',
    'the same address',
  ])
  const other = screen.screen({ name: 'Osprey Marine', country: 'CL' })
  expect(other.hits[0]?.reasons.at(-1)).toBe('no address in CL: CY')
})

test('a name that cannot be compared is never "no hit"', () => {
  const screen = new Screen([party('Huawei Technologies')])
  for (const name of ['北方工业', 'ナノテク', '한국전자', '???', '']) {
    const { notComparable } = screen.screen({ name })
    expect(notComparable, name).toHaveLength(1)
  }
  expect(screen.screen({ name: 'Nordlicht Optik' })).toEqual({ hits: [], notComparable: [] })
  expect(screen.screen({ name: '华为 Huawei Technologies' }).notComparable).toEqual([])
})

test('a company of nothing but legal forms is still compared', () => {
  expect(nameForm('S.A.').core).not.toBe('')
  expect(
    new Screen([party('Holding Company')]).screen({ name: 'Holding Company' }).hits,
  ).toHaveLength(1)
})

test('scripts are told apart', () => {
  expect(scriptsOf('Huawei 华为')).toEqual(['Latin', 'Han'])
  expect(scriptsOf('Ադամ')).toEqual(['other'])
  expect(scriptsOf('123 - !')).toEqual([])
})

test('the list of trade.gov is read as JSON and as CSV, and what is not read is named', () => {
  const json = readCslJson(
    JSON.stringify({
      results: [
        {
          id: 'a1',
          source: 'Entity List (EL)',
          name: 'Kite Works',
          alt_names: ['KW', 'Kite'],
          addresses: [{ address: '1 Road', city: 'Minsk', country: 'BY' }],
          license_requirement: 'For all items subject to the EAR. (See §734.9(e) of the EAR)4',
        },
        { source: 'SDN' },
        { source: 'SDN', name: ' ' },
      ],
    }),
  )
  expect(json.parties[0]).toMatchObject({
    name: 'Kite Works',
    alternates: ['KW', 'Kite'],
    addresses: [{ text: '1 Road, Minsk', country: 'BY' }],
  })
  expect(json.problems).toHaveLength(2)
  const csv = readCslRows([
    ['_id', 'source', 'name', 'alt_names', 'addresses'],
    ['7', 'SDN', 'Kite Works', 'KW; Kite', '1 Road, Minsk, BY'],
    ['8', '', 'Nobody', '', ''],
  ])
  expect(csv.parties[0]).toMatchObject({ id: '7', alternates: ['KW', 'Kite'] })
  expect(csv.parties[0]?.addresses[0]?.country).toBe('BY')
  expect(csv.problems).toEqual(['row 3: no source'])
  expect(() => readCslJson('{"results": 7}')).toThrow(RangeError)
  expect(() => readCslRows([['a', 'b']])).toThrow('no column source and no name')
})

test.each([
  ['For all items subject to the EAR (see §§734.9(e) and 744.11 of the EAR)4', [4], false],
  ['For all items subject to the EAR. (See § 744.11 of the EAR)', [], false],
  [
    'For all items subject to the EAR (See §§ 734.9(g),3 746.8(a)(3), and 744.21(b) of the EAR)',
    [],
    true,
  ],
  ['All items subject to the EAR, see footnote 1', [1], false],
  ['See §734.9(e)(3) of the EAR)5.', [5], false],
])('the footnote of "%s" is %j', (licenseRequirement, footnotes, isUnclear) => {
  expect(footnotesOf(party('X', { licenseRequirement }))).toMatchObject({ footnotes, isUnclear })
  expect(footnotesOf(party('X', { source: 'SDN', licenseRequirement }))).toBeNull()
})

test('in a list of real size a changed name is among the first ten', () => {
  const list = madeList()
  const screen = new Screen(list)
  expect(screen.names).toBe(57_174)
  const pick = randomNumbers(3)
  const recall: Record<string, number> = {}
  for (const [kind, change] of Object.entries(changesBy(3))) {
    const sought = Array.from({ length: 100 }, () => list[pick(list.length)] as ListedParty)
    const found = sought.filter((one) =>
      screen.screen({ name: change(one.name) }).hits.some((hit) => hit.party === one),
    )
    recall[kind] = found.length / sought.length
  }
  console.info('recall in the first ten', recall)
  for (const kind of ['Case', 'LegalForm', 'Order']) expect(recall[kind]).toBe(1)
  for (const kind of ['Transposed', 'Dropped', 'Doubled'])
    expect(recall[kind]).toBeGreaterThanOrEqual(0.98)
})

test('of a name that is longer than is compared that is said, and it is never nothing near', () => {
  const screen = new Screen(madeList(50, 60))
  const { notComparable } = screen.screen({ name: `${'Kite '.repeat(80)}Works` })
  expect(notComparable.map(({ why }) => why)).toEqual([
    'of it the first 300 characters are compared',
  ])
})
