import { useEffect } from 'react'
import { commandOf, runCommand } from '../../stores/commands.ts'
import { isTyping } from '../../ui/is-typing.ts'

/** Runs commands by their keys on every screen, and by their ids for the native menu. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isDialogOpen()) return
      const altGraph = event.getModifierState('AltGraph')
      const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event
      const press = { key, code, ctrlKey, metaKey, altKey, shiftKey, altGraph }
      const command = commandOf(press, isTyping(event.target))
      if (!command) return
      event.preventDefault()
      command.run()
    }
    const stopMenu = window.minimis.on('menu.command', ({ command }) => runCommand(command))
    window.addEventListener('keydown', onKey)
    return () => {
      stopMenu()
      window.removeEventListener('keydown', onKey)
    }
  }, [])
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null
}
