import { readFileSync } from 'node:fs'
import type { Method } from '../shared/calc/result.ts'
import { pathText } from '../shared/model/read.ts'
import type { Model } from '../shared/model/schema.ts'
import { findDestination } from '../shared/rules/destination.ts'
import type { RulePack } from '../shared/rules/pack.ts'
import { type Alternates, alternatesSchema } from '../shared/scenario/levers/alternates.ts'
import { inForce } from '../shared/scenario/levers/axis.ts'
import { levers } from '../shared/scenario/levers/levers.ts'
import { type Range, rangesSchema } from '../shared/scenario/levers/range.ts'
import { smallestSets } from '../shared/scenario/levers/sets.ts'
import { type Subject, subjectOf } from '../shared/scenario/levers/subject.ts'
import { tornado } from '../shared/scenario/levers/tornado.ts'
import { uncertainty } from '../shared/scenario/levers/uncertainty.ts'
import { type LeversDocument, leversTables } from './levers-table.ts'
import { choicesOf, dayOf, loadModel, loadPack, parseOptions } from './options.ts'
import { UsageError } from './usage-error.ts'

export const leversUsage = `levers MODEL.json|FILE.minimis --product ID --to CN [--alternates FILE.json] [--target SHARE]
       [--ranges FILE.json] [--seed N] [--samples N] [--rules PACK] [--on YYYY-MM-DD]
       [--switch NAME=OPTION]… [--look-through | --second-incorporation] [--json]
         which part, price, origin or rate would change the verdict`

/** `minimis levers`: what would change the verdict of one product for one destination. */
export function leversCommand(args: string[]): void {
  const { values, positionals } = parseOptions({
    args,
    allowPositionals: true,
    options: {
      product: { type: 'string' },
      to: { type: 'string' },
      alternates: { type: 'string' },
      target: { type: 'string' },
      ranges: { type: 'string' },
      seed: { type: 'string' },
      samples: { type: 'string' },
      rules: { type: 'string' },
      on: { type: 'string' },
      switch: { type: 'string', multiple: true },
      'look-through': { type: 'boolean' },
      'second-incorporation': { type: 'boolean' },
      json: { type: 'boolean' },
    },
  })
  const [path, ...more] = positionals
  const { product, to } = values
  if (path === undefined || more.length > 0 || product === undefined || to === undefined)
    throw new UsageError([`usage: minimis ${leversUsage}`])
  if (values['look-through'] && values['second-incorporation'])
    throw new UsageError(['--look-through and --second-incorporation exclude each other'])
  const pack = loadPack(values.rules)
  const method: Method = values['second-incorporation'] ? 'second-incorporation' : 'look-through'
  const day = dayOf(values.on)
  const choices = choicesOf(pack, values.switch)
  const model = loadModel(path, day)
  const destination = to.trim().toUpperCase()
  const problems = [
    ...subjectProblems(model, pack, { product, destination }),
    ...targetProblems(values.target, values.alternates),
  ]
  const seed = wholeNumber('--seed', values.seed ?? '1', 0, problems)
  const samples = wholeNumber('--samples', values.samples ?? '10000', 1, problems)
  const alternates = values.alternates && loadAlternates(values.alternates, model, problems)
  const ranges = values.ranges && loadRanges(values.ranges, { model, day }, problems)
  if (problems.length > 0) throw new UsageError(problems)
  const subject = subjectOf(model, { pack, day, product, destination, method, choices })
  const document = documentOf(subject, {
    alternates: alternates || null,
    target: values.target,
    ranges: ranges || [],
    sampling: { seed, samples },
  })
  if (values.json) process.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
  else process.stdout.write(leversTables(document))
}

function documentOf(
  subject: Subject,
  asked: {
    alternates: Alternates | null
    target: string | undefined
    ranges: readonly Range[]
    sampling: { seed: number; samples: number }
  },
): LeversDocument {
  const { evaluation, pack, day, product, destination, method } = subject
  const { alternates, target, ranges, sampling } = asked
  return {
    format: 'minimis-levers',
    version: 1,
    currency: evaluation.model.currency,
    on: day,
    rules: { pack: pack.header.id, asOf: pack.header.asOf },
    product,
    destination,
    method,
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
    ...(findDestination(pack, destination)
      ? []
      : [`--to: "${destination}" is no destination of ${pack.header.id}`]),
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
function loadAlternates(path: string, model: Model, problems: string[]): Alternates | null {
  const read = alternatesSchema.safeParse(loadJson(path))
  if (!read.success) {
    problems.push(...read.error.issues.map((issue) => issueLine(path, issue)))
    return null
  }
  const items = new Set([...model.parts, ...model.products].map(({ id }) => id))
  for (const [item, others] of Object.entries(read.data)) {
    if (!items.has(item))
      problems.push(issueLine(path, { path: [item], message: `no item has the id "${item}"` }))
    others.forEach((to, i) => {
      if (!items.has(to))
        problems.push(issueLine(path, { path: [item, i], message: `no item has the id "${to}"` }))
    })
  }
  return read.data
}

/** Ranges of prices and rates, `{ "ranges": [...] }`; every one must be of an amount of the model. */
function loadRanges(
  path: string,
  { model, day }: { model: Model; day: string },
  problems: string[],
): Range[] | null {
  const read = rangesSchema.safeParse(loadJson(path))
  if (!read.success) {
    problems.push(...read.error.issues.map((issue) => issueLine(path, issue)))
    return null
  }
  const items = new Set([...model.parts, ...model.products].map(({ id }) => id))
  const rates = inForce(model.rates, day)
  read.data.ranges.forEach(({ axis }, i) => {
    const place = ['ranges', i, 'axis']
    if (axis.kind === 'part-price' && !items.has(axis.item))
      problems.push(issueLine(path, { path: place, message: `no item has the id "${axis.item}"` }))
    if (axis.kind !== 'rate') return
    if (rates.some(({ from, to }) => from === axis.from && to === axis.to)) return
    const message = `no rate ${axis.from} to ${axis.to} is in force on ${day}`
    problems.push(issueLine(path, { path: place, message }))
  })
  return read.data.ranges
}

function loadJson(path: string): unknown {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new UsageError([`${path}: ${code === 'ENOENT' ? 'no such file' : message}`])
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new UsageError([`${path}: is not valid JSON`])
  }
}

function issueLine(file: string, issue: { path: PropertyKey[]; message: string }): string {
  return `${file}: ${pathText(issue.path)}: ${issue.message}`.replaceAll(/\s*[\r\n]+\s*/g, ' ')
}
