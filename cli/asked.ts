import type { Method } from '../shared/calc/result/result.ts'
import type { Model } from '../shared/model/schema.ts'
import { allDestinations, findDestination, refusalOf } from '../shared/rules/destination.ts'
import type { RulePack } from '../shared/rules/pack.ts'
import { UsageError } from './usage-error.ts'

/** The options of every command that evaluates: by which rules, on which day and how, and in which form. */
export const BASIS_OPTIONS = {
  rules: { type: 'string' },
  on: { type: 'string' },
  revision: { type: 'string' },
  switch: { type: 'string', multiple: true },
  'look-through': { type: 'boolean' },
  'second-incorporation': { type: 'boolean' },
  json: { type: 'boolean' },
} as const

/** The products asked for, once each; `top`: only those that are no sub-assembly of another. */
export function productsAsked(
  model: Model,
  given: string[] | undefined,
  top: boolean,
  problems: string[],
): string[] {
  const ids = new Set(model.products.map((product) => product.id))
  for (const id of given ?? [])
    if (!ids.has(id)) problems.push(`--product: no product has the id "${id}"`)
  const used = new Set(model.products.flatMap((product) => product.lines.map((line) => line.item)))
  return [...new Set(given ?? ids)].filter((id) => !top || !used.has(id))
}

/** The destinations asked for, once each; all of the pack where none is given. */
export function destinationsAsked(
  pack: RulePack,
  given: string[] | undefined,
  problems: string[],
): string[] {
  const codes = (given ?? ['all'])
    .flatMap((text) => text.split(','))
    .map((text) => text.trim().toUpperCase())
  if (codes.includes('ALL')) return allDestinations(pack)
  for (const code of codes) {
    const problem = destinationProblem(pack, code)
    if (problem) problems.push(problem)
  }
  return [...new Set(codes)]
}

/** What is wrong with a destination asked for by --to; null where it is one. */
export function destinationProblem(pack: RulePack, code: string): string | null {
  if (findDestination(pack, code)) return null
  const refusal = refusalOf(pack, code)
  return `--to: "${code}" is no destination of ${pack.header.id}${refusal ? `: ${refusal}` : ''}`
}

/** The method asked for; look-through where none is. */
export function methodAsked(values: {
  'look-through'?: boolean | undefined
  'second-incorporation'?: boolean | undefined
}): Method {
  if (values['look-through'] && values['second-incorporation'])
    throw new UsageError(['--look-through and --second-incorporation exclude each other'])
  return values['second-incorporation'] ? 'second-incorporation' : 'look-through'
}
