import { pathText } from '../model/read.ts'

/** Where two data differ first, and what stands there; `undefined`: nothing. */
export interface Difference {
  path: string
  recorded: unknown
  recomputed: unknown
}

/** The first difference between what is recorded and what was computed anew; null: none. */
export function firstDifference(
  recorded: unknown,
  recomputed: unknown,
  path: readonly PropertyKey[] = [],
): Difference | null {
  if (Object.is(recorded, recomputed)) return null
  if (!isObject(recorded) || !isObject(recomputed) || kindOf(recorded) !== kindOf(recomputed))
    return { path: pathText(path), recorded, recomputed }
  // In the order in which it is computed: a file has its members sorted by name.
  const names = new Set([...namesOf(recomputed), ...namesOf(recorded)])
  for (const name of names) {
    const step = Array.isArray(recorded) ? Number(name) : name
    const found = firstDifference(recorded[name], recomputed[name], [...path, step])
    if (found) return found
  }
  return null
}

/** The members that stand there; those that are `undefined` are absent, as in a file. */
function namesOf(object: Record<string, unknown>): string[] {
  return Object.keys(object).filter((name) => object[name] !== undefined)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function kindOf(value: object): string {
  return Array.isArray(value) ? 'list' : 'object'
}
