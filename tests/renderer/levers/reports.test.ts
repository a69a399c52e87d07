import { expect, test } from 'vitest'
import { axisChoices } from '../../../renderer/features/levers/axis-words.ts'
import {
  leversReport,
  type StudyBasis,
  setsReport,
  tornadoReport,
  twoWayReport,
  uncertaintyReport,
} from '../../../renderer/features/levers/study-report.ts'
import { type TableReport, tableReportSchema } from '../../../shared/report/table.ts'
import { tableHtml } from '../../../shared/report/table-html.ts'
import { tableSheet } from '../../../shared/report/table-sheet.ts'
import { verdictSheet } from '../../../shared/report/verdict-sheet.ts'
import { currentPack } from '../../../shared/rules/packs/index.ts'
import { standOf } from '../../../shared/scenario/levers/axis.ts'
import { levers } from '../../../shared/scenario/levers/levers.ts'
import { amountsAround } from '../../../shared/scenario/levers/range.ts'
import { smallestSets } from '../../../shared/scenario/levers/sets.ts'
import { readingOf, subjectOf } from '../../../shared/scenario/levers/subject.ts'
import { tornado } from '../../../shared/scenario/levers/tornado.ts'
import { twoWay } from '../../../shared/scenario/levers/two-way.ts'
import { uncertainty } from '../../../shared/scenario/levers/uncertainty.ts'
import { wordsOf } from '../../unit/report/support.ts'
import { sample } from '../sample.ts'

const subject = subjectOf(sample, {
  pack: currentPack(),
  day: '2026-11-24',
  product: 'RU-3500',
  destination: 'CN',
})
const basis: StudyBasis = {
  workspace: 'W',
  revision: 7,
  day: '2026-11-24',
  rules: 'EAR 2026-09-24',
  method: 'look-through',
  choices: {},
  currency: 'USD',
  product: 'RU-3500',
  destination: 'China (CN)',
  scenario: null,
  now: readingOf(subject),
  limits: [{ about: 'buyer', text: 'Sanctions stay.', cite: '744' }],
}
const bars = tornado(subject)

/** The rows below the headings, by heading. */
function rowsOf(report: TableReport): Record<string, unknown>[] {
  const { rows, header } = tableSheet(report)
  const headings = (rows[header] ?? []).map(String)
  return rows
    .slice(header + 1, header + 1 + report.rows.length)
    .map((row) => Object.fromEntries(headings.map((name, i) => [name, row[i]])))
}

test('every study says the verdict that it is about, over what, and what it does not change', () => {
  const scenario = { id: 3, name: 'S', reports: [], conflicts: [], problem: null }
  for (const report of [
    tornadoReport({ bars, spread: '0.1' }, basis),
    tornadoReport({ bars, spread: '0.1' }, { ...basis, scenario }),
  ]) {
    expect(tableReportSchema.safeParse(report).success).toBe(true)
    const words = wordsOf(tableHtml(report))
    for (const text of [
      'W, revision 7, for the day 2026-11-24',
      'As it stands: subject, no licence by destination, share 25.03 %, level 25.00 %, 734.4(d).',
      'Each amount moves by 10.00 % to either side',
      'Sanctions stay.',
    ])
      expect(words).toContain(text)
  }
  const over = tornadoReport({ bars, spread: '0.1' }, { ...basis, scenario })
  expect(over.notes).toContain('Over the scenario “S” on the base at revision 7.')
})

test('a tornado has a row for each end, with the amount as it was evaluated', () => {
  const rows = rowsOf(tornadoReport({ bars, spread: '0.1' }, basis))
  expect(rows).toHaveLength(bars.length * 2)
  expect(rows[0]).toMatchObject({
    What: 'selling price',
    End: 'from',
    Amount: '7417.8',
    Verdict: 'subject, no licence by destination',
    'Share, low, %': { number: '27.81' },
    Paragraph: '734.4(d)',
    'Share moves end to end, %': { number: '5.06' },
  })
})

test('a two-way table is a list too, a row a pair of amounts', () => {
  const [x, y] = axisChoices(bars)
  if (!x || !y) throw new Error('two amounts move the share')
  const scale = ({ axis }: typeof x) => ({
    axis,
    amounts: amountsAround(standOf(subject, axis), { spread: '0.1', steps: 1 }),
  })
  const answer = twoWay(subject, scale(x), scale(y))
  const report = twoWayReport({ answer, pair: { x, y } }, basis)
  expect(tableReportSchema.safeParse(report).success).toBe(true)
  const list = verdictSheet(report)
  expect(list?.rows[list.header]?.slice(0, 3)).toEqual([
    'price of IC-RFSOC-8 (USD)',
    'selling price (USD)',
    'Verdict',
  ])
  const body = list?.rows.slice(list.header + 1, list.header + 10) ?? []
  expect(body.map(([down, across, verdict]) => [down, across, verdict])).toContainEqual([
    '965.00',
    '9066.20',
    'not subject',
  ])
})

test('levers say what they come to, and where exactly the share is the level', () => {
  const found = levers(subject)
  const report = leversReport({ rows: found.levers, notTried: 4 }, basis)
  expect(tableReportSchema.safeParse(report).success).toBe(true)
  expect(report.notes).toContain('4 items that matter less were not tried.')
  const rows = rowsOf(report)
  expect(rows).toHaveLength(found.levers.length)
  const at = found.levers.findIndex(({ flip }) => flip)
  const exact = found.levers[at]?.flip?.exact ?? ''
  expect(String(rows[at]?.['Flips, or why not, exactly']).replace('ratio ', '')).toBe(exact)
})

test('samples say how often each verdict came, of which ranges, with the seed', () => {
  const ranges = [{ axis: { kind: 'selling-price' as const }, low: '7500', high: '9000' }]
  const answer = uncertainty(subject, ranges, { seed: 5, samples: 200 })
  const report = uncertaintyReport(answer, basis)
  expect(tableReportSchema.safeParse(report).success).toBe(true)
  const counted = rowsOf(report).reduce((sum, row) => sum + Number(row.Samples), 0)
  expect(counted).toBe(200)
  const words = wordsOf(tableHtml(report))
  for (const text of ['200 samples, seed 5', '7500', 'all as likely']) expect(words).toContain(text)
})

test('sets of alternates say the swaps, and why others cannot be taken', () => {
  const answer = smallestSets(subject, { alternates: {} })
  const report = setsReport(answer, basis)
  expect(tableReportSchema.safeParse(report).success).toBe(true)
  expect(report.notes.join(' ')).toContain('No set of alternates brings it to be not subject')
})
