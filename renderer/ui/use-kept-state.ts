import { useCallback } from 'react'
import { keep, useKept } from '../stores/kept.ts'

/**
 * As `useState`, for what was typed at a place and must outlast what it was typed in: a bar that is
 * closed, a dialog, another screen. `undefined` takes it back to what it is at first.
 */
export function useKeptState<Value>(
  place: string,
  first: Value,
): [Value, (next: Value | undefined | ((now: Value) => Value)) => void] {
  const shown = useKept(({ kept }) => (place in kept ? (kept[place] as Value) : first))
  const set = useCallback(
    (next: Value | undefined | ((now: Value) => Value)) => {
      const { kept } = useKept.getState()
      const now = place in kept ? (kept[place] as Value) : first
      keep(place, typeof next === 'function' ? (next as (now: Value) => Value)(now) : next)
    },
    [place, first],
  )
  return [shown, set]
}
