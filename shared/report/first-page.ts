import { amountText, readRatio, shareOfPrice } from '../money/display.ts'
import { compare } from '../money/ratio.ts'
import type { Fact, Figure, ReportDocument } from './document.ts'
import { figureMarkup, unbrokenFigures } from './figure-markup.ts'
import { gaugeMarkup } from './gauge.ts'
import type { LineInput } from './inputs.ts'
import { html, type Markup } from './markup.ts'
import { tableMarkup } from './table-markup.ts'

/** So many contributors, notices and characters of a text the first page has room for. */
const CONTRIBUTORS = 4
const NOTICES = 5
/** So many notices where a scenario and its changes take their room. */
const NOTICES_UNDER_SCENARIO = 3
const LONGEST_PARAGRAPH = 400
const LONGEST_NOTICE = 90
const LONGEST_FACT = 180

/** Facts that take the whole width: names that people give. */
const WIDE_FACTS = new Set(['Product', 'Under the scenario'])

/**
 * The first page, which stands alone: the verdict, the share against the level, what decided, the
 * largest contributors, what is taken for granted, the notices, and who signs for it.
 */
export function firstPage(report: ReportDocument): Markup {
  const { title, verdict, record, figures, assumptions } = report
  return html`<section class="first">
<h1>${title}</h1>
<p class="subtitle">${record.map(({ name, text }, i) => `${i > 0 ? ' · ' : ''}${name}: ${text}`)}</p>
${facts(report.facts)}
<div class="verdict">
<p><strong>${verdict.word}</strong> ${verdict.meaning} (${verdict.rule})</p>
${verdict.detail && html`<p>${verdict.detail}</p>\n`}${gaugeMarkup(report)}
<p>${shortened(verdict.paragraph, LONGEST_PARAGRAPH)}</p>
</div>
${factList(figures.map(asFact))}
<p class="statement">${report.statement}</p>
<h2>Largest contributors</h2>
${contributors(report)}
<h2>Taken for granted without a record</h2>
${assumptions.length > 0 ? factList(assumptions.map(asFact), 'wide') : html`<p>Nothing.</p>`}
<h2>Open notices (${report.notices.length}), in full under Also check</h2>
${notices(report)}
${signatures(record)}
</section>`
}

function facts(list: readonly Fact[]): Markup {
  const isWide = ({ name }: Fact) => WIDE_FACTS.has(name)
  const wide = list
    .filter(isWide)
    .map(({ name, text }) => ({ name, text: shortened(text, LONGEST_FACT) }))
  return html`${factList(wide, 'wide')}${factList(list.filter((fact) => !isWide(fact)))}`
}

/** Names and what stands for them, two pairs a line, or one where texts are long. */
export function factList(list: readonly Fact[], width = 'half'): Markup {
  return html`<dl class="${width}">
${list.map(({ name, text }) => html`<dt>${name}</dt><dd>${unbrokenFigures(text)}</dd>\n`)}</dl>
`
}

function asFact({ name, text }: Figure): Fact {
  return { name, text }
}

function contributors({ inputs, amounts: { price, controlled } }: ReportDocument): Markup {
  const known = inputs.filter(
    (input): input is LineInput & { value: string } =>
      (input.counts === 'yes' || input.counts === 'unknown') && input.value !== null,
  )
  const largest = [...known].sort((a, b) => compare(readRatio(b.value), readRatio(a.value)))
  if (largest.length === 0) return html`<p>No content of a known value counts or may count.</p>`
  const shown = largest.slice(0, CONTRIBUTORS)
  const rest = largest.length - shown.length
  const whole = controlled.low === controlled.high ? controlled.low : null
  const table = tableMarkup(
    [
      { name: 'Item' },
      { name: 'ECCN', keep: true },
      { name: 'Counts', keep: true },
      { name: 'Value', align: 'right' },
      { name: 'Of the price', align: 'right' },
      ...(whole === null ? [] : [{ name: 'Of what counts', align: 'right' as const }]),
    ],
    shown.map(({ item, name, eccn, declaration, isDeclared, counts, value }) => [
      html`<span class="word">${item}</span>${name === null ? '' : ` ${name}`}`,
      (isDeclared ? declaration?.eccn : eccn) ?? 'not recorded',
      counts === 'yes' ? 'yes' : 'may',
      figureMarkup(amountText(value)),
      figureMarkup(shareOfPrice(value, price) ?? 'not known'),
      ...(whole === null ? [] : [figureMarkup(shareOfPrice(value, whole) ?? 'not known')]),
    ]),
  )
  return html`${table}${rest > 0 ? html`<p>and ${rest} more, each of a smaller value</p>` : ''}`
}

function notices({ notices, scenario }: ReportDocument): Markup {
  const room = scenario ? NOTICES_UNDER_SCENARIO : NOTICES
  const shown = notices.slice(0, room)
  const rest = notices.slice(room)
  return html`<ul>
${shown.map(({ code, text }) => html`<li><span class="word">${code}</span> ${shortened(text, LONGEST_NOTICE)}</li>\n`)}</ul>
${rest.length > 0 ? html`<p>and ${rest.length} more: ${rest.map(({ code }) => code).join(', ')}</p>` : ''}`
}

function signatures(record: readonly Fact[]): Markup {
  const preparer = record.find(({ name }) => name === 'Report made by')?.text ?? ''
  const line = (role: string, name: string) =>
    html`<tr><td>${role}</td><td>${name}</td><td></td><td></td></tr>\n`
  return html`<table class="signatures">
<thead><tr><th scope="col">Role</th><th scope="col">Name</th><th scope="col">Signature</th><th scope="col">Date</th></tr></thead>
<tbody>
${line('Prepared by', preparer)}${line('Approved by', '')}</tbody>
</table>`
}

/** A text up to a length, cut between words; the whole of it stands further on. */
function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2))} …`
}
