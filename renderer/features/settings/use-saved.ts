import { useCallback, useEffect, useRef, useState } from 'react'
import { asCallError } from '../../stores/call.ts'

/** What came of the last change: said quietly, a refusal until the next change. */
export interface Saved {
  text: string
  isProblem: boolean
}

const SHOWN_MS = 4000

/** Saves one change at once and says what came of it. */
export function useSaved() {
  const [saved, setSaved] = useState<Saved | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const save = useCallback(async (what: string, action: () => Promise<unknown>) => {
    clearTimeout(timer.current)
    try {
      await action()
      setSaved({ text: `${what} saved`, isProblem: false })
      timer.current = setTimeout(() => setSaved(null), SHOWN_MS)
    } catch (error) {
      setSaved({ text: asCallError(error).message, isProblem: true })
    }
  }, [])
  return { saved, save }
}
