import type { FactSource } from '../../../shared/model/schema.ts'

type FactSources = Record<string, FactSource>

/** The sources of facts with that of one fact changed; null: none of any is left. */
export function withSource(
  sources: FactSources | null | undefined,
  fact: string,
  change: FactSource | null,
): FactSources | null {
  const { [fact]: before, ...others } = sources ?? {}
  const members = change && Object.entries({ ...before, ...change })
  const known = (members ?? []).filter(([, value]) => value !== null && value !== undefined)
  const all = known.length > 0 ? { ...others, [fact]: Object.fromEntries(known) } : others
  return Object.keys(all).length > 0 ? all : null
}
