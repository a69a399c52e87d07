import { expect, test } from 'vitest'
import { reportHtml } from '../../../shared/report/result-html.ts'
import { awkward } from './awkward.ts'
import { reportsToRecalculate, workbookOf } from './recalculated.ts'
import { expectPageFigures, expectSheetFigures } from './same-figures.ts'
import { reportOf, resultOf } from './support.ts'
import { cellsOf } from './workbook.ts'

const demos = reportsToRecalculate().flatMap(({ name, isDemo }) => {
  const [product = '', destination = ''] = name.split(' to ')
  return isDemo ? [{ product, destination, model: undefined }] : []
})
const cases = [
  ...demos,
  ...['HUGE', 'OPEN', 'OVER', 'THIRDS'].map((product) => ({
    product,
    destination: 'CN',
    model: awkward,
  })),
]

test.each(cases)(
  '$product to $destination: page and workbook have the figures of the result',
  async ({ product, destination, model }) => {
    const asked = model ? { model } : {}
    const json = JSON.parse(JSON.stringify(resultOf(product, destination, asked)))
    const report = reportOf(product, destination, asked)
    const inSheets = expectSheetFigures(json, cellsOf(await workbookOf(report)))
    const onPage = expectPageFigures(json, reportHtml(report))
    expect(onPage).toBe(inSheets)
    expect(inSheets).toBeGreaterThan(0)
  },
)
