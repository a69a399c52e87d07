import { useCallback } from 'react'
import type { PackEffect } from '../../../shared/ipc/evaluation-calls/studies.ts'
import { call } from '../../stores/call.ts'
import { useLongQuestion, type WorkedOut } from './use-long-question.ts'

/** What another pack changes, for the destinations and the revision that it was worked out for. */
export type ShownEffect = PackEffect & WorkedOut

/** Works out what another rule pack says and changes in the workspace. */
export function usePackEffect() {
  const question = useLongQuestion<PackEffect>('work out what the rules would change', 1)
  const { answer: effect, progress, ask: run, cancel } = question
  const ask = useCallback(
    (pack: string) =>
      run(async (destinations, [job = '']) => {
        const asked = {
          job,
          pack,
          destinations: [...destinations],
          method: 'look-through' as const,
        }
        const { answer, revision } = await call('evaluate.packEffect', asked)
        return answer && { ...answer, revision }
      }),
    [run],
  )
  return { effect, progress, ask, cancel }
}
