import { LiveEvaluation } from '../shared/calc/evaluation.ts'
import { readScenario, type Scenario } from '../shared/model/scenario.ts'
import type { Packs } from '../shared/rules/packs/at-hand.ts'
import { Base } from '../shared/scenario/base.ts'
import { comparisonOf } from '../shared/scenario/comparison.ts'
import { stackOf } from '../shared/scenario/stack.ts'
import {
  BASIS_OPTIONS,
  destinationProblem,
  destinationsAsked,
  methodAsked,
  productsAsked,
} from './asked.ts'
import { compareRevisions } from './compare-revisions.ts'
import { compareTable } from './compare-table.ts'
import { loadModelFor, parseOptions, problemLine, readText } from './options.ts'
import { UsageError } from './usage-error.ts'
import { compareUsage } from './usages.ts'

/**
 * `minimis compare`: lays scenarios over a base and prints what they change, or what differs between two
 * revisions of a workspace; as a table or as JSON.
 */
export function compareScenarios(args: string[]): void {
  const { values, positionals } = parseOptions({
    args,
    allowPositionals: true,
    options: {
      scenario: { type: 'string', multiple: true },
      with: { type: 'string' },
      product: { type: 'string', multiple: true },
      to: { type: 'string', multiple: true },
      top: { type: 'boolean' },
      ...BASIS_OPTIONS,
    },
  })
  const [path, ...more] = positionals
  const files = values.scenario ?? []
  if (path !== undefined && more.length === 0 && values.with !== undefined) {
    if (files.length > 0) throw new UsageError(['--with and --scenario exclude each other'])
    compareRevisions(path, { ...values, with: values.with })
    return
  }
  if (path === undefined || more.length > 0 || files.length === 0)
    throw new UsageError([`usage: minimis ${compareUsage}`])
  const method = methodAsked(values)
  const problems: string[] = []
  const stacks = loadStacks(files, problems)
  const { model, day, choices, pack, packs } = loadModelFor(path, values)
  const base = new Base(model)
  const products = productsAsked(base.model, values.product, values.top ?? false, problems)
  const destinations = destinationsAsked(pack, values.to, problems)
  for (const id of packsUsed(stacks)) checkDestinations(packs.find(id), destinations, problems)
  if (problems.length > 0) throw new UsageError(problems)
  const under = remembered((id: string | null) =>
    LiveEvaluation.of(base.model, { pack: packs.under(id), choices, day }),
  )
  const ground = { base, under, day, pack, packs: packs.ids, choices }
  const document = comparisonOf(ground, stacks, { products, destinations, method })
  process.stdout.write(
    values.json ? `${JSON.stringify(document, null, 2)}\n` : compareTable(document, base, pack),
  )
}

/** Each scenario with those that it lies on top of, which must be given as well. */
export function loadStacks(files: readonly string[], problems: string[]): Scenario[][] {
  const scenarios: Scenario[] = []
  const places = new Map<string, string>()
  const unreadable: string[] = []
  for (const file of files) {
    const read = readScenario(readText(file))
    if (!read.ok) unreadable.push(...read.problems.map((problem) => problemLine(file, problem)))
    else {
      const { name } = read.value
      const first = places.get(name)
      if (first !== undefined) problems.push(`${file}: name: "${name}" is already used in ${first}`)
      else {
        places.set(name, file)
        scenarios.push(read.value)
      }
    }
  }
  if (unreadable.length > 0) throw new UsageError([...unreadable, ...problems])
  return scenarios.flatMap(({ name }) => {
    const stack = stackOf(name, scenarios)
    if (stack.ok) return [stack.scenarios]
    problems.push(`${places.get(name)}: onTopOf: ${stack.problem}`)
    return []
  })
}

function packsUsed(stacks: readonly Scenario[][]): Set<string> {
  const changes = stacks.flat().flatMap((scenario) => scenario.changes)
  return new Set(changes.flatMap((change) => (change.kind === 'usePack' ? [change.pack] : [])))
}

/** A pack that is not there is no change that fits; one that is must know the destinations. */
function checkDestinations(
  pack: ReturnType<Packs['find']>,
  destinations: readonly string[],
  problems: string[],
): void {
  if (!pack) return
  problems.push(...destinations.flatMap((code) => destinationProblem(pack, code) ?? []))
}

function remembered<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    const value = known.get(key) ?? work(key)
    known.set(key, value)
    return value
  }
}
