import { type RefObject, useEffect } from 'react'

/** Ctrl+F, the slash and the menu's Find put the keyboard in a filter. */
export function useFindKey(input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const find = () => {
      input.current?.focus()
      input.current?.select()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.shiftKey) return
      const isControl = event.ctrlKey || event.metaKey
      const isTyping = event.target instanceof HTMLInputElement
      const isFind = isControl ? event.key.toLowerCase() === 'f' : event.key === '/' && !isTyping
      if (!isFind) return
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
