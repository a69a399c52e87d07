import { describe, expect, test } from 'vitest'
import { LiveEvaluation } from '../../../shared/calc/evaluation.ts'
import type { Change } from '../../../shared/model/scenario.ts'
import type { RulePack } from '../../../shared/rules/pack.ts'
import { currentPack } from '../../../shared/rules/packs/index.ts'
import { Base } from '../../../shared/scenario/base.ts'
import { compare } from '../../../shared/scenario/compare.ts'
import { Costs } from '../../../shared/scenario/cost.ts'
import { limits } from '../../../shared/scenario/limits.ts'
import { Overlaid } from '../../../shared/scenario/overlaid.ts'
import { overlay } from '../../../shared/scenario/overlay.ts'
import { waterfall } from '../../../shared/scenario/waterfall.ts'
import { DAY, overlaid, RADIO, scenario } from './radio.ts'

const toChina = { product: 'RADIO', destination: 'CN', method: 'look-through' } as const
const usd = (amount: string) => ({ amount, currency: 'USD' })

function compared(...changes: Change[]) {
  const over = overlaid(...changes)
  const [row] = compare(over.base, [over], Costs.of(new Base(RADIO), DAY), {
    products: ['RADIO'],
    destinations: ['CN'],
    method: 'look-through',
  })
  if (!row) throw new Error('nothing was compared')
  return row
}

describe('A waterfall', () => {
  test('moves the share change by change, and a change that does not fit moves nothing', () => {
    const { from, to, steps } = waterfall(
      overlaid(
        { kind: 'scalePrice', where: { part: 'FPGA' }, factor: '0.9' },
        { kind: 'setOrigin', where: { part: 'OLD' }, origin: 'JP' },
        { kind: 'setSellingPrice', product: 'RADIO', price: usd('800') },
      ),
      toChina,
    )
    expect([from.share.low, to.share.low]).toEqual(['0.25', '0.2875'])
    expect(steps.map(({ fits, moves }) => [fits, moves.low, moves.high])).toEqual([
      [true, '-0.02', '-0.02'],
      [false, '0', '0'],
      [true, '0.0575', '0.0575'],
    ])
  })

  test('says where a bound is lost and where it is found', () => {
    const { steps } = waterfall(
      overlaid(
        { kind: 'swapItem', where: { part: 'PLL' }, to: 'SPARE' },
        { kind: 'setOrigin', where: { part: 'SPARE' }, origin: 'US' },
        { kind: 'setEccn', where: { part: 'SPARE' }, eccn: '3A001.a.5' },
        { kind: 'setPartPrice', where: { part: 'SPARE' }, price: usd('10') },
      ),
      toChina,
    )
    expect(steps.map(({ share }) => [share.to.low, share.to.high])).toEqual([
      ['0.2', '0.2'],
      ['0.2', '0.2'],
      ['0.2', null],
      ['0.21', '0.21'],
    ])
    expect(steps.map(({ moves }) => moves.high)).toEqual(['-0.05', '0', null, null])
  })

  test('says that a product made in the United States has no level any more', () => {
    const { steps } = waterfall(
      overlaid({ kind: 'moveProduction', product: 'RADIO', to: 'US1' }),
      toChina,
    )
    expect(steps[0]).toMatchObject({
      outcome: { from: 'not-subject', to: 'subject' },
      rule: { from: '734.4(d)', to: '734.3(a)(2)' },
      level: { from: '0.25', to: null },
      pack: null,
    })
  })
})

describe('A change of the rule pack', () => {
  test('is a step of its own, judged by the other pack and said to be', () => {
    const pack = currentPack()
    const levels = pack.levels.levels.map((row) => ({ ...row, level: '0.20' }))
    const stricter = { ...pack, levels: { ...pack.levels, levels } }
    const changes: Change[] = [
      { kind: 'scalePrice', where: { part: 'PLL' }, factor: '0.8' },
      { kind: 'usePack', pack: 'stricter' },
    ]
    const packs = [pack.header.id, 'stricter']
    const over = overlay(new Base(RADIO), [scenario(changes)], { day: DAY, packs })
    const judgedBy = (of: RulePack) => LiveEvaluation.of(RADIO, { pack: of, choices: {}, day: DAY })
    const [base, other] = [judgedBy(pack), judgedBy(stricter)]
    const { steps, to } = waterfall(
      new Overlaid((id) => (id === 'stricter' ? other : base), over),
      toChina,
    )
    expect(to).toMatchObject({ outcome: 'subject', threshold: '0.2', share: { low: '0.24' } })
    expect(steps[0]).toMatchObject({ moves: { low: '-0.01' }, level: null, pack: null })
    expect(steps[1]).toMatchObject({
      moves: { low: '0' },
      level: { from: '0.25', to: '0.2' },
      pack: { from: null, to: 'stricter' },
    })
  })
})

describe('A comparison', () => {
  test('names the change that turns a verdict, out of those that do not', () => {
    const { destinations } = compared(
      { kind: 'setSupplier', where: { part: 'FPGA' }, supplier: 'Acme' },
      { kind: 'setSellingPrice', product: 'RADIO', price: usd('999') },
      { kind: 'scalePrice', where: { part: 'CASE' }, factor: '2' },
    )
    const [scenario] = destinations[0]?.scenarios ?? []
    expect(destinations[0]?.base).toMatchObject({ outcome: 'not-subject', headroom: { high: '0' } })
    expect(scenario?.figures).toMatchObject({ outcome: 'subject', share: { low: '250/999' } })
    expect(scenario?.flip?.outcome).toEqual({ from: 'not-subject', to: 'subject' })
    expect(scenario?.flip?.by.map(({ index }) => index)).toEqual([1])
  })

  test('has no flip where the verdict stays', () => {
    const { destinations } = compared({ kind: 'scalePrice', where: { part: 'PLL' }, factor: '0.5' })
    expect(destinations[0]?.scenarios[0]).toMatchObject({
      figures: { share: { low: '0.225' }, headroom: { high: '25' } },
      flip: null,
    })
  })

  test('adds up what the parts cost in the reporting currency, and names what has no price', () => {
    const { cost } = compared({ kind: 'swapItem', where: { part: 'PLL' }, to: 'SPARE' })
    expect(cost.base).toEqual({ amount: '272', known: '272', unknown: [] })
    expect(cost.scenarios).toEqual([{ amount: null, known: '222', unknown: ['SPARE'] }])
  })

  test('takes other rates into the cost', () => {
    const { cost } = compared({ kind: 'setRate', from: 'EUR', to: 'USD', rate: '2' })
    expect(cost.scenarios[0]?.amount).toBe('290')
  })
})

describe('The limits', () => {
  const pack = currentPack()
  const of = (destination: string, ...changes: Change[]) =>
    limits(overlaid(...changes).whole.result('RADIO', destination, 'look-through'), pack)

  test('name the direct product rules and the buyer, whatever the verdict is', () => {
    expect(of('CN').map(({ about }) => about)).toContain('direct-product')
    expect(of('IR').map(({ about, cite }) => [about, cite])).toEqual(
      expect.arrayContaining([
        ['buyer', '744'],
        ['buyer', '31 CFR 560.420; 746.7(e)'],
      ]),
    )
  })

  test('name content that no share makes small enough', () => {
    const found = of('CN', { kind: 'setEccn', where: { part: 'PLL' }, eccn: '9A515.x' })
    expect(found.find(({ about }) => about === 'no-level')).toMatchObject({
      text: expect.stringMatching(/\(PLL\): no share is small enough while this holds/),
    })
    expect(of('CN').map(({ about }) => about)).not.toContain('no-level')
  })
})
