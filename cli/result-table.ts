import { styleText } from 'node:util'
import type { Bounds, Outcome, Result, ResultDocument } from '../shared/calc/result/result.ts'
import type { Model } from '../shared/model/schema.ts'
import { percent, readRatio } from '../shared/money/display.ts'
import { divide, type Ratio, round } from '../shared/money/ratio.ts'
import { assumedFigure, flipWords } from '../shared/report/assumed.ts'
import type { RulePack } from '../shared/rules/pack.ts'
import type { NeedState } from '../shared/rules/product-need.ts'
import { table } from './table.ts'

type Style = Parameters<typeof styleText>[0]

export const VERDICTS: Record<Outcome, { text: string; style: Style }> = {
  'not-subject': { text: '✓ not subject*', style: 'green' },
  subject: { text: '✗ subject', style: 'red' },
  undetermined: { text: '? undetermined', style: 'yellow' },
  'report-required': { text: '! report required', style: 'magenta' },
}

/** The product's own licence need by product and destination, in the words of the table. */
const NEEDS: Record<NeedState, string> = { none: 'none', required: 'required', unknown: 'open' }

const COLUMNS = [
  { heading: 'to' },
  { heading: 'verdict' },
  { heading: 'share', right: true },
  { heading: 'level', right: true },
  { heading: 'rule' },
  { heading: 'licence need' },
  { heading: 'biggest contributors' },
  { heading: 'to find out first' },
]

/** The result for reading in a terminal: a block a product, a row a destination. */
export function resultTable(document: ResultDocument, model: Model, pack: RulePack): string {
  const blocks: string[] = []
  for (const [id, results] of Map.groupBy(document.results, (result) => result.product)) {
    const lines = [heading(id, model, results), table(COLUMNS, results.map(row))]
    blocks.push([...lines, ...assumedLines(results, document.currency)].join('\n'))
  }
  return `${[intro(document, pack), ...blocks, footer(document)].join('\n\n')}\n`
}

function intro(document: ResultDocument, pack: RulePack): string {
  const { rules, on, currency } = document
  const method = document.results[0]?.method ?? 'look-through'
  const head = `De minimis US content, ${on}. Rules ${rules.pack} (as of ${rules.asOf}; decided by text of ${decidedBy(document)}). Amounts in ${currency}, ${method}.`
  const changed = pack.switches.switches.filter((row) => rules.switches[row.id] !== row.default)
  return [head, ...changed.map((row) => `Switch ${row.id}: ${rules.switches[row.id]}`)].join('\n')
}

/** The days of the text of the rows that decided the results. */
function decidedBy({ results }: ResultDocument): string {
  const days = results.flatMap(({ sources }) => sources.map((text) => text.split(' ').at(-1) ?? ''))
  return [...new Set(days)].sort().join(' and ') || 'no row'
}

function heading(id: string, model: Model, results: readonly Result[]): string {
  const product = model.products.find((candidate) => candidate.id === id)
  const maker = model.entities.find((entity) => entity.id === product?.madeBy)
  const name = product?.name && product.name !== id ? `${id}  ${product.name}` : id
  const place = maker
    ? `${maker.name ?? maker.id}, ${maker.country ?? 'country not known'}`
    : 'maker not known'
  const price = results[0]?.price
  const amount = price ? `${round(readRatio(price), 2).text} ${model.currency}` : 'price not known'
  return styleText(
    'bold',
    `${name}  (${place}; ${product?.kind}, ${product?.eccn ?? 'ECCN not known'}; ${amount})`,
    { stream: process.stdout },
  )
}

function row(result: Result): string[] {
  const level = result.threshold === null ? null : readRatio(result.threshold)
  return [
    result.treatedAs ? `${result.destination} (as ${result.treatedAs})` : result.destination,
    verdictText(result.outcome),
    shareText(result.share, level),
    level ? percent(level) : 'none',
    result.rule ?? '-',
    NEEDS[result.need.state],
    contributors(result),
    toFindOut(result),
  ]
}

/** An outcome with its mark, coloured where the terminal shows colours. */
export function verdictText(outcome: Outcome): string {
  const { text, style } = VERDICTS[outcome]
  return styleText(style, text, { stream: process.stdout })
}

/** A share within its bounds, in percent. */
export function shareText({ low, high }: Bounds, level: Ratio | null): string {
  if (low === null) return 'not known'
  const text = (share: string) => percent(readRatio(share), level ?? undefined)
  if (low === high) return text(low)
  return `${text(low)} to ${high === null ? 'no bound' : text(high)}`
}

function contributors({ counted, price }: Result): string {
  const shown = counted.slice(0, 2).map((line) => {
    const value = line.value === null ? null : readRatio(line.value)
    const share = value && price ? ` ${percent(divide(value, readRatio(price)))}` : ''
    return `${line.path.at(-1)}${share}`
  })
  const more = counted.length - shown.length
  return [...shown, ...(more > 0 ? [`+${more}`] : [])].join(', ') || '-'
}

/** What the results of a product assume of undeclared foreign parts, and where it could tip them. */
function assumedLines(results: readonly Result[], currency: string): string[] {
  const [first] = results.flatMap((result) => assumedFigure(result, currency) ?? [])
  if (!first) return []
  const tipping = results.flatMap(({ destination, outcome, assumed }) => {
    const flipsAt = assumed?.undeclaredForeign.flipsAt ?? null
    return flipsAt === null ? [] : [`${destination}: ${flipWords(flipsAt, outcome)}`]
  })
  const [amount] = first.text.split('; ')
  const taken = `${first.name}: ${amount}, taken as free of controlled US content.`
  return [`  ${taken}`, ...tipping.map((text) => `    ${text}`)]
}

function toFindOut({ unknown, outcome }: Result): string {
  if (outcome === 'subject') return '-'
  const [first] = unknown
  if (!first) return '-'
  const more = unknown.length > 1 ? ` +${unknown.length - 1}` : ''
  return `${first.path.at(-1)}: ${first.missing.join(', ')}${more}`
}

function footer(document: ResultDocument): string {
  const lines = [
    '* Not subject to the EAR by reason of de minimis, and nothing more: not a clearance. Foreign direct product rules',
    '  (734.9), sanctions, end uses and end users (Part 744) apply whatever the share is. Licence need: of the product itself',
    '  once it is subject, by product and destination; parties and use not asked. --json gives every reason.',
  ]
  const differing = document.results.filter(
    ({ otherMethod, outcome }) => otherMethod && otherMethod.outcome !== outcome,
  )
  if (differing.length > 0) {
    const [{ otherMethod } = {}] = differing
    lines.push(
      `  By ${otherMethod?.method} the verdict differs: ${differing.map(({ product, destination, otherMethod: other }) => `${product} to ${destination} ${other?.outcome}`).join('; ')}.`,
    )
  }
  return lines.join('\n')
}
