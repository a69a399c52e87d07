import { expect, test } from 'vitest'
import oftenEar99 from '../../shared/help/eccn-words/often-ear99.json' with { type: 'json' }
import {
  eccnCandidates,
  eccnFinds,
  oftenInNoEntry,
  paragraphWords,
  wordsOf,
} from '../../shared/help/eccn-words.ts'
import { methodOf } from '../../shared/help/method.ts'
import { TERM_IDS } from '../../shared/help/term.ts'
import { TERMS, termOf } from '../../shared/help/terms.ts'
import { toKnow } from '../../shared/help/to-know.ts'
import { parseEccn } from '../../shared/rules/eccn.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'

const pack = currentPack()

test('every entry of the pack has words of its own, and none else has', () => {
  for (const eccn of pack.entryByEccn.keys()) expect(wordsOf(eccn), eccn).toMatch(/^\p{Lu}.{5,}/u)
  expect(wordsOf('9Z999')).toBeNull()
  expect(eccnFinds('EAR99')).toBeNull()
})

test('a paragraph has words only where the entry is in the pack', () => {
  for (const { eccn } of eccnCandidates('technology', 2000))
    expect(pack.entryByEccn.has(parseEccn(eccn).entry), eccn).toBe(true)
  expect(paragraphWords('3A001')).toBeNull()
  expect(wordsOf('3A001.a.7.b')).toContain('programmable logic')
  expect(wordsOf('3A001.q')).toBe(wordsOf('3A001'))
})

test.each([
  ['FPGA', ['3A001.a.7', '3A991.d']],
  ['GNSS receiver', ['7A105', '7A994', '7A005']],
  ['gps module', ['7A994']],
  ['Wi-Fi module', ['5A002', '5A992.c']],
  ['wifi modules', ['5A002', '5A992.c']],
  ['microcontroller', ['3A991.a']],
  ['Microcontroller 32-bit ARM STM32F103', ['3A991.a']],
  ['power supply', ['3A226', '3A999']],
  ['thermal camera', ['6A003', '6A993']],
])('%s leads to %j', (text, wanted) => {
  expect(eccnCandidates(text, 12).map(({ eccn }) => eccn)).toEqual(expect.arrayContaining(wanted))
})

test('what says nothing finds nothing', () => {
  for (const text of ['', ' ', 'ab', 'zzzz', '???', '한글'])
    expect(eccnCandidates(text, 9), text).toEqual([])
})

test('parts that are often in no entry are said so, with what to look at before', () => {
  expect(oftenInNoEntry('Resistors 10k 0603')).toEqual([{ family: 'resistor', look: [] }])
  expect(oftenInNoEntry('AC/DC power supply 24 V')[0]?.look).toContain('3A226')
  for (const { look } of oftenEar99.families)
    for (const eccn of look) expect(pack.entryByEccn.has(parseEccn(eccn).entry), eccn).toBe(true)
})

test('what would have to be known is what the pack asks, and figures stand in the entry alone', () => {
  const [paragraph, ...questions] = toKnow(pack, '7A005')
  expect(paragraph).toMatch(/^Which paragraph it is: \.b .*For the figures see the entry\.$/)
  expect(questions).toEqual(['Does it reach the figures of 7A105? (774 Supp. 1, 7A005)'])
  expect(toKnow(pack, '3A001.a.7')[0] ?? '').not.toContain('.b.2')
  expect(toKnow(pack, 'EAR99')).toEqual([])
  for (const entry of pack.entryByEccn.keys())
    for (const line of toKnow(pack, entry)) expect(line, entry).toMatch(/[.?)]$/)
})

test.each(['WLAN module', 'LCD', 'MOSFET', 'CPU', 'SFP', 'TPM', 'DSP', 'op amp', 'SSD'])(
  '%s is a kind of part that is known by another name or often in no entry',
  (text) => {
    expect(eccnCandidates(text, 3).length + oftenInNoEntry(text).length).toBeGreaterThan(0)
  },
)

test('each word of the glossary is there once, and each citation names a section', () => {
  expect(TERMS.map(({ id }) => id).sort()).toEqual([...TERM_IDS].sort())
  expect(new Set(TERMS.map(({ name }) => name)).size).toBe(TERMS.length)
  for (const { cite, what, why } of TERMS) {
    if (cite !== undefined) expect(cite).toMatch(/\d{3}|Part 744|BIS advisory opinion/)
    expect(`${what}${why}`).not.toMatch(/!|\bwe\b/)
  }
  expect(termOf('level').name).toBe('De minimis level')
})

test('the method has its eight steps without a result, and says nothing of its own then', () => {
  const steps = methodOf(null, 'USD')
  expect(steps).toHaveLength(8)
  for (const { own } of steps) expect(own).toEqual([])
})
