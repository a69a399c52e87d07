import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { expectFigures, reportsToRecalculate, workbookOf } from '../unit/report/recalculated.ts'
import { valuesOf } from '../unit/report/workbook.ts'

/** Every so many of the golden cases, which take LibreOffice a second each on a busy machine. */
const STEP = 9
const all = reportsToRecalculate()
const reports = all.filter(({ isDemo }, i) => isDemo || i % STEP === 0)
const folder = mkdtempSync(join(tmpdir(), 'minimis-office-'))
const recalculated = join(folder, 'recalculated')

beforeAll(async () => {
  mkdirSync(recalculated)
  const paths = await Promise.all(
    reports.map(async ({ report }, i) => {
      const path = join(folder, `${i}.xlsx`)
      writeFileSync(path, await workbookOf(report))
      return path
    }),
  )
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const to = ['--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', recalculated]
  execFileSync('soffice', [profile, ...to, ...paths], { stdio: 'ignore' })
})

test('there are workbooks of the demo and of the golden cases', () => {
  expect(reports.filter(({ isDemo }) => isDemo)).toHaveLength(12)
  expect(reports.length).toBeGreaterThan(40)
})

test.each(reports.map((one, i) => ({ ...one, i })))(
  'LibreOffice gives the figures of the report: $name',
  ({ report, i }) => {
    const sheets = valuesOf(readFileSync(join(recalculated, `${i}.xlsx`)))
    expectFigures(report, sheets.Calculation ?? [])
  },
)
