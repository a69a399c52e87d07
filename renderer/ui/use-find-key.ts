import { type RefObject, useEffect } from 'react'
import { isShortcut, pressOf } from '../stores/shortcut.ts'

/** Ctrl+F, the slash and the menu's Find put the keyboard in a filter. */
export function useFindKey(input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const find = () => {
      input.current?.focus()
      input.current?.select()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const press = pressOf(event)
      const isTyping = event.target instanceof HTMLInputElement
      if (!isShortcut('Ctrl+F', press) && (isTyping || !isShortcut('/', press))) return
      event.preventDefault()
      find()
    }
    const stopMenu = window.minimis.on('menu.command', ({ command }) => {
      if (command === 'find') find()
    })
    window.addEventListener('keydown', onKey)
    return () => {
      stopMenu()
      window.removeEventListener('keydown', onKey)
    }
  }, [input])
}
