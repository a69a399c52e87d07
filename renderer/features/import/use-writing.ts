import { useCallback, useEffect, useRef, useState } from 'react'
import type { LongBatch } from '../../../shared/workspace/long-batch.ts'
import { call } from '../../stores/call.ts'
import { sayDoneAsWritten } from '../../stores/done.ts'
import { inTurn } from '../../stores/edits.ts'

/** How far a change is that is being written. */
export interface WritingProgress {
  done: number
  total: number
}

interface Writing {
  /** null: nothing is being written. */
  progress: WritingProgress | null
  /** Writes a change whole. Throws a CallError where it is refused, or given up: then nothing is written. */
  write: (batch: LongBatch) => Promise<void>
  giveUp: () => void
}

let jobs = 0

/** Writes a change and follows how far it is; where the screen goes meanwhile, the change is given up. */
export function useWriting(): Writing {
  const [progress, setProgress] = useState<WritingProgress | null>(null)
  const running = useRef<string | null>(null)
  const giveUp = useCallback(() => {
    const job = running.current
    if (job !== null) call('import.giveUp', { job }).catch(() => undefined)
  }, [])
  useEffect(
    () =>
      window.minimis.on('job.progress', ({ job, done, total }) => {
        if (job === running.current) setProgress({ done, total })
      }),
    [],
  )
  useEffect(() => giveUp, [giveUp])
  const write = useCallback(async (batch: LongBatch) => {
    const job = `import-${++jobs}`
    running.current = job
    setProgress({ done: 0, total: batch.count })
    try {
      const done = await inTurn(() => call('import.apply', { job, batch }))
      sayDoneAsWritten(done.revision)
    } finally {
      running.current = null
      setProgress(null)
    }
  }, [])
  return { progress, write, giveUp }
}
