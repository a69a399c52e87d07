import { useEffect } from 'react'
import { redo, undo } from '../../stores/edits.ts'
import { chooseExport } from '../../stores/export-result.ts'
import { switchProductView } from '../../stores/product-view.ts'
import { stepDestination } from '../../stores/result.ts'
import { goBack, goTo, openPanel, SCREENS, useScreen } from '../../stores/screen.ts'
import { useWorkspace } from '../../stores/workspace.ts'

/** The commands that keys and the native menu share, by name. */
const COMMANDS: Record<string, () => void> = {
  undo: () => canEdit() && void undo(),
  redo: () => canEdit() && void redo(),
  ...Object.fromEntries(SCREENS.map(({ kind }) => [kind, () => goTo(kind)])),
  palette: () => openPanel('palette'),
  import: () => canEdit() && openPanel('import'),
  back: goBack,
  history: () => openPanel('history'),
  backups: () => openPanel('backups'),
  shortcuts: () => openPanel('keys'),
  previousDestination: () => onProduct() && stepDestination(-1),
  nextDestination: () => onProduct() && stepDestination(1),
  exportResult: () => onProduct() && chooseExport(),
  productView: () => onProduct() && switchProductView(),
}

/** Handles the keys that work on every screen, and the commands of the native menu. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || useScreen.getState().panel !== null) return
      const command = commandOf(event)
      if (!command) return
      event.preventDefault()
      COMMANDS[command]?.()
    }
    const stopMenu = window.minimis.on('menu.command', ({ command }) => COMMANDS[command]?.())
    window.addEventListener('keydown', onKey)
    return () => {
      stopMenu()
      window.removeEventListener('keydown', onKey)
    }
  }, [])
}

function commandOf(event: KeyboardEvent): string | null {
  const { key, altKey, shiftKey } = event
  const control = event.ctrlKey || event.metaKey
  if (control && key.toLowerCase() === 'k') return 'palette'
  const screen = control && !altKey ? SCREENS.find((place) => place.key === key) : undefined
  if (screen) return screen.kind
  if (control && key.toLowerCase() === 'e') return 'exportResult'
  if (isTyping(event.target)) return null
  if (control && key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo'
  if (control && key.toLowerCase() === 'y') return 'redo'
  if (altKey && key === 'ArrowLeft') return 'back'
  if (key === 'F6' || (altKey && key.toLowerCase() === 'r')) return 'productView'
  if (control || altKey) return null
  if (key === '?') return 'shortcuts'
  if (key === '[') return 'previousDestination'
  if (key === ']') return 'nextDestination'
  return null
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type !== 'checkbox' && !target.readOnly
}

function canEdit(): boolean {
  const { workspace } = useWorkspace.getState()
  return workspace !== null && workspace.readOnly === null
}

function onProduct(): boolean {
  return useScreen.getState().screen.kind === 'product'
}
