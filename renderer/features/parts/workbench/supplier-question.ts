import { writeBlock } from '../../../../shared/tabular/block.ts'
import type { PartRow } from '../../../../shared/workspace/views.ts'
import type { OpenQuestion } from './open-questions.ts'

/** Prices are ours to know: a supplier is never asked for them, and told none. */
const OWN = new Set(['price'])

/**
 * A question to a supplier as a table to paste into a message: part numbers and names of all its parts
 * of which something is open, and an empty column for each thing that is asked. Without a supplier,
 * of parts that name none.
 */
export function supplierQuestion(
  supplier: string | null,
  questions: readonly OpenQuestion[],
): { text: string; parts: number } {
  const asked = questions.filter(({ name }) => !OWN.has(name))
  const of = new Map<string, { part: PartRow; names: Set<string> }>()
  for (const { name, parts } of asked)
    for (const part of parts) {
      if (part.supplier !== supplier) continue
      const entry = of.get(part.id) ?? { part, names: new Set() }
      entry.names.add(name)
      of.set(part.id, entry)
    }
  const rows = [...of.values()].sort((a, b) => (a.part.id < b.part.id ? -1 : 1))
  const columns = asked.filter(({ name }) => rows.some(({ names }) => names.has(name)))
  const head = ['Part number', 'Description', ...columns.map(({ words }) => words), 'Source']
  const body = rows.map(({ part, names }) => [
    part.id,
    part.name === part.id ? '' : part.name,
    ...columns.map(({ name }) => (names.has(name) ? '' : 'known')),
    '',
  ])
  return { text: writeBlock([head, ...body]), parts: rows.length }
}
