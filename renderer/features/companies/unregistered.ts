import type { PartRow } from '../../../shared/workspace/views.ts'

/** The suppliers that parts name and that are neither in the register nor a company of the group. */
export function unregistered(
  parts: readonly Pick<PartRow, 'supplier'>[],
  suppliers: readonly { id: string }[],
  entities: readonly { id: string }[],
): string[] {
  const known = new Set([...suppliers, ...entities].map(({ id }) => id))
  const named = new Set(parts.flatMap(({ supplier }) => supplier || []))
  return [...named].filter((name) => !known.has(name)).sort((a, b) => a.localeCompare(b))
}
