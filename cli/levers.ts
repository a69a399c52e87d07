import { switchesInForce } from '../shared/calc/evaluate.ts'
import { pathText } from '../shared/model/read.ts'
import type { Model } from '../shared/model/schema.ts'
import type { Choices, RulePack } from '../shared/rules/pack.ts'
import { Base } from '../shared/scenario/base.ts'
import { type Alternates, alternatesSchema } from '../shared/scenario/levers/alternates.ts'
import { inForce } from '../shared/scenario/levers/axis.ts'
import { levers } from '../shared/scenario/levers/levers.ts'
import { type Range, rangesSchema } from '../shared/scenario/levers/range.ts'
import { smallestSets } from '../shared/scenario/levers/sets.ts'
import { type Subject, subjectOf } from '../shared/scenario/levers/subject.ts'
import { tornado } from '../shared/scenario/levers/tornado.ts'
import { uncertainty } from '../shared/scenario/levers/uncertainty.ts'
import { overlay } from '../shared/scenario/overlay.ts'
import { BASIS_OPTIONS, destinationProblem, methodAsked } from './asked.ts'
import { loadStacks } from './compare.ts'
import { type LaidOver, type LeversDocument, leversTables } from './levers-table.ts'
import { loadJson, loadModelFor, parseOptions, problemLine, type Ruled } from './options.ts'
import { UsageError } from './usage-error.ts'
import { leversUsage } from './usages.ts'

/** `minimis levers`: what would change the verdict of one product for one destination. */
export function leversCommand(args: string[]): void {
  const { values, positionals } = parseOptions({
    args,
    allowPositionals: true,
    options: {
      product: { type: 'string' },
      to: { type: 'string' },
      scenario: { type: 'string', multiple: true },
      alternates: { type: 'string' },
      target: { type: 'string' },
      ranges: { type: 'string' },
      seed: { type: 'string' },
      samples: { type: 'string' },
      ...BASIS_OPTIONS,
    },
  })
  const [path, ...more] = positionals
  const { product, to } = values
  if (path === undefined || more.length > 0 || product === undefined || to === undefined)
    throw new UsageError([`usage: minimis ${leversUsage}`])
  const method = methodAsked(values)
  const destination = to.trim().toUpperCase()
  const problems = targetProblems(values.target, values.alternates)
  const base = loadModelFor(path, values)
  const { day, choices } = base
  const over = layOver(base, values.scenario ?? [], problems)
  problems.push(...subjectProblems(over.model, over.pack, { product, destination }))
  const seed = wholeNumber('--seed', values.seed ?? '1', 0, problems)
  const samples = wholeNumber('--samples', values.samples ?? '10000', 1, problems)
  const alternates = loadAlternates(values.alternates, over.model, problems)
  const ranges = loadRanges(values.ranges, { model: over.model, day }, problems)
  if (problems.length > 0) throw new UsageError(problems)
  const asked = { pack: over.pack, day, product, destination, method, choices }
  const document = documentOf(subjectOf(over.model, asked), {
    choices,
    scenarios: over.scenarios,
    alternates,
    target: values.target,
    ranges,
    sampling: { seed, samples },
  })
  process.stdout.write(
    values.json ? `${JSON.stringify(document, null, 2)}\n` : leversTables(document, over.pack),
  )
}

/** The base with scenarios laid over it in the order given, each on top of those that it names. */
export function layOver(
  { model, day, packs }: Ruled,
  files: readonly string[],
  problems: string[],
): { model: Model; pack: RulePack; scenarios: LaidOver[] } {
  const scenarios = [...new Set(loadStacks(files, problems).flat())]
  const over = overlay(new Base(model), scenarios, { day, packs: packs.ids })
  return {
    model: over.model,
    pack: packs.under(over.pack),
    scenarios: scenarios.map(({ name }) => ({
      name,
      unfit: over.report
        .filter(({ scenario, fits }) => scenario === name && !fits)
        .map(({ index, why }) => ({ change: index + 1, why: why ?? '' })),
    })),
  }
}

function documentOf(
  subject: Subject,
  asked: {
    choices: Choices
    scenarios: LaidOver[]
    alternates: Alternates | null
    target: string | undefined
    ranges: readonly Range[]
    sampling: { seed: number; samples: number }
  },
): LeversDocument {
  const { evaluation, pack, day, product, destination, method } = subject
  const { choices, scenarios, alternates, target, ranges, sampling } = asked
  return {
    format: 'minimis-levers',
    version: 1,
    currency: evaluation.model.currency,
    on: day,
    rules: {
      pack: pack.header.id,
      asOf: pack.header.asOf,
      switches: switchesInForce(pack, choices),
    },
    product,
    destination,
    method,
    scenarios,
    ...levers(subject, { alternates: alternates ?? {} }),
    sets: alternates && smallestSets(subject, { alternates, target }),
    tornado: tornado(subject, { ranges }),
    uncertainty: ranges.length > 0 ? uncertainty(subject, ranges, sampling) : null,
  }
}

function subjectProblems(
  model: Model,
  pack: RulePack,
  { product, destination }: { product: string; destination: string },
): string[] {
  return [
    ...(model.products.some(({ id }) => id === product)
      ? []
      : [`--product: no product has the id "${product}"`]),
    ...[destinationProblem(pack, destination)].filter((problem) => problem !== null),
  ]
}

function targetProblems(target: string | undefined, alternates: string | undefined): string[] {
  if (target === undefined) return []
  if (alternates === undefined) return ['--target: needs --alternates']
  return /^(0(\.\d+)?|1(\.0+)?)$/.test(target)
    ? []
    : [`--target: "${target}" is not a share such as 0.25`]
}

function wholeNumber(option: string, text: string, least: number, problems: string[]): number {
  const number = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number) || number < least)
    problems.push(`${option}: "${text}" is not a whole number from ${least} on`)
  return number
}

/** Items that may stand in for others, `{ "ITEM": ["OTHER"] }`; every id must be an item's. */
function loadAlternates(
  path: string | undefined,
  model: Model,
  problems: string[],
): Alternates | null {
  if (path === undefined) return null
  const say = sayingOf(path, problems)
  const read = alternatesSchema.safeParse(loadJson(path))
  if (!read.success) {
    for (const { path: place, message } of read.error.issues) say(place, message)
    return null
  }
  const items = itemIds(model)
  for (const [item, others] of Object.entries(read.data)) {
    if (!items.has(item)) say([item], `no item has the id "${item}"`)
    others.forEach((to, i) => {
      if (!items.has(to)) say([item, i], `no item has the id "${to}"`)
    })
  }
  return read.data
}

/** Ranges of prices and rates, `{ "ranges": [...] }`; every one must be of an amount of the model. */
function loadRanges(
  path: string | undefined,
  { model, day }: { model: Model; day: string },
  problems: string[],
): Range[] {
  if (path === undefined) return []
  const say = sayingOf(path, problems)
  const read = rangesSchema.safeParse(loadJson(path))
  if (!read.success) {
    for (const { path: place, message } of read.error.issues) say(place, message)
    return []
  }
  const items = itemIds(model)
  const rates = inForce(model.rates, day)
  read.data.ranges.forEach(({ axis }, i) => {
    const place = ['ranges', i, 'axis']
    if (axis.kind === 'part-price' && !items.has(axis.item))
      say(place, `no item has the id "${axis.item}"`)
    if (axis.kind !== 'rate') return
    const isThere = rates.some(({ from, to }) => from === axis.from && to === axis.to)
    if (!isThere) say(place, `no rate ${axis.from} to ${axis.to} is in force on ${day}`)
  })
  return read.data.ranges
}

function itemIds({ parts, products }: Model): Set<string> {
  return new Set([...parts, ...products].map(({ id }) => id))
}

function sayingOf(file: string, problems: string[]) {
  return (path: readonly PropertyKey[], message: string) => {
    problems.push(problemLine(file, { path: pathText(path), message }))
  }
}
