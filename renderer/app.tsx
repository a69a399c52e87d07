import { useEffect } from 'react'
import { Frame } from './features/frame/frame.tsx'
import { StartScreen } from './features/start/start-screen.tsx'
import { useWorkspace } from './stores/workspace.ts'
import { useNumberFormat } from './ui/number-format.ts'

/**
 * The window: the start screen while no workspace is open, else the frame with its screens. Drawn
 * anew as a whole where numbers are to be written another way.
 */
export function App() {
  const phase = useWorkspace((store) => store.phase)
  useNumberFormat()
  const name = useWorkspace((store) => store.workspace?.name)

  useEffect(() => {
    document.title = name ? `${name} - Minimis` : 'Minimis'
  }, [name])

  if (phase === 'starting') return null
  return phase === 'open' ? <Frame /> : <StartScreen />
}
