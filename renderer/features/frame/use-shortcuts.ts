import { useEffect } from 'react'
import { commandOf, runCommand } from '../../stores/commands.ts'
import { useScreen } from '../../stores/screen.ts'
import { isTyping } from '../../ui/is-typing.ts'

/** Runs commands by their keys on every screen, and by their ids for the native menu. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const altGraph = event.getModifierState('AltGraph')
      const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event
      const press = { key, code, ctrlKey, metaKey, altKey, shiftKey, altGraph }
      const command = commandOf(press, isTyping(event.target))
      if (!command || (isDialogOpen() && !command.inDialog)) return
      event.preventDefault()
      command.run()
    }
    const keep = (event: KeyboardEvent) => {
      if (event.key === 'Escape' || event.key === 'Tab' || !isBehindPanel()) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    window.addEventListener('keydown', keep, true)
    const stopMenu = window.minimis.on('menu.command', ({ command }) => runCommand(command))
    window.addEventListener('keydown', onKey)
    return () => {
      stopMenu()
      window.removeEventListener('keydown', onKey)
      window.removeEventListener('keydown', keep, true)
    }
  }, [])
}

/** Whether a panel was opened and the keyboard is still where it was: what is typed now is not for that place. */
function isBehindPanel(): boolean {
  const { activeElement } = document
  if (useScreen.getState().panel === null || !activeElement) return false
  return activeElement !== document.body && !activeElement.closest('[role="dialog"]')
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null
}
