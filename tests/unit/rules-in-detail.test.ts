import { describe, expect, test } from 'vitest'
import { evaluateModel } from '../../shared/calc/evaluate.ts'
import { checkModel } from '../../shared/model/read.ts'
import type { Answer } from '../../shared/rules/answer.ts'
import { askedOf } from '../../shared/rules/asked.ts'
import { coverage } from '../../shared/rules/coverage.ts'
import { findDestination } from '../../shared/rules/destination.ts'
import { parseEccn } from '../../shared/rules/eccn.ts'
import { licenceNeed } from '../../shared/rules/licence.ts'
import { listedFact } from '../../shared/rules/listed.ts'
import { noLevelFinding } from '../../shared/rules/no-level.ts'
import { indexPack } from '../../shared/rules/pack.ts'
import { files } from '../../shared/rules/packs/ear-2026-09-24/index.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { sourceText, whysOf } from '../../shared/rules/reason.ts'
import { treat } from '../../shared/rules/treatment.ts'
import { widget } from './widget.ts'

const pack = currentPack()
const day = '2026-11-24'

function settingTo(to: string, exportedFrom: string | null = 'DE') {
  const destination = findDestination(pack, to)
  if (!destination) throw new Error(to)
  return { destination, exportedFrom, productKind: 'commodity', day } as const
}

function need(eccn: string, to: string, exportedFrom = 'DE') {
  const content = { kind: 'commodity', origin: 'us', eccn: parseEccn(eccn), facts: {} } as const
  return licenceNeed(pack, {}, content, settingTo(to, exportedFrom))
}

describe('A licence need', () => {
  test('of a bare entry rests on the one row that all its worlds share', () => {
    const { answer, reasons } = need('3A001', 'CN')
    expect(answer).toBe('yes')
    expect(whysOf(reasons)).toEqual(['NS2'])
  })

  test('of an ECCN in no row of the pack is open, and so is the verdict', () => {
    const { answer, reasons, missing } = need('3A777', 'DE')
    expect(answer).toBe('unknown')
    expect(whysOf(reasons)).toEqual(['3A777 stands in no row of the rule pack'])
    expect(missing).toHaveLength(1)
    expect(widget([{ id: 'U', eccn: '3A777', price: '900' }]).outcome).toBe('undetermined')
  })
})

describe('What is asked of an item', () => {
  test('is not where the product of it is exported from', () => {
    const content = {
      kind: 'commodity',
      origin: 'us',
      eccn: parseEccn('EAR99'),
      facts: { russiaListed: true },
    } as const
    expect(askedOf(content, { pack, choices: {}, destinations: ['RU'], day })).toEqual([])
    const { counts } = treat(pack, {}, content, settingTo('RU', null))
    expect(counts.missing).toEqual(['exportedFrom'])
  })

  test('without an ECCN leaves open whether a licence is needed', () => {
    const content = { kind: 'commodity', origin: 'us', eccn: null, facts: {} } as const
    expect(treat(pack, {}, content, settingTo('DE')).needsLicence).toBe('unknown')
  })
})

describe('A list that answers a fact', () => {
  test('says nothing without a code, nor of a fact that no list answers', () => {
    const nothing = { answer: null, lookedUp: null }
    expect(listedFact(pack, 'russiaListed', {}, null)).toEqual(nothing)
    expect(listedFact(pack, 'foodOrMedicine', { hts6: '854231' }, null)).toEqual(nothing)
  })

  test.each([
    ['854231', 'russiaListed', true, 'listed', 'supplement-4'],
    ['500100', 'russiaListed', null, 'atPrice', 'supplement-5'],
    ['730411', 'russiaListed', null, 'byUse', 'supplement-2'],
    ['970110', 'russiaListed', false, 'none', null],
    ['970110', 'iranSupp7', false, 'none', null],
  ])('says of %s for %s what it knows', (hts6, fact, answer, how, list) => {
    expect(listedFact(pack, fact, { hts6 }, null)).toEqual({ answer, lookedUp: { how, list } })
  })
})

describe('734.4(a)(8) without a recorded exporter', () => {
  const rule = pack.noLevel.rules.find(({ id }) => id === '734.4(a)(8)')
  if (!rule) throw new Error('no 734.4(a)(8)')

  test.each<[country: string | null, from: string | null, Answer, missing: string[]]>([
    ['CN', null, 'unknown', ['exportedFrom']],
    ['SG', 'MY', 'yes', []],
    ['SG', 'DE', 'unknown', ['exportedBy']],
    ['DE', 'MY', 'unknown', ['exportedBy']],
    [null, 'MY', 'unknown', ['exportedBy']],
  ])('made in %s and exported from %s: %s', (country, from, answer, missing) => {
    const product = { eccn: parseEccn('3B001.c'), facts: {}, country, shipper: null }
    const finding = noLevelFinding(pack, rule, product, 'yes', settingTo('CN', from))
    expect([finding.answer, finding.missingOfProduct]).toEqual([answer, missing])
  })

  test('asks where the company that ships is, which its record does not say', () => {
    const read = checkModel({
      format: 'minimis-model',
      version: 1,
      currency: 'USD',
      entities: [{ id: 'SG1', country: 'SG' }, { id: 'X' }],
      parts: [
        {
          id: 'U',
          kind: 'commodity',
          origin: 'US',
          eccn: '3A001.a.2',
          price: { amount: '1', currency: 'USD' },
          facts: { integratedCircuit: true },
        },
      ],
      products: [
        {
          id: 'W',
          kind: 'commodity',
          eccn: '3B001.c',
          madeBy: 'SG1',
          exportedBy: 'X',
          price: { amount: '1000', currency: 'USD' },
          lines: [{ item: 'U', quantity: '1' }],
        },
      ],
    })
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    const { results } = evaluateModel(read.value, { pack, day, destinations: ['CN'] })
    expect(results[0]?.outcome).toBe('undetermined')
    expect(results[0]?.unknown.flatMap(({ missing }) => missing)).toContain('exportedBy')
  })
})

describe('734.4(a)(2) for technology of which nobody says whether it is encryption technology', () => {
  const rule = pack.noLevel.rules.find(({ id }) => id === '734.4(a)(2)')
  if (!rule) throw new Error('no 734.4(a)(2)')
  const setting = { ...settingTo('FR'), productKind: 'technology' } as const

  test.each<[eccn: string, Answer, missing: string[]]>([
    ['5E002', 'yes', []],
    ['5E992', 'unknown', ['encryptionTechnology']],
    ['EAR99', 'unknown', ['encryptionTechnology']],
  ])('its own ECCN %s settles it or does not', (eccn, answer, missing) => {
    const product = { eccn: parseEccn(eccn), facts: {}, country: 'DE', shipper: null }
    const finding = noLevelFinding(pack, rule, product, 'yes', setting)
    expect([finding.answer, finding.missingOfProduct]).toEqual([answer, missing])
  })
})

describe('A pack', () => {
  test('knows the paragraphs that rules outside an entry name, of that entry alone', () => {
    const [rule, ...others] = files.part746.rules
    if (!rule) throw new Error('no rule')
    const named = { ...rule, eccns: ['3A991.q.7', '3A99'] }
    const changed = indexPack({
      ...files,
      part746: { ...files.part746, rules: [named, ...others] },
    })
    const before = pack.namedByEccn.get('3A991') ?? []
    expect(changed.namedByEccn.get('3A991')).toEqual([...before, ['q', '7']])
    expect(changed.namedByEccn.get('3A992')).toEqual(pack.namedByEccn.get('3A992'))
  })

  test('has no text of a source that its header does not name', () => {
    expect(sourceText(pack, 'L')).toBe('eCFR 2026-09-24')
    expect(() => sourceText(pack, 'ZZ')).toThrow('no source ZZ')
  })

  test('counts its rows by the source that each names', () => {
    const { eccns: _, anchors: __, header: ___, ...others } = files
    const text = JSON.stringify(others)
    for (const { source, otherRows } of coverage(pack).bySource) {
      const times = text.split(`ource":"${source}"`).length - 1
      expect([source, otherRows]).toEqual([source, times])
    }
  })
})

describe('The direct product rules for the UAE before its groups of now', () => {
  test('are those of either day', () => {
    const own = { eccn: '9A610.a' }
    const notice = (on: string) =>
      widget([], { ...own, facts: { noUsContent: true } }, { to: 'AE', day: on }).notices.find(
        ({ code }) => code === 'FDP',
      )?.text
    expect(notice('2026-06-01')).toContain('734.9(d)')
    expect(notice('2026-11-24')).not.toContain('734.9(d)')
  })
})

test('A requirement of Part 746 for every ECCN names no reasons for control', () => {
  const { reasons } = need('3A991', 'RU', 'MY')
  expect(whysOf(reasons)).toEqual(['every ECCN needs a licence for Russia and Belarus'])
})
