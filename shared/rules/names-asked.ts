import type { PackFiles } from './schema.ts'

const known = new WeakMap<PackFiles, ReadonlySet<string>>()

/** Members that name a list of countries outside sets of destinations. */
const OF_LISTS = ['exportedFrom', 'notExportedFrom', 'locatedIn'] as const

/**
 * The Country Groups, lists of countries, questions of scopes and citations of rows that rules of a pack
 * ask by name. What a pack says of any other changes no result.
 */
export function namesAsked(files: PackFiles): ReadonlySet<string> {
  const before = known.get(files)
  if (before) return before
  // Where a maker is of the United States is asked by code.
  const names = new Set<string>(['united-states'])
  visit(files)
  known.set(files, names)
  return names

  function visit(data: unknown): void {
    if (typeof data !== 'object' || data === null) return
    const row = data as Record<string, unknown>
    if (Array.isArray(row.any))
      for (const name of [row.any, row.except, row.plus].flat())
        if (typeof name === 'string') names.add(name.replace(/^list:/, ''))
    for (const name of [row.if, row.unless, ...OF_LISTS.map((member) => row[member])])
      if (typeof name === 'string') names.add(name)
    for (const cite of [row.cites, row.lifts].flat()) if (typeof cite === 'string') names.add(cite)
    if (typeof row.answers === 'object')
      for (const id of Object.keys(row.answers ?? {})) names.add(id)
    for (const inner of Object.values(data)) visit(inner)
  }
}
