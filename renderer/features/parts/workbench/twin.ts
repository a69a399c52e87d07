import type { Part } from '../../../../shared/model/schema.ts'
import type { SingleCommand } from '../../../../shared/workspace/commands.ts'
import type { PartRow } from '../../../../shared/workspace/views.ts'
import { ALIKE } from './alike.ts'
import type { Given } from './answers.ts'
import type { AnswerKind } from './open-questions.ts'

/** In what a twin is like a part, the nearest first. */
const NEAREST = [ALIKE.family, ALIKE.words]

/**
 * The known part from which an answer can be taken over: of the same kind, from the same supplier's
 * family or with the same first words in its name, and for a fact of the same ECCN. null: there is none.
 */
export function twinOf(
  part: PartRow,
  rows: readonly PartRow[],
  answer: AnswerKind,
): PartRow | null {
  const known = rows.filter(
    (row) =>
      row.id !== part.id &&
      row.kind === part.kind &&
      givenOf(row, answer) !== null &&
      (answer.kind === 'text' || row.eccn === part.eccn),
  )
  for (const { key } of NEAREST) {
    const own = key(part)
    const twin = own === null ? undefined : known.find((row) => key(row) === own)
    if (twin) return twin
  }
  return null
}

/** What is known of a part where something is asked; null: nothing, or it is none to take over. */
export function givenOf({ eccn, facts }: PartRow, answer: AnswerKind): Given | null {
  if (answer.kind === 'text') return answer.column === 'eccn' ? eccn : null
  if (answer.kind === 'elsewhere') return null
  const told = facts as Record<string, unknown> | null | undefined
  const isScope = answer.kind === 'yes-no' && answer.isScope
  const value = isScope
    ? (told?.answers as Record<string, unknown> | undefined)?.[answer.fact]
    : told?.[answer.fact]
  return typeof value === 'boolean' || typeof value === 'string' ? value : null
}

/** The command that takes an answer over from a twin, with who said it of the twin, when and on what source. */
export function twinCommand(part: Part, twin: Part, answer: AnswerKind): SingleCommand | null {
  const said = `as its twin ${twin.id}`
  const set = (change: Partial<Omit<Part, 'id'>>): SingleCommand => ({
    kind: 'changePart',
    id: part.id,
    set: change,
  })
  if (answer.kind === 'text') {
    const { note, ...known } = twin.classification ?? {}
    const classification = {
      ...known,
      state: 'proposed' as const,
      note: note ? `${note}; ${said}` : said,
    }
    return set({ eccn: twin.eccn ?? null, classification })
  }
  if (answer.kind === 'elsewhere') return null
  const { fact } = answer
  const facts = part.facts ?? {}
  if (answer.kind === 'yes-no' && answer.isScope) {
    const value = twin.facts?.answers?.[fact] ?? null
    return set({ facts: { ...facts, answers: { ...facts.answers, [fact]: value } } })
  }
  const value = (twin.facts as Record<string, unknown> | null | undefined)?.[fact] ?? null
  const known = twin.factSources?.[fact] ?? {}
  const source = known.source ? `${known.source}; ${said}` : said
  return set({
    facts: { ...facts, [fact]: value },
    factSources: { ...part.factSources, [fact]: { ...known, source } },
  })
}
