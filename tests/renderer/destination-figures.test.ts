import { expect, test } from 'vitest'
import {
  barText,
  destinationBars,
  destinationTable,
  levelGroups,
  scaleMarks,
} from '../../renderer/features/result/destination-figures.ts'
import { actOf } from '../../shared/calc/result/act.ts'
import type { Outcome } from '../../shared/calc/result/result.ts'

const outcomes: Outcome[] = ['subject', 'not-subject', 'subject', 'undetermined', 'not-subject']
const answered = {
  question: {
    product: 'P',
    destinations: ['IR', 'CN', 'RU', 'IN', 'CU'],
    method: 'look-through' as const,
  },
  row: {
    product: 'P',
    outcomes,
    acts: outcomes.map((outcome) => actOf({ outcome, need: 'required', beside: 'nothing' })),
    candidates: outcomes.map(() => ''),
    needMissing: [],
    rules: ['734.4(c)', '734.4(d)', '734.4(a)(3)', null, '734.4(c)'],
    low: ['0.12', '0.25', '0.25', '0.2', '0'],
    high: ['0.12', '0.25', '0.25', null, '0'],
    levels: ['0.1', '0.25', null, '0.25', '0.1'],
    prices: ['100'],
  },
}
const bars = destinationBars(answered, (code) => `name of ${code}`)

test('destinations of one level stand together, in the order asked, those without a level last', () => {
  expect(bars.map(({ code }) => code)).toEqual(['CN', 'IN', 'IR', 'CU', 'RU'])
  expect(levelGroups(bars)).toEqual([
    { level: 0.25, text: '25.00 %', from: 'CN', to: 'IN' },
    { level: 0.1, text: '10.00 %', from: 'IR', to: 'CU' },
  ])
})

test('each bar keeps the figures of its own destination', () => {
  const find = (wanted: string) => bars.find(({ code }) => code === wanted)
  expect(find('IR')).toMatchObject({ act: 'licence', rule: '734.4(c)', low: 0.12, level: 0.1 })
  expect(find('RU')).toMatchObject({ act: 'licence', rule: '734.4(a)(3)', level: null })
  expect(find('IN')).toMatchObject({ act: 'undetermined', low: 0.2, high: null })
})

test('what a bar says needs no colour, and an open end is no number', () => {
  expect(bars.map(barText)).toEqual([
    'name of CN: not subject, share 25.00 %, level 25.00 %, 734.4(d)',
    'name of IN: undetermined, share 20.00 % to no bound, level 25.00 %, not decided',
    'name of IR: subject, licence or exception, share 12.00 %, level 10.00 %, 734.4(c)',
    'name of CU: not subject, share 0.00 %, level 10.00 %, 734.4(c)',
    'name of RU: subject, licence or exception, share 25.00 %, no level, 734.4(a)(3)',
  ])
})

test('a share that is not known is said to be so and not drawn as zero', () => {
  const unknown = destinationBars(
    { ...answered, row: { ...answered.row, low: [null], high: [null] } },
    (code) => code,
  )
  const bar = unknown.find(({ code }) => code === 'IR')
  expect(bar).toMatchObject({ low: null, high: null })
  expect(destinationTable(unknown).rows[2]?.slice(3, 5)).toEqual(['not known', 'not known'])
})

test('every bar and level lies on the scale, and its marks are few', () => {
  for (const share of ['0.01', '0.249', '0.9', '7.3', '40']) {
    const row = { ...answered.row, high: [share, '0.3', '0.3', '0.3', '0.3'] }
    const marks = scaleMarks(destinationBars({ ...answered, row }, (code) => code))
    expect(marks.at(-1)).toBeGreaterThanOrEqual(Math.max(0.3, Number(share)))
    expect(marks.length).toBeLessThan(8)
  }
})
