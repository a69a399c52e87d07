import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../stores/call.ts'
import { attempt, useWorkspace } from '../../stores/workspace.ts'

/** For which destinations and on which revision an answer was worked out. */
export interface WorkedOut {
  destinations: readonly string[]
  revision: number
}

/** What is asked in steps, each a job of its own, for some destinations; null: it was given up. */
type Work<Answer> = (
  destinations: readonly string[],
  jobs: readonly string[],
  isRunning: () => boolean,
) => Promise<(Answer & { revision: number }) | null>

let asked = 0

/**
 * A question that takes long, in so many steps, about the destinations of the workspace: with its
 * progress from 0 to 100, one at a time, given up with the screen. `what` says what is attempted.
 */
export function useLongQuestion<Answer>(what: string, steps: number) {
  const [answer, setAnswer] = useState<(Answer & WorkedOut) | null>(null)
  const [progress, setProgress] = useState<number | null>(null)
  const running = useRef<readonly string[]>([])

  const cancel = useCallback(() => {
    const jobs = running.current
    running.current = []
    setProgress(null)
    for (const job of jobs) void call('evaluate.cancel', { job })
  }, [])

  useEffect(() => {
    const stop = window.minimis.on('job.progress', ({ job, done, total }) => {
      const step = running.current.indexOf(job)
      if (step >= 0 && total > 0) setProgress((100 * (step + done / total)) / steps)
    })
    return () => {
      stop()
      cancel()
    }
  }, [cancel, steps])

  const ask = useCallback(
    async (work: Work<Answer>): Promise<void> => {
      cancel()
      setAnswer(null)
      const destinations = useWorkspace.getState().workspace?.settings.destinations ?? []
      if (destinations.length === 0) return
      asked += 1
      const jobs = Array.from({ length: steps }, (_, step) => `rules-${asked}-${step}`)
      running.current = jobs
      const isRunning = () => running.current === jobs
      setProgress(0)
      await attempt(what, async () => {
        const found = await work(destinations, jobs, isRunning)
        if (found && isRunning()) setAnswer({ ...found, destinations })
      })
      if (!isRunning()) return
      running.current = []
      setProgress(null)
    },
    [cancel, steps, what],
  )

  const clear = useCallback(() => {
    cancel()
    setAnswer(null)
  }, [cancel])

  return { answer, progress, ask, cancel, clear }
}
