import { expect, test } from 'vitest'
import {
  extent,
  markText,
  waterfallBars,
  waterfallMarks,
  waterfallTable,
  waterfallText,
} from '../../../renderer/ui/waterfall-bars.ts'
import type { PricedFigures } from '../../../shared/calc/result/result.ts'
import type { ChangeReport } from '../../../shared/scenario/overlay.ts'
import type { Waterfall, WaterfallStep } from '../../../shared/scenario/waterfall.ts'

const figures = (low: string | null, high: string | null = low): PricedFigures => ({
  method: 'look-through',
  outcome: low === '0.3' ? 'subject' : 'not-subject',
  act: low === '0.3' ? 'licence' : 'not-subject',
  rule: '734.4(d)',
  threshold: '0.25',
  share: { low, high },
  controlled: { low, high },
  price: '100',
})
const step = (members: Partial<WaterfallStep>): WaterfallStep => ({
  scenario: 'S',
  index: 0,
  fits: true,
  share: { from: { low: '0.3', high: '0.3' }, to: { low: '0.3', high: '0.3' } },
  moves: { low: '0', high: '0' },
  outcome: { from: 'subject', to: 'subject' },
  act: { from: 'licence', to: 'licence' },
  rule: { from: '734.4(d)', to: '734.4(d)' },
  level: null,
  pack: null,
  ...members,
})
const report = (scenario: string, index: number): ChangeReport => ({
  scenario,
  index,
  change: { kind: 'setOrigin', where: { part: `IC-${index}` }, origin: 'JP' },
  fits: index !== 1,
  why: index === 1 ? 'there is no part IC-1' : null,
  says: [],
  touched: [],
})
const down = step({
  share: { from: { low: '0.3', high: '0.3' }, to: { low: '0.1', high: '0.2' } },
  moves: { low: '-0.2', high: '-0.1' },
  outcome: { from: 'subject', to: 'not-subject' },
  act: { from: 'licence', to: 'not-subject' },
  level: { from: '0.25', to: '0.1' },
})
const given: Waterfall = {
  from: figures('0.3'),
  to: { ...figures('0.1', '0.2'), threshold: '0.1' },
  steps: [step({ scenario: 'Below' }), step({ index: 1, fits: false }), { ...down, index: 2 }],
}
const bars = waterfallBars(given, [report('Below', 0), report('S', 1), report('S', 2)], 'S')

test('the bars go from the base over each change to the scenario', () => {
  expect(bars.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
    'base base',
    'step 1',
    'unfit 2',
    'step 3',
    'scenario scenario',
  ])
  expect(bars.map(extent)).toEqual([
    [0, 0.3],
    [0.3, 0.3],
    [0.3, 0.3],
    [0.1, 0.3],
    [0, 0.1],
  ])
  expect(bars.map(({ level }) => level)).toEqual([0.25, 0.25, 0.25, 0.1, 0.1])
  expect(bars.map(({ isFlip }) => isFlip)).toEqual([false, false, false, true, false])
})

test('a share that is not known is not drawn as zero', () => {
  const [bar] = waterfallBars({ ...given, from: figures(null), steps: [] }, [], 'S')
  expect(bar && extent(bar)).toBeNull()
  expect(bar && waterfallText(bar)).toContain('share not known')
})

test('each bar says what it does, and a change of a scenario below names it', () => {
  expect(bars.map(waterfallText)).toEqual([
    'Base: share 30.00 %, subject, licence or exception, 734.4(d)',
    'Below: IC-0: origin JP: moves the share by 0, share 30.00 %, subject, licence or exception, 734.4(d)',
    'IC-1: origin JP: does not fit, changes nothing',
    'IC-2: origin JP: moves the share by −20.00 pts to −10.00 pts, share 10.00 % to 20.00 %, turns to not subject, 734.4(d)',
    'S: share 10.00 % to 20.00 %, not subject, 734.4(d)',
  ])
})

test('the table has a row for each bar and the scale holds them all', () => {
  const table = waterfallTable(bars)
  expect(table.rows).toHaveLength(5)
  expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true)
  expect(table.rows[3]).toContain('10.00 %')
  expect(waterfallMarks(bars).at(-1)).toBeGreaterThanOrEqual(0.3)
})

test('small steps are seen: the scale begins near them, and says with how many places', () => {
  const near = waterfallBars(
    {
      from: { ...figures('0.2503'), threshold: '0.25' },
      to: { ...figures('0.2491'), threshold: '0.25' },
      steps: [
        step({
          share: { from: { low: '0.2503', high: '0.2503' }, to: { low: '0.2491', high: '0.2491' } },
          moves: { low: '-0.0012', high: '-0.0012' },
        }),
      ],
    },
    [report('S', 0)],
    'S',
  )
  const marks = waterfallMarks(near)
  const [first = 0, last = 0] = [marks[0], marks.at(-1)]
  expect(first).toBeGreaterThan(0.24)
  expect(first).toBeLessThanOrEqual(0.2491)
  expect(last).toBeGreaterThanOrEqual(0.2503)
  expect((0.2503 - 0.2491) / (last - first)).toBeGreaterThan(0.4)
  expect(new Set(marks.map((mark) => markText(mark, marks))).size).toBe(marks.length)
  expect(waterfallMarks(bars)[0]).toBe(0)
  expect(markText(0.05, waterfallMarks(bars))).toBe('5 %')
})
