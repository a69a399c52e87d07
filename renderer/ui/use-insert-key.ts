import { useEffect, useRef } from 'react'

/** Insert adds to the table on screen, wherever the keyboard is; null: nothing can be added. */
export function useInsertKey(add: (() => void) | null): void {
  const latest = useRef(add)
  latest.current = add
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLInputElement
      if (event.defaultPrevented || event.key !== 'Insert' || event.shiftKey) return
      if (isTyping || !latest.current) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
