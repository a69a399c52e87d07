import type { z } from 'zod'
import { DEEPEST_BOM } from '../bounds.ts'
import { type Contradiction, contradictionsOf } from './contradictions.ts'
import { isDestinationCode } from './country.ts'
import { topologicalOrder } from './graph.ts'
import { issueWords } from './issue.ts'
import { parseJson } from './json.ts'
import { type Model, modelSchema } from './schema.ts'

/** What is wrong with an input and where: the path of the field, and one sentence. */
export interface Problem {
  path: string
  message: string
}

export type Read<T> = { ok: true; value: T } | { ok: false; problems: Problem[] }

/**
 * Reads the text of a model file. Gives the model, or every problem found: text that is not JSON
 * or says a name twice (with line and column), fields of the wrong type, ids that repeat or lead nowhere, rates that
 * contradict each other, cycles by their members, and products that lie too deep.
 */
export function readModel(text: string): Read<Model> {
  const read = parseJson(text)
  if (read.ok) return notTooDeep(checkModel(read.value))
  const { path, message } = read
  return { ok: false, problems: [{ path, message }] }
}

/** As `readModel`, for data that is already parsed. */
export function checkModel(data: unknown): Read<Model> {
  const parsed = modelSchema.safeParse(data)
  const problems = [
    ...(parsed.success ? [] : parsed.error.issues.map(problemOfIssue)),
    ...referenceProblems(skeletonOf(data)),
  ]
  if (parsed.success && problems.length === 0) return { ok: true, value: parsed.data }
  return { ok: false, problems }
}

function problemOfIssue(issue: z.core.$ZodIssue): Problem {
  return { path: pathText(issue.path), message: issueWords(issue) }
}

/** A path of members and places, such as `parts[3].price.amount`. */
export function pathText(path: readonly PropertyKey[]): string {
  const text = path
    .map((step) =>
      typeof step === 'number'
        ? `[${step}]`
        : /^[A-Za-z_]\w*$/.test(String(step))
          ? `.${String(step)}`
          : `[${JSON.stringify(String(step))}]`,
    )
    .join('')
    .replace(/^\./, '')
  return text || '(file)'
}

/** What refers to what, as far as the data has it in a readable form; the schema reports the rest. */
interface Skeleton {
  rates: { from: unknown; to: unknown; rate: unknown; asOf: unknown }[]
  entities: { id: unknown }[]
  parts: { id: unknown }[]
  products: ProductSkeleton[]
}

interface ProductSkeleton {
  id: unknown
  /** Which company each member names. */
  companies: { madeBy: unknown; exportedBy: unknown }
  prices: string[]
  items: unknown[]
  contradictions: Contradiction[]
}

function skeletonOf(data: unknown): Skeleton {
  const root = record(data)
  const idOf = (row: unknown) => ({ id: record(row).id })
  return {
    rates: list(root.rates).map((row) => {
      const { from, to, rate, asOf } = record(row)
      return { from, to, rate, asOf }
    }),
    entities: list(root.entities).map(idOf),
    parts: list(root.parts).map(idOf),
    products: list(root.products).map((row) => {
      const { id, kind, madeBy, exportedBy, prices, lines, sales, facts } = record(row)
      const items = list(lines).map((line) => record(line).item)
      const { noUsContent } = record(facts)
      return {
        id,
        companies: { madeBy, exportedBy },
        prices: Object.keys(record(prices)),
        items,
        contradictions: contradictionsOf({ kind, sales, noUsContent, lines: items.length }),
      }
    }),
  }
}

function record(value: unknown): Record<string, unknown> {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isRecord ? (value as Record<string, unknown>) : {}
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function referenceProblems(skeleton: Skeleton): Problem[] {
  const problems: Problem[] = []
  const entities = new Map<string, string>()
  const items = new Map<string, string>()
  claimAll(entities, skeleton.entities, 'entities')
  claimAll(items, skeleton.parts, 'parts')
  claimAll(items, skeleton.products, 'products')
  skeleton.products.forEach(({ companies, prices, items: lines, contradictions }, i) => {
    for (const [member, company] of Object.entries(companies)) {
      if (typeof company !== 'string' || entities.has(company)) continue
      const message = `no entity has the id ${JSON.stringify(company)}`
      problems.push({ path: `products[${i}].${member}`, message })
    }
    lines.forEach((item, j) => {
      if (typeof item !== 'string' || items.has(item)) return
      const message = `no part or product has the id ${JSON.stringify(item)}`
      problems.push({ path: `products[${i}].lines[${j}].item`, message })
    })
    for (const destination of prices) {
      if (isDestinationCode(destination)) continue
      const path = pathText(['products', i, 'prices', destination])
      problems.push({ path, message: 'is not a destination code' })
    }
    for (const { member, message } of contradictions)
      problems.push({ path: `products[${i}].${member}`, message })
  })
  return [...problems, ...rateProblems(skeleton), ...cycleProblems(skeleton)]

  function claimAll(
    known: Map<string, string>,
    rows: readonly { id: unknown }[],
    name: string,
  ): void {
    rows.forEach(({ id }, i) => {
      if (typeof id !== 'string' || id === '') return
      const path = `${name}[${i}].id`
      const first = known.get(id)
      if (first === undefined) known.set(id, path)
      else
        problems.push({ path, message: `the id ${JSON.stringify(id)} is already used at ${first}` })
    })
  }
}

function rateProblems({ rates }: Skeleton): Problem[] {
  const problems: Problem[] = []
  const known = new Map<string, { rate: unknown; path: string }>()
  rates.forEach(({ from, to, rate, asOf }, i) => {
    if ([from, to, rate, asOf].some((value) => typeof value !== 'string')) return
    const key = `${from}>${to}@${asOf}`
    const first = known.get(key)
    if (!first) known.set(key, { rate, path: `rates[${i}]` })
    else if (first.rate !== rate) {
      const message = `${from} to ${to} on ${asOf} already has another rate at ${first.path}`
      problems.push({ path: `rates[${i}].rate`, message })
    }
  })
  return problems
}

function cycleProblems({ products }: Skeleton): Problem[] {
  const index = new Map(products.map(({ id }, i) => [id, i]))
  const children = products.map(({ items }) => items.flatMap((item) => index.get(item) ?? []))
  const graph = { size: products.length, children: (node: number) => children[node] ?? [] }
  const sorted = topologicalOrder(graph)
  if (!('cycle' in sorted)) return []
  const [first = 0] = sorted.cycle
  const members = [...sorted.cycle, first].map((node) => products[node]?.id)
  const message = `a product contains itself: ${members.join(' > ')}`
  return [{ path: `products[${first}].lines`, message }]
}

/** Refuses a model with a product that lies deeper inside others than is worked out. */
function notTooDeep(read: Read<Model>): Read<Model> {
  if (!read.ok) return read
  const { products } = read.value
  const index = new Map(products.map(({ id }, i) => [id, i]))
  const children = products.map(({ lines }) => lines.flatMap(({ item }) => index.get(item) ?? []))
  const graph = { size: products.length, children: (node: number) => children[node] ?? [] }
  const sorted = topologicalOrder(graph)
  const depths = new Int32Array(products.length)
  for (const node of 'order' in sorted ? sorted.order : []) {
    const depth = (depths[node] as number) + 1
    if (depth > DEEPEST_BOM + 1) {
      const message = `lies more than ${DEEPEST_BOM} sub-assemblies deep`
      return { ok: false, problems: [{ path: `products[${node}]`, message }] }
    }
    for (const child of children[node] ?? [])
      if ((depths[child] as number) < depth) depths[child] = depth
  }
  return read
}
