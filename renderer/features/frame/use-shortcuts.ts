import { useEffect } from 'react'
import { type AppCommand, commandOf, runCommand, useCommands } from '../../stores/commands.ts'
import { useScreen } from '../../stores/screen.ts'
import { pressOf } from '../../stores/shortcut.ts'
import { typeAhead } from '../../stores/typed-ahead.ts'
import { isTyping } from '../../ui/is-typing.ts'
import { goToPane } from '../../ui/panes.ts'

/** Runs commands by their keys on every screen, and by their ids for the native menu. */
export function useShortcuts(): void {
  useCommands(PANES)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const command = commandOf(pressOf(event), isTyping(event.target))
      if (!command || (isDialogOpen() && !command.inDialog)) return
      event.preventDefault()
      command.run()
    }
    const keep = (event: KeyboardEvent) => {
      if (event.key === 'Escape' || event.key === 'Tab') return
      const isHeld = event.ctrlKey || event.metaKey || event.altKey
      const isAhead = !isHeld && isBeforeSearch() && typeAhead(event.key)
      if (!isAhead && !isBehindPanel()) return
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

const PANES: readonly AppCommand[] = [
  {
    id: 'nextPane',
    name: 'To the next part of the screen',
    group: 'Everywhere',
    keys: ['F6'],
    whileTyping: true,
    isKeyOnly: true,
    run: () => goToPane(1),
  },
  {
    id: 'previousPane',
    name: 'To the part of the screen before',
    group: 'Everywhere',
    keys: ['Shift+F6'],
    whileTyping: true,
    isKeyOnly: true,
    run: () => goToPane(-1),
  },
]

/** Whether the search was opened and does not have the keyboard yet. */
function isBeforeSearch(): boolean {
  if (useScreen.getState().panel !== 'palette') return false
  return document.activeElement?.closest('[role="dialog"]') == null
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
