import { expect, test } from 'vitest'
import { parseRatio } from '../../shared/money/ratio.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { type FiledReport, relianceOn } from '../../shared/rules/technology-report.ts'

const pack = currentPack()

const at = (reports: FiledReport[], day: string, share: string | null = '0.2') => {
  const highShare = share === null ? null : parseRatio(share)
  const { mayRely, reason } = relianceOn(pack, reports, { destination: 'CN', day, highShare })
  return [mayRely, reason.why]
}
const report = (filed: string, more: Partial<FiledReport> = {}): FiledReport => ({
  filed,
  destinations: ['CN'],
  ...more,
})
const COVERS = 'a one-time report covers CN and may be relied on since'
const RECENT = 'the one-time report for CN may be relied on from'
const ELSEWHERE =
  'no one-time report names CN, which a share above the figure for small shares asks for'

test.each<[why: string, reports: FiledReport[], day: string, share: string | null, unknown[]]>([
  ['no report', [], '2026-11-24', '0.2', [false, 'no one-time report is recorded']],
  ['29 days', [report('2026-10-26')], '2026-11-24', '0.2', [false, `${RECENT} 2026-11-26`]],
  ['30 days', [report('2026-10-25')], '2026-11-24', '0.2', [false, `${RECENT} 2026-11-25`]],
  ['31 days', [report('2026-10-24')], '2026-11-24', '0.2', [true, `${COVERS} 2026-11-24`]],
  ['over a leap day', [report('2028-01-30')], '2028-03-01', '0.2', [true, `${COVERS} 2028-03-01`]],
  [
    'two reports, of which the earlier counts',
    [report('2026-11-01'), report('2026-05-04')],
    '2026-11-24',
    '0.2',
    [true, `${COVERS} 2026-06-04`],
  ],
  [
    'two reports, both too recent',
    [report('2026-11-10'), report('2026-11-01')],
    '2026-11-24',
    '0.2',
    [false, `${RECENT} 2026-12-02`],
  ],
  [
    'for another country',
    [report('2026-01-05', { destinations: ['VN'] })],
    '2026-11-24',
    '0.2',
    [false, ELSEWHERE],
  ],
  [
    'Hong Kong is named, not China',
    [report('2026-01-05', { destinations: ['HK'] })],
    '2026-11-24',
    '0.2',
    [false, ELSEWHERE],
  ],
  [
    'for another country, a tenth',
    [report('2026-01-05', { destinations: ['VN'] })],
    '2026-11-24',
    '0.1',
    [true, `${COVERS} 2026-02-05`],
  ],
  [
    'for another country, above a tenth',
    [report('2026-01-05', { destinations: ['VN'] })],
    '2026-11-24',
    '0.1001',
    [false, ELSEWHERE],
  ],
  [
    'for another country, no bound',
    [report('2026-01-05', { destinations: ['VN'] })],
    '2026-11-24',
    null,
    [false, ELSEWHERE],
  ],
  [
    'BIS has made contact',
    [report('2026-01-05', { state: 'contacted', stateOn: '2026-01-20' })],
    '2026-11-24',
    '0.2',
    [false, 'BIS has made contact about the one-time report and has not cleared it'],
  ],
  [
    'BIS has stopped it',
    [report('2026-01-05', { state: 'stopped' })],
    '2026-11-24',
    '0.2',
    [false, 'BIS has stopped the one-time report'],
  ],
  [
    'cleared today',
    [report('2026-11-20', { state: 'cleared', stateOn: '2026-11-24' })],
    '2026-11-24',
    '0.2',
    [true, `${COVERS} 2026-11-24`],
  ],
  [
    'cleared tomorrow',
    [report('2026-11-20', { state: 'cleared', stateOn: '2026-11-25' })],
    '2026-11-24',
    '0.2',
    [false, `${RECENT} 2026-11-25`],
  ],
  [
    'cleared on no day',
    [report('2026-11-20', { state: 'cleared' })],
    '2026-11-24',
    '0.2',
    [false, `${RECENT} 2026-12-21`],
  ],
  [
    'one stopped, one to be relied on',
    [report('2026-01-05', { state: 'stopped' }), report('2026-03-01')],
    '2026-11-24',
    '0.2',
    [true, `${COVERS} 2026-04-01`],
  ],
  [
    'BIS has stopped the one that names China, and another covers any small share',
    [report('2026-05-05', { state: 'stopped' }), report('2026-01-05', { destinations: ['TH'] })],
    '2026-11-24',
    '0.1',
    [false, 'BIS has stopped the one-time report'],
  ],
  [
    'contacted, and cleared later',
    [
      report('2026-01-05', { state: 'contacted', stateOn: '2026-01-20' }),
      report('2026-01-05', { state: 'cleared', stateOn: '2026-03-01' }),
    ],
    '2026-11-24',
    '0.2',
    [true, `${COVERS} 2026-03-01`],
  ],
])('a one-time report: %s', (_, reports, day, share, expected) => {
  expect(at(reports, day, share)).toEqual(expected)
})
