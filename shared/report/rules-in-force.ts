import { chosen } from '../rules/pack.ts'
import type { ReportContext } from './context.ts'
import type { ReportDocument } from './document.ts'

/** The rule pack that a result was worked out by: its date, its sources, its switches as they stood. */
export function rulesInForce({
  pack,
  packHash,
  choices,
}: Pick<ReportContext, 'pack' | 'packHash' | 'choices'>): ReportDocument['rules'] {
  const { id, title, asOf, sources } = pack.header
  return {
    facts: [
      { name: 'Rules', text: title },
      { name: 'Pack', text: id },
      { name: 'As of', text: asOf },
      { name: 'SHA-256 of its rows', text: packHash },
    ],
    sources: Object.values(sources),
    switches: pack.switches.switches.map((row) => {
      const option = chosen(pack, choices, row.id)
      return {
        id: row.id,
        question: row.question,
        option,
        meaning: row.options.find((candidate) => candidate.id === option)?.meaning ?? '',
        isDefault: option === row.default,
        cite: row.cite,
      }
    }),
  }
}
