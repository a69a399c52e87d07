import type { Method, ResultDocument } from '../../shared/calc/result/result.ts'
import type { ExportFormat } from '../../shared/ipc/contract.ts'
import { reportProduct } from '../../shared/report/context.ts'
import type { PageOptions } from '../../shared/report/page.ts'
import { reportHtml } from '../../shared/report/result-html.ts'
import { resultReport } from '../../shared/report/result-report.ts'
import { reportSheets } from '../../shared/report/result-sheets.ts'
import { type SheetData, stackSheets } from '../../shared/report/sheet.ts'
import type { TableReport } from '../../shared/report/table.ts'
import { isWide, tableHtml } from '../../shared/report/table-html.ts'
import { tableSheet } from '../../shared/report/table-sheet.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import type { HandlersOf } from '../ipc/handlers.ts'
import { fileName } from '../shell/file-name.ts'
import { csvFile, xlsxFile } from '../shell/sheet-files.ts'
import { thisMinute } from '../shell/today.ts'
import { userName } from '../shell/user-name.ts'
import { writeWhole } from '../shell/write-whole.ts'
import type { Context } from './context.ts'
import { shownSource } from './source.ts'

/** Something to be written in any of the formats. */
interface Exported {
  name: string
  data: unknown
  sheets: SheetData[]
  footer: string
  landscape: boolean
  page(options: PageOptions): string
}

/** Results and tables as files. */
export function exportHandlers(context: Context): HandlersOf<'export'> {
  return {
    'export.result': async ({ product, destination, method, format }) =>
      save(context, await exportedResult(context, product, destination, method), format),
    'export.table': ({ name, table, format }) => save(context, exportedTable(name, table), format),
  }
}

async function exportedResult(
  context: Context,
  product: string,
  destination: string,
  method: Method,
): Promise<Exported> {
  const { workspace, preferences, evaluator } = context
  const pack = currentPack()
  const shown = workspace.shown()
  const { products } = shown.whole([product])
  const { entities } = shown.companies()
  const { name: workspaceName, currency, settings } = shown.state()
  const { source, revision } = shownSource(workspace)
  const { day } = source
  const result = await evaluator.result(source, product, destination, method)
  const report = resultReport(result, {
    pack,
    choices: settings.choices,
    currency,
    day,
    product: reportProduct({ products, entities }, product),
    workspace: workspaceName,
    revision,
    who: preferences.get().who || userName(),
    generated: thisMinute(),
  })
  const switches = Object.fromEntries(report.rules.switches.map(({ id, option }) => [id, option]))
  const { id, asOf } = pack.header
  const data: ResultDocument = {
    format: 'minimis-result',
    version: 1,
    currency,
    on: day,
    rules: { pack: id, asOf, switches },
    results: [result],
  }
  return {
    name: `${product} to ${destination} ${day}`,
    data,
    sheets: reportSheets(report),
    footer: `${report.title}, ${day}. ${workspaceName}, revision ${revision}`,
    landscape: false,
    page: (options) => reportHtml(report, options),
  }
}

function exportedTable(name: string, table: TableReport): Exported {
  return {
    name,
    data: table,
    sheets: [tableSheet(table)],
    footer: [table.title, table.subtitle].filter(Boolean).join(', '),
    landscape: isWide(table),
    page: (options) => tableHtml(table, options),
  }
}

/** Asks for a place and writes there; null: the user gave up. */
async function save(
  context: Context,
  exported: Exported,
  format: ExportFormat,
): Promise<{ path: string } | null> {
  const path = await context.dialogs.placeForExport(fileName(exported.name), format)
  if (path === null) return null
  await writeWhole(path, await contentOf(context, exported, format))
  return { path }
}

function contentOf(
  { print }: Context,
  { name, data, sheets, footer, landscape, page }: Exported,
  format: ExportFormat,
): Uint8Array | string | Promise<Uint8Array> {
  switch (format) {
    case 'csv':
      return csvFile(stackSheets(name, sheets))
    case 'xlsx':
      return xlsxFile(sheets)
    case 'pdf':
      return print(page({ pageNumbers: false }), { footer, landscape })
    case 'html':
      return page({})
    case 'json':
      return `${JSON.stringify(data, null, 2)}\n`
  }
}
