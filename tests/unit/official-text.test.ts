import { expect, test } from 'vitest'
import { placesIn } from '../../shared/rules/cited-place.ts'
import { citedTexts } from '../../shared/rules/official-text.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'

test.each<[string, string[]]>([
  ['734.4(a)(3)', ['734.4(a)(3)']],
  ['742.6(a)(6)(iii)(A); 774 Supp. 1, 3A001', ['742.6(a)(6)(iii)(A)']],
  ['746.1(b)(2)-(3)', ['746.1(b)']],
  [
    '734.4(a)(5), (6)(i); 734 Supp. 2(a)(1)',
    ['734.4(a)(5)', '734.4(a)(6)(i)', '734 Supp. 2(a)(1)'],
  ],
  ['742.6(a)(6)(iii)(A), (B)', ['742.6(a)(6)(iii)(A)', '742.6(a)(6)(iii)(B)']],
  ['740 Supp. 1, 91 FR 43034; 738 Supp. 1', ['738 Supp. 1']],
  ['22 CFR 120-130', []],
  ['772.1, definition of United States', ['772.1']],
  ['746.2, 746.4, 746.6 to 746.9', ['746.2', '746.4', '746.6', '746.9']],
])('%s names its places', (cite, places) => {
  expect(placesIn(cite).map((place) => place.cite)).toEqual(places)
})

test('every citation of the pack names a place, an entry, or other law', () => {
  const cites = JSON.stringify(currentPack().files).matchAll(/"cite":"([^"]+)"/g)
  const none = [...new Set([...cites].map(([, cite = '']) => cite))].filter(
    (cite) => placesIn(cite).length === 0 && !cite.startsWith('774 Supp. 1'),
  )
  expect(none.filter((cite) => !/\bFR\b|\bCFR\b|BIS/.test(cite))).toEqual([])
})

test('words are those of the place, or of the nearest around it that is carried', () => {
  const texts = [
    { place: '734.4(a)', text: 'All of (a).' },
    { place: '734.4(a)(3)', text: 'Three.' },
    { place: '738 Supp. 1, footnote 7', text: 'Seven.' },
    { place: '774 Supp. 1, 0E982', text: 'Entry.' },
  ]
  const found = (cite: string) =>
    citedTexts(texts, cite).map(({ place, text }) => [place, text?.text])
  expect(found('734.4(a)(3)')).toEqual([['734.4(a)(3)', 'Three.']])
  expect(found('734.4(a)(5)(ii)')).toEqual([['734.4(a)(5)(ii)', 'All of (a).']])
  expect(found('734.4(b)')).toEqual([['734.4(b)', undefined]])
  expect(found('774 Supp. 1, 0E982')).toEqual([['774 Supp. 1, 0E982', 'Entry.']])
  expect(found('742.6(a)(4); 738 Supp. 1, footnote 7')).toEqual([
    ['738 Supp. 1, footnote 7', 'Seven.'],
    ['742.6(a)(4)', undefined],
  ])
})
