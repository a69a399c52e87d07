import { useEffect, useState } from 'react'
import type { Output } from '../../shared/ipc/contract.ts'
import type { LongBatch } from '../../shared/workspace/long-batch.ts'
import { call } from '../stores/call.ts'
import { useResult } from '../stores/result.ts'
import { useWorkspace } from '../stores/workspace.ts'

export type Effects = Output<'evaluate.effects'>

/** What a change would do elsewhere. */
export interface ShownEffects {
  effects: Effects | null
  /** For how many destinations verdicts were asked. */
  destinations: number
  isAsking: boolean
  /** Why it is not known. */
  problem: string | null
}

const NOTHING: ShownEffects = { effects: null, destinations: 0, isAsking: false, problem: null }
/** So long the preview stands still before it is asked. */
const STILL = 250
let jobs = 0

/** Asks what a change would do to parts in other products and to verdicts; null: there is nothing to ask. */
export function useEffects(
  change: (() => Promise<LongBatch | null>) | null,
  product: string | null,
): ShownEffects {
  const [shown, setShown] = useState(NOTHING)
  useEffect(() => {
    if (!change) return setShown(NOTHING)
    let isWanted = true
    const job = `effects-${++jobs}`
    setShown({ ...NOTHING, isAsking: true })
    const ask = async () => {
      const asked = await change()
      if (!asked || !isWanted) return null
      const { method, destination } = useResult.getState()
      const chosen = useWorkspace.getState().workspace?.settings.destinations ?? []
      const destinations = [...new Set([...chosen, ...(destination ? [destination] : [])])]
      const question = { job, batch: asked, product, destinations, method }
      const effects = await call('evaluate.effects', question)
      return { effects, destinations: destinations.length }
    }
    const timer = setTimeout(() => {
      ask().then(
        (found) => isWanted && setShown({ ...NOTHING, ...found }),
        (error: Error) => isWanted && setShown({ ...NOTHING, problem: error.message }),
      )
    }, STILL)
    return () => {
      isWanted = false
      clearTimeout(timer)
      call('evaluate.cancel', { job }).catch(() => undefined)
    }
  }, [change, product])
  return shown
}
