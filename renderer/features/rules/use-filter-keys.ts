import { type RefObject, useEffect } from 'react'

/** `/` and Ctrl+F go to the filter of the screen, from wherever nothing is being typed. */
export function useFilterKeys(filter: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isFind = event.ctrlKey && event.key.toLowerCase() === 'f'
      if ((event.key !== '/' && !isFind) || event.target instanceof HTMLInputElement) return
      event.preventDefault()
      filter.current?.focus()
    }
    const stopMenu = window.minimis.on('menu.command', ({ command }) => {
      if (command === 'find') filter.current?.focus()
    })
    window.addEventListener('keydown', onKey)
    return () => {
      stopMenu()
      window.removeEventListener('keydown', onKey)
    }
  }, [filter])
}
