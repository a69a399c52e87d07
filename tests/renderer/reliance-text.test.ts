import { expect, test } from 'vitest'
import { relianceText } from '../../renderer/features/item/reliance-text.ts'
import type { TechnologyReport } from '../../shared/model/schema.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { firstDayOfReliance } from '../../shared/rules/technology-report.ts'

const CN = ['CN']

test.each<[string, Pick<TechnologyReport, 'filed' | 'state' | 'stateOn'>, string, string]>([
  ['30 days count', { filed: '2026-11-01' }, '2026-11-24', 'relied on from 2026-12-02, in 8 days'],
  ['the day before', { filed: '2026-11-01' }, '2026-12-01', 'relied on from 2026-12-02, in 1 day'],
  ['the first day', { filed: '2026-11-01' }, '2026-12-02', 'relied on since 2026-12-02'],
  ['over a leap day', { filed: '2028-01-30' }, '2028-02-29', 'relied on from 2028-03-01, in 1 day'],
  [
    'cleared before its days are over',
    { filed: '2026-11-01', state: 'cleared', stateOn: '2026-11-10' },
    '2026-11-24',
    'relied on since 2026-11-10',
  ],
  [
    'contacted',
    { filed: '2026-01-01', state: 'contacted' },
    '2026-11-24',
    'not relied on until cleared',
  ],
  ['stopped', { filed: '2026-01-01', state: 'stopped' }, '2026-11-24', 'not relied on any more'],
])('a report, %s', (_why, given, day, text) => {
  const report = { ...given, destinations: CN }
  expect(relianceText(firstDayOfReliance(currentPack(), report), report, day)).toBe(text)
})
