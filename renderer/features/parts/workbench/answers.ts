import type { Part } from '../../../../shared/model/schema.ts'
import { type ReadCell, read, unreadable } from '../../../../shared/tabular/cell.ts'
import type { SingleCommand } from '../../../../shared/workspace/commands.ts'
import { readItemCell } from '../../../ui/grid/columns/read-item-cell.ts'
import type { TypedAs } from '../../../ui/typed.ts'
import type { AnswerKind } from './open-questions.ts'

/** An answer as it was given: yes or no, a value of a list, or a text. */
export type Given = boolean | string

/** Who says so, on which day and on what source; empty members are left out. */
export interface Ground {
  who: string
  on: string
  source: string
}

/**
 * The commands that write one answer for parts, with its ground where a source is named. Sources of
 * other facts stay. A text that cannot be read is refused for all of them.
 */
export function answerCommands(
  parts: readonly Part[],
  answer: AnswerKind,
  given: Given,
  ground: Ground,
  as: TypedAs,
): ReadCell<SingleCommand[]> {
  const commands: SingleCommand[] = []
  for (const part of parts) {
    const set = setOf(part, answer, given, ground, as)
    if (!set.ok) return set
    commands.push({ kind: 'changePart', id: part.id, set: set.value })
  }
  return read(commands)
}

/** Whether an answer is kept with what it rests on, where that is named. */
export function asksForSource(answer: AnswerKind): boolean {
  return answer.kind !== 'elsewhere' && !(answer.kind === 'text' && answer.column !== 'eccn')
}

/**
 * Whether an answer says that a part is on no control list and names nothing that it rests on: it is
 * looked at before it is written, for one part too.
 */
export function isBareEar99(answer: AnswerKind, given: Given, { source }: Ground): boolean {
  const isEccn = answer.kind === 'text' && answer.column === 'eccn'
  return isEccn && source.trim() === '' && String(given).trim().toUpperCase() === 'EAR99'
}

type PartSet = Partial<Omit<Part, 'id'>>

function setOf(
  part: Part,
  answer: AnswerKind,
  given: Given,
  ground: Ground,
  as: TypedAs,
): ReadCell<PartSet> {
  if (answer.kind === 'text') {
    const { price = null, usContent } = part
    const cell = readItemCell(answer.column, String(given), { price, usContent, ...as })
    if (!cell.ok || answer.column !== 'eccn') return cell
    const said = members(ground)
    if (!said || cell.value.eccn == null) return cell
    const classification = { ...said, state: 'proposed' as const }
    return { ...cell, value: { ...cell.value, classification } }
  }
  if (answer.kind === 'elsewhere') return unreadable('this is answered in the data of the part')
  const facts = part.facts ?? {}
  const changed =
    answer.kind === 'yes-no' && answer.isScope
      ? { ...facts, answers: { ...facts.answers, [answer.fact]: given === true } }
      : { ...facts, [answer.fact]: given }
  const said = members(ground)
  if (!said) return read({ facts: changed })
  return read({ facts: changed, factSources: { ...part.factSources, [answer.fact]: said } })
}

/** The members of a ground that say something; null: no source is named. */
function members({ who, on, source }: Ground) {
  if (source.trim() === '') return null
  return { ...(who.trim() && { who: who.trim() }), on, source: source.trim() }
}
