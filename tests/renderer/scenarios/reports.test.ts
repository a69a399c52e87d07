import { expect, test } from 'vitest'
import { comparisonReport } from '../../../renderer/features/scenarios/comparison-report.ts'
import { waterfallReport } from '../../../renderer/features/scenarios/waterfall-report.ts'
import type { ReportBasis } from '../../../renderer/stores/report-basis.ts'
import { waterfallBars } from '../../../renderer/ui/waterfall-bars.ts'
import { exactShareText } from '../../../shared/money/display.ts'
import { tableReportSchema } from '../../../shared/report/table.ts'
import { tableHtml } from '../../../shared/report/table-html.ts'
import { partSheet, tableSheet } from '../../../shared/report/table-sheet.ts'
import { verdictSheet } from '../../../shared/report/verdict-sheet.ts'
import { Base } from '../../../shared/scenario/base.ts'
import { compare } from '../../../shared/scenario/compare.ts'
import { comparedLines } from '../../../shared/scenario/compared.ts'
import { Costs } from '../../../shared/scenario/cost.ts'
import { waterfall } from '../../../shared/scenario/waterfall.ts'
import { wordsOf } from '../../unit/report/support.ts'
import { DAY, overlaid, RADIO } from '../../unit/scenario/radio.ts'

const basis: ReportBasis = {
  workspace: 'W',
  revision: 7,
  day: DAY,
  rules: 'EAR 2026-09-24',
  method: 'look-through',
  choices: { syriaSpp: 'excluded' },
  currency: 'USD',
}
const over = overlaid(
  { kind: 'scalePrice', where: { part: 'FPGA' }, factor: '0.9', note: 'offer of 3 November' },
  { kind: 'setOrigin', where: { part: 'OLD' }, origin: 'JP' },
  { kind: 'setSellingPrice', product: 'RADIO', price: { amount: '799', currency: 'USD' } },
)
const asked = { product: 'RADIO', destination: 'CN', method: 'look-through' } as const
const rows = compare(over.base, [over], Costs.of(new Base(RADIO), DAY), {
  products: ['RADIO'],
  destinations: ['CN', 'IR'],
  method: 'look-through',
})
const column = {
  id: 4,
  name: 'Cheaper',
  place: 1,
  column: 0,
  problem: null,
  inBase: null,
  flips: '1 of 1 product flip for CN',
  note: 'for the board of 12 November',
  reports: over.overlay.report,
}
const broken = {
  ...column,
  id: 5,
  name: 'Broken',
  column: null,
  problem: 'no such base',
  reports: [],
}
const comparison = comparisonReport(
  {
    lines: comparedLines(rows, false),
    columns: [column, broken],
    isNarrowed: false,
    nameOf: () => 'Radio',
    countryOf: (code) => code,
  },
  basis,
)

test('the comparison says base and scenario of every row, with every figure as it was worked out', () => {
  expect(tableReportSchema.safeParse(comparison).success).toBe(true)
  const list = verdictSheet(comparison)
  const [china] = rows[0]?.destinations ?? []
  const now = china?.scenarios[0]?.figures
  expect(list?.rows[list.header]?.slice(0, 5)).toEqual([
    'Product',
    'Name',
    'Destination',
    'Base or scenario',
    'Verdict',
  ])
  expect(list?.rows.slice(list.header + 1, list.header + 3).map((row) => row.slice(3, 5))).toEqual([
    ['Base', 'not subject'],
    ['Cheaper', 'subject, no licence by destination'],
  ])
  const cells = comparison.rows[0]?.cells.slice(3)
  expect(cells).toMatchObject([
    { verdict: { ...china?.base.share, price: china?.base.price } },
    { verdict: { ...now?.share, price: now?.price }, note: '734.4(d) (was not subject)' },
  ])
})

test('the comparison names what it rests on, the reasons of changes, and what is left out', () => {
  const words = wordsOf(tableHtml(comparison))
  for (const text of [
    'W, revision 7, for the day',
    'Switch syriaSpp: excluded',
    'Scenario “Cheaper” flips 1 of 1 product flip for CN.',
    'Scenario “Broken” is left out: no such base',
    'offer of 3 November',
    'Cheaper: for the board of 12 November',
    'no, changes nothing: ',
  ])
    expect(words).toContain(text)
  expect(words).not.toContain('Summary: for how many')
})

test('what parts cost stands beside the base, and the difference has every digit', () => {
  const part = comparison.further?.find(({ title }) => title === 'Cost of the parts')
  const sheet = part && partSheet(part)
  const { base, scenarios } = rows[0]?.cost ?? { base: null, scenarios: [] }
  const row = sheet?.rows[sheet.header + 1] ?? []
  expect(row[0]).toBe('RADIO')
  expect(row).toContain(base?.amount)
  expect(row).toContain(scenarios[0]?.amount)
  expect(sheet?.rows[sheet.header]).toContain('Cheaper, more than the base, exactly')
})

test('a waterfall says what each change moves, rounded as a number and exactly', () => {
  const found = waterfall(over, asked)
  const report = waterfallReport(
    {
      product: 'RADIO',
      destination: 'China (CN)',
      scenario: { id: null, name: 'S', reports: over.overlay.report },
      bars: waterfallBars(found, over.overlay.report, 'S'),
      limits: [{ about: 'buyer', text: 'Sanctions stay.', cite: '744' }],
    },
    basis,
  )
  expect(tableReportSchema.safeParse(report).success).toBe(true)
  expect(report.notes).toContain('Scenario “S”, not saved, over the base at revision 7.')
  const { rows: lines, header } = tableSheet(report)
  const headings = lines[header] ?? []
  const at = (name: string) => headings.indexOf(name)
  const body = lines.slice(header + 1, header + 1 + found.steps.length + 2)
  expect(body.map((row) => row[at('Step')])).toEqual(['base', '1', '2', '3', 'scenario'])
  expect(body.map((row) => row[at('Share, low, exactly')])).toEqual(
    [found.from.share.low, ...found.steps.map(({ share }) => share.to.low), found.to.share.low].map(
      (exact) => {
        const text = exactShareText(exact ?? '')
        return text.includes('/') ? `ratio ${text}` : text
      },
    ),
  )
  expect(body[1]?.[at('Moves the low by, points')]).toBe('-2')
  expect(body[2]?.[at('Change')]).toContain('does not fit')
  expect(body[0]?.[at('Share, low, %')]).toEqual({ number: '25' })
  expect(wordsOf(tableHtml(report))).toContain('Sanctions stay.')
})
