import {
  reportRegister,
  reportScopeText,
  reportStateText,
} from '../shared/rules/report-register.ts'
import { loadModelFor, parseOptions } from './options.ts'
import { table } from './table.ts'
import { UsageError } from './usage-error.ts'
import { reportsUsage } from './usages.ts'

/** `minimis reports`: the one-time technology reports of a model and how each stands on the day. */
export function reportsCommand(args: string[]): void {
  const { values, positionals } = parseOptions({
    args,
    allowPositionals: true,
    options: {
      rules: { type: 'string' },
      on: { type: 'string' },
      revision: { type: 'string' },
      json: { type: 'boolean' },
    },
  })
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0)
    throw new UsageError([`usage: minimis ${reportsUsage}`])
  const { model, day, pack } = loadModelFor(path, values)
  const asked = model.products.map(({ facts, ...product }) => ({
    ...product,
    filedForNone: facts?.technologyReportFiled ?? null,
    prepared: [],
  }))
  const reports = reportRegister(pack, asked, day)
  if (values.json) {
    const document = { format: 'minimis-reports', version: 1, on: day, reports }
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
    return
  }
  const columns = ['product', 'filed', 'for', 'how it stands', 'note']
  const rows = reports.map((report) => [
    report.product,
    report.filed ?? '-',
    reportScopeText(report) || '-',
    reportStateText(report),
    report.note ?? '',
  ])
  const body =
    rows.length === 0
      ? 'No product is technology, and no report is recorded.'
      : table(
          columns.map((heading) => ({ heading })),
          rows,
        )
  process.stdout.write(`Technology reports (734 Supp. 2(b)) on ${day}.\n\n${body}\n`)
}
