import { basename } from 'node:path'
import { LiveEvaluation } from '../shared/calc/evaluation.ts'
import type { PaperKind } from '../shared/paper/forms.ts'
import { paperKinds } from '../shared/paper/forms.ts'
import { makePaper, paperRefusal } from '../shared/paper/make.ts'
import type { Paper } from '../shared/paper/paper.ts'
import { paperHtml } from '../shared/paper/paper-html.ts'
import { paperText } from '../shared/paper/paper-text.ts'
import type { PaperRecord } from '../shared/paper/record.ts'
import { notAmongSpares } from '../shared/paper/spare-parts.ts'
import { allDestinations } from '../shared/rules/destination.ts'
import type { RulePack } from '../shared/rules/pack.ts'
import { BASIS_OPTIONS, destinationsAsked, methodAsked } from './asked.ts'
import { layOver } from './levers.ts'
import { loadModelFor, parseOptions } from './options.ts'
import { GIVEN_OPTIONS, loadGiven } from './paper-given.ts'
import { UsageError } from './usage-error.ts'
import { paperUsage } from './usages.ts'
import { writeNew } from './write-new.ts'

/** `minimis paper`: one of the regulator's papers from a result, with what is missing at its top. */
export function paperCommand(args: string[]): void {
  const { values, positionals } = parseOptions({
    args,
    allowPositionals: true,
    options: {
      product: { type: 'string' },
      to: { type: 'string', multiple: true },
      scenario: { type: 'string', multiple: true },
      output: { type: 'string', short: 'o' },
      ...GIVEN_OPTIONS,
      ...BASIS_OPTIONS,
    },
  })
  const [kind, path, ...more] = positionals
  const { product, output } = values
  if (kind === undefined || path === undefined || more.length > 0 || product === undefined)
    throw new UsageError([`usage: minimis ${paperUsage}`])
  if (!isPaperKind(kind))
    throw new UsageError([`paper: there is no paper "${kind}"; there is ${paperKinds.join(', ')}`])
  const method = methodAsked(values)
  const problems = outputProblems(output, values.json)
  const given = loadGiven(values, problems)
  const base = loadModelFor(path, values)
  const { day, choices } = base
  const { model, pack, scenarios } = layOver(base, values.scenario ?? [], problems)
  const destinations =
    kind === 'certificate' && values.to === undefined
      ? allDestinations(pack).slice(0, 1)
      : destinationsOf(kind, values.to, pack, problems)
  const found = model.products.find(({ id }) => id === product)
  if (!found) problems.push(`--product: no product has the id "${product}"`)
  const refusal = found && paperRefusal(kind, found)
  if (refusal) problems.push(refusal)
  if (problems.length > 0 || !found) throw new UsageError(problems)
  const evaluation = LiveEvaluation.of(model, { pack, choices, day })
  const [first] = destinations
  if (first !== undefined)
    for (const item of notAmongSpares(evaluation.spares(product, first, method), given.spares))
      problems.push(`--spare: ${item} is no US part in ${product} or beside it`)
  if (problems.length > 0) throw new UsageError(problems)
  const paper = makePaper(
    { evaluation, pack, choices, day, scenarios: scenarios.map(scenarioText) },
    { kind, product, destinations, method, given },
  )
  const record = recordOf(path, values.revision)
  if (output !== undefined) writeNew(output, written(paper, record, output))
  else
    process.stdout.write(
      values.json ? `${JSON.stringify(paper, null, 2)}\n` : paperText(paper, record),
    )
}

function isPaperKind(text: string): text is PaperKind {
  return paperKinds.some((kind) => kind === text)
}

function written(paper: Paper, record: PaperRecord, output: string): string {
  if (/\.json$/i.test(output)) return `${JSON.stringify(paper, null, 2)}\n`
  return /\.html?$/i.test(output) ? paperHtml(paper, record) : paperText(paper, record)
}

function outputProblems(output: string | undefined, json: boolean | undefined): string[] {
  if (output === undefined) return []
  if (json) return ['--json and -o exclude each other; -o FILE.json writes it to a file']
  if (/\.pdf$/i.test(output))
    return [`-o: ${output}: a PDF is printed by the app; here a paper is .txt, .html or .json`]
  return /\.(txt|html?|json)$/i.test(output)
    ? []
    : [`-o: ${output} is no .txt, .html or .json file, and a paper is one`]
}

function destinationsOf(
  kind: PaperKind,
  to: string[] | undefined,
  pack: RulePack,
  problems: string[],
): string[] {
  if (to === undefined) {
    problems.push('--to: name the destination')
    return []
  }
  const destinations = destinationsAsked(pack, to, problems)
  if (kind === 'report' || destinations.length === 1) return destinations
  problems.push('--to: this paper is for one destination; --set various=TEXT names several in it')
  return destinations
}

/** A scenario by its name, with those of its changes that do not fit the model. */
export function scenarioText({
  name,
  unfit,
}: {
  name: string
  unfit: readonly { change: number; why: string }[]
}): string {
  if (unfit.length === 0) return name
  const changes = unfit.map(({ change, why }) => `change ${change}: ${why}`)
  return `${name} (left out, since they do not fit: ${changes.join('; ')})`
}

/** Which file a paper is made from, and when. */
export function recordOf(path: string, revision: string | undefined): PaperRecord {
  return {
    workspace: basename(path),
    revision: revision === undefined ? null : Number(revision),
    who: null,
    generated: `made ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    appVersion: null,
  }
}
