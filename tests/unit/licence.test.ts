import { describe, expect, test } from 'vitest'
import type { Kind, PartFacts } from '../../shared/model/schema.ts'
import type { Answer } from '../../shared/rules/answer.ts'
import { findDestination } from '../../shared/rules/destination.ts'
import { parseEccn } from '../../shared/rules/eccn.ts'
import { licenceNeed } from '../../shared/rules/licence.ts'
import { packOn } from '../../shared/rules/pack.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { whysOf } from '../../shared/rules/reason.ts'

const pack = currentPack()

function need(
  eccn: string,
  to: string,
  {
    from = 'DE' as string | null,
    kind = 'commodity' as Kind,
    facts = {} as PartFacts,
    choices = {},
    day = '2026-11-24',
  } = {},
) {
  const rules = packOn(pack, day)
  const destination = findDestination(rules, to)
  if (!destination) throw new Error(to)
  return licenceNeed(
    rules,
    choices,
    { kind, origin: 'us', eccn: parseEccn(eccn), facts },
    { destination, exportedFrom: from, productKind: kind, day },
  )
}

/** [ECCN, destination, answer, what the answer rests on or waits for] */
type Row = [string, string, Answer, string[]]

describe('A licence is needed by', () => {
  test.each<Row>([
    ['3A001.a.2', 'CN', 'yes', ['NS2']],
    ['3A001.a.2', 'HK', 'yes', ['NS2']],
    ['3A001.a.2', 'IN', 'no', ['NS2 is blank for IN', 'AT1 is blank for IN']],
    ['7A103.a', 'JP', 'yes', ['MT1']],
    ['7A103', 'CA', 'no', ['MT1 is blank for CA', 'AT1 is blank for CA']],
    ['6A003.b.4.b', 'IN', 'yes', ['RS2, by a footnote of the chart', 'RS1']],
    ['0A501.a', 'GB', 'yes', ['FC1, by a footnote of the chart']],
    [
      '0A501.y',
      'GB',
      'no',
      ['UN does not reach GB', 'AT1 is blank for GB', 'License Requirement Note does not reach GB'],
    ],
    ['3A991', 'LI', 'no', ['AT1 is blank for LI']],
    ['3A001.d', 'LI', 'no', ['NS2 is blank for LI', 'AT1 is blank for LI']],
  ])('the chart column of the paragraph: %s to %s', (eccn, to, answer, because) => {
    const found = need(eccn, to)
    expect([found.answer, whysOf(found.reasons)]).toEqual([answer, because])
  })

  test.each<Row>([
    ['3A090.a', 'FR', 'yes', ['RS']],
    ['3A090.b', 'AE', 'yes', ['RS']],
    ['3A090.b', 'CY', 'no', ['RS does not reach CY', 'AT1 is blank for CY']],
    ['3A090.b', 'IL', 'no', ['RS does not reach IL', 'AT1 is blank for IL']],
    ['3A090.c', 'MO', 'yes', ['RS']],
    ['3A090', 'CN', 'yes', ['RS', 'RS', 'RS']],
    ['3A090', 'FR', 'unknown', ['RS']],
    ['3B001.c.1.a', 'CA', 'yes', ['NS', 'RS']],
    ['9A515.y', 'VE', 'yes', ['RS']],
    ['9A515.y', 'ZW', 'no', ['RS does not reach ZW', 'AT1 is blank for ZW']],
    ['5A980', 'GB', 'yes', ['SL']],
    ['0A982', 'CA', 'no', ['CC does not reach CA']],
    ['9A991.a', 'SO', 'yes', ['UN']],
    ['3A999', 'IQ', 'yes', ['RS']],
    ['3A992', 'PK', 'yes', ['RS']],
    ['6A992', 'IQ', 'yes', ['RS']],
    ['9E003.a.1', 'FR', 'yes', ['NS1', 'SI']],
  ])('the prose of the entry: %s to %s', (eccn, to, answer, because) => {
    const found = need(eccn, to)
    expect([found.answer, whysOf(found.reasons)]).toEqual([answer, because])
  })

  test.each<[string, string, Answer]>([
    ['EAR99', 'CU', 'yes'],
    ['3A991', 'IR', 'yes'],
    ['3A999', 'IR', 'no'],
    ['0A982', 'IR', 'yes'],
    ['5A001.f.1', 'IR', 'yes'],
    ['3A991', 'UA-DNR', 'yes'],
    ['3A991', 'UA', 'no'],
    ['3A999', 'RU', 'yes'],
  ])('Part 746: %s to %s', (eccn, to, answer) => {
    expect(need(eccn, to).answer).toBe(answer)
  })
})

describe('What is left out', () => {
  test.each<[string, string, Answer]>([
    ['3A001.a.2', 'TH', 'no'],
    ['3A001.a.2', 'SD', 'yes'],
    ['3A001.a.2', 'UA', 'yes'],
    ['3A001.d', 'TH', 'yes'],
    ['1A005', 'CF', 'yes'],
    ['4A003.g', 'MY', 'no'],
  ])('GBS takes out %s to %s only where it reaches', (eccn, to, answer) => {
    expect(need(eccn, to).answer).toBe(answer)
  })

  test('GBS is for commodities only', () => {
    expect(need('3A001.a.2', 'TH', { kind: 'software' }).answer).toBe('yes')
  })

  test.each<[string, string, Answer]>([
    ['3A991', 'FI', 'no'],
    ['3A991', 'SG', 'yes'],
    ['9A991.a', 'JP', 'no'],
    ['3A992', 'JP', 'yes'],
    ['1C992', 'JP', 'yes'],
    ['5A992.c', 'KR', 'no'],
    ['7A103.a', 'JP', 'yes'],
    ['0A980', 'JP', 'yes'],
  ])('the carve-out for Russia takes out AT-only and 9A991: %s from %s', (eccn, from, answer) => {
    expect(need(eccn, 'RU', { from }).answer).toBe(answer)
  })
})

describe('What is not known', () => {
  test.each<[string, string, PartFacts, string[]]>([
    ['3A001.b.2', 'IL', {}, ['civilTelecom']],
    ['9A991', 'CD', {}, ['paragraph']],
    ['EAR99', 'KP', {}, ['foodOrMedicine']],
    ['EAR99', 'RU', {}, ['russiaListed']],
    ['EAR99', 'IR', {}, ['iranSupp7']],
    ['1C355.a', 'TW', {}, ['CW requirement of 1C355, not modelled']],
  ])('makes the need unknown and is named: %s to %s', (eccn, to, facts, missing) => {
    const found = need(eccn, to, { from: 'SG', facts })
    expect([found.answer, found.missing]).toEqual(['unknown', missing])
  })

  test('matters only where the possibilities differ', () => {
    expect(need('3A001', 'CN').answer).toBe('yes')
    expect(need('3D001', 'FR').answer).toBe('unknown')
    expect(
      need('3D001', 'CA', { facts: { answers: { '3D001/for-3B001.q': false } } }).missing,
    ).not.toContain('3D001/for-3B001.q')
  })

  test('is settled by a recorded answer', () => {
    expect(need('3A001.b.2', 'IL', { facts: { civilTelecom: true } }).answer).toBe('no')
    expect(need('3A001.b.2', 'IL', { facts: { civilTelecom: false } }).answer).toBe('yes')
  })
})

describe('Country Groups of a day that was not read', () => {
  const design = {
    kind: 'technology' as Kind,
    choices: { technology3E001Scope: 'entry' },
    facts: {
      answers: {
        '3E001/for-ns-items': false,
        '3E001/for-mt-items': false,
        '3E001/for-np-items': false,
        '3E001/for-a-level': true,
        '3E001/for-b-level': false,
      },
    },
  }
  const to = (code: string, day: string) => need('3E001', code, { ...design, day })

  test('leave the need open where it turns on them, and say so', () => {
    const before = to('AE', '2026-07-09')
    expect(before.answer).toBe('unknown')
    expect(before.missing[0]).toBe('Country Groups of AE until 2026-07-09')
    expect(before.reasons.at(-1)).toMatchObject({
      why: 'Country Groups of AE until 2026-07-09 not read',
      source: 'not read 2026-11-24',
    })
  })

  test('matter on no later day, and for no other need', () => {
    expect(to('AE', '2026-07-10').missing).not.toContain('Country Groups of AE until 2026-07-09')
    expect(need('7A103.a', 'AE', { day: '2026-07-09' }).answer).toBe('yes')
    expect(need('3A991', 'AE', { day: '2026-07-09' }).answer).toBe('no')
  })
})

describe('A row that speaks of what is exported from some places', () => {
  const recipe = {
    kind: 'technology' as Kind,
    facts: {
      answers: {
        '3E001/for-ns-items': false,
        '3E001/for-mt-items': false,
        '3E001/for-np-items': false,
        '3E001/for-a-level': false,
        '3E001/for-b-level': false,
        '3E001/for-3A090.c': false,
        '3E001/for-rs2-items': false,
        '3E001/for-3A090-by-macau-or-d5-entity': true,
      },
    },
  }

  test('is asked from there alone', () => {
    expect(need('3E001', 'BR', { ...recipe, from: 'CN' }).answer).toBe('yes')
    expect(need('3E001', 'BR', { ...recipe, from: 'DE' }).answer).toBe('no')
    expect(need('3E001', 'BR', { ...recipe, from: null }).missing).toContain('exportedFrom')
  })
})

test('A paragraph that an entry does not have is none of it', () => {
  expect(need('3A090.d', 'CN').answer).toBe('yes')
  expect(need('3A090.d', 'FR').answer).toBe('unknown')
  expect(need('3A090.a.1', 'FR').answer).toBe('yes')
})

test('An entry without a licence row says so', () => {
  const { answer, reasons } = need('1C982', 'TH')
  expect([answer, whysOf(reasons)]).toEqual(['no', ['no row of 1C982 asks for a licence for TH']])
})

describe('A switch', () => {
  test('turns the scope of advanced computing from codified to enforced', () => {
    expect(need('3A090.a', 'FR', { choices: { advancedComputingScope: 'enforced' } }).answer).toBe(
      'no',
    )
    expect(need('3A090.a', 'CN', { choices: { advancedComputingScope: 'enforced' } }).answer).toBe(
      'yes',
    )
    expect(
      need('4E091', 'CN', { kind: 'technology', choices: { modelWeights: 'enforced' } }).answer,
    ).toBe('no')
  })

  test('leaves rows that turn on a party open', () => {
    expect(need('3B993', 'CN').answer).toBe('no')
    const found = need('3B993', 'CN', { choices: { footnote5Rows: 'unknown' } })
    expect(found.answer).toBe('unknown')
  })

  test('takes EAR99 for Syria out', () => {
    const facts = { foodOrMedicine: false }
    expect(need('EAR99', 'SY', { facts }).answer).toBe('yes')
    expect(need('EAR99', 'SY', { facts, choices: { syriaSpp: 'excluded' } }).answer).toBe('no')
  })
})
