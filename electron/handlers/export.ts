import { packHash } from '../../db/pack-hash.ts'
import { userName } from '../../db/user-name.ts'
import type { Workspace } from '../../db/workspace.ts'
import { MOST_PRINTED_ROWS } from '../../shared/bounds.ts'
import type { Result, ResultDocument } from '../../shared/calc/result/result.ts'
import type { ExportFormat, Input } from '../../shared/ipc/contract.ts'
import { reportProduct } from '../../shared/report/context.ts'
import type { Figure, ReportScenario } from '../../shared/report/document.ts'
import type { InputModel, LineInput } from '../../shared/report/inputs.ts'
import type { PageOptions } from '../../shared/report/page.ts'
import { recordPart } from '../../shared/report/record-part.ts'
import { reportHtml } from '../../shared/report/result-html.ts'
import { resultReport } from '../../shared/report/result-report.ts'
import { reportSheets } from '../../shared/report/result-sheets.ts'
import { rulesInForce } from '../../shared/report/rules-in-force.ts'
import { type SheetCell, type SheetData, stackSheets } from '../../shared/report/sheet.ts'
import { isWide, tableHtml } from '../../shared/report/table-html.ts'
import { partSheet, tableSheet } from '../../shared/report/table-sheet.ts'
import { verdictSheet } from '../../shared/report/verdict-sheet.ts'
import type { RulePack } from '../../shared/rules/pack.ts'
import type { ChangeReport } from '../../shared/scenario/overlay.ts'
import { changeText } from '../../shared/scenario/words.ts'
import type { ScenarioRow } from '../../shared/workspace/views.ts'
import type { Source } from '../evaluation/evaluator.ts'
import type { AskedScenario } from '../evaluation/messages.ts'
import type { HandlersOf } from '../ipc/handlers.ts'
import { Refusal } from '../ipc/refusal.ts'
import { fileName } from '../shell/file-name.ts'
import { csvFile, xlsxFile } from '../shell/sheet-files.ts'
import { thisMinute } from '../shell/today.ts'
import { writeWhole } from '../shell/write-whole.ts'
import { broughtBy } from './brought.ts'
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
  const writing = new Map<string, AbortController>()
  return {
    'export.result': ({ job, format, ...asked }) =>
      asJob(writing, job, (signal) =>
        save(context, () => exportedResult(context, asked), format, signal),
      ),
    'export.table': ({ job, format, ...asked }) =>
      asJob(writing, job, (signal) =>
        save(context, () => exportedTable(context, asked), format, signal),
      ),
    'export.giveUp': ({ job }) => {
      writing.get(job)?.abort()
      return undefined
    },
  }
}

type Written = { path: string } | null

/** Writes under a job by which it can be given up; null: it was. */
async function asJob(
  writing: Map<string, AbortController>,
  job: string | undefined,
  write: (signal: AbortSignal) => Promise<Written>,
): Promise<Written> {
  const control = new AbortController()
  if (job !== undefined) writing.set(job, control)
  try {
    return await write(control.signal)
  } catch (error) {
    if (control.signal.aborted) return null
    throw error
  } finally {
    if (job !== undefined) writing.delete(job)
  }
}

type AskedResult = Omit<Input<'export.result'>, 'job' | 'format'>

/** A result with the model that it rests on and the pack that judged it. */
interface Evaluated {
  result: Result
  model: InputModel
  pack: RulePack
  scenario: ReportScenario | null
}

async function exportedResult(context: Context, asked: AskedResult): Promise<Exported> {
  const { product, destination } = asked
  const shown = context.workspace.shown()
  const { name: workspaceName, currency, settings } = shown.state()
  const { source, revision } = shownSource(context.workspace)
  const { day } = source
  const { result, model, pack, scenario } = await evaluated(context, source, asked)
  const sha256 = packHash(pack)
  const record = { workspace: workspaceName, revision, ...madeBy(context) }
  const report = resultReport(result, {
    pack,
    packHash: sha256,
    choices: settings.choices,
    currency,
    day,
    product: reportProduct(model, product),
    model,
    scenario,
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
    ...(scenario && { scenario }),
    results: [result],
    record,
    inputs: report.inputs,
    assumptions: report.assumptions,
  }
  const over = scenario ? `, ${scenario.name},` : ''
  return {
    name: `${product} to ${destination}${over} ${day}`,
    data,
    sheets: reportSheets(report),
    footer: `${report.title}, ${day}. ${workspaceName}, revision ${revision}`,
    landscape: false,
    page: (options) => reportHtml(report, options),
  }
}

/** What is asked for, of the base or under the scenario that is named. */
async function evaluated(
  { workspace, evaluator }: Context,
  source: Source,
  { product, destination, method, scenario: id, drafts }: AskedResult,
): Promise<Evaluated> {
  const shown = workspace.shown()
  const { scenario } = broughtBy(shown, ['scenario'], {
    drafts,
    ...(id !== undefined && { scenario: id }),
  })
  if (!scenario) {
    const result = await evaluator.result(source, product, destination, method)
    const model = inputModel(shown, result, shown.state().currency)
    return { result, model, pack: shown.packs().inForce, scenario: null }
  }
  const asked = { scenario, product, destination, method }
  const found = await evaluator.ask(source, 'evaluate.over', asked)
  const { result, model, pack } = found
  return {
    result,
    model,
    pack: shown.packs().under(pack),
    scenario: reportScenario(scenario, found.scenario.reports, shown.scenarios()),
  }
}

function reportScenario(
  { name, stack }: AskedScenario,
  reports: readonly ChangeReport[],
  saved: readonly ScenarioRow[],
): ReportScenario {
  const scenarios = stack.ok ? stack.scenarios : []
  const kept = new Set(saved.map((row) => JSON.stringify(row.scenario)))
  return {
    name,
    isSaved: scenarios.every((scenario) => kept.has(JSON.stringify(scenario))),
    note: scenarios.find((scenario) => scenario.name === name)?.note ?? null,
    changes: reports.map(({ scenario, change, fits, why, says }) => ({
      scenario,
      text: changeText(change),
      reason: change.note ?? null,
      fits,
      remarks: why === null ? says : [why, ...says],
    })),
  }
}

/** A result document with what its one result rests on, and whose report it is. */
interface ExportedDocument extends ResultDocument {
  /** Absent: it is of the base. */
  scenario?: ReportScenario
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

/**
 * A table with what it rests on. Throws a Refusal where the screen that it is of has been overtaken:
 * it would go out under another revision or day than that of its figures.
 */
function exportedTable(
  context: Context,
  { name, table, revision, day }: Omit<Input<'export.table'>, 'job' | 'format'>,
): Exported {
  const shown = context.workspace.shown()
  const now = { revision: shown.revision(), day: shown.day() }
  if (now.revision !== revision || now.day !== day)
    throw new Refusal(
      'overtaken',
      `The table is of revision ${revision} and the day ${day}, and the workspace is at revision ${now.revision} and the day ${now.day}. Export it again when the screen has followed.`,
    )
  const pack = shown.packs().inForce
  const { name: workspace, settings } = shown.state()
  const rules = rulesInForce({ pack, packHash: packHash(pack), choices: settings.choices })
  const record = { workspace, revision, day, ...madeBy(context) }
  const facts = [
    { name: 'Workspace', text: workspace },
    { name: 'Revision', text: `${revision}` },
    { name: 'Day of the determination', text: day },
    { name: 'Made by', text: record.who },
    { name: 'Made at', text: record.generated },
    { name: 'Minimis version', text: record.appVersion },
  ]
  const whole = { ...table, further: [...(table.further ?? []), recordPart(facts, rules)] }
  const verdicts = verdictSheet(whole)
  const sheets = [tableSheet(whole), ...whole.further.map(partSheet)]
  return {
    name,
    data: { format: 'minimis-table', version: 1, ...table, record, rules },
    sheets: verdicts ? [verdicts, ...sheets] : sheets,
    ...(verdicts && table.further === undefined && { csv: verdicts }),
    footer: [table.title, table.subtitle].filter(Boolean).join(', '),
    landscape: isWide(table),
    page: (options) => tableHtml(whole, options),
  }
}

/** Who writes a file, when, and by which version. */
function madeBy({ preferences, appVersion }: Context) {
  return { who: preferences.get().who || userName(), generated: thisMinute(), appVersion }
}

/** Asks for a place and writes there; null: the user gave up. */
async function save(
  context: Context,
  make: () => Exported | Promise<Exported>,
  format: ExportFormat,
  signal: AbortSignal,
): Promise<Written> {
  const exported = await make()
  if (format === 'pdf') checkPrintable(exported)
  const path = await context.dialogs.placeForExport(fileName(exported.name), format)
  if (path === null) return null
  const content = await contentOf(context, exported, format, signal)
  if (signal.aborted) return null
  await writeWhole(path, content)
  return { path }
}

/** Throws a Refusal where the page has more rows than are printed in reasonable time and memory. */
function checkPrintable({ page }: Exported): void {
  const rows = page({}).split('<tr').length - 1
  if (rows <= MOST_PRINTED_ROWS) return
  const [are, most] = [rows, MOST_PRINTED_ROWS].map((count) => count.toLocaleString('en'))
  throw new Refusal(
    'too-much',
    `A PDF has at most ${most} rows, and this is ${are}. Write it as Excel, CSV or a web page, or show less of it.`,
  )
}

function contentOf(
  { print }: Context,
  { name, data, sheets, csv, footer, landscape, page }: Exported,
  format: ExportFormat,
  signal: AbortSignal,
): Uint8Array | string | Promise<Uint8Array> {
  switch (format) {
    case 'csv':
      return csvFile(csv ?? stackSheets(name, sheets))
    case 'xlsx':
      return xlsxFile(sheets)
    case 'pdf':
      return print(page({ pageNumbers: false }), { footer, landscape, signal })
    case 'html':
      return page({})
    case 'json':
      return `${JSON.stringify(data, null, 2)}\n`
  }
}
