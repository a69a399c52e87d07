import { useCallback, useRef } from 'react'

/** A function that stays the same object and does what the one given last does; for events, not for drawing. */
export function useStable<Arguments extends unknown[], Answer>(
  run: (...given: Arguments) => Answer,
): (...given: Arguments) => Answer {
  const latest = useRef(run)
  latest.current = run
  return useCallback((...given) => latest.current(...given), [])
}
