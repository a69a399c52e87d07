import type { ReadCell } from '../../../../shared/tabular/cell.ts'
import type { SingleCommand } from '../../../../shared/workspace/commands.ts'
import type { PartRow } from '../../../../shared/workspace/views.ts'
import { call } from '../../../stores/call.ts'
import { editAllAndSay } from '../../../stores/edits.ts'
import { count } from '../../../ui/format.ts'
import type { TypedAs } from '../../../ui/typed.ts'
import { answerCommands, type Given, type Ground } from './answers.ts'
import type { OpenQuestion } from './open-questions.ts'
import { twinCommand } from './twin.ts'

/** Reads the parts as they are now and makes the commands that write an answer for them. */
export async function commandsFor(
  parts: readonly PartRow[],
  question: OpenQuestion,
  given: Given,
  ground: Ground,
  as: TypedAs,
): Promise<ReadCell<SingleCommand[]>> {
  const { parts: whole } = await call('items.read', { ids: parts.map(({ id }) => id) })
  return answerCommands(whole, question.answer, given, ground, as)
}

/** Writes an answer as one change, and says so. Throws a CallError where it is refused. */
export async function writeAnswer(
  parts: readonly PartRow[],
  question: OpenQuestion,
  given: Given,
  commands: readonly SingleCommand[],
): Promise<void> {
  const of = parts.length === 1 ? (parts[0]?.id ?? '') : count(parts.length, 'part')
  await editAllAndSay(`${question.words} ${givenWords(given)}: ${of}`.slice(0, 190), commands)
}

/** Writes what is known of a twin as the answer for a part, with its source. */
export async function writeTwin(
  part: PartRow,
  twin: PartRow,
  { answer, words }: OpenQuestion,
): Promise<void> {
  const { parts } = await call('items.read', { ids: [part.id, twin.id] })
  const [own, other] = [part, twin].map(({ id }) => parts.find((whole) => whole.id === id))
  const command = own && other ? twinCommand(own, other, answer) : null
  if (command) await editAllAndSay(`${words}: ${part.id} as ${twin.id}`.slice(0, 190), [command])
}

export function givenWords(given: Given): string {
  return typeof given === 'boolean' ? (given ? 'Yes' : 'No') : given
}
