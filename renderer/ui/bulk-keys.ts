import type { KeyboardEvent } from 'react'

/**
 * Keys of a bar that sets a value of many rows: Escape goes back to them and leaves what is typed.
 * Enter in an empty field sets nothing: to empty many cells takes Delete, or the button.
 */
export function bulkKeys(text: string, onLeave: () => void) {
  return (event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    const isField = event.target instanceof HTMLInputElement
    if (event.key === 'Enter' && isField && text.trim() === '') event.preventDefault()
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onLeave()
  }
}
