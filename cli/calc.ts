import { once } from 'node:events'
import { documentHead, evaluateEach, summarizeEach } from '../shared/calc/evaluate.ts'
import type { Result, ResultDocument } from '../shared/calc/result/result.ts'
import { BASIS_OPTIONS, destinationsAsked, methodAsked, productsAsked } from './asked.ts'
import { explainedCalculation } from './before-calculation.ts'
import { explainedRules } from './direct-product.ts'
import { loadModelFor, parseOptions } from './options.ts'
import { counted } from './progress.ts'
import { resultTable } from './result-table.ts'
import { spared } from './spared.ts'
import { UsageError } from './usage-error.ts'
import { calcUsage } from './usages.ts'

/** `minimis calc`: evaluates a model file and prints the results as a table or as JSON. */
export async function calc(args: string[]): Promise<void> {
  const { values, positionals } = parseOptions({
    args,
    allowPositionals: true,
    options: {
      product: { type: 'string', multiple: true },
      to: { type: 'string', multiple: true },
      top: { type: 'boolean' },
      explain: { type: 'boolean' },
      ...BASIS_OPTIONS,
    },
  })
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) throw new UsageError([`usage: minimis ${calcUsage}`])
  const method = methodAsked(values)
  const { model, day, choices, pack } = loadModelFor(path, values)
  const problems: string[] = []
  const products = productsAsked(model, values.product, values.top ?? false, problems)
  const destinations = destinationsAsked(pack, values.to, problems)
  if (problems.length > 0) throw new UsageError(problems)
  const request = { pack, day, destinations, products, method, choices }
  const head = documentHead(model, request)
  const total = products.length * destinations.length
  // A terminal that shows the results as they come is told no more.
  const told = <T>(results: Iterable<T>) =>
    process.stdout.isTTY ? spared(results) : counted(spared(results), total)
  if (values.json) await writeJson(head, told(evaluateEach(model, request)))
  else {
    const summaries = told(summarizeEach(model, request))
    for (const text of resultTable(head, method, summaries, model, pack)) await written(text)
  }
  if (values.explain && !values.json)
    for (const result of spared(evaluateEach(model, request)))
      for (const text of [explainedCalculation(result), explainedRules(result, pack)])
        if (text !== null) await written(`\n${text}\n`)
}

/** Writes a result at a time: all of a large workspace would not fit into memory. */
async function writeJson(
  head: Omit<ResultDocument, 'results'>,
  results: Iterable<Result>,
): Promise<void> {
  const opening = JSON.stringify({ ...head, results: [] }, null, 2).replace(/\[\]\n}$/, '[')
  process.stdout.write(opening)
  let separator = '\n'
  for (const result of results) {
    await written(`${separator}${JSON.stringify(result, null, 2)}`)
    separator = ',\n'
  }
  process.stdout.write(']}\n')
}

/** Writes a text and waits where the reader is slower, so that what it has not taken does not pile up. */
async function written(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}
