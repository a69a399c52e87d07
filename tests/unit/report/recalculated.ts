import { expect } from 'vitest'
import { xlsxFile } from '../../../electron/shell/sheet-files.ts'
import { readRatio, shareText } from '../../../shared/money/display.ts'
import { toNumber } from '../../../shared/money/ratio.ts'
import type { ReportDocument } from '../../../shared/report/document.ts'
import { resultReport } from '../../../shared/report/result-report.ts'
import { reportSheets } from '../../../shared/report/result-sheets.ts'
import { type AskedCase, askedCases, GOLDEN_DAY } from '../../golden/asked.ts'
import { contextOf, demo, resultOf } from './support.ts'
import type { Cell } from './workbook.ts'

/** The demo's results, where currencies, declarations, sub-assemblies and open facts lie together. */
const DEMO = [
  ['ER-4200', 'CN'],
  ['ER-4200', 'IR'],
  ['OT-8000', 'CN'],
  ['RU-2600', 'CN'],
  ['SC-220', 'CN'],
  ['SC-220', 'IN'],
  ['RT-9M', 'CN'],
  ['LB-600', 'CN'],
  ['TP-ARRAY', 'CN'],
  ['SW-2400', 'RU'],
  ['CG-70', 'IR'],
  ['RU-3500', 'HK'],
] as const

/** Reports on every golden case and on the demo, by name. */
export function reportsToRecalculate(): {
  name: string
  isDemo: boolean
  report: ReportDocument
}[] {
  const demos: (AskedCase & { isDemo?: true })[] = DEMO.map(([product, destination]) => ({
    isDemo: true,
    name: `${product} to ${destination}`,
    day: GOLDEN_DAY,
    model: demo,
    choices: {},
    result: resultOf(product, destination),
  }))
  const all: (AskedCase & { isDemo?: true })[] = [...askedCases(), ...demos]
  return all.map(({ name, isDemo = false, day, model, choices, result }) => {
    const context = { ...contextOf(result.product, { model, choices }), day }
    return { name, isDemo, report: resultReport(result, context) }
  })
}

export const workbookOf = (report: ReportDocument) => xlsxFile(reportSheets(report))

/** That a recalculated calculation sheet has the figures of the report. */
export function expectFigures(report: ReportDocument, rows: readonly (readonly Cell[])[]): void {
  const { price, controlled, share, level } = report.amounts
  const value = (row: number) => rows[row - 1]?.[1]
  const amounts = [price, controlled.low, controlled.high]
  amounts.forEach((exact, i) => {
    if (exact === null) expect(value(2 + i)).toMatch(/^(not known|no bound)$/)
    else expectNear(value(2 + i), exact)
  })
  const shares = [share.low, share.high]
  shares.forEach((exact, i) => {
    if (exact === null) expect(value(5 + i)).toMatch(/^(not known|no bound)$/)
    else expect(value(5 + i)).toBe(Number(shareText(exact, level).replace(' %', '')))
  })
  if (level !== null && share.low !== null) {
    const above = toNumber(readRatio(share.low)) > toNumber(readRatio(level))
    const below =
      share.high !== null && toNumber(readRatio(share.high)) <= toNumber(readRatio(level))
    expect(value(8)).toBe(above ? 'above' : below ? 'not above' : 'open')
  }
  const lines = report.inputs.filter(({ counts }) => counts !== 'no')
  lines.forEach((line, i) => {
    const cells = rows[11 + i] ?? []
    expect(cells[0]).toBe(line.item)
    if (line.value === null) expect(cells[8]).toBe('not known')
    else expectNear(cells[8], line.value)
  })
  expect(rows.slice(11)).toHaveLength(lines.length)
}

/** To 14 digits: a cell is float64, and the exact figure stands beside it. */
function expectNear(cell: Cell | undefined, exact: string): void {
  const number = toNumber(readRatio(exact))
  expect(typeof cell).toBe('number')
  expect(Math.abs((cell as number) - number)).toBeLessThanOrEqual(Math.abs(number) * 1e-14)
}
