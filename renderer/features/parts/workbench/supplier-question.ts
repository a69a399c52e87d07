import { writeBlock } from '../../../../shared/tabular/block.ts'
import type { PartRow } from '../../../../shared/workspace/views.ts'
import type { OpenQuestion } from './open-questions.ts'

/** Prices are ours to know: a supplier is never asked for them, and told none. */
const OWN = new Set(['price'])

/** A part of the supplier with the names of what is open of it. */
interface AskedPart {
  part: PartRow
  names: Set<string>
}

/** What is asked of a supplier: its parts by number, and the questions that are open of some of them. */
function askedOf(supplier: string | null, questions: readonly OpenQuestion[]) {
  const asked = questions.filter(({ name }) => !OWN.has(name))
  const of = new Map<string, AskedPart>()
  for (const { name, parts } of asked)
    for (const part of parts) {
      if (part.supplier !== supplier) continue
      const entry = of.get(part.id) ?? { part, names: new Set() }
      entry.names.add(name)
      of.set(part.id, entry)
    }
  const rows = [...of.values()].sort((a, b) => (a.part.id < b.part.id ? -1 : 1))
  const columns = asked.filter(({ name }) => rows.some(({ names }) => names.has(name)))
  return { rows, columns }
}

/**
 * A question to a supplier as a table to paste into a message: part numbers and names of all its parts
 * of which something is open, and an empty column for each thing that is asked. Without a supplier,
 * of parts that name none.
 */
export function supplierQuestion(
  supplier: string | null,
  questions: readonly OpenQuestion[],
): { text: string; parts: number } {
  const { rows, columns } = askedOf(supplier, questions)
  const head = ['Part number', 'Description', ...columns.map(({ words }) => words), 'Source']
  const body = rows.map(({ part, names }) => [
    part.id,
    nameOf(part),
    ...columns.map(({ name }) => (names.has(name) ? '' : 'known')),
    '',
  ])
  return { text: writeBlock([head, ...body]), parts: rows.length }
}

/** The same as a text: what is asked of each part in a paragraph of its own. */
export function supplierLetter(
  supplier: string | null,
  questions: readonly OpenQuestion[],
): { text: string; parts: number } {
  const { rows, columns } = askedOf(supplier, questions)
  const paragraphs = rows.map(({ part, names }) =>
    [
      [part.id, nameOf(part)].filter(Boolean).join(', '),
      ...columns.filter(({ name }) => names.has(name)).map(({ words }) => `- ${words}`),
    ].join('\n'),
  )
  const asks = 'Please answer for each part, and name the source (data sheet, letter, ruling).'
  return { text: `${[asks, ...paragraphs].join('\n\n')}\n`, parts: rows.length }
}

function nameOf({ id, name }: PartRow): string {
  return name === id ? '' : name
}
