import { styleText } from 'node:util'
import type { Act } from '../shared/calc/result/act.ts'
import { moneyText, percent, readRatio } from '../shared/money/display.ts'
import { ACT_WORDS } from '../shared/report/act-words.ts'
import type { RulePack } from '../shared/rules/pack.ts'
import type { Base } from '../shared/scenario/base.ts'
import type { ComparedFigures } from '../shared/scenario/compare.ts'
import type {
  ComparisonDocument,
  ExplainedProduct,
  ScenarioHead,
} from '../shared/scenario/comparison.ts'
import type { Cost } from '../shared/scenario/cost.ts'
import type { ChangePlace, ChangeReport } from '../shared/scenario/overlay.ts'
import { touchedText } from '../shared/scenario/touch.ts'
import type { WaterfallStep } from '../shared/scenario/waterfall.ts'
import { changeText } from '../shared/scenario/words.ts'
import { actText, shareText } from './result-table.ts'
import { switchLines } from './switch-lines.ts'
import { table } from './table.ts'

/** A comparison for reading in a terminal: a block a product, then what flips, what does not fit, and what no change reaches. */
export function compareTable(document: ComparisonDocument, base: Base, pack: RulePack): string {
  const sections = [
    intro(document, pack),
    ...document.products.map((product) => productBlock(product, document, base)),
    section('What flips', flipLines(document)),
    section('Changes that do not fit', document.scenarios.flatMap(unfitLines)),
    section('To know beside it', document.scenarios.flatMap(remarkLines)),
    section('Conflicts: only the order decides', document.scenarios.flatMap(conflictLines)),
    section('What no scenario changes', limitLines(document)),
    FOOTER,
  ]
  return `${sections.filter(Boolean).join('\n\n')}\n`
}

const FOOTER = [
  '* Not subject to the EAR by reason of de minimis, and nothing more: not a clearance. Each cell: share / level, or the',
  '  paragraph that decides without one. --json gives every change, step and limit.',
].join('\n')

function intro(
  { on, rules, currency, method, scenarios }: ComparisonDocument,
  pack: RulePack,
): string {
  const head = `Scenarios beside their base, ${on}. Rules ${rules.pack} (as of ${rules.asOf}). Amounts in ${currency}, ${method}.`
  return [
    head,
    ...switchLines(pack, rules.switches),
    ...scenarios.map((scenario) => scenarioText(scenario, rules.pack)),
  ].join('\n')
}

function scenarioText({ name, onTopOf, changes, pack }: ScenarioHead, inForce: string): string {
  const own = changes.filter(({ scenario }) => scenario === name)
  const below = onTopOf.length > 0 ? ` on top of ${onTopOf.map(quoted).join(', ')}` : ''
  const rules = pack === inForce ? '' : `, rules ${pack}`
  const lines = own.map((report) => `  ${report.index + 1}. ${changeText(report.change)}`)
  return [`${quoted(name)}${below}${rules}`, ...lines].join('\n')
}

function productBlock(
  { product: id, cost, destinations }: ExplainedProduct,
  { scenarios, currency }: ComparisonDocument,
  base: Base,
): string {
  const name = base.products.get(id)?.name
  const title = name && name !== id ? `${id}  ${name}` : id
  const columns = ['to', 'base', ...scenarios.map((scenario) => scenario.name)]
  const rows = destinations.map((row) => [
    row.destination,
    figuresText(row.base),
    ...row.scenarios.map(({ figures, flip }) => `${figuresText(figures)}${flip ? '  <' : ''}`),
  ])
  const costs = [cost.base, ...cost.scenarios].map((each) => costText(each, currency))
  const body = table(
    columns.map((heading) => ({ heading })),
    [...rows, ['parts', ...costs]],
  )
  return `${styleText('bold', title, { stream: process.stdout })}\n${body}`
}

function figuresText({ act, share, threshold, rule }: ComparedFigures): string {
  const level = threshold === null ? null : readRatio(threshold)
  const against = level ? percent(level) : (rule ?? 'no level')
  return `${actText(act)} ${shareText(share, level)} / ${against}`
}

function costText({ amount, known, unknown }: Cost, currency: string): string {
  if (amount !== null) return moneyText(amount, currency)
  return `not known: ${moneyText(known, currency)} and ${unknown.length} without a price`
}

/** A line for each verdict that turns, and below it the changes that turn it. */
function flipLines({ products, scenarios: heads }: ComparisonDocument): string[] {
  return products.flatMap(({ product, destinations }) =>
    destinations.flatMap(({ destination, scenarios }) =>
      scenarios.flatMap(({ flip }, i) => {
        if (!flip) return []
        const { name, changes } = heads[i] as ScenarioHead
        const verdict = `${wordsOf(flip.act.from)} to ${wordsOf(flip.act.to)}`
        return [
          `${product} to ${destination}, ${quoted(name)}: ${verdict}`,
          ...flip.by.map((step) => `  by ${placeText(step, changes)}: ${stepText(step)}`),
        ]
      }),
    ),
  )
}

function stepText({ share, rule, level, pack }: WaterfallStep): string {
  const turns = [
    `share ${shareText(share.from, null)} to ${shareText(share.to, null)}`,
    rule.from !== rule.to && `paragraph ${rule.from ?? '-'} to ${rule.to ?? '-'}`,
    level && `level ${levelText(level.from)} to ${levelText(level.to)}`,
    pack && `rules ${pack.to ?? 'in force'}`,
  ]
  return turns.filter(Boolean).join(', ')
}

function unfitLines({ name, changes }: ScenarioHead): string[] {
  return changes
    .filter(({ fits }) => !fits)
    .map((report) => `${quoted(name)}: ${placeText(report, changes)}: ${report.why}`)
}

function remarkLines({ name, changes }: ScenarioHead): string[] {
  return changes.flatMap((report) =>
    report.says.map((text) => `${quoted(name)}: ${placeText(report, changes)}: ${text}`),
  )
}

function conflictLines({ name, changes, conflicts }: ScenarioHead): string[] {
  return conflicts.map(({ first, second, both }) => {
    const shown = both.slice(0, 3).map(touchedText).join('; ')
    const more = both.length > 3 ? `; and ${both.length - 3} more` : ''
    return `${quoted(name)}: ${placeText(first, changes)} and ${placeText(second, changes)} (${shown}${more})`
  })
}

/** Each limit once, with the products and destinations of which it is said. */
function limitLines({ products }: ComparisonDocument): string[] {
  const where = new Map<string, Map<string, Set<string>>>()
  for (const { product, destinations } of products)
    for (const { destination, scenarios } of destinations)
      for (const { text, cite } of scenarios.flatMap(({ limits }) => limits)) {
        const line = `${text} [${cite}]`
        const byProduct = where.get(line) ?? new Map<string, Set<string>>()
        const codes = byProduct.get(product) ?? new Set<string>()
        where.set(line, byProduct.set(product, codes.add(destination)))
      }
  return [...where].map(([line, byProduct]) => {
    const names = [...byProduct].map(([product, codes]) => `${product} to ${few([...codes])}`)
    return `${few(names, '; ')}: ${line}`
  })
}

/** `change 2 (IC-7: price × 0.9)`; of a scenario below, with its name. */
function placeText({ scenario, index }: ChangePlace, changes: readonly ChangeReport[]): string {
  const report = changes.find((each) => each.scenario === scenario && each.index === index)
  const isOwn = changes.at(-1)?.scenario === scenario
  const of = isOwn ? '' : ` of ${quoted(scenario)}`
  return `change ${index + 1}${of}${report ? ` (${changeText(report.change)})` : ''}`
}

function section(title: string, lines: readonly string[]): string | null {
  return lines.length > 0 ? [title, ...lines.map((line) => `  ${line}`)].join('\n') : null
}

function few(names: readonly string[], between = ', '): string {
  const shown = names.slice(0, 4).join(between)
  return names.length > 4 ? `${shown} and ${names.length - 4} more` : shown
}

function wordsOf(act: Act): string {
  return ACT_WORDS[act].word
}

function levelText(level: string | null): string {
  return level === null ? 'none' : percent(readRatio(level))
}

function quoted(name: string): string {
  return `"${name}"`
}
