import { useLayoutEffect, useRef } from 'react'

/**
 * Remembers what had the focus when something was opened, and gives the function that puts it back
 * at once, so that what is done next can move it on.
 */
export function useReturnFocus(opened: boolean): () => void {
  const before = useRef<Element | null>(null)
  useLayoutEffect(() => {
    if (opened) before.current = document.activeElement
  }, [opened])
  return () => {
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true })
  }
}
