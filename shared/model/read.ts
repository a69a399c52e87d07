import type { z } from 'zod'
import { isCountryCode, REGIONS } from './country.ts'
import { topologicalOrder } from './graph.ts'
import { type Model, modelSchema } from './schema.ts'

/** What is wrong with an input and where: the path of the field, and one sentence. */
export interface Problem {
  path: string
  message: string
}

export type Read<T> = { ok: true; value: T } | { ok: false; problems: Problem[] }

/**
 * Reads the text of a model file. Gives the model, or every problem found: text that is not JSON
 * (with line and column), fields of the wrong type, ids that repeat or lead nowhere, rates that
 * contradict each other, and cycles by their members.
 */
export function readModel(text: string): Read<Model> {
  let data: unknown
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return {
      ok: false,
      problems: [{ path: jsonPosition(text, error), message: 'is not valid JSON' }],
    }
  }
  return checkModel(data)
}

/** As `readModel`, for data that is already parsed. */
export function checkModel(data: unknown): Read<Model> {
  const parsed = modelSchema.safeParse(data, { reportInput: false })
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.flatMap(problemsOfIssue) }
  const problems = referenceProblems(parsed.data)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: parsed.data }
}

function problemsOfIssue(issue: z.core.$ZodIssue): Problem[] {
  return [{ path: pathText(issue.path), message: issue.message }]
}

function pathText(path: readonly PropertyKey[]): string {
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

function referenceProblems(model: Model): Problem[] {
  const problems: Problem[] = []
  const entities = new Map<string, string>()
  const items = new Map<string, string>()
  model.entities.forEach((entity, i) => {
    claim(entities, entity.id, `entities[${i}].id`)
  })
  model.parts.forEach((part, i) => {
    claim(items, part.id, `parts[${i}].id`)
  })
  model.products.forEach((product, i) => {
    claim(items, product.id, `products[${i}].id`)
  })
  model.products.forEach((product, i) => {
    if (product.madeBy != null && !entities.has(product.madeBy)) {
      problems.push({
        path: `products[${i}].madeBy`,
        message: `no entity has the id "${product.madeBy}"`,
      })
    }
    product.lines.forEach((line, j) => {
      if (!items.has(line.item)) {
        problems.push({
          path: `products[${i}].lines[${j}].item`,
          message: `no part or product has the id "${line.item}"`,
        })
      }
    })
    for (const destination of Object.keys(product.prices ?? {})) {
      if (!isCountryCode(destination) && !(REGIONS as readonly string[]).includes(destination)) {
        problems.push({
          path: `products[${i}].prices.${destination}`,
          message: 'is not a destination code',
        })
      }
    }
  })
  problems.push(...rateProblems(model))
  if (problems.length === 0) problems.push(...cycleProblems(model))
  return problems

  function claim(known: Map<string, string>, id: string, path: string): void {
    const first = known.get(id)
    if (first === undefined) known.set(id, path)
    else problems.push({ path, message: `the id "${id}" is already used at ${first}` })
  }
}

function rateProblems(model: Model): Problem[] {
  const problems: Problem[] = []
  const known = new Map<string, { rate: string; path: string }>()
  model.rates.forEach((rate, i) => {
    const key = `${rate.from}>${rate.to}@${rate.asOf}`
    const first = known.get(key)
    if (!first) known.set(key, { rate: rate.rate, path: `rates[${i}]` })
    else if (first.rate !== rate.rate) {
      problems.push({
        path: `rates[${i}].rate`,
        message: `${rate.from} to ${rate.to} on ${rate.asOf} already has another rate at ${first.path}`,
      })
    }
  })
  return problems
}

function cycleProblems(model: Model): Problem[] {
  const index = new Map(model.products.map((product, i) => [product.id, i]))
  const children = model.products.map((product) =>
    product.lines.flatMap((line) => index.get(line.item) ?? []),
  )
  const sorted = topologicalOrder({
    size: children.length,
    children: (node) => children[node] ?? [],
  })
  if (!('cycle' in sorted)) return []
  const [first = 0] = sorted.cycle
  const members = [...sorted.cycle, first].map((node) => model.products[node]?.id)
  return [
    {
      path: `products[${first}].lines`,
      message: `a product contains itself: ${members.join(' > ')}`,
    },
  ]
}

function jsonPosition(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  const byLine = /line (\d+) column (\d+)/.exec(message)
  if (byLine) return `line ${byLine[1]}, column ${byLine[2]}`
  const byOffset = /position (\d+)/.exec(message)
  const before = text.slice(0, byOffset ? Number(byOffset[1]) : text.length).split('\n')
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`
}
