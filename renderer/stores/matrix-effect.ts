import type { WorkspaceState } from '../../shared/workspace/views.ts'
import { call } from './call.ts'

/** Beyond this many items, asking what contains them costs more than working all out again. */
const MOST_ASKED = 40

type Before = Pick<WorkspaceState, 'revision' | 'currency' | 'settings'>
type After = Before & Pick<WorkspaceState, 'touched'>

/** Which items' figures a change can have moved; 'all': not known, so any. */
export function effectOf(after: After, before: Before): readonly string[] | 'all' {
  const { touched } = after
  if (!touched || after.revision !== before.revision + 1) return 'all'
  if (touched.companies || touched.rates || touched.lines.length > 0) return 'all'
  const isOtherReckoning =
    after.currency !== before.currency ||
    JSON.stringify(after.settings.choices) !== JSON.stringify(before.settings.choices)
  return isOtherReckoning ? 'all' : [...new Set([...touched.items, ...touched.linesOf])]
}

/** The items and every product that contains one, at any depth; null: too many to find out. */
export async function affectedProducts(
  items: readonly string[],
): Promise<ReadonlySet<string> | null> {
  const affected = new Set(items)
  try {
    for (const item of affected) {
      if (affected.size > MOST_ASKED) return null
      const { detail } = await call('items.detail', { item })
      for (const { product } of detail.usedOn) affected.add(product)
    }
  } catch {
    // An item that is gone cannot be asked any more.
    return null
  }
  return affected
}
