import { useEffect, useRef } from 'react'
import { watchTyping } from '../stores/typing.ts'

/** Has the user asked before what is half typed here is lost; null: nothing is. */
export function useHalfTyped(what: string | null): void {
  const latest = useRef(what)
  latest.current = what
  useEffect(() => watchTyping(() => latest.current), [])
}
