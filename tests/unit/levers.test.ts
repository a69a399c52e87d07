import { describe, expect, test } from 'vitest'
import telecom from '../../samples/telecom.json' with { type: 'json' }
import { checkModel } from '../../shared/model/read.ts'
import type { Model, Part } from '../../shared/model/schema.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { flipsAlong } from '../../shared/scenario/levers/flip.ts'
import { type Lever, levers } from '../../shared/scenario/levers/levers.ts'
import { splitMix64 } from '../../shared/scenario/levers/random.ts'
import { amountsAround, drawn, rangesSchema } from '../../shared/scenario/levers/range.ts'
import { smallestSets } from '../../shared/scenario/levers/sets.ts'
import { subjectOf } from '../../shared/scenario/levers/subject.ts'
import { tornado } from '../../shared/scenario/levers/tornado.ts'
import { twoWay } from '../../shared/scenario/levers/two-way.ts'
import { uncertainty } from '../../shared/scenario/levers/uncertainty.ts'

const pack = currentPack()
const day = '2026-11-24'
const read = checkModel(telecom)
if (!read.ok) throw new Error('the sample is not usable')
const sample = read.value

function on(product: string, destination: string, model: Model = sample) {
  return subjectOf(model, { pack, day, product, destination })
}

/** The sample with parts changed. */
function withParts(changes: Record<string, Partial<Part>>): Model {
  const parts = sample.parts.map((part) => ({ ...part, ...changes[part.id] }))
  return { ...sample, parts }
}

function said(found: readonly Lever[]): (string | undefined)[][] {
  return found.map(({ what, after, why }) => [what, after?.outcome, why ?? undefined])
}

describe('The break-even', () => {
  test('of a product exactly at the level is the price it has: one cent less is subject', () => {
    const { flips } = flipsAlong(on('OT-8000', 'CN'), { kind: 'selling-price' })
    expect(flips).toMatchObject([
      {
        exact: '28792',
        direction: 'down',
        change: '0',
        last: { amount: '28792.00', outcome: 'not-subject', share: { low: '0.25', high: '0.25' } },
        first: { amount: '28791.99', outcome: 'subject' },
      },
    ])
  })

  test('of a part is worked out in its own currency and exact to the cent', () => {
    const { flips } = flipsAlong(on('RU-3500', 'CN'), { kind: 'part-price', item: 'IC-RFSOC-8' })
    expect(flips).toMatchObject([
      {
        exact: '962.5',
        change: '-1/386',
        last: { amount: '962.51', outcome: 'subject' },
        first: { amount: '962.50', outcome: 'not-subject' },
      },
    ])
  })

  test('of a rate has the decimals that the rate is stated with', () => {
    const { now, flips } = flipsAlong(on('RU-2600', 'CN'), { kind: 'rate', from: 'USD', to: 'CNY' })
    expect(now).toEqual({ amount: '7.1460', currency: 'CNY', decimals: 4 })
    expect(flips).toMatchObject([
      { exact: '2575/376', last: { amount: '6.8485' }, first: { amount: '6.8484' } },
    ])
  })

  test('of a price at the destination leaves the general price alone', () => {
    const { now, flips } = flipsAlong(on('ER-4400', 'CN'), { kind: 'selling-price' })
    expect(now.amount).toBe(sample.products.find(({ id }) => id === 'ER-4400')?.prices?.CN?.amount)
    expect(flips[0]).toMatchObject({ direction: 'up', first: { outcome: 'not-subject' } })
  })

  test('of a price that is not known says what it may be at most, and from where on it is too much', () => {
    const model = withParts({ 'IC-RFSOC-8': { price: null } })
    const { now, before, flips } = flipsAlong(on('RU-3500', 'CN', model), {
      kind: 'part-price',
      item: 'IC-RFSOC-8',
    })
    expect([now.amount, before.outcome]).toEqual([null, 'undetermined'])
    expect(flips).toMatchObject([
      { direction: 'down', change: null, first: { amount: '962.50', outcome: 'not-subject' } },
      { direction: 'up', change: null, first: { amount: '962.51', outcome: 'subject' } },
    ])
  })

  test('of an amount that is not known is told as at most or at least, else as down or up to', () => {
    const what = (model: Model) =>
      levers(on('RU-3500', 'CN', model)).levers.flatMap(({ kind, what: text }) =>
        kind === 'part-price' && text.includes('IC-RFSOC-8') ? [text.replace(/^.* at/, 'at')] : [],
      )
    expect(what(withParts({ 'IC-RFSOC-8': { price: null } }))).toEqual([
      expect.stringMatching(/^at most 962\.50/),
      expect.stringMatching(/^at least 962\.51/),
    ])
    expect(what(sample)).toEqual([expect.stringMatching(/ down to 962\.50/)])
  })

  test('takes finer steps where whole cents do not part the verdicts', () => {
    const price = { amount: '0.01', currency: 'USD' }
    const part = { id: 'R', kind: 'commodity', origin: 'US', eccn: '3A001.a.7', price } as const
    const lines = [{ item: 'R', quantity: '100000' }]
    const root = { id: 'W', kind: 'commodity', eccn: '5A991', madeBy: 'MT-DE', lines } as const
    const model = {
      ...sample,
      parts: [part],
      products: [{ ...root, price: { amount: '700', currency: 'USD' } }],
    }
    const { flips } = flipsAlong(on('W', 'CN', model), { kind: 'part-price', item: 'R' })
    expect(flips).toMatchObject([
      { exact: '0.00175', last: { amount: '0.002' }, first: { amount: '0.001' } },
    ])
  })

  test.each([
    ['a case without a level', 'RT-9M', 'CN', '734.4(a)(6)(i) decides at any share'],
    ['the encryption gate', 'ER-4200', 'IR', '734.4(b) decides at any share'],
    ['US origin', 'LB-600', 'CN', '734.3(a)(2) decides at any share'],
    ['no content that counts', 'SW-2400', 'CN', 'it does not enter the share'],
  ])('is none under %s, and says so', (_, product, to, why) => {
    expect(flipsAlong(on(product, to), { kind: 'selling-price' })).toMatchObject({ flips: [], why })
  })

  test('is none of a part where the rest alone is above the level', () => {
    const { flips, why } = flipsAlong(on('RU-3500', 'IR'), { kind: 'part-price', item: 'ASM-OCXO' })
    expect([flips, why]).toEqual([[], 'the rest alone is above the level'])
  })
})

describe('A list that turns on a unit price', () => {
  // A luxury good under Supplement 5 to Part 746 only above 300 US dollars a unit.
  const silk = (amount: string): Model => ({
    ...sample,
    parts: [
      {
        id: 'SILK',
        kind: 'commodity',
        origin: 'US',
        eccn: 'EAR99',
        price: { amount, currency: 'USD' },
        facts: { hts6: '500100' },
      },
    ],
    products: [
      {
        id: 'W',
        kind: 'commodity',
        eccn: '5A991',
        madeBy: 'MT-CN',
        price: { amount: '1000', currency: 'USD' },
        lines: [{ item: 'SILK', quantity: '1' }],
      },
    ],
  })

  test('is asked anew at every price, so that content begins to count where it does', () => {
    const { cells } = twoWay(
      on('W', 'RU', silk('299')),
      { axis: { kind: 'part-price', item: 'SILK' }, amounts: ['299', '300', '301'] },
      { axis: { kind: 'selling-price' }, amounts: ['1000'] },
    )
    expect(cells[0]?.map(({ outcome, share }) => [outcome, share.low, share.high])).toEqual([
      ['not-subject', '0', '0'],
      ['undetermined', '0', '0.3'],
      ['subject', '0.301', '0.301'],
    ])
  })

  test('has no break-even by a formula, and says why', () => {
    const { flips, why } = flipsAlong(on('W', 'RU', silk('200')), {
      kind: 'part-price',
      item: 'SILK',
    })
    expect([flips, why]).toEqual([[], 'a list of the rules turns on the price'])
  })
})

describe('The levers of a product', () => {
  test('just above the level: alternates first, then the nearest amounts, then questions of fact', () => {
    const alternates = { 'IC-FPGA-MID': ['IC-FPGA-SML'] }
    const { levers: found, notTried } = levers(on('RU-3500', 'CN'), { alternates })
    expect(notTried).toBe(0)
    expect(found.every(({ flips }) => flips)).toBe(true)
    expect(said(found).slice(0, 8)).toEqual([
      ['IC-FPGA-MID replaced by IC-FPGA-SML', 'not-subject', undefined],
      ['selling price up to 8252.00 USD', 'not-subject', undefined],
      ['price of IC-RFSOC-8 down to 962.50 USD', 'not-subject', undefined],
      ['price of MMIC-PA-35 down to 70.68 USD', 'not-subject', undefined],
      ['price of IC-FPGA-MID down to 409.50 USD', 'not-subject', undefined],
      ['price of ASM-OCXO down to 115.50 USD', 'not-subject', undefined],
      ['if IC-RFSOC-8 came from CN', 'not-subject', undefined],
      ['if IC-RFSOC-8 were classified EAR99', 'not-subject', undefined],
    ])
  })

  test('that is open: what is to be found out comes first', () => {
    const { before, levers: found } = levers(on('RT-7R', 'CN'))
    expect(before.outcome).toBe('undetermined')
    expect(said(found).slice(0, 4)).toEqual([
      ['if encryption of IC-SE-XT were b1', 'not-subject', undefined],
      ['if encryption of IC-SE-XT were b2', 'not-subject', undefined],
      ['if encryption of IC-SE-XT were b3', 'not-subject', undefined],
      ['if IC-SE-XT came from IL', 'not-subject', undefined],
    ])
    expect(found.map(({ flips }) => flips)).toEqual(
      found.map(({ flips }) => flips).toSorted((a, b) => Number(b) - Number(a)),
    )
  })

  test('ask the questions of the pack and of the product, answer by answer', () => {
    const { levers: found } = levers(on('SM-20', 'CN'))
    const facts = found.filter(({ kind }) => kind === 'fact')
    expect(facts.map(({ what, flips }) => [what, flips])).toEqual([
      ['if 0A919/9-hz-or-less of CAM-LWIR-9HZ were no', true],
      ['if militaryCommodity of SM-20 were no', true],
      ['if 0A919/9-hz-or-less of CAM-LWIR-9HZ were yes', false],
      ['if militaryCommodity of SM-20 were yes', false],
    ])
  })

  test('made in the United States: another maker is the only lever', () => {
    const flipping = levers(on('LB-600', 'CN')).levers.filter(({ flips }) => flips)
    expect(said(flipping)).toEqual([
      ['if LB-600 were made by MT-DE, in DE', 'not-subject', undefined],
    ])
  })

  test('with two items that fail the gate: no single one helps, and each says why', () => {
    const { levers: found } = levers(on('ER-4200', 'IR'))
    expect(found.some(({ flips }) => flips)).toBe(false)
    expect(new Set(found.map(({ why }) => why))).toEqual(new Set(['734.4(b) decides at any share']))
  })

  test('ask each paragraph of an ECCN that is given without one, alike ones once', () => {
    const model = withParts({ 'IC-RFSOC-8': { eccn: '3A001' } })
    const { levers: found } = levers(on('RU-3500', 'CN', model), { items: ['IC-RFSOC-8'] })
    const paragraphs = found.filter(({ kind }) => kind === 'paragraph')
    expect(paragraphs.map(({ to, also }) => [to, ...also].length)).not.toContain(0)
    const asked = paragraphs.flatMap(({ to, also }) => [to, ...also])
    expect(asked).toContain('3A001.a.2')
    expect(new Set(asked).size).toBe(asked.length)
    expect(paragraphs.length).toBeLessThan(asked.length)
  })

  test('ask of the declared content of a foreign part, not of the part', () => {
    const { levers: found } = levers(on('CG-70', 'IR'), { items: ['IC-SOC-5G'] })
    expect(found.map(({ what }) => what)).toEqual([
      'price of IC-SOC-5G down to 1.34 USD',
      'if the US content declared in IC-SOC-5G were classified EAR99',
    ])
  })

  test('say why an alternate cannot be taken', () => {
    const { levers: found } = levers(on('ER-4200', 'CN'), {
      items: ['ASM-OCXO'],
      alternates: { 'ASM-OCXO': ['ASM-TIMING'] },
    })
    expect(found.find(({ kind }) => kind === 'alternate')).toMatchObject({
      after: null,
      flips: false,
      why: 'ASM-TIMING contains ASM-OCXO',
    })
  })

  test('are of so many items as are asked for, and the rest is counted', () => {
    const { levers: found, notTried } = levers(on('RU-3500', 'CN'), { most: 1 })
    expect(new Set(found.map(({ item }) => item))).toEqual(new Set(['IC-RFSOC-8', null]))
    expect(notTried).toBe(3)
  })
})

describe('The smallest sets of alternates', () => {
  const alternates = {
    'IC-FPGA-MID': ['IC-FPGA-SML', 'IC-CPLD'],
    'IC-RFSOC-8': ['IC-DFE-ASIC'],
    'ASM-OCXO': ['OSC-TCXO'],
  }

  test('are the cheapest first, with what they cost more or less', () => {
    const sets = smallestSets(on('RU-3500', 'CN'), { alternates })
    expect(sets).toMatchObject({ size: 1, more: false, exact: true, why: null })
    expect(
      sets.sets.map(({ replacements: [one], cost }) => [one?.item, one?.to, cost]),
    ).toMatchObject([
      ['IC-RFSOC-8', 'IC-DFE-ASIC', expect.stringMatching(/^-/)],
      ['IC-FPGA-MID', 'IC-CPLD', '-404.6'],
      ['IC-FPGA-MID', 'IC-FPGA-SML', '-373.5'],
      ['ASM-OCXO', 'OSC-TCXO', expect.any(String)],
    ])
  })

  test('say that there are more where only some are asked for', () => {
    const sets = smallestSets(on('RU-3500', 'CN'), { alternates, most: 2 })
    expect([sets.sets.length, sets.more]).toEqual([2, true])
  })

  test('reach a share that is asked for, or say that none does', () => {
    const to = (target: string) => smallestSets(on('RU-3500', 'CN'), { alternates, target })
    expect(to('0.13').size).toBe(2)
    expect(to('0.3')).toMatchObject({ size: 0, sets: [{ replacements: [], cost: '0' }] })
    expect(to('0.01')).toMatchObject({
      size: null,
      sets: [],
      why: 'all alternates together do not bring it there',
    })
  })

  test('replace every item that fails the encryption gate', () => {
    const cut = withParts({ 'SW-IPSEC': { price: { amount: '1', currency: 'USD' } } })
    const ownPrice = (amount: string): Model => ({
      ...cut,
      products: cut.products.map((product) =>
        product.id === 'ER-4200' ? { ...product, price: { amount, currency: 'EUR' } } : product,
      ),
    })
    const gated = {
      'IC-SEC-HS': ['IC-MCU-32'],
      'SW-IPSEC': ['IC-MCU-32'],
      'IC-NPU-400': ['IC-MCU-32'],
    }
    const sets = smallestSets(on('ER-4200', 'IR', ownPrice('90000')), { alternates: gated })
    expect(sets.sets.map(({ replacements }) => replacements.map(({ item }) => item))).toEqual([
      ['IC-SEC-HS', 'SW-IPSEC'],
    ])
  })

  test('say where what has no alternate decides', () => {
    expect(smallestSets(on('LB-600', 'CN'), { alternates }).why).toBe(
      'without the items that have alternates: 734.3(a)(2) decides at any share',
    )
  })

  test('beyond thirty alternates are of the smallest size and say that they are not searched', () => {
    const many = sample.parts.filter(({ origin }) => origin !== 'US').map(({ id }) => id)
    expect(many.length).toBeGreaterThan(30)
    const sets = smallestSets(on('RU-3500', 'CN'), { alternates: { 'IC-RFSOC-8': many } })
    expect(sets).toMatchObject({ size: 1, exact: false, more: true })
    expect(sets.sets[0]?.after.outcome).toBe('not-subject')
    expect(sets.why).toContain('more than 30 alternates')
  })

  test('are not called exact where an item with alternates lies inside another', () => {
    const nested = { 'ASM-DFE': ['ASM-CPU-A4'], 'IC-RFSOC-8': ['IC-DFE-ASIC'] }
    const sets = smallestSets(on('RU-3500', 'CN'), { alternates: nested })
    expect(sets.exact).toBe(false)
    expect(sets.why).toContain('do not add up')
  })
})

describe('Ranges', () => {
  test('move each amount by a tenth where none is given, the widest span first', () => {
    const bars = tornado(on('RU-3500', 'CN'))
    expect(bars.map(({ axis, low, high }) => [axis.kind, low.amount, high.amount])).toEqual([
      ['selling-price', '7417.8', '9066.2'],
      ['part-price', '868.5', '1061.5'],
      ['part-price', '63.9', '78.1'],
      ['part-price', '370.8', '453.2'],
      ['part-price', '106.2', '129.8'],
    ])
    expect(bars[1]?.span).toBe('193/8242')
  })

  test('given take the place of the spread', () => {
    const range = { axis: { kind: 'selling-price' as const }, low: '8000', high: '8500' }
    const bars = tornado(on('RU-3500', 'CN'), { ranges: [range], spread: '0.01', most: 1 })
    expect(bars.map(({ low, high }) => [low.amount, high.amount])).toEqual([
      ['8000', '8500'],
      ['955.35', '974.65'],
    ])
  })

  test('make steps around an amount with itself in the middle', () => {
    const now = { amount: '100.00', currency: 'USD', decimals: 2 }
    expect(amountsAround(now, { spread: '0.1', steps: 2 })).toEqual([
      '90.00',
      '95.00',
      '100.00',
      '105.00',
      '110.00',
    ])
  })

  test.each([
    ['a low above the high', { low: '2', high: '1' }, 'ranges.0.low'],
    ['a likely outside', { low: '1', likely: '3', high: '2' }, 'ranges.0.likely'],
    ['a likely below', { low: '2', likely: '1', high: '3' }, 'ranges.0.likely'],
    ['zero', { low: '0', high: '1' }, 'ranges.0.low'],
    ['a number', { low: 1, high: '2' }, 'ranges.0.low'],
  ])('refuse %s', (_, ends, place) => {
    const read = rangesSchema.safeParse({ ranges: [{ axis: { kind: 'selling-price' }, ...ends }] })
    expect(read.error?.issues.map(({ path }) => path.join('.'))).toEqual([place])
  })

  test('refuse a second range of one amount', () => {
    const range = { axis: { kind: 'part-price', item: 'A' }, low: '1', high: '2' }
    const read = rangesSchema.safeParse({ ranges: [range, { ...range, high: '3' }] })
    expect(read.error?.issues).toMatchObject([{ path: ['ranges', 1, 'axis'] }])
  })
})

describe('Samples', () => {
  test('come from SplitMix64, whose first numbers for a seed are known', () => {
    const draw = splitMix64(1234567)
    expect([draw(), draw(), draw()]).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
    ])
  })

  const axis = { kind: 'selling-price' as const }
  const last = (1n << 64n) - 1n

  test('reach both ends of their range and no further, to two decimals more', () => {
    for (const likely of [undefined, '10', '12']) {
      const range = { axis, low: '10', high: '20', ...(likely && { likely }) }
      expect([drawn(range, 0n), drawn(range, last)]).toEqual(['10.00', '20.00'])
    }
    expect(drawn({ axis, low: '10', likely: '20', high: '20' }, last)).toBe('19.99')
    expect(drawn({ axis, low: '7', high: '7' }, last / 2n)).toBe('7.00')
  })

  test('of a triangle lie below its peak as often as the peak is far along', () => {
    const range = { axis, low: '0.01', likely: '0.31', high: '1.01' }
    const at = (part: bigint) => Number(drawn(range, (last * part) / 100n))
    expect([at(29n) < 0.31, at(31n) > 0.31]).toEqual([true, true])
    // Half of the samples lie below 1.01 - sqrt(0.5 * 0.7).
    expect(at(50n)).toBeCloseTo(1.01 - Math.sqrt(0.35), 3)
  })

  test.each([
    ['low', '0.01', (part: number) => 1.01 - Math.sqrt(1 - part)],
    ['high', '1.01', (part: number) => 0.01 + Math.sqrt(part)],
  ])('of a triangle whose likely amount is its %s', (_, likely, amountAt) => {
    const range = { axis, low: '0.01', likely, high: '1.01' }
    for (const part of [1n, 25n, 50n, 81n, 99n])
      expect(Number(drawn(range, (last * part) / 100n))).toBeCloseTo(
        amountAt(Number(part) / 100),
        3,
      )
  })

  test('of a triangle without width are its one amount', () => {
    for (const draw of [0n, last / 2n, last])
      expect(drawn({ axis, low: '7', likely: '7', high: '7' }, draw)).toBe('7.00')
  })

  test('have two decimals more than the longest of their amounts', () => {
    expect(drawn({ axis, low: '1', likely: '1.125', high: '2' }, 0n)).toBe('1.00000')
    expect(drawn({ axis, low: '1', high: '2.5' }, last)).toBe('2.500')
  })

  test('are counted by verdict, and the shares by rank', () => {
    const found = uncertainty(
      on('RU-3500', 'CN'),
      [{ axis, low: '8000', likely: '8242', high: '8500' }],
      { seed: 3, samples: 1000 },
    )
    expect(found.outcomes.reduce((sum, { count }) => sum + count, 0)).toBe(1000)
    expect(found.outcomes.map(({ outcome }) => outcome)).toEqual(['not-subject', 'subject'])
    expect(found.quantiles.map(({ at }) => at)).toHaveLength(21)
    const shares = found.quantiles.map(
      ({ low }) => Number(low?.split('/')[0]) / Number(low?.split('/')[1] ?? 1),
    )
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  })
})
