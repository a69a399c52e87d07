import { HyperFormula } from 'hyperformula'
import { expect, test } from 'vitest'
import { expectFigures, reportsToRecalculate, workbookOf } from './recalculated.ts'
import { type Cell, cellsOf } from './workbook.ts'

/** The calculation sheet of a workbook's file as HyperFormula works it out from the other sheets. */
function recalculated({ Inputs = [], Calculation = [] }: Record<string, Cell[][]>): Cell[][] {
  const options = { licenseKey: 'gpl-v3', smartRounding: false, precisionRounding: 15 }
  const engine = HyperFormula.buildFromSheets({ Inputs, Calculation }, options)
  const id = engine.getSheetId('Calculation')
  const rows = engine.getSheetValues(id as number) as Cell[][]
  engine.destroy()
  return rows
}

const reports = reportsToRecalculate()

test('there is a workbook for every golden case', () => {
  expect(reports.length).toBeGreaterThan(260)
})

test.each(reports)('the formulas give the figures of the report: $name', async ({ report }) => {
  const sheets = cellsOf(await workbookOf(report))
  expectFigures(report, recalculated(sheets))
})

test('a figure changed on the inputs sheet is another share on the calculation sheet', async () => {
  const { report } = reports.find(({ name }) => name === 'OT-8000 to CN') as (typeof reports)[0]
  const sheets = cellsOf(await workbookOf(report))
  const price = sheets.Inputs?.[0]?.indexOf('Unit price') as number
  const row = sheets.Inputs?.[1] as Cell[]
  row[price] = (row[price] as number) / 2
  const [before, after] = [report.amounts.share.low, recalculated(sheets)[4]?.[1]]
  expect(before).toBe('0.25')
  expect(after).toBe(50)
  expect(recalculated(sheets)[7]?.[1]).toBe('above')
})
