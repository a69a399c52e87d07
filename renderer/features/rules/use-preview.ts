import { useCallback, useEffect, useRef, useState } from 'react'
import { type TurnedVerdict, turnedVerdicts } from '../../../shared/calc/turned-verdicts.ts'
import type { Choices } from '../../../shared/rules/pack.ts'
import { call } from '../../stores/call.ts'
import { attempt, useWorkspace } from '../../stores/workspace.ts'

/** By which switches, and by the rows of which day; absent: those in force. */
interface Side {
  choices?: Choices
  rowsOf?: string
}

/** What differs between two sides, for the destinations and the revision that it was worked out for. */
export interface Preview {
  destinations: readonly string[]
  revision: number
  changes: TurnedVerdict[]
  cells: number
}

let jobs = 0

/** Works out what other switches or days of the rules change in the workspace, with progress; one question at a time. */
export function usePreview() {
  const [preview, setPreview] = useState<Preview | null>(null)
  const [progress, setProgress] = useState<number | null>(null)
  const running = useRef<string | null>(null)

  const cancel = useCallback(() => {
    const job = running.current
    running.current = null
    setProgress(null)
    if (!job) return
    for (const side of ['before', 'after']) void call('evaluate.cancel', { job: `${job}-${side}` })
  }, [])

  useEffect(() => {
    const stop = window.minimis.on('job.progress', ({ job, done, total }) => {
      if (!running.current || !job.startsWith(running.current) || total === 0) return
      const half = job.endsWith('after') ? 50 : 0
      setProgress(half + (50 * done) / total)
    })
    return () => {
      stop()
      cancel()
    }
  }, [cancel])

  async function ask(sides: { before?: Side; after: Side }): Promise<void> {
    cancel()
    setPreview(null)
    const destinations = useWorkspace.getState().workspace?.settings.destinations ?? []
    if (destinations.length === 0) return
    jobs += 1
    const job = `switch-${jobs}`
    running.current = job
    setProgress(0)
    const question = { destinations, method: 'look-through' as const }
    await attempt('work out what would change', async () => {
      const [was, is] = [sides.before ?? {}, sides.after]
      const before = await call('evaluate.matrix', { ...question, ...was, job: `${job}-before` })
      if (before.cancelled || running.current !== job) return
      const after = await call('evaluate.matrix', { ...question, ...is, job: `${job}-after` })
      if (after.cancelled || running.current !== job) return
      if (before.revision !== after.revision) return
      setPreview({
        destinations,
        revision: after.revision,
        changes: turnedVerdicts(destinations, before.rows, after.rows),
        cells: before.rows.length * destinations.length,
      })
    })
    if (running.current !== job) return
    running.current = null
    setProgress(null)
  }

  function clear(): void {
    cancel()
    setPreview(null)
  }

  return { preview, progress, ask, cancel, clear }
}
