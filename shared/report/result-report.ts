import { actOf, besideOf } from '../calc/result/act.ts'
import type { Figures, Result } from '../calc/result/result.ts'
import { ACT_WORDS, actShown } from './act-words.ts'
import { assumptionsOf } from './assumptions.ts'
import type { ReportContext } from './context.ts'
import type { Fact, ReportDocument, ReportMethod } from './document.ts'
import { controlledFigure, figuresOf, shareFigure } from './figures.ts'
import { inputsOf } from './inputs.ts'
import { reportLine, unknownReportLine } from './lines.ts'
import { reportNeed } from './need-section.ts'
import { rulesInForce } from './rules-in-force.ts'
import { STATEMENT } from './statement.ts'
import { verdictParagraph } from './verdict-text.ts'
import { ANSWER_WORDS, METHOD_WORDS, STEP_WORDS } from './words.ts'

const NOT_KNOWN = 'not known'
const LONGEST_IN_TITLE = 60

/** The report on one result: the whole of it in words, and what it rests on. Nothing is worked out anew. */
export function resultReport(result: Result, context: ReportContext): ReportDocument {
  const { pack, product, currency, model, day, scenario = null } = context
  const { outcome, price } = result
  const inputs = inputsOf(result, model, pack, day)
  const isDecided = outcome !== 'undetermined'
  const shown = actShown(result, pack)
  return {
    title: `De minimis determination: ${product.id} to ${placeName(context, result.destination)}${scenario ? `, under the scenario “${shortName(scenario.name)}”` : ''}`,
    currency,
    facts: factsOf(result, context),
    scenario,
    verdict: {
      outcome,
      act: shown.act,
      word: shown.word,
      meaning: shown.meaning,
      detail: shown.detail,
      rule: result.rule ?? 'not decided',
      paragraph: verdictParagraph(result),
    },
    need: reportNeed(result, pack),
    statement: STATEMENT,
    figures: figuresOf(result, currency),
    amounts: { price, controlled: result.controlled, share: result.share, level: result.threshold },
    assumptions: assumptionsOf(result, inputs, currency),
    inputs,
    methods: methodsOf(result, currency),
    discrete: (result.otherMethod?.discrete ?? []).map(({ path, reason }) => ({
      path: path.join(' / '),
      reason,
    })),
    steps: result.steps.map(({ step, rule, answer, reasons, items }) => ({
      step: STEP_WORDS[step],
      rule,
      answer: ANSWER_WORDS[answer],
      reasons,
      items: items.map((path) => path.join(' / ')),
    })),
    counted: result.counted.map((line) => reportLine(line, price)),
    notCounted: result.notCounted.map((line) => reportLine(line, price)),
    unknown: result.unknown.map((line) => unknownReportLine(line, price, isDecided, pack)),
    notices: result.notices,
    rules: rulesInForce(context),
    record: [
      { name: 'Workspace', text: context.workspace },
      { name: 'Revision', text: `${context.revision}` },
      { name: 'Report made by', text: context.who },
      { name: 'Report made at', text: context.generated },
      { name: 'Minimis version', text: context.appVersion },
    ],
  }
}

function factsOf(result: Result, context: ReportContext): Fact[] {
  const { product } = context
  const place = (code: string | null) => (code === null ? NOT_KNOWN : placeName(context, code))
  const named = product.name && product.name !== product.id
  return [
    { name: 'Product', text: named ? `${product.id}, ${product.name}` : product.id },
    { name: 'Kind', text: product.kind },
    { name: 'ECCN', text: product.eccn ?? NOT_KNOWN },
    { name: 'Made by', text: product.maker ?? NOT_KNOWN },
    { name: 'Made in', text: place(product.madeIn) },
    { name: 'Exported from', text: place(product.exportedFrom) },
    { name: 'Destination', text: place(result.destination) },
    ...(result.treatedAs
      ? [{ name: 'Destination treated as', text: place(result.treatedAs) }]
      : []),
    ...scenarioFact(context),
    { name: 'Day of the determination', text: context.day },
    { name: 'Method', text: METHOD_WORDS[result.method] },
    { name: 'Rules', text: `${context.pack.header.id}, as of ${context.pack.header.asOf}` },
    { name: 'Text of the rows that decided', text: result.sources.join(', ') || 'no row' },
  ]
}

/** A name as a title has room for it. */
function shortName(name: string): string {
  const characters = [...name]
  return characters.length > LONGEST_IN_TITLE
    ? `${characters.slice(0, LONGEST_IN_TITLE).join('')}…`
    : name
}

function scenarioFact({ scenario, revision }: ReportContext): Fact[] {
  if (!scenario) return []
  const { name, isSaved, changes } = scenario
  const fitting = changes.filter(({ fits }) => fits).length
  const saved = isSaved ? '' : ', which is not saved'
  return [
    {
      name: 'Under the scenario',
      text: `“${name}”${saved}, over the base at revision ${revision}: ${fitting} of ${changes.length} changes fit`,
    },
  ]
}

function methodsOf(result: Result, currency: string): ReportMethod[] {
  if (!result.otherMethod) return []
  const need = result.need.state
  const beside = besideOf(result.notices)
  return [result, result.otherMethod].map((figures: Figures) => ({
    method: METHOD_WORDS[figures.method],
    verdict: ACT_WORDS[actOf({ outcome: figures.outcome, need, beside })].word,
    rule: figures.rule ?? 'not decided',
    figures: [shareFigure(figures, result.threshold), controlledFigure(figures, currency)],
  }))
}

function placeName({ pack }: ReportContext, code: string): string {
  const name = pack.countryByCode.get(code)?.name
  return name ? `${name} (${code})` : code
}
