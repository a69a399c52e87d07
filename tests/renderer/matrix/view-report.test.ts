import { expect, test } from 'vitest'
import { shown } from '../../../renderer/features/matrix/view.ts'
import { type ViewContext, viewReport } from '../../../renderer/features/matrix/view-report.ts'
import { tableReportSchema } from '../../../shared/report/table.ts'
import { tableSheet } from '../../../shared/report/table-sheet.ts'
import { fail, material, open, pass, productOf, VIEW } from './rows.ts'

const context: ViewContext = {
  workspace: 'W',
  revision: 5,
  day: '2026-11-24',
  asOf: '2026-09-24',
  method: 'look-through',
  choices: { syriaSpp: 'excluded' },
}
const P = [fail('0.3'), pass('0.1'), open('0.2', null), pass('0.24')]
const known = material(
  { P },
  { products: [productOf('P', { makerName: null, madeBy: null }), productOf('Q')] },
)
const view = shown(known, { ...VIEW, choice: 'group:two' })

test('the view as a table says verdict, share and rule in words, and what is not worked out', () => {
  const { rows, header } = tableSheet(viewReport(view, context))
  expect(rows.slice(header, header + 3)).toEqual([
    ['Product', 'Name', 'Company', 'As of', 'Land XC (XC)', 'Land XD (XD)'],
    [
      'P',
      'name of P',
      'not known',
      'revision 5',
      'subject, 30.00 %, 734.4(d)',
      'undetermined, 20.00 % to no bound, not decided',
    ],
    ['Q', 'name of Q', 'Alpha', 'not worked out', 'not worked out', 'not worked out'],
  ])
})

test('the view says what it rests on: file, revision, day, method, rules and switches', () => {
  const { subtitle, notes } = viewReport(view, context)
  expect(subtitle).toBe('W, revision 5, for the day 2026-11-24')
  expect(notes.join(' ')).toContain('Method: look-through. Rules: EAR 2026-09-24.')
  expect(notes).toContain('Switch syriaSpp: excluded')
})

test('a row of another revision says so', () => {
  const { rows } = viewReport(view, { ...context, revision: 6 })
  expect(rows[0]?.cells[3]).toBe('older: revision 5')
})

test('headings of companies are no rows, and the table is one that can be exported', () => {
  const byCompany = shown(known, { ...VIEW, order: { by: 'company', isReversed: false } })
  const report = viewReport(byCompany, context)
  expect(report.rows).toHaveLength(2)
  expect(tableReportSchema.safeParse(report).success).toBe(true)
})
