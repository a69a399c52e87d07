import { expect, test } from 'vitest'
import { axisChoices } from '../../../renderer/features/levers/axis-words.ts'
import {
  firstSampling,
  rangeAround,
  readSampling,
} from '../../../renderer/features/levers/ranges.ts'
import {
  domainOf,
  tickText,
  tornadoBars,
  tornadoTable,
  tornadoText,
} from '../../../renderer/features/levers/tornado.ts'
import {
  cellText,
  countsOf,
  presentAt,
  twoWayTable,
} from '../../../renderer/features/levers/two-way.ts'
import {
  curveOf,
  fractionText,
  middleOf,
  quantileText,
  spanOf,
} from '../../../renderer/features/levers/uncertainty.ts'
import { usePreferences } from '../../../renderer/stores/preferences.ts'
import { currentPack } from '../../../shared/rules/packs/index.ts'
import { standOf } from '../../../shared/scenario/levers/axis.ts'
import { amountsAround } from '../../../shared/scenario/levers/range.ts'
import { subjectOf } from '../../../shared/scenario/levers/subject.ts'
import { tornado } from '../../../shared/scenario/levers/tornado.ts'
import { twoWay } from '../../../shared/scenario/levers/two-way.ts'
import { uncertainty } from '../../../shared/scenario/levers/uncertainty.ts'
import { sample } from '../sample.ts'

function on(product: string, destination: string) {
  return subjectOf(sample, { pack: currentPack(), day: '2026-11-24', product, destination })
}

test('the bars of a tornado keep their order, and say both ends with their verdicts', () => {
  const bars = tornadoBars(tornado(on('RU-3500', 'CN')))
  expect(bars[0]?.name).toBe('selling price')
  expect(bars[0] && tornadoText(bars[0])).toBe(
    'selling price: at 7,417.80 USD 27.81 %, subject, no licence by destination; at 9,066.20 USD 22.75 %, not subject; moves 5.06 pts',
  )
  expect(tornadoTable(bars).rows[1]?.slice(0, 4)).toEqual([
    'price of IC-RFSOC-8',
    '868.50 USD',
    '23.86 %',
    'not subject',
  ])
})

test('a bar without a bound has no high end to draw', () => {
  const [first] = tornadoBars(tornado(on('SC-220', 'CN')))
  expect(first?.ends.map(({ low, high }) => [typeof low, high])).toEqual([
    ['number', null],
    ['number', null],
  ])
})

test('a picture goes beyond what it shows, never below zero, with round marks', () => {
  const { from, to, ticks } = domainOf([0.09, null, 0.25])
  expect(from).toBeLessThan(0.09)
  expect(to).toBeGreaterThan(0.25)
  expect(ticks.map((tick) => tickText(tick, ticks))).toEqual(['10 %', '15 %', '20 %', '25 %'])
  expect(domainOf([0, 0.1]).from).toBe(0)
  const same = domainOf([0.1, 0.1])
  expect(same.to).toBeGreaterThan(same.from)
})

test('the present cell of a two-way table is found, and cells say both amounts', () => {
  const subject = on('RU-3500', 'CN')
  const [x, y] = axisChoices(tornado(subject))
  if (!x || !y) throw new Error('two amounts move the share')
  const scale = ({ axis }: typeof x) => ({
    axis,
    amounts: amountsAround(standOf(subject, axis), { spread: '0.1', steps: 1 }),
  })
  const answer = twoWay(subject, scale(x), scale(y))
  expect(presentAt(answer.x.amounts, x.now)).toBe(1)
  expect(presentAt(answer.y.amounts, y.now)).toBe(1)
  const now = answer.cells[1]?.[1]
  expect(now && cellText({ x, y }, { x: x.now, y: y.now }, now)).toBe(
    'selling price 8,242.00 USD, price of IC-RFSOC-8 965.00 USD: subject, no licence by destination, 25.03 %',
  )
  const { columns, rows } = twoWayTable({ x, y }, answer)
  expect(columns.map(({ name }) => name)).toEqual([
    'price of IC-RFSOC-8 (USD) \\ selling price (USD)',
    '7,417.80',
    '8,242.00',
    '9,066.20',
  ])
  expect(rows[1]).toEqual([
    '965.00',
    '27.81 % subject, no licence by destination',
    '25.03 % subject, no licence by destination',
    '22.75 % not subject',
  ])
  expect(countsOf(answer).reduce((sum, [, count]) => sum + count, 0)).toBe(9)
})

test('ranges begin a tenth around the amounts that move the share most', () => {
  const typed = firstSampling(axisChoices(tornado(on('RU-3500', 'CN'))))
  expect(typed.ranges).toHaveLength(3)
  expect(readSampling(typed)).toMatchObject({
    ok: true,
    sampling: {
      ranges: [
        { axis: { kind: 'selling-price' }, low: '7417.80', likely: '8242.00', high: '9066.20' },
        { low: '868.50', likely: '965.00', high: '1061.50' },
        { low: '63.90', likely: '71.00', high: '78.10' },
      ],
      seed: 1,
      samples: 10_000,
    },
  })
})

test('ranges are written and read in the number format of this user', () => {
  usePreferences.setState({ numberFormat: '1.234,56' })
  const axis = { kind: 'rate', from: 'EUR', to: 'USD' } as const
  const range = rangeAround({ name: 'EUR to USD', axis, now: '1.1035', currency: 'USD' })
  expect(range).toMatchObject({ low: '0,9932', likely: '1,1035', high: '1,2139' })
  const read = readSampling({ ranges: [range], seed: '1', samples: 1 })
  expect(read).toMatchObject({ ok: true, sampling: { ranges: [{ likely: '1.1035' }] } })
  usePreferences.setState({ numberFormat: '1,234.56' })
})

test('what cannot be read of a range is said at its field, and no likely amount is none', () => {
  const axis = { kind: 'selling-price' } as const
  const read = (low: string, likely: string, high: string, seed = '1') =>
    readSampling({ ranges: [{ axis, low, likely, high }], seed, samples: 10 })
  expect(read('1', '', '2')).toMatchObject({ ok: true })
  expect(JSON.stringify(read('1', '', '2'))).not.toContain('likely')
  expect(read('cheap', '', '2')).toMatchObject({ ranges: [{ low: expect.any(String) }] })
  expect(read('0', '', '2')).toMatchObject({ ranges: [{ low: expect.any(String) }] })
  expect(read('3', '', '2')).toMatchObject({ ranges: [{ low: 'is above high' }] })
  expect(read('1', '5', '2')).toMatchObject({ ranges: [{ likely: expect.any(String) }] })
  expect(read('1', '', '2', '-4')).toMatchObject({ ok: false, seed: expect.any(String) })
})

test('an outcome that came in all samples but one is never shown as all of them', () => {
  expect(fractionText('99999/100000')).toBe('99.999 %')
  expect(fractionText('1')).toBe('100.00 %')
})

test('the spread of samples is their least and most, and that of the middle nine tenths', () => {
  const subject = on('RU-3500', 'CN')
  const range = { axis: { kind: 'selling-price' } as const, low: '8000', high: '9000' }
  const answer = uncertainty(subject, [range], { seed: 3, samples: 200 })
  const [span, middle] = [spanOf(answer), middleOf(answer)]
  if (!span || !middle) throw new Error('both are known')
  expect(span).not.toEqual(middle)
  const curve = curveOf(answer.quantiles, 'low')
  expect(curve).toHaveLength(21)
  expect(curve.at(-1)?.part).toBe(1)
  const [least] = answer.quantiles
  expect(least && quantileText(least, '0.25')).toMatch(/^0\.00 % of the samples at or under \d/)
})

test('samples without a bound have no spread, and no high curve', () => {
  const range = { axis: { kind: 'selling-price' } as const, low: '14000', high: '15000' }
  const answer = uncertainty(on('SC-220', 'CN'), [range], { samples: 20 })
  expect(spanOf(answer)).toBeNull()
  expect(curveOf(answer.quantiles, 'high')).toEqual([])
  expect(answer.quantiles[0] && quantileText(answer.quantiles[0], null)).toContain('no bound')
})
