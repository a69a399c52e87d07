import { evaluateModel } from '../shared/calc/evaluate.ts'
import type { ResultDocument } from '../shared/calc/result/result.ts'
import { BASIS_OPTIONS, destinationsAsked, methodAsked, productsAsked } from './asked.ts'
import { choicesOf, dayOf, loadModelFor, loadPack, parseOptions } from './options.ts'
import { resultTable } from './result-table.ts'
import { UsageError } from './usage-error.ts'

export const calcUsage = `calc MODEL.json|FILE.minimis [--product ID]… [--to CN,IR | --to all] [--top]
       [--rules PACK] [--on YYYY-MM-DD] [--switch NAME=OPTION]…
       [--look-through | --second-incorporation] [--json]
         the de minimis result of every product and destination`

/** `minimis calc`: evaluates a model file and prints the results as a table or as JSON. */
export function calc(args: string[]): void {
  const { values, positionals } = parseOptions({
    args,
    allowPositionals: true,
    options: {
      product: { type: 'string', multiple: true },
      to: { type: 'string', multiple: true },
      top: { type: 'boolean' },
      ...BASIS_OPTIONS,
    },
  })
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) throw new UsageError([`usage: minimis ${calcUsage}`])
  const method = methodAsked(values)
  const pack = loadPack(values.rules)
  const day = dayOf(values.on)
  const choices = choicesOf(pack, values.switch)
  const model = loadModelFor(pack, path, day)
  const problems: string[] = []
  const products = productsAsked(model, values.product, values.top ?? false, problems)
  const destinations = destinationsAsked(pack, values.to, problems)
  if (problems.length > 0) throw new UsageError(problems)
  const document = evaluateModel(model, { pack, day, destinations, products, method, choices })
  if (values.json) writeJson(document)
  else process.stdout.write(resultTable(document, model, pack))
}

/** Writes a result at a time: all of a large workspace in one string would pass the engine's limit. */
function writeJson({ results, ...head }: ResultDocument): void {
  const opening = JSON.stringify({ ...head, results: [] }, null, 2).replace(/\[\]\n}$/, '[')
  process.stdout.write(opening)
  results.forEach((result, i) => {
    process.stdout.write(`${i > 0 ? ',' : ''}\n${JSON.stringify(result, null, 2)}`)
  })
  process.stdout.write(']}\n')
}
