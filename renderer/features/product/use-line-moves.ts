import { useState } from 'react'
import { useStable } from '../../ui/use-stable.ts'
import { move } from './bom-actions.ts'
import type { Moved } from './structure.ts'
import type { Turning } from './turn-dialog.tsx'

/** Moving lines; before a part becomes a sub-assembly by it, that is asked. */
export function useLineMoves(on: { problem: (text: string) => void; closed: () => void }) {
  const [turning, setTurning] = useState<Turning | null>(null)
  const closeTurning = useStable(() => {
    setTurning(null)
    on.closed()
  })
  const moveLine = (plan: () => Moved | null) =>
    move(plan, { problem: on.problem, turn: (part, go) => setTurning({ part, go }) })
  return { turning, closeTurning, moveLine }
}
