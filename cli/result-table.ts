import { styleText } from 'node:util'
import type { ResultSummary } from '../shared/calc/evaluation.ts'
import type { Act } from '../shared/calc/result/act.ts'
import type { Bounds, Method, ResultDocument } from '../shared/calc/result/result.ts'
import type { Model } from '../shared/model/schema.ts'
import { percent, readRatio } from '../shared/money/display.ts'
import { divide, type Ratio, round } from '../shared/money/ratio.ts'
import { ACT_WORDS } from '../shared/report/act-words.ts'
import { assumedFigure, flipWords } from '../shared/report/assumed.ts'
import { visible } from '../shared/report/visible.ts'
import { missingWords } from '../shared/report/words.ts'
import type { RulePack } from '../shared/rules/pack.ts'
import type { NeedState } from '../shared/rules/product-need.ts'
import { calculationLines } from './before-calculation.ts'
import { directProductLines } from './direct-product.ts'
import { switchLines } from './switch-lines.ts'
import { table } from './table.ts'

type Style = Parameters<typeof styleText>[0]

const STYLES: Record<Act, Style> = {
  licence: 'red',
  'need-open': 'magenta',
  caught: 'magenta',
  undetermined: 'blue',
  'report-required': 'magenta',
  'no-licence-either-way': 'yellow',
  'no-licence': 'yellow',
  'not-subject-open': 'green',
  'not-subject': 'green',
}

/** The product's own licence need by product and destination, with the exceptions to look at. */
function needText({ need, candidates }: ResultSummary): string {
  const texts: Record<NeedState, string> = {
    none: 'none',
    required: `required, ${candidates.length > 0 ? `see ${candidates.join(', ')}` : 'no exception seen'}`,
    unknown: 'open',
  }
  return texts[need]
}

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

type Head = Omit<ResultDocument, 'results'>

/** Of all results what the lines below the blocks say. */
interface Seen {
  /** The days of the text of the rows that decided. */
  days: Set<string>
  differing: { method: string; text: string }[]
}

/** What a block shows of one result: its row, and what stands above and below the rows. */
interface Shown
  extends Pick<
    ResultSummary,
    | 'product'
    | 'destination'
    | 'outcome'
    | 'price'
    | 'assumed'
    | 'calculation'
    | 'directProduct'
    | 'reachedBy'
  > {
  cells: string[]
}

/**
 * The result for reading in a terminal: a block a product, a row a destination, between the lines above
 * and below. Takes the results one by one, those of a product together, and gives each block as soon as
 * it is whole, so that those of a large workspace are not held together.
 */
export function* resultTable(
  head: Head,
  method: Method,
  results: Iterable<ResultSummary>,
  model: Model,
  pack: RulePack,
): Generator<string> {
  yield `${intro(head, method, pack)}\n\n`
  const seen: Seen = { days: new Set(), differing: [] }
  let block: Shown[] = []
  for (const result of results) {
    const [first] = block
    if (first && first.product !== result.product) {
      yield `${blockOf(first.product, block, head, model, pack)}\n\n`
      block = []
    }
    block.push(shown(result, pack))
    note(seen, result)
  }
  const [last] = block
  if (last) yield `${blockOf(last.product, block, head, model, pack)}\n\n`
  yield `${footer(seen)}\n`
}

/** A result as far as it is shown, without its lines. */
function shown(result: ResultSummary, pack: RulePack): Shown {
  const { product, destination, outcome, price, assumed, calculation, directProduct, reachedBy } =
    result
  return {
    product,
    destination,
    outcome,
    price,
    ...(assumed && { assumed }),
    ...(calculation && { calculation }),
    ...(directProduct && { directProduct }),
    ...(reachedBy && { reachedBy }),
    cells: row(result, pack),
  }
}

function note(seen: Seen, { sources, otherMethod, outcome, product, destination }: ResultSummary) {
  for (const text of sources) seen.days.add(text.split(' ').at(-1) ?? '')
  if (!otherMethod || otherMethod.outcome === outcome) return
  const text = `${product} to ${destination} ${otherMethod.outcome}`
  seen.differing.push({ method: otherMethod.method, text })
}

function blockOf(
  id: string,
  results: readonly Shown[],
  head: Head,
  model: Model,
  pack: RulePack,
): string {
  const lines = [
    heading(id, model, results),
    table(
      COLUMNS,
      results.map(({ cells }) => cells),
    ),
  ]
  return [
    ...lines,
    ...assumedLines(results, head.currency),
    ...calculationLines(results, pack),
    ...directProductLines(results),
  ].join('\n')
}

function intro({ rules, on, currency }: Head, method: Method, pack: RulePack): string {
  const head = `De minimis US content, ${on}. Rules ${rules.pack} (as of ${rules.asOf}). Amounts in ${currency}, ${method}.`
  return [head, ...switchLines(pack, rules.switches)].join('\n')
}

function heading(id: string, model: Model, results: readonly Shown[]): string {
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
    visible(
      `${name}  (${place}; ${product?.kind}, ${product?.eccn ?? 'ECCN not known'}; ${amount})`,
    ),
    { stream: process.stdout },
  )
}

function row(result: ResultSummary, pack: RulePack): string[] {
  const level = result.threshold === null ? null : readRatio(result.threshold)
  return [
    result.treatedAs ? `${result.destination} (as ${result.treatedAs})` : result.destination,
    actText(result.act),
    shareText(result.share, level),
    level ? percent(level) : 'none',
    result.rule ?? '-',
    needText(result),
    contributors(result),
    toFindOut(result, pack),
  ]
}

/** An act with its sign, coloured where the terminal shows colours. */
export function actText(act: Act): string {
  const { sign, word } = ACT_WORDS[act]
  const mark = act.startsWith('not-subject') ? '*' : ''
  return styleText(STYLES[act], `${sign} ${word}${mark}`, { stream: process.stdout })
}

/** A share within its bounds, in percent. */
export function shareText({ low, high }: Bounds, level: Ratio | null): string {
  if (low === null) return 'not known'
  const text = (share: string) => percent(readRatio(share), level ?? undefined)
  if (low === high) return text(low)
  return `${text(low)} to ${high === null ? 'no bound' : text(high)}`
}

function contributors({ counted, price }: ResultSummary): string {
  const shown = counted.first.map((line) => {
    const value = line.value === null ? null : readRatio(line.value)
    const share = value && price ? ` ${percent(divide(value, readRatio(price)))}` : ''
    return `${line.path.at(-1)}${share}`
  })
  const more = counted.count - shown.length
  return [...shown, ...(more > 0 ? [`+${more}`] : [])].join(', ') || '-'
}

/** What the results of a product assume of undeclared foreign parts, and where it could tip them. */
function assumedLines(results: readonly Shown[], currency: string): string[] {
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

function toFindOut(result: ResultSummary, pack: RulePack): string {
  const { product, act, needMissing } = result
  const { first, count } = result.unknown
  const words = (names: readonly string[]) =>
    names.map((name) => missingWords(name, pack)).join(', ')
  if (act === 'need-open') return `${product}: ${words(needMissing)}`
  if (result.outcome === 'subject' || !first) return '-'
  const more = count > 1 ? ` +${count - 1}` : ''
  return `${first.path.at(-1)}: ${words(first.missing)}${more}`
}

function footer({ days, differing }: Seen): string {
  const lines = [
    `Decided by text of ${[...days].sort().join(' and ') || 'no row'}.`,
    '* Not subject to the EAR by reason of de minimis, and nothing more: not a clearance. Foreign direct product rules',
    '  (734.9), sanctions, end uses and end users (Part 744) apply whatever the share is; "lines open": one of them may by',
    '  product and destination. Licence need: of the product itself once it is subject, by product and destination; parties',
    '  and use not asked. Exceptions are to be looked at, none is a decision. --json gives every reason.',
  ]
  const [first] = differing
  if (first)
    lines.push(
      `  By ${first.method} the verdict differs: ${differing.map(({ text }) => text).join('; ')}.`,
    )
  return lines.join('\n')
}
