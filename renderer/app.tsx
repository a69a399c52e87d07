import { useEffect } from 'react'
import { Frame } from './features/frame/frame.tsx'
import { StartScreen } from './features/start/start-screen.tsx'
import { usePreferences } from './stores/preferences.ts'
import { useWorkspace } from './stores/workspace.ts'

/**
 * The window: that something is being opened, the start screen while no workspace is open, else the
 * frame with its screens. Drawn
 * anew as a whole where numbers are to be written another way.
 */
export function App() {
  const phase = useWorkspace((store) => store.phase)
  usePreferences((store) => store.numberFormat)
  const name = useWorkspace((store) => store.workspace?.name)

  useEffect(() => {
    document.title = name ? `${name} - Minimis` : 'Minimis'
  }, [name])

  if (phase === 'starting') {
    return (
      <p className="opening" role="status">
        Opening…
      </p>
    )
  }
  return phase === 'open' ? <Frame /> : <StartScreen />
}
