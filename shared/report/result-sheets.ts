import { readRatio, roundedAmount } from '../money/display.ts'
import { round } from '../money/ratio.ts'
import type { Reason } from '../rules/reason.ts'
import { calculationSheet } from './calculation-sheet.ts'
import type { ReportDocument, ReportLine, ReportScenario, UnknownReportLine } from './document.ts'
import { inputSheet } from './input-sheet.ts'
import { cellOfExact, cellOfNumber, type SheetCell, type SheetData } from './sheet.ts'
import { reasonText } from './words.ts'

/**
 * The report as sheets for a spreadsheet: the verdict, the lines by what became of them, steps and
 * notices, what the lines were worked out from, and the share worked out again by formulas.
 */
export function reportSheets(report: ReportDocument): SheetData<SheetCell>[] {
  return [
    verdictSheet(report),
    needSheet(report.need),
    ...(report.scenario ? [scenarioSheet(report.scenario)] : []),
    linesSheet('Counted', report.counted, report.currency),
    linesSheet('Not counted', report.notCounted, report.currency),
    unknownSheet(report.unknown, report.currency),
    stepsSheet(report),
    noticesSheet(report),
    inputSheet(report.inputs),
    calculationSheet(report),
  ]
}

function verdictSheet(report: ReportDocument): SheetData {
  const { facts, verdict, statement, figures, assumptions, methods, discrete, rules, record } =
    report
  const sheet = table('Verdict', ['What', 'Value', 'Exactly', 'Citation'])
  sheet.rows.push(
    ['Report', report.title, null, null],
    ...facts.map(({ name, text }) => [name, text, null, null]),
    ['Verdict', `${verdict.word} ${verdict.meaning}`, null, verdict.rule],
    ...(verdict.detail ? [['About the verdict', verdict.detail, null, null]] : []),
    ['Reason', verdict.paragraph, null, null],
    ['Licence need of the product itself', report.need.text, null, null],
    ['Note', statement, null, null],
    ...figures.map(({ name, text, exact }) => [name, text, cellOfExact(exact), null]),
    ...assumptions.map(({ name, text, exact }) => [
      `Assumed: ${name}`,
      text,
      cellOfExact(exact),
      null,
    ]),
    ...methods.flatMap((method) => [
      [`By ${method.method}`, method.verdict, null, method.rule],
      ...method.figures.map(({ name, text, exact }) => [
        `By ${method.method}: ${name}`,
        text,
        cellOfExact(exact),
        null,
      ]),
    ]),
    ...discrete.map(({ path, reason }) => [`Discrete product ${path}`, reason, null, null]),
    ...rules.facts.map(({ name, text }) => [name, text, null, null]),
    ...rules.sources.map(({ title, date }) => ['Source', title, date, null]),
    ...rules.switches.map(({ id, option, meaning, isDefault, cite }) => [
      `Switch ${id}`,
      `${option} (${isDefault ? 'default' : 'not the default'}): ${meaning}`,
      null,
      cite,
    ]),
    ...record.map(({ name, text }) => [name, text, null, null]),
  )
  return sheet
}

function scenarioSheet({ name, note, changes }: ReportScenario): SheetData {
  const sheet = table('Scenario', ['Scenario', 'Change', 'Reason', 'Fits', 'Remarks'])
  sheet.rows.push(
    ...(note === null ? [] : [[name, null, note, null, null]]),
    ...changes.map(({ scenario, text, reason, fits, remarks }) => [
      scenario,
      text,
      reason ?? 'no reason recorded',
      fits ? 'yes' : 'no',
      remarks.join('. ') || null,
    ]),
  )
  return sheet
}

/** The product's own licence need: its reasons, other routes, and the exceptions to look at. */
function needSheet(told: ReportDocument['need']): SheetData {
  const { text, reasons, conditions, calculation, exceptions, routes } = told
  const sheet = table('Licence need', ['What', 'Text', 'Against it', 'Citation'])
  const cited = ({ cite }: Reason) => cite.join('; ')
  sheet.rows.push(
    ['Need', text, null, null],
    ...(calculation === null
      ? []
      : [['Before the calculation', calculation, null, '734 Supp. 2(a)']]),
    ...reasons.map((reason) => ['Reason', reason.why, null, cited(reason)]),
    ...conditions.map((reason) => ['Condition', reason.why, null, cited(reason)]),
    ...routes.flatMap(({ route, text: left, reasons: why }) => [
      [`By ${route} alone`, left, null, null],
      ...why.map((reason) => [`By ${route} alone`, reason.why, null, cited(reason)]),
    ]),
    ...exceptions.map(({ code, cite, limit, bars, unseen }) => [
      `Exception to look at: ${code}`,
      [limit, unseen].filter(Boolean).join('. '),
      bars.map(reasonText).join('; '),
      cite,
    ]),
  )
  return sheet
}

function linesSheet(name: string, lines: readonly ReportLine[], currency: string): SheetData {
  const sheet = table(name, [...lineHeadings(currency)])
  sheet.rows.push(...lines.map(lineCells))
  return sheet
}

function unknownSheet(lines: readonly UnknownReportLine[], currency: string): SheetData {
  const sheet = table('Unknown', [...lineHeadings(currency), 'Missing', 'Effect'])
  sheet.rows.push(...lines.map((line) => [...lineCells(line), line.missing, line.effect]))
  return sheet
}

const REASON_HEADINGS = ['Because', 'Text of', 'Read as']

function lineHeadings(currency: string): string[] {
  return [
    'Item',
    'Name',
    'Path',
    'Quantity',
    `Value, ${currency}`,
    `Value exactly, ${currency}`,
    'Share of the price, %',
    'Share of the price exactly',
    'Basis',
    ...REASON_HEADINGS,
  ]
}

function lineCells(line: ReportLine): (string | null)[] {
  const { value, share, isProduct } = line
  return [
    line.item,
    line.name,
    line.path,
    cellOfExact(line.quantity),
    value === null ? 'not known' : cellOfNumber(roundedAmount(value)),
    cellOfExact(value),
    shareCell(share, isProduct),
    cellOfExact(share),
    line.basis,
    ...reasonCells(line.reasons),
  ]
}

/** Each ground with its own citation, whose text was read, and how. */
function reasonCells(reasons: readonly Reason[]): string[] {
  const once = (texts: readonly string[]) => [...new Set(texts)].join('; ')
  return [
    reasons.map(reasonText).join(' · '),
    once(reasons.flatMap(({ source }) => source.split('; '))),
    once(reasons.flatMap(({ note }) => note ?? [])),
  ]
}

function shareCell(share: string | null, isProduct: boolean): string | null {
  if (isProduct) return null
  return share === null ? 'not known' : percentage(share)
}

/** A share in percent as a bare number, to more than two decimals where two would show it as zero. */
function percentage(share: string): string {
  const { n, d } = readRatio(share)
  let digits = 2
  while (n !== 0n && !/[1-9]/.test(round({ n: n * 100n, d }, digits).text)) digits++
  return cellOfNumber(round({ n: n * 100n, d }, digits).text)
}

function stepsSheet({ steps }: ReportDocument): SheetData {
  const sheet = table('Steps', ['Step', 'Rule', 'Answer', ...REASON_HEADINGS, 'Item'])
  sheet.rows.push(
    ...steps.flatMap(({ step, rule, answer, reasons, items }) =>
      byItem([step, rule, answer, ...reasonCells(reasons)], items),
    ),
  )
  return sheet
}

function noticesSheet({ notices }: ReportDocument): SheetData {
  const sheet = table('Notices', ['Code', 'Notice', 'Citation', 'Item'])
  sheet.rows.push(
    ...notices.flatMap(({ code, text, cite, items = [] }) => byItem([code, text, cite], items)),
  )
  return sheet
}

/** A row an item, so that no cell grows beyond what a spreadsheet takes; one row where there is none. */
function byItem(cells: readonly string[], items: readonly string[]): (string | null)[][] {
  return (items.length > 0 ? items : [null]).map((item) => [...cells, item])
}

function table(name: string, headings: string[]): SheetData {
  return { name, rows: [headings], header: 0 }
}
