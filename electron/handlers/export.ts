import { userName } from '../../db/user-name.ts'
import type { Workspace } from '../../db/workspace.ts'
import type { Method, Result, ResultDocument } from '../../shared/calc/result/result.ts'
import type { ExportFormat } from '../../shared/ipc/contract.ts'
import { reportProduct } from '../../shared/report/context.ts'
import type { Figure } from '../../shared/report/document.ts'
import type { InputModel, LineInput } from '../../shared/report/inputs.ts'
import type { PageOptions } from '../../shared/report/page.ts'
import { reportHtml } from '../../shared/report/result-html.ts'
import { resultReport } from '../../shared/report/result-report.ts'
import { reportSheets } from '../../shared/report/result-sheets.ts'
import { type SheetCell, type SheetData, stackSheets } from '../../shared/report/sheet.ts'
import type { TableReport } from '../../shared/report/table.ts'
import { isWide, tableHtml } from '../../shared/report/table-html.ts'
import { tableSheet } from '../../shared/report/table-sheet.ts'
import { verdictSheet } from '../../shared/report/verdict-sheet.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import type { HandlersOf } from '../ipc/handlers.ts'
import { fileName } from '../shell/file-name.ts'
import { packHash } from '../shell/pack-hash.ts'
import { csvFile, xlsxFile } from '../shell/sheet-files.ts'
import { thisMinute } from '../shell/today.ts'
import { writeWhole } from '../shell/write-whole.ts'
import type { Context } from './context.ts'
import { shownSource } from './source.ts'

/** Something to be written in any of the formats. */
interface Exported {
  name: string
  data: unknown
  sheets: SheetData<SheetCell>[]
  /** The one table of a CSV file, where it is not all sheets below one another. */
  csv?: SheetData<SheetCell>
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
  const { workspace, preferences, evaluator, appVersion } = context
  const pack = currentPack()
  const shown = workspace.shown()
  const { name: workspaceName, currency, settings } = shown.state()
  const { source, revision } = shownSource(workspace)
  const { day } = source
  const result = await evaluator.result(source, product, destination, method)
  const model = inputModel(shown, result, currency)
  const sha256 = packHash(pack)
  const record = {
    workspace: workspaceName,
    revision,
    who: preferences.get().who || userName(),
    generated: thisMinute(),
    appVersion,
  }
  const report = resultReport(result, {
    pack,
    packHash: sha256,
    choices: settings.choices,
    currency,
    day,
    product: reportProduct(model, product),
    model,
    ...record,
  })
  const switches = Object.fromEntries(report.rules.switches.map(({ id, option }) => [id, option]))
  const { id, asOf } = pack.header
  const data: ExportedDocument = {
    format: 'minimis-result',
    version: 1,
    currency,
    on: day,
    rules: { pack: id, asOf, switches, sha256, sources: report.rules.sources },
    results: [result],
    record,
    inputs: report.inputs,
    assumptions: report.assumptions,
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

/** A result document with what its one result rests on, and whose report it is. */
interface ExportedDocument extends ResultDocument {
  rules: ResultDocument['rules'] & { sha256: string; sources: { title: string; date: string }[] }
  record: object
  inputs: readonly LineInput[]
  assumptions: readonly Figure[]
}

/** The items on the lines of a result, with the companies and rates of what is on show. */
function inputModel(shown: Workspace, result: Result, currency: string): InputModel {
  const lines = [...result.counted, ...result.notCounted, ...result.unknown]
  const items = new Set([result.product, ...lines.flatMap(({ path }) => path)])
  return { ...shown.inputs([...items]), currency }
}

function exportedTable(name: string, table: TableReport): Exported {
  const verdicts = verdictSheet(table)
  return {
    name,
    data: table,
    sheets: [...(verdicts ? [verdicts] : []), tableSheet(table)],
    ...(verdicts && { csv: verdicts }),
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
  { name, data, sheets, csv, footer, landscape, page }: Exported,
  format: ExportFormat,
): Uint8Array | string | Promise<Uint8Array> {
  switch (format) {
    case 'csv':
      return csvFile(csv ?? stackSheets(name, sheets))
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
