import { useCallback, useState } from 'react'
import { asCallError } from '../stores/call.ts'

/** What a screen says at its foot about the last thing that was asked for. */
export interface Said {
  text: string
  isProblem: boolean
}

/** Keeps what a screen has to say, and says why something was refused. */
export function useSaid() {
  const [said, setSaid] = useState<Said | null>(null)
  const clear = useCallback(() => setSaid(null), [])
  const refuse = useCallback(
    (text: string) => setSaid({ text: sentence(text), isProblem: true }),
    [],
  )
  const tell = useCallback(
    (text: string) => setSaid({ text: sentence(text), isProblem: false }),
    [],
  )
  /** Does something that may be refused; whether it was done. */
  const attempt = useCallback(
    async (action: () => Promise<unknown>) => {
      clear()
      try {
        await action()
        return true
      } catch (error) {
        refuse(asCallError(error).message)
        return false
      }
    },
    [clear, refuse],
  )
  return { said, clear, refuse, tell, attempt }
}

export type Saying = ReturnType<typeof useSaid>

/** What the readers of cells say begins small and has no end. */
function sentence(text: string): string {
  const whole = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.?!]$/.test(whole) ? whole : `${whole}.`
}
