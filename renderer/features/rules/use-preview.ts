import { type TurnedVerdict, turnedVerdicts } from '../../../shared/calc/turned-verdicts.ts'
import type { Choices } from '../../../shared/rules/pack.ts'
import { call } from '../../stores/call.ts'
import { useLongQuestion, type WorkedOut } from './use-long-question.ts'

/** By which switches, and by the rows of which day; absent: those in force. */
interface Side {
  choices?: Choices
  rowsOf?: string
}

interface Turned {
  changes: TurnedVerdict[]
  cells: number
}

/** What differs between two sides, for the destinations and the revision that it was worked out for. */
export type Preview = Turned & WorkedOut

/** Works out what other switches or days of the rules change in the workspace. */
export function usePreview() {
  const question = useLongQuestion<Turned>('work out what would change', 2)
  const { answer: preview, progress, ask: run, cancel, clear } = question
  const ask = (sides: { before?: Side; after: Side }) =>
    run(async (chosen, [first = '', second = ''], isRunning) => {
      const destinations = [...chosen]
      const asked = { destinations, method: 'look-through' as const }
      const before = await call('evaluate.matrix', { ...asked, ...sides.before, job: first })
      if (before.cancelled || !isRunning()) return null
      const after = await call('evaluate.matrix', { ...asked, ...sides.after, job: second })
      if (after.cancelled || before.revision !== after.revision) return null
      return {
        revision: after.revision,
        changes: turnedVerdicts(destinations, before.rows, after.rows),
        cells: before.rows.length * destinations.length,
      }
    })
  return { preview, progress, ask, cancel, clear }
}
