import { expect, test } from 'vitest'
import { shareText } from '../../../shared/money/display.ts'
import { reportHtml } from '../../../shared/report/result-html.ts'
import { PAGE_NUMBERS, STYLE } from '../../../shared/report/style.ts'
import { reportOf, wordsOf } from './support.ts'

const CASES = [
  ['RU-2600', 'CN'],
  ['SC-220', 'CN'],
  ['ER-4200', 'IR'],
  ['OT-8000', 'CN'],
  ['LB-600', 'CN'],
] as const

const firstOf = (page: string) =>
  /<section class="first">([\s\S]*?)<\/section>/.exec(page)?.[1] ?? ''

test.each(CASES)('the first page on %s to %s stands alone', (product, destination) => {
  const report = reportOf(product, destination)
  const first = wordsOf(firstOf(reportHtml(report)))
  const names = [...report.facts, ...report.record].flatMap(({ name, text }) => [name, text])
  const figures = [...report.figures, ...report.assumptions].map(({ text }) => text)
  for (const text of [
    report.verdict.word,
    report.verdict.rule,
    report.verdict.paragraph.slice(0, 200),
    report.statement,
    ...names,
    ...figures,
    ...report.notices.slice(0, 5).map(({ code }) => code),
    'Prepared by R. Haas',
    'Approved by',
    'Signature',
  ])
    expect(first).toContain(text)
  const drawn = firstOf(reportHtml(report)).includes('<svg')
  expect(drawn).toBe(report.amounts.level !== null && report.amounts.share.low !== null)
})

test('the largest contributors come by value, what may count among them', () => {
  const first = wordsOf(firstOf(reportHtml(reportOf('SC-220', 'CN'))))
  const places = ['IC-BF-CTRL', 'IC-SEC-LT', 'SW-SC-STACK'].map((item) => first.indexOf(item))
  expect(places.every((place) => place > 0)).toBe(true)
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(first).toContain('448.00')
})

test('the level is drawn where it lies between the ends of the share', () => {
  const page = firstOf(reportHtml(reportOf('RU-2600', 'CN')))
  const full = /width="([\d.]+)" height="14" fill="#444"/.exec(page)?.[1]
  const line = /<line x1="([\d.]+)"/.exec(page)?.[1]
  const share = Number(shareText(reportOf('RU-2600', 'CN').amounts.share.low ?? '').slice(0, -2))
  expect(Number(full) / Number(line)).toBeCloseTo(share / 25, 2)
})

test('no letter of a report is smaller than nine points', () => {
  const fonts = [...`${STYLE}${PAGE_NUMBERS}`.matchAll(/font(?:-size)?: *(?:\d{3} )?([\d.]+)pt/g)]
  expect(fonts.length).toBeGreaterThan(3)
  for (const [, size] of fonts) expect(Number(size)).toBeGreaterThanOrEqual(9)
})

test('a number stands on one line', () => {
  expect(reportHtml(reportOf('SC-220', 'CN'))).toContain(
    '<span class="number">103617/3700000 to no bound</span>',
  )
  expect(STYLE).toContain('.number { white-space: nowrap;')
})
