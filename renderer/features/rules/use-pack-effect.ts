import { useCallback, useEffect, useRef, useState } from 'react'
import type { PackEffect } from '../../../shared/ipc/evaluation-calls/studies.ts'
import { call } from '../../stores/call.ts'
import { attempt, useWorkspace } from '../../stores/workspace.ts'

/** What another pack changes, for the destinations and the revision that it was worked out for. */
export interface ShownEffect extends PackEffect {
  destinations: readonly string[]
  revision: number
}

let jobs = 0

/** Works out what another rule pack says and changes in the workspace, with progress; one question at a time. */
export function usePackEffect() {
  const [effect, setEffect] = useState<ShownEffect | null>(null)
  const [progress, setProgress] = useState<number | null>(null)
  const running = useRef<string | null>(null)

  const cancel = useCallback(() => {
    const job = running.current
    running.current = null
    setProgress(null)
    if (job) void call('evaluate.cancel', { job })
  }, [])

  useEffect(() => {
    const stop = window.minimis.on('job.progress', ({ job, done, total }) => {
      if (running.current === job && total > 0) setProgress((100 * done) / total)
    })
    return () => {
      stop()
      cancel()
    }
  }, [cancel])

  const ask = useCallback(
    async (pack: string): Promise<void> => {
      cancel()
      setEffect(null)
      const destinations = useWorkspace.getState().workspace?.settings.destinations ?? []
      if (destinations.length === 0) return
      jobs += 1
      const job = `pack-${jobs}`
      running.current = job
      setProgress(0)
      const question = { job, pack, destinations, method: 'look-through' as const }
      await attempt('work out what the rules would change', async () => {
        const { answer, revision } = await call('evaluate.packEffect', question)
        if (answer && running.current === job) setEffect({ ...answer, destinations, revision })
      })
      if (running.current !== job) return
      running.current = null
      setProgress(null)
    },
    [cancel],
  )

  return { effect, progress, ask, cancel }
}
