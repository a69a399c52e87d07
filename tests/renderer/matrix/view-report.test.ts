import { expect, test } from 'vitest'
import { differenceKey } from '../../../renderer/features/matrix/difference.ts'
import { shown } from '../../../renderer/features/matrix/view.ts'
import { viewReport } from '../../../renderer/features/matrix/view-report.ts'
import type { ReportBasis } from '../../../renderer/stores/report-basis.ts'
import { actOf } from '../../../shared/calc/result/act.ts'
import type { Outcome } from '../../../shared/calc/result/result.ts'
import { tableReportSchema } from '../../../shared/report/table.ts'
import { tableSheet } from '../../../shared/report/table-sheet.ts'
import { verdictSheet } from '../../../shared/report/verdict-sheet.ts'
import type { ComparedDestination } from '../../../shared/scenario/compare.ts'
import { fail, material, open, pass, productOf, VIEW } from './rows.ts'

const context: ReportBasis = {
  workspace: 'W',
  revision: 5,
  day: '2026-11-24',
  rules: 'EAR 2026-09-24',
  method: 'look-through',
  choices: { syriaSpp: 'excluded' },
  currency: 'USD',
}
const P = [fail('0.3'), pass('0.1'), open('0.2', null), pass('0.24')]
const known = material(
  { P },
  { products: [productOf('P', { makerName: null, madeBy: null }), productOf('Q')] },
)
const view = shown(known, { ...VIEW, choice: 'group:two' })

test('the view as a table says verdict, share and rule in words, and what is not worked out', () => {
  const { rows, header } = tableSheet(viewReport(view, context, null))
  expect(rows.slice(header, header + 3)).toEqual([
    ['Product', 'Name', 'Company', 'As of', 'Land XC (XC)', 'Land XD (XD)'],
    [
      'P',
      'name of P',
      'not known',
      'revision 5',
      'subject, licence or exception, 30.00 %, 734.4(d)',
      'undetermined, 20.00 % to no bound, not decided',
    ],
    ['Q', 'name of Q', 'Alpha', 'not worked out', 'not worked out', 'not worked out'],
  ])
})

test('the view says what it rests on: file, revision, day, method, rules and switches', () => {
  const { subtitle, notes } = viewReport(view, context, null)
  expect(subtitle).toBe('W, revision 5, for the day 2026-11-24')
  expect(notes.join(' ')).toContain('Method: look-through. Rules: EAR 2026-09-24.')
  expect(notes).toContain('Switch syriaSpp: excluded')
})

test('a row of another revision says so', () => {
  const { rows } = viewReport(view, { ...context, revision: 6 }, null)
  expect(rows[0]?.cells[3]).toBe('older: revision 5')
})

test('headings of companies are no rows, and the table is one that can be exported', () => {
  const byCompany = shown(known, { ...VIEW, order: { by: 'company', isReversed: false } })
  const report = viewReport(byCompany, context, null)
  expect(report.rows).toHaveLength(2)
  expect(tableReportSchema.safeParse(report).success).toBe(true)
})

test('under a scenario the cells are those of the scenario, each beside the base', () => {
  const figures = (outcome: Outcome, share: string) => ({
    method: 'look-through' as const,
    outcome,
    act: actOf({ outcome, need: 'required' as const, beside: 'nothing' }),
    rule: '734.4(d)',
    threshold: '0.25',
    share: { low: share, high: share },
    controlled: { low: null, high: null },
    price: null,
    headroom: null,
  })
  const compared: ComparedDestination = {
    destination: 'XC',
    base: figures('subject', '0.3'),
    scenarios: [{ figures: figures('not-subject', '0.2'), flip: null }],
  }
  const cells = new Map([[differenceKey('P', 'XC'), compared]])
  const report = viewReport(view, context, { name: 'Cheaper chip', cells })
  expect(report.title).toContain('Cheaper chip')
  const { rows, header } = tableSheet(report)
  expect(rows[header + 1]?.slice(3)).toEqual([
    'revision 5',
    'not subject, 20.00 %, 734.4(d) (base: subject, licence or exception, 30.00 %)',
    'not worked out',
  ])
  const list = verdictSheet(report)
  expect(list?.rows[list.header + 1]?.slice(4)).toEqual([
    'Land XC (XC)',
    'not subject',
    null,
    { number: '20' },
    { number: '20' },
    { number: '25' },
    '734.4(d)',
    { number: '5' },
    'not known',
    'not known',
    '734.4(d) (base: subject, licence or exception, 30.00 %)',
  ])
})

test('the list has the selling price and the lowest price at which the high share is at its level', () => {
  const list = verdictSheet(viewReport(view, context, null))
  const headings = list?.rows[list.header] ?? []
  const body = list?.rows.slice(list.header + 1) ?? []
  const cell = (row: number, name: string) => body[row]?.[headings.indexOf(name)]
  expect(cell(0, 'Selling price, USD')).toEqual({ number: '1000' })
  // 30 % of 1,000 is 300 of content, which is 25 % of 1,200.
  expect(cell(0, 'Lowest price, USD')).toEqual({ number: '1200' })
  // No bound: no price is known to be high enough.
  expect(cell(1, 'Lowest price, USD')).toBe('not known')
})
