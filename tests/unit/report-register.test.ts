import { expect, test } from 'vitest'
import { currentPack } from '../../shared/rules/packs/index.ts'
import {
  type ReportedProduct,
  reportRegister,
  reportScopeText,
  reportStateText,
} from '../../shared/rules/report-register.ts'
import { relianceOn } from '../../shared/rules/technology-report.ts'

const pack = currentPack()
const product = (more: Partial<ReportedProduct>): ReportedProduct => ({
  id: 'T1',
  name: 'Layout',
  kind: 'technology',
  technologyReports: [],
  filedForNone: null,
  prepared: [],
  ...more,
})
const rowsOn = (day: string, more: Partial<ReportedProduct>) =>
  reportRegister(pack, [product(more)], day)
const textOn = (day: string, more: Partial<ReportedProduct>) =>
  rowsOn(day, more).map((row) => `${reportScopeText(row)}: ${reportStateText(row)}`)

test('thirty days are counted from the filing, as the verdict counts them', () => {
  const technologyReports = [{ filed: '2026-01-31', destinations: ['IN', 'VN'] }]
  for (const [day, text] of [
    ['2026-01-31', '31 days left, to be relied on from 2026-03-03'],
    ['2026-03-02', '1 day left, to be relied on from 2026-03-03'],
    ['2026-03-03', 'to be relied on since 2026-03-03'],
  ] as const) {
    expect(textOn(day, { technologyReports })).toEqual([expect.stringContaining(text)])
    const [row] = rowsOn(day, { technologyReports })
    const at = { destination: 'IN', day, highShare: null }
    expect(row?.state === 'reliable').toBe(relianceOn(pack, technologyReports, at).mayRely)
  }
})

test('what BIS said of one report stands in the way of an older one for the same destination', () => {
  const technologyReports = [
    { filed: '2025-01-01', destinations: ['IN', 'VN'] },
    {
      filed: '2026-01-01',
      destinations: ['IN'],
      state: 'contacted' as const,
      stateOn: '2026-01-20',
    },
    { filed: '2025-06-01', destinations: ['TR'], state: 'cleared' as const, stateOn: '2025-06-09' },
  ]
  expect(textOn('2026-05-01', { technologyReports })).toEqual([
    'IN: BIS made contact: not to be relied on until cleared',
    'IN, VN; not for IN, where BIS stands in the way of another report: to be relied on since 2025-02-01',
    'TR: cleared by BIS, to be relied on since 2025-06-09',
  ])
})

test('what is prepared, filed for no destination, or missing is listed; other products are not', () => {
  expect(textOn('2026-05-01', {})).toEqual([': no report'])
  expect(rowsOn('2026-05-01', { kind: 'commodity' })).toEqual([])
  expect(textOn('2026-05-01', { prepared: ['CN', 'IN'], filedForNone: '2026-04-20' })).toEqual([
    'names no destination: a small share alone: filed, counting: 20 days left, to be relied on from 2026-05-21',
    'CN: prepared, not filed',
    'IN: prepared, not filed',
  ])
  const technologyReports = [{ filed: '2026-04-30', destinations: ['CN'] }]
  expect(textOn('2026-05-01', { prepared: ['CN'], technologyReports })).toHaveLength(1)
})
