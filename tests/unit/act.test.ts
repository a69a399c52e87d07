import { describe, expect, test } from 'vitest'
import { directProductLines } from '../../cli/direct-product.ts'
import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import {
  type Act,
  actOf,
  actOfResult,
  actsWorstFirst,
  asksForAct,
  candidatesOf,
  openLinesIn,
  worstActOf,
} from '../../shared/calc/result/act.ts'
import type { PriceFloor } from '../../shared/calc/result/price-floor.ts'
import type { Outcome } from '../../shared/calc/result/result.ts'
import { checkModel } from '../../shared/model/read.ts'
import { ACT_WORDS, actDetail, actShown, NOT_ASKED } from '../../shared/report/act-words.ts'
import { floorRemark } from '../../shared/report/floor-words.ts'
import { allDestinations } from '../../shared/rules/destination.ts'
import type { Beside } from '../../shared/rules/open-lines.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import type { NeedState } from '../../shared/rules/product-need.ts'

const pack = currentPack()
const day = '2026-11-24'

/** An evaluation of W, made in Germany for 1,000 dollars, with one US chip in it. */
function evaluationOf(
  eccn: string,
  chipPrice: string,
  answers: Readonly<Record<string, boolean>> = {},
): LiveEvaluation {
  const read = checkModel({
    format: 'minimis-model',
    version: 1,
    currency: 'USD',
    rates: [],
    entities: [{ id: 'DE1', country: 'DE', headquarters: 'DE' }],
    parts: [
      {
        id: 'P',
        kind: 'commodity',
        origin: 'US',
        eccn: '3A001.a.2',
        price: { amount: chipPrice, currency: 'USD', basis: 'arms-length' },
        facts: { integratedCircuit: true, memory: false, civilTelecom: false },
      },
    ],
    products: [
      {
        id: 'W',
        kind: 'commodity',
        eccn,
        madeBy: 'DE1',
        price: { amount: '1000', currency: 'USD', basis: 'arms-length' },
        lines: [{ item: 'P', quantity: '1' }],
        directProduct: {
          answers: Object.fromEntries(
            Object.entries(answers).map(([question, answer]) => [question, { answer }]),
          ),
        },
      },
    ],
  })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return LiveEvaluation.of(read.value, { pack, choices: {}, day })
}

describe('The act of an outcome and a need', () => {
  test.each<[Outcome, NeedState, Beside, Act]>([
    ['subject', 'required', 'nothing', 'licence'],
    ['subject', 'required', 'open', 'licence'],
    ['subject', 'unknown', 'nothing', 'need-open'],
    ['subject', 'none', 'nothing', 'no-licence'],
    ['subject', 'none', 'open', 'no-licence'],
    ['undetermined', 'required', 'nothing', 'undetermined'],
    ['undetermined', 'unknown', 'nothing', 'undetermined'],
    ['undetermined', 'none', 'nothing', 'no-licence-either-way'],
    ['report-required', 'none', 'nothing', 'report-required'],
    ['report-required', 'required', 'open', 'report-required'],
    ['not-subject', 'required', 'nothing', 'not-subject'],
    ['not-subject', 'none', 'open', 'not-subject-open'],
    ['not-subject', 'unknown', 'open', 'not-subject-open'],
    ['not-subject', 'none', 'caught', 'caught'],
    ['subject', 'required', 'caught', 'licence'],
  ])('%s with need %s, beside it %s: %s', (outcome, need, beside, act) => {
    expect(actOf({ outcome, need, beside })).toBe(act)
  })

  test('the one that asks for most is named, and what asks for nothing comes last', () => {
    expect(worstActOf(['not-subject', 'no-licence', 'need-open'])).toBe('need-open')
    expect(worstActOf([])).toBe('not-subject')
    const asking = actsWorstFirst.map(asksForAct)
    expect(asking.lastIndexOf(true)).toBeLessThan(asking.indexOf(false))
  })

  test('each has a word, a short word and a sign of its own', () => {
    const words = actsWorstFirst.map((act) => ACT_WORDS[act])
    for (const member of ['word', 'short', 'sign'] as const)
      expect(new Set(words.map((each) => each[member])).size).toBe(actsWorstFirst.length)
  })

  test('wherever no licence is told by destination, it says that parties and use are not asked', () => {
    for (const act of actsWorstFirst.filter((one) => ACT_WORDS[one].word.includes('no licence')))
      expect(ACT_WORDS[act].meaning).toContain(NOT_ASKED)
  })

  test('a licence names the exceptions to look at, or that none is seen', () => {
    expect(actDetail('licence', { candidates: 'ENC, STA' })).toContain('ENC, STA')
    expect(actDetail('licence', { candidates: '' })).toBe('no exception seen')
    expect(actDetail('not-subject-open', { candidates: '', open: ['734.9(f)'] })).toBe(
      'open: 734.9(f)',
    )
    expect(actDetail('need-open', { candidates: '', missing: ['ECCN'] })).toContain('ECCN')
  })
})

describe('The lines that are open beside a pass', () => {
  type Answers = Record<string, boolean>
  const read = (eccn: string, to: string, answers: Answers = {}) =>
    openLinesIn(evaluationOf(eccn, '1', answers).result('W', to, 'look-through').notices)

  test.each<[string, string, string[]]>([
    ['5A991', 'CN', []],
    ['5A991', 'DE', []],
    ['5A002.a', 'CN', ['734.9(b)']],
    ['EAR99', 'RU', ['734.9(f)']],
    ['5A991', 'IR', ['734.9(j)', 'OFAC']],
    ['EAR99', 'IR', ['734.9(j)', 'OFAC']],
  ])('of %s to %s are %j: none that turns on a party', (eccn, to, expected) => {
    expect(read(eccn, to)).toEqual({ open: expected, caught: [] })
  })

  test('of EAR99 to Iran are named in the words of the notice too', () => {
    const { notices } = evaluationOf('EAR99', '1').result('W', 'IR', 'look-through')
    expect(notices.find(({ code }) => code === 'FDP')?.text).toContain('734.9(j)')
  })

  test('a rule that the answers bring in catches the product: no plain pass, and it says so', () => {
    const answers = { 'us-technology-assurance': true }
    expect(read('5A002.a', 'CN', answers)).toEqual({ open: [], caught: ['734.9(b)'] })
    const evaluation = evaluationOf('5A002.a', '1', answers)
    const result = evaluation.result('W', 'CN', 'look-through')
    expect(result.outcome).toBe('not-subject')
    expect(actShown(result, pack)).toMatchObject({
      act: 'caught',
      detail: 'caught by 734.9(b): subject by that rule',
    })
    expect(evaluation.matrix('W', ['CN'], 'look-through').acts).toEqual(['caught'])
    expect(evaluation.figures('W', 'CN', 'look-through').act).toBe('caught')
    expect(asksForAct('caught')).toBe(true)
    const floor = evaluation.floors('W', ['CN'], 'look-through')[0] as PriceFloor
    expect(floor.actAtAmount).toBe('caught')
    expect(floorRemark(floor)).toBe('a direct product rule makes it subject at every price')
    const summaries = [...evaluation.summaries('W', ['CN'], 'look-through')]
    expect(directProductLines(summaries).join()).toContain('reached by 734.9(b)')
  })

  test('a rule that the answers leave out is no line, and the pass is a plain one', () => {
    const answers = { 'technology-any': false, 'plant-any': false }
    expect(read('5A002.a', 'CN', answers)).toEqual({ open: [], caught: [] })
    const evaluation = evaluationOf('5A002.a', '1', answers)
    expect(evaluation.figures('W', 'CN', 'look-through').act).toBe('not-subject')
    expect(evaluation.matrix('W', ['CN'], 'look-through').acts).toEqual(['not-subject'])
  })

  test('are those that the notices of a result name, for every destination', () => {
    const evaluation = evaluationOf('5A002.a', '1')
    const destinations = allDestinations(pack)
    const row = evaluation.matrix('W', destinations, 'look-through')
    destinations.forEach((to, at) => {
      const result = evaluation.result('W', to, 'look-through')
      expect(row.acts[at], to).toBe(actOfResult(result))
      const candidates = candidatesOf(result.need.exceptions).join(', ')
      expect(row.candidates[at], to).toBe(row.acts[at] === 'licence' ? candidates : '')
    })
  })
})

describe('A product for Iran', () => {
  const at = (chipPrice: string) =>
    evaluationOf('5A991', chipPrice).result('W', 'IR', 'look-through')

  test('at exactly 10 percent is not subject, and never a plain pass', () => {
    const result = at('100')
    expect(result.outcome).toBe('not-subject')
    expect(actShown(result, pack)).toMatchObject({
      act: 'not-subject-open',
      detail: 'open: 734.9(j), OFAC',
    })
  })

  test('is told the four parts of the test of OFAC, open until the exporter is known', () => {
    const notice = at('1').notices.find(({ code }) => code === 'OFAC-IRAN')
    for (const part of ['(1)', '(2)', '(3)', '(4)', 'open until the status of the exporter'])
      expect(notice?.text).toContain(part)
    expect(notice).toMatchObject({ open: ['OFAC'], cite: '31 CFR 560.420; 746.7(e)' })
  })
})
