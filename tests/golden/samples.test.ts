import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { evaluateModel } from '../../shared/calc/evaluate.ts'
import { readModel } from '../../shared/model/read.ts'
import { percent, readRatio } from '../../shared/money/display.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'

const read = readModel(readFileSync(new URL('../../samples/telecom.json', import.meta.url), 'utf8'))
if (!read.ok) throw new Error(JSON.stringify(read.problems))
const model = read.value

function evaluate(
  product: string,
  destination: string,
  method: 'look-through' | 'second-incorporation' = 'look-through',
) {
  const request = {
    pack: currentPack(),
    day: '2026-11-24',
    destinations: [destination],
    products: [product],
    method,
  }
  const [result] = evaluateModel(model, request).results
  if (!result) throw new Error('no result')
  const show = (share: string | null) => (share === null ? 'no bound' : percent(readRatio(share)))
  return [result.outcome, result.rule, show(result.share.low), show(result.share.high)]
}

describe('The demo workspace', () => {
  test('is of real size: five companies, three levels and more, gaps in its data', () => {
    expect(new Set(model.entities.map((entity) => entity.country))).toEqual(
      new Set(['DE', 'CN', 'MX', 'IL', 'US']),
    )
    expect(model.parts.length).toBeGreaterThanOrEqual(150)
    expect(model.parts.filter((part) => part.eccn == null).length).toBeGreaterThan(4)
    expect(model.parts.filter((part) => part.price == null).length).toBeGreaterThan(4)
    expect(model.parts.filter((part) => part.origin == null).length).toBeGreaterThan(4)
  })

  test.each([
    ['OT-8000', 'CN', 'not-subject', '734.4(d)', '25.00 %', '25.00 %'],
    ['RU-3500', 'CN', 'subject', '734.4(d)', '25.03 %', '25.03 %'],
    ['RU-3500', 'IN', 'not-subject', '734.4(d)', '0.00 %', '0.00 %'],
    ['AR-1200', 'IR', 'not-subject', '734.4(c)', '10.00 %', '10.00 %'],
    ['CG-70', 'IR', 'subject', '734.4(c)', '11.28 %', '11.28 %'],
    ['ER-4200', 'IR', 'subject', '734.4(b)', '25.26 %', '25.26 %'],
    ['SW-2400', 'RU', 'not-subject', '734.4(d)', '0.00 %', '0.00 %'],
    ['SC-110', 'RU', 'subject', '734.4(d)', '38.16 %', '38.16 %'],
    ['RT-9M', 'CN', 'subject', '734.4(a)(6)(i)', '33.96 %', '33.96 %'],
    ['LB-600', 'CN', 'subject', '734.3(a)(2)', '0.00 %', '0.00 %'],
    ['NMS-7', 'CN', 'not-subject', '734.4(d)', '12.89 %', '12.89 %'],
    ['RAN-OPT', 'CN', 'subject', '734.4(d)', '26.63 %', '26.63 %'],
    ['TP-DSP', 'CN', 'not-subject', '734.4(d)', '18.01 %', '18.01 %'],
    ['TP-ARRAY', 'CN', 'report-required', '734.4(d)', '10.78 %', '10.78 %'],
  ])('shows %s to %s: %s', (product, destination, ...expected) => {
    expect(evaluate(product, destination)).toEqual(expected)
  })

  test('shows both methods where they differ', () => {
    expect(evaluate('RU-2600', 'CN')).toEqual(['subject', '734.4(d)', '26.09 %', '26.09 %'])
    expect(evaluate('RU-2600', 'CN', 'second-incorporation')).toEqual([
      'not-subject',
      '734.4(d)',
      '11.41 %',
      '11.41 %',
    ])
  })

  test('leaves the gap products open', () => {
    for (const product of ['SC-220', 'MW-3100', 'RT-7R'])
      expect(evaluate(product, 'CN')[0]).toBe('undetermined')
  })
})
