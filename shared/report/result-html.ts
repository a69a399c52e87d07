import { amountText, exactShareText, readRatio, shareText } from '../money/display.ts'
import { round } from '../money/ratio.ts'
import type { Reason } from '../rules/reason.ts'
import type {
  Figure,
  ReportDocument,
  ReportLine,
  ReportScenario,
  UnknownReportLine,
} from './document.ts'
import { figureMarkup } from './figure-markup.ts'
import { factList, firstPage } from './first-page.ts'
import { inputsMarkup } from './input-html.ts'
import { type Content, html, type Markup } from './markup.ts'
import { type PageOptions, page } from './page.ts'
import { type MarkupColumn, tableMarkup } from './table-markup.ts'
import { reasonText } from './words.ts'

/** The report as one page for printing or keeping: it needs no other file and no network. */
export function reportHtml(report: ReportDocument, options?: PageOptions): string {
  const { title, verdict, currency } = report
  const isOpen = verdict.outcome === 'undetermined'
  const body = html`${firstPage(report)}
${section('What decided', html`<p>${verdict.paragraph}</p>`)}
${section('Licence need of the product itself', need(report.need))}
${report.scenario ? section(`Changes of the scenario “${report.scenario.name}”`, scenarioChanges(report.scenario)) : ''}
${section('Figures', figures(report.figures))}
${report.assumptions.length > 0 ? section('Taken for granted without a record', figures(report.assumptions)) : ''}
${report.methods.length > 0 ? section('Both methods', methods(report)) : ''}
${section('Steps of the determination', steps(report))}
${
  report.unknown.length > 0
    ? section(
        `${isOpen ? 'To find out' : 'Not known, verdict stands'} (${report.unknown.length})`,
        unknownLines(report.unknown, currency),
      )
    : ''
}
${section(`Counted (${report.counted.length})`, lines(report.counted, currency))}
${section(`Not counted (${report.notCounted.length})`, lines(report.notCounted, currency))}
${section('What each line was worked out from', inputsMarkup(report.inputs, currency))}
${section('Also check', notices(report))}
${section('Rules in force', rules(report))}`
  return page(title, body, options)
}

function section(title: string, content: Content): Markup {
  return html`<h2>${title}</h2>
${content}`
}

function scenarioChanges({ name, note, changes }: ReportScenario): Markup {
  const table = tableMarkup(
    [{ name: 'No.', keep: true }, { name: 'Change' }, { name: 'Reason' }, { name: 'Fits' }],
    changes.map(({ scenario, text, reason, fits, remarks }, i) => [
      `${i + 1}`,
      scenario === name ? text : `${text} (of the scenario “${scenario}” below it)`,
      reason ?? 'no reason recorded',
      [fits ? 'yes' : 'no, it changes nothing', ...remarks].join('. '),
    ]),
  )
  return html`${note === null ? '' : html`<p>${note}</p>\n`}${changes.length > 0 ? table : html`<p>It has no change.</p>`}`
}

function figures(list: readonly Figure[]): Markup {
  return tableMarkup(
    [{ name: 'Figure' }, { name: 'Value' }, { name: 'Exactly' }],
    list.map(({ name, text, exact }) => [
      name,
      figureMarkup(text),
      exact === null ? '' : figureMarkup(exact),
    ]),
  )
}

/** The need with its reasons, and the exceptions to look at: those without a bar first. */
function need(told: ReportDocument['need']): Markup {
  const { text, reasons, conditions, calculation, exceptions, routes } = told
  const ordered = exceptions.toSorted((a, b) => a.bars.length - b.bars.length)
  const table = tableMarkup(
    [
      { name: 'Exception to look at, not decided', keep: true },
      { name: 'Limit' },
      { name: 'What the data has against it' },
      { name: 'What no data of the product tells' },
    ],
    ordered.map(({ code, cite, limit, bars, unseen }) => [
      `${code} (${cite})`,
      limit,
      bars.map(reasonText).join('; '),
      unseen,
    ]),
  )
  return html`<p>${text}${calculation === null ? '' : ` ${calculation}`}</p>
<ul>${[...reasons, ...conditions].map((reason) => html`<li>${reasonText(reason)}</li>`)}</ul>
${routes.map(({ route, text: left, reasons: why }) => html`<p>By ${route} alone: ${left} ${why.map(reasonText).join('; ')}</p>\n`)}
${exceptions.length > 0 ? table : ''}`
}

function methods({ methods, discrete }: ReportDocument): Markup {
  const names = methods[0]?.figures.map(({ name }) => name) ?? []
  const table = tableMarkup(
    [
      { name: 'Method', keep: true },
      { name: 'Verdict', keep: true },
      { name: 'Rule', keep: true },
      ...names.map((name) => ({ name, align: 'right' as const })),
    ],
    methods.map(({ method, verdict, rule, figures }) => [
      method,
      verdict,
      rule,
      ...figures.map(
        ({ text, exact }) =>
          html`${figureMarkup(text)}${exact === null ? '' : html`<span class="small">exactly ${figureMarkup(exact)}</span>`}`,
      ),
    ]),
  )
  const claims = discrete.map(
    ({ path, reason }) =>
      html`<p>Claimed to be a discrete product: ${path}. Reason: ${reason}</p>\n`,
  )
  return html`${table}${claims}`
}

function steps(report: ReportDocument): Markup {
  return tableMarkup(
    [
      { name: 'Step', keep: true },
      { name: 'Rule', keep: true },
      { name: 'Answer', keep: true },
      { name: 'Why, with its citation' },
    ],
    report.steps.map(({ step, rule, answer, reasons, items }) => [
      step,
      rule,
      html`<span class="word">${answer}</span>`,
      html`${reasons.map(reasonMarkup)}${items.map(small)}`,
    ]),
  )
}

function lines(list: readonly ReportLine[], currency: string): Markup {
  if (list.length === 0) return html`<p>No item.</p>`
  return tableMarkup(lineColumns(currency), list.map(lineCells))
}

function unknownLines(list: readonly UnknownReportLine[], currency: string): Markup {
  return tableMarkup(
    [...lineColumns(currency), { name: 'Missing' }, { name: 'Effect' }],
    list.map((line) => [...lineCells(line), line.missing, line.effect]),
  )
}

function lineColumns(currency: string): MarkupColumn[] {
  return [
    { name: 'Item' },
    { name: 'Quantity', align: 'right' },
    { name: `Value, ${currency}`, align: 'right' },
    { name: 'Of the price', align: 'right' },
    { name: 'Because' },
  ]
}

function lineCells(line: ReportLine): Content[] {
  const { item, name, path, quantity, reasons } = line
  return [
    html`<span class="word">${item}</span>${name && ` ${name}`}${small(path)}`,
    figureMarkup(quantity),
    valueCell(line),
    shareCell(line),
    html`${reasons.map(reasonMarkup)}`,
  ]
}

/** A ground with its own citation, whose text was read, and how. */
function reasonMarkup({ why, cite, source, note }: Reason): Markup {
  return html`<div>${why}${small(`${cite.join('; ')} (${source})`)}${note === undefined ? '' : small(note)}</div>`
}

function small(text: string): Markup {
  return html`<span class="small">${text}</span>`
}

/** The value to two decimals, and in full where that is not all of it. */
function valueCell({ value, basis }: ReportLine): Content {
  if (value === null) return 'not known'
  const isWhole = round(readRatio(value), 2).exact
  return html`${figureMarkup(amountText(value))}${isWhole ? '' : html`<span class="small">${figureMarkup(value)}</span>`}${small(basis)}`
}

function shareCell({ share, isProduct }: ReportLine): Content {
  if (isProduct) return '-'
  if (share === null) return 'not known'
  const text = shareText(share)
  const isHidden = share !== '0' && !/[1-9]/.test(text)
  return isHidden
    ? html`below 0.01 %<span class="small">${figureMarkup(exactShareText(share))}</span>`
    : figureMarkup(text)
}

function notices({ notices }: ReportDocument): Markup {
  return tableMarkup(
    [{ name: 'Code', keep: true }, { name: 'Notice' }, { name: 'Citation' }],
    notices.map(({ code, text, cite, items = [] }) => [
      code,
      html`${text}${items.length > 0 ? small(items.join(', ')) : ''}`,
      cite,
    ]),
  )
}

function rules({ rules }: ReportDocument): Markup {
  return html`${factList(rules.facts, 'wide')}
${tableMarkup(
  [{ name: 'Source' }, { name: 'Date', keep: true }],
  rules.sources.map(({ title, date }) => [title, date]),
)}
${tableMarkup(
  [
    { name: 'Switch', keep: true },
    { name: 'Question' },
    { name: 'As it stood' },
    { name: 'Citation' },
  ],
  rules.switches.map(({ id, question, option, meaning, isDefault, cite }) => [
    id,
    question,
    html`<span class="${isDefault ? 'default' : 'changed'}">${option} (${isDefault ? 'default' : 'not the default'})</span> ${meaning}`,
    cite,
  ]),
)}`
}
